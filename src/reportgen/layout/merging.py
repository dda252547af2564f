"""Merged cells: which cell each place of a table's grid belongs to (F28)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.model import Cell, DataTable

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell as a row of a part shows it: over `columns`, begun or gone on with from above."""

    cell: Cell
    columns: tuple[int, ...]  # places in the part, neighbours
    merged: bool  # belongs to a cell of several rows
    begins: bool


def owners(table: DataTable) -> Mapping[Place, Place]:
    """Return for each covered place the merged cell that covers it."""
    found: dict[Place, Place] = {}
    for row, cells in enumerate(table.grid):
        for column, cell in enumerate(cells):
            if cell.covered or (cell.row_span == 1 and cell.column_span == 1):
                continue
            for below in range(row, min(row + cell.row_span, len(table.grid))):
                for right in range(column, min(column + cell.column_span, len(cells))):
                    if table.grid[below][right].covered:
                        found.setdefault((below, right), (row, column))
    return found


def shown_cells(
    table: DataTable, row: int, columns: Sequence[int], owner: Mapping[Place, Place]
) -> Iterator[Shown]:
    """Yield the cells of a row in a part of the table, which has these columns of the grid."""
    start = 0
    while start < len(columns):
        place = owner.get((row, columns[start]), (row, columns[start]))
        end = start + 1
        while end < len(columns) and owner.get((row, columns[end])) == place:
            end += 1
        cell = table.grid[place[0]][place[1]]
        spans = cell.row_span > 1 and place[0] + 1 < len(table.grid)
        yield Shown(cell, tuple(range(start, end)), spans, begins=place[0] == row)
        start = end
