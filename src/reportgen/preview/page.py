"""The page as a value: every block's HTML with its place, the outline, the problems."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b

from reportgen.assembly import NameBook, Sources, cell_addresses
from reportgen.diagnostics import Diagnostic, Language
from reportgen.model import ChartPicture, DataTable, Report
from reportgen.preview.figures import Gallery, Medium
from reportgen.preview.outline import Entry, outline_of
from reportgen.preview.parts import Part, Sheet, parts_of, setting_of
from reportgen.preview.places import NOWHERE, Places, places_of
from reportgen.preview.problems import NO_SCHOOLS, Found, Problem, found_of, schools_of
from reportgen.source import Span


@dataclass(frozen=True, slots=True)
class Shown:
    """What one build came to, as far as the page is concerned.

    `report` is None while it cannot be put together; `failed` says that no document was made;
    `status` is the closing line that the terminal shows.
    """

    report: Report | None
    charts: Mapping[str, ChartPicture]
    diagnostics: tuple[Diagnostic, ...]
    sources: Sources  # whose names the addresses are said with
    failed: bool = False
    status: str = ""
    document: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A block; `digest` changes with its HTML. `sheet` says that a new sheet begins with it."""

    id: str
    html: str
    digest: str
    span: Span
    sheet: Sheet = ""
    made_of: object = field(default=None, repr=False, compare=False)  # a table and its findings


@dataclass(frozen=True, slots=True)
class Page:
    """All that a browser shows; never changed, only followed by the next one.

    `partial` says that no good report has been there yet: what could be put together is shown.
    """

    title: str
    blocks: tuple[PageBlock, ...]
    outline: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    status: str
    failed: bool
    partial: bool
    media: Mapping[str, Medium] = field(repr=False)
    places: Places = field(default=NOWHERE, repr=False)
    document: bytes | None = field(default=None, repr=False)
    common: object = field(default=None, repr=False)  # what every block was made with


EMPTY = Page("", (), (), (), "", failed=False, partial=True, media={})


def page_of(shown: Shown, language: Language, last: Page = EMPTY) -> Page:
    """Return the page of a build; while one fails, the `last` good one with the new problems."""
    report = shown.report
    if report is None or (shown.failed and not last.partial):
        return _failed(shown, language, last)
    known = {id(medium.data): ident for ident, medium in last.media.items()}
    gallery = Gallery(shown.charts, shown.sources.pictures, known, {})
    names = NameBook.read(shown.sources)
    setting = setting_of(
        report, shown.document, gallery, lambda block: _addresses(block.table, names)
    )
    parts = tuple(parts_of(setting))
    places = places_of(
        ((place, part.id) for part in parts for place in part.places),
        loose=frozenset((report.span.path,)),
    )
    found = found_of(shown.diagnostics, places, language, schools_of(report))
    beside = _by_block(found)
    common = (report.options, names, setting.targets)
    kept = {block.id: block for block in last.blocks} if last.common == common else {}
    return Page(
        title=report.title,
        blocks=tuple(_block(part, tuple(beside.get(part.id, ())), kept) for part in parts),
        outline=tuple(outline_of(report)),
        problems=tuple(each.problem for each in found),
        status=shown.status,
        failed=shown.failed,
        partial=shown.failed,
        media=gallery.media,
        places=places,
        document=shown.document,
        common=common,
    )


def _failed(shown: Shown, language: Language, last: Page) -> Page:
    """Return the last good page, its findings replaced by what is wrong now."""
    schools = schools_of(shown.report) if shown.report else NO_SCHOOLS
    found = found_of(shown.diagnostics, last.places, language, schools)
    problems = tuple(each.problem for each in found)
    return replace(last, problems=problems, status=shown.status, failed=True)


def _by_block(found: Sequence[Found]) -> Mapping[str, list[Found]]:
    gathered: dict[str, list[Found]] = {}
    for each in found:
        if each.problem.spot.block:
            gathered.setdefault(each.problem.spot.block, []).append(each)
    return gathered


def _block(part: Part, found: tuple[Found, ...], kept: Mapping[str, PageBlock]) -> PageBlock:
    """Return a block; a table in which nothing changed is taken from the last page."""
    made_of = (part.table, found) if part.table is not None else None
    last = kept.get(part.id)
    if made_of is not None and last is not None and last.made_of == made_of:
        return replace(last, span=part.span, sheet=part.sheet)
    html = part.make(found)
    digest = blake2b(html.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return PageBlock(part.id, html, digest, part.span, part.sheet, made_of)


def _addresses(table: DataTable, names: NameBook) -> Mapping[tuple[int, int], str]:
    """Return what can be written in 【…】 for a cell, by its place in the grid that prints."""
    return {
        (at.row + table.header_rows, at.column + table.label_columns): address.text
        for at, address in cell_addresses(table, names)
    }
