"""Formulas: read, and computed exactly."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.diagnostics import LocalProblem
from reportgen.expressions import (
    Found,
    Missing,
    Value,
    evaluate,
    names_used,
    parse_expression,
    parse_face,
)
from reportgen.quantity import Face, format_value, parse_quantity
from reportgen.source import Span

HERE = Span("a.yaml", 1, 1, 1, 2)


def _quantities(*texts):
    return tuple(q for text in texts if (q := parse_quantity(text)) is not None)


class _Book:
    """A handful of figures by address."""

    labels = ("“双师型”教师", "3+2", "A-B")
    figures = {
        ("教师", "合计", "双师"): "186",
        ("教师", "合计", "专任"): "517",
        ("教师", "合计", "“双师型”教师"): "186",
        ("资产", "合计", "占地"): "524862",
        ("资产", "合计", "建筑"): "210262.75",
        ("率", "甲"): "45.65%",
        ("率", "乙"): "5.3%",
        ("空",): "0",
        ("3+2",): "7",
        ("表", "2024年"): "9",
        ("x",): "3",
    }

    def resolve(self, path):
        if path == ("教师", "专任"):
            return Found(_quantities("115", "125", "121", "156"), (HERE,) * 4, column=True)
        if path == ("表", "文"):
            return Found((), (HERE,), text="1:3.5")
        if path == ("白",):
            return Found((), (), column=True)
        if path not in self.figures:
            return Missing("unknown-name", {"name": path[-1]}, part=len(path) - 1)
        return Found(_quantities(self.figures[path]), (HERE,))


def _value(text) -> Value:
    expression = parse_expression(text, _Book.labels)
    assert not isinstance(expression, LocalProblem), expression
    value = evaluate(expression, _Book())
    assert not isinstance(value, LocalProblem), value
    return value


def _problem(text) -> tuple:
    expression = parse_expression(text, _Book.labels)
    found = expression if isinstance(expression, LocalProblem) else evaluate(expression, _Book())
    assert isinstance(found, LocalProblem), found
    return found.key, found.start, found.end


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1+2*3", "7"),
        ("(1+2)*3", "9"),
        ("（1＋2）×3", "9"),
        ("10-2-3", "5"),
        ("-2*-3", "6"),
        ("教师.合计.双师 + 1", "187"),
        ("教师.合计.“双师型”教师", "186"),
        ("教师.合计.「双师」", "186"),
        ("3+2 + 1", "8"),
        ("表.2024年", "9"),
        ("合计(教师.专任)", "517"),
        ("sum(教师.专任, x)", "520"),
        ("最大(教师.专任)", "156"),
        ("min(教师.专任)", "115"),
        ("个数(教师.专任)", "4"),
        ("增减(2, 5)", "-3"),
        ("四舍五入(2.345, 2)", "2.35"),
        ("5%", "0.05"),
        ("3万", "30000"),
        ("x", "3"),
    ],
)
def test_a_formula_is_computed_exactly(text, value):
    assert _value(text).value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("占比(教师.合计.双师, 教师.合计.专任, 2)", "35.98%"),
        ("比(教师.合计.双师, 教师.合计.专任, 2)", "2.78"),
        ("增长(110, 100, 1)", "10.0%"),
        ("万(资产.合计.占地, 1)", "52.5万"),
        ("率.甲", "45.65%"),
        ("率.甲 - 率.乙", "40.35%"),
        ("资产.合计.占地 - 资产.合计.建筑", "314599.25"),
        ("资产.合计.建筑", "210262.75"),
    ],
)
def test_a_value_has_the_face_it_prints_with(text, printed):
    value = _value(text)
    assert format_value(value.value, value.face) == printed
    assert not value.inexact


def test_a_lone_address_keeps_the_cells_own_text():
    assert _value("率.甲").text == "45.65%"
    assert _value("表.文").text == "1:3.5"
    assert _value("表.文").is_text


@pytest.mark.parametrize("text", ["1/3", "平均(教师.专任)", "占比(1, 3)", "2 * (1/3)"])
def test_a_division_without_digits_is_known_to_be_inexact(text):
    assert _value(text).inexact


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("1 == 1.0", True),
        ("教师.合计.专任 = 合计(教师.专任)", True),
        ("45.65% == 率.甲", True),
        ("46% == 率.甲", True),
        ("35.98% == 教师.合计.双师 / 教师.合计.专任", True),
        ("2 != 3", True),
        ("2 ≥ 3", False),
        ("2 <= 2.4", True),
        ("3 > 2", True),
    ],
)
def test_equality_holds_at_the_coarser_of_the_printed_digits(text, truth):
    assert _value(text).truth is truth


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("平均(教师.合计.双师, 教师.合计.专任, 2)", "235"),
        ("合计(1, 2)", "3"),
    ],
)
def test_a_number_beside_single_figures_is_one_of_them(text, value):
    assert _value(text).value == Decimal(value)


def test_the_cells_of_a_value_are_told():
    assert len(_value("合计(教师.专任)").cells) == 4


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", ("expression-cut", 0, 0)),
        ("1 +", ("expression-cut", 2, 3)),
        ("1 ? 2", ("expression-unclear", 2, 3)),
        ("教师.合计.双帅", ("unknown-name", 6, 8)),
        ("(1 + 2", ("parenthesis-unclosed", 0, 1)),
        ("平方(2)", ("unknown-function", 0, 2)),
        ("占比(1)", ("wrong-arguments", 0, 5)),
        ("合计(教师.专任, 2)", ("wrong-arguments.number", 10, 11)),
        ("最大(0.5, x, 教师.专任)", ("wrong-arguments.number", 3, 6)),
        ("个数(教师.专任, (1))", ("wrong-arguments.number", 10, 13)),
        ("1 / 空", ("division-by-zero", 4, 5)),
        ("教师.专任 + 1", ("column-not-figure", 0, 5)),
        ("表.文 + 1", ("no-figure", 0, 3)),
        ("(1 == 1)", ("comparison-inside.nested", 3, 5)),
        ("1 == 1 == 1", ("comparison-inside.nested", 7, 9)),
        ("增减(1)", ("wrong-arguments.exactly", 0, 5)),
        ("合计()", ("wrong-arguments", 0, 4)),
        ("合计(白)", ("no-figure.empty", 3, 4)),
        ("1、2", ("expression-unclear", 1, 2)),
        ("x.", ("expression-cut", 1, 2)),
        ("「」", ("expression-unclear", 0, 1)),
        ("*".join(["9" * 30] * 3), ("number-too-large", 0, 92)),
        ("占比(1, 3, 1.5)", ("bad-digits", 9, 12)),
        ("1" * 31, ("number-too-long", 0, 31)),
        ("(" * 60 + "1" + ")" * 60, ("expression-too-deep", 40, 41)),
        ("1+" * 300, ("expression-too-long", 0, 600)),
        ("__import__('os')", ("unknown-function", 0, 10)),
        ("x.__class__", ("unknown-name", 2, 11)),
    ],
)
def test_what_is_wrong_is_told_at_its_place(text, problem):
    assert _problem(text) == problem


def test_the_names_of_a_formula_are_known_before_it_is_computed():
    expression = parse_expression("占地面积 / 在校生.学生数 + 占地面积")
    assert not isinstance(expression, LocalProblem)
    assert names_used(expression) == (("占地面积",), ("在校生", "学生数"))


@pytest.mark.parametrize(
    ("text", "face"),
    [
        ("万，1位", Face(1, "万")),
        ("2位小数", Face(2)),
        ("整数、千分位", Face(0, "", thousands=True)),
        ("百分点，两位", Face(2, "百分点")),
        ("%", Face(None, "%")),
    ],
)
def test_a_face_is_asked_for_in_words(text, face):
    assert parse_face(text) == face


def test_points_print_without_a_sign():
    assert format_value(Decimal("0.0525"), Face(1, "百分点")) == "5.3"


def test_an_unknown_face_is_told_at_its_word():
    found = parse_face("万，大写")
    assert isinstance(found, LocalProblem)
    assert (found.key, found.start, found.end) == ("unknown-face", 2, 4)


@given(st.text(alphabet="甲x.+-*/()（），,=<>≤「」12%万 “", max_size=40))
def test_any_text_is_read_or_told(text):
    expression = parse_expression(text, _Book.labels)
    if not isinstance(expression, LocalProblem):
        evaluate(expression, _Book())
