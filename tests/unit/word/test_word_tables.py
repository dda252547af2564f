"""Tables as Word reads them: widths, merged cells, alignment, notes, turned pages."""

from __future__ import annotations

import time
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word_reports import (
    AT,
    W,
    body,
    cell,
    document,
    heading,
    line,
    paragraph,
    paragraphs,
    printed,
    report,
    style,
    table,
    table_block,
    text,
    value,
    written,
)

from reportgen.model import Cell, DataTable, Footnote
from reportgen.word import structure_problems

ORDER = ["tcW", "gridSpan", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "vAlign"]


def tables(root: ET.Element) -> list[ET.Element]:
    return list(root.iter(f"{W}tbl"))


def one(made: DataTable, **more: object) -> ET.Element:
    return tables(body(table_block(made), **more))[0]


def rows(found: ET.Element) -> list[list[ET.Element]]:
    return [row.findall(f"{W}tc") for row in found.findall(f"{W}tr")]


def sides(found: ET.Element) -> list[list[str]]:
    return [[value(c.find(f"{W}p/{W}pPr/{W}jc")) for c in row] for row in rows(found)]


SCHOOLS = table("学校|专业|学生数", "第一职校|数控|2552", "第二职校||1908", "合计||4460")


def test_the_table_is_156_mm_wide_in_grid_and_cells():
    """F24."""
    found = one(SCHOOLS)
    grid = [int(value(c, "w")) for c in found.iter(f"{W}gridCol")]
    assert abs(sum(grid) - 8845) <= 2
    assert value(found.find(f"{W}tblPr/{W}tblLayout"), "type") == "fixed"
    for row in rows(found):
        assert [int(value(c.find(f"{W}tcPr/{W}tcW"), "w")) for c in row] == grid


def test_header_rows_repeat_and_no_row_splits():
    """F25."""
    found = one(SCHOOLS).findall(f"{W}tr")
    heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in found]
    assert heads == [True, False, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in found)
    assert {value(row.find(f"{W}trPr/{W}trHeight")) for row in found} == {"397"}


def test_every_cell_prints_and_blank_ones_stay_blank():
    """F27."""
    found = [[printed(c) for c in row] for row in rows(one(SCHOOLS))]
    assert found == [
        ["学校", "专业", "学生数"],
        ["第一职校", "数控", "2552"],
        ["第二职校", "", "1908"],
        ["合计", "", "4460"],
    ]


def test_the_caption_stands_above_and_stays_with_the_table():
    """F21."""
    root = body(table_block(SCHOOLS))
    caption = paragraphs(root, "TableCaption")[0]
    assert printed(caption) == "表一\u3000各校资产统计表"
    assert caption.find(f"{W}pPr/{W}keepNext") is not None
    blocks = list(root)
    assert blocks[blocks.index(caption) + 1].tag == f"{W}tbl"


def test_a_shared_unit_stands_above_notes_and_source_below():
    """F23, F36."""
    made = replace(SCHOOLS, unit="人", note=(text("不含分校。"),), source=(text("年报"),))
    found = [(style(p), printed(p)) for p in paragraphs(body(table_block(made))) if printed(p)]
    assert found[-3:] == [
        ("TableUnit", "单位：人"),
        ("TableNote", "注：不含分校。"),
        ("TableNote", "资料来源：年报"),
    ]


@pytest.mark.parametrize("said", ["注：不含分校", "注:不含分校", "注1 不含分校"])
def test_a_note_that_says_it_is_one_is_not_told_twice(said):
    made = replace(SCHOOLS, note=(text(said),))
    assert said in [printed(p) for p in paragraphs(body(table_block(made)), "TableNote")]


def test_figures_of_one_kind_stand_at_the_right_mixed_ones_in_the_middle():
    """F27."""
    assert [row[2] for row in sides(one(SCHOOLS))[1:]] == ["right"] * 3
    across = table(
        "指标|甲校|乙校",
        "占地面积|153410|135654",
        "合格率|98.2%|97%",
        columns=(line(0, "甲校", handle="甲"), line(1, "乙校", handle="乙")),
    )
    assert [row[1:] for row in sides(one(across))[1:]] == [["center", "center"]] * 2


def test_long_words_stand_at_the_left_short_ones_in_the_middle():
    """F27."""
    made = table("学校|专业", "甲校|数控技术应用、护理、幼儿保育", "乙校|护理")
    assert [row[1] for row in sides(one(made))[1:]] == ["left", "left"]
    made = table("学校|专业", "甲校|数控", "乙校|护理")
    assert [row[1] for row in sides(one(made))[1:]] == ["center", "center"]


@pytest.mark.parametrize("align", ["left", "center", "right"])
def test_an_editor_may_choose_the_side(align):
    found = sides(one(replace(SCHOOLS, align=align)))
    assert {row[2] for row in found[1:]} == {align}


def test_decimal_points_stand_below_each_other():
    made = replace(table("年|率", "甲|1.25", "乙|12.5", "丙|125"), align="decimal")
    stops = [
        value(c.find(f"{W}p/{W}pPr/{W}tabs/{W}tab")) for row in rows(one(made))[1:] for c in row[1:]
    ]
    assert stops == ["decimal"] * 3


def merged() -> DataTable:
    """Return a table with a header of two levels, and a label over two rows."""
    covered = cell("", covered=True)
    return table(
        grid=(
            (
                cell("学校", row_span=2),
                cell("校内", column_span=2),
                covered,
                cell("合计", row_span=2),
            ),
            (covered, cell("基地"), cell("工位"), covered),
            (cell("甲校", row_span=2), cell("1"), cell("2"), cell("3")),
            (covered, cell("4"), cell("5"), cell("9")),
        ),
        header_rows=2,
        rows=(line(0, "甲校"), line(1, "甲校")),
        columns=(line(0, "基地"), line(1, "工位"), line(2, "合计")),
    )


def test_merged_cells_span_columns_and_rows():
    """F28."""
    found = rows(one(merged()))
    assert [len(row) for row in found] == [3, 4, 4, 4]
    assert value(found[0][1].find(f"{W}tcPr/{W}gridSpan")) == "2"
    merges = [
        [
            (c.find(f"{W}tcPr/{W}vMerge") is not None, value(c.find(f"{W}tcPr/{W}vMerge")))
            for c in row
        ]
        for row in found
    ]
    assert merges[0] == [(True, "restart"), (False, ""), (True, "restart")]
    assert merges[1] == [(True, ""), (False, ""), (False, ""), (True, "")]
    assert merges[2][0] == (True, "restart")
    assert merges[3][0] == (True, "")


def test_what_is_said_of_a_cell_stands_in_words_order():
    for found in (one(merged()), one(replace(merged(), style="three-line"))):
        for properties in found.iter(f"{W}tcPr"):
            names = [child.tag.removeprefix(W) for child in properties]
            assert names == sorted(names, key=ORDER.index)


def test_every_cell_ends_with_a_paragraph():
    for row in rows(one(merged())):
        assert all(c[-1].tag == f"{W}p" for c in row)


def test_a_three_line_table_has_no_lines_inside():
    borders = one(replace(SCHOOLS, style="three-line")).find(f"{W}tblPr/{W}tblBorders")
    assert borders is not None
    assert {b.tag.removeprefix(W): value(b) for b in borders} == {
        "top": "single",
        "left": "nil",
        "bottom": "single",
        "right": "nil",
        "insideH": "nil",
        "insideV": "nil",
    }
    chosen = one(SCHOOLS, options={"table_style": "three-line"})
    assert chosen.find(f"{W}tblPr/{W}tblBorders") is not None


def wide(columns: int, figure: str = "12345.67", **more: object) -> DataTable:
    header = "学校|" + "|".join(f"第{n}项" for n in range(columns))
    return table(header, "青铜峡市职教中心" + f"|{figure}" * columns, **more)


@pytest.mark.parametrize(
    ("columns", "half_points", "turned", "parts"),
    [
        (4, None, False, 1),
        (8, "18", False, 1),
        (10, "18", True, 1),
        (13, "15", True, 1),
        (24, "15", True, 2),
    ],
)
def test_a_wide_table_is_made_smaller_then_turned_then_split(columns, half_points, turned, parts):
    """F26."""
    root = body(table_block(wide(columns)), paragraph("后文。", ident="b0000000099"))
    found = tables(root)
    assert len(found) == parts
    sizes = {value(s) for t in found for s in t.iter(f"{W}sz")}
    assert sizes == ({half_points} if half_points else set())
    orientations = [value(s, "orient") for s in root.iter(f"{W}pgSz")]
    assert ("landscape" in orientations) == turned
    assert orientations[-1] != "landscape"


def test_a_split_table_repeats_its_labels_and_says_that_it_goes_on():
    root = body(table_block(wide(24)))
    captions = [printed(p) for p in paragraphs(root, "TableCaption")]
    assert captions == ["表一\u3000各校资产统计表", "续表一\u3000各校资产统计表"]
    labels = [printed(rows(t)[1][0]) for t in tables(root)]
    assert labels == ["青铜峡市职教中心"] * 2
    figures = [printed(c) for t in tables(root) for c in rows(t)[1][1:]]
    assert figures == ["12345.67"] * 24


def test_a_footnote_of_a_caption_is_printed_once():
    note = Footnote("n1", 1, (text("说明"),), AT)
    root = body(table_block(wide(24, caption=(text("资产"), note))))
    assert len(list(root.iter(f"{W}footnoteReference"))) == 1


def test_a_turned_page_keeps_header_and_footer_and_runs_on():
    """F29: what is left out of a section's properties is as before; numbers run on."""
    root = document(
        written(
            report(
                paragraph("前文。"),
                table_block(wide(10)),
                paragraph("后文。", ident="b0000000099"),
            )
        )
    )
    first, turned, last = list(root.iter(f"{W}sectPr"))[-3:]
    assert first.find(f"{W}footerReference") is not None
    assert turned.find(f"{W}footerReference") is None
    assert value(turned.find(f"{W}pgSz"), "orient") == "landscape"
    margins = turned.find(f"{W}pgMar")
    assert [value(margins, s) for s in ("top", "bottom", "left", "right")] == [
        "1587",
        "1474",
        "1984",
        "2098",
    ]
    assert turned.find(f"{W}pgNumType[@{W}start]") is None
    assert last.find(f"{W}pgNumType[@{W}start]") is None
    assert value(last.find(f"{W}pgSz"), "w") == "11906"


def test_two_tables_in_a_row_do_not_become_one():
    bare = replace(SCHOOLS, caption=(), label="", number=0)
    root = body(table_block(bare), table_block(bare, "b00000000a2"))
    tags = [child.tag.removeprefix(W) for child in root]
    assert "tbl tbl" not in " ".join(tags)
    assert tags[-2:] == ["p", "sectPr"]


texts = st.text("国职业2025.%（万元）a\n ", max_size=30)


@st.composite
def any_table(draw: st.DrawFn) -> DataTable:
    """Draw a table of any shape, with merged cells anywhere."""
    height, width = draw(st.integers(1, 7)), draw(st.integers(1, 18))
    grid = [[cell(draw(texts)) for _ in range(width)] for _ in range(height)]
    for _ in range(draw(st.integers(0, 4))):
        top, left = draw(st.integers(0, height - 1)), draw(st.integers(0, width - 1))
        down, right = draw(st.integers(1, height - top)), draw(st.integers(1, width - left))
        places = [(r, c) for r in range(top, top + down) for c in range(left, left + right)]
        if any(
            grid[r][c].covered or grid[r][c].row_span * grid[r][c].column_span > 1
            for r, c in places
        ):
            continue
        for r, c in places:
            grid[r][c] = replace(grid[r][c], text="", quantity=None, covered=True)
        grid[top][left] = cell("并格国2025", row_span=down, column_span=right)
    return table(
        grid=tuple(map(tuple, grid)),
        header_rows=draw(st.integers(0, height)),
        label_columns=draw(st.integers(0, width)),
        rows=(),
        columns=(),
        unit=draw(texts),
        note=(text(draw(texts)),),
        landscape=draw(st.booleans()),
        align=draw(st.sampled_from(["", "left", "decimal", "right"])),
        style=draw(st.sampled_from(["", "grid", "three-line"])),
    )


@settings(deadline=None, max_examples=120)
@given(any_table())
def test_any_table_is_sound_fits_its_page_and_loses_no_cell(made):
    data = written(report(table_block(made), paragraph("后文。", ident="b0000000099")))
    assert structure_problems(data) == ()
    root = document(data)
    for found in tables(root):
        assert sum(int(value(c, "w")) for c in found.iter(f"{W}gridCol")) in {8845, 12756}
    seen = [squeezed(printed(c)) for t in tables(root) for row in rows(t) for c in row]
    for words in (squeezed(c.text) for row in made.grid for c in row if not c.covered):
        assert words in seen


def squeezed(words: str) -> str:
    """Return a text without line breaks: where a title wraps, its unit begins a line."""
    return words.replace("\n", "")


def test_a_table_of_two_thousand_rows_takes_a_moment():
    made = table("学校|专业|学生数", *(f"第{n}职校|数控技术应用|{n}" for n in range(2000)))
    begun = time.process_time()
    data = written(report(table_block(made), options={"contents": True}))
    assert time.process_time() - begun < 5
    assert len(rows(tables(document(data))[0])) == 2001


def test_a_cell_is_a_cell_even_where_the_grid_is_empty():
    made = table(grid=((Cell("", AT),),), rows=(), columns=(), label_columns=0, header_rows=0)
    assert structure_problems(written(report(table_block(made)))) == ()


def test_a_heading_right_before_a_turned_page_goes_over_to_it():
    """Else it would stand alone at the foot of the page before."""
    head = heading(1, "一、", "经费", "b0000000031")
    root = body(paragraph("前文。"), head, table_block(wide(10)))
    before = list(root)[: [style(p) for p in root].index("Heading1")]
    assert any(p.find(f"{W}pPr/{W}sectPr") is not None for p in before)
    assert [value(s, "orient") for s in root.iter(f"{W}pgSz")][-1] == "landscape"
