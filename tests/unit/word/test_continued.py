"""Long tables cut where their page ends: 续表, the header again, and nothing lost."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st
from word_reports import (
    W,
    body,
    cell,
    document,
    paragraph,
    paragraphs,
    printed,
    report,
    table,
    table_block,
    written,
)

from reportgen.model import DataTable, TableBlock
from reportgen.word import structure_problems

CONTINUED = {"caption_continued": True}
LONG = table("学校|学生数", *(f"第{n}职业学校|{n}" for n in range(90)), unit="人")


def cut(made: DataTable) -> ET.Element:
    return body(table_block(made), paragraph("后文。", ident="b0000000099"), options=CONTINUED)


def parts(root: ET.Element) -> list[list[str]]:
    """Return the rows' texts of each part, header rows included."""
    return [
        ["|".join(map(printed, row.iter(f"{W}tc"))) for row in each.iter(f"{W}tr")]
        for each in root.findall(f"{W}tbl")
    ]


def test_a_long_table_says_on_each_further_page_that_it_goes_on():
    root = cut(LONG)
    captions = [printed(each) for each in paragraphs(root, "TableCaption")]
    units = [printed(each) for each in paragraphs(root, "TableUnit")]
    assert captions == ["表一\u3000各校资产统计表", *["续表一\u3000各校资产统计表"] * 3]
    assert units == ["单位：人"] * 4


def test_each_part_begins_with_the_header_and_no_row_is_lost_or_said_twice():
    found = parts(cut(LONG))
    assert [part[0] for part in found] == ["学校|学生数"] * 4
    assert [row for part in found for row in part[1:]] == [f"第{n}职业学校|{n}" for n in range(90)]


def test_a_further_part_begins_a_page():
    captions = paragraphs(cut(LONG), "TableCaption")
    breaks = [each.find(f"{W}pPr/{W}pageBreakBefore") is not None for each in captions]
    assert breaks == [False, True, True, True]


def test_a_table_that_fits_its_page_is_left_whole():
    assert len(parts(cut(replace(LONG, grid=LONG.grid[:20])))) == 1


def test_without_the_option_word_repeats_the_header_and_says_no_more():
    root = body(table_block(LONG))
    assert len(parts(root)) == 1
    assert not [each for each in paragraphs(root, "TableCaption") if "续" in printed(each)]


def test_a_table_without_a_caption_says_that_it_goes_on_and_keeps_one_bookmark():
    root = cut(replace(LONG, caption=(), label="", number=0))
    captions = [printed(each) for each in paragraphs(root, "TableCaption")]
    assert captions == ["续表"] * 3
    names = [mark.get(f"{W}name", "") for mark in root.iter(f"{W}bookmarkStart")]
    assert len(set(names)) == len(names)


def test_behind_a_row_that_no_page_holds_the_table_goes_on_as_it_is():
    rows = ["项|内容", f"说明|{'很长的内容' * 900}", "数|1", "数|2"]
    assert len(parts(cut(table(*rows)))) == 1


def test_a_table_of_a_header_alone_is_printed():
    (only,) = parts(cut(table("甲|乙")))
    assert only == ["甲|乙"]


def grouped(sizes: list[int]) -> DataTable:
    """Return a table whose first column is merged over groups of rows."""
    grid = [(cell("区"), cell("学校"))]
    for number, size in enumerate(sizes):
        grid.append((cell(f"{number}区", row_span=size), cell(f"校{number}.0")))
        grid.extend(
            (replace(cell(""), covered=True), cell(f"校{number}.{row}")) for row in range(1, size)
        )
    return table(grid=tuple(grid), rows=(), columns=())


def block(made: DataTable) -> TableBlock:
    return table_block(made)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.integers(1, 9), min_size=1, max_size=25), st.integers(0, 40))
def test_no_merged_cell_is_ever_cut_and_the_document_is_sound(sizes, before):
    made = report(paragraph("文。" * 14 * before), block(grouped(sizes)), options=CONTINUED)
    data = written(made)
    assert structure_problems(data) == ()
    root = document(data).find(f"{W}body")
    assert root is not None
    found = parts(root)
    assert all(not part[1].startswith("|") for part in found)
    schools = [row.partition("|")[2] for part in found for row in part[1:]]
    assert schools == [f"校{n}.{row}" for n, size in enumerate(sizes) for row in range(size)]
