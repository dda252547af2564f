"""Writes the two workbooks of the shipped report, laid out as schools send them.

    python scripts/make_workbooks.py

The figures are the report's own; number formats and merged title rows are what the reading of
workbooks has to cope with.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

DATA = Path(__file__).resolve().parents[1] / "content" / "data"
EPOCH = datetime(2026, 1, 15, tzinfo=UTC).replace(tzinfo=None)
SCHOOLS = ("青铜峡市职教中心", "盐池县职业技术学校", "红寺堡区职业技术学校", "同心县职业技术学校")

AID_HEADER = (
    "项     目",
    "享受国家助学金人次",
    "享受国家助学金\n（万元）",
    "享受国家免学费人次",
    "享受国家免学费\n（万元）",
    "享受校内助学金人次",
    "享受校内助学金\n（万元）",
)
AID = (
    ("合    计", 5474, 620.96, 11291, 1129.1, 2258, 49.01),
    (SCHOOLS[0], 1433, 156.26, 5776, 577.6, 1840, 34.05),
    (SCHOOLS[1], 276, 31.74, 729, 72.9, 129, 2.68),
    (SCHOOLS[2], 1301, 149.6, 2302, 230.2, 89, 2.23),
    (SCHOOLS[3], 2464, 283.36, 2484, 248.4, 200, 10.05),
)
AID_FORMATS = ("0", "General", "0", "General", "0", "0.00")

PRIZE_HEADER = ("学      校", "国家级", "省区级", "市级", "县级", "校级")
PRIZES = (
    ("合      计", 2, 186, 175, 95, 438),
    (SCHOOLS[0], 0, 114, 168, 0, 0),
    ("盐池县职业中学", 1, 17, 3, 34, 189),
    (SCHOOLS[2], 1, 15, 4, 50, 70),
    (SCHOOLS[3], 0, 40, 0, 11, 179),
)


def write(
    name: str,
    title: str,
    header: tuple[str, ...],
    rows: tuple[tuple[str | float, ...], ...],
    formats: tuple[str, ...],
) -> None:
    """Write a workbook with a merged title row, a header and the rows below it."""
    book = Workbook()
    sheet = book.active
    sheet.title = name
    sheet.append([title])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(header))
    sheet["A1"].font = Font(bold=True, size=14)
    sheet["A1"].alignment = Alignment(horizontal="center")
    sheet.append(header)
    for row in rows:
        sheet.append(row)
    thin = Side(style="thin")
    for cells in sheet.iter_rows(min_row=2, max_col=len(header)):
        for cell in cells:
            cell.border = Border(thin, thin, thin, thin)
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
            if cell.row > 2 and cell.column > 1:
                cell.number_format = formats[cell.column - 2]
    for column in range(1, len(header) + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 22 if column == 1 else 16
    book.properties.created = book.properties.modified = EPOCH
    book.properties.creator = "reportgen"
    DATA.mkdir(parents=True, exist_ok=True)
    (DATA / f"{name}.xlsx").write_bytes(_settled(book))


def _settled(book: Workbook) -> bytes:
    """Return the workbook's bytes with a fixed time in every entry: the same at every run."""
    saved, settled = io.BytesIO(), io.BytesIO()
    book.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(settled, "w") as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == "docProps/core.xml":
                data = _without_time(data)
            fixed = zipfile.ZipInfo(entry.filename, (2026, 1, 15, 0, 0, 0))
            target.writestr(fixed, data, zipfile.ZIP_DEFLATED)
    return settled.getvalue()


def _without_time(core: bytes) -> bytes:
    """Return the core properties with the fixed time: saving writes the clock's."""
    start = core.index(b"<dcterms:modified")
    start = core.index(b">", start) + 1
    end = core.index(b"<", start)
    return core[:start] + EPOCH.strftime("%Y-%m-%dT%H:%M:%SZ").encode() + core[end:]


if __name__ == "__main__":
    write("资助", "2025年中职学校资助情况", AID_HEADER, AID, AID_FORMATS)
    write("获奖", "2025年中职学校学生获奖情况", PRIZE_HEADER, PRIZES, ("0",) * 5)
