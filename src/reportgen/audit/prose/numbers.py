"""Stated figures with their rounding, and whether a percentage can be what they come to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from reportgen.assembly.tables.rounding import is_rounded
from reportgen.audit.prose.sentences import Statement
from reportgen.audit.prose.units import is_measured
from reportgen.quantity import EXACT, Face, Quantity, agrees, step

_FINE = 10  # last digits that a figure must have for one of them to be no matter


@dataclass(frozen=True, slots=True, order=True)
class Number:
    """A value, how far its rounding may have moved it, and how it is written."""

    value: Decimal
    room: Decimal = Decimal(0)
    text: str = ""


def number(statement: Statement) -> Number:
    """Return what a statement says."""
    quantity = statement.figure.quantity
    return Number(quantity.value, slack(statement), quantity.text)


def slack(statement: Statement) -> Decimal:
    """Return how far a figure may be rounded; whole kilometres are, whole persons are not."""
    figure = statement.figure
    average = figure.kind == "元" and "均" in statement.words
    rounded = is_rounded(figure.quantity.face) or is_measured(figure.kind) or average
    return half(figure.quantity) if rounded else Decimal(0)


def half(quantity: Quantity) -> Decimal:
    """Return how far a figure may be from what it was rounded from."""
    return EXACT.divide(step(quantity.face), Decimal(2))


def total(numbers: Iterable[Number]) -> Number:
    """Return what numbers add up to."""
    parts = tuple(numbers)
    return Number(
        sum((each.value for each in parts), Decimal(0)),
        sum((each.room for each in parts), Decimal(0)),
        " + ".join(each.text for each in parts),
    )


def difference(one: Number, other: Number) -> Number:
    """Return how much more one is than the other."""
    return Number(
        EXACT.subtract(one.value, other.value),
        one.room + other.room,
        f"{one.text} - {bracketed(other.text)}",
    )


def quotient(over: Number, under: Number) -> Number:
    """Return a share; the one below must not be 0."""
    value = EXACT.divide(over.value, under.value)
    off = EXACT.multiply(EXACT.divide(under.room, abs(under.value)), abs(value))
    room = EXACT.add(EXACT.divide(over.room, abs(under.value)), off)
    return Number(value, room, f"{bracketed(over.text)} / {bracketed(under.text)}")


def bracketed(text: str) -> str:
    """Return a working, in brackets where it is a sum or a difference."""
    return f"({text})" if " + " in text or " - " in text else text


def says(stated: Quantity, exact: Number) -> str:
    """Tell whether a figure says a number.

    "exact", "cut" with further digits cut off, "last" where the last digit of several is off by
    one (shares are made to add up to 100 so), or "" for none of these.
    """
    unit = step(stated.face)
    off = EXACT.subtract(exact.value, stated.value)
    if agrees(stated, exact.value) or abs(off) <= unit / 2 + exact.room:
        return "exact"
    if -exact.room <= off < unit + exact.room:
        return "cut"
    fine = abs(exact.value) >= unit * _FINE
    return "last" if fine and abs(off) < unit * 3 / 2 + exact.room else ""


def shown(exact: Number, face: Face) -> Face:
    """Return a face as a figure was stated in, with the digits that it takes to show a number."""
    if not exact.value or abs(exact.value) >= step(face) * _FINE:
        return face
    return replace(face, digits=max(face.digits or 0, 0) + 1)


def remark(kind: str) -> str:
    """Return the message for a figure that is nearly right, by what `says` tells of it."""
    return f"prose-percent.{kind}"


def fits(stated: Quantity, over: Number, under: Number) -> str:
    """Tell whether a percentage is this share, as `says` does."""
    if not under.value or under.value < over.value:
        return ""
    return says(stated, quotient(over, under))


def implied(over: Number, share: Quantity) -> tuple[Decimal, Decimal] | None:
    """Return between what a whole must be of which `over` is this share."""
    low, high = share.value - half(share), share.value + half(share)
    if low <= 0:
        return None
    return (
        EXACT.divide(over.value - over.room, high),
        EXACT.divide(over.value + over.room, low),
    )
