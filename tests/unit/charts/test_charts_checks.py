"""What is told about a chart that cannot be drawn, or not well."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from reportgen.charts import draw_charts
from reportgen.diagnostics import Diagnostic, Severity, hint_texts, message_text
from reportgen.model import Chart, Series


def told(chart: Chart, cache: Path) -> list[Diagnostic]:
    pictures, diagnostics = draw_charts([chart], cache)
    refused = any(one.severity is Severity.ERROR for one in diagnostics)
    assert refused == (chart.id not in pictures)
    assert all(one.span == chart.span for one in diagnostics)
    assert all(hint_texts(one, "zh") and hint_texts(one, "en") for one in diagnostics)
    assert all(message_text(one, "en") for one in diagnostics)
    return list(diagnostics)


def only(chart: Chart, cache: Path) -> tuple[str, str]:
    (diagnostic,) = told(chart, cache)
    return diagnostic.code, message_text(diagnostic, "zh")


@pytest.mark.parametrize("kind", ["bar", "line", "pie", "stacked"])
def test_a_chart_without_figures_is_empty(chart_of, tmp_path, kind):
    chart = chart_of(kind, {"人数": [None, None]})
    assert only(chart, tmp_path) == ("chart-empty", "图表“学生分布”没有可以画的数字")
    assert only(replace(chart, series=()), tmp_path)[0] == "chart-empty"
    assert only(replace(chart, categories=(), series=()), tmp_path)[0] == "chart-empty"


@pytest.mark.parametrize("kind", ["pie", "ring"])
def test_a_pie_of_zeros_is_empty(chart_of, tmp_path, kind):
    assert only(chart_of(kind, {"人数": ["0", "0"]}), tmp_path) == (
        "chart-empty",
        "图表“学生分布”的数字全是 0，画不出饼图或环形图",
    )


def test_a_pie_shows_one_series(chart_of, tmp_path):
    chart = chart_of("pie", {"男": ["1", "2"], "女": ["3", "4"]})
    assert only(chart, tmp_path) == (
        "chart-series",
        "图表“学生分布”有 2 组数字，饼图和环形图只能画一组",
    )


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("pie", "图表“学生分布”里“盐池”是负数 -2，饼图和环形图画不了负数"),
        ("ring", "图表“学生分布”里“盐池”是负数 -2，饼图和环形图画不了负数"),
        ("stacked", "图表“学生分布”里“盐池”是负数 -2，堆积图画不了负数"),
    ],
)
def test_parts_of_a_whole_are_not_negative(chart_of, tmp_path, kind, text):
    assert only(chart_of(kind, {"人数": ["5", "-2"]}), tmp_path) == ("chart-negative", text)


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "1E+400", "1E+15"])
def test_a_value_that_no_drawing_can_show_is_told(chart_of, tmp_path, value):
    chart = chart_of("bar", {"人数": ["5", "6"]})
    series = (Series("人数", (Decimal(5), Decimal(value)), ("5", "x")),)
    code, text = only(replace(chart, series=series), tmp_path)
    assert (code, text) == ("chart-value", f"图表“学生分布”里“盐池”的数字 {value} 画不出来")


def test_more_series_than_grey_print_tells_apart_are_refused(chart_of, tmp_path):
    chart = chart_of("grouped", {f"第{n}组": ["1", "2"] for n in range(9)})
    assert only(chart, tmp_path) == (
        "chart-too-many",
        "图表“学生分布”有 9 组数字，超过 8 组黑白打印就分不清了",
    )


def test_more_bars_than_a_page_holds_are_refused(chart_of, tmp_path):
    schools = tuple(f"第{n}所学校" for n in range(60))
    chart = chart_of("bar", {"人数": ["7"] * 60}, categories=schools)
    assert only(chart, tmp_path) == (
        "chart-too-many",
        "图表“学生分布”画不下：60 项太多，或名称太长",
    )


def test_hundreds_of_categories_are_refused_before_any_layout(chart_of, tmp_path):
    chart = chart_of("line", {"人数": ["7"] * 201}, categories=tuple(map(str, range(201))))
    assert only(chart, tmp_path) == ("chart-too-many", "图表“学生分布”有 201 项，最多画 200 项")


def test_a_pie_of_many_slices_is_drawn_with_a_warning_and_of_very_many_not(chart_of, tmp_path):
    names = tuple(f"专业{n}" for n in range(25))
    many = chart_of("pie", {"人数": ["7"] * 9}, categories=names)
    assert only(many, tmp_path) == ("chart-slices", "图表“学生分布”有 9 块，太碎，不容易看清")
    most = chart_of("pie", {"人数": ["7"] * 25}, categories=names)
    assert only(most, tmp_path) == (
        "chart-too-many",
        "图表“学生分布”有 25 块，饼图和环形图最多画 24 块",
    )


def test_a_name_that_is_a_paragraph_is_refused(chart_of, tmp_path):
    chart = chart_of("bar", {"人数": ["1", "2"]}, categories=("甲", "长" * 20_000))
    assert only(chart, tmp_path) == (
        "chart-label-long",
        "图表“学生分布”里“长长长长长长长长长长长长……”超过 40 个字，图上写不下",
    )


def test_values_without_room_are_counted_in_a_warning_also_from_the_cache(chart_of, tmp_path):
    schools = tuple("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉")
    same = {f"第{n}组": [f"1,234,567.{n}" for _ in schools] for n in range(8)}
    chart = chart_of("line", same, categories=schools)
    first, again = only(chart, tmp_path), only(chart, tmp_path)
    assert first == again
    assert first[0] == "chart-crowded"
    assert first[1].startswith("图表“学生分布”太挤，有 ")
    assert first[1].endswith(" 个数字没有地方标出来")


@pytest.mark.parametrize(
    ("char", "text"),
    [
        ("\U000e0041", "图表“学生分布”里的“□”（U+E0041）没有字体能写出来"),
        ("\ud800", "图表“学生分布”里的“□”（U+D800）没有字体能写出来"),
        ("\x07", "图表“学生分布”里的“□”（U+0007）没有字体能写出来"),
    ],
)
def test_a_character_that_no_font_has_is_named(chart_of, tmp_path, char, text):
    chart = chart_of("bar", {"人数": ["1", "2"]}, categories=("甲", f"乙{char}"))
    assert only(chart, tmp_path) == ("glyph-missing", text)


def test_all_missing_characters_of_a_chart_are_one_message(chart_of, tmp_path):
    strange = "".join(chr(0xE0041 + n) for n in range(9))
    chart = chart_of("bar", {"人数": ["1", "2"]}, categories=("甲", strange))
    _, text = only(chart, tmp_path)
    assert text.count("（U+E004") == 5
    assert text.endswith("“□”（U+E0045）、……没有字体能写出来")


def test_charts_alike_are_each_told(chart_of, tmp_path):
    chart = chart_of("bar", {"人数": ["1", "2"]}, categories=("甲", "\ue999"))
    pictures, diagnostics = draw_charts([chart, replace(chart, id="b2", name="另一个")], tmp_path)
    assert not pictures
    assert [one.params["chart"] for one in diagnostics] == ["学生分布", "另一个"]


def test_many_values_of_one_kind_are_told_five_times(chart_of, tmp_path):
    chart = chart_of("pie", {"人数": ["-1"] * 8}, categories=tuple("甲乙丙丁戊己庚辛"))
    assert [one.code for one in told(chart, tmp_path)] == ["chart-negative"] * 5


def test_one_broken_chart_keeps_no_other_from_being_drawn(chart_of, tmp_path):
    broken = replace(chart_of("pie", {"人数": ["-1", "2"]}), id="b2")
    sound = chart_of("bar", {"人数": ["1", "2"]})
    pictures, diagnostics = draw_charts([broken, sound], tmp_path)
    assert list(pictures) == ["b1"]
    assert [one.code for one in diagnostics] == ["chart-negative"]
