"""Questions: what is open, put to the school whose figure it is, bound to what it asks about."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportgen.audit.findings import Finding, culprit_of, finding_of
from reportgen.audit.marks import OpenItem, open_items
from reportgen.audit.whereabouts import Whereabouts
from reportgen.diagnostics import Diagnostic, Severity, phrase_text
from reportgen.model import Report
from reportgen.source import Span

# What findings about words, not figures, have to say: what stands there, what it should be.
_WORDS = ("name", "found")
_RIGHT = ("right", "other", "official", "usual")
_NOT_ASKED = {"privacy", "answer-stale", "answer-needless"}
_MARK = "open-mark"


@dataclass(frozen=True, slots=True)
class Question:
    """One question to one school: a finding and its copies, or an open mark.

    Of several findings that one cell explains, the question is about that cell, at `cell`.
    `school` is the official name, "" for the bureau; `owner` is who else owes a mark (计财科).
    """

    key: str
    school: str
    finding: Finding
    found: tuple[Diagnostic, ...]
    where: tuple[str, ...]
    owner: str = ""
    cell: Span | None = None

    @property
    def is_mark(self) -> bool:
        """Tell whether it asks for a text that is missing or not yet verified."""
        return self.finding.code == _MARK

    @property
    def can_be_answered(self) -> bool:
        """Tell whether the figure may stand as it is, with an answer."""
        return finding_of(self.found[0]) is not None

    @property
    def span(self) -> Span:
        """The place of what is asked about; of a finding with copies, that of the first."""
        return self.cell or self.found[0].span


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions in reading order, and the findings that are the editors' own business."""

    questions: tuple[Question, ...]
    own: tuple[Diagnostic, ...]


def questions_of(report: Report, diagnostics: Iterable[Diagnostic]) -> Asked:
    """Return what to ask whom: contradictions, warnings and open marks.

    What concerns the writing alone (marks, citations, missing pictures) nobody else can answer.
    """
    places = Whereabouts.of(report)
    marks = {item.span: item for item in open_items(report)}
    asked: dict[str, list[Diagnostic]] = {}
    made: dict[str, Question] = {}
    own: list[Diagnostic] = []
    for each in _by_cause(diagnostics):
        question = _question(each, places, marks.get(each.span))
        if question is None:
            own.append(each)
            continue
        made.setdefault(question.key, question)
        asked.setdefault(question.key, []).append(each)
    questions = tuple(replace(made[key], found=tuple(found)) for key, found in asked.items())
    return Asked(questions, tuple(own))


def _by_cause(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield what can be asked about, findings of one cause behind the first of them."""
    groups: dict[str, list[Diagnostic]] = {}
    for number, each in enumerate(diagnostics):
        if each.severity in {Severity.WARNING, Severity.CONTRADICTION}:
            cause = phrase_text(each.cause, "en") if each.cause else f"#{number}"
            groups.setdefault(cause, []).append(each)
    for group in groups.values():
        yield from group


def _question(each: Diagnostic, places: Whereabouts, mark: OpenItem | None) -> Question | None:
    if each.code == _MARK:
        return _of_mark(each, places, mark)
    finding = finding_of(each) or _about_words(each)
    if finding is None or each.code in _NOT_ASKED:
        return None
    culprit = culprit_of(each)
    span = culprit.span if culprit else each.span
    if not finding.stated:
        finding = Finding(finding.at, finding.code, _as_it_stands(each, places), finding.expected)
    school = places.school(span, finding.at)
    where = places.words(span) or _said_of(each)
    cell = culprit.span if culprit else None
    return Question(_key(school, finding), school, finding, (each,), where, cell=cell)


def _of_mark(each: Diagnostic, places: Whereabouts, mark: OpenItem | None) -> Question:
    text = mark.text if mark else str(each.params.get("text", ""))
    owner = mark.owner if mark else ""
    asked = owner if owner in set(places.schools.values()) else ""
    finding = Finding(text, _MARK, text, "")
    rest = "" if asked else owner
    where = places.words(each.span) or _said_of(each)
    return Question(_key(asked, finding), asked, finding, (each,), where, rest)


def _about_words(each: Diagnostic) -> Finding | None:
    stated, right = (_first(each.params, names) for names in (_WORDS, _RIGHT))
    return Finding("", each.code, stated, right) if stated and right else None


def _first(params: Mapping[str, object], names: Sequence[str]) -> str:
    return next((str(params[name]) for name in names if params.get(name)), "")


def _as_it_stands(each: Diagnostic, places: Whereabouts) -> str:
    spot = places.cells.get(each.span)
    return spot.cell.text.strip() if spot else ""


def _said_of(each: Diagnostic) -> tuple[str, ...]:
    return tuple(str(each.params[name]) for name in ("that", "at") if name in each.params)


def _key(school: str, finding: Finding) -> str:
    """Return what binds a row to what it asks: other figures make another question."""
    said = (school, finding.code, finding.at, finding.stated, finding.expected)
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:16]
