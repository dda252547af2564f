"""An expression's value: exact, with the face to print it in and the cells it comes from."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from reportgen.diagnostics import LocalProblem
from reportgen.expressions.calls import AGGREGATES, FUNCTIONS
from reportgen.expressions.comparing import holds
from reportgen.expressions.lookup import Found, Lookup, Missing
from reportgen.expressions.tree import (
    Address,
    Binary,
    Call,
    Compared,
    Expression,
    Negative,
    Number,
)
from reportgen.expressions.values import (
    Stopped,
    Value,
    common_face,
    divided,
    quantity_of,
    stop,
    within_bounds,
)
from reportgen.quantity import EXACT, Face, format_value


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
    except Stopped as stopped:
        return stopped.problem


def _single(expression: Expression, lookup: Lookup) -> Value:
    """Return a value that may be a cell's text: only a lone address can be one."""
    if isinstance(expression, Address):
        found = _found(expression, lookup)
        if found.text and not found.quantities:
            return Value(Decimal(0), Face(), found.text, cells=found.cells, is_text=True)
        return _cell(expression, found)
    return _figure(expression, lookup)


def _figure(expression: Expression, lookup: Lookup) -> Value:
    """Return the one figure that an expression is."""
    if isinstance(expression, Address):
        return _cell(expression, _found(expression, lookup))
    if isinstance(expression, Number):
        return Value(expression.value, expression.face)
    if isinstance(expression, Binary):
        return _binary(expression, lookup)
    if isinstance(expression, Call):
        return _call(expression, lookup)
    if isinstance(expression, Negative):
        operand = _figure(expression.operand, lookup)
        return replace(operand, value=operand.value.copy_negate(), text="")
    raise stop(expression, "comparison-inside")


def _found(address: Address, lookup: Lookup) -> Found:
    found = lookup.resolve(address.path)
    if isinstance(found, Missing):
        start, end = address.parts[min(found.part, len(address.parts) - 1)]
        raise Stopped(LocalProblem(found.key, start, end, found.params, found.hints))
    return found


def _cell(address: Address, found: Found) -> Value:
    if found.column:
        raise stop(address, "column-not-figure", name=".".join(address.path))
    return _values(address, found)[0]


def _values(address: Address, found: Found) -> tuple[Value, ...]:
    """Return the figures that were found, each with its own cell; at least one."""
    if not found.quantities:
        key = "no-figure" if found.text else "no-figure.empty"
        raise stop(address, key, name=".".join(address.path), text=found.text)
    own = len(found.cells) == len(found.quantities)
    return tuple(
        Value(each.value, each.face, each.text, each.unit, found.cells[i : i + 1] if own else ())
        for i, each in enumerate(found.quantities)
    )


def _binary(expression: Binary, lookup: Lookup) -> Value:
    """Compute from the left, step by step: a long sum is a deep tree."""
    steps = [expression]
    while isinstance(steps[-1].left, Binary):
        steps.append(steps[-1].left)
    value = _figure(steps[-1].left, lookup)
    for each in reversed(steps):
        value = _combined(each, value, _figure(each.right, lookup))
    return value


def _combined(expression: Binary, left: Value, right: Value) -> Value:
    cells = left.cells + right.cells
    inexact = left.inexact or right.inexact
    if expression.operator == "/":
        unit = "" if right.unit else left.unit  # 万元 a head are 万元
        quotient = divided(expression, expression.right, left.value, right.value)
        return Value(quotient, Face(), unit=unit, cells=cells, inexact=True)
    if expression.operator == "*":
        product = within_bounds(expression, EXACT.multiply(left.value, right.value))
        unit = "" if left.unit and right.unit else left.unit or right.unit
        return Value(product, Face(), unit=unit, cells=cells, inexact=inexact)
    combine = EXACT.add if expression.operator == "+" else EXACT.subtract
    value = within_bounds(expression, combine(left.value, right.value))
    unit = left.unit if left.unit == right.unit else ""
    return Value(value, common_face((left, right)), unit=unit, cells=cells, inexact=inexact)


def _call(call: Call, lookup: Lookup) -> Value:
    if call.function in AGGREGATES:
        _refuse_digits(call, lookup)
        figures = [each for part in call.arguments for each in _members(call, part, lookup)]
        return AGGREGATES[call.function](call, figures)
    return FUNCTIONS[call.function](call, [_figure(part, lookup) for part in call.arguments])


def _refuse_digits(call: Call, lookup: Lookup) -> None:
    """Refuse a typed number beside a whole column: it is meant as digits, and would be a figure."""
    typed = next((part for part in call.arguments if isinstance(part, Number)), None)
    if typed is None or len(call.arguments) == 1:
        return
    for part in call.arguments:
        found = lookup.resolve(part.path) if isinstance(part, Address) else None
        if isinstance(found, Found) and found.column:
            number = format_value(typed.value, typed.face)
            raise stop(typed, "wrong-arguments.number", number=number)


def _members(call: Call, part: Expression, lookup: Lookup) -> tuple[Value, ...]:
    """Return the figures of a whole column, or of anything else its one value."""
    if not isinstance(part, Address):
        return (_figure(part, lookup),)
    found = _found(part, lookup)
    if call.function == "count" and found.column and not found.quantities:
        return ()
    return _values(part, found)


def _compared(expression: Compared, lookup: Lookup) -> Value:
    left = _figure(expression.left, lookup)
    right = _figure(expression.right, lookup)
    literal = isinstance(expression.left, Number) or isinstance(expression.right, Number)
    truth = holds(expression.comparison, left, right, rounded=not literal)
    sides = (quantity_of(left), quantity_of(right))
    cells = left.cells + right.cells
    return Value(Decimal(int(truth)), Face(0), cells=cells, truth=truth, sides=sides)
