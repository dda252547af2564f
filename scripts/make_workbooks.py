"""Makes the shipped report's workbooks, as the schools send them: a title, a unit, formats.

    python scripts/make_workbooks.py

Writes content/data/*.xlsx: the same bytes for the same version of openpyxl.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

DATA = Path(__file__).resolve().parents[1] / "content" / "data"

MADE = datetime(2026, 1, 5, 9, 0)  # noqa: DTZ001 - a workbook's time has no zone
COUNT, AMOUNT = "0", "0.0#"

_LINE = Side(style="thin")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)

Row = tuple[str | int | float, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a school's clerk fills in; `formats` are the number formats of the figures' columns."""

    name: str
    title: str
    unit: str
    header: tuple[str, ...]
    formats: tuple[str, ...]
    rows: tuple[Row, ...]


GRANTS = Sheet(
    "资助",
    "2025年中等职业学校学生资助情况汇总表",
    "单位：人次、万元",
    (
        "项     目",
        "享受国家助学金人次",
        "享受国家助学金\n（万元）",
        "享受国家免学费人次",
        "享受国家免学费\n（万元）",
        "享受校内助学金人次",
        "享受校内助学金\n（万元）",
    ),
    (COUNT, AMOUNT) * 3,
    (
        ("合    计", 5474, 620.96, 11291, 1129.1, 2258, 49.01),
        ("青铜峡市职教中心", 1433, 156.26, 5776, 577.6, 1840, 34.05),
        ("盐池县职业技术学校", 276, 31.74, 729, 72.9, 129, 2.68),
        ("红寺堡区职业技术学校", 1301, 149.6, 2302, 230.2, 89, 2.23),
        ("同心县职业技术学校", 2464, 283.36, 2484, 248.4, 200, 10.05),
    ),
)
AWARDS = Sheet(
    "获奖",
    "2025年中等职业学校学生获奖情况汇总表",
    "单位：人",
    ("学      校", "国家级", "省区级", "市级", "县级", "校级"),
    (COUNT,) * 5,
    (
        ("合      计", 2, 186, 175, 95, 438),
        ("青铜峡市职教中心", 0, 114, 168, 0, 0),
        ("盐池县职业中学", 1, 17, 3, 34, 189),
        ("红寺堡区职业技术学校", 1, 15, 4, 50, 70),
        ("同心县职业技术学校", 0, 40, 0, 11, 179),
    ),
)
SHEETS = (GRANTS, AWARDS)


def workbook_bytes(sheet: Sheet) -> bytes:
    """Return the .xlsx file, without the time of its making."""
    written = io.BytesIO()
    # Workbook.save() would put in the time of day; its writer does not.
    ExcelWriter(_workbook(sheet), zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED)).save()
    return _without_times(written.getvalue())


def _workbook(sheet: Sheet) -> Workbook:
    book = Workbook()
    book.properties.creator = "学校资助和竞赛统计"
    book.properties.created = book.properties.modified = MADE
    page = book.active
    page.title = sheet.name
    width = len(sheet.header)
    _across(page, 1, width, sheet.title, Font(name="黑体", size=16), "center")
    _across(page, 2, width, sheet.unit, Font(name="宋体", size=10), "right")
    _fill(page, 3, sheet.header, bold=True)
    for index, row in enumerate(sheet.rows, start=4):
        _fill(page, index, row, bold=False)
        for column, number_format in enumerate(sheet.formats, start=2):
            page.cell(index, column).number_format = number_format
    page.column_dimensions["A"].width = 24
    for column in range(2, width + 1):
        page.column_dimensions[get_column_letter(column)].width = 14
    page.row_dimensions[1].height = 30
    page.row_dimensions[3].height = 32
    page.freeze_panes = "B4"
    return book


def _across(page: Worksheet, row: int, width: int, text: str, font: Font, side: str) -> None:
    """Write a line over all columns, in one merged cell."""
    page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)
    cell = page.cell(row, 1, text)
    cell.font = font
    cell.alignment = Alignment(horizontal=side, vertical="center")


def _fill(page: Worksheet, row: int, texts: Sequence[str | float], *, bold: bool) -> None:
    for column, text in enumerate(texts, start=1):
        cell = page.cell(row, column, text)
        cell.font = Font(name="宋体", size=11, bold=bold)
        cell.alignment = _MIDDLE
        cell.border = _BOX


def _without_times(package: bytes) -> bytes:
    """Return the package with all of its parts dated alike."""
    dated = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as source,
        zipfile.ZipFile(dated, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in source.namelist():
            info = zipfile.ZipInfo(part, MADE.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(part))
    return dated.getvalue()


def main() -> None:
    """Write every workbook."""
    DATA.mkdir(exist_ok=True)
    for sheet in SHEETS:
        path = DATA / f"{sheet.name}.xlsx"
        path.write_bytes(workbook_bytes(sheet))
        print(path.name)


if __name__ == "__main__":
    main()
