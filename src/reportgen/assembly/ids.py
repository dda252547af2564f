"""Stable ids: what a block is called, whatever is edited elsewhere."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from hashlib import blake2b

_DIGEST_BYTES = 5  # 10 hexadecimal digits


def stable_id(*parts: str) -> str:
    """Return `b` and 10 hexadecimal digits made from the parts; valid as a Word bookmark."""
    return "b" + blake2b("\x1f".join(parts).encode(), digest_size=_DIGEST_BYTES).hexdigest()


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids given so far; the second block with the same content gets a counter of its own."""

    seen: Counter[tuple[str, ...]] = field(default_factory=Counter)

    def new(self, path: str, kind: str, content: str) -> str:
        """Return the id of the next block of this kind and content in a file."""
        parts = (path, kind, content)
        self.seen[parts] += 1
        count = self.seen[parts]
        return stable_id(*parts) if count == 1 else stable_id(*parts, str(count))
