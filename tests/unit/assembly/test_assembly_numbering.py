"""What must hold of heading numbers, in the three profiles and with typed schemes."""

from __future__ import annotations

import pytest

from reportgen.assembly.numbering import chinese, number_lines, profile_number, typed_prefix
from reportgen.markup.pieces import HeadingLine, Line, ParagraphLine, Scheme, TextPiece

_SCHEMES: dict[str, Scheme] = {"一": "一、", "（一": "（一）", "1.": "1.", "（1": "（1）"}


def _line(text: str, start: int) -> Line:
    """Return a line as the markup gives it: number, a blank, heading, a blank and a body."""
    number, _, rest = text.partition(" ")
    heading, _, body = rest.partition(" ")
    if number == "-":
        return ParagraphLine((), start, start + 1)
    pieces = (TextPiece(heading, 0, 0),)
    bodies = (TextPiece(body, 0, 0),) if body else ()
    if number.startswith("#"):
        return HeadingLine("#", len(number), "", pieces, bodies, start, start + 1)
    scheme: Scheme = (
        "1.1"
        if number[-1].isdigit()
        else "一、"
        if number.endswith("、")
        else "1."
        if number.endswith(".")
        else "（1）"
        if number[1].isdigit()
        else "（一）"
    )
    return HeadingLine(scheme, 0, number, pieces, bodies, start, start + 1)


def _numbers(
    texts: list[str], *, profile="typed", above=(), restyle=False
) -> list[tuple[int, str, bool]]:
    lines = [_line(text, start) for start, text in enumerate(texts)]
    found = number_lines(lines, profile, above=above, restyle=restyle)
    return [(found[key].level, found[key].number, found[key].differs) for key in sorted(found)]


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (99, "九十九"),
     (100, "一百"), (101, "一百零一"), (110, "一百一十"), (111, "一百一十一"),
     (1001, "一千零一"), (1010, "一千零一十"), (2300, "二千三百")],
)  # fmt: skip
def test_chinese_numerals_are_word_s(number: int, text: str) -> None:
    assert chinese(number) == text


def test_profiles_number_chapters_and_sections() -> None:
    assert profile_number("decimal", 1, (3,)) == "3."
    assert profile_number("decimal", 2, (3, 2)) == "3.2"
    assert profile_number("decimal", 3, (3, 2, 1)) == "（1）"
    assert profile_number("gongwen", 1, (3,)) == "三、"
    assert profile_number("gongwen", 2, (3, 2)) == "（二）"
    assert profile_number("gongwen", 3, (3, 2, 1)) == "1."
    assert profile_number("gongwen", 4, (3, 2, 1, 12)) == "（12）"


def test_typed_schemes_are_kept_and_counted_again_under_each_parent() -> None:
    assert _numbers(["一、 甲", "1. 子", "2. 丑", "二、 乙", "1. 寅"]) == [
        (1, "一、", False),
        (2, "1.", False),
        (2, "2.", False),
        (1, "二、", False),
        (2, "1.", False),
    ]


def test_four_typed_schemes_are_four_levels() -> None:
    found = _numbers(["一、 甲", "（一） 乙", "1. 丙", "（1） 丁"])
    assert [level for level, _, _ in found] == [1, 2, 3, 4]


def test_a_wrong_typed_number_is_set_right_and_told() -> None:
    assert _numbers(["一、 甲", "三、 乙", "三、 丙"]) == [
        (1, "一、", False),
        (1, "二、", True),
        (1, "三、", False),
    ]


def test_marked_headings_take_the_profile_below_the_section() -> None:
    assert _numbers(["# 甲", "# 乙", "## 丙"], profile="decimal", above=(2, 3)) == [
        (3, "（1）", False),
        (3, "（2）", False),
        (4, "①", False),
    ]


def test_typed_headings_in_a_decimal_section_keep_their_scheme() -> None:
    found = _numbers(["1. 甲 后文", "2. 乙 后文"], profile="decimal", above=(9, 1))
    assert found == [(3, "1.", False), (3, "2.", False)]


def test_a_chapter_in_one_file_counts_its_typed_sections_with_the_chapter() -> None:
    found = _numbers(["4.1 甲", "4.2 乙", "4.2.1 丙"], profile="decimal", above=(4,))
    assert found == [(2, "4.1", False), (2, "4.2", False), (3, "4.2.1", False)]
    assert _numbers(["1.1 甲"], profile="decimal", above=(4,)) == [(2, "4.1", True)]


def test_a_second_list_of_run_in_headings_begins_again_after_a_paragraph() -> None:
    found = _numbers(["- p", "1. 甲 后文", "2. 乙 后文", "- p", "1. 丙 后文"], above=(1, 1))
    assert [number for _, number, _ in found] == ["1.", "2.", "1."]


def test_a_case_that_asks_for_a_profile_gets_its_schemes() -> None:
    found = _numbers(["一、 甲", "1. 乙", "2. 丙"], profile="decimal", restyle=True)
    assert found == [(1, "1.", False), (2, "1.1", False), (2, "1.2", False)]


def test_gongwen_keeps_its_own_two_levels_and_replaces_decimal_ones() -> None:
    found = _numbers(["一、 甲", "1. 乙"], profile="gongwen", restyle=True)
    assert found == [(1, "一、", False), (2, "1.", False)]
    found = _numbers(["1. 甲", "1.1 乙"], profile="gongwen", restyle=True)
    assert found == [(1, "一、", False), (2, "（一）", False)]


def test_a_fifth_level_is_told_and_printed_as_the_fourth() -> None:
    lines = [_line("# 甲", 0), _line("## 乙", 1), _line("### 丙", 2)]
    found = number_lines(lines, "gongwen", above=(1, 1), restyle=False)
    assert (found[2].level, found[2].too_deep) == (4, True)


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        ("1.1 规模", "规模"),
        ("1.1规模", "规模"),
        ("一、基本情况", "基本情况"),
        ("（二）设施", "设施"),
        ("3.质量", "质量"),
        ("第一章 总则", "总则"),
        ("第二节　设施", "设施"),
        ("2025年的工作", "2025年的工作"),
        ("5G应用", "5G应用"),
        ("1+X证书", "1+X证书"),
        ("2.5万人的城", "2.5万人的城"),
        ("第三节课改革", "第三节课改革"),
        ("一带一路", "一带一路"),
        ("1.1", "1.1"),
    ],
)
def test_a_number_typed_before_a_title_is_seen(title: str, rest: str) -> None:
    assert title[typed_prefix(title) :] == rest
