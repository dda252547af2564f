"""How charts look: sizes at print (F33), colours, and what tells series apart in grey print.

Colours have equal hexadecimal digits in each channel (#2255AA), so that the painter can
keep four bits a channel without changing them.
"""

from __future__ import annotations

from dataclasses import dataclass

WIDTH = 140.0  # mm, of a chart that stands alone
DPI = 300
LARGE, SMALL = 10.5, 9.0  # points: names where they fit, values and the rest
MARGIN = 1.5
INK, GREY, PALE, PAPER = "#222222", "#777777", "#DDDDDD", "#FFFFFF"
MAX_SERIES = 8

_MM_PER_POINT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Fill:
    """How an area is filled; `text` is the colour of a value on it, empty for a white plate."""

    color: str
    hatch: str = ""
    text: str = INK


@dataclass(frozen=True, slots=True)
class Pen:
    """How a line is drawn; width in points, dashes in multiples of the width."""

    color: str
    width: float
    dash: tuple[float, ...] = ()
    marker: str = ""


# Neighbours differ in lightness, and from the third on by a hatch as well.
FILLS = (
    Fill("#225588", text=PAPER),
    Fill("#AACCEE"),
    Fill("#DD8833"),
    Fill("#EEEEEE", "////", text=""),
    Fill("#557766", text=PAPER),
    Fill("#FFDDAA", "....", text=""),
    Fill("#8899AA", "\\\\\\\\", text=""),
    Fill("#FFFFFF", "xxxx", text=""),
)
PENS = (
    Pen("#225588", 1.5, (), "o"),
    Pen("#DD8833", 1.5, (4, 2), "s"),
    Pen("#222222", 1.2, (1.2, 1.6), "^"),
    Pen("#557766", 1.5, (6, 2, 1.5, 2), "D"),
    Pen("#7799BB", 1.5, (), "v"),
    Pen("#884422", 1.2, (4, 2), "P"),
    Pen("#777777", 1.5, (1.2, 1.6), "X"),
    Pen("#222222", 1.0, (8, 3), "o"),
)
AXIS = Pen(GREY, 0.6)
GRID = Pen(PALE, 0.5)
LEADER = Pen(GREY, 0.4)


def em(points: float) -> float:
    """Return a size in points as millimetres: the width of one Chinese character."""
    return points * _MM_PER_POINT


def line_height(points: float) -> float:
    """Return the distance of two lines of text in millimetres."""
    return em(points) * 1.28


def slice_fill(index: int, count: int) -> Fill:
    """Return a slice's fill: the last one never looks like the first one beside it."""
    last_like_first = index == count - 1 and index and index % len(FILLS) == 0
    return FILLS[2 if last_like_first else index % len(FILLS)]
