"""The own checks find each kind of damage that no schema tells."""

from __future__ import annotations

import re

import pytest
from word_reports import (
    AT,
    figure,
    paragraph,
    photo,
    picture,
    report,
    table,
    table_block,
    template,
    text,
    written,
)

from reportgen.diagnostics import DiagnosticError
from reportgen.model import Footnote, Reference, Remark
from reportgen.word import render, specimen, structure_problems
from reportgen.word.package import CONTENT_TYPES, DOCUMENT, read_parts, write_package

PICTURE = picture("集结")
DATA = written(
    report(
        paragraph(
            "见", Reference("table", "b00000000a1", "表一", AT), Footnote("n", 1, (text("注"),), AT)
        ),
        table_block(table("学校|学生数", "甲|1")),
        figure(PICTURE),
    ),
    {},
    {PICTURE.file: photo(PICTURE)},
)


def damaged(old: str, new: str, part: str = DOCUMENT, count: int = 1) -> tuple[str, ...]:
    parts = read_parts(DATA)
    changed, times = re.subn(old, new, parts[part].decode(), count=count, flags=re.DOTALL)
    assert times, old
    return structure_problems(write_package({**parts, part: changed.encode()}))


def test_what_this_tool_writes_is_sound():
    assert structure_problems(DATA) == ()
    assert structure_problems(written(*specimen())) == ()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (r'<w:gridCol w:w="\d+"/>', '<w:gridCol w:w="9"/>', "columns sum to"),
        (
            r"(<w:tc><w:tcPr>.*?</w:tcPr>)<w:p>.*?</w:p></w:tc>",
            r"\1</w:tc>",
            "does not end with a par",
        ),
        (r'<w:tcW w:w="\d+"', '<w:tcW w:w="9"', "not as wide as its columns"),
        (r"(<w:tcW [^>]*/>)", r"\1<w:vMerge/>", "goes on with nothing"),
        (r"<w:tc>.*?</w:tc>", "", "columns of"),
        (r'<w:r><w:fldChar w:fldCharType="end"/></w:r>', "", "a field is not closed"),
        (
            r'(<w:fldChar w:fldCharType="begin"/>)</w:r><w:r>',
            r"\1",
            "a piece of a field shares its run",
        ),
        (r"<w:bookmarkEnd [^>]*/>", "", "in pairs"),
        (r'w:name="_Ref\d+"', 'w:name="_b00000000a1"', "stands 2 times"),
        (r"REF _Ref\d+ ", "REF _Ref1 ", "which is nowhere"),
        (r' descr="[^"]*"', "", "no description"),
        (r'r:embed="rIdReport1"', 'r:embed="rId999"', "leads nowhere"),
        (
            r'<w:footnoteReference w:id="1"/>',
            '<w:footnoteReference w:id="9"/>',
            "footnote 9 is missing",
        ),
        (r"<w:sectPr(?!.*<w:sectPr).*?</w:sectPr></w:body>", "</w:body>", "end with its section"),
        (r"(</w:tbl>).*?(<w:sectPr(?!.*<w:sectPr))", r"\1\2", "a table stands last"),
        (r"(<w:tbl>.*?</w:tbl>)", r"\1\1", "two tables touch"),
    ],
)
def test_each_kind_of_damage_is_told(old, new, told):
    assert any(told in each for each in damaged(old, new)), damaged(old, new)


def test_missing_parts_and_types_are_told():
    parts = read_parts(DATA)
    media = next(name for name in parts if name.startswith("word/media/"))
    without = {name: data for name, data in parts.items() if name != media}
    assert any("is missing" in each for each in structure_problems(write_package(without)))
    untyped = {**parts, "word/odd.bin": b""}
    assert structure_problems(write_package(untyped)) == ("word/odd.bin has no content type",)
    types = parts[CONTENT_TYPES].replace(
        b"</Types>", b'<Override PartName="/word/none.xml" ContentType="x"/></Types>'
    )
    assert structure_problems(write_package({**parts, CONTENT_TYPES: types})) == (
        "/word/none.xml is declared and missing",
    )


def test_a_tag_of_the_template_that_is_left_is_told():
    parts = read_parts(DATA)
    name = next(name for name in parts if name.startswith("word/footer"))
    changed = parts[name].replace(
        b"</w:ftr>", b"<w:p><w:r><w:t>{{ title }}</w:t></w:r></w:p></w:ftr>"
    )
    found = structure_problems(write_package({**parts, name: changed}))
    assert found == (f"{name}: a tag of the template is left",)


def test_what_is_no_document_is_refused():
    with pytest.raises(DiagnosticError):
        structure_problems(b"no zip")


COMMENTED = render(
    report(paragraph("共有402人。")),
    template(),
    {},
    {},
    remarks=(Remark(AT, "存疑", ("甲",)), Remark(AT, "存疑", ("乙",))),
)


@pytest.mark.parametrize(
    ("part", "old", "new", "told"),
    [
        (DOCUMENT, r'<w:commentRangeStart w:id="0"/>', "", "comment 0 does not begin"),
        (DOCUMENT, r'<w:commentRangeEnd w:id="1"/>', "", "comment 1 does not begin, end"),
        (DOCUMENT, r'<w:commentReference w:id="1"/>', "", "comment 1 does not begin, end"),
        (DOCUMENT, r'(<w:commentRangeStart w:id="0"/>)(.*?</w:t>)', r"\2\1", "stands where"),
        (
            DOCUMENT,
            r'(<w:commentRangeStart w:id="0"/>)(.*?)(<w:commentRangeEnd w:id="0"/>)',
            r"\3\2\1",
            "does not begin, end and show once",
        ),
        ("word/comments.xml", r'<w:comment w:id="1".*?</w:comment>', "", "comment 1 stands 0"),
        ("word/comments.xml", r'w:id="1"', 'w:id="0"', "comment 0 stands 2 times"),
        ("word/comments.xml", r'w:id="1"', 'w:id="7"', "comment 7 does not begin"),
        ("word/comments.xml", r"<w:p>.*?</w:p></w:comment>", "</w:comment>", "is empty"),
        (
            "word/footer1.xml",
            r"</w:p>",
            '<w:r><w:commentReference w:id="0"/></w:r></w:p>',
            "footer1.xml: a comment",
        ),
    ],
)
def test_a_comment_without_its_place_and_a_place_without_its_comment_are_told(part, old, new, told):
    assert structure_problems(COMMENTED) == ()
    parts = read_parts(COMMENTED)
    changed, times = re.subn(old, new, parts[part].decode(), count=1, flags=re.DOTALL)
    assert times, old
    found = structure_problems(write_package({**parts, part: changed.encode()}))
    assert any(told in each for each in found), found
