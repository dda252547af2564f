"""Rows F1-F13 and F17-F20 of docs/format.md, read back from what `build` writes."""

from __future__ import annotations

import re
from functools import cache

import pytest
from made import document, of_files
from reading import Document, W, value

TITLE, BODY, KAI, HEI = "方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体"
LEVELS = {
    "report.yaml": "title: 各级标题\nyear: 2025\nnumbering: {}\n",
    "sections/01-概况.yaml": (
        "title: 概况\nbody: |\n  # 规模\n  ## 专业\n  ### 新增\n  正文在这里。\n"
        "  一是人才引育。积极引进。\n  （一）健全机制。建立制度。\n"
    ),
}


@cache
def read(name: str) -> Document:
    return Document(document(name))


@cache
def levels(numbering: str) -> Document:
    head = LEVELS["report.yaml"].format(numbering)
    return Document(of_files({**LEVELS, "report.yaml": head}))


@pytest.mark.parametrize("name", ["shipped", "attachments", "wide"])
def test_f1_to_f3_every_section_is_a4_with_its_margins(name):
    for section in read(name).sections:
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        sides = tuple(int(value(margins, side)) for side in ("top", "bottom", "left", "right"))
        if value(size, "orient") == "landscape":
            assert (value(size, "w"), value(size, "h")) == ("16838", "11906")
            assert sides == (1587, 1474, 1984, 2098)
        else:
            assert (value(size, "w"), value(size, "h")) == ("11906", "16838")
            assert sides == (2098, 1984, 1587, 1474)


def test_f4_lines_are_579_twips_and_letters_5_twips_closer_without_a_character_grid():
    found = read("shipped")
    for line in found.styled("Body Text"):
        assert (line.look.line_rule, line.look.line, line.look.letter_spacing) == ("exact", 579, -5)
    for section in found.sections:
        grid = section.find(f"{W}docGrid")
        assert grid is None or value(grid, "type") in {"", "default", "lines"}
    normal = found.sheet.styles[found.sheet.defaults["paragraph"]]
    assert value(normal.find(f"{W}pPr/{W}snapToGrid")) == "0"


def test_f5_odd_and_even_pages_have_footers_of_their_own_and_no_margin_is_mirrored():
    found = read("shipped")
    settings = found.part("word/settings.xml")
    assert settings.find(f"{W}evenAndOddHeaders") is not None
    assert settings.find(f"{W}mirrorMargins") is None
    first = next(s for s in found.sections if s.find(f"{W}footerReference") is not None)
    kinds = {value(each, "type") for each in first.findall(f"{W}footerReference")}
    assert kinds == {"default", "even"}


def test_f6_the_title_is_centred_22_pt_and_a_blank_line_follows():
    found = read("shipped")
    place, title = next((n, line) for n, line in enumerate(found.lines) if line.style == "Title")
    look = title.look
    assert (look.font, look.size, look.bold, look.alignment) == (TITLE, 44, False, "center")
    assert found.lines[place + 1].text == ""
    assert found.lines[place + 1].look.line == 579


def test_f6_a_title_of_more_than_20_ems_is_broken_between_words_into_a_trapezium_or_rhombus():
    long = "某市中等职业教育服务区域经济社会发展能力提升情况年度质量报告"
    files = {
        "report.yaml": f"title: {long}\nyear: 2025\n",
        "sections/01-甲.yaml": "title: 甲\nbody: 乙。\n",
    }
    (title,) = Document(of_files(files)).styled("Title")
    lines = title.text.split("\n")
    assert "".join(lines) == long
    assert len(lines) == 2
    assert abs(len(lines[0]) - len(lines[1])) >= 1
    assert max(map(len, lines)) <= 20


def test_f7_a_case_s_title_is_centred_22_pt_in_one_or_two_lines():
    titles = [line for line in read("couplets").lines if line.style == "案例标题"]
    assert [len(line.text.split("\n")) for line in titles] == [1, 2, 3]
    for line in titles:
        look = line.look
        assert (look.font, look.size, look.bold, look.alignment) == (TITLE, 44, False, "center")


def test_f8_the_school_below_is_16_pt_kai_and_centred():
    schools = read("shipped").styled("学校名称", "School")
    assert len(schools) == 4
    for line in schools:
        assert (line.look.font, line.look.size, line.look.alignment) == (KAI, 32, "center")


def test_f9_body_text_is_16_pt_indented_by_two_characters_and_justified():
    lines = read("shipped").styled("Body Text")
    assert len(lines) > 100
    for line in lines:
        look = line.look
        assert (look.font, look.size, look.alignment) == (BODY, 32, "both")
        assert (look.first_line, look.first_line_chars) == (630, 200)
        assert (look.before, look.after) == (0, 0)


def test_f9_no_style_names_a_theme_face_and_no_gap_stands_between_scripts():
    found = read("shipped")
    assert not re.search(rb"w:(?:ascii|hAnsi|eastAsia|cs)Theme=", found.parts["word/styles.xml"])
    normal = found.sheet.styles[found.sheet.defaults["paragraph"]]
    assert value(normal.find(f"{W}pPr/{W}autoSpaceDE")) == "0"
    assert value(normal.find(f"{W}pPr/{W}autoSpaceDN")) == "0"


def test_f9_chinese_quotation_marks_carry_the_hint():
    quoted = [
        run
        for line in read("shipped").styled("Body Text")
        for run in line.element.iter(f"{W}r")
        if re.search("[“”]", "".join(run.itertext()))
    ]
    assert len(quoted) > 20
    assert all(value(run.find(f"{W}rPr/{W}rFonts"), "hint") == "eastAsia" for run in quoted)


@pytest.mark.parametrize(("level", "face"), [(1, HEI), (2, KAI), (3, BODY), (4, BODY)])
def test_f10_to_f12_headings_are_16_pt_not_bold_indented_and_kept_with_what_follows(level, face):
    (line,) = levels("gongwen").styled(f"heading {level}")
    look = line.look
    assert (look.font, look.size, look.bold, look.first_line) == (face, 32, False, 630)
    assert (look.outline, line.has("keepNext")) == (level, True)
    assert not line.text.endswith(("。", "，", "；", "："))
    assert line.element.find(f".//{W}numPr") is None


def test_f13_a_run_in_heading_stands_in_the_paragraph_of_its_text():
    for words in ("一是人才引育。积极引进。", "（一）健全机制。建立制度。"):
        (line,) = (each for each in levels("gongwen").lines if words[-5:] in each.text)
        assert line.text.endswith(words[-9:])
        assert (line.look.font, line.look.size, line.look.outline) == (BODY, 32, 0)
        assert not line.has("keepNext")


@pytest.mark.parametrize(
    ("numbering", "texts"),
    [
        ("gongwen", ["一、概况", "（一）规模", "1.专业", "（1）新增"]),
        ("decimal", ["1.概况", "1.1规模", "（1）专业", "①新增"]),
    ],
)
def test_the_profiles_number_literally(numbering, texts):
    found = levels(numbering)
    assert [line.text for line in found.styled(*(f"heading {n}" for n in range(1, 5)))] == texts


def test_f17_cover_and_contents_are_there_only_where_asked_for():
    with_both = [line.style for line in read("attachments").lines]
    assert "封面标题" in with_both
    assert "TOC Heading" in with_both
    without = [line.style for line in levels("gongwen").lines]
    assert without[0] == "Title"
    assert "封面标题" not in [line.style for line in read("shipped").lines]


def test_f19_every_case_begins_a_page_with_its_number_flush_left():
    found = read("couplets")
    numbers = found.styled("案例序号")
    assert [line.text for line in numbers] == ["案例1", "案例2", "案例3"]
    for line in numbers:
        look = line.look
        assert (look.font, look.size, look.alignment, look.first_line) == (HEI, 32, "left", 0)
        following = found.lines[found.lines.index(line) + 1]
        assert line.has("pageBreakBefore")
        assert (following.style, following.look.outline) == ("案例标题", 1)


def test_f20_an_attachment_begins_a_page_and_its_title_is_on_the_third_line():
    found = read("attachments")
    numbers = found.styled("附件序号")
    assert [line.text for line in numbers] == ["附件1", "附件2"]
    for line in numbers:
        place = found.lines.index(line)
        blank, title = found.lines[place + 1 : place + 3]
        look = line.look
        assert (look.font, look.size, look.alignment, look.first_line) == (HEI, 32, "left", 0)
        assert line.has("pageBreakBefore")
        assert not blank.has("pageBreakBefore")
        assert blank.text == ""
        assert (title.style, title.look.alignment) == ("附件标题", "center")
