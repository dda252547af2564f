"""The blocks of a text as chunks: paragraphs, headings and run-in headings; the rest by kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from reportgen.kept import Same
from reportgen.layout.pages import Item
from reportgen.layout.printed import numbered_text
from reportgen.model import (
    Block,
    FigureBlock,
    Heading,
    Inline,
    Paragraph,
    RunInHeading,
    TableBlock,
    Text,
    Value,
)
from reportgen.word.chunks import Chunk
from reportgen.word.desk import Desk
from reportgen.word.fields import bookmarked
from reportgen.word.figures import figure_chunks
from reportgen.word.flow import text_item
from reportgen.word.headings import heading_look
from reportgen.word.paragraphs import KEEP_NEXT, marked_paragraph
from reportgen.word.runs import inline_runs, room_text, text_run
from reportgen.word.tables import table_chunks

Written: TypeAlias = tuple[str, tuple[Item, ...]]


def block_chunks(blocks: Iterable[Block], desk: Desk, *, under: int = 0) -> Iterator[Chunk]:
    """Yield the chunks of blocks in order; `under` is the outline level of the title above them.

    A chapter's headings carry their own level; those of a case follow its title's (F19).
    """
    for block in blocks:
        if isinstance(block, Paragraph):
            yield _paragraph(block, desk)
        elif isinstance(block, Heading):
            yield heading_chunk(block, desk, under=under)
        elif isinstance(block, RunInHeading):
            yield _run_in(block, desk)
        elif isinstance(block, TableBlock):
            yield from table_chunks(block, desk)
        else:
            yield from _figure(block, desk)


def _figure(block: FigureBlock, desk: Desk) -> Iterator[Chunk]:
    yield from figure_chunks(block, desk)


def _paragraph(block: Paragraph, desk: Desk) -> Chunk:
    look = desk.prototypes.paragraphs["body"]

    def write() -> Written:
        runs = inline_runs(block.inlines, look.rpr, desk)
        return runs, text_item("body", room_text(block.inlines), desk, inlines=block.inlines)

    runs, flow = _written(block, block.inlines, desk, write)
    return Chunk(marked_paragraph(look, runs, block.id, desk), flow)


def _written(
    block: Block,
    inlines: Iterable[Inline],
    desk: Desk,
    write: Callable[[], Written],
    under: int = 0,
) -> Written:
    """Return a block's runs and room, those of the last rendering for the very same block.

    `under` is the outline level of what stands above it. What holds a footnote or leads somewhere
    is written anew: it depends on the rest.
    """
    if not all(isinstance(piece, (Text, Value)) for piece in inlines):
        return write()
    return desk.kept.get(("runs", Same(block), Same(desk.prototypes), desk.paged, under), write)


def heading_chunk(block: Heading, desk: Desk, *, under: int = 0) -> Chunk:
    """Return a heading on a line of its own, which the contents may list (F10-F12)."""
    key = f"heading{block.level}"
    look = heading_look(desk.prototypes, block.level, block.level + under)
    number, _ = numbered_text(block.number, block.inlines)

    def write() -> Written:
        runs = text_run(number, look.rpr) if number else ""
        runs += inline_runs(block.inlines, look.rpr, desk)
        text = number + room_text(block.inlines)
        return runs, text_item(key, text, desk, block.id, inlines=block.inlines, keep_next=True)

    runs, flow = _written(block, block.inlines, desk, write, under)
    entry = desk.entries.get(block.id)
    if entry is not None:
        runs = bookmarked(entry, next(desk.marks), runs)
    return Chunk(marked_paragraph(look, runs, block.id, desk, KEEP_NEXT), flow, "heading")


def _run_in(block: RunInHeading, desk: Desk) -> Chunk:
    """F13: number and heading in their face, then the text in the body's."""
    look = desk.prototypes.paragraphs[f"run_in{block.level}"]
    number, _ = numbered_text(block.number, block.heading)
    inlines = (*block.heading, *block.inlines)

    def write() -> Written:
        runs = text_run(number, look.rpr) if number else ""
        runs += inline_runs(block.heading, look.rpr, desk)
        runs += inline_runs(block.inlines, desk.prototypes.paragraphs["body"].rpr, desk)
        return runs, text_item("body", number + room_text(inlines), desk, inlines=inlines)

    runs, flow = _written(block, inlines, desk, write)
    return Chunk(marked_paragraph(look, runs, block.id, desk), flow)
