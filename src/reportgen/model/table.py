"""A table as it prints, and what its rows and columns mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportgen.model.inline import Inline
from reportgen.quantity import Quantity
from reportgen.source import Span

TotalRule = Literal["", "sum", "mean", "formula", "none"]
CellType = Literal["", "text", "count", "amount", "percent", "ratio"]


@dataclass(frozen=True, slots=True)
class Cell:
    r"""One cell of the printed grid.

    `text` is what prints (`\n` breaks the line); `quantity` its value, None for text and blank.
    `computed` is the value of its formula or total, beside the given one; `sources` are the cells
    that its formula used. A cell covered by a merged one has `covered`; the merged one carries
    the spans.
    """

    text: str
    span: Span
    quantity: Quantity | None = None
    computed: Quantity | None = None
    row_span: int = 1
    column_span: int = 1
    covered: bool = False
    sources: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A row or a column of the data area: what it is called and what holds of it."""

    index: int  # 0-based within the data area
    titles: tuple[str, ...]  # as printed, one a header level, outermost first
    label: str  # the title without spaces, line breaks and unit bracket
    key: str
    handle: str  # the organisation's handle, through `names`; empty
    unit: str
    type: CellType
    digits: int | None
    formula: str
    total: TotalRule  # how this line's total is formed
    is_total: bool  # this line is itself the total
    of: str
    span: Span


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table. `grid` is all that prints: header rows, label columns, body; rows of equal length.

    `columns` and `rows` describe the data area, `grid[header_rows:][label_columns:]`.
    """

    id: str
    name: str
    caption: tuple[Inline, ...]
    number: int
    label: str  # 表二
    grid: tuple[tuple[Cell, ...], ...]
    header_rows: int
    label_columns: int
    columns: tuple[Line, ...]
    rows: tuple[Line, ...]
    unit: str
    note: tuple[Inline, ...]
    source: tuple[Inline, ...]
    style: Literal["", "grid", "three-line"]
    landscape: bool
    align: Literal["", "left", "center", "right", "decimal"]
    span: Span

    def cell(self, row: int, column: int) -> Cell:
        """Return the cell at 0-based (row, column) of the data area."""
        return self.grid[self.header_rows + row][self.label_columns + column]
