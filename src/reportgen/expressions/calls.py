"""What each function of the language computes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

from reportgen.expressions.tree import Call
from reportgen.expressions.values import (
    Value,
    cells_of,
    common_face,
    divided,
    scaled_to,
    stop,
    within_bounds,
)
from reportgen.quantity import EXACT, Face, Scale, round_half_up, step

_MOST_DIGITS = 10

Function: TypeAlias = Callable[[Call, Sequence[Value]], Value]


def _sum(call: Call, figures: Sequence[Value]) -> Value:
    total = Decimal(0)
    for figure in figures:
        total = EXACT.add(total, figure.value)
    units = {figure.unit for figure in figures}
    return Value(
        within_bounds(call, total),
        common_face(figures),
        unit=units.pop() if len(units) == 1 else "",
        cells=cells_of(figures),
        inexact=any(figure.inexact for figure in figures),
    )


def _mean(call: Call, figures: Sequence[Value]) -> Value:
    total = _sum(call, figures)
    value = EXACT.divide(total.value, Decimal(len(figures)))
    return Value(value, Face(None, total.face.scale), "", total.unit, total.cells, inexact=True)


def _most(_: Call, figures: Sequence[Value]) -> Value:
    return max(figures, key=lambda figure: figure.value)


def _least(_: Call, figures: Sequence[Value]) -> Value:
    return min(figures, key=lambda figure: figure.value)


def _count(_: Call, figures: Sequence[Value]) -> Value:
    return Value(Decimal(len(figures)), Face(0), cells=cells_of(figures))


def _digits(call: Call, values: Sequence[Value], at: int) -> int | None:
    """Return the digits that the argument at `at` asks for, None when there is none."""
    if len(values) <= at:
        return None
    wanted = values[at].value
    if wanted != wanted.to_integral_value() or not 0 <= wanted <= _MOST_DIGITS:
        raise stop(call.arguments[at], "bad-digits", most=_MOST_DIGITS)
    return int(wanted)


def _divided(
    call: Call, values: Sequence[Value], top: Decimal, below: int, *, scale: Scale
) -> Value:
    """Return `top` over the argument at `below`, with the digits that the third one asks for."""
    value = divided(call, call.arguments[below], top, values[below].value)
    digits = _digits(call, values, 2)
    return Value(value, Face(digits, scale), cells=cells_of(values), inexact=digits is None)


def _percent(call: Call, values: Sequence[Value]) -> Value:
    return _divided(call, values, values[0].value, 1, scale="%")


def _ratio(call: Call, values: Sequence[Value]) -> Value:
    """Return n of 1:n, how many of the second there are for one of the first."""
    return _divided(call, values, values[1].value, 0, scale="")


def _change(call: Call, values: Sequence[Value]) -> Value:
    growth = EXACT.subtract(values[0].value, values[1].value)
    return _divided(call, values, growth, 1, scale="%")


def _difference(call: Call, values: Sequence[Value]) -> Value:
    new, old = values
    value = within_bounds(call, EXACT.subtract(new.value, old.value))
    unit = new.unit if new.unit == old.unit else ""
    inexact = new.inexact or old.inexact
    return Value(value, common_face(values), unit=unit, cells=cells_of(values), inexact=inexact)


def _round(call: Call, values: Sequence[Value]) -> Value:
    figure = values[0]
    digits = _digits(call, values, 1) or 0
    face = Face(digits, figure.face.scale, figure.face.thousands)
    size = step(face)
    value = EXACT.multiply(round_half_up(EXACT.divide(figure.value, size), 0), size)
    return Value(value, face, unit=figure.unit, cells=figure.cells)


def _scaled(scale: Scale) -> Function:
    def scaled(call: Call, values: Sequence[Value]) -> Value:
        digits, value = _digits(call, values, 1), scaled_to(values[0], scale)
        inexact = value.inexact and digits is None
        return Value(value.value, Face(digits, scale), cells=value.cells, inexact=inexact)

    return scaled


AGGREGATES: Mapping[str, Function] = {
    "sum": _sum,
    "mean": _mean,
    "max": _most,
    "min": _least,
    "count": _count,
}
FUNCTIONS: Mapping[str, Function] = {
    "percent": _percent,
    "ratio": _ratio,
    "change": _change,
    "difference": _difference,
    "round": _round,
    "ten-thousand": _scaled("万"),
    "hundred-million": _scaled("亿"),
}
