"""The schools' workbooks: one with what is open for each, beside what people filled in."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportgen.audit.corrections import places_of
from reportgen.audit.questions import Question, questions_of
from reportgen.audit.whereabouts import Whereabouts
from reportgen.diagnostics import (
    Diagnostic,
    Language,
    hint_texts,
    message_text,
    phrase_text,
    problem,
)
from reportgen.model import Report
from reportgen.pipeline import Checked
from reportgen.pipeline.save import file_name, save
from reportgen.project import Project
from reportgen.source import SourceText, Span, file_span
from reportgen.workbooks.questions import (
    Record,
    Row,
    is_unfilled,
    questions_workbook,
)

PlaceText = Callable[[Span], str]

_MOST_FILES = 500
_MOST_REASONS = 4  # findings that one cell explains, quoted in its row
# A cure that speaks of how YAML is written is the compiler's, not a clerk's.
_FOR_EDITORS = re.compile(r"[【】`]|\b[a-z_]+:|\.yaml")
_WORDS: Mapping[Language, Mapping[str, str]] = {
    "zh": {
        "file": "核对-{school}",
        "bureau": "本局",
        "together": "同一件事（{count} 处）：{cause}",
        "owed": "由{owner}办",
        "more": "还有 {count} 处一样的",
    },
    "en": {
        "file": "questions-{school}",
        "bureau": "the bureau",
        "together": "One matter ({count} places): {cause}",
        "owed": "owed by {owner}",
        "more": "and {count} more places",
    },
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The workbooks written, with how many questions each holds; `own` concern the editors."""

    files: tuple[tuple[Path, int], ...]
    own: int
    problems: tuple[Diagnostic, ...]

    @property
    def questions(self) -> int:
        """How many there are in all."""
        return sum(count for _, count in self.files)


def write_questions(
    project: Project, checked: Checked, language: Language, place_text: PlaceText
) -> Asked:
    """Write one workbook a school; one that a person has filled in is kept.

    A workbook of ours that nobody has filled in, and that has no question any more, is removed.
    Raises DiagnosticError where nothing can be written.
    """
    report = report_of(checked)
    asked = questions_of(report, checked.diagnostics)
    places = Whereabouts.of(report)
    words = _WORDS[language]
    folder = project.build / "questions"
    files: list[tuple[Path, int]] = []
    problems: list[Diagnostic] = []
    written: set[Path] = set()
    for school, questions in _by_school(asked.questions):
        name = named(school, report, language)
        target = folder / f"{file_name(words['file'].format(school=name))}.xlsx"
        rows = _rows(questions, language, place_text)
        records = [_record(each, places, checked.texts) for each in questions]
        made = questions_workbook(report.title, name, rows, records, language)
        saved = save(target, made, is_unfilled)
        if saved.kept:
            kind = "kept" if saved.kept == "edited" else "open"
            place = file_span(project.relative(target))
            kept = problem(f"questions-{kind}", place, file=place.path, beside=saved.path.name)
            problems.append(kept)
        files.append((saved.path, len(questions)))
        written |= {target, saved.path}
    _remove_answered(folder, written)
    return Asked(tuple(files), len(asked.own), tuple(problems))


def _by_school(questions: Sequence[Question]) -> list[tuple[str, list[Question]]]:
    """Return the questions of each school, the bureau's last."""
    schools: dict[str, list[Question]] = {}
    for each in questions:
        schools.setdefault(each.school, []).append(each)
    return sorted(schools.items(), key=lambda pair: not pair[0])


def _rows(questions: Sequence[Question], language: Language, place_text: PlaceText) -> list[Row]:
    sizes: dict[str, int] = {}
    for each in questions:
        sizes[_cause(each)] = sizes.get(_cause(each), 0) + len(each.found)
    return [_row(each, sizes[_cause(each)], language, place_text) for each in questions]


def _cause(question: Question) -> str:
    cause = question.found[0].cause
    return phrase_text(cause, "en") if cause else ""


def _row(each: Question, together: int, language: Language, place_text: PlaceText) -> Row:
    spans = [each.cell] if each.cell else [found.span for found in each.found[:3]]
    return Row(
        each.key,
        "\n".join(each.where),
        each.finding.stated,
        each.finding.expected,
        "\n".join(_reasons(each, together, language)),
        "\n".join(map(place_text, spans)),
    )


def _reasons(each: Question, together: int, language: Language) -> Iterator[str]:
    """Yield why it is asked: what it shares with others, what is wrong, what would agree."""
    words, first = _WORDS[language], each.found[0]
    if first.cause and together > 1:
        cause = phrase_text(first.cause, language)
        yield words["together"].format(count=together, cause=cause)
    if each.cell:
        yield from (message_text(found, language) for found in each.found[:_MOST_REASONS])
        return
    yield message_text(first, language)
    yield from (hint for hint in hint_texts(first, language) if not _FOR_EDITORS.search(hint))
    if each.owner:
        yield words["owed"].format(owner=each.owner)
    if len(each.found) > 1:
        yield words["more"].format(count=len(each.found) - 1)


def _record(each: Question, places: Whereabouts, texts: Mapping[str, SourceText]) -> Record:
    said, span = each.finding, each.span
    path, line, column = span.path, span.line, span.column
    figure = next(iter(places_of(each, places, texts)), None)
    if figure is not None and not figure.in_workbook:
        path = figure.span.path
        line, column = texts[path].position(figure.start)
    asked = (each.key, each.school, said.code, said.at, said.stated, said.expected)
    return Record(*asked, path, line, column)


def _remove_answered(folder: Path, written: set[Path]) -> None:
    """Remove the workbooks that ask nothing any more and hold nobody's words."""
    for path in sorted(folder.glob("*.xlsx")):
        with contextlib.suppress(OSError):
            if path not in written and is_unfilled(path.read_bytes()):
                path.unlink()


def named(school: str, report: Report, language: Language) -> str:
    """Return who is asked: a school, or for what belongs to none the bureau."""
    return school or report.organization or _WORDS[language]["bureau"]


def report_of(checked: Checked) -> Report:
    """Return the report that was checked; a broken one is told before anybody is asked."""
    assert checked.report is not None, "a broken report is told before anybody is asked"
    return checked.report
