"""What an editor is told about a formula: every message, word for word, at its place."""

import pytest

from reportgen.diagnostics import LocalProblem, hint_texts, message_text, problem
from reportgen.diagnostics.catalog.expressions import MESSAGES
from reportgen.expressions import Found, evaluate, parse_expression, parse_face
from reportgen.expressions.tree import Compared
from reportgen.quantity import parse_quantity
from reportgen.source import SourceText

CASES = {
    "expression-too-long": (
        "1" + "+1" * 250,
        1,
        "算式超过 500 个字",
        "分成几步，先在表里算出中间的一行（列）",
    ),
    "expression-too-deep": ("(" * 41 + "1", 41, "算式的括号套得太多层", "分成几步来算"),
    "expression-cut": (
        "资产.合计 +",
        7,
        "算式没有写完",
        "补上后面的部分，或者去掉多余的符号",
    ),
    "expression-unclear": (
        "资产 ? 1",
        4,
        "算式里的“?”读不懂",
        "算式用 + - * / ( )；名字里有符号时写在「」里；只是文字就写【【",
    ),
    "parenthesis-unclosed": ("（1 + 2", 1, "这个括号没有对应的右括号", "补上右括号"),
    "number-too-long": (
        "1 + " + "9" * 31,
        5,
        "这个数超过 30 位",
        "看看是不是多打了数字",
    ),
    "number-too-large": (
        "*".join(["9" * 30] * 3),
        1,
        "算出来的数太大或太小，不会是报告里的数",
        "看看乘号、除号和单位是不是写错了",
    ),
    "unknown-function": (
        "1 + 平方(2)",
        5,
        "没有“平方”这个算法",
        "可以用：合计 平均 最大 最小 个数 四舍五入 占比 比 增长 增减 万 亿",
    ),
    "wrong-arguments": (
        "占比(1)",
        1,
        "“占比”的括号里应有 2 到 3 项，这里有 1 项",
        "各项之间用逗号隔开，例如 占比(部分, 总数, 1)",
    ),
    "wrong-arguments.exactly": (
        "增减(1)",
        1,
        "“增减”的括号里应有 2 项，这里有 1 项",
        "各项之间用逗号隔开，例如 增减(今年, 去年)",
    ),
    "wrong-arguments.number": (
        "平均(表.列, 1)",
        9,
        "1 写在整列（行）数的旁边，会当成又一个数一起算，不是小数位数",
        (
            "小数位数写在冒号后面，例如 【平均(表.列)：1位】；"
            "没有冒号的地方写 四舍五入(平均(表.列), 1)"
        ),
    ),
    "division-by-zero": (
        "1 / (甲 - 甲)",
        5,
        "除数是 0，算不出来",
        "看看这个数是不是漏填了",
    ),
    "column-not-figure": (
        "表.列 + 1",
        1,
        "“表.列”是一整列（行）数，这里要一个数",
        "再写上行（列）的名字，例如 表.合计.列；或者用 合计(…)、平均(…)",
    ),
    "no-figure": (
        "1 + 表.文",
        5,
        "“表.文”里是“待定”，不是可以计算的数",
        "改好表里的这一格，或者换一个地址",
    ),
    "no-figure.empty": (
        "合计(表.空)",
        4,
        "“表.空”里没有填数，算不出来",
        "先在表里填上，或者换一个地址",
    ),
    "comparison-inside": (
        "甲 == 1",
        1,
        "等号、大于、小于只能用在 checks 里",
        "正文里只写要印出来的数",
    ),
    "comparison-inside.nested": (
        "(甲 ＝ 1)",
        4,
        "“＝”不能写在这里：一条里只比一次，比较也不写在括号里",
        "分成两条来写",
    ),
    "bad-digits": (
        "占比(1, 2, 11)",
        10,
        "小数位数要写 0 到 10 的整数",
        "例如 占比(部分, 总数, 1)",
    ),
    "unknown-face": (
        "：万，大写",
        4,
        "“大写”不是数的写法",
        "可以写：万、亿、%、个百分点、倍、整数、1位、2位、千分位、增加/减少，用逗号隔开",
    ),
    "face-twice": (
        "：万，亿",
        4,
        "“亿”与前面的写法只能用一个",
        "万、亿、%、个百分点、倍里选一个，位数、增加/减少也只写一次",
    ),
}


class _Table:
    labels = ()

    def resolve(self, path):
        if path[-1] == "列":
            return Found((parse_quantity("1"), parse_quantity("2")), column=True)
        if path[-1] == "空":
            return Found((), column=True)
        if path[-1] == "文":
            return Found((), text="待定")
        return Found((parse_quantity("1"),))


def _found(text):
    if text.startswith("："):
        face = parse_face(text[1:])
        assert isinstance(face, LocalProblem)
        return LocalProblem(face.key, face.start + 1, face.end + 1, face.params, face.hints)
    expression = parse_expression(text)
    if isinstance(expression, LocalProblem):
        return expression
    if isinstance(expression, Compared):  # a text's binding says so, where nothing else is wrong
        return LocalProblem("comparison-inside", expression.start, expression.end)
    return evaluate(expression, _Table())


def test_every_message_has_its_case():
    assert set(CASES) == set(MESSAGES)


@pytest.mark.parametrize("key", CASES)
def test_the_message_stands_at_its_place_in_the_editors_words(key):
    text, column, words, hint = CASES[key]
    found = _found(text)
    assert isinstance(found, LocalProblem)
    span = SourceText("a.yaml", text).span(found.start, found.end)
    told = problem(found.key, span, hints=found.hints, **found.params)
    assert (found.key, span.line, span.column) == (key, 1, column)
    assert (message_text(told, "zh"), hint_texts(told, "zh")[0]) == (words, hint)
    assert message_text(told, "en")
