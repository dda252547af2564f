"""The table of contents: a real TOC field, already filled (F18)."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.layout.printed import numbered_text
from reportgen.model import Attachment, CaseStudy, Heading, Report, Section
from reportgen.model.blocks import Block
from reportgen.word.desk import Desk
from reportgen.word.fields import field, linked, numbered_bookmarks
from reportgen.word.package import DOCUMENT
from reportgen.word.paragraphs import paragraph
from reportgen.word.prototypes import ParagraphPrototype
from reportgen.word.runs import text_run

_DEEPEST = 2
# \u takes in what has an outline level by another style: titles of cases and attachments.
_CODE = r'TOC \o "1-2" \h \z \u'
_NUMBER = re.compile(r" PAGEREF (_Toc[0-9]+) .*?<w:t>([^<]*)</w:t>")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents or of a list."""

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
    """Return the contents' paragraphs."""
    looks = {level: desk.prototypes.paragraphs[f"contents{level}"] for level in (1, _DEEPEST)}
    lines = [
        (looks[each.level], _entry(each, pages, desk.entries, looks[each.level].rpr))
        for each in entries
    ]
    return toc_field(_CODE, lines) if lines else "<w:p/>"


def contents_pages(entries: Sequence[Entry], document: bytes) -> Mapping[str, str]:
    """Return the page that the contents of a document of ours name for each entry, by its id."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        named = dict(_NUMBER.findall(package.read(DOCUMENT).decode()))
    bookmarks = numbered_bookmarks("_Toc", (entry.id for entry in entries))
    return {ident: named[name] for ident, name in bookmarks.items() if name in named}


def list_xml(
    code: str,
    entries: Sequence[Entry],
    pages: Mapping[str, int],
    bookmarks: Mapping[str, str],
    look: ParagraphPrototype,
) -> str:
    """Return a list's paragraphs, all alike; `pages` and `bookmarks` by the entries' ids."""
    return toc_field(code, [(look, _entry(each, pages, bookmarks, look.rpr)) for each in entries])


def toc_field(code: str, lines: Sequence[tuple[ParagraphPrototype, str]]) -> str:
    """Return looks and runs as the paragraphs of a field: the first begins it, the last ends it."""
    opening = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    runs = [runs for _, runs in lines]
    runs[0] = opening + runs[0]
    runs[-1] += '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return "".join(map(paragraph, (look for look, _ in lines), runs))


def _entry(entry: Entry, pages: Mapping[str, int], bookmarks: Mapping[str, str], rpr: str) -> str:
    name = bookmarks[entry.id]
    number = field(rf"PAGEREF {name} \h", str(pages.get(entry.id, 1)), rpr)
    return linked(name, text_run(entry.text, rpr) + f"<w:r>{rpr}<w:tab/></w:r>" + number)
