"""What rounding explains: a figure cut off, a formula over figures that were rounded themselves."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, Decimal
from math import prod

from reportgen.expressions import Expression, Found, Lookup, Missing, Value, evaluate
from reportgen.quantity import EXACT, FACTORS, Face, Quantity, agrees, round_half_up, step
from reportgen.source import Span

_HALF = Decimal("0.5")
_SMALL = frozenset({"…", "……", "...", "⋯"})
_SCALES = {
    "十": Decimal(10),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10_000),
    "亿": Decimal(100_000_000),
}
_SCALED = re.compile("[十百千]?[万亿]|千元|千人|百万")


def is_rounded(face: Face) -> bool:
    """Tell whether a figure with this face may have been rounded; a plain whole number is exact."""
    return bool(face.digits or face.scale)


def is_cut_off(stated: Quantity, exact: Decimal) -> bool:
    """Tell whether a figure is the exact value with the further digits cut off."""
    factor = FACTORS[stated.face.scale]
    last = Decimal(1).scaleb(-(stated.face.digits or 0))
    cut = EXACT.divide(exact, factor).quantize(last, ROUND_DOWN, EXACT)
    return cut == EXACT.divide(stated.value, factor)


def is_mean(stated: Quantity, mean: Decimal) -> bool:
    """Tell whether a figure is a mean, rounded or cut off; zeros at its end say nothing."""
    digits = stated.face.digits or 0
    factor = FACTORS[stated.face.scale]
    scaled = EXACT.divide(stated.value, factor)
    while digits and scaled == scaled.quantize(Decimal(1).scaleb(1 - digits), context=EXACT):
        digits -= 1
    plain = Quantity(stated.value, Face(digits, stated.face.scale), "", stated.text)
    return agrees(plain, mean) or is_cut_off(stated, mean)


def is_below_rounding(text: str) -> bool:
    """Tell whether a cell stands for something too small to print: …, 0.0."""
    return text.strip() in _SMALL


def in_scale(unit: str) -> bool:
    """Tell whether a header's unit counts in ten thousands and the like: whole ones are rounded."""
    return _SCALED.match(unit) is not None


def scale_of(unit: str) -> Decimal:
    """Return how many a header's unit counts in: 10000 for 万元."""
    found = _SCALED.match(unit)
    return (
        prod((_SCALES[each] for each in found[0] if each in _SCALES), start=Decimal(1))
        if found
        else Decimal(1)
    )


def sum_room(
    stated: Quantity, parts: Collection[Quantity], *, unit: str = "", small: int = 0
) -> Decimal:
    """Return how far a total of rounded figures may be off; 0 when none is rounded.

    `unit` is the header's, `small` how many parts are too small to print.
    """
    scaled = in_scale(unit)
    rounded = [step(part.face) for part in parts if scaled or is_rounded(part.face)]
    if not rounded and not small:
        return Decimal(0)
    each = step(stated.face)
    return EXACT.multiply(_HALF, sum(rounded, each + small * each))


def formula_room(expression: Expression, lookup: Lookup, exact: Value) -> Decimal:
    """Return how far the rounding of its figures may move what a formula comes to."""
    room = Decimal(0)
    for cell in dict.fromkeys(exact.cells):
        moved = evaluate(expression, _Moved(lookup, cell))
        if isinstance(moved, Value):
            room += abs(EXACT.subtract(moved.value, exact.value))
    return room


@dataclass(frozen=True, slots=True)
class _Moved:
    """A lookup that finds one cell half a unit of its last digit larger."""

    lookup: Lookup
    cell: Span

    @property
    def labels(self) -> Collection[str]:
        return self.lookup.labels

    def resolve(self, path: tuple[str, ...]) -> Found | Missing:
        found = self.lookup.resolve(path)
        if isinstance(found, Missing) or len(found.cells) != len(found.quantities):
            return found
        moved = tuple(
            _larger(quantity) if cell == self.cell else quantity
            for quantity, cell in zip(found.quantities, found.cells, strict=True)
        )
        return replace(found, quantities=moved)


def _larger(quantity: Quantity) -> Quantity:
    face = quantity.face
    scaled = EXACT.divide(quantity.value, FACTORS[face.scale])
    if not is_rounded(face) or scaled != round_half_up(scaled, face.digits or 0):
        return quantity  # exact: a whole number, or computed here
    half = EXACT.multiply(_HALF, step(face))
    return replace(quantity, value=EXACT.add(quantity.value, half))
