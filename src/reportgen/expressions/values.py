"""What an expression comes to, step by step, and the ways a computation can fail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reportgen.diagnostics import LocalProblem
from reportgen.expressions.tree import Expression
from reportgen.quantity import EXACT, Face, Quantity, Scale, multiple_of
from reportgen.source import Span

_MOST_PLACES = 60  # beyond any figure of a report, and small enough to print


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression comes to.

    `truth` is set for a comparison, whose sides are `sides`; `text` for a lone cell, as it
    prints. `inexact`: a division is in it, so that prose must say how many digits to print.
    """

    value: Decimal
    face: Face
    text: str = ""
    unit: str = ""
    cells: tuple[Span, ...] = ()
    inexact: bool = False
    truth: bool | None = None
    sides: tuple[Quantity, Quantity] | None = None
    is_text: bool = False


class Stopped(Exception):  # noqa: N818 - never leaves this room
    """Carries the problem out of the evaluation."""

    def __init__(self, problem: LocalProblem) -> None:
        """Keep the problem."""
        super().__init__(problem)
        self.problem = problem


def stop(place: Expression, key: str, **params: object) -> Stopped:
    """Return what ends the evaluation with a problem at a part of the expression."""
    return Stopped(LocalProblem(key, place.start, place.end, params))


def quantity_of(value: Value) -> Quantity:
    """Return the figure that a value is."""
    return Quantity(value.value, value.face, value.unit, value.text)


def scaled_to(value: Value, scale: Scale) -> Value:
    """Return a value that is to be said in 万 or 亿: of 万元 or 亿元 as many single ones."""
    multiple = multiple_of(value.unit) if scale in {"万", "亿"} else 1
    if multiple == 1:
        return value
    return replace(value, value=EXACT.multiply(value.value, multiple), unit="")


def within_bounds(place: Expression, value: Decimal) -> Decimal:
    """Return the value itself, unless it is larger or smaller than any figure can be."""
    if value and not -_MOST_PLACES <= value.adjusted() <= _MOST_PLACES:
        raise stop(place, "number-too-large")
    return value


def divided(whole: Expression, divisor: Expression, left: Decimal, right: Decimal) -> Decimal:
    """Return left / right to 50 digits; a divisor of 0 is told at its place."""
    if right == 0:
        raise stop(divisor, "division-by-zero")
    return within_bounds(whole, EXACT.divide(left, right))


def common_face(values: Sequence[Value]) -> Face:
    """Return the face of a sum: the finest digits, and the scale that all share."""
    scales = {value.face.scale for value in values}
    digits = [value.face.digits for value in values]
    if len(scales) > 1 or any(value.inexact for value in values):
        return Face()
    known = [each for each in digits if each is not None]
    finest = max(known) if len(known) == len(digits) else None
    thousands = any(value.face.thousands for value in values)
    return Face(finest, scales.pop(), thousands)


def cells_of(values: Sequence[Value]) -> tuple[Span, ...]:
    """Return the cells of all the values, in order."""
    return tuple(cell for value in values for cell in value.cells)
