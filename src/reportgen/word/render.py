"""A report written into a template: the body as strings, spliced into the shell, zipped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportgen.kept import Kept, Same
from reportgen.layout.pages import page_numbers
from reportgen.loading.pictures import PictureFile
from reportgen.model import ChartPicture, FigureBlock, Remark, Report, TableBlock, blocks_of
from reportgen.word.chunks import flow_of, joined, with_headings, with_rest
from reportgen.word.contents import Entry, contents_xml, entries_of
from reportgen.word.context import shell_context
from reportgen.word.continued import cut_at_pages
from reportgen.word.desk import Desk
from reportgen.word.fields import numbered_bookmarks
from reportgen.word.fingerprint import signed
from reportgen.word.headings import with_bold_level3
from reportgen.word.joining import joined_parts
from reportgen.word.lists import lists_xml
from reportgen.word.load import Template, load_shell
from reportgen.word.margin import Margin
from reportgen.word.package import DOCUMENT, write_package
from reportgen.word.parts import report_chunks


def render(
    report: Report,
    template: Template,
    charts: Mapping[str, ChartPicture],
    pictures: Mapping[str, PictureFile],
    created: str = "",
    *,
    pages: Mapping[str, int] | None = None,
    kept: Kept | None = None,
    remarks: Sequence[Remark] = (),
) -> bytes:
    """Return the .docx of a report, the same bytes for the same values.

    `charts` by chart id, `pictures` by file; what they lack prints as a labelled frame. `created`
    (`2026-01-15T00:00:00Z`) stands in for a report without date. `pages` are the pages that the
    contents name, by block id; without them they are computed (F18). What the last rendering
    wrote of the very same blocks is taken from the `kept` ones. Each of the `remarks` becomes a
    comment, and nothing is kept. Raises DiagnosticError for a template that cannot be filled in.
    """
    looks = template.prototypes
    kept = Kept() if remarks or kept is None else kept
    context = shell_context(report, created, looks.title_room)
    key = ("shell", Same(template), tuple(context.items()))
    shell = kept.get(key, lambda: load_shell(template, context))
    entries = tuple(entries_of(report)) if shell.has_contents else ()
    desk = _desk(report, template, charts, pictures, entries, kept=kept)
    desk.margin = _margin(report, template, remarks, shell.parts)
    page = desk.prototypes.page
    chunks = with_headings(report_chunks(report, desk))
    chunks = with_rest(chunks, desk.margin.rest())
    flow = flow_of(chunks, page)
    computed = page_numbers(flow, page.text_height, looks.lead) if desk.paged else {}
    body = joined(cut_at_pages(chunks, computed, page), shell)
    pages = {**computed, **(pages or {})}
    contents = ""
    if shell.has_contents:
        contents = contents_xml(entries, pages, desk) + lists_xml(report, pages, desk)
    document = shell.document(contents, body.xml, body.last_section)
    parts = joined_parts(shell.parts, desk, str(context["created"]))
    return write_package(signed({**parts, DOCUMENT: document}))


def _desk(
    report: Report,
    template: Template,
    charts: Mapping[str, ChartPicture],
    pictures: Mapping[str, PictureFile],
    entries: tuple[Entry, ...],
    *,
    kept: Kept,
) -> Desk:
    looks = template.prototypes
    if report.options.heading3_bold:
        looks = kept.get(("bold", Same(looks)), lambda: with_bold_level3(template.prototypes))
    return Desk(
        prototypes=looks,
        options=report.options,
        charts=charts,
        pictures=pictures,
        numbered=numbered_bookmarks("_Ref", _numbered(report)),
        entries=numbered_bookmarks("_Toc", (entry.id for entry in entries)),
        landmarks=frozenset(_landmarks(report)),
        kept=kept,
    )


def _margin(
    report: Report, template: Template, remarks: Sequence[Remark], parts: Mapping[str, bytes]
) -> Margin:
    if not remarks:
        return Margin()
    from reportgen.word.comments import margin_for

    return margin_for(report, remarks, parts, template.prototypes.styles)


def _numbered(report: Report) -> Iterator[str]:
    """Yield the ids of tables and figures that have a number to refer to."""
    for block in blocks_of(report):
        if isinstance(block, (TableBlock, FigureBlock)) and _label(block):
            yield block.id


def _label(block: TableBlock | FigureBlock) -> str:
    return block.table.label if isinstance(block, TableBlock) else block.label


def _landmarks(report: Report) -> Iterator[str]:
    yield from (block.id for block in blocks_of(report))
    yield from (case.id for case in report.cases)
    yield from (attachment.id for attachment in report.attachments)
