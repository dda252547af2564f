"""The report in reading order, as the parts that the page is exchanged by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportgen.model import (
    Block,
    FigureBlock,
    Heading,
    Paragraph,
    Report,
    RunInHeading,
    Section,
    TableBlock,
    blocks_of,
)
from reportgen.preview.blocks import (
    heading_html,
    paragraph_html,
    part_head_html,
    run_in_html,
    title_html,
)
from reportgen.preview.figures import Gallery, figure_html
from reportgen.preview.front import contents_html, cover_html
from reportgen.preview.inlines import Around
from reportgen.preview.places import pieces_of
from reportgen.preview.problems import Found
from reportgen.preview.tables import Addresses, fitted, table_html
from reportgen.preview.tags import Html
from reportgen.source import Span

Sheet = Literal["", "upright", "turned"]
# No id of a block has a hyphen, nor has anything else on the page these names.
TITLE, COVER, CONTENTS = "b-title", "b-cover", "b-contents"


@dataclass(frozen=True, slots=True)
class Part:
    """One block to be: its id and place, the places it is made of, and how it is made.

    `sheet` is the sheet it begins, or "" where it stands on the one before it.
    """

    id: str
    span: Span
    places: tuple[Span, ...]
    make: Callable[[Sequence[Found]], Html]
    sheet: Sheet = ""
    table: TableBlock | None = None  # what takes long to make


@dataclass(frozen=True, slots=True)
class Setting:
    """What the parts of one report are made with."""

    report: Report
    document: bytes | None
    gallery: Gallery
    addresses: Callable[[TableBlock], Addresses]
    targets: frozenset[str]


def setting_of(
    report: Report,
    document: bytes | None,
    gallery: Gallery,
    addresses: Callable[[TableBlock], Addresses],
) -> Setting:
    """Return what the parts are made with; references lead to what is on the page.

    No paragraph is referred to: an edited one, which has another id, leaves the rest as it is.
    """
    referred = (Heading, TableBlock, FigureBlock)
    blocks = (block.id for block in blocks_of(report) if isinstance(block, referred))
    cases = (case.id for case in report.cases)
    attachments = (item.id for item in report.attachments)
    targets = frozenset((*blocks, *cases, *attachments))
    return Setting(report, document, gallery, addresses, targets)


def parts_of(setting: Setting) -> Iterator[Part]:
    """Yield everything that prints, in order."""
    report = setting.report
    sheet: Sheet = "upright"
    if report.options.cover:
        yield Part(COVER, report.span, (), lambda _: cover_html(report), sheet)
    if report.options.contents:
        document = setting.document
        yield Part(CONTENTS, report.span, (), lambda _: contents_html(report, document), sheet)
    if any(report.title_lines):
        lines = report.title_lines
        yield Part(TITLE, report.span, (), lambda _: title_html(lines, "h1", "title"), sheet)
        sheet = ""
    yield from _turning(_body(setting), sheet)
    for case in report.cases:
        yield from _turning(
            _entry(
                case.id,
                case.span,
                (case.label, case.title_lines, case.school),
                case.blocks,
                setting,
            ),
            "upright",
        )
    for item in report.attachments:
        yield from _turning(
            _entry(item.id, item.span, (item.label, item.title_lines, ""), item.blocks, setting),
            "upright",
        )


def _turning(parts: Iterable[Part], sheet: Sheet) -> Iterator[Part]:
    """Yield the parts; the first begins `sheet`, and so does what follows a turned table."""
    turned = False
    for part in parts:
        begins = part.sheet or sheet or ("upright" if turned else "")
        turned, sheet = part.sheet == "turned", ""
        yield replace(part, sheet=begins)


def _body(setting: Setting) -> Iterator[Part]:
    yield from _blocks(setting.report.introduction, setting)
    for chapter in setting.report.chapters:
        yield from _section(chapter, setting)


def _section(section: Section, setting: Setting) -> Iterator[Part]:
    if section.heading.number or section.heading.inlines:
        yield from _blocks((section.heading,), setting)
    yield from _blocks(section.blocks, setting)
    for child in section.sections:
        yield from _section(child, setting)


def _entry(
    ident: str,
    span: Span,
    head: tuple[str, tuple[str, ...], str],
    blocks: Sequence[Block],
    setting: Setting,
) -> Iterator[Part]:
    """Yield a case or an attachment, its number, title and school as one part."""
    yield Part(ident, span, (span,), lambda _: part_head_html(*head))
    yield from _blocks(blocks, setting, under=1)


def _blocks(blocks: Iterable[Block], setting: Setting, *, under: int = 0) -> Iterator[Part]:
    for block in blocks:
        make, sheet = _making(block, setting, under)
        table = block if isinstance(block, TableBlock) else None
        yield Part(block.id, block.span, tuple(pieces_of(block)), make, sheet, table)


def _making(
    block: Block, setting: Setting, under: int
) -> tuple[Callable[[Sequence[Found]], Html], Sheet]:
    """Return how a block is made, and the sheet that it stands on if it is one of its own."""
    options, gallery = setting.report.options, setting.gallery

    def around(found: Sequence[Found]) -> Around:
        return Around(found, setting.targets)

    if isinstance(block, Paragraph):
        return lambda found: paragraph_html(block, around(found)), ""
    if isinstance(block, Heading):
        return lambda found: heading_html(block, around(found), under=under), ""
    if isinstance(block, RunInHeading):
        return lambda found: run_in_html(block, around(found)), ""
    if isinstance(block, FigureBlock):
        return lambda found: figure_html(block, gallery, around(found), options), ""
    parts = fitted(block.table)
    turned: Sheet = "turned" if any(part.turned for part in parts) else ""
    return (
        lambda found: table_html(block, parts, setting.addresses(block), around(found), options),
        turned,
    )
