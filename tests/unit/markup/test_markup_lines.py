"""Lines of a text block."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.markup import parse_inline, parse_markup, verticals
from reportgen.markup.pieces import (
    BindingPiece,
    FootnotePiece,
    HeadingLine,
    MarkPiece,
    ParagraphLine,
    PlacementLine,
    ReferencePiece,
    TextPiece,
)


def _one(text):
    (line,), problems = parse_markup(text)
    assert problems == ()
    return line


def _plain(pieces):
    return "".join(piece.text for piece in pieces)


def test_one_line_is_one_paragraph_and_blanks_around_it_mean_nothing():
    lines, _ = parse_markup("　　甲乙。\n\n  丙丁。  \n")
    assert [(_plain(line.pieces), line.start) for line in lines] == [("甲乙。", 2), ("丙丁。", 9)]


@pytest.mark.parametrize(
    "text", ["2000~4000元", "5*3*2", "“组团式”", "A_b_c", "a [x](y) `z`", "10%", "{{ x }}", "<b>"]
)
def test_ordinary_text_arrives_as_typed(text):
    line = _one(f"共{text}")
    assert isinstance(line, ParagraphLine)
    assert _plain(line.pieces) == f"共{text}"


@pytest.mark.parametrize(
    ("text", "scheme", "number", "heading", "body"),
    [
        ("一、主要做法", "一、", "一、", "主要做法", ""),
        ("（一）成立学院。汇集资源。", "（一）", "（一）", "成立学院。", "汇集资源。"),
        ("(二) 成立基地", "（一）", "(二)", "成立基地", ""),
        ("1.精准选拔：学校团委", "1.", "1.", "精准选拔：", "学校团委"),
        ("1．“组团式”帮扶", "1.", "1．", "“组团式”帮扶", ""),
        ("2、坚持“内外。协同”。建立机制", "1.", "2、", "坚持“内外。协同”。", "建立机制"),
        ("1.1规模与结构", "1.1", "1.1", "规模与结构", ""),
        ("1.1 人才培养", "1.1", "1.1", "人才培养", ""),
        ("（1）创新模式。重视教育。", "（1）", "（1）", "创新模式。", "重视教育。"),
        ("3.完成了任务。", "1.", "3.", "", "完成了任务。"),
        ("一、【甲：乙】做法。后文", "一、", "一、", "", "后文"),
    ],
)
def test_a_line_that_begins_with_a_number_is_a_heading_of_that_scheme(
    text, scheme, number, heading, body
):
    line = _one(text)
    assert isinstance(line, HeadingLine)
    texts = [
        "".join(p.text for p in pieces if isinstance(p, TextPiece))
        for pieces in (line.heading, line.body)
    ]
    if "【" not in text:
        assert texts == [heading, body]
    assert (line.scheme, line.number, line.level) == (scheme, number, 0)


@pytest.mark.parametrize(
    "text",
    [
        "1.35万人参加培训",
        "3.5个百分点的差距",
        "1.1亿元资金到位",
        "2024年，学校",
        "12.5%的学生",
        "1:1.35",
        "10.2平方公里",
        "2025.9",
    ],
)
def test_a_figure_at_a_lines_start_is_no_heading(text):
    assert isinstance(_one(text), ParagraphLine)


def test_a_backslash_switches_headings_off():
    line = _one("\\一、这不是标题")
    assert isinstance(line, ParagraphLine)
    assert _plain(line.pieces) == "一、这不是标题"


def test_hashes_give_the_level():
    line = _one("## 师资")
    assert isinstance(line, HeadingLine)
    assert (line.scheme, line.level, _plain(line.heading)) == ("#", 2, "师资")


def test_a_table_alone_on_a_line_is_placed_and_in_a_sentence_referred_to():
    assert isinstance(_one("【表：资产】"), PlacementLine)
    paragraph = _one("见【表：资产】。")
    assert isinstance(paragraph, ParagraphLine)
    assert paragraph.pieces[1] == ReferencePiece("table", "资产", 4, 6)


def test_a_row_of_pictures_has_names_and_a_caption():
    line = _one("【图： 集结， 培训 ；【年】年现场】")
    assert isinstance(line, PlacementLine)
    assert [(n.name, n.start, n.end) for n in line.names] == [("集结", 4, 6), ("培训", 8, 10)]
    assert isinstance(line.caption[0], BindingPiece)
    assert _plain(line.caption[1:]) == "年现场"


def test_bold_works_next_to_chinese_punctuation():
    line = _one("**四类基地。**校外")
    assert [(p.text, p.bold) for p in line.pieces] == [("四类基地。", True), ("校外", False)]


def test_a_figure_inside_bold_is_bold():
    line = _one("**共【甲.乙】人**。")
    assert [p.bold for p in line.pieces] == [True, True, True, False]


def test_raised_and_lowered_characters_become_real_ones():
    line = _one("m²㎡CO₂")
    assert [(p.text, p.vertical) for p in line.pieces] == [
        ("m", ""),
        ("2", "superscript"),
        ("m", ""),
        ("2", "superscript"),
        ("CO", ""),
        ("2", "subscript"),
    ]


def test_a_binding_may_name_a_face():
    line = _one("占地【资产.合计.占地面积：万，1位】亩")
    assert line.pieces[1] == BindingPiece("资产.合计.占地面积", "万，1位", 3, 13, 14)


def test_a_function_with_colons_in_quotes_is_no_face():
    line = _one("【比（甲.「乙：丙」，丁）】")
    assert line.pieces[0].face == ""


def test_a_footnote_may_hold_references_and_figures():
    line = _one("甲【注：见【表：乙】和【丙】。】")
    note = line.pieces[1]
    assert isinstance(note, FootnotePiece)
    assert [type(p).__name__ for p in note.pieces] == [
        "TextPiece",
        "ReferencePiece",
        "TextPiece",
        "BindingPiece",
        "TextPiece",
    ]


def test_open_marks_need_no_text():
    assert _one("甲【待补】").pieces[1] == MarkPiece("supply", (), 1, 5)
    assert _plain(_one("甲【待核：乙】").pieces[1].pieces) == "乙"


def test_a_doubled_bracket_prints_one():
    assert _plain(_one("【【甲】").pieces) == "【甲】"


@pytest.mark.parametrize(
    ("text", "key", "start", "end"),
    [
        ("甲【乙", "bracket-unclosed", 1, 2),
        ("甲【】", "bracket-empty", 1, 3),
        ("甲【表：】", "bracket-empty", 1, 5),
        ("【注：【注：甲】】", "note-in-note", 3, 8),
        ("**甲", "bold-unclosed", 0, 2),
        ("20m2", "plain-power", 2, 4),
        ("##### 甲", "heading-too-deep", 0, 5),
        ("【表：甲，乙】", "table-placement", 4, 6),
        ("【图：1，2，3，4，5】", "figure-row", 11, 12),
        ("【注：【待核：【待核：【待核：【待核：甲】】】】】", "bracket-too-deep", 15, 21),
    ],
)
def test_what_is_wrong_is_told_at_its_place(text, key, start, end):
    _, problems = parse_markup(text)
    assert [(p.key, p.start, p.end) for p in problems] == [(key, start, end)]


def _all_pieces(pieces):
    for piece in pieces:
        yield piece
        if isinstance(piece, (FootnotePiece, MarkPiece)):
            yield from _all_pieces(piece.pieces)


SOUP = st.text(alphabet="甲乙1.2、（）()一二【】：，；。*#\\m²㎡\n 　表图注待核“”", max_size=60)


@given(st.one_of(SOUP, st.text(max_size=80)))
def test_any_text_is_read_and_its_pieces_stand_where_they_say(text):
    lines, problems = parse_markup(text)
    for line in lines:
        for group in ("pieces", "heading", "body", "caption"):
            for piece in _all_pieces(getattr(line, group, ())):
                if isinstance(piece, TextPiece) and not piece.vertical and "㎡" not in text:
                    assert text[piece.start : piece.end].replace("【【", "【") == piece.text
                if isinstance(piece, ReferencePiece):
                    assert text[piece.start : piece.end] == piece.name
                if isinstance(piece, BindingPiece):
                    assert text[piece.start : piece.end] == piece.expression
    assert all(0 <= p.start <= p.end <= len(text) for p in problems)


MARKUP = "【】*㎡㎥²³¹⁰⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"


@given(st.text(st.characters(exclude_characters=MARKUP), max_size=80))
def test_text_without_markup_comes_back_unchanged(text):
    pieces, problems = parse_inline(text)
    assert all(found.key == "plain-power" for found in problems)
    assert _plain(pieces) == text


def _covered(pieces):
    for piece in pieces:
        if isinstance(piece, (FootnotePiece, MarkPiece)):
            yield from _covered(piece.pieces)
        else:
            yield from range(piece.start, piece.end)
        if isinstance(piece, BindingPiece):
            yield from range(piece.face_start, piece.face_start + len(piece.face))


@given(SOUP)
def test_whatever_is_no_markup_stands_in_a_piece(text):
    pieces, problems = parse_inline(text)
    if not problems:
        covered = set(_covered(pieces))
        left = {sign for at, sign in enumerate(text) if at not in covered}
        assert left <= set("【】*： \n　表图注待核")


@given(SOUP)
def test_pieces_follow_each_other(text):
    pieces, _ = parse_inline(text)
    places = [(p.start, p.end) for p in pieces]
    assert all(a[1] <= b[0] for a, b in pairwise(places))


@pytest.mark.parametrize("unit", ["【", "】", "**", "（", "【注：", "【甲】", "1.", "*", "【【"])
def test_long_lines_of_any_sign_are_read_in_time(unit):
    parse_markup(unit * 20_000)


def test_a_plain_text_is_parted_at_its_raised_characters():
    assert list(verticals("面积（m²）㎡CO₂")) == [
        ("面积（m", ""),
        ("2", "superscript"),
        ("）", ""),
        ("m", ""),
        ("2", "superscript"),
        ("CO", ""),
        ("2", "subscript"),
    ]
    assert list(verticals("12.5")) == [("12.5", "")]
