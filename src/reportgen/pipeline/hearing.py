"""What came back from the schools: read, matched to what is open, made answers and edits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportgen.audit import Finding, Given, finding_of
from reportgen.audit.proposals import Proposed, propose
from reportgen.audit.questions import questions_of
from reportgen.audit.replies import Before, Matched, Reply, Sent, match_replies
from reportgen.audit.whereabouts import Whereabouts
from reportgen.diagnostics import Diagnostic, DiagnosticError, Language, problem
from reportgen.loading.workbook import workbook_file
from reportgen.model import Report
from reportgen.pipeline import Checked
from reportgen.pipeline.answering import write_answers
from reportgen.pipeline.questioning import named, report_of
from reportgen.project import Kind, Project, content_files, is_ignored
from reportgen.source import file_span
from reportgen.workbooks.questions import Filled, Record, Returned, read_questions

_MOST_FILES = 500
_NAMED = 5  # files that a message names
# What a school may send instead of the .xlsx that it was asked for.
_OTHER_SHEETS = {".xls", ".xlsm", ".xlsb", ".et", ".ett", ".ods", ".csv", ".tsv", ".zip", ".rar"}


@dataclass(frozen=True, slots=True)
class Heard:
    """What came back: the answers, the proposed changes, and what could not be taken."""

    files: int
    given: tuple[Given, ...]
    proposed: Proposed
    problems: tuple[Diagnostic, ...]
    blank: int
    done: int


def hear_replies(
    project: Project, checked: Checked, paths: Sequence[Path], language: Language
) -> Heard:
    """Read what came back and match it to what is open; nothing is changed yet."""
    report, problems = report_of(checked), list[Diagnostic]()
    returned = list(_returned(paths, problems))
    places = Whereabouts.of(report)
    matched = _matched(returned, places, checked)
    corrected = [each for each in matched.decisions if each.kind == "corrected"]
    kinds: dict[str, Kind] = {file.relative: file.kind for file in content_files(project)[0]}
    proposed = propose(corrected, places, checked.texts, kinds)
    given = _given(matched, report, language)
    told = (*problems, *matched.problems, *proposed.problems)
    return Heard(len(returned), given, proposed, told, matched.blank, matched.done)


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
        inside = sorted(p for p in path.rglob("*") if p.is_file() and not is_ignored(p.name))
        files = [p for p in inside if p.suffix.lower() == ".xlsx"]
        others = [p for p in inside if p.suffix.lower() in _OTHER_SHEETS]
        place = file_span(str(path))
        if others:
            names = [each.name for each in others[:_NAMED]]
            problems.append(problem("reply-skipped", place, files=names, count=len(others)))
        elif not files:
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
    """Return the answers as they are kept, in the clerk's words."""
    made: list[Given] = []
    for each in matched.decisions:
        if each.kind == "confirmed":
            school = named(each.question.school, report, language)
            finding = finding_of(each.question.found[0])
            assert finding is not None, "only what can be answered is confirmed"
            made.append(Given(finding, each.reply.because, each.reply.by or school))
    return tuple(made)


def keep_answers(project: Project, heard: Heard) -> Path | None:
    """Write the answers down; return where, None when there are none."""
    return write_answers(project, heard.given) if heard.given else None
