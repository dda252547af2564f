"""The Word document: the only room that knows docx, docxtpl, jinja2 and lxml."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.diagnostics import Diagnostic
from reportgen.model import ChartPicture, Report
from reportgen.word.contents import contents_pages, entries_of
from reportgen.word.fields import block_bookmark
from reportgen.word.fingerprint import written_by_us
from reportgen.word.load import Template, load_shell, load_template
from reportgen.word.render import render

__all__ = [
    "Template",
    "block_bookmark",
    "check_template",
    "contents_pages",
    "entries_of",
    "faces_of",
    "load_shell",
    "load_template",
    "printable_copy",
    "render",
    "specimen",
    "structure_problems",
    "written_by_us",
]


def check_template(data: bytes, path: str = "template.docx") -> tuple[Diagnostic, ...]:
    """Return what a template lacks (errors) and where it departs from the format (notes)."""
    from reportgen.word import template  # a build never needs it

    return template.check_template(data, path)


def specimen() -> tuple[Report, Mapping[str, ChartPicture]]:
    """Return a report with one of every block, and its charts by id."""
    from reportgen.word import samples

    return samples.specimen()


def printable_copy(data: bytes) -> bytes:
    """Return a .docx for LibreOffice: SEQ and REF replaced by their cached results."""
    from reportgen.word import printable

    return printable.printable_copy(data)


def faces_of(data: bytes) -> tuple[str, ...]:
    """Return the East Asian faces that a .docx shows text in, the most frequent first."""
    from reportgen.word import faces

    return faces.faces_of(data)


def structure_problems(data: bytes) -> tuple[str, ...]:
    """Return what would make Word call a .docx damaged and no schema tells; for tests."""
    from reportgen.word import structure

    return structure.structure_problems(data)
