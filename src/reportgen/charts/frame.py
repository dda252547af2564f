"""What stands around the marks: the unit, the legend, the categories' names below a chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.charts.sketch import (
    Bar,
    Box,
    Dot,
    Label,
    Mark,
    Measure,
    Sketch,
    Stroke,
    stack_labels,
)
from reportgen.charts.style import FILLS, LARGE, MARGIN, PENS, SMALL, em, line_height
from reportgen.charts.tidy import tidy
from reportgen.charts.wrap import longest_word, wrap
from reportgen.model import Chart

_SWATCH, _LINE_SWATCH = 4.2, 9.0
_KEY_GAP, _KEY_SPACE = 1.2, 5.0
_ROW = 5.2
_NARROW = 1.2  # mm, between the names of two categories
_LEAST_CHARACTERS = 2


@dataclass(frozen=True, slots=True)
class Header:
    """Unit and legend above the plot: their height, and the marks for a given top edge."""

    height: float
    rows: tuple[tuple[tuple[float, int], ...], ...]  # (left, series) of each legend key, by row
    unit: str
    names: tuple[str, ...]
    lines: bool


def header_of(chart: Chart, width: float, measure: Measure) -> Header:
    """Return the header: the unit at the left, the legend beside it, or below where it is long."""
    unit = f"单位：{tidy(chart.unit)}" if tidy(chart.unit) else ""
    names = tuple(tidy(one.name) for one in chart.series) if len(chart.series) > 1 else ()
    lines = chart.type == "line"
    taken = measure(unit, SMALL) + _KEY_SPACE if unit else 0.0
    keys = [_key_width(name, lines=lines, measure=measure) for name in names]
    beside = bool(unit) and sum(keys) - _KEY_SPACE + taken <= width - 2 * MARGIN
    rows = _legend_rows(keys, width, taken if beside else 0.0)
    count = len(rows) + (1 if unit and rows and not beside else 0)
    height = max(count, 1 if unit else 0) * _ROW + (1.0 if unit or rows else 0.0)
    return Header(height, rows, unit, names, lines)


def _key_width(name: str, *, lines: bool, measure: Measure) -> float:
    swatch = _LINE_SWATCH if lines else _SWATCH
    return swatch + _KEY_GAP + measure(name, SMALL) + _KEY_SPACE


def _legend_rows(
    keys: list[float], width: float, taken: float
) -> tuple[tuple[tuple[float, int], ...], ...]:
    """Return the keys in equal centred rows; one that meets the unit (`taken`) moves right."""
    room = width - 2 * MARGIN
    rows: list[list[int]] = []
    for count in range(1, len(keys) + 1):
        most = -(-len(keys) // count)
        rows = [list(range(len(keys)))[at : at + most] for at in range(0, len(keys), most)]
        if all(sum(keys[i] for i in row) - _KEY_SPACE <= room for row in rows):
            break
    placed = []
    for row in rows:
        total = sum(keys[i] for i in row) - _KEY_SPACE
        left = (width - total) / 2
        if left < MARGIN + taken:
            left = width - MARGIN - total
        starts = [left + sum(keys[i] for i in row[:n]) for n in range(len(row))]
        placed.append(tuple(zip(starts, row, strict=True)))
    return tuple(placed)


def header_marks(header: Header, top: float) -> tuple[Mark, ...]:
    """Return the unit and the legend, drawn downwards from `top`."""
    marks: list[Mark] = []
    count = round((header.height - 1.0) / _ROW) if header.height else 0
    if header.unit:
        marks.append(Label(MARGIN, top - _ROW / 2, header.unit, SMALL, "left"))
    first = count - len(header.rows)
    for number, row in enumerate(header.rows, first):
        middle = top - (number + 0.5) * _ROW
        for left, series in row:
            marks.extend(_key(left, middle, series, header.names[series], lines=header.lines))
    return tuple(marks)


def _key(x: float, y: float, series: int, name: str, *, lines: bool) -> tuple[Mark, ...]:
    if lines:
        pen = PENS[series % len(PENS)]
        end = x + _LINE_SWATCH
        line = Stroke(((x, y), (end, y)), pen)
        return (
            line,
            Dot((x + end) / 2, y, pen),
            Label(end + _KEY_GAP, y, name, SMALL, "left"),
        )
    box = Box(x, y - 1.35, x + _SWATCH, y + 1.35)
    fill = FILLS[series % len(FILLS)]
    return (Bar(box, fill), Label(box.right + _KEY_GAP, y, name, SMALL, "left"))


@dataclass(frozen=True, slots=True)
class Names:
    """The categories' names below the plot, broken into lines."""

    lines: tuple[tuple[str, ...], ...]
    points: float
    turned: bool = False

    @property
    def most(self) -> int:
        """How many lines the tallest one has."""
        return max(map(len, self.lines))


def fit_names(categories: Sequence[str], slot: float, measure: Measure) -> Names | None:
    """Return the names broken to fit side by side, or None when they cannot be read so.

    A number or a word is never broken.
    """
    room = slot - _NARROW
    for points, most in ((LARGE, 2), (SMALL, 3), (LARGE, 3), (SMALL, 4)):
        if any(longest_word(tidy(name), points, measure) > room for name in categories):
            continue
        lines = tuple(wrap(tidy(name), points, room, measure) for name in categories)
        tallest = max(map(len, lines))
        roomy = room >= _LEAST_CHARACTERS * em(points) or tallest == 1
        if roomy and tallest <= most:
            return Names(lines, points)
    return None


def turn_names(categories: Sequence[str], slot: float) -> Names | None:
    """Return the names reading upwards, or None when even so they do not fit."""
    if slot < em(SMALL) * 1.08:
        return None
    return Names(tuple((tidy(name),) for name in categories), SMALL, turned=True)


def names_height(names: Names, measure: Measure) -> float:
    """Return how much room the names need below the plot."""
    if names.turned:
        return max(measure(line, names.points) for (line,) in names.lines) + 1.0
    return names.most * line_height(names.points)


def name_marks(names: Names, centers: Sequence[float], top: float) -> tuple[Label, ...]:
    """Return the names with their first lines' top at `top`, each below its centre."""
    if names.turned:
        return tuple(
            Label(x, top - 0.5, line, names.points, "right", turned=True)
            for x, (line,) in zip(centers, names.lines, strict=True)
        )
    return tuple(
        label
        for x, lines in zip(centers, names.lines, strict=True)
        for label in stack_labels(lines, x, top, names.points, "center")
    )


def finished(
    marks: Sequence[Mark], header: Header, width: float, height: float, hidden: int = 0
) -> Sketch:
    """Return the sketch with its header on top; `height` is the height below the header."""
    whole = height + header.height + MARGIN
    return Sketch(width, whole, (*marks, *header_marks(header, whole - MARGIN)), hidden)
