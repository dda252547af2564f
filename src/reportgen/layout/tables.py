"""What a table asks of its page: its cells as they are to be fitted, columns that stay together."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.layout.widths import CellText
from reportgen.model import DataTable

SLACK = 24  # twips a column is given beyond its text: lines, and rounding in other programs


def cell_texts(table: DataTable) -> Iterator[CellText]:
    """Yield the cells that print, each with what it needs."""
    for row, cells in enumerate(table.grid):
        heads = row < table.header_rows
        for column, cell in enumerate(cells):
            if not cell.covered:
                whole = cell.quantity is not None and not heads
                label = column < table.label_columns
                yield CellText(cell.text, column, cell.column_span, whole, heads, label)


def joined_columns(table: DataTable) -> Iterator[tuple[int, int]]:
    """Yield the columns under each merged cell of the first header row."""
    for column, cell in enumerate(table.grid[0] if table.header_rows else ()):
        if cell.column_span > 1:
            yield column, column + cell.column_span
