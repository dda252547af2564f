"""A value as typed on its line, and the quotes that keep it as it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportgen.loading.findings import Change

COLON = re.compile(r":(?=[ \t]|$)")
CUT = re.compile(r"[ \t]#(?=\S)")
_REMARK = re.compile(r"^#.*$|[ \t]+#(?:[ \t].*)?$")


@dataclass(frozen=True, slots=True)
class Value:
    """A value as typed on its line: where it begins in the file, and the key it belongs to."""

    text: str
    start: int
    key: str

    @property
    def end(self) -> int:
        """Return the offset behind it."""
        return self.start + len(self.text)


def without_remark(text: str) -> str:
    """Return a value without the remark (` # …`) behind it."""
    return _REMARK.sub("", text)


def quoted(value: Value) -> tuple[Change, ...]:
    """Return the changes that put a value in single quotes, as it stands."""
    text = value.text if value.text.startswith("#") else without_remark(value.text)
    inner = text.replace("'", "''")
    return ((value.start, value.start + len(text), f"'{inner}'"),)
