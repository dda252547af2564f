"""Workbooks and CSV files."""

import datetime as dt
import io
import sys
import zipfile

import pytest
from openpyxl import Workbook

from reportgen.diagnostics import DiagnosticError
from reportgen.loading.shown import shown
from reportgen.loading.workbook import read_data
from reportgen.source import Span, file_span

_DAY = dt.datetime(2025, 9, 1)  # noqa: DTZ001 - workbooks know no zones
SPAN = file_span("content/sections/a.yaml")


def _saved(path, *sheets):
    book = Workbook()
    book.remove(book.active)
    for name, rows, merges in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for merge in merges:
            sheet.merge_cells(merge)
    book.save(path)
    return book


def _read(path, cache):
    return read_data(path, f"content/data/{path.name}", cache, SPAN)


def _texts(grid):
    return [[cell.text for cell in row] for row in grid.rows]


def test_the_header_is_found_below_a_title_and_a_unit(tmp_path):
    path = tmp_path / "资产.xlsx"
    rows = [
        ["2025年资产情况"],
        [],
        [None, None, "单位：万元"],
        ["学校", "一", "二"],
        ["甲校", 1, 2],
    ]
    _saved(path, ("资产", rows, ["A1:C1"]))
    grid = _read(path, tmp_path / "cache").sheets["资产"]
    assert _texts(grid) == [["学校", "一", "二"], ["甲校", "1", "2"]]
    assert grid.rows[1][2].span == Span("content/data/资产.xlsx", 5, 3, 5, 4, "资产")


def test_merged_header_cells_say_how_many_rows_are_header(tmp_path):
    path = tmp_path / "a.xlsx"
    rows = [["学校", "学生", None], [None, "男", "女"], ["甲校", 1, 2]]
    _saved(path, ("一", rows, ["A1:A2", "B1:C1"]))
    grid = _read(path, tmp_path / "cache").sheets["一"]
    assert grid.header_rows == 2
    assert [(m.top, m.left, m.bottom, m.right) for m in grid.merges] == [(0, 0, 1, 0), (0, 1, 0, 2)]


def test_what_was_read_once_needs_no_openpyxl(tmp_path, monkeypatch):
    path = tmp_path / "a.xlsx"
    _saved(path, ("一", [["学校", "一"], ["甲校", 1]], []))
    first = _read(path, tmp_path / "cache")
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert _read(path, tmp_path / "cache") == first


def test_a_formula_without_a_stored_result_is_told_at_its_cell(tmp_path):
    path = tmp_path / "a.xlsx"
    _saved(path, ("一", [["学校", "一"], ["甲校", "=1+1"]], []))
    with pytest.raises(DiagnosticError) as caught:
        _read(path, tmp_path / "cache")
    (problem,) = caught.value.diagnostics
    assert (problem.code, problem.span.sheet, problem.span.line, problem.span.column) == (
        "formula-unsaved",
        "一",
        2,
        2,
    )


def test_a_hidden_sheet_is_not_read(tmp_path):
    path = tmp_path / "a.xlsx"
    book = Workbook()
    book.active.title = "表"
    book.active.append(["学校", "一"])
    book.active.append(["甲校", 1])
    book.create_sheet("备查").sheet_state = "hidden"
    book.save(path)
    assert list(_read(path, tmp_path / "cache").sheets) == ["表"]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("没有.xlsx", None, "data-missing"),
        ("坏.xlsx", b"PK\x03\x04 broken", "data-format"),
        ("旧.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "data-format"),
        ("空.xlsx", b"", "data-format"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_where_it_is_named(tmp_path, name, data, code):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(DiagnosticError) as caught:
        _read(tmp_path / name, tmp_path / "cache")
    assert [(d.code, d.span) for d in caught.value.diagnostics] == [(code, SPAN)]


def test_a_zip_that_is_no_workbook_is_told(tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("a.txt", "甲")
    (tmp_path / "a.xlsx").write_bytes(out.getvalue())
    with pytest.raises(DiagnosticError) as caught:
        _read(tmp_path / "a.xlsx", tmp_path / "cache")
    assert caught.value.diagnostics[0].code == "data-format"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_file_is_read_in_the_encodings_that_excel_writes(tmp_path, encoding):
    path = tmp_path / "资产.csv"
    path.write_bytes('学校,面积\n甲校,"1,234.50"\n'.encode(encoding))
    file = _read(path, tmp_path / "cache")
    assert _texts(file.sheets["资产"]) == [["学校", "面积"], ["甲校", "1,234.50"]]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (0.9263, "0.00%", "92.63%"),
        (1, "0%", "100%"),
        (56.3, "0.00", "56.30"),
        (1234567.891, "#,##0.0", "1,234,567.9"),
        (0.5, "0", "1"),
        (2.675, "0.00", "2.68"),
        (3, "General", "3"),
        (0.1 + 0.2, "General", "0.3"),
        (19281.6162, "General", "19281.6162"),
        (866, '0"人"', "866人"),
        (866, "0_ ", "866"),
        (-5, "0;(0)", "(5)"),
        (12345, "0,", "12"),
        (0.5, "#.##", ".5"),
        (7, "000", "007"),
        ("文字", "@", "文字"),
        (True, "General", "TRUE"),
        (_DAY, 'yyyy"年"m"月"d"日"', "2025年9月1日"),
        (_DAY, "yyyy-mm-dd", "2025-09-01"),
        (_DAY, "mm-dd-yy", "09-01-25"),
    ],
)
def test_a_value_is_read_as_excel_shows_it(value, number_format, text):
    assert shown(value, number_format) == text
