"""What can be computed again, kept in files: written whole or not at all, never trusted blindly."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

_DIGEST = hashlib.sha256().digest_size


def read_cache(path: Path) -> bytes | None:
    """Return what `write_cache` put there, or None when it is missing or damaged."""
    try:
        stored = path.read_bytes()
    except OSError:
        return None
    digest, data = stored[:_DIGEST], stored[_DIGEST:]
    return data if hashlib.sha256(data).digest() == digest else None


def write_cache(path: Path, data: bytes) -> None:
    """Keep `data`; a folder that cannot be written only makes the next build slower."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, hashlib.sha256(data).digest() + data)


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file whole: beside its place first, then moved over it.

    Raises OSError (on Windows PermissionError when another program holds the file open).
    """
    beside = path.with_name(f".{path.name[:60]}.{os.getpid()}.tmp")
    try:
        with beside.open("wb") as file:
            file.write(data)
        beside.replace(path)
    except BaseException:  # Ctrl-C too leaves nothing half written behind
        beside.unlink(missing_ok=True)
        raise
