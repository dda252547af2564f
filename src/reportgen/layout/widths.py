"""Column widths from what the cells hold: no figure breaks, long texts share what is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from reportgen.layout.measure import line_count, longest_line, longest_token

_SAFETY = 1.04  # faces differ a little between the machines that print
_TEXT_ROOM = 4.0  # ems a long text wants at least
_HEADER_ROOM = 2.0


@dataclass(frozen=True, slots=True)
class Box:
    """A cell for measuring: its text, the columns it spans, whether it is header or a figure."""

    text: str
    column: int
    span: int = 1
    header: bool = False
    figure: bool = False


@dataclass(frozen=True, slots=True)
class Need:
    """What a column needs: `least` so that nothing breaks that must not, `wish` for one line."""

    least: float
    wish: float


def needs(boxes: Sequence[Box], columns: int, size: float, padding: float) -> tuple[Need, ...]:
    """Return every column's need in twips; `size` is an em in twips, `padding` both sides' sum."""
    least = [size + padding] * columns
    wish = [size + padding] * columns
    for box in boxes:
        if box.span == 1:
            low, high = _need(box)
            least[box.column] = max(least[box.column], low * size * _SAFETY + padding)
            wish[box.column] = max(wish[box.column], high * size * _SAFETY + padding)
    for box in boxes:
        if box.span > 1:
            low, high = _need(box)
            _spread(least, box, low * size * _SAFETY + padding)
            _spread(wish, box, high * size * _SAFETY + padding)
    return tuple(Need(a, max(a, b)) for a, b in zip(least, wish, strict=True))


def _need(box: Box) -> tuple[float, float]:
    """Return the least and the wished width of a cell in ems."""
    wish = longest_line(box.text)
    if box.figure:
        return wish, wish
    room = _HEADER_ROOM if box.header else _TEXT_ROOM
    return max(longest_token(box.text), min(wish, room)), wish


def _spread(widths: list[float], box: Box, wanted: float) -> None:
    """Widen the columns that a cell spans so that together they are wide enough."""
    columns = range(box.column, box.column + box.span)
    missing = wanted - sum(widths[column] for column in columns)
    if missing > 0:
        for column in columns:
            widths[column] += missing / box.span


def fits(columns: Sequence[Need], width: int) -> bool:
    """Tell whether the columns can stand side by side in `width` twips."""
    return sum(need.least for need in columns) <= width


def column_widths(columns: Sequence[Need], width: int) -> tuple[int, ...]:
    """Return widths in twips that add up to `width` exactly.

    Wishes are met where they can be; else what is left over goes to the longer texts, less than
    in proportion. Columns that do not fit at all shrink alike.
    """
    least = [need.least for need in columns]
    wish = [need.wish for need in columns]
    if sum(least) > width:
        exact = [each * width / sum(least) for each in least]
    elif sum(wish) <= width:
        spare = (width - sum(wish)) / len(columns)
        exact = [each + spare for each in wish]
    else:
        exact = _shared(least, wish, width)
    return _whole(exact, width)


def _shared(least: Sequence[float], wish: Sequence[float], width: int) -> list[float]:
    """Give every column its least, and the rest by the square root of what each still wishes."""
    given = list(least)
    spare = width - sum(given)
    for _ in range(len(given)):
        open_ = [i for i in range(len(given)) if wish[i] - given[i] > 1]
        if not open_ or spare < 1:
            break
        weights = {i: sqrt(wish[i] - given[i]) for i in open_}
        total = sum(weights.values())
        shares = {i: min(spare * weights[i] / total, wish[i] - given[i]) for i in open_}
        for i, share in shares.items():
            given[i] += share
        spare -= sum(shares.values())
    return [each + spare / len(given) for each in given]


def _whole(exact: Sequence[float], width: int) -> tuple[int, ...]:
    """Round to whole twips that add up to the width."""
    edges = [0]
    at = 0.0
    for each in exact:
        at += each
        edges.append(round(at))
    edges[-1] = width
    return tuple(b - a for a, b in zip(edges, edges[1:], strict=False))


def lines_of(text: str, width: int, size: float, padding: float) -> int:
    """Return how many lines a cell's text takes in a column of `width` twips."""
    return line_count(text, (width - padding) / size)
