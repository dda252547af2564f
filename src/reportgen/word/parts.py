"""The report's parts as chunks, in order: title, introduction, chapters, cases, attachments."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.layout.titles import title_lines
from reportgen.model import Attachment, CaseStudy, Report, Section
from reportgen.word.blocks import block_chunks, heading_chunk
from reportgen.word.chunks import Chunk
from reportgen.word.desk import Desk
from reportgen.word.fields import bookmarked
from reportgen.word.flow import text_item
from reportgen.word.lists import case_entry
from reportgen.word.paragraphs import KEEP_NEXT, NEW_PAGE, marked_paragraph, paragraph
from reportgen.word.runs import text_run


def report_chunks(report: Report, desk: Desk) -> Iterator[Chunk]:
    """Yield all that stands in the body of a report."""
    if any(report.title_lines):
        yield _report_title(report, desk)
        yield _line("body", "", desk)  # F6: one blank line after
    yield from block_chunks(report.introduction, desk)
    for chapter in report.chapters:
        yield from _section(chapter, desk)
    for case in report.cases:
        yield from _case(case, desk)
    for attachment in report.attachments:
        yield from _attachment(attachment, desk)


def _report_title(report: Report, desk: Desk) -> Chunk:
    look = desk.prototypes.paragraphs["report_title"]
    text = _title("report_title", report.title_lines, desk)
    runs = desk.margin.around(report.span, text_run(text, look.rpr))
    return Chunk(paragraph(look, runs), text_item("report_title", text, desk))


def _section(section: Section, desk: Desk) -> Iterator[Chunk]:
    if section.heading.number or section.heading.inlines:
        yield heading_chunk(section.heading, desk)
    yield from block_chunks(section.blocks, desk)
    for child in section.sections:
        yield from _section(child, desk)


def _case(case: CaseStudy, desk: Desk) -> Iterator[Chunk]:
    """F19: a new page; 案例N, title, school."""
    listed = case_entry(case.label, case.title_lines, desk)
    yield _label("case_number", case.label, case.id, desk, listed)
    yield _entry_title("case_title", case, desk)
    if case.school:
        yield _line("school", case.school, desk)
    yield from block_chunks(case.blocks, desk, under=1)


def _attachment(attachment: Attachment, desk: Desk) -> Iterator[Chunk]:
    """F20: a new page; 附件N on its first line, the title on its third."""
    yield _label("attachment_number", attachment.label, attachment.id, desk, "")
    yield _line("attachment_number", "", desk, KEEP_NEXT, '<w:pageBreakBefore w:val="0"/>')
    yield _entry_title("attachment_title", attachment, desk)
    yield from block_chunks(attachment.blocks, desk, under=1)


def _title(key: str, lines: tuple[str, ...], desk: Desk) -> str:
    measure = desk.prototypes.paragraphs[key].measure
    room = desk.prototypes.page.text_width / max(measure.size * 10 + measure.letter_spacing, 1)
    return "\n".join(title_lines(lines, int(room)))


def _line(key: str, text: str, desk: Desk, *added: str) -> Chunk:
    look = desk.prototypes.paragraphs[key]
    runs = text_run(text, look.rpr) if text else ""
    flow = text_item(key, text, desk, keep_next=KEEP_NEXT in added)
    return Chunk(paragraph(look, runs, *added), flow)


def _label(key: str, text: str, ident: str, desk: Desk, listed: str) -> Chunk:
    """Return 案例1 or 附件1, with which a page begins; `listed` is its entry in a list."""
    look = desk.prototypes.paragraphs[key]
    flow = text_item(key, text, desk, keep_next=True, new_page=True)
    runs = text_run(text, look.rpr) + listed
    return Chunk(marked_paragraph(look, runs, ident, desk, KEEP_NEXT, NEW_PAGE), flow)


def _entry_title(key: str, part: CaseStudy | Attachment, desk: Desk) -> Chunk:
    """Return a title that the contents list: one paragraph, even where it has two lines."""
    look = desk.prototypes.paragraphs[key]
    text = _title(key, part.title_lines, desk)
    runs = desk.margin.around(part.span, text_run(text, look.rpr))
    entry = desk.entries.get(part.id)
    if entry is not None:
        runs = bookmarked(entry, next(desk.marks), runs)
    flow = text_item(key, text, desk, part.id, keep_next=True)
    return Chunk(paragraph(look, runs, KEEP_NEXT), flow)
