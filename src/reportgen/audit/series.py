"""A table's figures as lines of one kind: a cell for every school or place, and the total."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportgen.assembly.labels import adds_up
from reportgen.model import Cell, DataTable, Line
from reportgen.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a table: `line` is a column if `down`, else a row; `members` cross it."""

    table: DataTable
    line: Line
    down: bool
    members: tuple[Line, ...]  # without totals
    totals: tuple[Line, ...]

    def cell(self, member: Line) -> Cell:
        """Return the cell where a crossing line meets this one."""
        return (
            self.table.cell(member.index, self.line.index)
            if self.down
            else self.table.cell(self.line.index, member.index)
        )

    def figures(self) -> Mapping[str, Quantity]:
        """Return the stated figure of every member, by the name it is known by."""
        found = ((member_key(member), self.cell(member).quantity) for member in self.members)
        return {key: quantity for key, quantity in found if key and quantity is not None}

    @property
    def name(self) -> str:
        """What the line is called."""
        return self.line.key or self.line.label

    @property
    def is_ratio(self) -> bool:
        """Tell whether its figures are rates, shares or averages: no sum of them means anything."""
        line = self.line
        if line.type:
            return line.type in {"percent", "ratio"}
        if not adds_up(line.label, line.unit) or line.unit == "%":
            return True
        faces = {quantity.face.scale for quantity in self.figures().values()}
        return bool(faces) and faces <= {"%", "‰", "百分点"}

    @property
    def has_rule(self) -> bool:
        """Tell whether the editor said how the figures are formed."""
        return bool(self.line.formula) or self.line.total == "formula"


def member_key(line: Line) -> str:
    """Return the name by which a crossing line is the same in other tables."""
    return line.handle or line.label


def address(series: Series, member: Line) -> str:
    """Return the address of a cell, as an editor would write it."""
    total = "合计" if member.is_total else ""
    names = (
        series.table.name,
        member.key or member.handle or member.label or total,
        series.name,
    )
    return ".".join(name for name in names if name)


def lines_of(table: DataTable, *, down: bool) -> tuple[Line, ...]:
    """Return the columns, or the rows."""
    return table.columns if down else table.rows


def series_of(table: DataTable) -> Iterator[Series]:
    """Yield the lines that run across the schools; columns where no school is named."""
    down = not _across(table)
    crossing = lines_of(table, down=not down)
    members = tuple(line for line in crossing if not line.is_total)
    totals = tuple(line for line in crossing if line.is_total)
    for line in lines_of(table, down=down):
        yield Series(table, line, down, members, totals)


def _across(table: DataTable) -> bool:
    """Tell whether the members stand side by side, as columns."""
    handles = [sum(bool(line.handle) for line in lines) for lines in (table.columns, table.rows)]
    if any(handles):
        return handles[0] > handles[1]
    totals = [any(line.is_total for line in lines) for lines in (table.columns, table.rows)]
    return totals[0] and not totals[1]
