"""The document put in its place: whole, and never over what a person has changed or has open."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Literal

from reportgen.cache import write_atomically
from reportgen.diagnostics import Diagnostic, DiagnosticError, problem
from reportgen.source import file_span

_MOST_VERSIONS = 100


@dataclass(frozen=True, slots=True)
class Saved:
    """Where the document went; `kept` says why the one in its place was left alone."""

    path: Path
    kept: Literal["", "edited", "open"] = ""


def save(target: Path, data: bytes, is_ours: Callable[[bytes], bool]) -> Saved:
    """Write the document to `target`, or beside it when that one is edited or open.

    `is_ours` tells whether a document's bytes are as this tool wrote them.
    Raises DiagnosticError `output-unwritable`.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        kept: Literal["", "edited", "open"] = ""
        for place in _places(target):
            taken = _taken(place, data, is_ours)
            if taken == "same" or (taken is None and _written(place, data)):
                if place == target:
                    _clear_versions(target, is_ours)
                return Saved(place, kept)
            kept = kept or (taken if taken == "edited" else "open")
    except OSError as error:
        raise DiagnosticError(unwritable(target, error.strerror or str(error))) from None
    raise DiagnosticError(unwritable(target, f"{_MOST_VERSIONS} × {target.stem}（新）"))


def file_name(name: str) -> str:
    """Return a name without what Windows forbids in file names."""
    clean = "".join("_" if c in '<>:"/\\|?*' or ord(c) < 32 else c for c in name)
    return clean.strip(" .")[:100] or "report"


def unwritable(target: Path, reason: str) -> Diagnostic:
    """Return that a file could not be written, and why."""
    return problem("output-unwritable", file_span(str(target)), file=str(target), reason=reason)


def _places(target: Path) -> Iterator[Path]:
    yield target
    yield from (_version(target, number) for number in range(1, _MOST_VERSIONS))


def _version(target: Path, number: int) -> Path:
    return target.with_name(f"{target.stem}（新{number if number > 1 else ''}）{target.suffix}")


def _taken(
    place: Path, data: bytes, is_ours: Callable[[bytes], bool]
) -> Literal["edited", "open", "same"] | None:
    """Tell why a file need not or must not be written; None when it may be."""
    try:
        present = place.read_bytes()
    except FileNotFoundError:
        return None
    except PermissionError:
        return "open"
    if present == data:
        return "same"
    if any(lock.exists() for lock in lock_files(place)):
        return "open"
    return None if is_ours(present) else "edited"


def lock_files(document: Path) -> Iterator[Path]:
    """Yield the files by which Word, WPS and LibreOffice mark a document as open."""
    name = document.name
    dropped = 0 if len(document.stem) <= 6 else 1 if len(document.stem) == 7 else 2
    yield document.with_name(f"~${name[dropped:]}")
    yield document.with_name(f".~{name}")
    yield document.with_name(f".~lock.{name}#")


def _written(place: Path, data: bytes) -> bool:
    """Write it; False when another program holds the file (Windows)."""
    try:
        write_atomically(place, data)
    except PermissionError:
        if place.exists():
            return False
        raise
    return True


def _clear_versions(target: Path, is_ours: Callable[[bytes], bool]) -> None:
    """Remove the versions that were written beside a document which is now the newest itself."""
    for number in count(1):
        version = _version(target, number)
        if not version.is_file():
            return
        with contextlib.suppress(OSError):
            if _taken(version, b"", is_ours) is None:
                version.unlink()
