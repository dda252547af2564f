"""The table of contents: a real TOC field, already filled (F18)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.model import Attachment, CaseStudy, Heading, Report, Section
from reportgen.model.blocks import Block
from reportgen.word.blocks import numbered_text
from reportgen.word.desk import Desk
from reportgen.word.fields import field, linked
from reportgen.word.paragraphs import paragraph
from reportgen.word.runs import text_run

_DEEPEST = 2
# \u takes in what has an outline level by another style: titles of cases and attachments.
_CODE = r'TOC \o "1-2" \h \z \u'


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents."""

    id: str
    level: int
    text: str


def entries_of(report: Report) -> Iterator[Entry]:
    """Yield what has outline level 1 or 2, in order; a case's title has 1, its headings follow."""
    yield from _headings(report.introduction)
    for chapter in report.chapters:
        yield from _section(chapter)
    parts: tuple[CaseStudy | Attachment, ...] = (*report.cases, *report.attachments)
    for part in parts:
        yield Entry(part.id, 1, " ".join(part.title_lines))
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


def contents_xml(entries: Sequence[Entry], pages: Mapping[str, int], desk: Desk) -> str:
    """Return the contents' paragraphs; the first begins the field, the last ends it."""
    if not entries:
        return "<w:p/>"
    rows = [_entry(entry, pages.get(entry.id, 1), desk) for entry in entries]
    opening = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {_CODE} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    rows[0] = (rows[0][0], opening + rows[0][1])
    rows[-1] = (rows[-1][0], rows[-1][1] + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    looks = desk.prototypes.paragraphs
    return "".join(paragraph(looks[f"contents{level}"], runs) for level, runs in rows)


def _entry(entry: Entry, page: int, desk: Desk) -> tuple[int, str]:
    rpr = desk.prototypes.paragraphs[f"contents{entry.level}"].rpr
    name = desk.entries[entry.id]
    number = field(rf"PAGEREF {name} \h", str(page), rpr)
    runs = text_run(entry.text, rpr) + f"<w:r>{rpr}<w:tab/></w:r>" + number
    return entry.level, linked(name, runs)
