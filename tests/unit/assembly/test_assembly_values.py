"""What must hold of figures bound into sentences, and of the report's checks."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportgen.assembly import assemble
from reportgen.diagnostics import Severity
from reportgen.model import Paragraph, Value, plain_text
from reportgen.quantity import Face

REPORT = "title: 报\nyear: 2025\nfacts:\n  在籍: 2100人\n  在岗: 2000\n"
SECTION = """\
title: 节
body: |
  {text}
  【表：在校生】
tables:
  在校生:
    data: |
      学校	学生数	双师比例	备注
      河东	1250人	38.40%	新建
      河西	750人	50.00%
      合计	2000人	44.00%
"""
PATH = "content/sections/01-节.yaml"


def _assemble(sources, text, report=REPORT):
    section = SECTION.replace("{text}", text)
    return assemble(sources({"report.yaml": report, "sections/01-节.yaml": section}))


def _paragraph(assembled) -> Paragraph:
    return assembled.report.chapters[0].blocks[0]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("共【在校生.合计.学生数】人", "共2000人"),
        ("共【在校生.学生数.合计】人", "共2000人"),
        ("【在校生.合计.学生数：万，1位】", "0.2万"),
        ("【在校生.合计.学生数：千分位】", "2,000"),
        ("【在校生.河东.双师比例】", "38.40%"),
        ("【在校生.河东.双师比例：1位】", "38.4%"),
        ("【占比(在校生.河东.学生数，在校生.合计.学生数，1)】", "62.5%"),
        ("【在校生.河东.学生数/在校生.河西.学生数：2位】", "1.67"),
        ("【在校生.河东.学生数-在校生.河西.学生数】", "500"),
        ("【在校生.河东.备注】校", "新建校"),
        ("【在籍】与【上年】、【年】", "2100与2024、2025"),
        ("**【在岗】**人", "2000人"),
        ("【【不是算式】", "【不是算式】"),
        ("较上年【增减(在籍, 在岗)：增加/减少】人。", "较上年增加100人。"),
        ("较上年【增减(在岗, 在籍)：增加/减少】人。", "较上年减少100人。"),
        ("【增长(在岗, 在籍)：增长/下降，1位】。", "下降4.8%。"),
        ("【增减(在籍, 在籍)：增加/减少】人。", "增加0人。"),
        ("与上年【增减(在籍, 在籍)：增加/减少】。", "与上年持平。"),
        ("与上年【增减(在籍, 在籍)：增加/减少/没有变化】", "与上年没有变化"),
        ("【增长(2000, 2000.1)：增长/下降，1位】。", "持平。"),
        ("是上年的【比(在校生.河西.学生数, 在校生.河东.学生数)：倍，1位】。", "是上年的1.7倍。"),
        ("【比(在校生.河西.学生数, 在校生.河东.学生数)：1位】倍", "1.7倍"),
        ("【比(在校生.河西.学生数, 在校生.河东.学生数)：倍，1位】倍", "1.7倍"),
        ("【占比(在籍, 在岗)：倍，2位】", "1.05倍"),
        (
            "【增减(在校生.河东.双师比例, 在校生.河西.双师比例)：提高/降低，个百分点】。",
            "降低11.60个百分点。",
        ),
        (
            "**【增减(在校生.河东.双师比例, 在校生.河西.双师比例)：百分点，1位】**个百分点",
            "-11.6个百分点",
        ),
        ("【在校生.合计.学生数：万，1位】万人", "0.2万人"),
        ("【在校生.河东.双师比例：%，1位】％", "38.4％"),
    ],
)
def test_a_binding_prints_its_figure(sources, text: str, printed: str) -> None:
    assembled = _assemble(sources, text)
    assert not assembled.diagnostics
    assert plain_text(_paragraph(assembled).inlines) == printed


def test_a_bound_figure_keeps_its_exact_value_and_its_cells(sources) -> None:
    text = "【占比(在校生.河东.学生数, 在校生.合计.学生数, 1)】"
    (value,) = _paragraph(_assemble(sources, text)).inlines
    assert isinstance(value, Value)
    assert value.quantity.value == Decimal("0.625")
    assert value.quantity.face == Face(1, "%")
    assert [(cell.line, cell.column) for cell in value.cells] == [(9, 10), (11, 10)]
    assert value.expression == "占比(在校生.河东.学生数, 在校生.合计.学生数, 1)"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "【在校生.河东.学生数/在校生.河西.学生数】",
            (
                f"{PATH}:3:4: digits-needed: “在校生.河东.学生数/在校生.河西.学生数”除不尽，"
                "要写明保留几位小数 | 在后面加上位数，"
                "例如【在校生.河东.学生数/在校生.河西.学生数：2位】"
            ),
        ),
        (
            "共【在籍 == 在岗】",
            f"{PATH}:3:5: comparison-inside: 等号、大于、小于只能用在 checks 里",
        ),
        (
            "共【在籍：三围】",
            (
                f"{PATH}:3:8: unknown-face: “三围”不是数的写法"
                " | 可以写：万、亿、%、个百分点、倍、整数、1位、2位、千分位、增加/减少，用逗号隔开"
            ),
        ),
        ("共【在籍/0：1位】", f"{PATH}:3:8: division-by-zero: 除数是 0，算不出来"),
    ],
)
def test_what_cannot_be_printed_is_told_at_its_place(sources, told, text, message) -> None:
    assembled = _assemble(sources, text)
    assert [told(each)[: len(message)] for each in assembled.diagnostics] == [message]


def _checks(sources, checks: str):
    return _assemble(sources, "正文", REPORT + "checks:\n" + checks).diagnostics


def test_a_check_that_holds_says_nothing(sources) -> None:
    assert not _checks(sources, "  - that: 在岗 == 在校生.合计.学生数\n  - that: 在籍 > 在岗\n")


def test_a_failing_check_is_a_contradiction_with_both_sides(sources, told) -> None:
    checks = "  - that: 在籍 == 在校生.合计.学生数\n    because: 在籍的都在校。\n"
    (found,) = _checks(sources, checks)
    assert found.severity is Severity.CONTRADICTION
    assert told(found) == (
        "content/report.yaml:7:11: check: 不成立：在籍 == 在校生.合计.学生数（在籍的都在校）。"
        "左边是 2100人，右边是 2000人 | 查清哪一个数错了，改正它"
    )
    assert [(each.phrase.key, each.span.path, each.span.line) for each in found.related] == [
        ("left-from-here", "content/report.yaml", 4),
        ("right-from-here", PATH, 11),
    ]


def test_a_check_without_a_reason_is_told_without_one(sources, told) -> None:
    (found,) = _checks(sources, "  - that: 在籍 + 1 < 在岗\n")
    assert told(found).startswith(
        "content/report.yaml:7:11: check: 不成立：在籍 + 1 < 在岗。左边是 2101，右边是 2000 |"
    )


def test_a_check_that_compares_nothing_is_an_error(sources, told) -> None:
    (found,) = _checks(sources, "  - that: 在籍 + 在岗\n")
    assert told(found) == (
        "content/report.yaml:7:11: check-no-comparison: “在籍 + 在岗”不是一个等式或不等式，"
        "没有什么可核对的 | 写成两边相比，例如：甲.合计.人数 == 乙.合计.人数"
    )


def test_a_check_that_cannot_be_read_is_told_at_its_place(sources, told) -> None:
    (found,) = _checks(sources, "  - that: 在籍 == 在刚\n")
    assert told(found).startswith("content/report.yaml:7:17: unknown-name: ")


MONEY = """\
title: 节
body: |
  {text}
  【表：资产】
tables:
  资产:
    unit: 万元
    data: |
      学校	固定资产	仪器（亿元）	学生数	占地（平方米）
      河东	40000	1.5	1250	30000
      河西	15015	0.5	750	20000
      合计	55015	2.0	2000	50000
"""


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("【资产.合计.固定资产】万元", "55015万元"),
        ("【资产.合计.固定资产：亿，2位】元", "5.50亿元"),
        ("【资产.合计.固定资产：万，千分位】元", "55,015万元"),
        ("【亿(资产.合计.固定资产, 4)】元", "5.5015亿元"),
        ("【合计(资产.固定资产)：亿，1位】元", "5.5亿元"),
        ("【平均(资产.固定资产)：亿，2位】元", "2.75亿元"),
        ("【2 * 资产.河西.固定资产：亿，2位】元", "3.00亿元"),
        ("【资产.合计.固定资产 / 2：亿，2位】元", "2.75亿元"),
        ("【资产.合计.仪器：万，0位】元", "20000万元"),
        ("【资产.合计.学生数：万，1位】人", "0.2万人"),
        ("【资产.合计.占地：万，1位】平方米", "5.0万平方米"),
        ("【占比(资产.河西.固定资产, 资产.合计.固定资产, 1)】", "27.3%"),
    ],
)
def test_a_figure_in_ten_thousands_is_said_as_what_it_is(sources, text, printed) -> None:
    section = MONEY.replace("{text}", text)
    assembled = assemble(sources({"report.yaml": REPORT, "sections/01-节.yaml": section}))
    assert plain_text(_paragraph(assembled).inlines) == printed
