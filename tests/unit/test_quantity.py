"""A figure's faces."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.quantity import (
    FACTORS,
    Face,
    Signs,
    agrees,
    format_value,
    is_nothing,
    parse_quantity,
    printed,
    round_half_up,
    step,
)


@pytest.mark.parametrize(
    ("text", "value", "face", "unit"),
    [
        ("56.30", "56.30", Face(2), ""),
        ("100%", "1", Face(0, "%"), ""),
        ("92.63％", "0.9263", Face(2, "%"), ""),
        ("866人", "866", Face(0), "人"),
        ("1,234,567.8", "1234567.8", Face(1, "", thousands=True), ""),
        ("３５．５万元", "355000", Face(1, "万"), "元"),
        ("-0.5", "-0.5", Face(1), ""),
        ("1.1亿元", "110000000", Face(1, "亿"), "元"),
        ("5‰", "0.005", Face(0, "‰"), ""),
        ("100 m²", "100", Face(0), "m²"),
        ("0", "0", Face(0), ""),
        (".5", "0.5", Face(1), ""),
        ("−5", "-5", Face(0), ""),
        ("¥1,234.00", "1234", Face(2, "", thousands=True), ""),
        ("3.2个百分点", "0.032", Face(1, "百分点"), "个百分点"),
        ("12台（套）", "12", Face(0), "台（套）"),
        ("0.8元/生", "0.8", Face(1), "元/生"),
        ("20GB", "20", Face(0), "GB"),
        ("3个月", "3", Face(0), "个月"),
        ("9" * 30, "9" * 30, Face(0), ""),
        ("-" + "9" * 30, "-" + "9" * 30, Face(0), ""),
    ],
)
def test_a_figure_has_its_exact_value_and_its_face(text, value, face, unit):
    found = parse_quantity(text)
    assert found is not None
    assert (found.value, found.face, found.unit, found.text) == (Decimal(value), face, unit, text)


@pytest.mark.parametrize(
    "text",
    ["", "—", "/", "1:1.35", "3+2", "2025-09-10", "1,23", "1.2.3", "12人/3", "甲", "9" * 61, "1e5"],
)
def test_what_is_not_one_figure_is_none(text):
    assert parse_quantity(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "010203",
        "00",
        "2025年",
        "9月",
        "3号",
        "100余人",
        "5%左右",
        "50分以上",
        "3千万",
        "2万亿元",
        "5G",
        "3D打印",
        "（12）",
        "约5",
        ">3",
        "第3",
        "1 234",
        "百分之五",
    ],
)
def test_codes_dates_names_and_approximations_are_no_figures(text):
    assert parse_quantity(text) is None


@pytest.mark.parametrize(
    ("value", "digits", "rounded"),
    [("0.125", 2, "0.13"), ("-0.125", 2, "-0.13"), ("2.5", 0, "3"), ("35.9768", 2, "35.98")],
)
def test_halves_round_away_from_zero(value, digits, rounded):
    assert round_half_up(Decimal(value), digits) == Decimal(rounded)


@pytest.mark.parametrize(
    ("value", "face", "text"),
    [
        ("0.359768", Face(2, "%"), "35.98%"),
        ("524862", Face(1, "万"), "52.5万"),
        ("524862", Face(0, "", thousands=True), "524,862"),
        ("2.50", Face(), "2.5"),
        ("-0.004", Face(2), "0.00"),
        ("100", Face(), "100"),
    ],
)
def test_a_value_prints_with_its_face(value, face, text):
    assert format_value(Decimal(value), face) == text


def test_a_stated_figure_agrees_with_what_rounds_to_it():
    stated = parse_quantity("35.98%")
    assert stated is not None
    assert agrees(stated, Decimal(186) / Decimal(517))
    assert not agrees(stated, Decimal("0.4565"))


def test_the_least_step_of_a_face():
    assert step(Face(2, "%")) == Decimal("0.0001")


FACES = st.builds(
    Face,
    st.integers(0, 8),
    st.sampled_from(["", "万", "亿", "%", "‰"]),
    st.booleans(),
)


@given(st.decimals(-(10**12), 10**12, places=6), FACES)
def test_what_is_printed_is_read_back_as_the_rounded_value(value, face):
    text = format_value(value, face)
    found = parse_quantity(text)
    assert found is not None
    assert agrees(printed(found.value, face), value)


@given(st.text(max_size=80))
def test_any_text_is_a_figure_or_none(text):
    found = parse_quantity(text)
    assert found is None or found.text == text.strip()


@pytest.mark.parametrize(
    ("value", "face", "text"),
    [
        ("267", Face(0), "增加267"),
        ("-267", Face(0), "减少267"),
        ("-12345", Face(1, "万"), "减少1.2万"),
        ("-1234.5", Face(0, thousands=True), "减少1,235"),
        ("0.0455", Face(1, "%"), "增加4.6%"),
        ("-0.0245", Face(1, "百分点"), "减少2.5"),
        ("2.25", Face(1, "倍"), "增加2.3倍"),
        ("-0.0004", Face(1, "%"), "增加0.0%"),
        ("-0", Face(0), "增加0"),
    ],
)
def test_a_change_says_its_sign_in_words_and_never_minus(value, face, text):
    worded = replace(face, signs=Signs("增加", "减少", "持平"))
    assert format_value(Decimal(value), worded) == text


@given(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12),
    st.integers(0, 6),
    st.sampled_from(sorted(FACTORS)),
    st.booleans(),
)
def test_a_worded_change_read_back_is_the_change_at_the_digits_printed(
    value, digits, scale, thousands
):
    signs = Signs("增加", "减少", "持平")
    face = Face(digits, scale, thousands, signs)
    text = format_value(value, face)
    word, figure = text[:2], text[2:]
    assert word in signs
    assert "-" not in figure
    ending = "个百分点" if scale == "百分点" else ""
    read = parse_quantity(f"{figure}{ending}")
    assert read is not None
    back = -read.value if word == signs.less else read.value
    assert abs(back - value) <= step(face) / 2
    assert agrees(replace(read, value=back, face=face), value)
    assert is_nothing(value, face) == (back == 0)
