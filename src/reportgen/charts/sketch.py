"""What a chart consists of before it is painted: marks with their places in millimetres.

The origin is the lower left corner, y runs upwards. A layout makes a Sketch from a chart,
`paint` makes a picture from a Sketch; neither knows the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from reportgen.charts.style import INK, Fill, Pen, em, line_height

Measure: TypeAlias = Callable[[str, float], float]  # a text's width in mm at a size in points


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle that something occupies."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Box) -> bool:
        """Tell whether the two overlap; touching is allowed."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text; `y` is the middle of its height, `x` the edge or middle by `anchor`.

    A turned label reads upwards: then `x` is the middle of the line and `y` the anchor.
    A backed one stands on a white plate, so that a hatch does not cross it.
    """

    x: float
    y: float
    text: str
    points: float
    anchor: Literal["left", "center", "right"] = "center"
    turned: bool = False
    backed: bool = False
    color: str = INK


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle with a thin edge."""

    box: Box
    fill: Fill


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    pen: Pen


@dataclass(frozen=True, slots=True)
class Dot:
    """A marker of a line chart."""

    x: float
    y: float
    pen: Pen


@dataclass(frozen=True, slots=True)
class Slice:
    """A piece of a pie or ring; degrees clockwise from twelve o'clock."""

    x: float
    y: float
    radius: float
    hole: float
    start: float
    end: float
    fill: Fill


Mark: TypeAlias = Label | Bar | Stroke | Dot | Slice


@dataclass(frozen=True, slots=True)
class Sketch:
    """A laid out chart, marks from back to front; `hidden` values found no room for their text."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    hidden: int = 0


def label_box(label: Label, measure: Measure) -> Box:
    """Return the place a label occupies."""
    length = measure(label.text, label.points)
    before = {"left": 0.0, "center": length / 2, "right": length}[label.anchor]
    half = em(label.points) / 2
    if label.turned:
        start = label.y - before
        return Box(label.x - half, start, label.x + half, start + length)
    start = label.x - before
    return Box(start, label.y - half, start + length, label.y + half)


def stack_labels(
    lines: Iterable[str],
    x: float,
    top: float,
    points: float,
    anchor: Literal["left", "center", "right"],
) -> tuple[Label, ...]:
    """Return lines of text below each other, the first one's top at `top`."""
    height = line_height(points)
    return tuple(
        Label(x, top - (index + 0.5) * height, line, points, anchor)
        for index, line in enumerate(lines)
    )
