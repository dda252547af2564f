"""Bars that lie, under each other: one series, several, or stacked; room for long names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.charts.columns import inside_label
from reportgen.charts.frame import finished, header_of
from reportgen.charts.scale import numbers
from reportgen.charts.sketch import Bar, Box, Label, Mark, Measure, Sketch, Stroke, stack_labels
from reportgen.charts.spread import spread
from reportgen.charts.style import (
    AXIS,
    FILLS,
    LARGE,
    LEADER,
    MARGIN,
    SMALL,
    em,
    line_height,
)
from reportgen.charts.tidy import tidy
from reportgen.charts.wrap import wrap
from reportgen.model import Chart

HIGHEST = 205.0  # mm, so that chart and caption stay on one page
_GAP = 1.0
_AIR = 2.0  # between two categories
_BAR, _GROUPED_BAR, _STACKED_BAR = 4.6, 3.8, 5.4
_COMFORTABLE = 120.0  # mm, the height beyond which names use fewer lines
# Names are tried in these ways: their share of the width, size, lines at most.
_WAYS = (
    (0.34, LARGE, 1),
    (0.34, LARGE, 2),
    (0.34, SMALL, 2),
    (0.34, SMALL, 3),
    (0.45, SMALL, 1),
    (0.5, SMALL, 99),
)
_LEAST_BARS = 0.25  # of the width, that is left for the bars


@dataclass(frozen=True, slots=True)
class _Names:
    lines: tuple[tuple[str, ...], ...]
    points: float
    width: float

    def height(self, index: int) -> float:
        return len(self.lines[index]) * line_height(self.points)


def row_sketch(chart: Chart, width: float, measure: Measure) -> Sketch | None:
    """Return lying bars with their values at the end, or None when they overfill a page."""
    names = _fit(chart, width, measure)
    bar = _BAR if len(chart.series) == 1 else _GROUPED_BAR
    heights = [
        max(bar * len(chart.series), names.height(index)) + _AIR
        for index in range(len(chart.categories))
    ]
    longest = max(measure(tidy(text), SMALL) for one in chart.series for text in one.texts)
    zero, scale = _zero_and_scale(chart, names.width, width, longest + _GAP)
    if sum(heights) > HIGHEST or scale is None:
        return None
    marks: list[Mark] = []
    top = MARGIN + sum(heights)
    for index, height in enumerate(heights):
        middle = top - height / 2
        marks.extend(_name(names, index, middle))
        marks.extend(_bars(chart, index, middle, bar, (zero, scale)))
        top -= height
    marks.append(Stroke(((zero, MARGIN), (zero, MARGIN + sum(heights))), AXIS))
    header = header_of(chart, width, measure)
    return finished(marks, header, width, MARGIN + sum(heights) + 0.5)


def _fit(chart: Chart, width: float, measure: Measure) -> _Names:
    """Return the names in a column at the left, as large and in as few lines as it goes."""
    for share, points, most in _WAYS:
        room = width * share
        lines = tuple(wrap(tidy(name), points, room, measure) for name in chart.categories)
        widest = max(measure(line, points) for name in lines for line in name)
        names = _Names(lines, points, widest)
        tall = sum(names.height(index) + _AIR for index in range(len(lines)))
        if tall <= _COMFORTABLE and max(map(len, lines)) <= most:
            break
    return names


def _name(names: _Names, index: int, middle: float) -> tuple[Label, ...]:
    top = middle + names.height(index) / 2
    x = MARGIN + names.width
    return stack_labels(names.lines[index], x, top, names.points, "right")


def _zero_and_scale(
    chart: Chart, names: float, width: float, room: float
) -> tuple[float, float | None]:
    """Return where zero stands and millimetres a unit, None when nothing is left for bars."""
    values = numbers(chart.series)
    high, low = max(0.0, *values), min(0.0, *values)
    left = MARGIN + names + 1.5 + (room if low < 0 else 0.0)
    right = width - MARGIN - room
    if right - left < width * _LEAST_BARS:
        return left, None
    scale = (right - left) / (high - low) if high > low else 0.0
    return left - low * scale, scale


def _bars(
    chart: Chart, index: int, middle: float, bar: float, axis: tuple[float, float]
) -> Iterator[Mark]:
    zero, scale = axis
    top = middle + bar * len(chart.series) / 2
    for number, one in enumerate(chart.series):
        value = one.values[index]
        upper = top - number * bar
        if value is None:
            continue
        end = zero + float(value) * scale
        yield Bar(Box(min(zero, end), upper - bar, max(zero, end), upper), FILLS[number])
        text, y = tidy(one.texts[index]), upper - bar / 2
        if value >= 0:
            yield Label(end + _GAP, y, text, SMALL, "left")
        else:
            yield Label(end - _GAP, y, text, SMALL, "right")


def stacked_row_sketch(chart: Chart, width: float, measure: Measure) -> Sketch | None:
    """Return lying stacked bars, or None when they overfill a page."""
    names = _fit(chart, width, measure)
    zero = MARGIN + names.width + 1.5
    totals = [
        sum(float(one.values[index] or 0) for one in chart.series)
        for index in range(len(chart.categories))
    ]
    room = width - 3 * MARGIN - zero
    if room < width * _LEAST_BARS:
        return None
    scale = room / max(totals) if max(totals) > 0 else 0.0
    rows = [tuple(_parts(chart, index, (zero, scale), measure)) for index in range(len(totals))]
    heights = [
        max(_stack_height(row), names.height(index)) + _AIR for index, row in enumerate(rows)
    ]
    if sum(heights) > HIGHEST:
        return None
    marks: list[Mark] = []
    top = MARGIN + sum(heights)
    for index, row in enumerate(rows):
        middle = top - heights[index] / 2
        marks.extend(_name(names, index, middle))
        marks.extend(_stack(row, middle, zero, width, measure))
        top -= heights[index]
    marks.append(Stroke(((zero, MARGIN), (zero, MARGIN + sum(heights))), AXIS))
    return finished(marks, header_of(chart, width, measure), width, MARGIN + sum(heights) + 0.5)


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a lying stack; its value stands in it, or above it when it is too narrow."""

    left: float
    right: float
    series: int
    text: str
    roomy: bool

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def _parts(
    chart: Chart, index: int, axis: tuple[float, float], measure: Measure
) -> Iterator[_Part]:
    left, scale = axis
    for number, one in enumerate(chart.series):
        value, text = one.values[index], tidy(one.texts[index])
        if value is not None:
            right = left + float(value) * scale
            yield _Part(left, right, number, text, measure(text, SMALL) + 0.8 <= right - left)
            left = right


def _stack_height(parts: tuple[_Part, ...]) -> float:
    above = 0.0 if all(part.roomy for part in parts) else line_height(SMALL) + 0.6
    return _STACKED_BAR + 2 * above


def _stack(
    parts: tuple[_Part, ...], middle: float, low: float, width: float, measure: Measure
) -> Iterator[Mark]:
    """Yield one row: the parts, their values, and those led to parts too narrow for them."""
    top = middle + _STACKED_BAR / 2
    for part in parts:
        yield Bar(Box(part.left, top - _STACKED_BAR, part.right, top), FILLS[part.series])
        if part.roomy:
            yield inside_label(part.middle, middle, part.text, part.series)
    above = [part for part in parts if not part.roomy]
    sizes = [measure(part.text, SMALL) + 1.0 for part in above]
    places = spread([part.middle for part in above], sizes, low, width - MARGIN)
    for part, place in zip(above, places, strict=True):
        yield Stroke(((part.middle, top), (place, top + 0.9)), LEADER)
        yield Label(place, top + 1.0 + em(SMALL) / 2, part.text, SMALL)
