"""The alternative text that stands for a chart."""

from __future__ import annotations

from dataclasses import replace

from reportgen.charts import describe


def test_kind_caption_unit_values_and_extremes_are_told(chart_of):
    chart = chart_of("bar", {"人数": ["2552", "848", None, "1607"]})
    assert describe(chart) == (
        "柱形图：在校生（单位：人）。青铜峡 2552，盐池 848，红寺堡无数据，同心 1607；"
        "最高的是青铜峡（2552），最低的是盐池（848）。"
    )


def test_each_series_is_told_by_name(chart_of):
    chart = chart_of("grouped", {"男": ["1", "2"], "女": ["3", "4"]})
    assert describe(chart) == (
        "簇状柱形图：在校生（单位：人）。男：青铜峡 1，盐池 2。女：青铜峡 3，盐池 4。"
    )


def test_equal_extremes_are_told_together_and_equal_values_have_none(chart_of):
    assert "最高的是青铜峡、同心（9）" in describe(chart_of("line", {"数": ["9", "1", "5", "9"]}))
    assert "最高" not in describe(chart_of("line", {"数": ["5", "5", "5"]}))


def test_the_printed_faces_are_told(chart_of):
    told = describe(chart_of("ring", {"占比": ["62.50%", "37.50%"]}, unit=""))
    assert told == "环形图：在校生。青铜峡 62.50%，盐池 37.50%。"


def test_the_editors_own_words_win(chart_of):
    chart = chart_of("pie", {"人数": ["1", "2"]}, alt="两所学校的人数")
    assert describe(chart) == "两所学校的人数"


def test_a_long_chart_tells_its_reach_and_extremes(chart_of):
    years = tuple(str(year) for year in range(1950, 2020))
    chart = chart_of("line", {"数": [str(n) for n in range(70)]}, categories=years)
    assert describe(chart) == (
        "折线图：在校生（单位：人）。从1950到2019共70项；最高的是2019（69），最低的是1950（0）。"
    )


def test_an_empty_chart_is_described_without_failing(chart_of):
    chart = replace(chart_of("bar", {"人数": [None]}), series=(), categories=(), unit="")
    assert describe(chart) == "柱形图：在校生。"
