"""A chart, its data already taken from its table."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from reportgen.source import Span

ChartType = Literal["bar", "grouped", "stacked", "horizontal", "line", "pie", "ring"]


@dataclass(frozen=True, slots=True)
class Series:
    """One series: values by category, None where the table has none, and their printed faces."""

    name: str
    values: tuple[Decimal | None, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn; `len(series[i].values) == len(categories)`."""

    id: str
    name: str
    type: ChartType
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    caption: str
    alt: str  # the editor's own alternative text; empty: generated from the data
    span: Span
