"""`total` of a row 平均: the mean of the rows above it, as its other cells are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.assembly.tables.parts import is_part
from reportgen.assembly.tables.rounding import is_mean
from reportgen.audit.mistyped import is_explained, looks_mistyped
from reportgen.audit.series import cell_name, in_table
from reportgen.diagnostics import Diagnostic, problem
from reportgen.model import Cell, DataTable, Line
from reportgen.quantity import EXACT, Quantity, agrees, printed

_MEAN = re.compile("(?:.{0,4}平均(?:值|数|分|水平)?|均值|平均)")
_FEWEST = 3  # rows that a mean is of
_SURE = 2  # cells that agree, before one that does not is doubted whatever it says


@dataclass(frozen=True, slots=True)
class _Mean:
    column: Line
    cell: Cell
    stated: Quantity
    figures: tuple[Quantity, ...]

    @property
    def exact(self) -> Decimal:
        total = sum((each.value for each in self.figures), Decimal(0))
        return EXACT.divide(total, Decimal(len(self.figures)))

    @property
    def agrees(self) -> bool:
        """Tell whether it is stated, rounded or cut off."""
        return is_mean(self.stated, self.exact)

    def is_weighted(self, others: Sequence[_Mean]) -> bool:
        """Tell whether it is the mean by one of the other columns, as by numbers of pupils."""
        for other in others:
            if len(other.figures) != len(self.figures):
                continue
            pairs = zip(self.figures, other.figures, strict=True)
            total = sum((EXACT.multiply(a.value, b.value) for a, b in pairs), Decimal(0))
            over = sum((each.value for each in other.figures), Decimal(0))
            if over and agrees(self.stated, EXACT.divide(total, over)):
                return True
        return False


def unequal_means(table: DataTable) -> Iterator[Diagnostic]:
    """Yield the one cell of a row 平均 that is no mean, where the others are."""
    for row in table.rows:
        if not _MEAN.fullmatch(row.label):
            continue
        cells = list(_means(table, row))
        wrong = [each for each in cells if not each.agrees and not each.is_weighted(cells)]
        agreeing = sum(each.agrees for each in cells)
        if len(wrong) != 1 or not agreeing or is_explained(table):
            continue
        meant = printed(wrong[0].exact, wrong[0].stated.face)
        if agreeing >= _SURE or looks_mistyped(wrong[0].stated.value, _rounded(meant)):
            yield problem(
                "total.average",
                wrong[0].cell.span,
                table=in_table(table),
                cell=cell_name(table, row, wrong[0].column),
                stated=wrong[0].stated.text,
                count=len(wrong[0].figures),
                expected=meant.text,
            )


def _means(table: DataTable, row: Line) -> Iterator[_Mean]:
    others = [
        each
        for each in table.rows[: row.index]
        if not (each.is_total or is_part(each) or _MEAN.fullmatch(each.label))
    ]
    for column in table.columns:
        cell = table.cell(row.index, column.index)
        figures = [table.cell(each.index, column.index).quantity for each in others]
        read = tuple(each for each in figures if each is not None)
        complete = len(read) == len(others) >= _FEWEST and len({each.value for each in read}) > 1
        if cell.quantity and cell.computed is None and complete:
            yield _Mean(column, cell, cell.quantity, read)


def _rounded(meant: Quantity) -> Decimal:
    """Return the value that is printed."""
    digits = meant.face.digits or 0
    return meant.value.quantize(Decimal(1).scaleb(-digits), context=EXACT)
