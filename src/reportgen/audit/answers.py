"""Answers: a finding that a person has looked at, bound to the figures it was given for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.diagnostics import (
    CODES,
    Diagnostic,
    Phrase,
    Related,
    Severity,
    codes_near,
    problem,
)
from reportgen.loading.instance import Instance
from reportgen.source import Span

_ANSWERABLE = (Severity.CONTRADICTION, Severity.WARNING)
# What a finding is about and what it holds against each other, by the names messages have.
_AT = ("at", "cell", "that")
_STATED = ("stated", "left")
_EXPECTED = ("expected", "right")
_ALIKE = str.maketrans({"．": ".", "【": None, "】": None, " ": None, "\u3000": None, "\n": None})


@dataclass(frozen=True, slots=True)
class Finding:
    """What a finding says of a figure: where, what stands there, what was computed."""

    at: str
    code: str
    stated: str
    expected: str


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


def finding_of(diagnostic: Diagnostic) -> Finding | None:
    """Return what a diagnostic says of a figure; None for one that cannot be answered."""
    if diagnostic.severity not in _ANSWERABLE:
        return None
    at = _first(diagnostic.params, _AT)
    if not at:
        return None
    stated, expected = (_first(diagnostic.params, names) for names in (_STATED, _EXPECTED))
    return Finding(at, diagnostic.code, stated, expected)


def _first(params: Mapping[str, object], names: Sequence[str]) -> str:
    found = (params[name] for name in names if name in params)
    return str(next(found, ""))


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
    as what is stated and what is computed are what they were.
    """
    by_figure: dict[tuple[str, str], list[Answer]] = {}
    for answer in answers:
        by_figure.setdefault(figure_key(answer.finding), []).append(answer)
    still: list[Diagnostic] = []
    answered: list[Diagnostic] = []
    used: set[int] = set()
    stale: dict[int, Diagnostic] = {}
    for diagnostic in diagnostics:
        finding = finding_of(diagnostic)
        given = by_figure.get(figure_key(finding), []) if finding else []
        fitting = next((each for each in given if finding and _covers(each.finding, finding)), None)
        used.update(each.index for each in given)
        if fitting is not None:
            answered.append(_answered(diagnostic, fitting))
            continue
        still.append(diagnostic)
        stale.update({each.index: _stale(each, finding) for each in given if finding})
    needless = (each for each in answers if each.index not in used)
    told = (*stale.values(), *(_needless(each) for each in needless))
    return Held((*still, *told), tuple(answered))


def figure_key(finding: Finding) -> tuple[str, str]:
    """Return by what a figure's finding is known, however its address is written."""
    return finding.code, finding.at.translate(_ALIKE)


def _covers(answered: Finding, found: Finding) -> bool:
    """Tell whether an answer still speaks of these figures; what it left out is not held."""
    pairs = ((answered.stated, found.stated), (answered.expected, found.expected))
    return all(not before or before == now for before, now in pairs)


def _answered(diagnostic: Diagnostic, answer: Answer) -> Diagnostic:
    key = "answered.by" if answer.by else "answered"
    finding = finding_of(diagnostic)
    assert finding is not None, "only findings about figures are answered"
    return problem(
        key,
        diagnostic.span,
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


def open_findings(diagnostics: Iterable[Diagnostic]) -> Iterator[tuple[Diagnostic, Finding]]:
    """Yield what can be answered, with what it says."""
    for diagnostic in diagnostics:
        finding = finding_of(diagnostic)
        if finding is not None:
            yield diagnostic, finding
