"""`parts-of-whole` down a table of items: 一、 is its （一） and （二）, 结余 what is left over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.assembly.labels import is_balance_label, is_numbered_label
from reportgen.assembly.tables.parts import is_part
from reportgen.assembly.tables.rounding import sum_room
from reportgen.audit.mistyped import is_explained, looks_mistyped
from reportgen.audit.series import cell_name, in_table, is_rate_line
from reportgen.diagnostics import Diagnostic, Phrase, Related, problem
from reportgen.model import Cell, DataTable, Line
from reportgen.quantity import EXACT, Quantity, format_value

_CHINESE = "[一二三四五六七八九十]{1,3}"
_LEVELS = (
    re.compile(f"{_CHINESE}、"),
    re.compile(f"[（(]{_CHINESE}[）)]"),
    re.compile("[0-9]{1,2}(?:[.．](?![0-9])|、)"),
    re.compile("[（(][0-9]{1,2}[）)]"),
)
_TAKEN_OFF = re.compile("减|扣|退|抵|调")  # of what is above: no sum
_FEWEST = 2
_MOST_TOLD = 8
_IN, _OUT = "收入", "支出"


@dataclass(frozen=True, slots=True)
class _Level:
    """A cell of a numbered line with those of the lines one level below it."""

    row: Line
    column: Line
    cell: Cell
    stated: Quantity
    parts: tuple[Cell, ...]
    figures: tuple[Quantity, ...]

    @property
    def exact(self) -> Decimal:
        return sum((each.value for each in self.figures), Decimal(0))

    @property
    def off(self) -> Decimal:
        """How much more is stated than listed."""
        return EXACT.subtract(self.stated.value, self.exact)

    def spoils(self, other: _Level) -> bool:
        """Tell whether one figure set right in this cell sets the level above right as well."""
        inside = any(part.span == self.cell.span for part in other.parts)
        return inside and self.off == -other.off


def unequal_levels(table: DataTable) -> Iterator[Diagnostic]:
    """Yield the cells of numbered lines that are less than what stands one level below.

    What is more may hold items that are not listed, unless it looks mistyped and others agree.
    """
    groups = list(_groups(table.rows))
    if not groups or is_explained(table):
        return
    columns = [line for line in table.columns if not is_rate_line(table, line, down=True)]
    found = [each for column in columns for each in _levels(table, column, groups)]
    wrong = [each for each in found if abs(each.off) > _room(table, each)]
    agreeing = len(found) - len(wrong)
    between = [each for each in wrong if any(each.spoils(other) for other in wrong)]
    for each in between:
        yield _told(table, each)
    if between or agreeing < len(wrong) - 1:
        return  # told, or the numbers count the lines only
    for each in wrong:
        mistyped = looks_mistyped(each.stated.value, each.exact)
        sure = (agreeing or mistyped) if each.off < 0 else (agreeing >= _FEWEST and mistyped)
        if sure:
            yield _told(table, each)


def _groups(rows: Sequence[Line]) -> Iterator[tuple[Line, list[Line]]]:
    """Yield the numbered lines with the lines one level below each."""
    levels = [_level(row) for row in rows]
    for at, row in enumerate(rows):
        if not levels[at] or row.is_total:
            continue
        inner = [(levels[i], rows[i]) for i in range(at + 1, _end(rows, levels, at))]
        inner = [(level, each) for level, each in inner if level or not is_part(each)]
        depth = inner[0][0] if inner else 0
        below = [each for level, each in inner if level == depth]
        whole = depth > levels[at] and all(level >= depth for level, _ in inner)
        if whole and len(below) >= _FEWEST and not any(_odd(row, each) for each in below):
            yield row, below


def _level(row: Line) -> int:
    """Return how deep a line is numbered, from 1; 0 where it is not."""
    return next((n for n, each in enumerate(_LEVELS, 1) if each.match(row.label)), 0)


def _end(rows: Sequence[Line], levels: Sequence[int], at: int) -> int:
    """Return where what is below a line ends: at its equal, or at a total."""
    after = range(at + 1, len(rows))
    return next((i for i in after if rows[i].is_total or 0 < levels[i] <= levels[at]), len(rows))


def _odd(row: Line, below: Line) -> bool:
    """Tell whether a line counts something else than the one above, or is taken off it."""
    return bool(_TAKEN_OFF.search(below.label)) or len({row.unit, below.unit} - {""}) > 1


def _levels(
    table: DataTable, column: Line, groups: Sequence[tuple[Line, list[Line]]]
) -> Iterator[_Level]:
    for row, below in groups:
        cell = table.cell(row.index, column.index)
        parts = tuple(table.cell(each.index, column.index) for each in below)
        figures = tuple(each.quantity for each in parts if each.quantity is not None)
        if cell.quantity is not None and cell.computed is None and len(figures) == len(parts):
            yield _Level(row, column, cell, cell.quantity, parts, figures)


def _room(table: DataTable, each: _Level) -> Decimal:
    unit = each.column.unit or each.row.unit or table.unit
    return sum_room(each.stated, each.figures, unit=unit)


def _told(table: DataTable, each: _Level) -> Diagnostic:
    shown = " + ".join(figure.text for figure in each.figures[:_MOST_TOLD])
    return problem(
        "parts-of-whole.level",
        each.cell.span,
        related=tuple(Related(part.span, Phrase("a-part")) for part in each.parts[:_MOST_TOLD]),
        table=in_table(table),
        cell=cell_name(table, each.row, each.column),
        stated=each.stated.text,
        expected=format_value(each.exact, each.stated.face),
        parts=shown + (" + …" if len(each.figures) > _MOST_TOLD else ""),
    )


def unequal_balances(table: DataTable) -> Iterator[Diagnostic]:
    """Yield the cells 结余 that are, but for a slip, the one 收入 less the one 支出."""
    balances = [row for row in table.rows if is_balance_label(row.label)]
    outer = [row for row in table.rows if row.is_total or is_numbered_label(row.label)]
    came, went = ([r for r in outer if word in r.label] for word in (_IN, _OUT))
    if len(balances) != 1 or len(came) != 1 or len(went) != 1 or came == went:
        return
    for column in table.columns:
        cells = [table.cell(row.index, column.index) for row in (*balances, *came, *went)]
        figures = [cell.quantity for cell in cells if cell.quantity is not None]
        if len(figures) < len(cells) or cells[0].computed is not None:
            continue
        stated, over, under = figures
        exact = EXACT.subtract(over.value, under.value)
        off = abs(EXACT.subtract(stated.value, exact))
        if off > sum_room(stated, (over, under)) and looks_mistyped(stated.value, exact):
            yield problem(
                "parts-of-whole.balance",
                cells[0].span,
                related=tuple(Related(each.span, Phrase("computed-from")) for each in cells[1:]),
                table=in_table(table),
                cell=cell_name(table, balances[0], column),
                stated=stated.text,
                names=f"{came[0].label} - {went[0].label}",
                expected=format_value(exact, stated.face),
                working=f"{over.text} - {under.text}",
            )
