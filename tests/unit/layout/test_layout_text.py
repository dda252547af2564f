"""Text is as wide as its characters, and breaks where Chinese typesetting lets it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.layout.text import RAISED, Setting, em_width, line_count

BODY = Setting(em=320, spacing=-5, room=8845, first=630)
NARROW = Setting(em=200, spacing=0, room=1000)  # five characters


@pytest.mark.parametrize(
    ("text", "ems"),
    [
        ("质量报告", 4),
        ("2025", 2),
        ("2025年", 3),
        ("“组团式”", 5),
        ("—～×", 3),
        ("", 0),
    ],
)
def test_a_chinese_character_is_an_em_wide_and_a_digit_half(text, ems):
    assert em_width(text) == pytest.approx(ems)


def test_what_is_raised_is_set_smaller():
    assert em_width("m" + RAISED) == pytest.approx(0.5 + 0.29)


def test_28_characters_fill_a_line_of_the_body():
    assert line_count("国" * 26, BODY) == 1
    assert line_count("国" * 27, BODY) == 2
    assert line_count("国" * (26 + 28), BODY) == 2
    assert line_count("国" * (26 + 28 + 1), BODY) == 3


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("国国国国国", 1),
        ("国国国国国。", 2),  # 国。 go down together
        ("国国国国“国", 2),
        ("国国国国12", 1),
        ("国国国国1234", 2),  # a figure stays whole
        ("国国国国98.5%国国国国", 3),  # what stands alone before it
        ("abcdefghijklmnop", 2),  # longer than a line: broken anyhow
        ("国国\n国", 2),
        ("", 1),
        ("国国国国国 国国", 2),  # the blank vanishes at the break
    ],
)
def test_a_line_breaks_between_characters_but_not_before_a_stop_or_in_a_figure(text, lines):
    assert line_count(text, NARROW) == lines


def test_a_hanging_first_line_has_more_room():
    hanging = Setting(em=200, spacing=0, room=1000, first=-200)
    assert line_count("国" * 6, hanging) == 1
    assert line_count("国" * 7, hanging) == 2


@settings(deadline=None)
@given(st.text(max_size=300), st.integers(1, 3000))
def test_any_text_in_any_room_takes_at_least_a_line_and_no_more_than_its_characters(text, room):
    lines = line_count(text, Setting(em=200, spacing=0, room=room))
    assert 1 <= lines <= len(text) + text.count("\n") + 1


@settings(deadline=None)
@given(st.text("国1a，“”（）。 %", max_size=120), st.integers(400, 3000), st.integers(0, 2000))
def test_more_room_rarely_means_more_lines(text, room, more):
    here = line_count(text, Setting(em=200, spacing=0, room=room))
    there = line_count(text, Setting(em=200, spacing=0, room=room + more))
    assert there <= here + 1  # kinsoku may cost a line where a stop meets the edge


def test_a_word_of_twenty_thousand_characters_is_counted_in_no_time():
    assert line_count("国" * 20_000, BODY) == 715
    assert line_count("a" * 20_000, BODY) > 300
