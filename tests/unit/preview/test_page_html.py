"""The report as HTML: what stands on paper stands on the page, and only that is a tag."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from reportgen.model import Text
from reportgen.preview import page_of
from reportgen.preview.inlines import Around, inline_html
from reportgen.preview.tags import element, text
from reportgen.source import Span

HERE = Span("a.yaml", 1, 1, 1, 2)


class _Reader(HTMLParser):
    """What a browser makes of HTML: its tags, its text, its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.read: list[str] = []
        self.values: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.values.extend(value or "" for _, value in attrs)

    def handle_data(self, data):
        self.read.append(data)


def read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


def body_of(shown) -> str:
    return "".join(block.html for block in page_of(shown, "zh").blocks)


def test_every_page_begins_with_its_title_in_a_heading(make):
    page = page_of(make("title: 甲\nbody: |\n  乙。\n"), "zh")
    assert page.blocks[0].html == '<h1 class="title">报告</h1>'
    assert page.blocks[0].sheet == "upright"
    assert [entry.text for entry in page.outline] == ["一、甲"]


def test_pieces_of_a_paragraph_have_their_tags(make):
    html = body_of(make("title: 甲\nbody: |\n  **甲**乙m²【注：脚】【待核：数】。\n"))
    assert "<b>甲</b>乙m<sup>2</sup>" in html
    assert re.search(r'<sup><a href="#(\w+)">①</a></sup>', html)
    assert '<p class="footnote" id="' in html
    assert '<mark class="open-mark verify">【待核：' in html


def test_a_reference_leads_to_its_table_and_values_say_their_expression(make):
    shown = make(
        "title: 甲\nbody: |\n  见【表：乙】，共【乙.子.丑】。\n  【表：乙】\n"
        "tables:\n  乙:\n    caption: 题\n    data: |\n      x\t丑\n      子\t12\n"
    )
    page = page_of(shown, "zh")
    table = next(block for block in page.blocks if "<table" in block.html)
    words = next(block for block in page.blocks if "共" in block.html)
    assert f'<a href="#{table.id}" class="reference">表一</a>' in words.html
    assert '<data value="乙.子.丑" title="乙.子.丑">12</data>' in words.html


def test_a_table_keeps_its_widths_header_and_merged_cells(make):
    shown = make(
        "title: 甲\nbody: |\n  【表：乙】\ntables:\n  乙:\n    caption: 题\n    unit: 人\n"
        "    note: 说明\n    header_rows: 2\n    merge: B1:C1\n    data: |\n"
        "      校\t人数\t\n      \t男\t女\n      子\t1\t2\n"
    )
    html = body_of(shown)
    assert '<p class="unit">单位：人</p>' in html
    assert '<p class="table-note">注：说明</p>' in html
    assert re.search(r'<th class="head" colspan="2" scope="col">人数</th>', html)
    widths = [float(found) for found in re.findall(r'<col width="([\d.]+)%">', html)]
    assert len(widths) == 3
    assert abs(sum(widths) - 100) < 0.01
    assert 'class="grid grid s21"' in html


def test_a_wide_table_stands_on_a_turned_sheet_and_text_goes_on_upright(make):
    page = page_of(
        make(
            "title: 甲\nbody: |\n  前。\n  【表：乙】\n  后。\ntables:\n  乙:\n    caption: 题\n"
            "    landscape: true\n    data: |\n      x\t丑\n      子\t12\n"
        ),
        "zh",
    )
    assert [block.sheet for block in page.blocks] == ["upright", "", "", "turned", "upright"]


def test_a_missing_picture_shows_a_frame(make):
    assert "缺图：照片" in body_of(make("title: 甲\nbody: |\n  【图：照片；说明】\n"))


def test_a_finding_marks_its_figure_in_a_sentence_and_a_table(shipped):
    html = body_of(shipped)
    assert re.search(r'<mark class="found warning" data-found="f\w{10}">40288</mark>', html)
    assert re.search(r'<td class="[\w ]*found contradiction" data-found="f\w{10}', html)


def test_findings_that_come_later_change_their_blocks_alone(shipped):
    from dataclasses import replace

    bare = page_of(replace(shipped, diagnostics=()), "zh")
    full = page_of(shipped, "zh", bare)
    before = {block.id: block.digest for block in bare.blocks}
    changed = {block.id for block in full.blocks if before[block.id] != block.digest}
    marked = {problem.spot.block for problem in full.problems}
    assert changed
    assert changed <= marked


def test_lines_that_move_change_no_html(make):
    first = page_of(make("title: 甲\nbody: |\n  乙。\n  丙，m2。\n"), "zh")
    second = page_of(make("title: 甲\n\n\nbody: |\n\n  乙。\n  丙，m2。\n"), "zh")
    assert [block.digest for block in first.blocks] == [block.digest for block in second.blocks]
    assert [each.id for each in first.problems] == [each.id for each in second.problems]
    assert first.blocks[-1].span.line + 3 == second.blocks[-1].span.line


def test_a_failed_build_keeps_the_last_page_with_the_new_problems(make):
    good = page_of(make("title: 甲\nbody: |\n  乙。\n"), "zh")
    bad = page_of(make("title: 甲\nbody: |\n  乙【丙.丁】。\n"), "zh", good)
    assert bad.failed
    assert bad.blocks == good.blocks
    assert [each.code for each in bad.problems] == ["unknown-name"]
    assert page_of(make("title: 甲\nbody: |\n  乙。\n"), "zh", bad).failed is False


def test_problems_know_their_cause_school_and_block(shipped):
    page = page_of(shipped, "zh")
    ids = {block.id for block in page.blocks}
    assert {each.spot.block for each in page.problems} <= ids | {""}
    assert sum(bool(each.spot.block) for each in page.problems) > 60
    assert any(each.cause for each in page.problems)
    schools = {each.school for each in page.problems}
    assert {name.official for name in shipped.report.names} & schools
    assert len({each.id for each in page.problems}) == len(page.problems)


def test_a_table_that_stays_is_not_made_again(shipped):
    first = page_of(shipped, "zh")
    second = page_of(shipped, "zh", first)
    before = {block.id: block for block in first.blocks}
    tables = [block for block in second.blocks if '<table class="grid' in block.html]
    assert len(tables) == 12
    assert all(block.html is before[block.id].html for block in tables)


def test_problems_are_told_in_english(shipped):
    from reportgen.diagnostics import message_text

    page = page_of(shipped, "en")
    told = [message_text(each, "en") for each in shipped.diagnostics]
    assert [each.message for each in page.problems] == told


def test_pictures_and_charts_are_shown_by_what_they_are_and_kept(shipped):
    page = page_of(shipped, "zh")
    sources = re.findall(r'src="/media/(\w+)"', "".join(block.html for block in page.blocks))
    assert sources
    assert set(sources) == set(page.media)
    again = page_of(shipped, "zh", page)
    assert again.blocks == page.blocks


@given(st.text())
def test_any_text_comes_out_as_text(characters):
    reader = read(text(characters))
    assert reader.tags == []
    assert "".join(reader.read) == characters
    inside = read(element("p", text("x"), title=characters + "."))
    assert inside.tags == ["p"]
    assert inside.values == [characters + "."]


@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1), st.booleans())
def test_any_inline_text_comes_out_as_text(characters, bold):
    html = inline_html((Text(characters, HERE, bold=bold),), Around((), frozenset()))
    assert set(read(html).tags) <= {"b", "br"}
    assert "<script" not in html
