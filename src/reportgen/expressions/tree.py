"""An expression as a tree; offsets are 0-based code points into its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from reportgen.quantity import Face

Operator = Literal["+", "-", "*", "/"]
Comparison = Literal["==", "!=", "<", "<=", ">", ">="]


@dataclass(frozen=True, slots=True)
class Number:
    """A literal: `40`, `0.5`, `5%`, `3万`."""

    value: Decimal
    face: Face
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Address:
    """`资产.合计.占地面积`; `parts` are the places of its names."""

    path: tuple[str, ...]
    parts: tuple[tuple[int, int], ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Negative:
    """`-x`."""

    operand: Expression
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Binary:
    """`a + b` and its like."""

    operator: Operator
    left: Expression
    right: Expression
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Compared:
    """`a == b` and its like; only as a whole expression."""

    comparison: Comparison
    left: Expression
    right: Expression
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Call:
    """`比(a, b, 2)`; `function` is the English name."""

    function: str
    arguments: tuple[Expression, ...]
    start: int
    end: int


Expression: TypeAlias = Number | Address | Negative | Binary | Compared | Call


def addresses(expression: Expression) -> Iterator[Address]:
    """Yield every address in the expression, from left to right."""
    waiting = [expression]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Address):
            yield part
        elif isinstance(part, Negative):
            waiting.append(part.operand)
        elif isinstance(part, (Binary, Compared)):
            waiting += (part.right, part.left)
        elif isinstance(part, Call):
            waiting += reversed(part.arguments)


def names_used(expression: Expression) -> tuple[tuple[str, ...], ...]:
    """Return the paths that the expression reads."""
    return tuple(dict.fromkeys(address.path for address in addresses(expression)))
