"""A text's lines → the blocks that print, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.assembly.bodies import Body, heading_pieces
from reportgen.assembly.inlines import Desk, resolved, resolved_text
from reportgen.assembly.parts import scalar_at
from reportgen.assembly.places import FigurePlace, TablePlace
from reportgen.assembly.words import Words, words_of
from reportgen.markup.pieces import HeadingLine, Line, ParagraphLine
from reportgen.model import (
    Block,
    Chart,
    DataTable,
    FigureBlock,
    FigureItem,
    Heading,
    Inline,
    Paragraph,
    RunInHeading,
    TableBlock,
    plain_text,
)


def blocks_of_body(body: Body, desk: Desk) -> tuple[Block, ...]:
    """Return what a part's text prints; what has been refused leaves a gap."""
    return tuple(block for line in body.lines for block in _blocks(line, body, desk))


def _blocks(line: Line, body: Body, desk: Desk) -> Iterator[Block]:
    if isinstance(line, ParagraphLine):
        yield Paragraph(
            body.ids[line.start],
            resolved(body.words(line.pieces), desk),
            body.span(line.start, line.end),
        )
    elif isinstance(line, HeadingLine):
        yield _heading(line, body, desk)
    elif line.kind == "table":
        for place in desk.targets.places.tables[body.part.path, line.start]:
            yield from _table(place, desk)
    else:
        yield from _figure(desk.targets.places.figures[body.part.path, line.start], desk)


def _heading(line: HeadingLine, body: Body, desk: Desk) -> Heading | RunInHeading:
    numbered = body.numbers[line.start]
    ident, span = body.ids[line.start], body.span(line.start, line.end)
    heading = resolved(body.words(heading_pieces(line)), desk)
    if not line.body:
        return Heading(ident, numbered.level, numbered.number, heading, span)
    text = resolved(body.words(line.body), desk)
    return RunInHeading(ident, numbered.level, numbered.number, heading, text, span)


def _table(place: TablePlace, desk: Desk) -> Iterator[TableBlock]:
    """Yield the table with its number and its words; nothing when its data were refused."""
    if place.table is None:
        return
    table = replace(
        place.table,
        number=place.number,
        label=place.label,
        caption=_table_words(place.table, "caption", desk),
        note=_table_words(place.table, "note", desk),
        source=_table_words(place.table, "source", desk),
    )
    yield TableBlock(place.id, table, place.span)


def _table_words(table: DataTable, key: str, desk: Desk) -> tuple[Inline, ...]:
    scalar = scalar_at(desk.instances.get(table.span.path), ("tables", table.name, key))
    return resolved(words_of(scalar, desk.problems), desk) if scalar else ()


def _figure(place: FigurePlace, desk: Desk) -> Iterator[FigureBlock]:
    """Yield the row with its caption; nothing when all its items were refused."""
    caption = resolved(place.caption, desk) if place.caption else ()
    items = tuple(_captioned(item, words, place, caption, desk) for item, words in place.items)
    if items:
        yield FigureBlock(place.id, items, caption, place.number, place.label, place.span)


def _captioned(
    item: FigureItem,
    words: Words | None,
    place: FigurePlace,
    caption: tuple[Inline, ...],
    desk: Desk,
) -> FigureItem:
    """Return the item with its own caption, which is the row's where it stands alone."""
    if words is None or words is place.caption:
        text = plain_text(caption) if words else ""
    else:
        text = resolved_text(words, desk)
    if isinstance(item, Chart):
        return replace(item, caption=text)
    return replace(item, caption=text, alt=item.alt or text or item.name)
