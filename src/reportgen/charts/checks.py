"""What must hold of a chart's data before it can be drawn."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from reportgen.charts.style import MAX_SERIES
from reportgen.charts.tidy import tidy
from reportgen.diagnostics import Diagnostic, problem
from reportgen.model import Chart

_LONGEST_NAME = 40
_LONGEST_VALUE = 24
_LARGEST = Decimal("1E+15")  # beyond it a drawing could not tell neighbours apart
_MANY_SLICES, _MOST_SLICES = 8, 24
_MOST_CATEGORIES = 200
_MOST_TOLD = 5  # of one kind, the rest has the same cure
_ROUND = {"pie", "ring"}
_WHOLES = {"pie", "ring", "stacked"}


def check_chart(chart: Chart) -> Iterator[Diagnostic]:
    """Yield what keeps a chart from being drawn, and what would make it hard to read.

    Errors `chart-empty`, `chart-series`, `chart-value`, `chart-negative`, `chart-too-many`,
    `chart-label-long`; warning `chart-slices`.
    """
    values = [value for one in chart.series for value in one.values if value is not None]
    if not chart.categories or not values:
        yield problem("chart-empty", chart.span, chart=chart.name)
        return
    unusable = tuple(islice(_unusable(chart), _MOST_TOLD))
    yield from unusable
    if not unusable:
        yield from islice(_signs(chart), _MOST_TOLD)
        if chart.type in _ROUND and not any(values):
            yield problem("chart-empty.zero", chart.span, chart=chart.name)
    yield from _amounts(chart)
    yield from islice(_long_labels(chart), _MOST_TOLD)


def _unusable(chart: Chart) -> Iterator[Diagnostic]:
    for one in chart.series:
        for category, value in zip(chart.categories, one.values, strict=False):
            if value is not None and not (value.is_finite() and abs(value) < _LARGEST):
                place = tidy(category)
                yield problem(
                    "chart-value", chart.span, chart=chart.name, category=place, value=str(value)
                )


def _signs(chart: Chart) -> Iterator[Diagnostic]:
    if chart.type not in _WHOLES:
        return
    for one in chart.series:
        for category, value, text in zip(chart.categories, one.values, one.texts, strict=False):
            if value is not None and value < 0:
                yield problem(
                    f"chart-negative.{'stacked' if chart.type == 'stacked' else 'pie'}",
                    chart.span,
                    chart=chart.name,
                    category=tidy(category),
                    value=text,
                )


def _amounts(chart: Chart) -> Iterator[Diagnostic]:
    count = len(chart.categories)
    if chart.type in _ROUND:
        if len(chart.series) > 1:
            yield problem("chart-series", chart.span, chart=chart.name, count=len(chart.series))
        if count > _MOST_SLICES:
            yield _too_many("slices", chart, count, _MOST_SLICES)
        elif count > _MANY_SLICES:
            yield problem("chart-slices", chart.span, chart=chart.name, count=count)
    elif len(chart.series) > MAX_SERIES:
        yield _too_many("series", chart, len(chart.series), MAX_SERIES)
    elif count > _MOST_CATEGORIES:
        yield _too_many("categories", chart, count, _MOST_CATEGORIES)


def _too_many(kind: str, chart: Chart, count: int, limit: int) -> Diagnostic:
    return problem(f"chart-too-many.{kind}", chart.span, chart=chart.name, count=count, limit=limit)


def _long_labels(chart: Chart) -> Iterator[Diagnostic]:
    names = (*chart.categories, *(one.name for one in chart.series), chart.unit)
    values = tuple(text for one in chart.series for text in one.texts)
    for texts, limit in ((names, _LONGEST_NAME), (values, _LONGEST_VALUE)):
        for text in texts:
            if len(tidy(text)) > limit:
                start = tidy(text)[:12]
                yield problem(
                    "chart-label-long", chart.span, chart=chart.name, start=start, limit=limit
                )
