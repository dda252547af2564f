"""Which cell, row or column of a table a path of names means; and the names of its cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from reportgen.assembly.labels import bare, loose
from reportgen.assembly.names import NameBook
from reportgen.assembly.tables.parts import is_subtotal
from reportgen.model import DataTable, Line

TOTAL = "合计"
_BRACKET = re.compile(r"[【】」\n]")
_SIGNS = re.compile(r"[：:.．。「]|^[0-9０-９]")
_LETTER = re.compile(r"\w")
_YEAR = re.compile("(?:19|20)[0-9]{2}年?度?$")
_YEARS = 3  # columns that are years: the rows are of one kind


@dataclass(frozen=True, slots=True)
class AtCell:
    """One cell of the data area."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class AtLine:
    """A whole column (`down`) or row."""

    index: int
    down: bool


@dataclass(frozen=True, slots=True)
class NoPlace:
    """Why a path means nothing here; `part` counts the names behind the table's."""

    reason: Literal["unknown", "ambiguous"]
    part: int


Place: TypeAlias = AtCell | AtLine | NoPlace


def place_of(
    path: Sequence[str], rows: Sequence[Line], columns: Sequence[Line], names: NameBook
) -> Place:
    """Return what the names behind a table's name mean, in either order.

    Several names may call one line: its groups, then itself.
    """
    found: list[Place] = []
    for cut in range(1, len(path)):
        head, tail = path[:cut], path[cut:]
        for first, second, swapped in ((rows, columns, False), (columns, rows, True)):
            for one in matching(head, first, names):
                for other in matching(tail, second, names):
                    row, column = (other, one) if swapped else (one, other)
                    found.append(AtCell(row.index, column.index))
    if not found:
        found = [AtLine(line.index, down=True) for line in matching(path, columns, names)]
        found += [AtLine(line.index, down=False) for line in matching(path, rows, names)]
    found = list(dict.fromkeys(found))
    if len(found) == 1:
        return found[0]
    if found:
        return NoPlace("ambiguous", _ambiguous_part(path, rows, columns, names))
    return NoPlace("unknown", _unknown_part(path, rows, columns, names))


def _unknown_part(
    path: Sequence[str], rows: Sequence[Line], columns: Sequence[Line], names: NameBook
) -> int:
    """Return the first name that calls no line, else the last one."""
    lines = (*rows, *columns)
    strange = (i for i, name in enumerate(path) if not matching((name,), lines, names))
    return next(strange, len(path) - 1)


def _ambiguous_part(
    path: Sequence[str], rows: Sequence[Line], columns: Sequence[Line], names: NameBook
) -> int:
    several = (
        i
        for i, name in enumerate(path)
        if max(len(matching((name,), rows, names)), len(matching((name,), columns, names))) > 1
    )
    return next(several, len(path) - 1)


def matching(path: Sequence[str], lines: Sequence[Line], names: NameBook) -> list[Line]:
    """Return the lines that names call: by key, else by school, title, or as the total."""
    *groups, name = path
    wanted, short = bare(name), loose(name)
    handle = names.handle_of(name) or name
    ways: tuple[Callable[[Line], bool], ...] = (
        lambda line: line.key == name,
        lambda line: bool(line.handle) and line.handle == handle,
        lambda line: wanted == line.label != "" or _whole(line) == wanted,
        lambda line: bool(line.label) and short == loose(line.label),
        lambda line: name == TOTAL and line.is_total and not is_subtotal(line),
        lambda line: name == TOTAL and line.is_total,
    )
    inside = [line for line in lines if _in_groups(line, groups)] if groups else lines
    for way in ways:
        found = [line for line in inside if way(line)]
        if found:
            whole = [line for line in found if not is_subtotal(line)] if name == TOTAL else []
            return whole or found
    return []


def _whole(line: Line) -> str:
    """Return the line's titles as one name, of those that stand in groups."""
    return bare("".join(line.titles)) if len(line.titles) > 1 else ""


def _in_groups(line: Line, groups: Sequence[str]) -> bool:
    above = {bare(title) for title in line.titles[:-1]}
    return all(bare(group) in above for group in groups)


@dataclass(frozen=True, slots=True)
class Address:
    """What can be written in 【…】, and what it prints."""

    text: str
    printed: str


def table_addresses(table: DataTable, names: NameBook) -> Iterator[Address]:
    """Yield the address of every filled cell that an address can reach."""
    return (address for _, address in cell_addresses(table, names))


def cell_addresses(table: DataTable, names: NameBook) -> Iterator[tuple[AtCell, Address]]:
    """Yield every filled cell of the data area that an address can reach, with the address.

    The school or place stands first, as in every message, whichever way the table lies.
    """
    across = members_across(table)
    rows = [_calls(line, table.rows, names) for line in table.rows]
    columns = [_calls(line, table.columns, names) for line in table.columns]
    both = {path for path in rows if matching(path, table.columns, names)}
    both |= {path for path in columns if matching(path, table.rows, names)}
    for row, row_path in zip(table.rows, rows, strict=True):
        for column, column_path in zip(table.columns, columns, strict=True):
            cell = table.cell(row.index, column.index)
            path = (*column_path, *row_path) if across else (*row_path, *column_path)
            if not (cell.text and row_path and column_path and _sayable((table.name, *path))):
                continue
            unclear = len(path) > 2 or {row_path, column_path} <= both
            at = AtCell(row.index, column.index)
            if not unclear or place_of(path, table.rows, table.columns, names) == at:
                yield at, Address(".".join(map(_said, (table.name, *path))), cell.text)


def members_across(table: DataTable) -> bool:
    """Tell whether the schools, places or years stand side by side, as columns."""
    handles = [sum(bool(line.handle) for line in lines) for lines in (table.columns, table.rows)]
    if any(handles):
        return handles[0] > handles[1]
    totals = [any(line.is_total for line in lines) for lines in (table.columns, table.rows)]
    if any(totals):
        return totals[0] and not totals[1]
    return sum(is_year(line.label) for line in table.columns) >= _YEARS


def is_year(label: str) -> bool:
    """Tell whether a line is a year's."""
    return _YEAR.match(label) is not None


def _sayable(path: Sequence[str]) -> bool:
    return not any(_BRACKET.search(name) for name in path)


def _said(name: str) -> str:
    """Return a name as an expression says it: in 「」 where its signs would mean something else."""
    return f"「{name}」" if _SIGNS.search(name) or not _LETTER.search(name) else name


def _calls(line: Line, lines: Sequence[Line], names: NameBook) -> tuple[str, ...]:
    """Return the shortest path that calls this line and no other, or nothing."""
    total = TOTAL if line.is_total else ""
    paths: list[tuple[str, ...]]
    paths = [(name,) for name in (line.key, line.handle, total, line.label) if name]
    if len(line.titles) > 1 and line.label:
        paths.append((bare(line.titles[-2]), line.label))
    return next((path for path in paths if matching(path, lines, names) == [line]), ())
