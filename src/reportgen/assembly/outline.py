"""A report told in plain text: headings with their numbers, captions, first words of the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.model import (
    Block,
    Chart,
    FigureItem,
    Footnote,
    Heading,
    Inline,
    OpenMark,
    Paragraph,
    Report,
    RunInHeading,
    Section,
    TableBlock,
    plain_text,
)

_SHOWN = 40


def outline(report: Report) -> str:
    """Return one line a block, indented by level; for tests, and to see what was understood."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield " / ".join(report.title_lines)
    yield from _indented(report.introduction, 1)
    for chapter in report.chapters:
        yield from _section(chapter)
    for case in report.cases:
        yield " ".join((case.label, " / ".join(case.title_lines), f"[{case.school}]"))
        yield from _indented(case.blocks, 1)
    for attachment in report.attachments:
        yield f"{attachment.label} {' / '.join(attachment.title_lines)}"
        yield from _indented(attachment.blocks, 1)


def _section(section: Section) -> Iterator[str]:
    indent = "  " * (section.heading.level - 1)
    yield f"{indent}{section.heading.number} {plain_text(section.heading.inlines)}"
    yield from _indented(section.blocks, section.heading.level)
    for child in section.sections:
        yield from _section(child)


def _indented(blocks: Iterable[Block], depth: int) -> Iterator[str]:
    for block in blocks:
        for line in _block(block):
            yield "  " * depth + line


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * block.level} {block.number} {plain_text(block.inlines)}"
    elif isinstance(block, RunInHeading):
        head = f"{'#' * block.level} {block.number} {plain_text(block.heading)}"
        yield f"{head} | {_shortened(plain_text(block.inlines))}"
        yield from _asides((*block.heading, *block.inlines))
    elif isinstance(block, Paragraph):
        yield _shortened(plain_text(block.inlines))
        yield from _asides(block.inlines)
    elif isinstance(block, TableBlock):
        yield from _table(block)
    else:
        yield f"{block.label or '图'} {plain_text(block.caption)}".rstrip()
        yield from (f"  {line}" for item in block.items for line in _item(item))


def _asides(inlines: Iterable[Inline]) -> Iterator[str]:
    for piece in inlines:
        if isinstance(piece, Footnote):
            yield f"  注{piece.number} {_shortened(plain_text(piece.inlines))}"
        elif isinstance(piece, OpenMark):
            yield f"  {piece.kind}: {_shortened(plain_text(piece.inlines))}"


def _table(block: TableBlock) -> Iterator[str]:
    table = block.table
    size = f"{len(table.grid)}×{len(table.grid[0]) if table.grid else 0}"
    unit = f"（{table.unit}）" if table.unit else ""
    yield f"{table.label} {plain_text(table.caption)}{unit} {size}"
    for name, inlines in (("注", table.note), ("来源", table.source)):
        if inlines:
            yield f"  {name} {_shortened(plain_text(inlines))}"


def _item(item: FigureItem) -> Iterator[str]:
    if isinstance(item, Chart):
        yield f"{item.type} {item.name}{f'（{item.unit}）' if item.unit else ''}"
        for series in item.series:
            pairs = zip(item.categories, series.texts, strict=True)
            yield f"  {series.name}: " + " ".join(f"{name}={text}" for name, text in pairs)
    else:
        yield f"{item.name}: {item.file or '缺'} {item.caption}".rstrip()


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
