"""A stated figure held against what others come to: how each kind of finding is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reportgen.audit.prose.explained import Explained, Outcome
from reportgen.audit.prose.numbers import (
    Number,
    difference,
    number,
    quotient,
    remark,
    says,
    shown,
)
from reportgen.audit.prose.portions import Portion
from reportgen.audit.prose.sentences import Prose, Statement
from reportgen.audit.prose.verbs import FALLS
from reportgen.diagnostics import Severity, problem
from reportgen.quantity import Face, Quantity, format_value


@dataclass(frozen=True, slots=True)
class Stated:
    """What is held against others: where it stands, what is said, which figure."""

    prose: Prose
    start: int
    end: int
    said: str
    quantity: Quantity


def stated(prose: Prose, each: Statement) -> Stated:
    """Return a statement's figure as it stands."""
    figure = each.figure
    said = f"{each.words}{figure.quantity.text}"
    return Stated(prose, figure.start, figure.end, said, figure.quantity)


def plainly(own: Stated) -> Stated:
    """Return how far a change is said to go, whichever way."""
    return replace(own, quantity=replace(own.quantity, value=abs(own.quantity.value)))


def gap_told(own: Stated, exact: Number, key: str = "prose-percent.change") -> Iterator[Outcome]:
    """Yield what comes of a difference or a balance: nobody adjusts its last digit."""
    place = own.prose.passage.place(own.start, own.end)
    kind = says(own.quantity, exact)
    if kind == "exact":
        yield Explained(place, own.quantity.text, exact.text)
        return
    cut = kind == "cut"
    yield problem(
        remark("cut") if cut else key,
        place,
        severity=Severity.NOTE if cut else Severity.WARNING,
        at=own.said,
        stated=own.quantity.text,
        working=exact.text,
        expected=_in_full(exact.value, own.quantity),
    )


def _in_full(value: Decimal, quantity: Quantity) -> str:
    """Return a difference with all its digits: 0.1, where 1 is stated."""
    text = format_value(value, replace(quantity.face, digits=None))
    points = f"个{quantity.unit.removeprefix('个')}"
    return f"{text}{points}" if quantity.face.scale == "百分点" else f"{text}{_unit(quantity)}"


def _unit(quantity: Quantity) -> str:
    return "" if quantity.face.scale in {"%", "‰", "倍"} else quantity.unit


def rate_told(own: Stated, exact: Number, key: str = "prose-percent.change") -> Iterator[Outcome]:
    """Yield what comes of a quotient; a note where only the last of its decimals is off."""
    place = own.prose.passage.place(own.start, own.end)
    kind = says(own.quantity, exact)
    kind = "" if kind == "last" and not own.quantity.face.digits else kind
    if kind == "exact":
        yield Explained(place, own.quantity.text, exact.text)
        return
    yield problem(
        remark(kind) if kind else key,
        place,
        severity=Severity.NOTE if kind else Severity.WARNING,
        at=own.said,
        stated=own.quantity.text,
        working=exact.text,
        expected=format_value(exact.value, shown(exact, own.quantity.face)),
    )


def portion_told(
    prose: Prose, at: tuple[int, int], said: Portion, exact: Number
) -> Iterator[Outcome]:
    """Yield what comes of 三成, 一倍 or 翻一番: whether it can be said of the exact number."""
    text = prose.passage.text[at[0] : at[1]]
    place = prose.passage.place(*at)
    if said.holds(exact.value - exact.room, exact.value + exact.room):
        yield Explained(place, text, exact.text)
        return
    yield problem(
        "prose-percent.portion",
        place,
        at=text,
        stated=text,
        working=exact.text,
        expected=said.told(exact.value),
    )


def portion_of_share_told(
    prose: Prose, at: tuple[int, int], said: Portion, share: Number
) -> Iterator[Outcome]:
    """Yield what comes of 过半（52.2%）, where the share stands beside it."""
    text = prose.passage.text[at[0] : at[1]]
    place = prose.passage.place(*at)
    if said.holds(share.value, share.value):
        yield Explained(place, text, share.text)
        return
    yield problem("prose-percent.beside", place, at=text, stated=text, expected=share.text)


def direction_told(
    prose: Prose, said: re.Match[str], run: Sequence[Statement]
) -> Iterator[Outcome]:
    """Yield 逐年上升 (its groups `said` and `verb`) where a run of figures goes another way."""
    values = [each.figure.value for each in run]
    if values != sorted(values, reverse=FALLS.search(said["verb"]) is not None):
        yield problem(
            "prose-percent.yearly",
            prose.passage.place(*said.span("said")),
            at=said["said"],
            stated=said["said"],
            expected="、".join(each.figure.quantity.text for each in run),
        )


def percent(value: Decimal) -> str:
    """Return a share as a sentence tells it beside another."""
    return format_value(value, Face(1, "%"))


def change_told(
    prose: Prose, change: Statement, verb: str, old: Statement, new: Statement
) -> Iterator[Outcome]:
    """Yield what comes of a change that is held against its two ends, the sign too."""
    own = plainly(stated(prose, change))
    was, now = number(old), number(new)
    size = difference(was, now) if FALLS.search(verb) else difference(now, was)
    if change.figure.quantity.face.scale != "%":
        yield from gap_told(own, size)
    elif was.value > 0:
        yield from rate_told(own, quotient(size, was))
