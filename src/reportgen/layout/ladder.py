"""The steps by which a wide table is made to fit: smaller, turned, smaller still, split (F26)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from reportgen.layout.widths import Need, fit, squeezed

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
    sheet = _Sheet(round(size * _SMALLEST), extra, turned, labels)
    return _split(needs, sheet, joined)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The turned page that parts of a table are set on."""

    size: int
    extra: int
    total: int
    labels: int

    def least(self, need: Need) -> float:
        """Return the twips without which something breaks."""
        return need.least * self.size * 10 + self.extra


def _split(
    needs: Sequence[Need], sheet: _Sheet, joined: Sequence[tuple[int, int]]
) -> tuple[Fitted, ...]:
    """Return parts as even as their columns allow."""
    widths = [sheet.least(need) for need in needs]
    label = min(sum(widths[: sheet.labels]), sheet.total / 2)  # wider labels wrap
    room = sheet.total - label
    groups = list(_groups(widths, sheet.labels, joined, room))
    return tuple(_part(part, needs, sheet) for part in _packed(groups, widths, room))


def _groups(
    widths: Sequence[float], labels: int, joined: Sequence[tuple[int, int]], room: float
) -> Iterator[list[int]]:
    """Yield the columns behind the labels in groups that stay together."""
    ends = {start: end for start, end in joined if sum(widths[start:end]) <= room}
    place = labels
    while place < len(widths):
        end = max(ends.get(place, place + 1), place + 1)
        yield list(range(place, end))
        place = end


def _packed(groups: list[list[int]], widths: Sequence[float], room: float) -> list[list[int]]:
    """Return the columns of each part: as few parts as fit, evenly filled."""
    sizes = [sum(widths[column] for column in group) for group in groups]
    least = max(1, ceil(sum(sizes) / room))
    for count in range(least, len(groups)):
        parts = _even(sizes, count)
        if all(sum(sizes[place] for place in part) <= room for part in parts):
            return [[column for place in part for column in groups[place]] for part in parts]
    return groups or [[]]


def _even(sizes: Sequence[float], count: int) -> list[list[int]]:
    """Return places in `count` parts or fewer, each where its middle falls."""
    parts: list[list[int]] = [[] for _ in range(count)]
    reach, share = 0.0, sum(sizes) / count
    for place, size in enumerate(sizes):
        parts[min(int((reach + size / 2) / share), count - 1)].append(place)
        reach += size
    return [part for part in parts if part]


def _part(columns: list[int], needs: Sequence[Need], sheet: _Sheet) -> Fitted:
    """Return one part; where even that is too wide for a page, its columns are squeezed."""
    every = (*range(sheet.labels), *columns)
    own = [needs[column] for column in every]
    widths = fit(own, sheet.size * 10, sheet.extra, sheet.total)
    if widths is None:
        widths = squeezed([sheet.least(need) for need in own], sheet.total)
    return Fitted(sheet.size, turned=True, columns=every, widths=widths)
