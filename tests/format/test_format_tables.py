"""Rows F21-F29 of docs/format.md: tables, read back and as printed."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from itertools import pairwise

import pytest
from invented import wide
from made import document, of_files, print_document, printed
from reading import Document, W, text_of, value

BODY, HEI = "仿宋_GB2312", "黑体"
DIGITS = re.compile(r"[0-9][0-9.,%]*")


@cache
def read(name: str) -> Document:
    return Document(document(name))


def words_of(pdf: bytes) -> str:
    """Return the text of a PDF as it is printed, line by line."""
    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return done.stdout.decode()


def grid(table) -> list[int]:
    return [int(value(each, "w")) for each in table.findall(f"{W}tblGrid/{W}gridCol")]


def test_f21_a_caption_is_centred_12_pt_hei_above_its_table():
    found = read("shipped")
    captions = found.styled("表题")
    assert len(captions) == 12
    for line in captions:
        look = line.look
        assert (look.font, look.size, look.bold, look.alignment) == (HEI, 24, False, "center")
        assert line.has("keepNext")
        assert re.match(r"表[一二三四五六七八九十]+\u3000\S", line.text)
        assert not line.text.endswith(("。", "；"))
        assert line.element.getnext().tag == f"{W}tbl" or "单位" in text_of(line.element.getnext())


def test_f22_numbers_are_counted_by_word_and_references_follow_them():
    found = read("shipped")
    marks = {}
    for line in found.styled("表题"):
        codes = [each.text.strip() for each in line.element.iter(f"{W}instrText")]
        assert codes == [r"SEQ 表 \* CHINESENUM3"]
        (name,) = (
            value(each, "name")
            for each in line.element.iter(f"{W}bookmarkStart")
            if re.fullmatch(r"_Ref[0-9]{9}", value(each, "name"))
        )
        marks[name] = line.text.split("\u3000")[0]
    references = re.findall(
        r'<w:instrText xml:space="preserve"> REF (\w+) \\h \\\* CHARFORMAT </w:instrText></w:r>'
        r'<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:fldChar w:fldCharType="separate"/></w:r>'
        r"<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t>([^<]*)</w:t>",
        found.parts["word/document.xml"].decode(),
    )
    to_tables = [(name, text) for name, text in references if text.startswith("表")]
    assert len(to_tables) >= 12
    assert all(marks[name] == text for name, text in to_tables)


def test_f23_a_unit_of_the_whole_table_stands_above_it_at_the_right():
    (unit,) = read("wide").styled("表格单位")
    assert (unit.text, unit.look.alignment) == ("单位：人", "right")
    assert unit.element.getnext().tag == f"{W}tbl"


@pytest.mark.parametrize("name", ["shipped", "four-levels", "attachments", "chart-in-a-case"])
def test_f24_the_grid_is_156_mm_wide_in_fixed_layout(name):
    for table in read(name).tables:
        size = table.find(f"{W}tblPr/{W}tblW")
        assert value(table.find(f"{W}tblPr/{W}tblLayout"), "type") == "fixed"
        assert (value(size, "type"), int(value(size, "w"))) == ("dxa", sum(grid(table)))
        assert abs(sum(grid(table)) - 8845) <= 2
        for row in table.findall(f"{W}tr"):
            widths = [int(value(each, "w")) for each in row.iter(f"{W}tcW")]
            assert sum(widths) == sum(grid(table))


def test_f24_the_lines_are_half_a_point_and_three_lines_are_an_option():
    found = read("shipped")
    borders = found.sheet.styles["OfficialTable"].find(f"{W}tblPr/{W}tblBorders")
    assert {each.tag.removeprefix(W): value(each, "sz") for each in borders} == dict.fromkeys(
        ("top", "left", "bottom", "right", "insideH", "insideV"), "4"
    )
    files = {**wide(4)}
    files["report.yaml"] += "table_style: three-line\n"
    (table,) = Document(of_files(files)).tables
    lines = {
        each.tag.removeprefix(W): value(each) for each in table.find(f"{W}tblPr/{W}tblBorders")
    }
    assert lines["top"] == lines["bottom"] == "single"
    assert lines["insideV"] == lines["left"] == lines["right"] == "nil"


@pytest.mark.parametrize("name", ["shipped", "four-levels", "attachments"])
def test_f25_cells_are_10_5_pt_or_9_with_single_spacing_and_small_margins(name):
    found = read(name)
    margins = found.sheet.styles["OfficialTable"].find(f"{W}tblPr/{W}tblCellMar")
    for side in margins:
        assert 28 <= int(value(side, "w")) <= 57
    for table in found.tables:
        sizes = set()
        for heads, _, line in found.cells(table):
            look = line.look
            assert look.font == (HEI if heads else BODY)
            assert (look.line_rule, look.line) == ("auto", 240)
            assert not heads or look.alignment == "center"
            sizes.add(look.size)
        assert sizes in ({21}, {18}, {15})
        for row in table.findall(f"{W}tr"):
            height = row.find(f"{W}trPr/{W}trHeight")
            assert (int(value(height)), value(height, "hRule")) == (397, "atLeast")
            assert row.find(f"{W}trPr/{W}cantSplit") is not None
        assert table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None


@pytest.mark.tool("soffice", "pdftotext", "fc-list")
def test_f25_a_long_table_repeats_its_header_on_every_page():
    pages = words_of(printed("long-plain")).split("\f")
    with_rows = [page for page in pages if re.search(r"专业[0-9]+方向", page)]
    assert len(with_rows) > 8
    assert all("对口就业率" in page for page in with_rows)


@pytest.mark.tool("soffice", "pdftotext", "fc-list")
def test_f25_further_parts_say_so_where_the_report_asks_for_it():
    pages = words_of(printed("long")).split("\f")
    with_rows = [page for page in pages if re.search(r"专业[0-9]+方向", page)]
    assert len(with_rows) > 8
    assert [("续表一" in page, "对口就业率" in page) for page in with_rows] == [
        (bool(place), True) for place in range(len(with_rows))
    ]
    numbers = [int(n) for page in with_rows for n in re.findall(r"(?m)^ *([0-9]+) +第", page)]
    assert numbers == list(range(1, 301))


LADDER = [
    (4, 21, False, 1),
    (8, 21, False, 1),
    (12, 18, False, 1),
    (16, 18, True, 1),
    (20, 15, True, 1),
    (24, 15, True, 2),
    (36, 15, True, 2),
]


@pytest.mark.parametrize(("columns", "size", "turned", "parts"), LADDER)
def test_f26_a_table_is_made_smaller_then_turned_then_smaller_still_then_split(
    columns, size, turned, parts
):
    found = Document(of_files(wide(columns)))
    assert len(found.tables) == parts
    shown: list[str] = []
    for table in found.tables:
        cells = list(found.cells(table))
        assert {line.look.size for _, _, line in cells} == {size}
        shown += [line.text for _, _, line in cells if DIGITS.fullmatch(line.text)]
        labels = [text_of(row.find(f"{W}tc")) for row in table.findall(f"{W}tr")]
        assert labels == ["学校", *(f"第{n}职业技术学校" for n in range(1, 9))]
        assert sum(grid(table)) <= (13 * 1000 if turned else 8845) + 2
    assert sorted(shown) == sorted(
        str(10000 * row + n) for row in range(1, 9) for n in range(1, columns)
    )
    section = next(each for each in found.sections if after(found, found.tables[0], each))
    assert (value(section.find(f"{W}pgSz"), "orient") == "landscape") == turned


def after(found: Document, table, section) -> bool:
    """Tell whether a section ends behind a table."""
    order = {id(each): place for place, each in enumerate(found.body.iter())}
    return order[id(section)] > order[id(table)]


@pytest.mark.tool("soffice", "pdftotext", "fc-list")
@pytest.mark.parametrize("columns", [each[0] for each in LADDER])
def test_f26_no_figure_is_ever_broken_in_a_cell(columns):
    text = words_of(print_document(of_files(wide(columns))))
    figures = re.findall(r"(?<![0-9])[1-8]00[0-9]{2}(?![0-9])", text)
    assert sorted(figures) == sorted(
        str(10000 * row + n) for row in range(1, 9) for n in range(1, columns)
    )


@pytest.mark.tool("soffice", "pdftotext", "fc-list")
def test_f26_no_figure_of_the_shipped_report_s_tables_is_broken():
    text = words_of(printed("shipped"))
    found = read("shipped")
    for table in found.tables:
        for _, _, line in found.cells(table):
            if re.fullmatch(r"[0-9][0-9.]{3,}%?", line.text):
                assert line.text in text


def test_f27_figures_of_one_indicator_stand_at_the_right_mixed_ones_in_the_middle():
    found = read("shipped")
    for table in found.tables:
        columns: dict[int, set[str]] = {}
        for heads, cell, line in found.cells(table):
            if not heads and DIGITS.fullmatch(line.text):
                place = cell.getparent().findall(f"{W}tc").index(cell)
                columns.setdefault(place, set()).add(line.look.alignment)
        for sides in columns.values():
            assert sides in ({"right"}, {"center"}, {"left"})
    alignments = {
        line.look.alignment
        for table in found.tables
        for heads, _, line in found.cells(table)
        if not heads and DIGITS.fullmatch(line.text)
    }
    assert {"right", "center"} <= alignments


def test_f28_a_header_of_four_levels_is_merged_as_it_is_written():
    (table,) = read("four-levels").tables
    rows = table.findall(f"{W}tr")
    heads = [row for row in rows if row.find(f"{W}trPr/{W}tblHeader") is not None]
    assert len(heads) == 4
    spans = [
        [int(value(each.find(f"{W}tcPr/{W}gridSpan")) or 1) for each in row.findall(f"{W}tc")]
        for row in heads
    ]
    assert spans == [[1, 6, 2], [1, 4, 2, 1, 1], [1, 2, 2, 1, 1, 1, 1], [1] * 9]
    merges = [value(row.find(f"{W}tc/{W}tcPr/{W}vMerge")) for row in heads]
    assert merges == ["restart", "", "", ""]
    assert all(sum(each) == 9 for each in spans)


def test_f29_a_turned_page_keeps_what_runs_on_and_the_pages_after_it_are_upright():
    found = read("wide")
    body = found.sections[-3:]
    turned = [value(each.find(f"{W}pgSz"), "orient") == "landscape" for each in body]
    assert turned == [False, True, False]
    assert body[0].find(f"{W}footerReference") is not None
    for later in body[1:]:
        assert later.find(f"{W}footerReference") is None  # as the section before
        numbering = later.find(f"{W}pgNumType")
        assert numbering is None or not value(numbering, "start")


def test_a_screen_reader_is_told_the_table_s_title_and_its_header():
    found = read("shipped")
    titles = [value(table.find(f"{W}tblPr/{W}tblCaption")) for table in found.tables]
    assert len(titles) == 12
    assert all(re.match(r"表[一二三四五六七八九十]+ \S", title) for title in titles)
    for table in found.tables:
        assert value(table.find(f"{W}tblPr/{W}tblLook"), "firstRow") == "1"
    assert len(set(titles)) == len(titles)
    assert all(first != second for first, second in pairwise(titles))
