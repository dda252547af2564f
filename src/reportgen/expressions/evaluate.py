"""An expression's value: exact, with the face to print it in and the cells it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from reportgen.diagnostics import LocalProblem
from reportgen.expressions.lookup import Found, Lookup, Missing
from reportgen.expressions.tree import (
    Address,
    Binary,
    Call,
    Compared,
    Comparison,
    Expression,
    Negative,
    Number,
)
from reportgen.quantity import EXACT, Face, Quantity, Scale, round_half_up, step
from reportgen.source import Span

_MOST_DIGITS = 10


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


class _Stopped(Exception):  # noqa: N818 - never leaves this module
    """Carries the problem out of the evaluation."""

    def __init__(self, problem: LocalProblem) -> None:
        super().__init__(problem)
        self.problem = problem


def evaluate(expression: Expression, lookup: Lookup) -> Value | LocalProblem:
    """Return the expression's value.

    A problem with an empty key has been told elsewhere (a name from a broken table).
    """
    try:
        return (
            _compared(expression, lookup)
            if isinstance(expression, Compared)
            else _single(expression, lookup)
        )
    except _Stopped as stopped:
        return stopped.problem


def _stop(expression: Expression, key: str, **params: object) -> _Stopped:
    return _Stopped(LocalProblem(key, expression.start, expression.end, params))


def _single(expression: Expression, lookup: Lookup) -> Value:
    """Return a value that may be a cell's text: only a lone address can be one."""
    if isinstance(expression, Address):
        found = _found(expression, lookup)
        if found.text and not found.quantities:
            return Value(Decimal(0), Face(), found.text, cells=found.cells, is_text=True)
    return _figure(expression, lookup)


def _found(address: Address, lookup: Lookup) -> Found:
    found = lookup.resolve(address.path)
    if isinstance(found, Missing):
        start, end = address.parts[min(found.part, len(address.parts) - 1)]
        raise _Stopped(LocalProblem(found.key, start, end, found.params, found.hints))
    return found


def _figures(expression: Expression, lookup: Lookup) -> tuple[Value, ...]:
    """Return the figures of a whole column, or of anything else its one value."""
    if not isinstance(expression, Address):
        return (_figure(expression, lookup),)
    found = _found(expression, lookup)
    if not found.quantities:
        raise _stop(expression, "no-figure", name=".".join(expression.path), text=found.text)
    cells: Iterable[tuple[Span, ...]] = (
        ((cell,) for cell in found.cells)
        if len(found.cells) == len(found.quantities)
        else (found.cells for _ in found.quantities)
    )
    return tuple(
        Value(q.value, q.face, q.text, q.unit, where)
        for q, where in zip(found.quantities, cells, strict=True)
    )


def _figure(expression: Expression, lookup: Lookup) -> Value:
    """Return the one figure that an expression is."""
    if isinstance(expression, Number):
        return Value(expression.value, expression.face)
    if isinstance(expression, Address):
        if _found(expression, lookup).column:
            raise _stop(expression, "column-not-figure", name=".".join(expression.path))
        return _figures(expression, lookup)[0]
    if isinstance(expression, Negative):
        operand = _figure(expression.operand, lookup)
        return replace(operand, value=-operand.value, text="")
    if isinstance(expression, Binary):
        return _binary(expression, lookup)
    if isinstance(expression, Call):
        return _call(expression, lookup)
    raise _stop(expression, "comparison-inside")


def _binary(expression: Binary, lookup: Lookup) -> Value:
    left = _figure(expression.left, lookup)
    right = _figure(expression.right, lookup)
    cells = left.cells + right.cells
    inexact = left.inexact or right.inexact
    if expression.operator == "/":
        return Value(_divided(expression.right, left, right), Face(), cells=cells, inexact=True)
    if expression.operator == "*":
        product = EXACT.multiply(left.value, right.value)
        return Value(product, Face(), cells=cells, inexact=inexact)
    signed = right.value if expression.operator == "+" else -right.value
    value = EXACT.add(left.value, signed)
    unit = left.unit if left.unit == right.unit else ""
    return Value(value, _common_face((left, right)), unit=unit, cells=cells, inexact=inexact)


def _divided(place: Expression, left: Value, right: Value) -> Decimal:
    if right.value == 0:
        raise _stop(place, "division-by-zero")
    return EXACT.divide(left.value, right.value)


def _common_face(values: Sequence[Value]) -> Face:
    """Return the face of a sum: the finest digits, and the scale that all share."""
    scales = {value.face.scale for value in values}
    digits = [value.face.digits for value in values]
    if len(scales) > 1 or any(value.inexact for value in values):
        return Face()
    known = [each for each in digits if each is not None]
    finest = max(known) if len(known) == len(digits) else None
    thousands = any(value.face.thousands for value in values)
    return Face(finest, scales.pop(), thousands)


def _call(call: Call, lookup: Lookup) -> Value:
    if call.function in _AGGREGATES:
        figures = [f for argument in call.arguments for f in _figures(argument, lookup)]
        return _AGGREGATES[call.function](figures)
    return _CALLS[call.function](call, lookup)


def _sum(figures: Sequence[Value]) -> Value:
    total = Decimal(0)
    for figure in figures:
        total = EXACT.add(total, figure.value)
    cells = tuple(cell for figure in figures for cell in figure.cells)
    inexact = any(figure.inexact for figure in figures)
    return Value(total, _common_face(figures), unit=figures[0].unit, cells=cells, inexact=inexact)


def _mean(figures: Sequence[Value]) -> Value:
    total = _sum(figures)
    value = EXACT.divide(total.value, Decimal(len(figures)))
    return Value(value, Face(None, total.face.scale), cells=total.cells, inexact=True)


def _most(figures: Sequence[Value]) -> Value:
    return max(figures, key=lambda figure: figure.value)


def _least(figures: Sequence[Value]) -> Value:
    return min(figures, key=lambda figure: figure.value)


def _count(figures: Sequence[Value]) -> Value:
    cells = tuple(cell for figure in figures for cell in figure.cells)
    return Value(Decimal(len(figures)), Face(0), cells=cells)


def _digits(call: Call, at: int, lookup: Lookup) -> int | None:
    """Return the digits that the argument at `at` asks for, None when there is none."""
    if len(call.arguments) <= at:
        return None
    argument = call.arguments[at]
    wanted = _figure(argument, lookup).value
    if wanted != wanted.to_integral_value() or not 0 <= wanted <= _MOST_DIGITS:
        raise _stop(argument, "bad-digits", most=_MOST_DIGITS)
    return int(wanted)


def _two(call: Call, lookup: Lookup) -> tuple[Value, Value, tuple[Span, ...]]:
    left = _figure(call.arguments[0], lookup)
    right = _figure(call.arguments[1], lookup)
    return left, right, left.cells + right.cells


def _shown(value: Decimal, digits: int | None, scale: Scale, cells: tuple[Span, ...]) -> Value:
    return Value(value, Face(digits, scale), cells=cells, inexact=digits is None)


def _percent(call: Call, lookup: Lookup) -> Value:
    part, whole, cells = _two(call, lookup)
    share = _divided(call.arguments[1], part, whole)
    return _shown(share, _digits(call, 2, lookup), "%", cells)


def _ratio(call: Call, lookup: Lookup) -> Value:
    one, many, cells = _two(call, lookup)
    return _shown(_divided(call.arguments[0], many, one), _digits(call, 2, lookup), "", cells)


def _change(call: Call, lookup: Lookup) -> Value:
    new, old, cells = _two(call, lookup)
    difference = Value(EXACT.subtract(new.value, old.value), Face())
    change = _divided(call.arguments[1], difference, old)
    return _shown(change, _digits(call, 2, lookup), "%", cells)


def _difference(call: Call, lookup: Lookup) -> Value:
    new, old, cells = _two(call, lookup)
    value = EXACT.subtract(new.value, old.value)
    return Value(value, _common_face((new, old)), cells=cells, inexact=new.inexact or old.inexact)


def _round(call: Call, lookup: Lookup) -> Value:
    figure = _figure(call.arguments[0], lookup)
    digits = _digits(call, 1, lookup) or 0
    scale = figure.face.scale
    unit = step(Face(digits, scale))
    value = EXACT.multiply(round_half_up(EXACT.divide(figure.value, unit), 0), unit)
    return Value(value, Face(digits, scale, figure.face.thousands), cells=figure.cells)


def _scaled(scale: Scale) -> Callable[[Call, Lookup], Value]:
    def scaled(call: Call, lookup: Lookup) -> Value:
        figure = _figure(call.arguments[0], lookup)
        digits = _digits(call, 1, lookup)
        inexact = figure.inexact and digits is None
        return Value(figure.value, Face(digits, scale), cells=figure.cells, inexact=inexact)

    return scaled


_AGGREGATES: dict[str, Callable[[Sequence[Value]], Value]] = {
    "sum": _sum,
    "mean": _mean,
    "max": _most,
    "min": _least,
    "count": _count,
}
_CALLS: dict[str, Callable[[Call, Lookup], Value]] = {
    "percent": _percent,
    "ratio": _ratio,
    "change": _change,
    "difference": _difference,
    "round": _round,
    "ten-thousand": _scaled("万"),
    "hundred-million": _scaled("亿"),
}


def _compared(expression: Compared, lookup: Lookup) -> Value:
    left = _figure(expression.left, lookup)
    right = _figure(expression.right, lookup)
    truth = _holds(expression.comparison, left, right)
    sides = (_quantity(left), _quantity(right))
    return Value(
        Decimal(int(truth)), Face(0), cells=left.cells + right.cells, truth=truth, sides=sides
    )


def _quantity(value: Value) -> Quantity:
    return Quantity(value.value, value.face, value.unit, value.text)


def _holds(comparison: Comparison, left: Value, right: Value) -> bool:
    """Compare; equality holds at the coarser of the digits that the two are printed with."""
    equal = _equal(left, right)
    if comparison in {"==", "<=", ">="} and equal:
        return True
    if comparison == "!=":
        return not equal
    if equal or comparison == "==":
        return False
    return left.value < right.value if comparison in {"<", "<="} else left.value > right.value


def _equal(left: Value, right: Value) -> bool:
    steps = [step(v.face) for v in (left, right) if v.face.digits is not None and not v.inexact]
    if not steps:
        return left.value == right.value
    coarser = max(steps)
    try:
        return round_half_up(EXACT.divide(left.value, coarser), 0) == round_half_up(
            EXACT.divide(right.value, coarser), 0
        )
    except InvalidOperation:
        return left.value == right.value
