"""`total`: total lines that nobody declared, recognised by their label and by lines that agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.assembly.labels import adds_up
from reportgen.assembly.tables.parts import parts_of
from reportgen.assembly.tables.rounding import sum_room
from reportgen.audit.reading import Reading
from reportgen.audit.rule import Rule
from reportgen.audit.series import lines_of
from reportgen.diagnostics import Diagnostic, Severity, problem
from reportgen.model import Cell, DataTable, Line, plain_text, tables_of
from reportgen.quantity import EXACT, Quantity, format_value

_CONFIRMING = 2  # lines whose total agrees, before one that does not is told
_MOST_PARTS = 8
_RATES = {"%", "‰", "百分点"}
_SAID = ("含", "包括", "不计", "未计", "另有", "四舍五入")  # a note that explains a total


@dataclass(frozen=True, slots=True)
class Sum:
    """One cell of a total line, what it says and what its parts come to."""

    line: Line
    cell: Cell
    stated: Quantity
    parts: tuple[Quantity, ...]
    addends: tuple[Cell, ...]

    @property
    def exact(self) -> Decimal:
        """What the parts come to."""
        return sum((part.value for part in self.parts), Decimal(0))

    @property
    def agrees(self) -> bool:
        """Whether the total says that, as far as rounded parts can show it."""
        return abs(EXACT.subtract(self.stated.value, self.exact)) <= sum_room(
            self.stated, self.parts
        )


def _total(reading: Reading) -> Iterator[Diagnostic]:
    for table in tables_of(reading.report):
        for down in (True, False):
            others = lines_of(table, down=not down)
            for total in others:
                if total.is_total:
                    yield from _held(table, total, list(sums_of(table, total, others, down=down)))


def sums_of(table: DataTable, total: Line, others: Sequence[Line], *, down: bool) -> Iterator[Sum]:
    """Yield the cells of a total line that nobody has said anything of."""
    addends = parts_of(total, others)
    for line in lines_of(table, down=down):
        if line.total or line.formula or line.type in {"text", "percent", "ratio"}:
            continue
        cell, *cells = (_at(table, line, other, down=down) for other in (total, *addends))
        figures = tuple(each.quantity for each in cells if each.quantity is not None)
        unread = any(each.quantity is None and each.text.strip("-－—–/／…无 ") for each in cells)
        stated = cell.quantity
        if stated is None or cell.computed is not None or len(figures) < 2 or unread:
            continue
        if not adds_up(line.label, line.unit) or stated.face.scale in _RATES:
            continue
        if len({figure.face.scale in _RATES for figure in figures}) == 1:
            yield Sum(line, cell, stated, figures, tuple(cells))


def _at(table: DataTable, line: Line, other: Line, *, down: bool) -> Cell:
    row, column = (other, line) if down else (line, other)
    return table.cell(row.index, column.index)


def _held(table: DataTable, total: Line, sums: Sequence[Sum]) -> Iterator[Diagnostic]:
    wrong = [each for each in sums if not each.agrees]
    confirming = sum(each.agrees and bool(each.exact) for each in sums)
    sure = confirming >= _CONFIRMING and confirming > len(wrong) and not _explained(table)
    for each in wrong:
        shown = " + ".join(part.text for part in each.parts[:_MOST_PARTS])
        name = each.line.key or each.line.handle or each.line.label
        yield problem(
            "total.inferred",
            each.cell.span,
            severity=Severity.WARNING if sure else Severity.NOTE,
            cell=".".join(part for part in (table.name, total.label or "合计", name) if part),
            stated=each.stated.text,
            expected=format_value(each.exact, each.stated.face),
            parts=shown + (" + …" if len(each.parts) > _MOST_PARTS else ""),
        )


def _explained(table: DataTable) -> bool:
    return any(word in plain_text(table.note) for word in _SAID)


def _body(total: str) -> str:
    rows = ("学校\t教师\t学生\t图书", "东校\t20\t166\t900", "西校\t31\t42\t800")
    lines = "\n".join((*rows, f"合计\t51\t{total}\t1700"))
    return f"各校情况见【表：甲】。\n【表：甲】\n---\n{lines}"


RULE = Rule(
    "total",
    _total,
    "合计等于各项相加；没有声明的合计，至少另有两列对得上才会说它不对，附注里说明了口径的只作提示。",
    "A total is the sum of its parts; an undeclared one is doubted only when two other columns "
    "add up, and a table whose note explains its scope gets a note only.",
    passing=(_body("208"),),
    failing=(_body("207"),),
)
