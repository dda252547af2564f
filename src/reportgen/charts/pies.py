"""Pies and rings: every slice led to its name and value at the side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, radians, sin
from typing import Literal

from reportgen.charts.frame import finished, header_of
from reportgen.charts.sketch import Mark, Measure, Sketch, Slice, Stroke, stack_labels
from reportgen.charts.spread import spread
from reportgen.charts.style import LEADER, MARGIN, SMALL, line_height, slice_fill
from reportgen.charts.tidy import tidy
from reportgen.charts.wrap import wrap
from reportgen.model import Chart

_RADIUS_SHARE = 0.17  # of the width
_HOLE = 0.58  # of the radius
_ELBOW = 3.2  # from the edge to the bend of a leader
_TEXT = 1.2  # between a leader and its text
_AIR = 1.2  # between two texts
_HIGHEST = 205.0


@dataclass(frozen=True, slots=True)
class _Piece:
    """A slice with its text; angles clockwise from twelve o'clock."""

    start: float
    end: float
    lines: tuple[str, ...]
    number: int

    @property
    def middle(self) -> float:
        return radians((self.start + self.end) / 2)

    @property
    def right(self) -> bool:
        return sin(self.middle) >= -1e-9

    @property
    def height(self) -> float:
        return len(self.lines) * line_height(SMALL) + _AIR


def pie_sketch(chart: Chart, width: float, measure: Measure) -> Sketch | None:
    """Return a pie, or a ring with its unit in the middle; None when the texts overfill a page."""
    radius = width * _RADIUS_SHARE
    room = width / 2 - radius - _ELBOW - 2.0 - _TEXT - MARGIN
    pieces = tuple(_pieces(chart, room, measure))
    sides = [[p for p in pieces if p.right is right] for right in (True, False)]
    tallest = max(sum(piece.height for piece in side) for side in sides)
    height = max(2 * radius + 2 * _ELBOW, tallest) + 2 * MARGIN
    if height > _HIGHEST:
        return None
    center = (width / 2, height / 2)
    hole = radius * _HOLE if chart.type == "ring" else 0.0
    marks: list[Mark] = [
        Slice(*center, radius, hole, p.start, p.end, slice_fill(p.number, len(pieces)))
        for p in pieces
    ]
    for side in sides:
        marks.extend(_texts(side, center, radius, height))
    return finished(marks, header_of(chart, width, measure), width, height)


def _pieces(chart: Chart, room: float, measure: Measure) -> Iterator[_Piece]:
    only = chart.series[0]
    known = [
        (name, float(value), tidy(text))
        for name, value, text in zip(chart.categories, only.values, only.texts, strict=False)
        if value is not None
    ]
    whole, reached = sum(value for _, value, _ in known), 0.0
    for number, (name, value, text) in enumerate(known):
        start = 360 * reached / whole
        reached += value
        yield _Piece(start, 360 * reached / whole, _lines(name, text, room, measure), number)


def _lines(name: str, text: str, room: float, measure: Measure) -> tuple[str, ...]:
    """Return name and value on one line where they fit, else the value below the name."""
    joined = f"{tidy(name)}  {text}"
    if measure(joined, SMALL) <= room:
        return (joined,)
    return (*wrap(tidy(name), SMALL, room, measure), text)


def _texts(
    pieces: list[_Piece], center: tuple[float, float], radius: float, height: float
) -> Iterator[Mark]:
    reach = radius + _ELBOW
    wanted = [center[1] + reach * cos(piece.middle) for piece in pieces]
    places = spread(wanted, [piece.height for piece in pieces], MARGIN, height - MARGIN)
    for piece, place in zip(pieces, places, strict=True):
        yield from _text(piece, place, center, radius)


def _text(
    piece: _Piece, place: float, center: tuple[float, float], radius: float
) -> Iterator[Mark]:
    side = 1 if piece.right else -1
    turn, rise = sin(piece.middle), cos(piece.middle)
    edge = (center[0] + radius * turn, center[1] + radius * rise)
    bend = (center[0] + side * (radius + _ELBOW), place)
    end = bend[0] + side * 2.0
    yield Stroke((edge, bend, (end, place)), LEADER)
    top = place + (piece.height - _AIR) / 2
    anchor: Literal["left", "right"] = "left" if piece.right else "right"
    yield from stack_labels(piece.lines, end + side * _TEXT, top, SMALL, anchor)
