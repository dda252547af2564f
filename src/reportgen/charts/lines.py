"""Line charts: points joined in order, gaps left open, values beside their points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from reportgen.charts.frame import (
    Header,
    Names,
    finished,
    fit_names,
    header_of,
    name_marks,
    names_height,
    turn_names,
)
from reportgen.charts.scale import Axis, value_axis
from reportgen.charts.sketch import Box, Dot, Label, Mark, Measure, Sketch, Stroke, label_box
from reportgen.charts.style import AXIS, GRID, MARGIN, PENS, SMALL, em
from reportgen.charts.tidy import tidy
from reportgen.model import Chart

_PLOT, _TALL_PLOT = 48.0, 60.0  # mm; three lines and more need the height
_RIGHT = 2.5
_REACH = 2.9  # from a point to the middle of its value
_LONGEST_NAMES = 60.0  # mm, that turned names may hang down
_CROSSING = 5.0  # what a line through a value costs, in ways to set it
_DOT = 0.9  # half of a marker's size


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where a line chart's parts are."""

    chart: Chart
    header: Header
    names: Names
    axis: Axis
    left: float
    slot: float
    bottom: float

    @property
    def plot(self) -> float:
        return _PLOT if len(self.chart.series) < 3 else _TALL_PLOT

    @property
    def top(self) -> float:
        return self.bottom + self.plot

    @property
    def centers(self) -> tuple[float, ...]:
        count = len(self.chart.categories)
        return tuple(self.left + (index + 0.5) * self.slot for index in range(count))

    def height_of(self, value: float) -> float:
        return self.bottom + self.plot * self.axis.part(value)


@dataclass(frozen=True, slots=True)
class _Point:
    """A value on the paper; `line` is its series."""

    x: float
    y: float
    line: int
    category: int
    text: str


def line_sketch(chart: Chart, width: float, measure: Measure) -> Sketch | None:
    """Return the chart, or None when its categories do not fit side by side."""
    axis = value_axis(chart)
    left = MARGIN + max(measure(text, SMALL) for text in axis.texts) + 1.5
    slot = (width - left - _RIGHT) / len(chart.categories)
    names = fit_names(chart.categories, slot, measure) or turn_names(chart.categories, slot)
    if names is None or names_height(names, measure) > _LONGEST_NAMES:
        return None
    header = header_of(chart, width, measure)
    bottom = MARGIN + names_height(names, measure) + 1.2
    frame = _Frame(chart, header, names, axis, left, slot, bottom)
    points = _points(frame)
    longest = max(measure(point.text, SMALL) for point in points)
    turned = longest > slot
    head = (longest if turned else em(SMALL)) + _DOT + 1.2
    area = Box(left, bottom, width, frame.top + head)
    labels = _values(points, area, measure, turned=turned)
    marks: list[Mark] = [*_scale_marks(frame, width), *_line_marks(points), *labels]
    marks.extend(name_marks(names, frame.centers, MARGIN + names_height(names, measure)))
    return finished(marks, header, width, frame.top + head + 0.5, len(points) - len(labels))


def _points(frame: _Frame) -> tuple[_Point, ...]:
    return tuple(
        _Point(frame.centers[index], frame.height_of(float(value)), line, index, tidy(text))
        for line, one in enumerate(frame.chart.series)
        for index, (value, text) in enumerate(zip(one.values, one.texts, strict=False))
        if value is not None
    )


def _scale_marks(frame: _Frame, width: float) -> Iterator[Mark]:
    for index, (tick, text) in enumerate(zip(frame.axis.ticks, frame.axis.texts, strict=True)):
        y = frame.height_of(tick)
        pen = AXIS if index == 0 or tick == 0 else GRID
        yield Stroke(((frame.left, y), (width - _RIGHT, y)), pen)
        yield Label(frame.left - 1.2, y, text, SMALL, "right")


def _line_marks(points: tuple[_Point, ...]) -> Iterator[Mark]:
    for line, group in groupby(points, key=lambda point: point.line):
        pen = PENS[line]
        own = tuple(group)
        for run in _runs(own):
            if len(run) > 1:
                yield Stroke(tuple((point.x, point.y) for point in run), pen)
        yield from (Dot(point.x, point.y, pen) for point in own)


def _runs(points: tuple[_Point, ...]) -> Iterator[list[_Point]]:
    """Yield the points that stand next to each other: a missing value interrupts the line."""
    numbered = enumerate(points)
    for _, run in groupby(numbered, key=lambda pair: pair[1].category - pair[0]):
        yield [point for _, point in run]


def _values(
    points: tuple[_Point, ...], area: Box, measure: Measure, *, turned: bool
) -> list[Label]:
    """Return the values that find room beside their points, the others are left out.

    Each value looks for the place around its point that meets no other value and no point and
    crosses the fewest lines; above is preferred for a column's upper half, below for its lower.
    """
    columns = [
        sorted((p for p in points if p.category == number), key=lambda p: -p.y)
        for number in sorted({point.category for point in points})
    ]
    segments = _segments(points)
    placed: list[Label] = []
    boxes: list[Box] = []
    for column in columns:
        near = [p for p in points if abs(p.category - column[0].category) <= 2]
        taken = [_dot_box(p) for p in near] + [b for b in boxes if b.right > column[0].x - 40]
        lines = [s for s in segments if abs(s[4] - column[0].category) <= 1]
        for rank, point in enumerate(column):
            up = rank * 2 < len(column)
            ways = (*(_turned(point, up=up) if turned else ()), *_level(point, up=up))
            label = _place(ways, taken, lines, area, measure)
            if label is not None:
                placed.append(label)
                taken.append(label_box(label, measure))
                boxes.append(taken[-1])
    return placed


_Segment = tuple[float, float, float, float, int]


def _segments(points: tuple[_Point, ...]) -> list[_Segment]:
    return [
        (a.x, a.y, b.x, b.y, a.category)
        for _, group in groupby(points, key=lambda point: point.line)
        for run in _runs(tuple(group))
        for a, b in pairwise(run)
    ]


def _dot_box(point: _Point) -> Box:
    return Box(point.x - _DOT, point.y - _DOT, point.x + _DOT, point.y + _DOT)


def _place(
    ways: tuple[Label, ...],
    taken: list[Box],
    lines: list[_Segment],
    area: Box,
    measure: Measure,
) -> Label | None:
    """Return the cheapest of the ways that is free, or None; earlier ways are cheaper."""
    best: tuple[float, Label] | None = None
    for number, label in enumerate(ways):
        box = label_box(label, measure)
        off = box.left < area.left or box.right > area.right
        if off or box.bottom < area.bottom + 0.4 or box.top > area.top:
            continue
        if any(box.meets(other) for other in taken):
            continue
        cost = number + _CROSSING * sum(_crosses(box, line) for line in lines)
        if best is None or cost < best[0]:
            best = (cost, label)
    return best[1] if best else None


def _turned(point: _Point, *, up: bool) -> Iterator[Label]:
    """Yield ways to set a value upright, for values wider than the points stand apart."""
    gap = _DOT + 0.7
    above = Label(point.x, point.y + gap, point.text, SMALL, "left", turned=True)
    below = Label(point.x, point.y - gap, point.text, SMALL, "right", turned=True)
    yield from (above, below) if up else (below, above)


def _level(point: _Point, *, up: bool) -> Iterator[Label]:
    """Yield ways to set a value around its point: above, below, to the sides."""
    first = 1.0 if up else -1.0
    side = _DOT + 0.7
    for far in (_REACH, _REACH + 1.2):
        for sign in (first, -first):
            yield Label(point.x, point.y + sign * far, point.text, SMALL)
        for sign in (first, -first):
            y = point.y + sign * (far - 0.9)
            yield Label(point.x + side * 0.6, y, point.text, SMALL, "left")
            yield Label(point.x - side * 0.6, y, point.text, SMALL, "right")
    yield Label(point.x + side, point.y, point.text, SMALL, "left")
    yield Label(point.x - side, point.y, point.text, SMALL, "right")


def _crosses(box: Box, line: _Segment) -> bool:
    """Tell whether a segment passes through a box, by its height over the box's width."""
    x1, y1, x2, y2, _ = line
    left, right = max(x1, box.left), min(x2, box.right)
    if left >= right:
        return False
    slope = (y2 - y1) / (x2 - x1)
    ends = (y1 + slope * (left - x1), y1 + slope * (right - x1))
    return min(ends) < box.top and max(ends) > box.bottom
