"""Workbooks for people: text stays text, figures are figures, the bytes are the same every day."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

from openpyxl import load_workbook

from reportgen.workbooks.sheet import Column, Sheet, header_row, workbook_bytes

SHEET = Sheet(
    "东校/一",
    ("核对单", "请在最后一列填写"),
    (Column("地方", 20), Column("数", 8), Column("答复", 20, to_fill=True)),
    (("=1+1", Decimal("56.30"), None), ("甲\x01乙", 3, "")),
)


def test_a_sheet_holds_its_heading_header_and_rows():
    sheet = load_workbook(io.BytesIO(workbook_bytes([SHEET])))["东校 一"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][0] == "核对单"
    assert rows[header_row(SHEET) - 1] == ("地方", "数", "答复")
    assert rows[3:] == [("=1+1", 56.3, None), ("甲乙", 3, None)]


def test_a_text_that_looks_like_a_formula_stays_text():
    sheet = load_workbook(io.BytesIO(workbook_bytes([SHEET]))).worksheets[0]
    assert sheet["A4"].data_type == "s"


def test_the_same_rows_give_the_same_bytes():
    made = workbook_bytes([SHEET])
    assert made == workbook_bytes([SHEET])
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert {info.date_time[0] for info in package.infolist()} == {1980}
        assert package.read("docProps/core.xml").count(b">1980-01-01T00:00:00Z<") == 2
