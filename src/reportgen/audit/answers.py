"""Answers: a finding that a person has looked at, bound to the figures it was given for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportgen.audit.findings import Finding, culprit_of, figure_key, own_finding
from reportgen.diagnostics import (
    CODES,
    Diagnostic,
    Phrase,
    Related,
    codes_near,
    phrase_text,
    problem,
)
from reportgen.loading.instance import Instance
from reportgen.source import Span


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person said to a finding; `stated` and `expected` are "" where they left them out."""

    finding: Finding
    because: str
    by: str
    span: Span
    index: int  # among the answers of the file


@dataclass(frozen=True, slots=True)
class Held:
    """Diagnostics held against the answers: what is open, and what has been answered, as notes."""

    open: tuple[Diagnostic, ...]
    answered: tuple[Diagnostic, ...]


def read_answers(instance: Instance | None) -> tuple[Answer, ...]:
    """Return the answers of a valid answers.yaml; none where there is none."""
    items = instance.data if instance is not None else None
    if instance is None or not isinstance(items, list):
        return ()
    return tuple(_answer(instance, index) for index in range(len(items)))


def _answer(instance: Instance, index: int) -> Answer:
    def text(key: str) -> str:
        mark = instance.marks.get((index, key))
        return mark.scalar.text.strip() if mark and mark.scalar else ""

    finding = Finding(text("at"), text("code"), text("stated"), text("expected"))
    span = instance.marks[index, "at"].value
    return Answer(finding, text("because"), text("by"), span, index)


def hold(diagnostics: Iterable[Diagnostic], answers: Sequence[Answer]) -> Held:
    """Take away what has been answered; tell the answers that have become stale, or needless.

    An answer covers every finding of its code at its figure, the copies in the prose too, as long
    as what is stated and what is computed are what they were. That a cell which would explain
    other findings stands as it is answers for that cell alone: the others are open again.
    """
    given = _Given.of(answers)
    still: list[Diagnostic] = []
    answered: list[Diagnostic] = []
    for diagnostic in diagnostics:
        own = own_finding(diagnostic)
        fitting = given.fitting(own)
        if own is not None and fitting is not None:
            answered.append(_answered(fitting, diagnostic.span, own))
            continue
        culprit = culprit_of(diagnostic)
        standing = given.fitting(culprit.finding) if culprit else None
        if culprit is None or standing is None:
            still.append(diagnostic)
            continue
        note = _answered(standing, culprit.span, culprit.finding)
        answered.extend([] if note in answered else [note])
        still.append(replace(diagnostic, cause=None))
    told = (*given.stale.values(), *(_needless(each) for each in given.unused()))
    return Held((*_in_company(still), *told), tuple(answered))


@dataclass(frozen=True, slots=True)
class _Given:
    """The answers by figure, which of them a finding made use of, and those that are stale."""

    all: Sequence[Answer]
    by_figure: Mapping[tuple[str, str], Sequence[Answer]]
    used: set[int]
    stale: dict[int, Diagnostic]

    @staticmethod
    def of(answers: Sequence[Answer]) -> _Given:
        by_figure: dict[tuple[str, str], list[Answer]] = {}
        for answer in answers:
            by_figure.setdefault(figure_key(answer.finding), []).append(answer)
        return _Given(answers, by_figure, set(), {})

    def fitting(self, finding: Finding | None) -> Answer | None:
        """Return the answer that covers a finding; those to its figure that do not are stale."""
        here = self.by_figure.get(figure_key(finding), ()) if finding else ()
        self.used.update(each.index for each in here)
        fitting = next((each for each in here if finding and _covers(each.finding, finding)), None)
        if finding is not None and fitting is None:
            self.stale.update({each.index: _stale(each, finding) for each in here})
        return fitting

    def unused(self) -> Iterator[Answer]:
        """Yield the answers to what is no finding."""
        return (each for each in self.all if each.index not in self.used)


def _in_company(diagnostics: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the findings; one that its cause explains alone stands for itself."""
    counts = Counter(phrase_text(each.cause, "en") for each in diagnostics if each.cause)
    for each in diagnostics:
        alone = each.cause is not None and counts[phrase_text(each.cause, "en")] == 1
        yield replace(each, cause=None) if alone else each


def _covers(answered: Finding, found: Finding) -> bool:
    """Tell whether an answer still speaks of these figures; what it left out is not held."""
    pairs = ((answered.stated, found.stated), (answered.expected, found.expected))
    return all(not before or before == now for before, now in pairs)


def _answered(answer: Answer, span: Span, finding: Finding) -> Diagnostic:
    return problem(
        "answered.by" if answer.by else "answered",
        span,
        related=(Related(answer.span, Phrase("answered-here")),),
        figure=finding.at,
        found=finding.code,
        stated=finding.stated,
        expected=finding.expected,
        because=answer.because,
        by=answer.by,
    )


def _stale(answer: Answer, found: Finding) -> Diagnostic:
    return problem(
        "answer-stale",
        answer.span,
        figure=found.at,
        before=answer.finding.stated or "—",
        computed=answer.finding.expected or "—",
        stated=found.stated,
        expected=found.expected,
    )


def _needless(answer: Answer) -> Diagnostic:
    code = answer.finding.code
    if code in CODES:
        return problem("answer-needless", answer.span, figure=answer.finding.at, found=code)
    hints = tuple(Phrase("did-you-mean", {"nearest": near}) for near in codes_near(code))
    key = "answer-needless.code"
    return problem(key, answer.span, hints=hints, figure=answer.finding.at, found=code)
