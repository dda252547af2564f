"""A table's figures as lines of one kind: a cell for every school or place, and the total."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from reportgen.assembly.labels import adds_up, bare
from reportgen.assembly.tables.addresses import members_across
from reportgen.audit.faces import Reader, readers_of
from reportgen.diagnostics import Phrase
from reportgen.model import Cell, DataTable, Line
from reportgen.quantity import Quantity

_RATES = frozenset({"%", "‰", "百分点"})


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a table: `line` is a column if `down`, else a row; `members` cross it."""

    table: DataTable
    line: Line
    down: bool
    members: tuple[Line, ...]  # without totals
    totals: tuple[Line, ...]
    is_ratio: bool  # rates, shares or averages: no sum of them means anything
    named: Mapping[str, Line]  # the members by the name they are known by
    reader: Reader | None = None  # of figures that a cell alone does not say

    def cell(self, member: Line) -> Cell:
        """Return the cell where a crossing line meets this one, with the figure it has here."""
        cell = (
            self.table.cell(member.index, self.line.index)
            if self.down
            else self.table.cell(self.line.index, member.index)
        )
        return replace(cell, quantity=self.reader(cell)) if self.reader else cell

    def figures(self) -> Mapping[str, Quantity]:
        """Return the stated figure of every member, by the name it is known by."""
        found = ((member_key(member), self.cell(member).quantity) for member in self.members)
        return {key: quantity for key, quantity in found if key and quantity is not None}

    @property
    def name(self) -> str:
        """What the line is called."""
        return self.line.key or self.line.label

    @property
    def has_rule(self) -> bool:
        """Tell whether the editor said how the figures are formed."""
        return bool(self.line.formula) or self.line.total == "formula"


def is_rate_line(table: DataTable, line: Line, *, down: bool) -> bool:
    """Tell whether a row's or column's figures are rates, shares or averages."""
    if line.type:
        return line.type in {"percent", "ratio"}
    if not adds_up(line.label, line.unit):
        return True
    crossing = lines_of(table, down=not down)
    cells = (
        table.cell(other.index, line.index) if down else table.cell(line.index, other.index)
        for other in crossing
        if not other.is_total
    )
    faces = {cell.quantity.face.scale for cell in cells if cell.quantity is not None}
    return bool(faces) and faces <= _RATES


def member_key(line: Line) -> str:
    """Return the name by which a crossing line is the same in other tables."""
    return line.handle or line.label


def in_table(table: DataTable) -> Phrase:
    """Return the number a table prints with (表二), which stands before a cell's address."""
    return Phrase("in-table", {"label": table.label})


def address(series: Series, member: Line) -> str:
    """Return the address of a cell, as an editor would write it."""
    return cell_name(series.table, member, series.line)


def line_name(line: Line) -> str:
    """Return what a line is called; 公办小计 where 小计 stands behind its label."""
    behind = len(line.titles) > 1 and line.is_total and line.label == bare(line.titles[-2])
    label = "".join(line.titles[-2:]) if behind else line.label
    return line.key or line.handle or label


def cell_name(table: DataTable, member: Line, line: Line) -> str:
    """Return what a cell is called: its table, the school or place, the figure."""
    total = "合计" if member.is_total else ""
    own = "合计" if line.is_total else ""
    names = (
        table.name,
        line_name(member) or total,
        line.key or line.label or own,
    )
    return ".".join(name for name in names if name)


def lines_of(table: DataTable, *, down: bool) -> tuple[Line, ...]:
    """Return the columns, or the rows."""
    return table.columns if down else table.rows


def series_of(table: DataTable) -> Iterator[Series]:
    """Yield the lines that run across the schools; columns where no school is named."""
    return _lines(table, down=not members_across(table))


def crossing_of(table: DataTable) -> Iterator[Series]:
    """Yield the lines of the other way: a school's or a place's, each a figure of another kind."""
    return _lines(table, down=members_across(table))


def _lines(table: DataTable, *, down: bool) -> Iterator[Series]:
    crossing = lines_of(table, down=not down)
    members = tuple(line for line in crossing if not line.is_total)
    totals = tuple(line for line in crossing if line.is_total)
    named = {member_key(member): member for member in reversed(members)}
    for line in lines_of(table, down=down):
        rate = is_rate_line(table, line, down=down)
        plain = Series(table, line, down, members, totals, rate, named)
        read = [
            replace(plain, reader=reader, is_ratio=as_rate)
            for reader, as_rate in readers_of(line, map(plain.cell, members))
        ]
        yield from read or (plain,)
