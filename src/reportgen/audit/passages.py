"""The report's prose: each paragraph's text, and the way from an offset in it back to the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate
from typing import Literal

from reportgen.kept import Kept, Same
from reportgen.model import (
    Block,
    FigureBlock,
    Footnote,
    Heading,
    Inline,
    OpenMark,
    Paragraph,
    Report,
    RunInHeading,
    TableBlock,
    Text,
    blocks_of,
)
from reportgen.source import Span

_OPEN = "\ufffc"  # stands for what is still to be verified or supplied

_WIDE = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）"}
_NARROW = re.compile(r"[;()]|(?<![0-9])[,:]|[,:](?![0-9])")  # not 1,234 nor 2:1

Kind = Literal["heading", "prose", "caption", "note", "footnote"]


@dataclass(frozen=True, slots=True)
class Passage:
    """Running text as a reader sees it; `starts[n]` is where `pieces[n]` begins in it.

    `school` is the official name of the school whose case study it stands in, or "".
    """

    text: str
    pieces: tuple[Inline, ...]
    starts: tuple[int, ...]
    kind: Kind = "prose"
    school: str = ""

    def piece(self, offset: int) -> Inline:
        """Return the piece that holds a character."""
        return self.pieces[bisect_right(self.starts, offset) - 1]

    def is_typed(self, start: int, end: int) -> bool:
        """Tell whether an editor typed `text[start:end]` as it stands there."""
        first, last = self.piece(start), self.piece(max(start, end - 1))
        return first is last and isinstance(first, Text)

    def place(self, start: int, end: int) -> Span:
        """Return the place of `text[start:end]`; a bound or converted piece stands as a whole."""
        index = bisect_right(self.starts, start) - 1
        piece, before = self.pieces[index], self.starts[index]
        span = piece.span
        as_typed = span.line == span.end_line and span.end_column - span.column == len(
            _shown(piece)
        )
        if not isinstance(piece, Text) or not as_typed:
            return span
        within = min(end - before, len(piece.text))
        return replace(span, column=span.column + start - before, end_column=span.column + within)


def widened(passage: Passage) -> Passage:
    """Return a passage whose marks are Chinese ones, each at its place: 3人,5人 as 3人，5人."""
    if not any(mark in passage.text for mark in _WIDE):
        return passage
    return replace(passage, text=_NARROW.sub(lambda found: _WIDE[found[0]], passage.text))


def passages(report: Report, kept: Kept | None = None) -> Iterator[Passage]:
    """Yield every text of the report's body in reading order, captions, notes and footnotes too.

    Those of the very same block may be the `kept` ones.
    """
    kept = kept or Kept()
    schools = {block.id: case.school for case in report.cases for block in case.blocks}
    for block in blocks_of(report):
        school = schools.get(block.id, "")
        key = ("passages", Same(block), school)
        yield from kept.get(key, partial(_of_block, block, school))


def _of_block(block: Block, school: str) -> tuple[Passage, ...]:
    return tuple(
        passage for kind, inlines in _texts(block) for passage in _passages(inlines, kind, school)
    )


def _texts(block: Block) -> Iterator[tuple[Kind, tuple[Inline, ...]]]:
    if isinstance(block, Heading):
        yield "heading", block.inlines
    elif isinstance(block, Paragraph):
        yield "prose", block.inlines
    elif isinstance(block, RunInHeading):
        yield "prose", (*block.heading, *block.inlines)
    elif isinstance(block, TableBlock):
        yield "caption", block.table.caption
        yield "note", block.table.note
        yield "note", block.table.source
    elif isinstance(block, FigureBlock):
        yield "caption", block.caption


def _passages(inlines: Iterable[Inline], kind: Kind, school: str) -> Iterator[Passage]:
    pieces = tuple(_flat(inlines))
    if pieces:
        starts = tuple(accumulate((len(_shown(each)) for each in pieces[:-1]), initial=0))
        yield Passage("".join(map(_shown, pieces)), pieces, starts, kind, school)
    for each in inlines:
        if isinstance(each, Footnote):
            yield from _passages(each.inlines, "footnote", school)


def _flat(inlines: Iterable[Inline]) -> Iterator[Inline]:
    return (each for each in inlines if not isinstance(each, Footnote))


def _shown(piece: Inline) -> str:
    """Return what prints in the line; an open mark states nothing yet, but stands between."""
    if isinstance(piece, Footnote):
        return ""
    return _OPEN if isinstance(piece, OpenMark) else piece.text
