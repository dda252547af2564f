"""Which block of the page a place in the files belongs to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from reportgen.model import (
    Block,
    Chart,
    FigureBlock,
    Footnote,
    Heading,
    Inline,
    OpenMark,
    Paragraph,
    RunInHeading,
    TableBlock,
)
from reportgen.source import Span

At = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Places:
    """The pieces of the page's blocks by file and sheet, in order; `loose` files lend no notes."""

    starts: Mapping[tuple[str, str], list[At]]
    pieces: Mapping[tuple[str, str], list[tuple[At, str]]]
    loose: frozenset[str] = frozenset()

    def block_at(self, span: Span) -> str:
        """Return the block that holds a place, else the one before it in its file, or ""."""
        if span.line == span.end_line and span.column == span.end_column == 1:
            return ""
        starts = self.starts.get((span.path, span.sheet), [])
        index = bisect_right(starts, (span.line, span.column)) - 1
        if index < 0:
            return ""
        end, ident = self.pieces[span.path, span.sheet][index]
        inside = (span.line, span.column) < end
        return ident if inside or span.path not in self.loose else ""


NOWHERE = Places({}, {})


def places_of(pieces: Iterable[tuple[Span, str]], loose: frozenset[str] = frozenset()) -> Places:
    """Return the pieces, each with its block, ready to be asked; `loose` files hold no prose."""
    files: dict[tuple[str, str], list[tuple[At, At, str]]] = {}
    for span, ident in pieces:
        if span.end_line > span.line or span.end_column > span.column:
            start, end = (span.line, span.column), (span.end_line, span.end_column)
            files.setdefault((span.path, span.sheet), []).append((start, end, ident))
    for entries in files.values():
        # Of pieces that begin together the smallest comes last and is found first.
        entries.sort(key=lambda each: (each[0], (-each[1][0], -each[1][1])))
    return Places(
        {file: [start for start, _, _ in entries] for file, entries in files.items()},
        {file: [(end, ident) for _, end, ident in entries] for file, entries in files.items()},
        loose,
    )


def pieces_of(block: Block) -> Iterator[Span]:
    """Yield every place that a block's text, cells and pictures come from."""
    yield block.span
    if isinstance(block, (Paragraph, Heading)):
        yield from _inline_places(block.inlines)
    elif isinstance(block, RunInHeading):
        yield from _inline_places((*block.heading, *block.inlines))
    elif isinstance(block, TableBlock):
        table = block.table
        yield table.span
        yield from (line.span for line in (*table.rows, *table.columns))
        yield from (cell.span for row in table.grid for cell in row)
        yield from _inline_places(chain(table.caption, table.note, table.source))
    elif isinstance(block, FigureBlock):
        yield from (item.span for item in block.items if isinstance(item, Chart))
        yield from _inline_places(block.caption)


def _inline_places(inlines: Iterable[Inline]) -> Iterator[Span]:
    for piece in inlines:
        yield piece.span
        if isinstance(piece, (Footnote, OpenMark)):
            yield from _inline_places(piece.inlines)
