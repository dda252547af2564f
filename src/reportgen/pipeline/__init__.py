"""The whole story: read, assemble, draw, render, save."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Literal

from reportgen.assembly import Address, NameBook, assemble, table_addresses
from reportgen.audit import Held, audit, hold, read_answers, with_causes
from reportgen.charts import draw_charts, row_widths
from reportgen.diagnostics import Diagnostic, DiagnosticError, Severity, problem
from reportgen.model import Chart, DataTable, FigureBlock, Report, blocks_of
from reportgen.pipeline.answering import write_answer
from reportgen.pipeline.binding import with_bindings
from reportgen.pipeline.part import only_part
from reportgen.pipeline.printing import Printed, print_beside, rendered_pages
from reportgen.pipeline.reading import NOTHING, Read, read
from reportgen.pipeline.save import Saved, file_name, save
from reportgen.pipeline.template import project_template
from reportgen.project import Project
from reportgen.source import SourceText, file_span

Step = Literal["read", "assemble", "draw", "render", "print", "save"]
Pages = Literal["computed", "libreoffice"]
Tell = Callable[[Step], None]


def _silent(_: Step) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found; `document` is the .docx, None while any error stands."""

    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, SourceText]
    report: Report | None
    document: bytes | None
    read: Read = NOTHING  # what the next check may reuse
    answered: tuple[Diagnostic, ...] = ()  # what a person has answered, as notes


@dataclass(frozen=True, slots=True)
class Built:
    """What was found, and where the document went; `saved` is None when none was made."""

    checked: Checked
    saved: Path | None


def check(
    project: Project,
    *,
    part: str = "",
    tell: Tell = _silent,
    last: Read = NOTHING,
    pages: Pages = "computed",
) -> Checked:
    """Do everything but save: what `check` says is what `build` would say.

    `part` is the path of one section, case or attachment to be made alone. What has not changed
    since the `last` reading is taken from there. `pages` says where the contents' numbers are from.
    """
    tell("read")
    found = read(project, last)
    tell("assemble")
    assembled = assemble(found.sources)
    diagnostics = [*found.diagnostics, *assembled.diagnostics]
    report = assembled.report
    if report is not None:
        diagnostics.extend(audit(report))
        diagnostics = with_causes(report, with_bindings(diagnostics, found.texts))
    if report is not None and part:
        report = only_part(report, part)
        diagnostics = [d for d in diagnostics if _concerns(d, part, report)]
    document = None
    if report is not None:
        document = _document(project, report, found, diagnostics, tell, pages=pages)
    held = _held(diagnostics, found, whole=not part)
    told, answered = _in_order(held.open, found), _in_order(held.answered, found)
    return Checked(told, found.texts, report, document, found, answered)


def _concerns(found: Diagnostic, part: str, report: Report) -> bool:
    """Tell whether a finding matters to a part alone: its own, and what breaks the whole."""
    whole = found.severity is Severity.ERROR and found.span.path == report.span.path
    return whole or found.span.path == part


def _document(
    project: Project,
    report: Report,
    found: Read,
    diagnostics: list[Diagnostic],
    tell: Tell,
    *,
    pages: Pages,
) -> bytes | None:
    """Draw and render; what is in the way joins the diagnostics."""
    tell("draw")
    charts, problems = draw_charts(_charts(report), project.cache / "charts", row_widths(report))
    diagnostics.extend(problems)
    tell("render")
    from reportgen.word import render

    try:
        template = project_template(project, found.sources.instances, report.span.path)
    except DiagnosticError as error:
        diagnostics.extend(error.diagnostics)
        return None
    if any(d.severity is Severity.ERROR for d in diagnostics):
        return None
    make = partial(render, report, template, charts, found.sources.pictures, _created(report))
    document = make()
    if pages == "computed" or not report.options.contents:
        return document
    tell("print")
    try:
        numbers, told = rendered_pages(document, report.span.path)
        diagnostics.extend(told)
        return make(pages=numbers)
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


def _held(diagnostics: list[Diagnostic], found: Read, *, whole: bool) -> Held:
    """Hold what was found against the answers; a part alone says nothing of the others' answers."""
    file = next((each for each in found.sources.files if each.kind == "answers"), None)
    answers = read_answers(found.sources.instances.get(file.relative)) if file else ()
    held = hold(diagnostics, answers)
    if whole or not answers:
        return held
    return replace(held, open=tuple(d for d in held.open if d.code != "answer-needless"))


def _in_order(diagnostics: Iterable[Diagnostic], found: Read) -> tuple[Diagnostic, ...]:
    """Sort by file in reading order, then by place; the same message twice is told once."""
    order = {file.relative: index for index, file in enumerate(found.sources.files)}
    unique = {(d.key, d.span, str(d.params)): d for d in diagnostics}
    return tuple(
        sorted(unique.values(), key=lambda d: (order.get(d.span.path, len(order)), d.span))
    )


def build(
    project: Project,
    output: Path | None = None,
    *,
    part: str = "",
    tell: Tell = _silent,
    last: Read = NOTHING,
    pages: Pages = "computed",
) -> Built:
    """Make the document and put it in its place; nothing is written while any error stands."""
    from reportgen.word import written_by_us

    checked = check(project, part=part, tell=tell, last=last, pages=pages)
    if checked.document is None or checked.report is None:
        return Built(checked, None)
    tell("save")
    target = output or project.build / f"{_file_name(checked.report, part)}.docx"
    try:
        saved = save(target, checked.document, written_by_us)
    except DiagnosticError as error:
        return Built(_with(checked, *error.diagnostics), None)
    if saved.kept:
        place = file_span(str(target))
        kept = problem(f"output-{saved.kept}", place, file=target.name, beside=saved.path.name)
        checked = _with(checked, kept)
    return Built(checked, saved.path)


def print_built(built: Built, tell: Tell = _silent) -> tuple[Built, Path | None]:
    """Print what was built into a PDF beside it; return where it went, None when none was made."""
    if built.saved is None or built.checked.document is None:
        return built, None
    tell("print")
    printed = print_beside(built.saved, built.checked.document)
    return replace(built, checked=_with(built.checked, *printed.diagnostics)), printed.path


def _with(checked: Checked, *more: Diagnostic) -> Checked:
    return replace(checked, diagnostics=(*checked.diagnostics, *more))


def _file_name(report: Report, part: str) -> str:
    """Return the title (a part's own name), without what Windows forbids in file names."""
    name = Path(part).stem if part else report.title
    name += f"（{report.options.draft}）" if report.options.draft else ""
    return file_name(name)


def preview_template(template: Path, output: Path) -> Path:
    """Write a specimen with one of every block in the look of a template; return where.

    Raises DiagnosticError for a template that lacks something, or a place that takes no file.
    """
    from tempfile import TemporaryDirectory

    from reportgen.word import load_template, render, specimen, written_by_us

    report, charts = specimen()
    with TemporaryDirectory() as cache:
        loaded = load_template(template.read_bytes(), Path(cache), str(template))
        return save(output, render(report, loaded, charts, {}), written_by_us).path


def tables_of_project(project: Project) -> Mapping[str, DataTable]:
    """Return every table that can be put together, for `reportgen names`."""
    return assemble(read(project).sources).tables


def addresses_of_project(project: Project, table: DataTable) -> tuple[Address, ...]:
    """Return what can be written in 【…】 for the cells of a table."""
    names = NameBook.read(read(project).sources)
    return tuple(table_addresses(table, names))


__all__ = [
    "Built",
    "Checked",
    "Pages",
    "Printed",
    "Saved",
    "Step",
    "addresses_of_project",
    "build",
    "check",
    "preview_template",
    "print_built",
    "tables_of_project",
    "write_answer",
]
