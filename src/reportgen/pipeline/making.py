"""From content to the document: read, assemble, draw, render."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Literal

from reportgen.assembly import assemble
from reportgen.charts import draw_charts, row_widths
from reportgen.diagnostics import Diagnostic, DiagnosticError, Severity
from reportgen.kept import Kept
from reportgen.model import Chart, ChartPicture, FigureBlock, Report, blocks_of
from reportgen.pipeline.part import only_part
from reportgen.pipeline.printing import rendered_pages
from reportgen.pipeline.reading import Read
from reportgen.project import Project

if TYPE_CHECKING:
    from reportgen.word import Template

Step = Literal["read", "assemble", "draw", "render", "print", "save", "audit"]
Pages = Literal["computed", "libreoffice"]
Tell = Callable[[Step], None]


def silent(_: Step) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Made:
    """The document and all that it was made of; what is in `diagnostics` has not been audited.

    `document` is the .docx, None while any error stands; `report` is what prints of the `whole`:
    all of it, or the `part` that was asked for. `charts` are drawn, by chart id.
    """

    read: Read
    whole: Report | None
    report: Report | None
    charts: Mapping[str, ChartPicture]
    document: bytes | None
    diagnostics: tuple[Diagnostic, ...]
    part: str = ""
    kept: Kept = field(default_factory=Kept, repr=False)  # what the next build may take from here
    again: Callable[..., bytes] | None = None  # renders the document once more, with `remarks`


def make(
    project: Project,
    found: Read,
    *,
    part: str = "",
    tell: Tell = silent,
    last: Made | None = None,
    pages: Pages = "computed",
) -> Made:
    """Make the document of what was read; what has not changed since the `last` one is reused.

    `part` is the path of one section, case or attachment to be made alone. `pages` says where the
    contents' numbers are from.
    """
    from reportgen.word import render

    tell("assemble")
    kept = last.kept.next() if last else Kept()
    assembled = assemble(found.sources, kept)
    diagnostics = [*found.diagnostics, *assembled.diagnostics]
    whole = report = assembled.report
    if whole is not None and part:
        report = _part_of(whole, part, diagnostics)
        diagnostics = [each for each in diagnostics if concerns(each, part, whole)]
    if report is None:
        return Made(found, whole, None, {}, None, tuple(diagnostics), part, kept)
    tell("draw")
    charts, problems = _drawn(project, report, kept)
    diagnostics.extend(problems)
    tell("render")
    draw: Callable[..., bytes] | None = None
    document = None
    template = _template(project, found, kept, diagnostics)
    if template is not None and not any(d.severity is Severity.ERROR for d in diagnostics):
        pictures, created = found.sources.pictures, _created(report)
        draw = partial(render, report, template, charts, pictures, created, kept=kept)
        document = draw()
        if pages == "libreoffice" and report.options.contents:
            tell("print")
            draw = _with_real_pages(document, report, draw, diagnostics)
            document = draw() if draw else None
    return Made(found, whole, report, charts, document, tuple(diagnostics), part, kept, draw)


def _part_of(report: Report, part: str, diagnostics: list[Diagnostic]) -> Report | None:
    try:
        return only_part(report, part)
    except DiagnosticError as error:
        diagnostics.extend(error.diagnostics)
        return None


def concerns(found: Diagnostic, part: str, whole: Report) -> bool:
    """Tell whether a finding matters to a part alone: its own, and what breaks the whole."""
    breaks = found.severity is Severity.ERROR and found.span.path == whole.span.path
    return breaks or found.span.path == part


def _drawn(
    project: Project, report: Report, kept: Kept
) -> tuple[Mapping[str, ChartPicture], tuple[Diagnostic, ...]]:
    charts, widths = _charts(report), row_widths(report)
    key = ("charts", tuple(charts), tuple(widths.items()))
    return kept.get(key, lambda: draw_charts(charts, project.cache / "charts", widths))


def _template(
    project: Project, found: Read, kept: Kept, diagnostics: list[Diagnostic]
) -> Template | None:
    from reportgen.word import load_template

    file = found.template
    if file is None:
        return None
    try:
        return kept.get(
            ("template", file),
            lambda: load_template(file.data, project.cache / "template", file.path),
        )
    except DiagnosticError as error:
        diagnostics.extend(error.diagnostics)
        return None


def _with_real_pages(
    document: bytes, report: Report, draw: Callable[..., bytes], diagnostics: list[Diagnostic]
) -> Callable[..., bytes] | None:
    """Return what draws the document with the pages that LibreOffice sets in its contents."""
    try:
        numbers, told = rendered_pages(document, report.span.path)
        diagnostics.extend(told)
        return partial(draw, pages=numbers)
    except DiagnosticError as error:
        diagnostics.extend(error.diagnostics)
        return None


def _created(report: Report) -> str:
    """Return when the document counts as made: never the clock, so that it is always the same."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit() and len(epoch) <= 11:
        return datetime.fromtimestamp(int(epoch), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return "" if report.date else f"{report.year}-12-31T00:00:00Z"


def _charts(report: Report) -> list[Chart]:
    figures = (block for block in blocks_of(report) if isinstance(block, FigureBlock))
    return [item for block in figures for item in block.items if isinstance(item, Chart)]
