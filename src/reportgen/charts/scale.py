"""A value axis: where its ticks stand, and how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10

from reportgen.model import Chart, Series

_NUMBER = re.compile(r"([+\-−－]?[0-9][0-9,，]*(?:\.[0-9]+)?)\s*(%|％|‰|万|亿)?")
_FACTORS = (Decimal(1), Decimal(100), Decimal(1000), Decimal("0.0001"), Decimal("1E-8"))
_MOST_TICKS = 6


@dataclass(frozen=True, slots=True)
class Axis:
    """The ticks of a value axis with their texts; the first and last are its ends."""

    ticks: tuple[float, ...]
    texts: tuple[str, ...]

    def part(self, value: float) -> float:
        """Return how far along the axis a value lies, 0 to 1."""
        low, high = self.ticks[0], self.ticks[-1]
        return (value - low) / (high - low)


def numbers(series: Iterable[Series]) -> list[float]:
    """Return every value that there is."""
    return [float(value) for one in series for value in one.values if value is not None]


def value_axis(chart: Chart) -> Axis:
    """Return the axis of a line chart: from zero unless the values lie far above it.

    Ticks are written with the sign (%, 万 …) that the printed values bear.
    """
    found = numbers(chart.series)
    low, high = min(found), max(found)
    reach = (high - low) * 1.5
    if low >= 0 and (reach > high or low == high):
        low = 0.0
    elif high <= 0 and (reach > -low or low == high):
        high = 0.0
    high = high if low < high else 1.0
    factor, sign, thousands = _face(chart)
    step, first, count = _steps(Decimal(low) * factor, Decimal(high) * factor)
    ticks = [first + step * index for index in range(count)]
    digits = max(0, -int(step.normalize().as_tuple().exponent))
    pattern = f"{{:{',' if thousands else ''}.{digits}f}}"
    return Axis(
        tuple(float(tick / factor) for tick in ticks),
        tuple(pattern.format(tick) + sign for tick in ticks),
    )


def _steps(low: Decimal, high: Decimal) -> tuple[Decimal, Decimal, int]:
    """Return step, first tick and count: a round step that gives four to seven ticks."""
    reach = high - low or abs(high) or Decimal(1)
    size = Decimal(10) ** floor(log10(reach / _MOST_TICKS))
    step = next(size * k for k in (1, 2, 5, 10, 20) if reach / (size * k) <= _MOST_TICKS - 1)
    first = floor(low / step)
    last = max(ceil(high / step), first + 1)
    return step, first * step, last - first + 1


def _face(chart: Chart) -> tuple[Decimal, str, bool]:
    """Return what the printed number is of the value (100 for a percentage), its sign, commas."""
    pairs = [
        (value, match)
        for one in chart.series
        for value, text in zip(one.values, one.texts, strict=False)
        if value and (match := _NUMBER.match(text))
    ]
    commas = any("," in match[1] for _, match in pairs)
    for value, match in pairs:
        printed = Decimal(re.sub("[,，]", "", match[1]).replace("−", "-").replace("－", "-"))
        near = [f for f in _FACTORS if abs(value * f - printed) <= abs(printed) / 20]
        if printed and near:
            return near[0], match[2] or "", commas
    return Decimal(1), "", commas
