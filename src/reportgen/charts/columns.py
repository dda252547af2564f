"""Bars that stand: one series, grouped or stacked, each with its value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.charts.frame import (
    Header,
    Names,
    finished,
    fit_names,
    header_of,
    name_marks,
    names_height,
)
from reportgen.charts.scale import numbers
from reportgen.charts.sketch import Bar, Box, Label, Mark, Measure, Sketch, Stroke, label_box
from reportgen.charts.spread import spread
from reportgen.charts.style import AXIS, FILLS, LEADER, MARGIN, SMALL, em, line_height
from reportgen.charts.tidy import tidy
from reportgen.model import Chart

_PLOT = 46.0  # mm, the height that bars and their values share
_SIDE = 2.5
_GAP = 0.8  # between a bar and its value
_WIDEST = 15.0
_SHARE = 0.62  # of its slot that a bar or a group of bars fills
_AIR = 0.3  # that two values keep between them


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where a standing chart's parts are."""

    chart: Chart
    header: Header
    names: Names
    width: float
    slot: float
    bottom: float  # of the plot

    @property
    def top(self) -> float:
        return self.bottom + _PLOT

    @property
    def centers(self) -> tuple[float, ...]:
        count = len(self.chart.categories)
        return tuple(_SIDE + (index + 0.5) * self.slot for index in range(count))


def column_sketch(chart: Chart, width: float, measure: Measure) -> Sketch | None:
    """Return bars standing side by side, or None when names or values do not fit that way."""
    frame = _frame(chart, width, measure)
    if frame is None:
        return None
    longest = max(measure(tidy(text), SMALL) for one in chart.series for text in one.texts)
    for turned, room in ((False, em(SMALL)), (True, longest)):
        if room > _PLOT / 2:
            break
        marks = tuple(_bars(frame, room, turned=turned))
        if _readable(marks, width, measure):
            return _with_frame(frame, marks, measure)
    return None


def stacked_column_sketch(chart: Chart, width: float, measure: Measure) -> Sketch | None:
    """Return bars stacked from below, or None when names or values do not fit that way."""
    frame = _frame(chart, width, measure)
    if frame is None:
        return None
    marks = tuple(_stacks(frame, measure))
    return _with_frame(frame, marks, measure) if _readable(marks, width, measure) else None


def _frame(chart: Chart, width: float, measure: Measure) -> _Frame | None:
    slot = (width - 2 * _SIDE) / len(chart.categories)
    names = fit_names(chart.categories, slot, measure)
    if names is None:
        return None
    bottom = MARGIN + names_height(names, measure) + 1.0
    return _Frame(chart, header_of(chart, width, measure), names, width, slot, bottom)


def _with_frame(frame: _Frame, marks: tuple[Mark, ...], measure: Measure) -> Sketch:
    below = MARGIN + names_height(frame.names, measure)
    names = name_marks(frame.names, frame.centers, below)
    return finished((*marks, *names), frame.header, frame.width, frame.top + 1.0)


def _base_line(frame: _Frame, y: float) -> Stroke:
    return Stroke(((_SIDE, y), (frame.width - _SIDE, y)), AXIS)


def _bars(frame: _Frame, room: float, *, turned: bool) -> Iterator[Mark]:
    chart, count = frame.chart, len(frame.chart.series)
    bar = min(_WIDEST, frame.slot * (_SHARE if count == 1 else 0.8) / count)
    zero, scale = _zero_and_scale(numbers(chart.series), room + _GAP + 0.5, frame)
    for index, one in enumerate(chart.series):
        for center, value, text in zip(frame.centers, one.values, one.texts, strict=False):
            if value is None:
                continue
            x = center + (index - count / 2) * bar
            end = zero + float(value) * scale
            yield Bar(Box(x, min(zero, end), x + bar, max(zero, end)), FILLS[index])
            yield _bar_value(x + bar / 2, end, tidy(text), up=value >= 0, turned=turned)
    yield _base_line(frame, zero)


def _bar_value(x: float, end: float, text: str, *, up: bool, turned: bool) -> Label:
    side = 1 if up else -1
    if turned:
        return Label(x, end + side * _GAP, text, SMALL, "left" if up else "right", turned=True)
    return Label(x, end + side * (_GAP + em(SMALL) / 2), text, SMALL)


def _zero_and_scale(values: list[float], room: float, frame: _Frame) -> tuple[float, float]:
    """Return the height of zero and millimetres a unit, with `room` left for the values."""
    high, low = max(0.0, *values), min(0.0, *values)
    bottom = frame.bottom + (room if low < 0 else 0.0)
    top = frame.top - (room if max(values) >= 0 else 0.0)
    scale = (top - bottom) / (high - low) if high > low else 0.0
    return bottom - low * scale, scale


def _readable(marks: tuple[Mark, ...], width: float, measure: Measure) -> bool:
    """Tell whether no value meets another one or a bar, and all lie on the paper."""
    boxes = [label_box(mark, measure) for mark in marks if isinstance(mark, Label)]
    bars = [mark.box for mark in marks if isinstance(mark, Bar)]
    inside = all(box.left >= 0 and box.right <= width for box in boxes)
    return inside and not _meeting([_wider(box) for box in boxes]) and not _over(boxes, bars)


def _wider(box: Box) -> Box:
    return Box(box.left - _AIR, box.bottom, box.right + _AIR, box.top)


def _meeting(boxes: list[Box]) -> bool:
    ordered = sorted(boxes, key=lambda box: box.left)
    for index, box in enumerate(ordered):
        for other in ordered[index + 1 :]:
            if other.left >= box.right:
                break
            if box.meets(other):
                return True
    return False


def _over(boxes: list[Box], bars: list[Box]) -> bool:
    """Tell whether a value lies across the edge of a bar; wholly inside one is where it belongs."""
    return any(
        box.meets(bar) and not (bar.left <= box.left and box.right <= bar.right)
        for box, bar in _near(boxes, bars)
    )


def _near(boxes: list[Box], bars: list[Box]) -> Iterator[tuple[Box, Box]]:
    ordered = sorted(bars, key=lambda bar: bar.left)
    for box in boxes:
        for bar in ordered:
            if bar.left >= box.right:
                break
            yield box, bar


def _stacks(frame: _Frame, measure: Measure) -> Iterator[Mark]:
    chart = frame.chart
    widest = max(measure(tidy(text), SMALL) for one in chart.series for text in one.texts)
    bar = max(min(_WIDEST, frame.slot * _SHARE), min(widest + 1.5, frame.slot * 0.85))
    totals = [
        sum(float(one.values[index] or 0) for one in chart.series)
        for index in range(len(chart.categories))
    ]
    scale = (_PLOT - 2.0) / max(totals) if max(totals) > 0 else 0.0
    for index, center in enumerate(frame.centers):
        yield from _stack(frame, index, (center - bar / 2, center + bar / 2), scale, measure)
    yield _base_line(frame, frame.bottom)


def _stack(
    frame: _Frame, index: int, sides: tuple[float, float], scale: float, measure: Measure
) -> Iterator[Mark]:
    """Yield one column: values inside their parts, those of thin parts beside them."""
    left, right = sides
    base = frame.bottom
    outside: list[tuple[float, str]] = []
    for number, one in enumerate(frame.chart.series):
        value, text = one.values[index], tidy(one.texts[index])
        if value is None:
            continue
        box = Box(left, base, right, base + float(value) * scale)
        base = box.top
        yield Bar(box, FILLS[number])
        middle = (box.bottom + box.top) / 2
        tall = box.top - box.bottom >= em(SMALL) + 0.6
        if tall and measure(text, SMALL) <= right - left - 0.6:
            yield inside_label((left + right) / 2, middle, text, number)
        else:
            outside.append((middle, text))
    yield from _beside(outside, right, frame)


def inside_label(x: float, y: float, text: str, series: int) -> Label:
    """Return a value on its bar, legible on the bar's fill."""
    color = FILLS[series].text
    if color:
        return Label(x, y, text, SMALL, color=color)
    return Label(x, y, text, SMALL, backed=True)


def _beside(outside: list[tuple[float, str]], right: float, frame: _Frame) -> Iterator[Mark]:
    sizes = [line_height(SMALL)] * len(outside)
    places = spread([middle for middle, _ in outside], sizes, frame.bottom, frame.top)
    for (middle, text), place in zip(outside, places, strict=True):
        yield Stroke(((right, middle), (right + 1.2, place)), LEADER)
        yield Label(right + 1.5, place, text, SMALL, "left")
