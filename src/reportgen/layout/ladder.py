"""The steps by which a wide table is made to fit: smaller, turned, smaller still, split (F26)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.layout.widths import Need, fit

# Tenths of the table's own size (10.5 pt): 10.5, 9 and 7.5 pt.
_FULL, _SMALLER, _SMALLEST = 1.0, 9 / 10.5, 7.5 / 10.5


@dataclass(frozen=True, slots=True)
class Fitted:
    """A table or a part of one: size in half-points, turned or not, its columns and widths."""

    size: int
    turned: bool
    columns: tuple[int, ...]  # indices into the whole table
    widths: tuple[int, ...]  # twips, one a column


def fit_table(
    needs: Sequence[Need],
    *,
    size: int,
    extra: int,
    upright: int,
    turned: int,
    labels: int,
    starts_turned: bool = False,
    joined: Sequence[tuple[int, int]] = (),
) -> tuple[Fitted, ...]:
    """Return the table as it fits: one part, or several that repeat the first `labels` columns.

    `size` in half-points, the rest in twips; `upright` and `turned` are the pages' text widths.
    `joined` are (start, end) of columns under one header, kept in one part where they fit.
    """
    steps = [(_FULL, False), (_SMALLER, False), (_SMALLER, True), (_SMALLEST, True)]
    if starts_turned:
        steps = [(_FULL, True), (_SMALLER, True), (_SMALLEST, True)]
    every = tuple(range(len(needs)))
    for factor, is_turned in steps:
        points = round(size * factor)
        widths = fit(needs, points * 10, extra, turned if is_turned else upright)
        if widths is not None:
            return (Fitted(points, is_turned, every, widths),)
    return _split(needs, round(size * _SMALLEST), extra, turned, labels, joined)


def _split(
    needs: Sequence[Need],
    size: int,
    extra: int,
    total: int,
    labels: int,
    joined: Sequence[tuple[int, int]],
) -> tuple[Fitted, ...]:
    """Return parts as even as their columns allow; one that is too wide for a page is squeezed."""
    widths = [need.least * size * 10 + extra for need in needs]
    label = sum(widths[:labels])
    if label > total / 2:  # labels wider than half a page would leave no room: let them wrap
        label = total / 2
    room = total - label
    groups = _groups(len(needs), labels, joined, widths, room)
    count = max(1, -(-round(sum(widths[labels:])) // max(round(room), 1)))
    parts = _packed(groups, widths, room, sum(widths[labels:]) / count)
    return tuple(_part(part, needs, size, extra, total, labels) for part in parts)


def _groups(
    columns: int,
    labels: int,
    joined: Sequence[tuple[int, int]],
    widths: Sequence[float],
    room: float,
) -> list[list[int]]:
    """Return the columns in groups that stay together."""
    ends = {start: end for start, end in joined if sum(widths[start:end]) <= room}
    groups, place = [], labels
    while place < columns:
        end = max(ends.get(place, place + 1), place + 1)
        groups.append(list(range(place, end)))
        place = end
    return groups


def _packed(
    groups: list[list[int]], widths: Sequence[float], room: float, even: float
) -> list[list[int]]:
    parts: list[list[int]] = [[]]
    used = 0.0
    for group in groups:
        width = sum(widths[column] for column in group)
        if parts[-1] and (used + width > room or used + width / 2 > even):
            parts.append([])
            used = 0.0
        parts[-1].extend(group)
        used += width
    return parts


def _part(
    columns: list[int], needs: Sequence[Need], size: int, extra: int, total: int, labels: int
) -> Fitted:
    every = (*range(labels), *columns)
    own = [needs[column] for column in every]
    widths = fit(own, size * 10, extra, total)
    if widths is None:  # a single column wider than the page: everything shares what there is
        least = [need.least * size * 10 + extra for need in own]
        scaled = [round(width * total / sum(least)) for width in least]
        widths = (*scaled[:-1], total - sum(scaled[:-1]))
    return Fitted(size, turned=True, columns=every, widths=widths)
