"""Answers written into the project's answers.yaml."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportgen.audit import Finding, Given, figure_key, read_answers, with_answers
from reportgen.cache import write_atomically
from reportgen.diagnostics import DiagnosticError, problem
from reportgen.loading.instance import Instance
from reportgen.loading.reading import load, parse_instance
from reportgen.project import ContentFile, Project, content_files
from reportgen.source import file_span
from reportgen.validation import load_schemas, validate


def write_answer(project: Project, finding: Finding, *, because: str, by: str) -> Path:
    """Put an answer into content/answers.yaml, in the place of one to the same finding.

    Raises DiagnosticError as `write_answers` does.
    """
    return write_answers(project, [Given(finding, because, by)])


def write_answers(project: Project, given: Sequence[Given]) -> Path:
    """Put answers into content/answers.yaml, in the places of those to the same findings.

    Raises DiagnosticError, and leaves the file as it is, when what is there is broken, when the
    answers would not be read back from it, or when it cannot be written.
    """
    path = project.content / "answers.yaml"
    instance = _present(project, path)
    before = read_answers(instance)
    figures = {figure_key(each.finding) for each in given}
    replaced = tuple(each for each in before if figure_key(each.finding) in figures)
    text = with_answers(instance.source.text if instance else "", given, replaced)
    name = project.relative(path)
    again, _ = parse_instance(text.encode(), name, "answers")
    if len(read_answers(again)) != len(before) - len(replaced) + len(given):
        raise DiagnosticError(problem("answer-unkept.form", file_span(name), file=name))
    try:
        write_atomically(path, text.encode())
    except OSError as error:
        reason = error.strerror or str(error)
        told = problem("answer-unkept", file_span(name), file=name, reason=reason)
        raise DiagnosticError(told) from None
    return path


def _present(project: Project, path: Path) -> Instance | None:
    """Return the answers that are there, None where there is no file; broken ones are raised."""
    name = project.relative(path)
    files, problems = content_files(project)
    in_the_way = [each for each in problems if each.span.path == name]
    if in_the_way:
        raise DiagnosticError(*in_the_way)
    if not any(each.kind == "answers" for each in files):
        return None
    loaded = load(ContentFile(path, name, "answers"))
    if loaded.instance is None:
        raise DiagnosticError(*loaded.diagnostics)
    wrong = validate(loaded.instance, load_schemas())
    if wrong:
        raise DiagnosticError(*wrong)
    return loaded.instance
