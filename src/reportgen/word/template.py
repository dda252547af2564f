"""What is to be said about a template: what it lacks, and where it departs from docs/format.md."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from reportgen.diagnostics import Diagnostic, DiagnosticError, problem
from reportgen.project import packaged
from reportgen.source import file_span
from reportgen.word.conformity import prototype_rows, setting_rows
from reportgen.word.harvest import harvest
from reportgen.word.package import read_parts
from reportgen.word.shell import render_shell
from reportgen.word.tags import tag_problems

_EXAMPLE: dict[str, str | bool] = {
    "title": "年度质量报告",
    "title_lines": "年度质量报告",
    "organization": "教育局",
    "year": "2025",
    "date": "2026-01-15",
    "date_chinese": "2026年1月15日",
    "created": "",
}


def new_template() -> bytes:
    """Return a copy of the official template, to restyle in Word."""
    return (packaged("templates") / "official.docx").read_bytes()


def check_template(data: bytes, path: str = "template.docx") -> tuple[Diagnostic, ...]:
    """Return what a template lacks (errors) and where it departs from the format (notes).

    `path` is what messages name. Raises DiagnosticError `template-unreadable` for no template.
    """
    parts = read_parts(data, path)
    try:
        prototypes = harvest(data, path)
    except DiagnosticError as error:
        return (*error.diagnostics, *tag_problems(parts, path))
    problems = tuple(_shell_problems(data, path))
    if problems:
        return problems
    rows = (*prototype_rows(prototypes), *setting_rows(parts, path))
    return tuple(
        problem(
            "template-differs",
            file_span(path),
            clause=row.clause,
            item=row.item,
            expected=row.expected,
            found=row.found,
        )
        for row in rows
        if row.expected != row.found
    )


def _shell_problems(data: bytes, path: str) -> Iterator[Diagnostic]:
    """Fill the shell in every shape a report may ask for; the first one that fails is told."""
    for cover, contents, draft in product((True, False), (True, False), ("征求意见稿", "")):
        context = dict(_EXAMPLE)
        context.update(cover=cover, contents=contents, draft=draft)
        try:
            render_shell(data, context, path)
        except DiagnosticError as error:
            yield from error.diagnostics
            return
