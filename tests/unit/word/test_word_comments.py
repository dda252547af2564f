"""Comments in a whole document: each at what it is about, none lost, none where Word takes none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from altered import official
from hypothesis import given, settings
from hypothesis import strategies as st
from word_reports import (
    W,
    case,
    document,
    figure,
    photo,
    picture,
    report,
    table,
    table_block,
    template,
    written,
)

from reportgen.model import (
    Block,
    Cell,
    Chart,
    Footnote,
    Heading,
    OpenMark,
    Paragraph,
    Reference,
    Remark,
    Report,
    Text,
    Value,
    blocks_of,
)
from reportgen.quantity import parse_quantity
from reportgen.source import Span
from reportgen.word import load_template, render, structure_problems, written_by_us
from reportgen.word.package import DOCUMENT, read_parts, write_package

PATH = "content/sections/01.yaml"
COMMENTS = "word/comments.xml"


def at(line: int, column: int = 1, length: int = 1, path: str = PATH, sheet: str = "") -> Span:
    return Span(path, line, column, line, column + length, sheet)


def typed(words: str, line: int, column: int = 5, **more: object) -> Text:
    return Text(words, at(line, column, len(words)), **more)


def prose(line: int, *pieces: object) -> Paragraph:
    return Paragraph(f"b00000001{line:02}", pieces, at(line, 1, 200))


def remark(span: Span, words: str = "甲", *more: str) -> Remark:
    return Remark(span, "【存疑】", (words, *more))


def commented(made: Report, remarks: Iterable[Remark], **more: object) -> bytes:
    given_ = {"charts": {}, "pictures": {}, **more}
    data = render(made, template(), remarks=tuple(remarks), **given_)
    assert structure_problems(data) == ()
    return data


def places(data: bytes) -> dict[str, str]:
    """Return what each comment stands around, by the comment's first paragraph."""
    root = document(data)
    still: dict[str, str] = {}
    found: dict[str, str] = {}
    for each in root.iter():
        number = each.get(f"{W}id", "")
        if each.tag == f"{W}commentRangeStart":
            still[number] = ""
        elif each.tag == f"{W}commentRangeEnd":
            found[number] = still.pop(number)
        elif each.tag in {f"{W}t", f"{W}drawing", f"{W}footnoteReference"}:
            shown = each.text if each.tag == f"{W}t" else each.tag.removeprefix(W)
            still = {key: text + (shown or "") for key, text in still.items()}
    comments = {each.get(f"{W}id"): said(each)[0] for each in notes(data)}
    return {words.removeprefix("【存疑】 "): found[n] for n, words in comments.items()}


def notes(data: bytes) -> list[ET.Element]:
    parts = read_parts(data)
    return list(ET.fromstring(parts[COMMENTS])) if COMMENTS in parts else []


def said(comment: ET.Element) -> list[str]:
    return ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in comment]


def around(made: Report | Block, span: Span, **more: object) -> str:
    """Return what the comment to a place stands around."""
    whole = made if isinstance(made, Report) else report(made)
    return places(commented(whole, [remark(span)], **more))["甲"]


def test_a_comment_to_a_figure_in_a_sentence_stands_around_the_figure_alone():
    block = prose(4, typed("共有402人。", 4))
    assert around(block, at(4, 7, 3)) == "402"


def test_a_printed_value_and_a_reference_are_marked_as_a_whole():
    value = Value("524862", at(4, 9, 20), "资产.合计.占地面积", parse_quantity("524862"))
    link = Reference("table", "b00000000a1", "表一", at(4, 40, 6))
    made = report(
        prose(4, typed("占地", 4), value, typed("m，见", 4, 30), link),
        table_block(table("学校|学生数", "甲|1")),
    )
    assert around(made, at(4, 12, 3)) == "524862"
    assert around(made, at(4, 40, 6)) == "表一"


def test_a_place_in_a_footnote_belongs_to_its_sign_in_the_text():
    note = Footnote("n", 1, (typed("不含技校。", 4, 15),), at(4, 12, 12))
    assert around(prose(4, typed("共有402人", 4), note), at(4, 17, 2)) == "footnoteReference"


def test_an_open_mark_is_marked_with_its_brackets_and_a_figure_in_it_alone():
    mark = OpenMark("verify", (typed("约20人", 4, 13),), at(4, 9, 9))
    block = prose(4, typed("共有", 4), mark)
    assert around(block, at(4, 9, 9)) == "【待核：约20人】"
    assert around(block, at(4, 14, 2)) == "20"


def grid(*rows: str) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        tuple(
            Cell(words, at(10 + row, 1 + 10 * column, 9), parse_quantity(words))
            for column, words in enumerate(line.split("|"))
        )
        for row, line in enumerate(rows)
    )


def placed(*rows: str, **more: object) -> Block:
    made = table(grid=grid(*rows), **{"caption": (typed("各校学生", 9, 14),), **more})
    return replace(table_block(replace(made, span=at(8, 3, 2))), span=at(5, 5, 6))


def test_a_cell_a_header_cell_and_an_empty_cell_are_marked_as_a_whole():
    block = placed("学校|学生数", "甲|402", "乙|")
    assert around(block, at(11, 12, 2)) == "402"
    assert around(block, at(10, 11, 2)) == "学生数"
    assert around(block, at(12, 11, 1)) == ""


def test_what_is_said_of_a_table_stands_at_its_caption():
    block = placed("学校|学生数", "甲|402")
    caption = "表一\u3000各校学生"
    assert around(block, at(5, 5, 6)) == caption
    assert around(block, at(8, 3, 2)) == caption
    assert around(block, at(20, 7, 2)) == caption  # behind its name, in none of its cells
    assert around(block, at(9, 16, 2)) == "学生"


def test_a_table_without_a_number_takes_it_at_what_it_prints_first():
    block = placed("学校|学生数", "甲|402", caption=(), label="", number=0)
    assert around(block, at(5, 5, 6)) == "学校"


def test_merged_cells_have_one_comment():
    rows = [list(row) for row in grid("学校|人数|", "甲|1|2", "|3|4")]
    rows[0][1] = replace(rows[0][1], column_span=2)
    rows[0][2] = replace(rows[0][2], covered=True)
    rows[1][0] = replace(rows[1][0], row_span=2)
    rows[2][0] = replace(rows[2][0], covered=True)
    made = table(grid=tuple(map(tuple, rows)))
    data = commented(report(table_block(made)), [remark(at(10, 11), "甲"), remark(at(11, 1), "乙")])
    assert places(data) == {"甲": "人数", "乙": "甲"}


@pytest.mark.parametrize("columns", [2, 40])
def test_a_header_that_is_repeated_has_its_comment_once(columns):
    head = "|".join(["学校", *(f"{n}月招生数" for n in range(1, columns))])
    body = ("|".join([f"第{n}校", *["12345"] * (columns - 1)]) for n in range(90))
    made = report(placed(head, *body), options={"caption_continued": True})
    data = commented(made, [remark(at(10, 1), "甲"), remark(at(9, 14), "乙")])
    assert document(data).findall(f".//{W}tbl")[1:]
    assert places(data) == {"甲": "学校", "乙": "各"}


def test_pictures_missing_ones_and_charts_are_marked_themselves_their_row_at_its_caption():
    shown, lost = picture("集结"), picture("缺", file="")
    shown, lost = replace(shown, span=at(6, 8, 2)), replace(lost, span=at(6, 11, 1))
    block = replace(figure(shown, lost), caption=(typed("现场", 6, 13),), span=at(6, 5, 12))
    files = {shown.file: photo(shown)}
    assert around(block, shown.span, pictures=files) == "drawing"
    assert around(block, lost.span, pictures=files) == "缺图：缺"
    assert around(block, block.span, pictures=files) == "图一\u3000现场"
    assert around(replace(block, caption=(), label="", number=0), block.span) == "缺图：集结"


def test_a_drawn_chart_is_marked():
    from reportgen.word import specimen

    made, charts = specimen()
    items = (i for block in blocks_of(made) for i in getattr(block, "items", ()))
    chart = next(item for item in items if isinstance(item, Chart))
    moved = replace(chart, span=at(30, 3))
    assert around(figure(moved), at(30, 3), charts=charts) == "drawing"


def test_a_picture_named_in_the_text_is_not_what_a_file_defines_further_down():
    shown, drawn = picture("集结", file=""), picture("远景", file="")
    row = figure(replace(shown, span=at(6, 8, 2)), replace(drawn, span=at(30, 3, 2)), caption="")
    block = replace(row, span=at(6, 5, 12), label="", number=0)
    made = report(prose(4, typed("正文。", 4)), block)
    assert around(made, at(25, 3, 2)) == "正文。"
    assert around(made, at(31, 5, 2)) == "缺图：远景"


def test_what_is_said_of_a_heading_s_number_stands_at_its_words():
    words = typed("办学规模", 4, 9)
    made = report(Heading("b0000000011", 1, "一、", (words,), at(4, 5, 8)))
    assert around(made, at(4, 5, 2)) == "办学规模"


def test_what_is_said_of_a_case_stands_at_its_title():
    made = report(cases=(replace(case(prose(4, typed("正文", 4))), span=at(1, 1, 0)),))
    assert around(made, at(2, 9, 4)) == "以青春志愿红护航金岸马拉松"


def test_what_does_not_print_goes_to_the_report_s_title():
    made = report(prose(4, typed("正文。", 4)))
    assert around(made, at(61, 11, 8, "content/report.yaml")) == "某某市年度质量报告"
    assert around(made, at(3, 1, 1, "content/answers.yaml")) == "某某市年度质量报告"


def test_without_a_title_it_goes_to_the_first_paragraph_around_nothing():
    made = report(prose(4, typed("正文。", 4)), title_lines=())
    data = commented(made, [remark(at(61, 11, 8, "content/report.yaml"))])
    assert places(data) == {"甲": ""}
    assert document(data).find(f".//{W}commentReference/../..") is not None


@pytest.mark.parametrize("blocks", [(), (placed("学校|人", label="", caption=()),)])
def test_a_document_without_a_paragraph_still_loses_none(blocks):
    data = commented(report(*blocks, title_lines=()), [remark(at(1, 1, 0, "x.yaml"))])
    assert len(places(data)) == 1


def test_a_workbook_s_cell_is_marked_and_the_file_as_a_whole_at_its_first_cell():
    path = "content/data/资助.xlsx"
    rows = tuple(
        tuple(
            Cell(w, at(row + 1, column + 1, 1, path, "资助"), parse_quantity(w))
            for column, w in enumerate(words.split("|"))
        )
        for row, words in enumerate(("学校|人数", "甲|402"))
    )
    made = report(table_block(table(grid=rows)))
    assert around(made, at(2, 2, 1, path, "资助")) == "402"
    assert around(made, at(1, 1, 0, path)) == "学校"
    assert around(made, at(9, 9, 1, path, "资助")) == "学校"


def test_the_text_is_that_of_the_ordinary_document():
    block = prose(4, typed("他说“共有402人”，占20%。", 4))
    data = commented(report(block), [remark(at(4, 9, 3)), remark(at(4, 7, 8), "乙")])
    mark = r"<w:commentRange\w+ [^>]*/>|<w:r>(?:(?!</w:r>).)*<w:commentReference.*?</w:r>"
    shown = re.sub(mark, "", read_parts(data)[DOCUMENT].decode())
    joined = "".join(ET.fromstring(shown).itertext())
    assert joined == "".join(document(written(report(block))).itertext())


def test_without_remarks_the_document_is_the_ordinary_one():
    made = report(prose(4, typed("正文。", 4)))
    assert commented(made, []) == written(made)


def test_the_date_is_the_document_s_and_without_one_there_is_none():
    made = report(prose(4, typed("正文。", 4)))
    (dated,) = notes(commented(made, [remark(at(4, 5))], created="2025-12-31T00:00:00Z"))
    (free,) = notes(commented(made, [remark(at(4, 5))]))
    assert dated.get(f"{W}date") == "2025-12-31T00:00:00Z"
    assert free.get(f"{W}date") is None
    assert (free.get(f"{W}author"), free.get(f"{W}initials")) == ("reportgen", "RG")


def test_the_same_remarks_give_the_same_bytes_which_are_known_as_ours():
    made = report(prose(4, typed("共有402人。", 4)))
    remarks = [remark(at(4, 7, 3)), remark(at(4, 5, 2), "乙")]
    data = commented(made, remarks)
    assert data == commented(made, remarks)
    assert written_by_us(data)
    parts = read_parts(data)
    parts[COMMENTS] = parts[COMMENTS].replace("甲".encode(), "改".encode())
    assert not written_by_us(write_package(parts))


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("R&D <5%</w:t>{{ x }}", "R&D <5%</w:t>{{ x }}"),
        ("甲\x00\x0b乙\ud800丙\ufffe", "甲 乙 丙"),
        ("甲\n乙\t丙", "甲 乙 丙"),
        ("\u202e倒过来", "倒过来"),
        ("𠮷" * 5000, "𠮷" * 1999 + "…"),
        ("", ""),
    ],
)
def test_whatever_a_remark_says_is_text_on_one_line_and_bounded(words, shown):
    data = commented(report(prose(4, typed("正文", 4))), [remark(at(4, 5), words, words)])
    (comment,) = notes(data)
    assert said(comment)[0] == f"【存疑】 {shown}"
    assert said(comment)[1] == shown


def test_a_template_s_own_comments_and_styles_stay_and_ours_come_behind_them():
    parts = read_parts(official())
    own = '<w:comment w:id="4" w:author="设计"><w:p><w:r><w:t>封面</w:t></w:r></w:p></w:comment>'
    main = W[1:-1]
    parts[COMMENTS] = f'<w:comments xmlns:w="{main}">{own}</w:comments>'.encode()
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    _replace(
        parts,
        "word/_rels/document.xml.rels",
        "</Relationships>",
        f'<Relationship Id="rIdOwn" Type="{office}/comments" Target="comments.xml"/>',
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    _replace(
        parts,
        "[Content_Types].xml",
        "</Types>",
        f'<Override PartName="/{COMMENTS}" ContentType="{kind}"/>',
    )
    styles = "".join(
        f'<w:style w:type="{kind}" w:styleId="{ident}"><w:name w:val="{name}"/></w:style>'
        for kind, ident, name in (
            ("paragraph", "a9", "annotation text"),
            ("paragraph", "CommentReference", "别的"),
        )
    )
    _replace(parts, "word/styles.xml", "</w:styles>", styles)
    looks = load_template(write_package(parts), template().cache)
    made = report(prose(4, typed("正文", 4)))
    made_parts = read_parts(render(made, looks, {}, {}, remarks=(remark(at(4, 5)),)))
    comments = ET.fromstring(made_parts[COMMENTS])
    assert [each.get(f"{W}id") for each in comments] == ["4", "5"]
    assert comments[1][0].find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "a9"
    assert b'w:styleId="CommentReference1"' in made_parts["word/styles.xml"]
    assert b'<w:rStyle w:val="CommentReference1"/>' in made_parts[DOCUMENT]
    assert made_parts["word/styles.xml"].count(b'"annotation text"') == 1


def _replace(parts: dict[str, bytes], name: str, end: str, added: str) -> None:
    parts[name] = parts[name].decode().replace(end, added + end).encode()


LINES = st.integers(1, 30)
SPANS = st.builds(
    lambda path, line, column, length: at(line, column, length, path),
    st.sampled_from((PATH, "content/report.yaml", "content/cases/01.yaml", "x.xlsx")),
    LINES,
    st.integers(1, 40),
    st.integers(0, 30),
)
MIXED = report(
    prose(4, typed("共有402人", 4), Footnote("n", 1, (typed("注", 4, 15),), at(4, 12, 8))),
    placed("学校|学生数", "甲|402"),
    prose(6, OpenMark("supply", (typed("约20人", 6, 9),), at(6, 5, 9)), typed("。", 6, 14)),
    cases=(replace(case(prose(7, typed("做法", 7))), span=at(1, 1, 0, "content/cases/01.yaml")),),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(SPANS, max_size=12), st.booleans())
def test_wherever_remarks_come_from_each_is_one_comment_and_its_range_is_paired(spans, titled):
    made = MIXED if titled else replace(MIXED, title_lines=())
    data = commented(made, [remark(span, f"第{n}条") for n, span in enumerate(spans)])
    assert sorted(places(data)) == sorted(f"第{n}条" for n in range(len(spans)))
