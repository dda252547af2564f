"""Charts written shortly, for the charts' tests."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from reportgen.model import Chart, ChartType, Series
from reportgen.source import Span

PLACE = Span("content/sections/02-学生发展.yaml", 31, 3, 31, 7)


def value_of(text: str | None) -> Decimal | None:
    """Return the value that a printed text means; a percentage is a fraction."""
    if text is None:
        return None
    number = Decimal(text.replace(",", "").rstrip("%"))
    return number / 100 if text.endswith("%") else number


def make_chart(
    kind: ChartType,
    values: dict[str, list[str | None]],
    *,
    categories: tuple[str, ...] = ("青铜峡", "盐池", "红寺堡", "同心"),
    unit: str = "人",
    name: str = "学生分布",
    alt: str = "",
) -> Chart:
    """Return a chart whose series print the given texts."""
    series = tuple(
        Series(title, tuple(map(value_of, texts)), tuple(text or "" for text in texts))
        for title, texts in values.items()
    )
    return Chart(
        "b1", name, kind, categories[: len(series[0].values)], series, unit, "在校生", alt, PLACE
    )


KINDS: tuple[ChartType, ...] = ("bar", "grouped", "stacked", "horizontal", "line", "pie", "ring")
ONE = {"人数": ["2552", "848", None, "0"]}
TWO = {"男生": ["1,552", "848", "700", "0"], "女生": ["900", "611", None, "712"]}


def every_kind() -> list[Chart]:
    """Return a chart of each kind, with a gap and a zero."""
    return [
        replace(make_chart(kind, ONE if kind in {"bar", "pie", "ring"} else TWO), id=f"b{number}")
        for number, kind in enumerate(KINDS)
    ]
