"""Answers written into the project's answers.yaml."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportgen.audit import Answer, Finding, Given, figure_key, read_answers, with_answers
from reportgen.cache import write_atomically
from reportgen.diagnostics import DiagnosticError
from reportgen.loading.reading import load
from reportgen.project import Project, content_files


def write_answer(project: Project, finding: Finding, *, because: str, by: str) -> Path:
    """Put an answer into content/answers.yaml, in the place of one to the same finding.

    Raises DiagnosticError when the file that is there cannot be read.
    """
    return write_answers(project, [Given(finding, because, by)])


def write_answers(project: Project, given: Sequence[Given]) -> Path:
    """Put answers into content/answers.yaml, in the places of those to the same findings.

    Raises DiagnosticError when the file that is there cannot be read.
    """
    path = project.content / "answers.yaml"
    file = next((each for each in content_files(project)[0] if each.kind == "answers"), None)
    text = ""
    replaced: tuple[Answer, ...] = ()
    if file is not None:
        loaded = load(file)
        if loaded.instance is None or loaded.text is None:
            raise DiagnosticError(*loaded.diagnostics)
        text = loaded.text.text
        figures = {figure_key(each.finding) for each in given}
        before = read_answers(loaded.instance)
        replaced = tuple(each for each in before if figure_key(each.finding) in figures)
    made = with_answers(text, given, replaced)
    write_atomically(path, made.encode())
    return path
