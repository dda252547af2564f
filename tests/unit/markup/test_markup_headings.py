"""Typed headings, and the lines that only look like one."""

import time

import pytest

from reportgen.markup import parse_inline, parse_markup
from reportgen.markup.pieces import BindingPiece, HeadingLine, ParagraphLine, TextPiece


def _one(text):
    (line,), _ = parse_markup(text)
    return line


def _plain(pieces):
    return "".join(piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("text", "scheme", "heading", "body"),
    [
        ("1.2025年工作要点", "1.", "2025年工作要点", ""),
        ("2、2024-2025年投入。共三批。", "1.", "2024-2025年投入。", "共三批。"),
        ("1.1个人发展", "1.1", "个人发展", ""),
        ("2.3日常管理", "1.1", "日常管理", ""),
        ("1.2.3 专业建设", "1.1", "专业建设", ""),
        ("一．主要做法", "一、", "主要做法", ""),
        ("二、四项举措", "一、", "四项举措", ""),
        ("十二、三年规划", "一、", "三年规划", ""),
        ("1.上午9：30集合。准时出发。", "1.", "上午9：30集合。", "准时出发。"),
        ("3.口号是强国有我（见附件）。后文", "1.", "口号是强国有我（见附件）。", "后文"),
        ("1.完成了一项任务；", "1.", "", "完成了一项任务；"),
        ("4.大家说“一起来。”", "1.", "", "大家说“一起来。”"),
        ("１．精准选拔", "1.", "精准选拔", ""),
    ],
)
def test_a_number_at_a_lines_start_makes_a_heading(text, scheme, heading, body):
    line = _one(text)
    assert isinstance(line, HeadingLine)
    assert (line.scheme, _plain(line.heading), _plain(line.body)) == (scheme, heading, body)


@pytest.mark.parametrize(
    "text",
    [
        "一、二年级学生参加实习。",
        "二、三产业比重上升",
        "三、四线城市",
        "9.10日上午",
        "1.5小时的课程",
        "2.5公里长",
        "12.5kW的设备",
        "3.5万人次",
        "1.1—1.3章",
        "1.",
        "（一）",
        "2025.9.10开学",
        "一是落实责任。二是补短板。",
        "第一，加强领导。",
        "①甲",
        "#1教学楼",
    ],
)
def test_a_line_that_only_looks_like_one_stays_a_paragraph(text):
    line = _one(text)
    assert isinstance(line, ParagraphLine)
    assert _plain(line.pieces) == text


def test_a_bold_heading_takes_its_marks_with_it():
    line = _one("1.**标题。**正文")
    assert isinstance(line, HeadingLine)
    assert [(p.text, p.bold) for p in line.heading] == [("标题。", True)]
    assert [(p.text, p.bold) for p in line.body] == [("正文", False)]


def test_bold_that_goes_on_behind_the_stop_is_not_cut_in_two():
    line = _one("1.**标题。正文**")
    assert isinstance(line, HeadingLine)
    assert line.heading == ()
    assert [(p.text, p.bold) for p in line.body] == [("标题。正文", True)]


def test_a_bold_beginning_stays_a_paragraph():
    assert isinstance(_one("**四类基地。**校外基地"), ParagraphLine)


def test_a_figure_in_a_heading_keeps_its_place():
    text = "  （一）共【甲.乙】人。后【丙】"
    line = _one(text)
    assert isinstance(line, HeadingLine)
    bindings = [p for p in (*line.heading, *line.body) if isinstance(p, BindingPiece)]
    assert [text[p.start : p.end] for p in bindings] == ["甲.乙", "丙"]


def test_a_case_may_have_a_comma_in_its_name():
    (piece,), problems = parse_inline("【案例：甲，乙】")
    assert problems == ()
    assert piece.name == "甲，乙"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("共120m2。", ["m2"]),
        ("10km2、3hm2，5m^3", ["km2", "hm2", "m^3"]),
        ("m2m", []),
        ("PM2.5", []),
        ("m2.5", []),
        ("cm23", []),
        ("Am2", []),
    ],
)
def test_a_plain_power_is_told_and_not_changed(text, found):
    pieces, problems = parse_inline(text)
    assert [p.params["found"] for p in problems] == found
    assert _plain(pieces) == text


def test_raised_signs_become_real_ones():
    pieces, _ = parse_inline("10⁻³SO₄")
    assert [(p.text, p.vertical) for p in pieces if isinstance(p, TextPiece)] == [
        ("10", ""),
        ("-3", "superscript"),
        ("SO", ""),
        ("4", "subscript"),
    ]


UNITS = [
    "1.（",
    "1.“甲",
    "**【",
    "【【**",
    "²㎡",
    "m2",
    "【甲：",
    "：",
    "【注：】",
    "1.1",
    "一、",
    "#",
]


@pytest.mark.parametrize("unit", UNITS)
def test_a_long_line_takes_linear_time(unit):
    """Ten times the text may take thirty times as long, never a hundred."""
    parse_markup(unit * 10)
    times = []
    for count in (10_000, 100_000):
        start = time.process_time()
        parse_markup(unit * count)
        times.append(time.process_time() - start)
    assert times[1] < max(times[0], 0.005) * 30
