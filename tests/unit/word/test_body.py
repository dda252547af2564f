"""The body as Word reads it: paragraphs, headings, runs, parts that begin pages."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word_reports import (
    AT,
    W,
    body,
    case,
    document,
    heading,
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

from reportgen.model import Attachment, Footnote, OpenMark, Reference, RunInHeading, Section
from reportgen.word import specimen, structure_problems
from reportgen.word.package import read_parts
from reportgen.word.runs import text_run


def test_the_title_is_followed_by_a_blank_line():
    """F6."""
    first, second, third = paragraphs(body(paragraph("正文。")))[:3]
    assert (style(first), printed(first)) == ("Title", "某某市年度质量报告")
    assert printed(second) == ""
    assert printed(third) == "正文。"


def test_a_title_of_more_than_20_characters_is_broken_between_words():
    """F6."""
    title = "某某市中等职业教育人才培养质量年度报告2025年度"
    (first,) = paragraphs(body(title_lines=(title,)), "Title")
    lines = printed(first).split("\n")
    assert len(lines) == 2
    assert "".join(lines) == title


def test_every_first_line_is_indented_by_characters_and_by_length():
    """F9: LibreOffice ignores the first alone."""
    root = body(paragraph("正文。"), heading(1, "一、", "标题", "b0000000002"))
    for name in ("BodyText", "Heading1"):
        (found, *_) = (p for p in paragraphs(root, name) if printed(p))
        indent = found.find(f"{W}pPr/{W}ind")
        assert (value(indent, "firstLineChars"), value(indent, "firstLine")) == ("200", "630")


def test_headings_are_real_ones_with_literal_numbers():
    """F10-F12."""
    blocks = [heading(n, f"{n}.", "标题", f"b000000000{n}") for n in (1, 2, 3, 4)]
    root = body(*blocks)
    for level in (1, 2, 3, 4):
        (found,) = paragraphs(root, f"Heading{level}")
        assert printed(found) == f"{level}.标题"
        assert found.find(f"{W}pPr/{W}keepNext") is not None
        assert found.find(f".//{W}numPr") is None


@pytest.mark.parametrize("wanted", [True, False])
def test_level_3_is_bold_where_the_report_asks_for_it_alone_and_run_in(wanted):
    """F12."""
    root = body(
        heading(2, "（一）", "二级", "b0000000001"),
        heading(3, "1.", "三级", "b0000000002"),
        RunInHeading("b0000000003", 3, "2.", (text("段首。"),), (text("接着写。"),), AT),
        options={"heading3_bold": wanted},
    )
    bold = {
        printed(run): run.find(f"{W}rPr/{W}b") is not None
        for found in paragraphs(root)[-3:]
        for run in found.findall(f"{W}r")
    }
    rest = {"（一）": False, "二级": False, "接着写。": False}
    assert bold == {"1.": wanted, "三级": wanted, "2.": wanted, "段首。": wanted, **rest}


def test_a_number_and_a_figure_behind_it_are_kept_apart():
    root = body(
        heading(2, "1.2", "5G实训", "b0000000001"), heading(2, "1.3", "设备", "b0000000002")
    )
    assert [printed(p) for p in paragraphs(root, "Heading2")] == ["1.2 5G实训", "1.3设备"]


def test_a_run_in_heading_has_its_text_in_the_same_paragraph_and_no_outline():
    """F13."""
    made = RunInHeading("b0000000001", 1, "一是", (text("人才引育。"),), (text("积极引进。"),), AT)
    found = paragraphs(body(made))[-1]
    assert printed(found) == "一是人才引育。积极引进。"
    assert style(found) == "BodyText"
    faces = [value(r.find(f"{W}rPr/{W}rStyle")) for r in found.findall(f"{W}r")]
    assert faces == ["RunInHeading1", "RunInHeading1", ""]


def test_a_case_begins_a_page_with_its_number_title_and_school():
    """F19, F7, F8."""
    found = paragraphs(body(cases=(case(paragraph("正文。")),)))[-4:]
    assert [style(p) for p in found] == ["CaseNumber", "CaseTitle", "School", "BodyText"]
    assert [printed(p) for p in found] == [
        "案例1",
        "以青春志愿红\n护航金岸马拉松",
        "某某市职业学校",
        "正文。",
    ]
    assert found[0].find(f"{W}pPr/{W}pageBreakBefore") is not None


def test_a_case_without_school_has_no_empty_line_for_it():
    styles = [style(p) for p in paragraphs(body(cases=(case(paragraph("文。"), school=""),)))]
    assert "School" not in styles


def test_headings_in_a_case_follow_its_title_but_look_as_ever():
    """A case's title has outline level 1, 一、 in it level 2, in the face of level 1."""
    found = paragraphs(body(cases=(case(heading(1, "一、", "做法", "b0000000009")),)))[-1]
    assert style(found) == "Heading2"
    run = found.find(f"{W}r/{W}rPr")
    assert run is not None
    assert value(run.find(f"{W}rFonts"), "eastAsia") == "黑体"
    assert value(run.find(f"{W}sz")) == "32"


def test_an_attachment_has_its_title_on_the_third_line():
    """F20."""
    made = Attachment("b00000000d1", "表", 1, "附件1", ("一览表",), (paragraph("文。"),), AT)
    found = paragraphs(body(attachments=(made,)))[-4:]
    assert [printed(p) for p in found] == ["附件1", "", "一览表", "文。"]
    breaks = [p.find(f"{W}pPr/{W}pageBreakBefore") for p in found]
    assert breaks[0] is not None
    assert value(breaks[1]) == "0"


def test_every_block_has_a_hidden_bookmark_with_its_id():
    root = document(written(*specimen()))
    names = {value(mark, "name") for mark in root.iter(f"{W}bookmarkStart")}
    blocks = [paragraph("文。", ident="b00000000e1"), table_block(table("甲|乙", "1|2"))]
    here = {value(m, "name") for m in body(*blocks).iter(f"{W}bookmarkStart")}
    assert {"_b00000000e1", "_b00000000a1"} <= here
    assert all(len(name) <= 40 for name in names)


def test_chinese_quotation_marks_carry_a_hint():
    """Else Word sets them narrow, in another face."""
    runs = paragraphs(body(paragraph("“组团式”")))[-1].findall(f"{W}r")
    assert [value(r.find(f"{W}rPr/{W}rFonts"), "hint") for r in runs] == ["eastAsia"]
    assert "hint" not in text_run("组团式")


def test_bold_raised_and_highlighted_text_keep_the_face_around_them():
    mark = OpenMark("verify", (text("这个数"),), AT)
    supply = OpenMark("supply", (text("人数"),), AT)
    found = paragraphs(
        body(
            paragraph(text("强调", bold=True), "m", text("2", vertical="superscript"), mark, supply)
        )
    )[-1]
    runs = found.findall(f"{W}r")
    assert runs[0].find(f"{W}rPr/{W}b") is not None
    assert value(runs[2].find(f"{W}rPr/{W}vertAlign")) == "superscript"
    assert printed(found) == "强调m2【待核：这个数】【待补：人数】"
    marked = {
        value(r.find(f"{W}rPr/{W}highlight"))
        for r in runs
        if "待" in printed(r) or "数" in printed(r)
    }
    assert marked == {"yellow", "cyan"}


def test_a_footnote_stands_in_its_own_part_numbered_by_word():
    """F36."""
    notes = [Footnote(f"n{n}", n, (text(f"说明{n}"),), AT) for n in (1, 2)]
    data = written(report(paragraph("甲", notes[0], "乙", notes[1])))
    parts = read_parts(data)
    references = [value(r, "id") for r in document(data).iter(f"{W}footnoteReference")]
    assert references == ["1", "2"]
    assert all(f"说明{n}".encode() in parts["word/footnotes.xml"] for n in (1, 2))
    assert b"decimalEnclosedCircleChinese" in parts["word/settings.xml"]


def test_references_to_cases_lead_there_and_to_nowhere_are_plain_text():
    made = report(
        paragraph(
            "见",
            Reference("case", "b0000000c01", "案例1", AT),
            Reference("case", "b0000000bad", "案例9", AT),
        ),
        cases=(case(paragraph("文。", ident="b00000000e2")),),
    )
    root = document(written(made))
    links = [(value(x, "anchor"), printed(x)) for x in root.iter(f"{W}hyperlink")]
    assert links == [("_b0000000c01", "案例1")]
    assert "案例9" in printed(root)


AWKWARD = [
    "R&D <5%> \"引\" 'q'",
    "{{ title }} {% if x %} {# c #}",
    "{_{ x }_} }} %}",
    "𠮷野家😀",
    "a\tb",
    "行一\n行二",
    "&amp;&#x41;]]>",
    "国" * 20_000,
    "x" * 20_000,
    "\u00a0不断\u3000空　格",
    "\ue000私用",
]


@pytest.mark.parametrize("words", AWKWARD, ids=range(len(AWKWARD)))
def test_any_text_arrives_as_it_was_typed_at_every_place(words):
    """Nothing passes through a template engine; nothing is cut or changed."""
    note = Footnote("n1", 1, (text(words),), AT)
    grid = table(
        "甲|乙",
        "x|y",
        caption=(text(words),),
        note=(text(words),),
        source=(text(words),),
        unit=words,
    )
    cells = table(grid=(tuple(replace(c, text=words) for c in grid.grid[0]), grid.grid[1]))
    data = written(
        report(
            paragraph(words, note, ident="b0000000011"),
            paragraph(OpenMark("verify", (text(words),), AT), ident="b0000000012"),
            heading(1, "一、", words, "b0000000013"),
            RunInHeading("b0000000014", 2, words, (text(words),), (text(words),), AT),
            table_block(grid, "b0000000015"),
            table_block(cells, "b0000000016"),
            title_lines=(words, "第二行"),
            cases=(
                case(paragraph(words, ident="b0000000017"), title_lines=(words,), school=words),
            ),
        )
    )
    assert structure_problems(data) == ()
    root = document(data)
    seen = "".join(
        {f"{W}t": node.text or "", f"{W}br": "\n", f"{W}tab": "\t"}.get(node.tag, "")
        for node in root.iter()
    )
    assert seen.count(words) >= 13
    assert words.replace("\n", "") in "".join(
        {f"{W}t": n.text or "", f"{W}tab": "\t"}.get(n.tag, "")
        for n in ET.fromstring(read_parts(data)["word/footnotes.xml"]).iter()
    )


def test_what_xml_cannot_hold_never_gets_here():
    with pytest.raises(AssertionError, match=r"U\+000B"):
        text_run("a\x0bb")


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.text(
            st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
            min_size=1,
            max_size=40,
        ),
        max_size=6,
    )
)
def test_any_paragraphs_are_found_in_order(texts):
    blocks = [paragraph(words, ident=f"b{n:010x}") for n, words in enumerate(texts, 1)]
    data = written(report(*blocks))
    assert structure_problems(data) == ()
    found = [printed(p) for p in paragraphs(document(data).find(f"{W}body"), "BodyText")]
    assert [t for t in found if t] == texts


def test_an_empty_report_is_a_document():
    data = written(report(title_lines=()))
    assert structure_problems(data) == ()


def test_an_empty_chapter_heading_leaves_no_empty_line():
    empty = replace(heading(1, "", "", "b0000000021"), inlines=())
    made = Section("b0000000021", empty, (paragraph("正文。"),), (), AT)
    root = body(chapters=(made,))
    assert paragraphs(root, "Heading1") == []


def test_the_same_report_is_the_same_bytes():
    made, charts = specimen()
    assert written(made, charts) == written(made, charts)


def test_a_build_with_everything_cached_imports_no_heavy_library(tmp_path):
    script = (
        "import sys; from pathlib import Path\n"
        "from reportgen.word import load_template, render, specimen\n"
        f"cache, data = Path({str(tmp_path)!r}), Path('templates/official.docx').read_bytes()\n"
        "t = load_template(data, cache)\n"
        "r, c = specimen()\n"
        "render(r, t, c, {})\n"
        "if len(sys.argv) > 1:\n"
        "    print([m for m in ('lxml', 'docx', 'docxtpl', 'jinja2') if m in sys.modules])\n"
    )
    root = Path(__file__).resolve().parents[3]
    words = [sys.executable, "-c", script]
    subprocess.run(words, cwd=root, check=True)
    done = subprocess.run([*words, "told"], cwd=root, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
