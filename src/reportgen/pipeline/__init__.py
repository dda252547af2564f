"""The whole story: read, assemble, draw, render, save; then audit what was made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from reportgen.pipeline.addresses import addresses_of_project, tables_of_project
from reportgen.pipeline.answering import write_answer
from reportgen.pipeline.checking import Checked, check_made
from reportgen.pipeline.commenting import Say, copy_beside
from reportgen.pipeline.making import Made, Pages, Step, Tell, make, silent
from reportgen.pipeline.placing import Placed, place
from reportgen.pipeline.printing import Printed, find_printer, print_beside
from reportgen.pipeline.reading import NOTHING, Read, read
from reportgen.pipeline.save import Saved, save
from reportgen.project import Project


@dataclass(frozen=True, slots=True)
class Built:
    """What was found, and where the document went; `saved` is None when none was made."""

    checked: Checked
    saved: Path | None


def check(
    project: Project,
    *,
    part: str = "",
    tell: Tell = silent,
    last: Made | None = None,
    pages: Pages = "computed",
) -> Checked:
    """Do everything but save: what `check` says is what `build` would say."""
    tell("read")
    found = read(project, last.read if last else NOTHING)
    made = make(project, found, part=part, tell=tell, last=last, pages=pages)
    tell("audit")
    return check_made(made)


def build(
    project: Project,
    output: Path | None = None,
    *,
    part: str = "",
    tell: Tell = silent,
    pages: Pages = "computed",
) -> Built:
    """Make the document and put it in its place; then look at its figures."""
    tell("read")
    made = make(project, read(project), part=part, tell=tell, pages=pages)
    tell("save")
    placed = place(made, project, output)
    tell("audit")
    return built(check_made(made), placed)


def built(checked: Checked, placed: Placed) -> Built:
    """Return what was found, what is to be said of the document's place with it."""
    told = (*checked.diagnostics, *placed.diagnostics)
    return Built(replace(checked, diagnostics=told), placed.path)


def print_built(built: Built, tell: Tell = silent) -> tuple[Built, Path | None]:
    """Print what was built into a PDF beside it; return where it went, None when none was made."""
    if built.saved is None or built.checked.document is None:
        return built, None
    tell("print")
    printed = print_beside(built.saved, built.checked.document)
    told = (*built.checked.diagnostics, *printed.diagnostics)
    return replace(built, checked=replace(built.checked, diagnostics=told)), printed.path


def comment_built(built: Built, say: Say, tell: Tell = silent) -> tuple[Built, Path | None]:
    """Put a reading copy with comments beside what was built; return where it went.

    `say` turns what was found into remarks.
    """
    again = built.checked.again
    if built.saved is None or again is None:
        return built, None
    tell("render")
    copied = copy_beside(built.saved, again, built.checked.diagnostics, say)
    told = (*built.checked.diagnostics, *copied.diagnostics)
    return replace(built, checked=replace(built.checked, diagnostics=told)), copied.path


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


__all__ = [
    "Built",
    "Checked",
    "Made",
    "Pages",
    "Placed",
    "Printed",
    "Read",
    "Saved",
    "Step",
    "addresses_of_project",
    "build",
    "built",
    "check",
    "check_made",
    "comment_built",
    "find_printer",
    "make",
    "place",
    "preview_template",
    "print_built",
    "read",
    "tables_of_project",
    "write_answer",
]
