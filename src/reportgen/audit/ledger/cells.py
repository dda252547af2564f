"""The figures that tables and facts define, in reading order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.assembly.labels import bare
from reportgen.audit.ledger.accounts import Account, Accounts
from reportgen.audit.ledger.entries import Entry
from reportgen.audit.ledger.grids import labelled
from reportgen.model import Block, Cell, DataTable, Line, Report, Section, TableBlock, plain_text

# What counts or names a line and states nothing.
_NO_FIGURE = re.compile(r"(?:序号|编号|代码|代号|排名|名次|年份|年度|电话|电话号码)$")


@dataclass(frozen=True, slots=True)
class Room:
    """A content file of the report: the chapter that it belongs to, and what stands in it."""

    chapter: str
    file: str
    blocks: tuple[Block, ...]


def rooms_of(report: Report) -> Iterator[Room]:
    """Yield the parts of a report in reading order; a section belongs to its chapter."""
    yield Room("", report.span.path, report.introduction)
    for chapter in report.chapters:
        yield from _rooms(chapter, _heading(chapter))
    for case in report.cases:
        title = f"{case.label} {''.join(case.title_lines)}".strip()
        yield Room(title, case.span.path, case.blocks)
    for attachment in report.attachments:
        title = f"{attachment.label} {''.join(attachment.title_lines)}".strip()
        yield Room(title, attachment.span.path, attachment.blocks)


def _rooms(section: Section, chapter: str) -> Iterator[Room]:
    yield Room(chapter, section.span.path, section.blocks)
    for child in section.sections:
        yield from _rooms(child, chapter)


def _heading(section: Section) -> str:
    number = section.heading.number
    space = "" if number.endswith(("、", "）")) else " "
    return f"{number}{space}{plain_text(section.heading.inlines)}".strip()


def add_cells(accounts: Accounts, report: Report, others: Sequence[DataTable]) -> None:
    """Add every figure of the placed tables, then of the others, then the facts."""
    place = 0
    for place, room in enumerate(rooms_of(report)):
        for block in room.blocks:
            if isinstance(block, TableBlock):
                order = (place, block.span.line)
                _add_table(accounts, block.table, room, order)
    for number, table in enumerate(others):
        _add_table(accounts, table, Room("", table.span.path, ()), (place + 1, number))
    for number, fact in enumerate(report.facts):
        entry = Entry(
            kind="fact",
            address=fact.name,
            chapter="",
            file=fact.span.path,
            text=fact.quantity.text,
            value=fact.quantity.value,
            unit=fact.quantity.unit,
            span=fact.span,
        )
        accounts.add_fact(fact, Account(entry, (place + 2, number)))


def _add_table(accounts: Accounts, table: DataTable, room: Room, order: tuple[int, int]) -> None:
    rows, columns = _names(table.rows), _names(table.columns)
    labels = labelled(table)
    for row in table.rows:
        for column in table.columns:
            cell = table.cell(row.index, column.index)
            quantity = cell.quantity
            if quantity is None or cell.covered or _is_number_of_line(row, column):
                continue
            names = (rows[row.index], columns[column.index])
            entry = Entry(
                kind="given" if _is_given(cell) else "computed",
                address=_address(table, names),
                chapter=room.chapter,
                file=room.file,
                text=cell.text.strip(),
                value=quantity.value,
                unit=quantity.unit or column.unit or row.unit or table.unit,
                span=cell.span,
                table=table.name,
                row=labels.rows[row.index],
                column=labels.columns[column.index],
                school=row.handle or column.handle,
            )
            at = (*order, row.index, column.index)
            accounts.add_cell(cell, Account(entry, at, names))


def _is_number_of_line(row: Line, column: Line) -> bool:
    return any(_NO_FIGURE.search(line.label) for line in (row, column))


def _is_given(cell: Cell) -> bool:
    """Tell whether somebody wrote the figure; a computed one is the very value of its rule."""
    return cell.computed is None or cell.quantity is not cell.computed


def _names(lines: Sequence[Line]) -> list[str]:
    """Return what an address calls each line; of several with one name, with the group above."""
    own = [_name(line) for line in lines]
    counts = Counter(own)
    return [
        f"{bare(line.titles[-2])}.{name}" if counts[name] > 1 and len(line.titles) > 1 else name
        for line, name in zip(lines, own, strict=True)
    ]


def _name(line: Line) -> str:
    total = "合计" if line.is_total else ""
    return line.key or line.handle or line.label or total or f"({line.index + 1})"


def _address(table: DataTable, names: tuple[str, str]) -> str:
    """Return the address as the audit's findings write it: the school or total, then its line."""
    across = sum(bool(each.handle or each.is_total) for each in table.columns)
    down = sum(bool(each.handle or each.is_total) for each in table.rows)
    first, second = (names[1], names[0]) if across > down else names
    return f"{table.name}.{first}.{second}"
