"""A chart in words: the alternative text that stands for the picture (F32)."""

from __future__ import annotations

from decimal import Decimal

from reportgen.charts.tidy import tidy
from reportgen.model import Chart, ChartType, Series

_KINDS: dict[ChartType, str] = {
    "bar": "柱形图",
    "grouped": "簇状柱形图",
    "stacked": "堆积柱形图",
    "horizontal": "条形图",
    "line": "折线图",
    "pie": "饼图",
    "ring": "环形图",
}
_MOST_VALUES = 60  # beyond it a listener is told the extremes only; the table has the values


def describe(chart: Chart) -> str:
    """Return the editor's own alternative text, or one made from the data, in Chinese.

    It names the kind, the caption, the unit, every value by series and category (up to 60),
    and for each series the highest and the lowest. Any chart can be described, a broken one too.
    """
    if chart.alt.strip():
        return chart.alt
    unit = f"（单位：{tidy(chart.unit)}）" if tidy(chart.unit) else ""
    title = tidy(chart.caption) or tidy(chart.name)
    head = f"{_KINDS[chart.type]}：{title}{unit}" if title else f"{_KINDS[chart.type]}{unit}"
    sentences = [head, *_told(chart)]
    return "。".join(sentence for sentence in sentences if sentence) + "。"


def _told(chart: Chart) -> list[str]:
    count = sum(len(one.values) for one in chart.series)
    told = []
    for one in chart.series:
        parts = [_values(chart, one)] if count <= _MOST_VALUES else [_reach(chart, one)]
        parts.append(_extremes(chart, one))
        name = f"{tidy(one.name)}：" if len(chart.series) > 1 and tidy(one.name) else ""
        told.append(name + "；".join(part for part in parts if part))
    return told


def _values(chart: Chart, one: Series) -> str:
    return "，".join(
        f"{tidy(category)}{_said(text) if value is not None else '无数据'}"
        for category, value, text in zip(chart.categories, one.values, one.texts, strict=False)
    )


def _said(text: str) -> str:
    """Return a value behind a name; a space keeps a year and its value apart."""
    return f" {tidy(text)}"


def _reach(chart: Chart, one: Series) -> str:
    first, last = tidy(chart.categories[0]), tidy(chart.categories[-1])
    return f"从{first}到{last}共{len(one.values)}项"


def _extremes(chart: Chart, one: Series) -> str:
    known = [
        (value, tidy(category), tidy(text))
        for category, value, text in zip(chart.categories, one.values, one.texts, strict=False)
        if value is not None and value.is_finite()
    ]
    if len(known) < 3 or len({value for value, _, _ in known}) == 1:
        return ""
    high = max(value for value, _, _ in known)
    low = min(value for value, _, _ in known)
    return f"最高的是{_named(known, high)}，最低的是{_named(known, low)}"


def _named(known: list[tuple[Decimal, str, str]], wanted: Decimal) -> str:
    names = [name for value, name, _ in known if value == wanted]
    text = next(text for value, _, text in known if value == wanted)
    return f"{'、'.join(names)}（{text}）"
