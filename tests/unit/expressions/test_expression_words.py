"""Formulas as they are typed: with the input method on, with labels of any kind."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.diagnostics import MESSAGES, PHRASES, LocalProblem, hint_texts, message_text, problem
from reportgen.expressions import Found, Missing, Value, evaluate, parse_expression, parse_face
from reportgen.expressions.tree import Address
from reportgen.quantity import EXACT, Face, Signs, parse_quantity
from reportgen.source import file_span

LABELS = (
    "1",
    "2",
    "2024",
    "1.1",
    "/",
    "-",
    "3+2",
    "3+2+1",
    "1-3月",
    "（一）小学",
    "教师(专任)",
    "“双师型” 教师",
)


class _Anything:
    """Every name is worth 10."""

    labels = LABELS

    def resolve(self, path):
        figure = parse_quantity("10")
        return Found((figure,)) if figure and path else Missing("unknown-name")


def _path(text):
    expression = parse_expression(text, LABELS)
    assert isinstance(expression, Address), expression
    return expression.path


def _value(text):
    expression = parse_expression(text, LABELS)
    assert not isinstance(expression, LocalProblem), expression
    value = evaluate(expression, _Anything())
    assert isinstance(value, Value), value
    return value


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("资产。合计。占地", ("资产", "合计", "占地")),
        ("资产．合计", ("资产", "合计")),
        ("资产 . 合计", ("资产", "合计")),
        ("表.2024", ("表", "2024")),
        ("表.2024年.甲", ("表", "2024年", "甲")),
        ("2024年.甲", ("2024年", "甲")),
        ("2024.甲", ("2024", "甲")),
        ("表.1.1", ("表", "1.1")),
        ("表.3+2+1", ("表", "3+2+1")),
        ("3+2", ("3+2",)),
        ("1-3月.甲", ("1-3月", "甲")),
        ("表.（一）小学", ("表", "（一）小学")),
        ("表.(一)小学", ("表", "（一）小学")),
        ("表.教师（专任）", ("表", "教师(专任)")),
        ("表.“双师型” 教师", ("表", "“双师型” 教师")),
        ("表.「/」", ("表", "/")),
        ("「a.b（c）」.甲", ("a.b（c）", "甲")),
        ("表１.合计", ("表１", "合计")),
    ],
)
def test_an_address_is_read_however_its_names_look(text, path):
    assert _path(text) == path


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2", "3"),
        ("2/1", "2"),
        ("2-1", "1"),
        ("1.1+1", "2.1"),
        ("2024.5 - 2024", "0.5"),
        ("甲/乙", "1"),
        ("甲－乙", "0"),
        ("甲×2÷4", "5"),
        ("甲–1", "9"),
        ("（甲＋1）＊2", "22"),
        ("３．５＋０．５", "4"),
        ("占比（甲，乙、1）", "1"),
        ("四舍五入(2.5)", "3"),
        ("-3万 + 1亿", "99970000"),
        ("-" + "9" * 30, "-" + "9" * 30),
        ("3+2+2", "12"),
        ("MAX(1, 2)", "2"),
    ],
)
def test_signs_may_be_full_width_and_figures_are_no_labels(text, value):
    assert _value(text).value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("甲 《 11", True),
        ("甲 》= 11", False),
        ("甲 <> 11", True),
        ("甲 ！＝ 11", True),
        ("2.4 > 2", True),
        ("2.4 <= 2", False),
        ("甲 * 1.0 <= 10", True),
        ("甲 / 3 = 3.33", True),
        ("甲 / 3 != 3.33", False),
        ("甲 < 甲", False),
        ("甲 >= 甲", True),
    ],
)
def test_an_order_is_exact_and_an_equality_as_printed(text, truth):
    assert _value(text).truth is truth


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("甲、乙", "如果是除号，写成 / 或 ÷"),
        ("甲—乙", "如果是减号，写成 -"),
        ("甲：乙", "名字与名字之间用点号“.”；【】里冒号后面只写数的写法，例如 万，1位"),
        ("面积（亩）", "可以用：合计 平均 最大 最小 个数 四舍五入 占比 比 增长 增减 万 亿"),
    ],
)
def test_a_sign_that_was_probably_meant_is_offered(text, hint):
    found = parse_expression(text, LABELS)
    assert isinstance(found, LocalProblem)
    told = problem(found.key, file_span("a.yaml"), hints=found.hints, **found.params)
    assert hint_texts(told, "zh")[0] == hint


def test_what_cannot_be_read_is_told_as_it_was_typed():
    found = parse_expression("甲 ＝＝ ")
    assert isinstance(found, LocalProblem)
    assert found.key == "expression-cut"
    found = parse_expression("甲 ＋ ）")
    assert isinstance(found, LocalProblem)
    told = problem(found.key, file_span("a.yaml"), hints=found.hints, **found.params)
    assert message_text(told, "zh") == "算式里的“）”读不懂"


@pytest.mark.parametrize(
    ("text", "face"),
    [
        ("万1位", Face(1, "万")),
        ("％ 保留两位小数", Face(2, "%")),
        ("取整千分位", Face(0, "", thousands=True)),
        ("精确到个位", Face(0)),
        ("小数点后１位。", Face(1)),
        ("千分比，10位", Face(10, "‰")),
        ("个百分点", Face(None, "百分点")),
        ("倍，1位", Face(1, "倍")),
        ("增加/减少", Face(signs=Signs("增加", "减少", "持平"))),
        ("增加减少 万1位", Face(1, "万", signs=Signs("增加", "减少", "持平"))),
        ("下降／增长，2位", Face(2, signs=Signs("增长", "下降", "持平"))),
        ("提高或降低个百分点1位", Face(1, "百分点", signs=Signs("提高", "降低", "持平"))),
        ("多/少/不变，千分位", Face(thousands=True, signs=Signs("多", "少", "不变"))),
        ("增减", Face(signs=Signs("增", "减", "持平"))),
        ("", Face()),
    ],
)
def test_a_face_is_understood_in_an_editors_words(text, face):
    assert parse_face(text) == face


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("万，亿", ("face-twice", 2, 3)),
        ("1位，整数", ("face-twice", 3, 5)),
        ("万元", ("unknown-face", 0, 2)),
        ("1位，12位", ("unknown-face", 3, 6)),
        ("增加", ("unknown-face", 0, 2)),
        ("增加/增长", ("unknown-face", 0, 5)),
        ("增加/减少，增长/下降", ("face-twice", 6, 11)),
        ("倍，万", ("face-twice", 2, 3)),
    ],
)
def test_a_face_that_says_two_things_is_told(text, problem):
    found = parse_face(text)
    assert isinstance(found, LocalProblem)
    assert (found.key, found.start, found.end) == problem


def test_a_long_sum_of_names_is_no_deep_recursion():
    assert _value("+".join(["甲"] * 250)).value == 2500


def _random_sum():
    numbers = st.decimals(0, 10**6, places=2).map(lambda d: (f"{d:f}", Fraction(d)))
    return st.recursive(
        numbers,
        lambda part: st.tuples(part, st.sampled_from("+-*"), part).map(
            lambda p: (f"({p[0][0]}{p[1]}{p[2][0]})", _worked(p[0][1], p[1], p[2][1]))
        ),
        max_leaves=6,
    )


def _worked(left, sign, right):
    return {"+": left + right, "-": left - right, "*": left * right}[sign]


@given(_random_sum())
def test_sums_and_products_are_exact(pair):
    text, exact = pair
    value = _value(text).value
    assert abs(Fraction(value) - exact) <= abs(exact) / Fraction(10) ** (EXACT.prec - 5)


@given(
    st.text(alphabet="甲1.2+-*/()（），、。=<>《》≤「」%万 “—：24年月-3", max_size=40),
    st.sampled_from([LABELS, (), frozenset({"", " ", "甲 乙", "(", "1"})]),
)
def test_any_text_is_read_or_told_with_a_message(text, labels):
    found = parse_expression(text, labels)
    if isinstance(found, LocalProblem):
        assert 0 <= found.start <= found.end <= len(text)
        assert message_text(problem(found.key, file_span("a"), **found.params), "en")
        assert all(hint.key in PHRASES for hint in found.hints)
    else:
        value = evaluate(found, _Anything())
        assert isinstance(value, Value) or value.key in MESSAGES


@given(st.text(alphabet="万亿倍%百分点个1位两整数千，、保留小增加减少/多 。", max_size=20))
def test_any_words_are_a_face_or_told(text):
    found = parse_face(text)
    assert isinstance(found, Face) or 0 <= found.start < found.end <= len(text)
