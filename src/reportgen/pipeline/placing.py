"""What was made, in the place where people look for it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportgen.diagnostics import Diagnostic, DiagnosticError, problem
from reportgen.model import Report
from reportgen.pipeline.making import Made
from reportgen.pipeline.save import save
from reportgen.project import Project
from reportgen.source import file_span


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the document went, None when none was written, and what is to be said about it."""

    path: Path | None
    diagnostics: tuple[Diagnostic, ...] = ()


def place_of(made: Made, project: Project, output: Path | None = None) -> Path | None:
    """Return where a document belongs; None as long as there is no report."""
    if made.report is None:
        return None
    return output or project.build / f"{_file_name(made.report, made.part)}.docx"


def place(made: Made, project: Project, output: Path | None = None) -> Placed:
    """Put the document in its place, or beside it; nothing is written while any error stands."""
    from reportgen.word import written_by_us

    target = place_of(made, project, output)
    if target is None or made.document is None:
        return Placed(None)
    try:
        saved = save(target, made.document, written_by_us)
    except DiagnosticError as error:
        return Placed(None, error.diagnostics)
    if not saved.kept:
        return Placed(saved.path)
    where = file_span(str(target))
    kept = problem(f"output-{saved.kept}", where, file=target.name, beside=saved.path.name)
    return Placed(saved.path, (kept,))


def _file_name(report: Report, part: str) -> str:
    """Return the title (a part's own name), without what Windows forbids in file names."""
    name = Path(part).stem if part else report.title
    name += f"（{report.options.draft}）" if report.options.draft else ""
    clean = "".join("_" if c in '<>:"/\\|?*' or ord(c) < 32 else c for c in name)
    return clean.strip(" .")[:100] or "report"
