"""The widths of charts that share a row."""

from __future__ import annotations

from dataclasses import replace

from chart_samples import ONE, PLACE, make_chart

from reportgen.charts import row_widths
from reportgen.model import FigureBlock, FormatOptions, Report


def test_charts_in_a_row_share_its_width_and_one_alone_keeps_the_usual():
    charts = [replace(make_chart("bar", ONE), id=f"b{number}") for number in range(6)]
    rows = (charts[:1], charts[1:3], charts[3:])
    blocks = tuple(FigureBlock(f"f{n}", tuple(row), (), 0, "", PLACE) for n, row in enumerate(rows))
    report = Report(("报告",), "教育局", 2025, None, FormatOptions(), (), blocks, (), (), (), PLACE)
    assert row_widths(report) == {"b1": 76, "b2": 76, "b3": 70, "b4": 70, "b5": 70}
