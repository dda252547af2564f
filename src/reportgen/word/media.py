"""The pictures inside the document: each content once, however often it is shown."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

_ENDINGS = {"image/png": "png", "image/jpeg": "jpeg"}


@dataclass(frozen=True, slots=True)
class Media:
    """Pictures by the digest of their bytes: relationship id, part name, bytes."""

    found: dict[bytes, tuple[str, str, bytes]] = field(default_factory=dict)

    def add(self, data: bytes, content_type: str) -> str:
        """Return the relationship id under which the document shows these bytes."""
        digest = hashlib.sha256(data).digest()
        if digest not in self.found:
            number = len(self.found) + 1
            name = f"media/report{number}.{_ENDINGS[content_type]}"
            self.found[digest] = (f"rIdReport{number}", name, data)
        return self.found[digest][0]
