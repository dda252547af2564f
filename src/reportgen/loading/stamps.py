"""What tells, without reading a file, that it is as it was."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

_SETTLED_NS = 2_000_000_000  # a file changed within two seconds may change again in the same tick


def settled_before() -> int:
    """Return the time, in nanoseconds, before which a change shows in a file's times for sure."""
    return time.time_ns() - _SETTLED_NS


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file's size, its two times of change in nanoseconds, and its number on the disk."""

    size: int
    modified: int
    changed: int
    number: int


def stamp_of(path: Path) -> Stamp | None:
    """Return a file's stamp; None while it cannot be relied on: missing, or changed just now."""
    try:
        found = path.stat()
    except OSError:
        return None
    if max(found.st_mtime_ns, found.st_ctime_ns) > settled_before():
        return None
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
