"""What an editor is told about a text: every message, word for word, at its place."""

import pytest

from reportgen.diagnostics import hint_texts, message_text, problem
from reportgen.diagnostics.catalog.markup import MESSAGES
from reportgen.markup import parse_markup
from reportgen.source import SourceText

CASES = {
    "bracket-unclosed": (
        "甲\n共【乙人",
        "2:2",
        "这个【没有对应的】",
        "在同一行补上】；要印出【这个字，就写【【",
    ),
    "bracket-empty": (
        "见【表：】。",
        "1:2",
        "【】里没有内容",
        "写上地址、算式或名字，例如【表：资产】",
    ),
    "bracket-too-deep": (
        "【注：【待核：【待核：【待核：【待核：甲】】】】】",
        "1:16",
        "【】套得太多层",
        "拆成几句来写",
    ),
    "bracket-shape": (
        "见[表：资产]。",
        "1:2",
        "“[表：资产]”会照样印出来",
        "要引用或放置，换成【】",
    ),
    "unknown-bracket": (
        "甲【待核实：乙】",
        "1:3",
        "【】里不能以“待核实：”开头",
        "是不是“待核：”？",
    ),
    "note-in-note": (
        "甲【注：乙【注：丙】】",
        "1:6",
        "脚注里不能再有脚注",
        "把里面的【注：…】移到脚注后面",
    ),
    "bold-unclosed": (
        "共**3人",
        "1:2",
        "这里的 ** 没有成对，会照样印出来",
        "加粗要在文字两边都写 **；不要加粗就删掉",
    ),
    "bracket-stray": (
        "甲\n共【乙】】人",
        "2:5",
        "这个】没有对应的【，会照样印出来",
        "多打的删掉；漏打的【补上",
    ),
    "plain-power": (
        "占地20m2。",
        "1:5",
        "“m2”里的数字不会印成上标",
        "写成 m²、m³（输入法里打“平方”“立方”可以找到）",
    ),
    "heading-too-deep": (
        "##### 甲",
        "1:1",
        "标题最多四级，这里按第四级排",
        "最多写四个 #",
    ),
    "heading-empty": (
        "甲\n  ##",
        "2:3",
        "“#”后面没有标题，会照样印出来",
        "写上标题，或者删掉这一行",
    ),
    "reference-names.table": (
        "见【表：资产，教师】。",
        "1:7",
        "句子里的【表：…】只写一张表的名字",
        "几张表就写几个：【表：甲】、【表：乙】；要放表，【表：名字】单独占一行",
    ),
    "reference-names.figure": (
        "【图：集结，培训；现场】。",
        "1:6",
        "句子里的【图：…】只写一个名字，不带说明",
        "要放图，【图：…】单独占一行，后面也不要有句号",
    ),
    "table-placement": (
        "【表：资产；资产表】",
        "1:6",
        "【表：…】一次放一张表，表题写在表的 caption 里",
        "每张表各占一行：【表：名字】",
    ),
    "figure-row": (
        "【图：一，二，三，四，五】",
        "1:12",
        "一行最多放四张图",
        "分成两行，每行一个【图：…】",
    ),
}


def test_every_message_has_its_case():
    assert set(CASES) == set(MESSAGES)


@pytest.mark.parametrize("key", CASES)
def test_the_message_stands_at_its_place_in_the_editors_words(key):
    text, place, words, hint = CASES[key]
    _, (found,) = parse_markup(text)
    span = SourceText("a.yaml", text).span(found.start, found.end)
    told = problem(found.key, span, hints=found.hints, **found.params)
    assert f"{told.span.line}:{told.span.column}" == place
    assert (found.key, message_text(told, "zh"), hint_texts(told, "zh")) == (key, words, (hint,))
    assert message_text(told, "en")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("表格", "表："),
        ("见表", "表："),
        ("图片", "图："),
        ("照片", "图："),
        ("案列", "案例："),
        ("附录", "附件："),
        ("章", "节："),
        ("脚注", "注："),
        ("待核对", "待核："),
        ("待补充", "待补："),
    ],
)
def test_a_word_of_ones_own_is_answered_with_the_known_one(typed, meant):
    _, (found,) = parse_markup(f"甲【{typed}：乙】")
    assert found.key == "unknown-bracket"
    assert found.hints[0].params == {"nearest": meant}


@pytest.mark.parametrize(
    ("text", "strays"),
    [
        ("【【说明】的写法", 0),
        ("【【说明】】", 1),
        ("】", 1),
        ("**甲】**【乙】", 1),
        ("【注：甲【【乙】】", 1),
        ("【【甲】【【乙】", 0),
    ],
)
def test_a_closing_bracket_is_stray_unless_an_opening_one_prints_before_it(text, strays):
    _, found = parse_markup(text)
    assert sum(each.key == "bracket-stray" for each in found) == strays
