"""What a table asks of its page: its cells as they are to be fitted, columns that stay together."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from reportgen.layout.ladder import Fitted, fit_table
from reportgen.layout.widths import CellText, column_needs
from reportgen.model import DataTable

_SLACK = 24  # twips a column is given beyond its text: lines, and rounding in other programs


def fitted_table(
    table: DataTable, *, size: int, sides: int, upright: int, turned: int
) -> tuple[Fitted, ...]:
    """Return the parts, sizes, pages and widths at which a table fits; none for an empty one.

    `size` in half-points; `sides` are a cell's margins, `upright` and `turned` the pages' text
    widths, in twips.
    """
    if not table.grid or not table.grid[0]:
        return ()
    return _fitted(
        tuple(_texts(table)),
        (len(table.grid[0]), table.label_columns),
        (size, sides + _SLACK, upright, turned),
        tuple(_joined(table)),
        starts_turned=table.landscape,
    )


@lru_cache(maxsize=512)
def _fitted(
    texts: tuple[CellText, ...],
    columns: tuple[int, int],
    lengths: tuple[int, int, int, int],
    joined: tuple[tuple[int, int], ...],
    *,
    starts_turned: bool,
) -> tuple[Fitted, ...]:
    """Fit once what Word and the page both ask for, and ask for again with every save."""
    size, extra, upright, turned = lengths
    return fit_table(
        column_needs(texts, columns[0]),
        size=size,
        extra=extra,
        upright=upright,
        turned=turned,
        labels=columns[1],
        starts_turned=starts_turned,
        joined=joined,
    )


def _texts(table: DataTable) -> Iterator[CellText]:
    """Yield the cells that print, each with what it needs."""
    for row, cells in enumerate(table.grid):
        heads = row < table.header_rows
        for column, cell in enumerate(cells):
            if not cell.covered:
                whole = cell.quantity is not None and not heads
                label = column < table.label_columns
                yield CellText(cell.text, column, cell.column_span, whole, heads, label)


def _joined(table: DataTable) -> Iterator[tuple[int, int]]:
    """Yield the columns under each merged cell of the first header row."""
    for column, cell in enumerate(table.grid[0] if table.header_rows else ()):
        if cell.column_span > 1:
            yield column, column + cell.column_span
