"""Averages of a sentence (户均2.98人), held against its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.audit.prose.explained import Explained, Outcome
from reportgen.audit.prose.numbers import Number, number, quotient, remark, says
from reportgen.audit.prose.sentences import Period, Prose, Statement
from reportgen.diagnostics import Severity, problem
from reportgen.quantity import Quantity, format_value

# What an average is over: only what is counted whole, never people, whose number is a mean itself.
_OVER = {"户": ("户", ""), "班": ("个", "班"), "校": ("所", ""), "所": ("所", "")}
_AVERAGE = re.compile(r"^(?:平均每?|每)?(?P<over>[户班校所])(?:均|额)?(?:为|达|约)?$")
_BACK = 6


def averages_told(prose: Prose, period: Period) -> Iterator[Outcome]:
    """Yield the averages that the figures of their sentence do not give."""
    for sentence in period.sentences:
        if len(sentence.statements) > 1:
            for index, each in enumerate(sentence.statements):
                found = _AVERAGE.match(each.words)
                if found is not None and each.figure.bound is None and not each.figure.loose:
                    yield from _average(prose, each, sentence.statements[:index], found["over"])


def _average(
    prose: Prose, each: Statement, before: Sequence[Statement], over: str
) -> Iterator[Outcome]:
    kind, word = _OVER[over]
    levels = [s for s in before[-_BACK:] if s.is_level and not s.aside]
    tops = [s for s in levels if s.figure.kind == each.figure.kind]
    bases = [s for s in levels if s.figure.kind == kind and word in s.said]
    if len(tops) == 1 and len(bases) == 1 and not (tops[0].figure.loose or bases[0].figure.loose):
        yield from _told(
            prose,
            (each.figure.start, each.figure.end),
            f"{each.words}{each.figure.quantity.text}",
            each.figure.quantity,
            [(number(tops[0]), number(bases[0]))],
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
