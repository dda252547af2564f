"""The schools' workbooks: written beside what people filled in, and what came back read."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportgen.audit import Finding, Given, finding_of
from reportgen.audit.corrections import places_of
from reportgen.audit.proposals import Proposed, propose
from reportgen.audit.questions import Question, questions_of
from reportgen.audit.replies import Before, Matched, Reply, Sent, match_replies
from reportgen.audit.whereabouts import Whereabouts
from reportgen.diagnostics import (
    Diagnostic,
    DiagnosticError,
    Language,
    hint_texts,
    message_text,
    phrase_text,
    problem,
)
from reportgen.loading.workbook import workbook_file
from reportgen.model import Report
from reportgen.pipeline import Checked
from reportgen.pipeline.answering import write_answers
from reportgen.pipeline.save import file_name, save
from reportgen.project import Kind, Project, content_files, is_ignored
from reportgen.source import SourceText, Span, file_span
from reportgen.workbooks.questions import (
    Filled,
    Record,
    Returned,
    Row,
    is_unfilled,
    questions_workbook,
    read_questions,
)

PlaceText = Callable[[Span], str]

_MOST_FILES = 500
# A cure that speaks of how YAML is written is the compiler's, not a clerk's.
_FOR_EDITORS = re.compile(r"[【】`]|\b[a-z_]+:|\.yaml")
_WORDS: Mapping[Language, Mapping[str, str]] = {
    "zh": {
        "file": "核对-{school}",
        "bureau": "本局",
        "together": "同一件事（{count} 处）：{cause}",
        "owed": "由{owner}办",
        "more": "还有 {count} 处一样的",
        "unexplained": "{school}答复无误，没有写理由",
    },
    "en": {
        "file": "questions-{school}",
        "bureau": "the bureau",
        "together": "One matter ({count} places): {cause}",
        "owed": "owed by {owner}",
        "more": "and {count} more places",
        "unexplained": "{school} answered “right” and gave no reason",
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


@dataclass(frozen=True, slots=True)
class Heard:
    """What came back: the answers, the proposed changes, and what could not be taken."""

    files: int
    given: tuple[Given, ...]
    proposed: Proposed
    problems: tuple[Diagnostic, ...]
    blank: int
    done: int


def write_questions(
    project: Project, checked: Checked, language: Language, place_text: PlaceText
) -> Asked:
    """Write one workbook a school; one that a person has filled in is kept.

    A workbook of ours that nobody has filled in, and that has no question any more, is removed.
    Raises DiagnosticError where nothing can be written.
    """
    report = _report(checked)
    asked = questions_of(report, checked.diagnostics)
    places = Whereabouts.of(report)
    words = _WORDS[language]
    folder = project.build / "questions"
    files: list[tuple[Path, int]] = []
    problems: list[Diagnostic] = []
    written: set[Path] = set()
    for school, questions in _by_school(asked.questions):
        name = school or report.organization or words["bureau"]
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
    stated = each.finding.stated
    return Row(
        each.key,
        "\n".join(each.where),
        stated,
        each.finding.expected,
        "\n".join(_reasons(each, together, language)),
        "\n".join(place_text(found.span) for found in each.found[:3]),
    )


def _reasons(each: Question, together: int, language: Language) -> Iterator[str]:
    """Yield why it is asked: what it shares with others, what is wrong, what would agree."""
    words, first = _WORDS[language], each.found[0]
    if first.cause and together > 1:
        cause = phrase_text(first.cause, language)
        yield words["together"].format(count=together, cause=cause)
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


def hear_replies(
    project: Project, checked: Checked, paths: Sequence[Path], language: Language
) -> Heard:
    """Read what came back and match it to what is open; nothing is changed yet."""
    report, problems = _report(checked), list[Diagnostic]()
    returned = list(_returned(paths, problems))
    places = Whereabouts.of(report)
    matched = _matched(returned, places, checked)
    corrected = [each for each in matched.decisions if each.kind == "corrected"]
    kinds: dict[str, Kind] = {file.relative: file.kind for file in content_files(project)[0]}
    proposed = propose(corrected, places, checked.texts, kinds)
    given = _given(matched, report, language)
    told = (*problems, *matched.problems, *proposed.problems)
    return Heard(len(returned), given, proposed, told, matched.blank, matched.done)


def _report(checked: Checked) -> Report:
    assert checked.report is not None, "a broken report is told before anybody is asked"
    return checked.report


def _returned(paths: Sequence[Path], problems: list[Diagnostic]) -> Iterator[Returned]:
    """Read the workbooks, each once; one that cannot be read hides none of the others."""
    for path in dict.fromkeys(_files(paths, problems)):
        span = file_span(str(path))
        try:
            came = read_questions(workbook_file(path, str(path), span), str(path), span)
        except DiagnosticError as error:
            problems.extend(error.diagnostics)
            continue
        problems.extend(came.problems)
        yield came


def _files(paths: Sequence[Path], problems: list[Diagnostic]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        inside = sorted(p for p in path.rglob("*") if p.suffix.lower() == ".xlsx" and p.is_file())
        files = [p for p in inside if not is_ignored(p.name)]
        place = file_span(str(path))
        if not files:
            problems.append(problem("reply-none", place, file=str(path)))
        if len(files) > _MOST_FILES:
            problems.append(problem("reply-many", place, file=str(path), limit=_MOST_FILES))
        yield from files[:_MOST_FILES]


def _matched(returned: Sequence[Returned], places: Whereabouts, checked: Checked) -> Matched:
    replies = [_reply(row) for each in returned for row in each.rows]
    sent = {each.key: _sent(each) for came in returned for each in came.records}
    before = Before.of(
        questions_of(places.report, checked.diagnostics).questions,
        places,
        checked.texts,
        sent=sent,
        answered=[_answered(each) for each in checked.answered],
        titles=returned[0].titles if returned else ("", ""),
    )
    return match_replies(replies, before)


def _reply(row: Filled) -> Reply:
    def cell(name: str) -> str:
        return row.cells.get(name, "")

    return Reply(
        row.key,
        where=cell("where"),
        stated=cell("stated"),
        expected=cell("expected"),
        answer=cell("answer"),
        correction=cell("correction"),
        because=cell("because"),
        by=cell("by"),
        span=row.answer_at,
        corrected_at=row.correction_at,
    )


def _sent(each: Record) -> Sent:
    finding = Finding(each.at, each.code, each.stated, each.expected)
    return Sent(each.key, each.school, finding, each.path, each.line, each.column)


def _answered(each: Diagnostic) -> Finding:
    """Return the finding that a kept answer speaks of, from the note that lists it."""
    words = (str(each.params[name]) for name in ("figure", "found", "stated", "expected"))
    return Finding(*words)


def _given(matched: Matched, report: Report, language: Language) -> tuple[Given, ...]:
    """Return the answers as they are kept: in the clerk's words, else in what they amount to."""
    words = _WORDS[language]
    made: list[Given] = []
    for each in matched.decisions:
        if each.kind == "confirmed":
            school = each.question.school or report.organization or words["bureau"]
            because = each.reply.because or words["unexplained"].format(school=school)
            finding = finding_of(each.question.found[0])
            assert finding is not None, "only what can be answered is confirmed"
            made.append(Given(finding, because, each.reply.by or school))
    return tuple(made)


def keep_answers(project: Project, heard: Heard) -> Path | None:
    """Write the answers down; return where, None when there are none."""
    return write_answers(project, heard.given) if heard.given else None
