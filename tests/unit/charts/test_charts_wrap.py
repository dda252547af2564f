"""Breaking names, spreading labels, ticks of an axis."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from chart_samples import make_chart
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.charts.scale import value_axis
from reportgen.charts.spread import spread
from reportgen.charts.style import em
from reportgen.charts.tidy import tidy
from reportgen.charts.wrap import longest_word, wrap
from reportgen.model import Series


def measure(text: str, points: float) -> float:
    """Return a width as the shipped font would give it, nearly."""
    return em(points) * sum(1 if ord(char) > 0x2E80 else 0.55 for char in text)


def wrapped(text: str, characters: float) -> tuple[str, ...]:
    return wrap(text, 10.5, characters * em(10.5) + 1e-6, measure)


@pytest.mark.parametrize(
    ("text", "characters", "lines"),
    [
        ("盐池职校", 4, ("盐池职校",)),
        ("青铜峡市职业教育中心", 7, ("青铜峡市", "职业教育中心")),
        ("盐池县职业技术学校", 7, ("盐池县", "职业技术学校")),
        ("职业技术学校（含五年制）", 8, ("职业技术学校", "（含五年制）")),
        ("财经商贸类（含电子商务与物流）", 11, ("财经商贸类", "（含电子商务与物流）")),
        ("生均教学仪器设备值", 5, ("生均教学", "仪器设备值")),
        ("2024年招生人数", 5, ("2024年", "招生人数")),
        ("甲乙丙丁，戊己庚辛", 5, ("甲乙丙丁，", "戊己庚辛")),
    ],
)
def test_names_break_where_the_sense_allows(text, characters, lines):
    assert wrapped(text, characters) == lines


def test_a_word_is_kept_whole_until_it_alone_is_too_wide():
    assert wrapped("人均12345元", 4) == ("人均", "12345元")
    assert wrapped("12345", 1.2) == ("1", "23", "45")
    assert longest_word("人均12345元", 10, measure) == pytest.approx(5 * 0.55 * em(10))


@given(st.text(alphabet="职业学校市县（）()“”，。12.5% aA年", max_size=40), st.floats(0.2, 12))
@settings(deadline=None)
def test_wrapping_loses_no_character_and_keeps_to_the_width(text, characters):
    clean = tidy(text)
    lines = wrapped(clean, characters) if clean else ()
    assert "".join(lines).replace(" ", "") == clean.replace(" ", "")
    assert all(
        len(line) == 1 or measure(line, 10.5) <= characters * em(10.5) + 1e-5 for line in lines
    )


def test_a_label_is_drawn_on_one_line_without_invisible_characters():
    assert tidy(" 学\u3000 校\r\n名\u200b称\ufeff ") == "学 校名称"


def test_what_does_not_meet_stays():
    assert spread([5, 20, 12], [4, 4, 4], 0, 30) == (5, 20, 12)


def test_a_cluster_moves_apart_evenly_and_stays_within_the_ends():
    assert spread([10, 10, 10], [4, 4, 4], 0, 30) == pytest.approx((6, 10, 14))
    assert spread([29, 29], [4, 4], 0, 30) == pytest.approx((24, 28))
    assert spread([], [], 0, 30) == ()


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0.5, 9)), max_size=12))
@settings(deadline=None)
def test_spread_labels_never_meet_and_keep_their_order(items):
    wanted, sizes = [a for a, _ in items], [b for _, b in items]
    placed = spread(wanted, sizes, 0, 120)
    order = sorted(range(len(items)), key=lambda index: wanted[index])
    for a, b in pairwise(order):
        assert placed[b] - placed[a] >= (sizes[a] + sizes[b]) / 2 - 1e-6
    assert all(
        p - s / 2 >= -1e-6 and p + s / 2 <= 120 + 1e-6 for p, s in zip(placed, sizes, strict=True)
    )


@pytest.mark.parametrize(
    ("texts", "ticks"),
    [
        (["2100", "2552", "848"], ("0", "1000", "2000", "3000")),
        (["95.1%", "99.2%"], ("95%", "96%", "97%", "98%", "99%", "100%")),
        (["12,350", "1,500"], ("0", "5,000", "10,000", "15,000")),
        (["-12.5", "30"], ("-20", "-10", "0", "10", "20", "30")),
        (["0", "0"], ("0.0", "0.2", "0.4", "0.6", "0.8", "1.0")),
        (["5", "5"], ("0", "1", "2", "3", "4", "5")),
    ],
)
def test_ticks_are_round_and_written_like_the_values(chart_of, texts, ticks):
    assert value_axis(chart_of("line", {"数": texts})).texts == ticks


@given(st.lists(st.decimals(-(10**14), 10**14, places=4), min_size=1, max_size=6))
@settings(deadline=None)
def test_an_axis_holds_every_value_in_two_to_nine_ticks(values):
    chart = make_chart("line", {"数": ["1"]})
    series = Series("数", tuple(values), tuple(map(str, values)))
    axis = value_axis(replace(chart, series=(series,), categories=("甲",) * len(values)))
    assert 2 <= len(axis.ticks) <= 9
    slack = 1e-9 * max(1.0, abs(axis.ticks[-1] - axis.ticks[0]))
    assert axis.ticks[0] - slack <= min(map(float, values))
    assert max(map(float, values)) <= axis.ticks[-1] + slack
    assert Decimal(axis.ticks[0]) < Decimal(axis.ticks[-1])
