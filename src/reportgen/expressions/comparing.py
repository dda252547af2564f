"""When two figures are equal: at the coarser of the digits they are printed with."""

from __future__ import annotations

from decimal import Decimal

from reportgen.expressions.tree import Comparison
from reportgen.expressions.values import Value
from reportgen.quantity import EXACT, round_half_up, step


def holds(comparison: Comparison, left: Value, right: Value, *, rounded: bool) -> bool:
    """Tell whether a comparison is true.

    < and > are exact; <= and >= also hold where both sides are `rounded` and look equal.
    """
    if comparison in {"==", "!="}:
        return _equal(left, right) == (comparison == "==")
    if comparison in {">", ">="}:
        left, right = right, left
    if comparison in {"<", ">"}:
        return left.value < right.value
    return left.value <= right.value or (rounded and _equal(left, right))


def _equal(left: Value, right: Value) -> bool:
    steps = [step(side.face) for side in (left, right) if _is_printed(side)]
    if not steps:
        return left.value == right.value
    coarser = max(steps)
    return _in_steps(left.value, coarser) == _in_steps(right.value, coarser)


def _is_printed(side: Value) -> bool:
    return side.face.digits is not None and not side.inexact


def _in_steps(value: Decimal, size: Decimal) -> Decimal:
    return round_half_up(EXACT.divide(value, size), 0)
