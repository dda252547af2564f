"""Slips of the pen in a figure: a digit, two exchanged, the point or the unit."""

from __future__ import annotations

from decimal import Decimal

from reportgen.assembly.tables.rounding import is_cut_off
from reportgen.quantity import EXACT, FACTORS, Quantity, agrees

_TELLING = 3  # digits that are not those of another figure by chance


def digits_of(quantity: Quantity) -> str:
    """Return the digits of a figure as it is written, without its point and zeros around."""
    scaled = EXACT.divide(quantity.value, FACTORS[quantity.face.scale])
    return f"{abs(scaled.normalize()):f}".replace(".", "").strip("0")


def is_one_slip(one: str, other: str) -> bool:
    """Tell whether two rows of digits differ in one digit, or in two neighbours exchanged."""
    if len(one) != len(other) or len(one) < 4:
        return False
    off = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(off) == 1:
        return True
    swapped = len(off) == 2 and off[1] == off[0] + 1
    return swapped and one[off[0]] == other[off[1]] and one[off[1]] == other[off[0]]


def is_moved(stated: Quantity, value: Decimal) -> bool:
    """Tell whether a figure is a value rounded, with its point or its unit moved."""
    if len(digits_of(stated)) < _TELLING or not value or not stated.value:
        return False
    power = value.copy_abs().adjusted() - stated.value.copy_abs().adjusted()
    moved = value.scaleb(-power)
    return power != 0 and (agrees(stated, moved) or is_cut_off(stated, moved))
