"""What a body is made of, in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from reportgen.model.chart import Chart
from reportgen.model.inline import Inline
from reportgen.model.picture import Picture
from reportgen.model.table import DataTable
from reportgen.source import Span

# Every id is `b` and hexadecimal digits: stable between builds, valid as a Word bookmark.


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body."""

    id: str
    inlines: tuple[Inline, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading on a line of its own; `number` is literal text (`1.2`, `（一）`, may be empty)."""

    id: str
    level: int  # 1-4, the outline level
    number: str
    inlines: tuple[Inline, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class RunInHeading:
    """Number, heading with its stop, and the text that follows in the same paragraph."""

    id: str
    level: int  # 1-4, chooses the face; no outline level
    number: str
    heading: tuple[Inline, ...]
    inlines: tuple[Inline, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table at its place."""

    id: str
    table: DataTable
    span: Span


FigureItem: TypeAlias = Picture | Chart


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """One to four pictures or charts in a row, with their common caption below.

    `number` and `label` are 0 and "" when there is no caption: such a row is not numbered.
    """

    id: str
    items: tuple[FigureItem, ...]
    caption: tuple[Inline, ...]
    number: int
    label: str  # "图" + numeral: 图三
    span: Span


Block: TypeAlias = Paragraph | Heading | RunInHeading | TableBlock | FigureBlock
