"""The ledger of a project's figures, and what has changed since an earlier version of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.assembly import assemble
from reportgen.audit import audit, hold, read_answers, with_causes
from reportgen.audit.changes import (
    Change,
    OldTable,
    PrintedPart,
    Version,
    as_heading,
    as_typed,
    changes_since,
    legible,
    version_of_record,
)
from reportgen.audit.ledger import Ledger, make_ledger
from reportgen.cache import write_atomically
from reportgen.diagnostics import Diagnostic, DiagnosticError, Phrase, Severity, problem
from reportgen.model import Report
from reportgen.pipeline.reading import read
from reportgen.pipeline.save import Saved, file_name, save, unwritable
from reportgen.project import Project
from reportgen.source import file_span
from reportgen.workbooks.sheet import is_untouched

_MOST_BYTES = 64 * 1024 * 1024
_MOST_CHARACTERS = 5_000_000  # a hundred times those of a report


if TYPE_CHECKING:
    from reportgen.word.printed import PrintedGrid


@dataclass(frozen=True, slots=True)
class Accounted:
    """The ledger, and the errors that stand: figures of refused content are not in it."""

    ledger: Ledger
    report: Report
    errors: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What changed since a version; `edited` tells that a person has written in that document."""

    changes: tuple[Change, ...]
    edited: bool


def account(project: Project) -> Accounted:
    """Return the ledger of a project; raises DiagnosticError where there is no report at all."""
    found = read(project)
    assembled = assemble(found.sources)
    told = [*found.diagnostics, *assembled.diagnostics]
    report = assembled.report
    if report is None:
        raise DiagnosticError(*told)
    told = with_causes(report, [*told, *audit(report)])
    file = next((each for each in found.sources.files if each.kind == "answers"), None)
    answers = read_answers(found.sources.instances.get(file.relative)) if file else ()
    ledger = make_ledger(report, assembled.tables.values(), hold(told, answers))
    errors = tuple(each for each in told if each.severity is Severity.ERROR)
    return Accounted(ledger, report, errors)


def compare(accounted: Accounted, old: Path) -> Compared:
    """Return what changed since an old document or ledger.

    Raises DiagnosticError `since-unreadable`.
    """
    data = _bytes(old)
    if old.suffix.lower() == ".json":
        version, edited = _recorded(data, old), False
    elif old.suffix.lower() == ".docx":
        version, edited = _printed(data, old)
    else:
        raise _unreadable(old, Phrase("since-ending"))
    if sum(map(len, version.paragraphs)) > _MOST_CHARACTERS:
        raise _unreadable(old, Phrase("since-too-large"))
    changes = changes_since(version, accounted.ledger, accounted.report)
    return Compared(changes, edited)


def _bytes(old: Path) -> bytes:
    try:
        with old.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        detail = error.strerror or str(error)
        raise _unreadable(old, Phrase("since-system", {"detail": detail})) from None
    if len(data) > _MOST_BYTES:
        raise _unreadable(old, Phrase("since-too-large"))
    return data


def _recorded(data: bytes, old: Path) -> Version:
    try:
        record = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise _unreadable(old, Phrase("since-no-json")) from None
    version = version_of_record(record)
    if isinstance(version, Phrase):
        raise _unreadable(old, version)
    return version


def _printed(data: bytes, old: Path) -> tuple[Version, bool]:
    from reportgen.word.printed import read_printed

    try:
        document = read_printed(data, old.name)
    except DiagnosticError as error:
        raise _unreadable(old, error.diagnostics[0].params["reason"]) from None
    tables = tuple(
        OldTable(
            name="",
            id=table.id,
            caption=as_typed(table.caption),
            cells={},
            parts=tuple(map(_part, table.grids)),
        )
        for table in document.tables
    )
    paragraphs = tuple(
        as_heading(each.text) if each.is_heading else as_typed(each.text)
        for each in document.paragraphs
    )
    return Version(tables, paragraphs), document.edited


def _part(grid: PrintedGrid) -> PrintedPart:
    return PrintedPart(tuple(tuple(map(legible, row)) for row in grid.texts), grid.header_rows)


def _unreadable(old: Path, reason: object) -> DiagnosticError:
    place = file_span(str(old))
    return DiagnosticError(problem("since-unreadable", place, file=old.name, reason=reason))


def keep_record(target: Path, text: str) -> None:
    """Write a record; raises DiagnosticError `output-unwritable`."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(target, text.encode())
    except OSError as error:
        raise DiagnosticError(unwritable(target, error.strerror or str(error))) from None


def keep_book(target: Path | None, project: Project, name: str, data: bytes) -> Saved:
    """Write a workbook to its place, build/NAME.xlsx where none is named.

    One that a person has edited or has open is left alone. Raises DiagnosticError
    `output-unwritable`.
    """
    return save(target or project.build / f"{file_name(name)}.xlsx", data, is_untouched)
