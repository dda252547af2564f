"""A long title is broken between words into a trapezium or a rhombus."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.layout.text import em_width
from reportgen.layout.titles import title_lines


def test_twenty_characters_stand_on_one_line():
    assert title_lines(("国" * 20,), 20) == ("国" * 20,)


def test_lines_given_by_the_editor_stand():
    given_lines = ("以青春志愿红", "护航金岸马拉松以及更多更多更多更多更多更多的字")
    assert title_lines(given_lines, 20) == given_lines


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (
            "某某市中等职业教育人才培养质量年度报告2025年度",
            ("某某市中等职业教育", "人才培养质量年度报告2025年度"),
        ),
        (
            "关于全面推进区域职业教育产教融合高质量发展的实施意见",
            ("关于全面推进区域职业教育", "产教融合高质量发展的实施意见"),
        ),
    ],
)
def test_a_break_stands_between_words(title, lines):
    found = title_lines((title,), 20)
    assert len(found) == len(lines)
    assert "".join(found) == title
    assert all(em_width(line) <= 20 for line in found)
    for line in found[1:]:
        assert line[0] not in "的与和及"


@settings(deadline=None)
@given(st.text("国际职业教育年度报告2025（）《》的与和", max_size=70))
def test_nothing_of_a_title_is_lost_and_its_outline_has_no_waist(title):
    lines = title_lines((title,), 20)
    assert "".join(lines) == title
    if len(lines) > 1:
        widths = [em_width(line) for line in lines]
        assert max(widths) <= 20
        falls = [b < a for a, b in pairwise(widths) if a != b]
        assert falls == sorted(falls)
