"""Proportions of a sentence (男女比1.05:1), held against its figures."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportgen.audit.prose.explained import Explained, Outcome
from reportgen.audit.prose.numbers import Number, number, quotient, remark, says
from reportgen.audit.prose.sentences import Period, Prose, Sentence, Statement
from reportgen.diagnostics import Severity, problem
from reportgen.quantity import Face, Quantity, format_value

_RATIO = re.compile(
    r"(?P<names>[^，。；：]{2,24}?)(?:之比|的?比例|比)(?:为|是|达到?)?"
    r"(?P<one>[0-9]+(?:\.[0-9]+)?)[:：∶](?P<other>[0-9]+(?:\.[0-9]+)?)(?![0-9.]*[:：∶])"
)
_JOINED = re.compile("与|和|、|同")
_BACK = 6


def averages_told(prose: Prose, period: Period) -> Iterator[Outcome]:
    """Yield the proportions that the figures of their sentence do not give."""
    for sentence in period.sentences:
        if len(sentence.statements) > 1:
            yield from _ratios(prose, sentence)


def _ratios(prose: Prose, sentence: Sentence) -> Iterator[Outcome]:
    text = prose.passage.text
    ends = [each.figure.end for each in sentence.statements]
    for found in _RATIO.finditer(text, sentence.start, sentence.end):
        names = [name.strip("“”的") for name in _JOINED.split(found["names"])]
        end = bisect_right(ends, found.start())
        before = sentence.statements[max(0, end - _BACK) : end]
        ours = [_named(name, before) for name in names]
        if len(ours) != 2 or None in ours or not prose.passage.is_typed(*found.span("one")):
            continue
        one, other = (number(each) for each in ours if each is not None)
        yield from _ratio(prose, found, one, other)


def _named(name: str, before: Sequence[Statement]) -> Statement | None:
    found = [s for s in before if s.is_level and len(name) >= 2 and name[:4] in s.said]
    return found[0] if len(found) == 1 and not found[0].figure.loose else None


def _ratio(prose: Prose, found: re.Match[str], one: Number, other: Number) -> Iterator[Outcome]:
    """Hold a proportion that is 1 on one side; which side is which a text may leave open."""
    sides = {side: Decimal(found[side]) for side in ("one", "other")}
    unit = next((side for side, value in sides.items() if value == 1), None)
    if unit is None or not one.value or not other.value:
        return
    stated = found["other" if unit == "one" else "one"]
    digits = len(stated.partition(".")[2])
    pairs = [(other, one), (one, other)] if unit == "one" else [(one, other), (other, one)]
    quantity = Quantity(Decimal(stated), Face(digits), "", stated)
    yield from _told(
        prose, found.span("one" if unit == "other" else "other"), found[0], quantity, pairs
    )


def _told(
    prose: Prose,
    at: tuple[int, int],
    said: str,
    stated: Quantity,
    pairs: Sequence[tuple[Number, Number]],
) -> Iterator[Outcome]:
    exact = [quotient(*pair) for pair in pairs]
    kinds = [says(stated, each) for each in exact]
    if "exact" in kinds:
        working = exact[kinds.index("exact")].text
        yield Explained(prose.passage.place(*at), stated.text, working)
        return
    near = next((at for at, kind in enumerate(kinds) if kind), None)
    yield problem(
        "prose-percent.rate" if near is None else remark(kinds[near]),
        prose.passage.place(*at),
        severity=Severity.WARNING if near is None else Severity.NOTE,
        at=said,
        stated=stated.text,
        working=exact[near or 0].text,
        expected=format_value(exact[near or 0].value, stated.face),
    )
