"""What was made, in the place where people look for it."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

from reportgen.diagnostics import Diagnostic, DiagnosticError, problem
from reportgen.model import Report
from reportgen.pipeline.making import Made
from reportgen.pipeline.save import file_name, lock_files, save
from reportgen.project import Project
from reportgen.source import file_span

Look: TypeAlias = tuple[tuple[bool, ...], tuple[int, int] | None] | None


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the document went, None when none was written, and what is to be said about it.

    `target` is where it belongs; what stands there is `edited` by a person or `open`, or "".
    `seen` is how its place looked then.
    """

    path: Path | None
    diagnostics: tuple[Diagnostic, ...] = ()
    target: Path | None = None
    kept: Literal["", "edited", "open"] = ""
    seen: Look = field(default=None, compare=False)

    @property
    def is_out(self) -> bool:
        """Tell whether the document is not where it belongs, and may get there by waiting."""
        return self.target is not None and (bool(self.kept) or self.path is None)


def place_of(made: Made, project: Project, output: Path | None = None) -> Path | None:
    """Return where a document belongs; None as long as there is no report."""
    if made.report is None:
        return None
    return output or project.build / f"{_file_name(made.report, made.part)}.docx"


def place(
    made: Made, project: Project, output: Path | None = None, last: Made | None = None
) -> Placed:
    """Put the document in its place, or beside it; nothing is written while any error stands.

    That of the `last` build is known to be ours; under another name it makes room for this one.
    """
    from reportgen.word import written_by_us

    target = place_of(made, project, output)
    if target is None or made.document is None:
        return Placed(None)
    try:
        known = last.document if last else None
        saved = save(target, made.document, lambda data: data == known or written_by_us(data))
    except DiagnosticError as error:
        return Placed(None, error.diagnostics, target)
    if last is not None:
        _clear(place_of(last, project, output), target, last.document)
    if not saved.kept:
        return Placed(saved.path, (), target, seen=_look(target))
    where = file_span(str(target))
    kept = problem(f"output-{saved.kept}", where, file=target.name, beside=saved.path.name)
    return Placed(saved.path, (kept,), target, saved.kept, _look(target))


def _clear(old: Path | None, new: Path, document: bytes | None) -> None:
    """Remove the last build's document where a new title gave this one another name.

    One that is open, or that a person has changed, stays.
    """
    if old is None or document is None or old == new or old.name == new.name:
        return
    with contextlib.suppress(OSError):
        if old.read_bytes() == document and not any(lock.exists() for lock in lock_files(old)):
            old.unlink()


def may_have_changed(placed: Placed) -> bool:
    """Tell whether a document's place looks otherwise than it did when the document was put there.

    On Windows a program may hold it without a lock that can be seen: then only trying tells.
    """
    if placed.target is None:
        return False
    now = _look(placed.target)
    return now != placed.seen or (placed.kept == "open" and not any(now[0]))


def _look(target: Path) -> tuple[tuple[bool, ...], tuple[int, int] | None]:
    """Return what changes when a document's place does: who has it open, what lies there."""
    held = tuple(lock.exists() for lock in lock_files(target))
    try:
        found = target.stat()
    except OSError:
        return held, None
    return held, (found.st_mtime_ns, found.st_size)


def _file_name(report: Report, part: str) -> str:
    """Return the title (a part's own name), without what Windows forbids in file names."""
    name = Path(part).stem if part else report.title
    name += f"（{report.options.draft}）" if report.options.draft else ""
    return file_name(name)
