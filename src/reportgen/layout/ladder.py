"""The steps a wide table takes down: smaller, on its side, smaller still, cut by columns (F26)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.layout.lengths import LANDSCAPE_WIDTH, TEXT_WIDTH
from reportgen.layout.widths import Box, Need, column_widths, fits, needs

_TWIPS_PER_HALF_POINT = 10
_SMALLER, _SMALLEST = 18, 15  # half-points: 9 pt, 7.5 pt


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a table that stands by itself: its columns and their widths in twips."""

    columns: tuple[int, ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """How a table is set: size in half-points, upright or on its side, in one part or several."""

    size: int
    landscape: bool
    parts: tuple[Part, ...]


def plan_table(
    boxes: Sequence[Box],
    columns: int,
    *,
    labels: int,
    size: int,
    padding: int,
    landscape: bool = False,
    widths: tuple[int, int] = (TEXT_WIDTH, LANDSCAPE_WIDTH),
) -> Plan:
    """Return the first step at which no figure breaks.

    `size` is the cells' own in half-points, `padding` a cell's margins left and right together,
    `labels` the columns repeated in each part, `widths` the type area upright and turned.
    """
    upright, turned = widths
    smaller = min(size, _SMALLER)
    steps = [(size, False), (smaller, False), (smaller, True), (min(size, _SMALLEST), True)]
    if landscape:
        steps = [(size, True), (smaller, True), (min(size, _SMALLEST), True)]
    for half_points, side in steps:
        width = turned if side else upright
        found = needs(boxes, columns, half_points * _TWIPS_PER_HALF_POINT, padding)
        if fits(found, width):
            return Plan(
                half_points, side, (Part(tuple(range(columns)), column_widths(found, width)),)
            )
    half_points, _ = steps[-1]
    found = needs(boxes, columns, half_points * _TWIPS_PER_HALF_POINT, padding)
    return Plan(half_points, True, _cut(found, boxes, labels, turned))


def _cut(found: Sequence[Need], boxes: Sequence[Box], labels: int, width: int) -> tuple[Part, ...]:
    """Cut the columns behind the labels into parts that fit, at no merged header cell."""
    head = list(range(labels))
    room = width - sum(found[column].least for column in head)
    joined = {
        c for box in boxes if box.span > 1 for c in range(box.column + 1, box.column + box.span)
    }
    parts: list[list[int]] = [[]]
    for column in range(labels, len(found)):
        used = sum(found[each].least for each in parts[-1])
        free = column not in joined or len(parts[-1]) > len(found) // 2
        if parts[-1] and used + found[column].least > room and free:
            parts.append([])
        parts[-1].append(column)
    return tuple(
        Part(tuple(columns), column_widths([found[column] for column in columns], width))
        for columns in ([*head, *part] for part in parts)
    )
