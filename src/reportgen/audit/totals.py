"""`total`: total lines that nobody declared, recognised by their label and by lines that agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.assembly.labels import adds_up, is_numbered_label
from reportgen.assembly.tables.parts import (
    chapter_of,
    is_subtotal,
    parts_of,
    readings_of,
    standing_beside,
)
from reportgen.assembly.tables.rounding import is_below_rounding, sum_room
from reportgen.audit.bases import Base
from reportgen.audit.means import unequal_means
from reportgen.audit.mistyped import is_explained, looks_mistyped
from reportgen.audit.reading import Reading
from reportgen.audit.rule import Rule
from reportgen.audit.series import Series, in_table, line_name, lines_of
from reportgen.diagnostics import Diagnostic, Severity, problem
from reportgen.model import Cell, DataTable, Line, tables_of
from reportgen.quantity import EXACT, Quantity, format_value, step

_CONFIRMING = 2  # lines whose total agrees, before one that does not is told
_MOST_PARTS = 8
_POWERS = (-4, -3, -2, -1, 1, 2, 3, 4)  # of ten: a point moved, 元 among 万元
_NO_SUM = {"text", "percent", "ratio"}
_NOTHING = "-－—–/／….⋯无 "
_RATES = {"%", "‰", "百分点"}
_MANY = 3  # parts or cells that are no chance
_HIDDEN = 2  # totals that are all larger than their parts: of something that is not listed


@dataclass(frozen=True, slots=True)
class Sum:
    """One cell of a total line, what it says and what its parts come to."""

    line: Line
    cell: Cell
    stated: Quantity
    parts: tuple[Quantity, ...]
    cells: tuple[Cell, ...]  # of the parts
    room: Decimal  # how far rounding may take it
    exact: Decimal  # what the parts come to

    @property
    def off(self) -> Decimal:
        """How much more is stated."""
        return EXACT.subtract(self.stated.value, self.exact)

    @property
    def is_declared(self) -> bool:
        """Tell whether the editor said how it is formed."""
        return bool(self.line.total) or self.cell.computed is not None

    @property
    def agrees(self) -> bool:
        """Tell whether the total is its parts, as far as rounding lets one know."""
        return abs(self.off) <= self.room

    @property
    def is_another_figure(self) -> bool:
        """Tell whether it lies among its parts, as a mean or a highest does, and is no slip."""
        values = [part.value for part in self.parts]
        among = 0 < min(values) <= self.stated.value <= max(values)
        return among and not self.agrees and not self.is_slip

    @property
    def is_slip(self) -> bool:
        """Tell whether a digit, a point or a part left out explains the difference."""
        if looks_mistyped(self.stated.value, self.exact):
            return True
        fitting = (EXACT.add(part.value, self.off) for part in self.parts)
        return any(
            abs(EXACT.subtract(fits, part.value.scaleb(power))) <= self.room
            for part, fits in zip(self.parts, fitting, strict=True)
            for power in _POWERS
        ) or any(abs(EXACT.add(part.value, self.off)) <= self.room for part in self.parts)


@dataclass(frozen=True, slots=True)
class Total:
    """A total line: its cells that may be sums, and whether what adds up shows it to be one."""

    table: DataTable
    line: Line
    sums: tuple[Sum, ...]
    is_confirmed: bool

    @property
    def open(self) -> list[Sum]:
        """The cells that nobody has said anything of."""
        found = [each for each in self.sums if not each.is_declared]
        offs = {each.off for each in found if not each.agrees}
        # What is off by as much as another is short of had its figure exchanged with that one's.
        return [each for each in found if -each.off in offs or not each.is_another_figure]


def _total(reading: Reading) -> Iterator[Diagnostic]:
    shared = complete_tables(reading)
    for table in tables_of(reading.report):
        for total in totals_of(table, shares=id(table) in shared):
            yield from _held(total)
        yield from unequal_means(table)


def complete_tables(reading: Reading) -> set[int]:
    """Return which tables have shares that come to 100 %: nothing is left out of them."""
    return {id(ratio.table) for ratio, base in reading.bases if is_complete(ratio, base)}


def totals_of(table: DataTable, *, shares: bool) -> Iterator[Total]:
    """Yield the total lines of a table; its `shares` may show that it lists everything."""
    for down in (True, False):
        others = lines_of(table, down=not down)
        lines = [line for line in others if line.is_total]
        found = [(line, tuple(all_sums(table, line, others, down=down))) for line in lines]
        for line, sums in found:
            if _is_bare(line, others) and not any(each.agrees for each in sums):
                continue  # a chapter whose items are not listed
            others_like = (each for other, each in found if other is not line and _is_one_of(other))
            shown = sum(any(each.agrees for each in cells) for cells in others_like)
            alike = shown if _is_one_of(line) else 0
            yield Total(table, line, sums, _is_confirmed(sums, shares=shares, alike=alike))


def _is_one_of(total: Line) -> bool:
    """Tell whether a total is one of several: 小计, 一、收入合计."""
    return is_subtotal(total) or is_numbered_label(total.label)


def _is_bare(total: Line, lines: Sequence[Line]) -> bool:
    """Tell whether a total begins a chapter (二、支出合计) that has nothing in it."""
    return is_numbered_label(total.label) and not chapter_of(total, lines)


def all_sums(table: DataTable, total: Line, others: Sequence[Line], *, down: bool) -> list[Sum]:
    """Return the cells of a total line that may be sums, declared or not."""
    found = list(_sums(table, total, list(readings_of(others, parts_of(total, others))), down=down))
    if len(found) < _CONFIRMING or any(each.agrees for each in found):
        return found

    def adds(parts: Sequence[Line]) -> bool:
        agreeing = [each.agrees for each in _sums(table, total, [parts], down=down)]
        return sum(agreeing) >= _CONFIRMING and 2 * sum(agreeing) > len(agreeing)

    run = standing_beside(total, others, adds)
    return list(_sums(table, total, [run], down=down)) if run else found


def _sums(
    table: DataTable, total: Line, readings: Sequence[Sequence[Line]], *, down: bool
) -> Iterator[Sum]:
    """Yield a total line's cells, each by the first reading of its parts that agrees."""
    for line in lines_of(table, down=down):
        if line.total not in {"", "sum"} or line.formula or line.type in _NO_SUM:
            continue
        cell = _at(table, line, total, down=down)
        if cell.quantity is None or cell.quantity.face.scale in _RATES:
            continue
        if not line.total and not adds_up(line.label, line.unit):
            continue
        cells = ([_at(table, line, each, down=down) for each in parts] for parts in readings)
        sums = [each for found in cells for each in _sum(table, line, cell, found)]
        yield from [each for each in sums if each.agrees][:1] or sums[:1]


def _sum(table: DataTable, line: Line, cell: Cell, cells: Sequence[Cell]) -> Iterator[Sum]:
    """Yield a total cell with its parts, when all of these can be read and added up."""
    read = tuple(each for each in cells if each.quantity is not None)
    figures = tuple(each.quantity for each in read if each.quantity is not None)
    unread = any(each.quantity is None and each.text.strip(_NOTHING) for each in cells)
    if cell.quantity is None or len(figures) < 2 or unread:
        return
    if len({figure.face.scale in _RATES for figure in figures}) == 1:
        small = sum(is_below_rounding(each.text) for each in cells)
        unit = line.unit or table.unit
        room = sum_room(cell.quantity, figures, unit=unit, small=small)
        exact = sum((figure.value for figure in figures), Decimal(0))
        yield Sum(line, cell, cell.quantity, figures, read, room, exact)


def _at(table: DataTable, line: Line, other: Line, *, down: bool) -> Cell:
    row, column = (other, line) if down else (line, other)
    return table.cell(row.index, column.index)


def is_complete(ratio: Series, base: Base) -> bool:
    """Tell whether a column of shares comes to 100 %: then nothing is left out of the table."""
    if base.kind != "share" or not (base.whole is None or base.whole.is_total):
        return False
    figures = list(ratio.figures().values())
    total = sum((each.value for each in figures), Decimal(0))
    return abs(total - 1) <= sum((step(each.face) for each in figures), Decimal(0))


def _is_confirmed(sums: Sequence[Sum], *, shares: bool, alike: int) -> bool:
    """Tell whether a total line is one: others of its cells are the sums of their parts.

    For one figure that does not add up a single other is enough, if what is left over is no part
    that is not listed: it is less than its parts, or mistyped, or the parts are many. Of a 小计
    those that are `alike` show it too.
    """
    wrong = [each for each in sums if not each.agrees]
    confirming = shares + sum(each.agrees and bool(each.exact) for each in sums)
    if confirming >= _CONFIRMING and confirming > len(wrong):
        return True
    if len(wrong) != 1 or not confirming + alike:
        return False
    return wrong[0].off < 0 or wrong[0].is_slip or len(wrong[0].parts) >= _MANY


def _held(total: Total) -> Iterator[Diagnostic]:
    sums, table = total.open, total.table
    wrong = [each for each in sums if not each.agrees]
    if len(wrong) >= _MANY and len(wrong) == len(sums):
        return  # whatever it is, it is not the sum of these
    hidden = len(wrong) >= _HIDDEN and all(each.off > 0 for each in wrong)
    sure = total.is_confirmed and not hidden and not is_explained(table)
    at = line_name(total.line) or "合计"
    for each in wrong:
        shown = " + ".join(part.text for part in each.parts[:_MOST_PARTS])
        name = each.line.key or each.line.handle or each.line.label
        yield problem(
            "total.inferred" if len(wrong) < len(sums) else "total.alone",
            each.cell.span,
            severity=Severity.WARNING if sure else Severity.NOTE,
            table=in_table(table),
            cell=".".join(part for part in (table.name, at, name) if part),
            stated=each.stated.text,
            expected=format_value(each.exact, each.stated.face),
            parts=shown + (" + …" if len(each.parts) > _MOST_PARTS else ""),
        )


def _body(total: str) -> str:
    rows = ("学校\t教师\t学生\t图书", "东校\t20\t166\t900", "西校\t31\t42\t800")
    lines = "\n".join((*rows, f"合计\t51\t{total}\t1700"))
    return f"各校情况见【表：甲】。\n【表：甲】\n---\n{lines}"


RULE = Rule(
    "total",
    _total,
    "合计等于各项相加；没有声明的合计，另有列对得上才会说它不对，附注里说明了口径的只作提示。",
    "A total is the sum of its parts; an undeclared one is doubted only when other columns add "
    "up, and a table whose note explains its scope gets a note only.",
    passing=(_body("208"),),
    failing=(_body("207"),),
)
