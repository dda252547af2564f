"""The report as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from reportgen.model.blocks import Block, Heading, TableBlock
from reportgen.model.table import DataTable
from reportgen.quantity import Quantity
from reportgen.source import Span

Numbering = Literal["decimal", "gongwen", "typed"]
Listed = Literal["tables", "figures", "cases"]


@dataclass(frozen=True, slots=True)
class FormatOptions:
    """How the report is to look, where the project may choose."""

    numbering: Numbering = "gongwen"
    cover: bool = False
    contents: bool = False
    lists_of: tuple[Listed, ...] = ()  # behind the contents, in this order
    heading3_bold: bool = False
    draft: str = ""  # 征求意见稿, 送审稿, 报批稿
    caption_numerals: Literal["chinese", "arabic"] = "chinese"
    caption_separator: str = "\u3000"
    caption_continued: bool = False  # 续表 above a long table's further pages
    table_style: Literal["grid", "three-line"] = "grid"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a case study may hold; 0 where the report sets no limit."""

    case_characters: int = 0
    case_pictures: int = 0


@dataclass(frozen=True, slots=True)
class Organization:
    """A school or bureau: how it is to be named, and how else it is met."""

    handle: str
    official: str
    short: tuple[str, ...]
    seen: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Fact:
    """A single figure of report.yaml that belongs to no table."""

    name: str
    quantity: Quantity
    span: Span


@dataclass(frozen=True, slots=True)
class Check:
    """A relation that must hold, as report.yaml says it, and the cells it rests on."""

    that: str
    cells: tuple[Span, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter or one of its sections; `heading.level` 1 or 2."""

    id: str
    heading: Heading
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class CaseStudy:
    """A case study; starts a new page."""

    id: str
    name: str
    number: int
    label: str  # 案例1
    title_lines: tuple[str, ...]
    school: str  # the official name
    blocks: tuple[Block, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment; starts a new page."""

    id: str
    name: str
    number: int
    label: str  # 附件1
    title_lines: tuple[str, ...]
    blocks: tuple[Block, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that prints, in order, and the names it is written with."""

    title_lines: tuple[str, ...]
    organization: str
    year: int
    date: date | None
    options: FormatOptions
    names: tuple[Organization, ...]
    introduction: tuple[Block, ...]
    chapters: tuple[Section, ...]
    cases: tuple[CaseStudy, ...]
    attachments: tuple[Attachment, ...]
    span: Span
    limits: Limits = Limits()
    terms: tuple[tuple[str, str], ...] = ()  # phrases not to be used, and what to say instead
    facts: tuple[Fact, ...] = ()
    checks: tuple[Check, ...] = ()  # those that could be made, whether they hold or not
    last_year: tuple[DataTable, ...] = ()  # what `previous:` names: to be held against, not printed
    last_year_facts: tuple[Fact, ...] = ()

    @property
    def title(self) -> str:
        """The title on one line."""
        return "".join(self.title_lines)


def blocks_of(report: Report) -> Iterator[Block]:
    """Yield every block in reading order, section headings included."""
    yield from report.introduction
    for chapter in report.chapters:
        yield from _section_blocks(chapter)
    for case in report.cases:
        yield from case.blocks
    for attachment in report.attachments:
        yield from attachment.blocks


def _section_blocks(section: Section) -> Iterator[Block]:
    yield section.heading
    yield from section.blocks
    for child in section.sections:
        yield from _section_blocks(child)


def tables_of(report: Report) -> Iterator[DataTable]:
    """Yield every placed table in reading order."""
    return (block.table for block in blocks_of(report) if isinstance(block, TableBlock))
