"""Which Word template a project uses, and its bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.diagnostics import DiagnosticError, problem
from reportgen.loading.instance import Instance
from reportgen.project import Project, inside, packaged

OFFICIAL = "official.docx"


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """A template as it was read; `path` is what messages name."""

    data: bytes
    path: str


def named_template(project: Project, instances: Mapping[str, Instance]) -> Path | None:
    """Return the file that report.yaml names as its template, there or not; None for no file."""
    name = _name(_report(instances))
    return inside(project, name) if name is not None else None


def read_template(project: Project, instances: Mapping[str, Instance]) -> TemplateFile:
    """Return the template that report.yaml names, or the official one.

    Raises DiagnosticError: `template-missing`, `outside-project`.
    """
    report = _report(instances)
    name = _name(report)
    if report is None or name is None:
        return TemplateFile((packaged("templates") / OFFICIAL).read_bytes(), OFFICIAL)
    span = report.marks["template",].value
    file = inside(project, name)
    if file is None:
        raise DiagnosticError(problem("outside-project", span, file=name))
    try:
        return TemplateFile(file.read_bytes(), project.relative(file))
    except FileNotFoundError:
        raise DiagnosticError(problem("template-missing", span, file=name)) from None
    except OSError as error:
        reason = error.strerror or str(error)
        told = problem("template-missing.unreadable", span, file=name, reason=reason)
        raise DiagnosticError(told) from None


def _report(instances: Mapping[str, Instance]) -> Instance | None:
    return next((each for each in instances.values() if each.kind == "report"), None)


def _name(report: Instance | None) -> str | None:
    name = report.data.get("template") if report is not None else None
    return None if name is None else str(name)
