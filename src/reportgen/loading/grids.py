"""Cells that stand in a content file: a pasted block, lists of cells, ragged columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reportgen.diagnostics import Diagnostic, problem
from reportgen.loading.instance import DataPath, Grid, Instance, RawCell, Scalar
from reportgen.source import Span

_BLANKS = " \t\u3000\xa0"
_TAB_CELL = re.compile(r'[ ]*+"((?:[^"]++|"")*+)"[ ]*+(?=\t|\n|\Z)|[^\t\n]*+')
_COMMA_CELL = re.compile(r'[ ]*+"((?:[^"]++|"")*+)"[ ]*+(?=,|\n|\Z)|[^,\n]*+')
_WIDE_CELL = re.compile(r"[^\n]+?(?=(?:[ \u3000]{2,}|\n|\Z))")
_WIDE_GAP = re.compile(r"[ \u3000]{2,}")

Row = list[RawCell]


def pasted_grid(scalar: Scalar, header_rows: int) -> tuple[Grid, tuple[Diagnostic, ...]]:
    """Return the cells of a block pasted from Excel (tabs) or written with commas.

    A quoted cell may hold line breaks; cells missing at a row's end are empty, extra ones are
    told (`extra-cell`). Rows without any text are left out.
    """
    text = scalar.text
    rows = [row for row in _rows(scalar, text) if any(cell.text for cell in row)]
    return _rectangle(rows, header_rows, _after(scalar))


def _rows(scalar: Scalar, text: str) -> Iterator[Row]:
    if "\t" in text:
        yield from _separated(scalar, text, _TAB_CELL, "\t")
    elif "," in text:
        yield from _separated(scalar, text, _COMMA_CELL, ",")
    else:
        yield from _spaced(scalar, text)


def _separated(
    scalar: Scalar, text: str, pattern: re.Pattern[str], separator: str
) -> Iterator[Row]:
    row: Row = []
    at = 0
    while at <= len(text):
        found = pattern.match(text, at)
        assert found is not None  # the pattern matches nothing, too
        quoted = found.group(1)
        cell = found.group() if quoted is None else quoted.replace('""', '"')
        row.append(_cell(scalar, cell, found.start(), found.end()))
        at = found.end() + 1
        if found.end() >= len(text) or text[found.end()] != separator:
            yield row
            row = []


def _spaced(scalar: Scalar, text: str) -> Iterator[Row]:
    """Yield rows whose cells stand apart by two blanks or more, as a text file has them."""
    start = 0
    for line in text.split("\n"):
        row: Row = []
        at = 0
        for gap in (*_WIDE_GAP.finditer(line), None):
            end = gap.start() if gap else len(line)
            if end > at or gap is None:
                row.append(_cell(scalar, line[at:end], start + at, start + end))
            at = gap.end() if gap else end
        yield row
        start += len(line) + 1


def _cell(scalar: Scalar, text: str, start: int, end: int) -> RawCell:
    return RawCell(cell_text(text), scalar.span(start, max(end, start)))


def cell_text(text: str) -> str:
    r"""Return a cell's text as it prints: blanks at the ends mean nothing, `\n` breaks the line."""
    if "\\n" in text:
        text = text.replace("\\n", "\n")
    text = text.strip(f"{_BLANKS}\r\n")
    return "\n".join(line.strip(_BLANKS) for line in text.splitlines()) if "\n" in text else text


def _after(scalar: Scalar) -> Span:
    return scalar.span(len(scalar.text), len(scalar.text))


def cells_grid(
    instance: Instance, path: DataPath, header_rows: int
) -> tuple[Grid, tuple[Diagnostic, ...]]:
    """Return the cells of a list of lists; a number keeps the digits as typed."""
    value: list[list[Any]] = _value(instance, path)
    rows = [
        [_listed(instance, (*path, i, j)) for j in range(len(row))] for i, row in enumerate(value)
    ]
    return _rectangle(rows, header_rows, instance.marks[path].value)


def _listed(instance: Instance, path: DataPath) -> RawCell:
    mark = instance.marks[path]
    return RawCell(cell_text(mark.scalar.text) if mark.scalar else "", mark.value)


def lists_grid(instance: Instance, path: DataPath, serial: str) -> Grid:
    """Return ragged text columns side by side, with a column 1, 2, 3 first when it has a name."""
    value: Mapping[str, str | list[Any]] = _value(instance, path)
    columns = [[_head(instance, (*path, name)), *_items(instance, (*path, name))] for name in value]
    height = max(len(column) for column in columns)
    for column in columns:
        column.extend([RawCell("", column[-1].span)] * (height - len(column)))
    if serial:
        first = [RawCell(serial, columns[0][0].span)]
        first += [RawCell(str(n), columns[0][n].span) for n in range(1, height)]
        columns.insert(0, first)
    return Grid(tuple(zip(*columns, strict=True)), header_rows=1)


def _head(instance: Instance, path: DataPath) -> RawCell:
    mark = instance.marks[path]
    return RawCell(cell_text(str(path[-1])), mark.key or mark.value)


def _items(instance: Instance, path: DataPath) -> list[RawCell]:
    value = _value(instance, path)
    if isinstance(value, list):
        return [_listed(instance, (*path, index)) for index in range(len(value))]
    scalar = instance.marks[path].scalar
    assert scalar is not None
    lines = re.finditer(r"[^\n]*\S[^\n]*", scalar.text)
    return [_cell(scalar, line.group(), line.start(), line.end()) for line in lines]


def _value(instance: Instance, path: DataPath) -> Any:
    value = instance.data
    for key in path:
        value = value[key]
    return value


def _rectangle(
    rows: Sequence[Row], header_rows: int, empty: Span
) -> tuple[Grid, tuple[Diagnostic, ...]]:
    """Return rows of equal length: as long as the header's longest."""
    if not rows:
        return Grid(()), (problem("table-empty", empty),)
    width = max(_filled(row) for row in rows[: max(header_rows, 1)])
    problems = [
        problem("extra-cell", cell.span, text=cell.text, width=width)
        for row in rows
        for cell in row[width : _filled(row)]
        if cell.text
    ]
    squared = tuple(_padded(row, width) for row in rows)
    return Grid(squared), tuple(problems)


def _filled(row: Row) -> int:
    """Return a row's length without the empty cells at its end."""
    length = len(row)
    while length and not row[length - 1].text:
        length -= 1
    return length


def _padded(row: Row, width: int) -> tuple[RawCell, ...]:
    missing = width - len(row)
    return (*row[:width], *([RawCell("", row[-1].span)] * missing if missing > 0 else ()))
