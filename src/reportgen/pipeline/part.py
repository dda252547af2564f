"""One section, case study or attachment alone, numbered as in the whole report."""

from __future__ import annotations

from dataclasses import replace

from reportgen.diagnostics import DiagnosticError, problem
from reportgen.model import Report, Section
from reportgen.source import file_span


def only_part(report: Report, path: str) -> Report:
    """Return the report cut down to the part that the file at `path` makes.

    Raises DiagnosticError `no-part` when no part comes from that file.
    """
    chapters = tuple(
        kept for chapter in report.chapters if (kept := _cut(chapter, path)) is not None
    )
    cases = tuple(case for case in report.cases if case.span.path == path)
    attachments = tuple(item for item in report.attachments if item.span.path == path)
    if not (chapters or cases or attachments):
        raise DiagnosticError(problem("no-part", file_span(path), file=path))
    return replace(
        report,
        title_lines=(),
        options=replace(report.options, cover=False, contents=False),
        introduction=(),
        chapters=chapters,
        cases=cases,
        attachments=attachments,
    )


def _cut(section: Section, path: str) -> Section | None:
    """Return the section if it or one inside comes from `path`, without what does not."""
    if section.span.path == path:
        return section
    inner = tuple(kept for child in section.sections if (kept := _cut(child, path)) is not None)
    return replace(section, blocks=(), sections=inner) if inner else None
