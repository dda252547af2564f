"""The Word document: the only room that knows docx, docxtpl, jinja2 and lxml."""

from __future__ import annotations

from reportgen.diagnostics import Diagnostic
from reportgen.word.fingerprint import written_by_us
from reportgen.word.load import Template, load_shell, load_template
from reportgen.word.render import render

__all__ = [
    "Template",
    "check_template",
    "load_shell",
    "load_template",
    "render",
    "written_by_us",
]


def check_template(data: bytes, path: str = "template.docx") -> tuple[Diagnostic, ...]:
    """Return what a template lacks (errors) and where it departs from the format (notes)."""
    from reportgen.word import template  # a build never needs it

    return template.check_template(data, path)
