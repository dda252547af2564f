"""What a template says about the body is read from its prototypes, whoever saved it."""

from __future__ import annotations

from pathlib import Path

import pytest
from altered import STYLES, altered, official, saved, with_document

from rendering import save_again
from reportgen.diagnostics import DiagnosticError, hint_texts, message_text
from reportgen.word.harvest import harvest
from reportgen.word.marks import PARAGRAPH_MARKS, RUN_MARKS, TABLE_MARKS
from reportgen.word.package import DOCUMENT, read_parts, write_package
from reportgen.word.prototypes import Measure, PageMeasure, Prototypes
from reportgen.word.tree import NAMESPACE

BODY = Measure(
    size=32,
    line=579,
    line_rule="exact",
    before=0,
    after=0,
    left=0,
    right=0,
    first_line=630,
    first_line_chars=200,
    letter_spacing=-5,
    bold=False,
    alignment="both",
    outline=0,
    font="仿宋_GB2312",
)


def problems(data: bytes) -> list[str]:
    with pytest.raises(DiagnosticError) as caught:
        harvest(data, "局.docx")
    return [message_text(problem, "zh") for problem in caught.value.diagnostics]


def shown(mark: str, text: str, ppr: str = "", rpr: str = "") -> tuple[str, str]:
    """Return the change that puts another paragraph before the prototype of a mark."""
    start = "不会印进报告〕</w:t></w:r></w:p>"
    paragraph = f"<w:p>{ppr}<w:r><w:t>{mark}</w:t></w:r><w:r>{rpr}<w:t>{text}</w:t></w:r></w:p>"
    return start, start + paragraph


def test_the_official_template_has_every_prototype() -> None:
    found = harvest(official())
    assert set(found.paragraphs) == set(PARAGRAPH_MARKS)
    assert set(found.runs) == set(RUN_MARKS)
    assert set(found.tables) == set(TABLE_MARKS)
    assert found.paragraphs["body"].measure == BODY
    assert found.page == PageMeasure(11906, 16838, 2098, 1984, 1587, 1474, 1134, 1446)
    assert (found.page.text_width, found.page.text_height) == (8845, 12756)


def test_a_turned_page_has_the_margins_turned_clockwise() -> None:
    turned = harvest(official()).page.turned
    assert (turned.width, turned.height) == (16838, 11906)
    assert (turned.top, turned.bottom, turned.left, turned.right) == (1587, 1474, 1984, 2098)
    assert (turned.text_width, turned.text_height) == (12756, 8845)
    assert turned.bottom - turned.footer == 1984 - 1446  # the number as far from the text


def test_a_harvest_survives_the_cache() -> None:
    found = harvest(official())
    assert Prototypes.from_json(found.to_json()) == found
    assert found.to_json() == Prototypes.from_json(found.to_json()).to_json()


def test_direct_formatting_of_the_first_run_behind_the_mark_counts() -> None:
    change = shown(
        "〔正文〕",
        "蓝字",
        '<w:pPr><w:pStyle w:val="BodyText"/><w:ind w:firstLine="400"/></w:pPr>',
        '<w:rPr><w:color w:val="0000FF"/><w:sz w:val="30"/></w:rPr>',
    )
    body = harvest(altered(change)).paragraphs["body"]
    assert body.style == "BodyText"
    assert body.ppr == '<w:pPr><w:pStyle w:val="BodyText"/><w:ind w:firstLine="400"/></w:pPr>'
    assert body.rpr == '<w:rPr><w:color w:val="0000FF"/><w:sz w:val="30"/></w:rPr>'
    assert (body.measure.size, body.measure.first_line_chars) == (30, 200)


def run(text: str, rpr: str = "") -> str:
    return f"<w:r>{rpr}<w:t>{text}</w:t></w:r>"


BOLD = "<w:rPr><w:b/></w:rPr>"


@pytest.mark.parametrize(
    "runs",
    [
        run("〔正") + run("文〕") + run("字", BOLD),
        run("〔正文〕字", BOLD),
        run("〔") + run("正文〕字", BOLD),
        run("〔正文〕") + run(" ") + run("字", BOLD),
        f"<w:ins>{run('〔正文〕')}</w:ins><w:del>{run('删')}</w:del>{run('字', BOLD)}",
    ],
)
def test_a_mark_is_found_however_a_program_cut_the_runs(runs: str) -> None:
    start = "不会印进报告〕</w:t></w:r></w:p>"
    data = altered((start, f"{start}<w:p>{runs}</w:p>"))
    assert harvest(data).paragraphs["body"].rpr == BOLD


def test_what_only_a_text_box_says_is_no_mark() -> None:
    start = "不会印进报告〕</w:t></w:r></w:p>"
    box = (
        "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>别的</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r><w:r><w:t>〔正文〕</w:t></w:r>"
        "<w:r><w:rPr><w:i/></w:rPr><w:t>字</w:t></w:r></w:p>"
    )
    assert harvest(altered((start, start + box))).paragraphs["body"].rpr == "<w:rPr><w:i/></w:rPr>"


def test_what_belongs_to_one_paragraph_or_another_program_is_left_behind() -> None:
    change = shown(
        "〔正文〕",
        "字",
        '<w:pPr><w:jc w:val="left"/><w:pPrChange w:id="1"><w:pPr/></w:pPrChange></w:pPr>',
        '<w:rPr w:rsidR="0A"><w:b/><o:x/><w:rPrChange w:id="2"><w:rPr/></w:rPrChange></w:rPr>',
    )
    body = harvest(altered(change)).paragraphs["body"]
    assert (body.ppr, body.rpr) == (
        '<w:pPr><w:jc w:val="left"/></w:pPr>',
        BOLD,
    )


def test_renumbered_style_ids_change_nothing_but_the_ids() -> None:
    parts = read_parts(official())
    for name in (DOCUMENT, STYLES):
        text = parts[name].decode()
        for old, new in (("BodyText", "a0"), ("Normal", "a"), ("Heading1", "10")):
            text = text.replace(f'"{old}"', f'"{new}"')
        parts[name] = text.encode()
    found, before = harvest(write_package(parts)), harvest(official())
    assert found.styles["body text"] == "a0"
    assert found.styles["heading 1"] == found.paragraphs["heading1"].style == "10"
    for key, prototype in before.paragraphs.items():
        assert found.paragraphs[key].measure == prototype.measure


def test_styles_based_on_each_other_in_a_ring_end() -> None:
    ring = '<w:name w:val="Normal"/>'
    data = altered((ring, f'{ring}<w:basedOn w:val="BodyText"/>'), part=STYLES)
    assert harvest(data).paragraphs["body"].measure.size == 32


def test_a_hanging_indent_ends_an_inherited_first_line() -> None:
    hanging = '<w:pPr><w:pStyle w:val="BodyText"/><w:ind w:left="640" w:hanging="640"/></w:pPr>'
    measure = harvest(altered(shown("〔正文〕", "字", hanging))).paragraphs["body"].measure
    assert (measure.left, measure.first_line, measure.first_line_chars) == (640, -640, 0)


def test_a_run_prototype_says_what_it_adds_to_the_text_around_it() -> None:
    found = harvest(official())
    assert found.runs["bold"].added == ("<w:b/>", "<w:bCs/>")
    assert found.runs["verify"].added == ('<w:highlight w:val="yellow"/>',)


def test_a_table_prototype_gives_rows_cells_and_margins() -> None:
    table = harvest(official()).tables["grid"]
    assert table.properties(8845, '表一 "甲"<乙') == (
        '<w:tblPr><w:tblStyle w:val="OfficialTable"/><w:tblW w:w="8845" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" '
        'w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
        'w:noVBand="1"/><w:tblCaption w:val="表一 &quot;甲&quot;&lt;乙"/></w:tblPr>'
    )
    assert "<w:tblHeader/>" in table.header.trpr
    assert "<w:tblHeader/>" not in table.row.trpr
    assert (table.row.height, table.row.exact) == (397, False)
    assert table.margins == (28, 57, 28, 57)
    assert table.cells["header"].measure.font == "黑体"
    assert [table.cells[role].measure.alignment for role in ("label", "text", "number")] == [
        "center",
        "center",
        "right",
    ]


def test_lines_at_the_cells_become_lines_of_the_whole_table() -> None:
    three = harvest(official()).tables["three-line"]
    assert '<w:bottom w:val="single" w:sz="12"' in three.properties(8845, "")
    assert '<w:insideH w:val="nil"/>' in three.properties(8845, "")
    assert '<w:bottom w:val="single" w:sz="6"' in three.cells["header"].tcpr
    assert "tcBorders" not in three.cells["number"].tcpr


def test_every_missing_mark_is_told_at_once_with_the_cure() -> None:
    data = altered(
        ("〔正文〕", "〔正 文〕"), ("〔待核〕", ""), ("〔三线表〕", ""), ("〔此处插入正文〕", "")
    )
    with pytest.raises(DiagnosticError) as caught:
        harvest(data, "局.docx")
    found = caught.value.diagnostics
    assert {problem.code for problem in found} == {"template-lacks"}
    assert [(message_text(p, "zh"), *hint_texts(p, "zh")) for p in found] == [
        (
            "模板里没有〔此处插入正文〕，不知道报告放在哪里",
            "在正文该开始的地方单独写一段：〔此处插入正文〕",
        ),
        (
            "模板里没有〔正文〕的样板",
            "在模板末尾的样式页加一段：先写〔正文〕，再写几个字，把这几个字设成想要的格式",
        ),
        (
            "模板里没有〔待核〕的样板",
            "在模板末尾的样式页加一段：先写〔待核〕，再写几个字，把这几个字设成想要的格式",
        ),
        (
            "模板里没有以〔三线表〕开头的样板表格",
            "在样式页插入一个三行三列的表格（表头、数据、合计），在第一格里先写〔三线表〕",
        ),
    ]


def test_a_mark_with_nothing_behind_it_is_told() -> None:
    data = altered(("全市中职学校占地总面积比上年有所增加，办学条件继续改善。", ""))
    assert problems(data) == ["模板里的〔正文〕后面没有字，不知道该是什么格式"]


def test_a_prototype_table_that_is_too_small_is_told() -> None:
    document = read_parts(official())[DOCUMENT].decode()
    first = document.index("<w:tbl>")
    cut = document.index("</w:tr>", first) + len("</w:tr>")
    end = document.index("</w:tbl>", first)
    assert problems(with_document(document[:cut] + document[end:])) == [
        "模板里以〔表格〕开头的样板表格只有 1 行 3 列，要三行三列"
    ]


def test_a_prototype_before_the_pages_of_styles_does_not_count() -> None:
    data = altered(
        ("〔正文〕", ""),
        ("〔此处插入正文〕", "〔此处插入正文〕</w:t></w:r></w:p><w:p><w:r><w:t>〔正文〕字"),
    )
    assert problems(data) == ["模板里没有〔正文〕的样板"]


def test_broken_xml_and_entity_bombs_are_told() -> None:
    bomb = (
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
        f'<w:document xmlns:w="{NAMESPACE}"><w:body><w:p>&b;</w:p></w:body></w:document>'
    )
    for document in ("<w:document", bomb, ""):
        assert problems(with_document(document)) == [
            "模板 局.docx 打不开：里面的 word/document.xml 不完整"
        ]


@pytest.mark.tool("soffice")
def test_a_template_that_libreoffice_saved_measures_the_same(tmp_path: Path) -> None:
    file = save_again(saved(official(), tmp_path), tmp_path / "again")
    found, before = harvest(file.read_bytes()), harvest(official())
    assert found.page == before.page
    for key, prototype in before.paragraphs.items():
        measure = found.paragraphs[key].measure
        # LibreOffice keeps the length of an indent and forgets that it was in characters.
        assert measure == _without_chars(prototype.measure), key
    for style, table in before.tables.items():
        assert found.tables[style].margins == table.margins
        assert found.tables[style].row.height == table.row.height
        for role, cell in table.cells.items():
            assert found.tables[style].cells[role].measure == cell.measure
    assert found.runs["bold"].added == before.runs["bold"].added


def _without_chars(measure: Measure) -> Measure:
    from dataclasses import replace

    return replace(measure, first_line_chars=0)
