"""A table being put together: its cells as they came, its lines, and what is computed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportgen.diagnostics import Diagnostic
from reportgen.loading.instance import DataPath, Instance, Merge, RawCell
from reportgen.model import Line
from reportgen.quantity import Face, Quantity
from reportgen.source import Span


@dataclass(slots=True)
class Draft:
    """`cells` is all that prints; `stated` are the figures of the data area by (row, column).

    `computed` is filled as formulas and totals are worked out, `failed` with the cells that cannot
    be, `sources` with the cells that a formula used, `problems` with what was found on the way.
    It is `alone` as long as no formula of its lines asked for anything outside of it.
    """

    name: str
    instance: Instance
    path: DataPath
    span: Span
    cells: list[list[RawCell]]
    header_rows: int
    label_columns: int
    merges: tuple[Merge, ...]
    rows: list[Line]
    columns: list[Line]
    unit: str
    stated: dict[tuple[int, int], Quantity] = field(default_factory=dict)
    computed: dict[tuple[int, int], Quantity] = field(default_factory=dict)
    sources: dict[tuple[int, int], tuple[Span, ...]] = field(default_factory=dict)
    failed: set[tuple[int, int]] = field(default_factory=set)
    problems: list[Diagnostic] = field(default_factory=list)
    alone: bool = True
    entries: dict[tuple[bool, int], int] = field(default_factory=dict)  # (down, line) -> entry
    finest: dict[tuple[bool, int], Face] = field(default_factory=dict)

    def cell(self, row: int, column: int) -> RawCell:
        """Return the cell at (row, column) of the data area."""
        return self.cells[self.header_rows + row][self.label_columns + column]

    def faces(self) -> Mapping[tuple[bool, int], Face]:
        """Return the face with the most digits among the stated figures of each line."""
        if not self.finest and self.stated:
            for (row, column), quantity in self.stated.items():
                for key in ((True, column), (False, row)):
                    known = self.finest.get(key)
                    if known is None or (quantity.face.digits or 0) > (known.digits or 0):
                        self.finest[key] = quantity.face
        return self.finest

    def lines(self, *, down: bool) -> list[Line]:
        """Return the columns, which run down, or the rows."""
        return self.columns if down else self.rows
