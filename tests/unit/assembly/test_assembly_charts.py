"""What must hold of a chart's data: which lines are shown, what they are called, what is not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportgen.assembly.charts import build_chart
from reportgen.assembly.figures import read_figures
from reportgen.assembly.names import NameBook
from reportgen.diagnostics import DiagnosticError
from reportgen.model import Cell, DataTable, Line, Organization
from reportgen.quantity import Face, Quantity
from reportgen.source import Span, file_span

HERE = file_span("t.yaml")
YANCHI = Organization("盐池", "盐池县职业技术学校", ("盐池职校",), (), HERE)
TONGXIN = Organization("同心", "同心县职业技术学校", (), (), HERE)
SCHOOLS = {"盐池": "盐池", "同心": "同心", "同心县职业技术学校": "同心"}
NAMES = NameBook((YANCHI, TONGXIN), SCHOOLS)


def _quantity(text: str) -> Quantity | None:
    number = text.removesuffix("%")
    if not number.replace(".", "").isdecimal():
        return None
    value = Decimal(number) / 100 if text.endswith("%") else Decimal(number)
    return Quantity(value, Face(), "", text)


def _line(index: int, text: str) -> Line:
    title, _, rest = text.partition(":")
    key, _, unit = rest.partition(":")
    handle = title if title in SCHOOLS else ""
    total = title == "合计"
    return Line(
        index, (title,), title, key, handle, unit, "", None, "", "", total, "", HERE
    )  # fmt: skip


def _table(block: str) -> DataTable:
    lines = [line.split() for line in block.strip().splitlines()]
    grid = tuple(
        tuple(Cell(text, Span("t.yaml", row + 1, col + 1, row + 1, col + 2), _quantity(text))
              for col, text in enumerate(line))
        for row, line in enumerate(lines)
    )  # fmt: skip
    return DataTable(
        id="b0",
        name="在校生",
        caption=(),
        number=0,
        label="",
        grid=grid,
        header_rows=1,
        label_columns=1,
        columns=tuple(_line(i, text) for i, text in enumerate(lines[0][1:])),
        rows=tuple(_line(i, line[0]) for i, line in enumerate(lines[1:])),
        unit="",
        note=(),
        source=(),
        style="",
        landscape=False,
        align="",
        span=HERE,
    )


DOWN = """
学校  学生数::人 双师::    党员
盐池  849        38.4%     31
同心  1607       50%       25
合计  2456       44%       56
"""

ACROSS = """
项目      盐池  同心  合计
学生数    849   1607  2456
专业数    14    16    30
"""


def _chart(sources, table: str, entry: str):
    text = "title: 节\ncharts:\n  图:\n    type: bar\n    table: 在校生\n" + entry
    book = read_figures(sources({"sections/01-节.yaml": text}), [])
    return build_chart(book.definitions["图"], {"在校生": _table(table)}, NAMES, "b1")


def test_schools_down_are_categories_with_short_names_and_no_total(sources) -> None:
    chart = _chart(sources, DOWN, "    show: 学生数\n")
    assert chart.categories == ("盐池职校", "同心县职业技术学校")
    (series,) = chart.series
    assert (series.name, series.texts) == ("学生数", ("849", "1607"))
    assert series.values == (Decimal(849), Decimal(1607))
    assert chart.unit == "人"


def test_schools_across_are_categories_too(sources) -> None:
    chart = _chart(sources, ACROSS, "    show:\n      - 学生数\n      - 专业数\n")
    assert chart.categories == ("盐池职校", "同心县职业技术学校")
    assert [series.name for series in chart.series] == ["学生数", "专业数"]
    assert chart.series[1].texts == ("14", "16")


def test_a_percentage_bears_its_own_sign(sources) -> None:
    chart = _chart(sources, DOWN, "    show: 双师\n")
    assert chart.unit == ""
    assert chart.series[0].values == (Decimal("0.384"), Decimal("0.5"))


def test_only_names_the_total_without_leaves_a_school_out(sources) -> None:
    chart = _chart(
        sources, DOWN, "    show: 学生数\n    only:\n      - 同心县职业技术学校\n      - 合计\n"
    )
    assert chart.categories == ("同心县职业技术学校", "合计")
    chart = _chart(sources, DOWN, "    show: 学生数\n    without: 盐池\n")
    assert chart.categories == ("同心县职业技术学校",)


def test_several_lines_of_one_school_become_the_categories(sources) -> None:
    entry = (
        "    show:\n      - 学生数\n      - 党员\n    only: 合计\n    unit: 人\n    alt: 两个数\n"
    )
    chart = _chart(sources, DOWN, entry)
    assert chart.categories == ("学生数", "党员")
    assert [(series.name, series.texts) for series in chart.series] == [("合计", ("2456", "56"))]
    assert (chart.unit, chart.alt) == ("人", "两个数")


def test_a_blank_or_a_dash_is_a_missing_value(sources) -> None:
    chart = _chart(sources, "学校 人数\n盐池 —\n同心 7\n", "    show: 人数\n")
    assert chart.series[0].values == (None, Decimal(7))
    assert chart.series[0].texts == ("", "7")


@pytest.mark.parametrize(
    ("table", "entry", "message"),
    [
        (
            "学校 人数\n盐池 若干\n同心 7\n",
            "    show: 人数\n",
            (
                "t.yaml:2:2: chart-text: 图表“图”要画的这一格是文字“若干”，不是数"
                " | 把这一格改成数；没有数就留空；或者用 without: 把这一行（列）去掉"
            ),
        ),
        (
            DOWN,
            "    show: 学升数\n",
            (
                "content/sections/01-节.yaml:6:11: unknown-name: 表“在校生”里没有“学升数”这一行或列"
                " | 是不是“学生数”？"
            ),
        ),
        (
            DOWN,
            "    show: 学生数\n    without: 红寺堡\n",
            (
                "content/sections/01-节.yaml:7:14: unknown-name: 表“在校生”里没有“红寺堡”这一行或列"
                " | 可用的有：盐池、同心、合计"
            ),
        ),
        (
            "项目 盐池 同心\n生均 1 2\n生均 3 4\n",
            "    show: 生均\n",
            (
                "content/sections/01-节.yaml:6:11: ambiguous-name: 表“在校生”里有几处都叫“生均”，"
                "不知道画哪一个 | 在表的 rows: 或 columns: 里给它们各写一个 key:，这里写 key"
            ),
        ),
    ],
)
def test_what_cannot_be_drawn_is_told(sources, told, table, entry, message) -> None:
    with pytest.raises(DiagnosticError) as caught:
        _chart(sources, table, entry)
    assert [told(each) for each in caught.value.diagnostics] == [message]
