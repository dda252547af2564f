"""A workbook written from plain rows: a heading, a frozen header, columns that fit A4."""

from __future__ import annotations

import io
import math
import re
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

CellValue: TypeAlias = str | int | Decimal | None

_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can name: the same bytes on every day
_CLOCK = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_FIXED = re.compile(rb">1980-01-01T00:00:00Z<")
_FACE = "宋体"
_MARGIN = 0.5  # inches
_HEADER, _TO_FILL = "FFE7EDF3", "FFFFF8DC"
_SIZE, _SMALL, _LEADING = 10, 8, 1.35  # points of type, and lines by them
_TALLEST = 409  # points of a row, Excel's own limit
_MOST_CHARACTERS = 32_767  # of a cell, Excel's own limit
_TITLE_LIMIT = 31  # of a sheet's name, likewise
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, its width in characters, whether it is left for people to fill.

    What is typed into one `as_text` stays as typed: `35.50%`, `1-2`. `choices` are offered in a
    list; another word is let pass after a question.
    """

    title: str
    width: float
    to_fill: bool = False
    as_text: bool = False
    choices: tuple[str, ...] = ()
    small: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: `heading` lines above the header, then one row of `rows` a line."""

    name: str
    heading: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[CellValue, ...], ...]
    hidden: bool = False
    filtered: bool = False  # with arrows to sort and choose by, over all columns


def header_row(sheet: Sheet) -> int:
    """Return the 1-based row that the header stands in."""
    return len(sheet.heading) + 1


def workbook_bytes(sheets: Sequence[Sheet]) -> bytes:
    """Return the .xlsx of these sheets: the same bytes for the same rows.

    Text is written as text, never as a formula; figures as figures.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    book.properties.created = book.properties.modified = datetime(*_TIME)  # noqa: DTZ001 - openpyxl's are naive
    for sheet in sheets:
        _fill(book.create_sheet(_name(sheet.name)), sheet)
    made = io.BytesIO()
    book.save(made)
    return _without_clock(made.getvalue())


def _name(name: str) -> str:
    return name.translate(_FORBIDDEN).strip(" '")[:_TITLE_LIMIT] or "Sheet"


def _fill(made: Worksheet, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    line = Side(style="thin", color="FF9AA5B1")
    grid = Border(left=line, right=line, top=line, bottom=line)
    wrapped = Alignment(wrap_text=True, vertical="top")
    top = header_row(sheet)
    for number, text in enumerate(sheet.heading, 1):
        cell = made.cell(number, 1, _shown(text))
        cell.font = Font(name=_FACE, bold=number == 1, size=14 if number == 1 else 10.5)
    for index, column in enumerate(sheet.columns, 1):
        cell = made.cell(top, index, column.title)
        cell.font = Font(name=_FACE, bold=True, size=_SIZE)
        cell.fill = PatternFill("solid", fgColor=_HEADER)
        cell.alignment, cell.border = wrapped, grid
        made.column_dimensions[get_column_letter(index)].width = column.width
        made.column_dimensions[get_column_letter(index)].hidden = column.hidden
    for number, row in enumerate(sheet.rows, top + 1):
        for index, (column, value) in enumerate(zip(sheet.columns, row, strict=True), 1):
            cell = made.cell(number, index)
            _put(cell, value)
            cell.font = Font(name=_FACE, size=_SMALL if column.small else _SIZE)
            cell.alignment, cell.border = wrapped, grid
            if column.to_fill:
                cell.fill = PatternFill("solid", fgColor=_TO_FILL)
            if column.as_text:
                cell.number_format = "@"
        made.row_dimensions[number].height = _height(sheet.columns, row)
    _offer_choices(made, sheet)
    if sheet.hidden:
        made.sheet_state = "hidden"
    if sheet.filtered and sheet.rows:
        last = get_column_letter(len(sheet.columns))
        made.auto_filter.ref = f"A{top}:{last}{top + len(sheet.rows)}"
    made.freeze_panes = made.cell(top + 1, 1)
    _print_setup(made, top)


def _height(columns: Sequence[Column], row: Sequence[CellValue]) -> float:
    """Return the height in points that a row's wrapped texts need: not every program finds it."""
    needed = (
        _lines(str(value), column.width * _SIZE / size) * size * _LEADING
        for column, value in zip(columns, row, strict=True)
        if value is not None and not column.hidden
        for size in [_SMALL if column.small else _SIZE]
    )
    return min(max(needed, default=0.0) + 4, _TALLEST)


def _lines(text: str, width: float) -> int:
    """Count the lines of a text in a column; a Chinese character is as wide as two digits."""
    return sum(max(1, math.ceil(_wide(line) / max(width - 1, 1))) for line in text.split("\n"))


def _wide(line: str) -> float:
    return sum(2 if east_asian_width(char) in "WFA" else 1.1 for char in line)


def _offer_choices(made: Worksheet, sheet: Sheet) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    first = header_row(sheet) + 1
    for index, column in enumerate(sheet.columns, 1):
        if column.choices and sheet.rows:
            letter = get_column_letter(index)
            offered = DataValidation(
                "list", formula1=f'"{",".join(column.choices)}"', errorStyle="warning"
            )
            offered.add(f"{letter}{first}:{letter}{first + len(sheet.rows) - 1}")
            made.add_data_validation(offered)


def _put(cell: object, value: CellValue) -> None:
    if isinstance(value, str):
        cell.value = _shown(value)  # type: ignore[attr-defined]
        cell.data_type = "s"  # type: ignore[attr-defined] # a text that begins with = stays text
    else:
        cell.value = value  # type: ignore[attr-defined]


def _shown(text: str) -> str:
    """Return a text without the control characters that a workbook cannot hold."""
    kept = "".join(c for c in text if c in "\n\t" or ord(c) >= 32)
    return kept[:_MOST_CHARACTERS]


def _print_setup(made: Worksheet, top: int) -> None:
    made.page_setup.orientation = "landscape"
    made.page_setup.paperSize = 9  # A4
    made.page_setup.fitToWidth, made.page_setup.fitToHeight = 1, 0
    made.sheet_properties.pageSetUpPr.fitToPage = True
    margins = made.page_margins
    margins.left = margins.right = 0.4  # inches
    margins.top = margins.bottom = _MARGIN
    made.oddFooter.center.text = "&P / &N"
    made.print_title_rows = f"{top}:{top}"


def is_untouched(data: bytes) -> bool:
    """Tell whether a workbook is as it was written here: every other program sets its clock."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            times = {info.date_time for info in book.infolist()}
            with book.open("docProps/core.xml") as core:
                return times == {_TIME} and len(_FIXED.findall(core.read(_MOST_CHARACTERS))) == 2
    except (zipfile.BadZipFile, zlib.error, KeyError, OSError, RuntimeError):
        return False


def _without_clock(data: bytes) -> bytes:
    """Return the package with fixed times: openpyxl writes the clock into every entry."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for info in old.infolist():
            entry = zipfile.ZipInfo(info.filename, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, _CLOCK.sub(rb"\g<1>1980-01-01T00:00:00Z\g<2>", old.read(info)))
    return made.getvalue()
