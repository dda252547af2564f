"""A figure's faces: how a number is written, and its exact value."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Scale = Literal["", "万", "亿", "%", "‰"]


@dataclass(frozen=True, slots=True)
class Face:
    """How a value is written: decimals, scale, thousands separators."""

    digits: int | None = None  # decimals printed; None: as many as the exact value has
    scale: Scale = ""
    thousands: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number: exact value (a percentage is a fraction), face, unit, and the text it stood as.

    `56.30` is Decimal("56.30") with 2 digits; `100%` is Decimal(1) with scale % and 0 digits;
    `866人` is 866 with unit 人. A computed quantity has the text its face gives.
    """

    value: Decimal
    face: Face
    unit: str
    text: str
