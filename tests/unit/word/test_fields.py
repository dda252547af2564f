"""Numbers that Word counts, references and contents: fields with their results already there."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from word_reports import (
    AT,
    W,
    body,
    case,
    document,
    figure,
    heading,
    paragraph,
    paragraphs,
    picture,
    printed,
    report,
    style,
    table,
    table_block,
    value,
    written,
)

from reportgen.model import Reference, Section
from reportgen.word import printable_copy, specimen, structure_problems
from reportgen.word.fields import numbered_bookmarks
from reportgen.word.package import DOCUMENT, read_parts

TABLE = table("学校|学生数", "甲|1")


def codes(root: ET.Element) -> list[str]:
    return [node.text or "" for node in root.iter(f"{W}instrText")]


def seen() -> ET.Element:
    """Return a body with a caption and a bold and a plain reference to it."""
    plain = Reference("table", "b00000000a1", "表一", AT)
    bold = Reference("table", "b00000000a1", "表一", AT, bold=True)
    return body(paragraph("见", plain, "和", bold), table_block(TABLE))


def test_a_caption_counts_in_chinese_and_is_spanned_by_a_bookmark():
    """F22."""
    caption = paragraphs(seen(), "TableCaption")[0]
    assert codes(caption) == [r" SEQ 表 \* CHINESENUM3 "]
    start, *_ = (
        m for m in caption.iter(f"{W}bookmarkStart") if value(m, "name").startswith("_Ref")
    )
    assert re.fullmatch(r"_Ref[0-9]{9}", value(start, "name"))
    inside = list(caption)
    begin = inside.index(start)
    end = next(
        index
        for index, node in enumerate(inside)
        if node.tag == f"{W}bookmarkEnd" and value(node, "id") == value(start, "id")
    )
    assert "".join(map(printed, inside[begin:end])) == "表一"


def test_numbers_may_be_arabic_and_the_separator_anothers():
    root = body(
        table_block(table("甲|乙", "1|2", label="表1")),
        options={"caption_numerals": "arabic", "caption_separator": " "},
    )
    assert codes(root) == [r" SEQ 表 \* ARABIC "]
    assert printed(paragraphs(root, "TableCaption")[0]) == "表1 各校资产统计表"


def test_a_reference_is_a_field_whose_code_looks_as_the_text_around_it():
    """F22: else F9 brings the caption's face into the sentence."""
    sentence = next(p for p in paragraphs(seen(), "BodyText") if printed(p))
    assert printed(sentence) == "见表一和表一"
    assert len(set(codes(sentence))) == 1
    assert re.fullmatch(r" REF _Ref[0-9]{9} \\h \\\* CHARFORMAT ", codes(sentence)[0])
    bold = [
        r.find(f"{W}rPr/{W}b") is not None
        for r in sentence.iter(f"{W}r")
        if r.find(f"{W}instrText") is not None
    ]
    assert bold == [False, True]


def test_every_piece_of_a_field_has_a_run_of_its_own():
    for run in document(written(*specimen())).iter(f"{W}r"):
        pieces = [child for child in run if child.tag != f"{W}rPr"]
        if any(child.tag in {f"{W}fldChar", f"{W}instrText"} for child in pieces):
            assert len(pieces) == 1


def test_a_reference_to_a_figure_is_one_too():
    made = figure(picture("集结"))
    root = body(paragraph("见", Reference("figure", made.id, "图一", AT), "。"), made)
    assert [code.split()[0] for code in codes(root)] == ["REF", "SEQ"]


def test_where_numbers_are_skipped_the_field_says_where_it_is():
    """A section built alone begins with 表三."""
    parts = [
        table("甲|乙", "1|2", label="表三", number=3),
        table("甲|乙", "1|2", label="表四", number=4),
    ]
    root = body(table_block(parts[0]), table_block(parts[1], "b00000000a2"))
    assert codes(root) == [r" SEQ 表 \* CHINESENUM3 \r 3 ", r" SEQ 表 \* CHINESENUM3 "]


def test_a_table_without_a_label_is_not_counted():
    assert codes(body(table_block(table("甲|乙", "1|2", label="", number=0)))) == []


def test_bookmarks_of_captions_are_stable_and_never_collide():
    names = numbered_bookmarks("_Ref", [f"b{n:010x}" for n in range(3000)])
    assert len(set(names.values())) == 3000
    assert all(re.fullmatch(r"_Ref[0-9]{9}", name) for name in names.values())
    assert numbered_bookmarks("_Ref", names) == names


def sectioned() -> ET.Element:
    """Return the document of a report with contents: chapter, section, cases."""
    inner = Section(
        "b21", heading(2, "1.1", "规模", "b0000000021"), (paragraph("文。" * 900),), (), AT
    )
    deep = heading(3, "（1）", "不在目录里", "b0000000031")
    chapter = Section("b11", heading(1, "1.", "基本情况", "b0000000011"), (), (inner,), AT)
    other = Section("b12", heading(1, "2.", "学生发展", "b0000000012"), (deep,), (), AT)
    made = report(
        options={"contents": True},
        chapters=(chapter, other),
        cases=(
            case(heading(1, "一、", "做法", "b0000000041"), heading(2, "1.", "深", "b0000000042")),
        ),
    )
    return document(written(made))


def entries(root: ET.Element) -> list[tuple[str, str, str]]:
    found = [p for p in root.iter(f"{W}p") if style(p) in {"TOC1", "TOC2"}]
    return [
        (style(p), re.sub(r"[0-9]+$", "", printed(p)), re.sub(r"^.*\D", "", printed(p)))
        for p in found
    ]


def test_the_contents_open_filled():
    """F18: chapters and sections, titles of cases on level 1, their headings below."""
    assert entries(sectioned()) == [
        ("TOC1", "1.基本情况", "1"),
        ("TOC2", "1.1规模", "1"),
        ("TOC1", "2.学生发展", "4"),
        ("TOC1", "以青春志愿红 护航金岸马拉松", "5"),
        ("TOC2", "一、做法", "5"),
    ]


def test_the_contents_are_one_real_field_around_links_and_page_references():
    root = sectioned()
    assert codes(root)[0] == r' TOC \o "1-2" \h \z \u '
    links = [x for x in root.iter(f"{W}hyperlink") if value(x, "anchor").startswith("_Toc")]
    assert len(links) == 5
    for link in links:
        assert codes(link) == [rf" PAGEREF {value(link, 'anchor')} \h "]
        assert link.find(f"{W}r/{W}tab") is not None
    names = {value(m, "name") for m in root.iter(f"{W}bookmarkStart")}
    assert {value(link, "anchor") for link in links} <= names


def test_there_are_no_contents_where_none_are_asked_for():
    assert not any("TOC" in code for code in codes(body(heading(1, "一、", "标题", "b0000000001"))))


def test_contents_without_any_heading_are_empty():
    data = written(report(paragraph("文。"), options={"contents": True}))
    assert structure_problems(data) == ()
    assert entries(document(data)) == []


def test_the_printable_copy_has_the_results_of_seq_and_ref_as_text():
    """F22: LibreOffice would count anew, in its own way."""
    data = written(*specimen())
    root = document(printable_copy(data))
    assert {code.split()[0] for code in codes(root)} == {"TOC", "PAGEREF"}
    assert printed(root) == printed(document(data))
    assert structure_problems(printable_copy(data)) == ()


def test_the_printable_copy_lets_no_stop_hang_in_the_margin():
    """F35: LibreOffice takes overflowPunct for its opposite."""
    parts = read_parts(printable_copy(written(report(paragraph("文。")))))
    assert b'<w:overflowPunct w:val="0"/>' not in parts["word/styles.xml"] + parts[DOCUMENT]
    assert b'<w:overflowPunct w:val="1"/>' in parts["word/styles.xml"]


@pytest.mark.parametrize("words", ["{{ x }}", "<&>", "SEQ 表", "REF _Ref000000001"])
def test_the_printable_copy_leaves_words_alone(words):
    data = written(
        report(paragraph(words, Reference("table", "b00000000a1", "表一", AT)), table_block(TABLE))
    )
    assert words in printed(document(printable_copy(data)))


def test_bookmarks_begin_and_end_within_their_paragraph():
    for each in document(written(*specimen())).iter(f"{W}p"):
        starts = [value(m, "id") for m in each.iter(f"{W}bookmarkStart")]
        ends = [value(m, "id") for m in each.iter(f"{W}bookmarkEnd")]
        assert sorted(starts) == sorted(ends)


def test_pages_in_the_contents_never_go_back():
    root = document(written(*specimen()))
    pages = [int(page) for _, _, page in entries(root)]
    assert all(a <= b for a, b in pairwise(pages))
