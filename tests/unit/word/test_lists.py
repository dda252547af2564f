"""The lists of tables, of figures and of cases behind the contents: fields, filled."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from word_reports import (
    AT,
    W,
    case,
    document,
    figure,
    heading,
    paragraph,
    paragraphs,
    picture,
    printed,
    report,
    table,
    table_block,
    text,
    value,
    written,
)

from reportgen.model import Footnote, Report, Section
from reportgen.word import structure_problems

ALL = ("tables", "figures", "cases")


def made(lists: tuple[str, ...] = ALL, **options: object) -> Report:
    """Return a report with two tables, a figure pages later, and a case."""
    note = Footnote("n1", 1, (text("说明"),), AT)
    students = table("学校|学生数", "甲|1", caption=(text("在校生人数"), note))
    blocks = (
        table_block(students),
        paragraph("文。" * 1500),
        table_block(table("甲|乙", "1|2", label="表二", number=2), "b00000000a2"),
        figure(picture("集结"), caption="志愿者“集结”"),
    )
    chapter = Section("b11", heading(1, "一、", "基本情况", "b0000000011"), blocks, (), AT)
    return report(
        chapters=(chapter,),
        cases=(case(title_lines=('校"企"同心', "产教融合")),),
        options={"contents": True, "lists_of": lists, **options},
    )


def body_of(found: Report) -> ET.Element:
    body = document(written(found)).find(f"{W}body")
    assert body is not None
    return body


def lines(body: ET.Element) -> list[str]:
    """Return the lines before the report's title, a tab as |."""
    found = []
    for each in body.findall(f"{W}p"):
        if printed(each) == "某某市年度质量报告":
            break
        pieces = (
            "|" if node.tag == f"{W}tab" else node.text or ""
            for run in each.iter(f"{W}r")
            for node in run
            if node.tag in {f"{W}t", f"{W}tab"}
        )
        found.append("".join(pieces))
    return [each for each in found if each]


def codes(body: ET.Element) -> list[str]:
    return [(node.text or "").strip() for node in body.iter(f"{W}instrText")]


def test_each_list_has_its_title_and_an_entry_with_its_page():
    assert lines(body_of(made())) == [
        "目\u3000录",
        "一、基本情况|1",
        '校"企"同心 产教融合|7',
        "表目录",
        "表一\u3000在校生人数|1",
        "表二\u3000各校资产统计表|6",
        "图目录",
        "图一\u3000志愿者“集结”|6",
        "案例目录",
        '案例1\u3000校"企"同心 产教融合|7',
    ]


def test_the_lists_stand_in_the_order_asked_for():
    titles = [each for each in lines(body_of(made(("cases", "tables")))) if each.endswith("目录")]
    assert titles == ["案例目录", "表目录"]


def test_each_list_is_a_field_that_word_can_make_anew():
    found = [code for code in codes(body_of(made())) if code.startswith("TOC")]
    assert found == [
        r'TOC \o "1-2" \h \z \u',
        r'TOC \h \z \c "表"',
        r'TOC \h \z \c "图"',
        r"TOC \h \z \f c",
    ]


def test_a_case_is_entered_by_a_hidden_field_at_its_number():
    entered = paragraphs(body_of(made()), "CaseNumber")[0]
    assert codes(entered) == ['TC "案例1\u3000校\\"企\\"同心 产教融合" \\f c \\l 1']
    runs = [run for run in entered.iter(f"{W}r") if run.find(f"{W}instrText") is not None]
    assert all(run.find(f"{W}rPr/{W}vanish") is not None for run in runs)
    assert not codes(paragraphs(body_of(made(("tables",))), "CaseNumber")[0])


def test_an_entry_leads_to_its_caption():
    body = body_of(made(("tables",)))
    anchors = [value(link, "anchor") for link in body.iter(f"{W}hyperlink")][-2:]
    marked = {value(mark, "name") for mark in body.iter(f"{W}bookmarkStart")}
    assert len(set(anchors)) == 2
    assert set(anchors) <= marked


def test_tables_and_figures_have_the_style_that_word_gives_such_a_list():
    """Else pressing F9 would change the look of what was printed."""
    assert len(paragraphs(body_of(made()), "TableofFigures")) == 3


def test_a_list_with_nothing_to_list_is_left_out():
    bare = report(paragraph("文。"), options={"contents": True, "lists_of": ALL})
    assert not [each for each in lines(body_of(bare)) if each.endswith("目录")]


def test_a_document_with_lists_is_sound():
    assert structure_problems(written(made())) == ()
