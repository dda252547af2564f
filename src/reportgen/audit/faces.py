"""Figures that a cell alone does not say: 1:14.4, 3862（80.0%）, those below a label with a %."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from reportgen.model import Cell, Line
from reportgen.quantity import EXACT, Face, Quantity, parse_quantity

Reader = Callable[[Cell], Quantity | None]

_NUMBER = r"([0-9]{1,12}(?:\.[0-9]{1,12})?)"
_TO_ONE = re.compile(rf"1\s?[:：∶]\s?{_NUMBER}|{_NUMBER}\s?[:：∶]\s?1")
_WITH_SHARE = re.compile(r"([^（()）]{1,40})[（(]([0-9.]{1,12}\s?[%％])[）)]")
_FIGURE = re.compile("[0-9]")


def readers_of(line: Line, cells: Iterable[Cell]) -> Iterator[tuple[Reader, bool]]:
    """Yield how a line's figures are read where cells alone do not say, and whether as rates.

    A line of numbers with their shares in brackets is two lines.
    """
    if line.type:
        return
    if line.label.endswith(("%", "％")) or line.unit.endswith("百分点"):
        yield _as_percent, True
        return
    first = next((each for each in cells if each.quantity or _FIGURE.search(each.text)), None)
    if first is None or first.quantity is not None:
        return
    if _TO_ONE.fullmatch(first.text.strip()):
        yield _to_one, True
    elif _WITH_SHARE.fullmatch(first.text.strip()):
        yield _number, False
        yield _share, True


def _as_percent(cell: Cell) -> Quantity | None:
    quantity = cell.quantity
    if quantity is None or quantity.face.scale != "":
        return quantity
    value = EXACT.multiply(quantity.value, Decimal("0.01"))
    return replace(quantity, value=value, face=replace(quantity.face, scale="百分点"))


def _to_one(cell: Cell) -> Quantity | None:
    found = _TO_ONE.fullmatch(cell.text.strip())
    number = (found[1] or found[2]) if found else ""
    if not number:
        return None
    digits = len(number.partition(".")[2])
    return Quantity(Decimal(number), Face(digits), "", cell.text.strip())


def _number(cell: Cell) -> Quantity | None:
    found = _WITH_SHARE.fullmatch(cell.text.strip())
    return parse_quantity(found[1]) if found else cell.quantity


def _share(cell: Cell) -> Quantity | None:
    found = _WITH_SHARE.fullmatch(cell.text.strip())
    return parse_quantity(found[2]) if found else None
