"""Where the text of a table's cells stands: figures right or centred, words by length (F27)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from reportgen.layout.wrapping import printed_ems
from reportgen.model import Cell, DataTable

Align = Literal["left", "center", "right", "decimal"]
_SHORT = 10.0  # ems; longer text reads better from the left


def column_alignments(table: DataTable) -> tuple[tuple[Align, Align], ...]:
    """Return for each column of the grid where its figures and where its words stand."""
    body = table.grid[table.header_rows :]
    across = any(line.handle for line in table.columns) and not any(
        line.handle for line in table.rows
    )
    # One long text sets the words of all columns left: side by side they read as one list.
    words = _words(cell for row in body for cell in row[table.label_columns :])
    columns = ([row[column] for row in body] for column in range(len(table.grid[0])))
    return tuple(
        ("center", _words(cells))
        if column < table.label_columns
        else _column(cells, words, table, across=across)
        for column, cells in enumerate(columns)
    )


def _words(cells: Iterable[Cell]) -> Align:
    lines = (line for cell in cells if cell.quantity is None for line in cell.text.split("\n"))
    return "center" if max(map(printed_ems, lines), default=0) <= _SHORT else "left"


def _column(
    cells: Sequence[Cell], words: Align, table: DataTable, *, across: bool
) -> tuple[Align, Align]:
    if table.align:
        return table.align, "center" if table.align == "decimal" else table.align
    kinds = {
        (_row_unit(table, index) or cell.quantity.unit, cell.quantity.face.scale)
        for index, cell in enumerate(cells)
        if cell.quantity is not None
    }
    mixes = len(kinds) > 1 or (across and len(table.rows) > 1)
    return "center" if mixes else "right", words


def _row_unit(table: DataTable, index: int) -> str:
    return table.rows[index].unit if index < len(table.rows) else ""
