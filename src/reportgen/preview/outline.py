"""The report's headings and titles, for the list beside the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.layout.printed import numbered_text
from reportgen.model import Attachment, Block, CaseStudy, Heading, Report, Section

_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the outline; it leads to the block with this id."""

    id: str
    level: int
    text: str


def outline_of(report: Report) -> Iterator[Entry]:
    """Yield the report's headings down to level 3, and the titles of cases and attachments."""
    yield from _headings(report.introduction)
    for chapter in report.chapters:
        yield from _section(chapter)
    parts: tuple[CaseStudy | Attachment, ...] = (*report.cases, *report.attachments)
    for part in parts:
        yield Entry(part.id, 1, f"{part.label}\u3000{' '.join(part.title_lines)}")
        yield from _headings(part.blocks, under=1)


def _section(section: Section) -> Iterator[Entry]:
    if section.heading.number or section.heading.inlines:
        yield from _headings((section.heading,))
    yield from _headings(section.blocks)
    for child in section.sections:
        yield from _section(child)


def _headings(blocks: Sequence[Block], *, under: int = 0) -> Iterator[Entry]:
    for block in blocks:
        if isinstance(block, Heading) and block.level + under <= _DEEPEST:
            text = "".join(numbered_text(block.number, block.inlines))
            yield Entry(block.id, block.level + under, text)
