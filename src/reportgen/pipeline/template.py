"""Which Word template a project uses, read and harvested."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from reportgen.diagnostics import DiagnosticError, problem
from reportgen.loading.instance import Instance
from reportgen.project import Project, inside, packaged

if TYPE_CHECKING:
    from reportgen.word import Template

OFFICIAL = "official.docx"


def project_template(project: Project, instances: Mapping[str, Instance], path: str) -> Template:
    """Return the template that report.yaml (at `path`) names, or the official one.

    Raises DiagnosticError: `template-missing`, `outside-project`, and what `word` finds in it.
    """
    from reportgen.word import load_template

    instance = instances[path]
    name = instance.data.get("template")
    if name is None:
        data = (packaged("templates") / OFFICIAL).read_bytes()
        return load_template(data, project.cache / "template")
    span = instance.marks["template",].value
    file = inside(project, str(name))
    if file is None:
        raise DiagnosticError(problem("outside-project", span, file=str(name)))
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        raise DiagnosticError(problem("template-missing", span, file=str(name))) from None
    except OSError as error:
        reason = error.strerror or str(error)
        told = problem("template-missing.unreadable", span, file=str(name), reason=reason)
        raise DiagnosticError(told) from None
    return load_template(data, project.cache / "template", project.relative(file))
