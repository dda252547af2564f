"""Where the document shows a place in the content: the piece of text, the cell, the picture."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reportgen.model import (
    Block,
    FigureBlock,
    Inline,
    OpenMark,
    Remark,
    Report,
    RunInHeading,
    TableBlock,
    Text,
    blocks_of,
)
from reportgen.source import Span


@dataclass(frozen=True, slots=True)
class Anchored:
    """A remark to `text[start:end]` of the piece that it belongs to; 0, 0 means all of it."""

    remark: Remark
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in the content, and the span by which what shows it is known.

    `text` is set where it prints as it was typed.
    """

    span: Span
    shown: Span
    text: str = ""


@dataclass(frozen=True, slots=True)
class _File:
    """The places of a file or sheet: what prints, the blocks around that, what it defines."""

    shown: list[_Place] = field(default_factory=list)
    blocks: list[_Place] = field(default_factory=list)
    defined: list[_Place] = field(default_factory=list)


_Files = dict[tuple[str, str], _File]


def anchored(report: Report, remarks: Iterable[Remark]) -> dict[Span, list[Anchored]]:
    """Return the remarks by the span of what shows their place: piece, cell, picture, caption.

    A place inside a footnote belongs to its sign in the text. One that does not print belongs to
    the block around it, to the table, chart or part that its file defines there, or to what its
    file prints first; and where that is nothing, to the report's own span, its title.
    """
    files = _files(report)
    title = _Place(report.span, report.span)
    found: dict[Span, list[Anchored]] = {}
    for remark in remarks:
        place = _found(files, remark.span) or title
        within = _within(place, remark.span)
        found.setdefault(place.shown, []).append(Anchored(remark, *within))
    return found


def _found(files: _Files, span: Span) -> _Place | None:
    file = files.get((span.path, span.sheet)) or files.get((span.path, ""))
    if file is None:
        return None
    for places in (file.shown, file.blocks):
        place = _last(places, span)
        if place is not None and _holds(place.span, span):
            return place
    return _last(file.defined, span) or next(iter(file.shown), None)


def _last(places: Sequence[_Place], span: Span) -> _Place | None:
    """Return the last of the places that begins where the span does, or before it."""
    index = bisect_right(places, (span.line, span.column), key=_start)
    return places[index - 1] if index else None


def _start(place: _Place) -> tuple[int, int]:
    return place.span.line, place.span.column


def _holds(around: Span, span: Span) -> bool:
    """Tell whether a span that begins no earlier begins within another one."""
    begins = (span.line, span.column)
    return begins < (around.end_line, around.end_column) or begins == (around.line, around.column)


def _within(place: _Place, span: Span) -> tuple[int, int]:
    """Return which characters of a place's text a span is; 0, 0 for all of them."""
    length = len(place.text)
    start = span.column - place.span.column
    if span.line != place.span.line or not 0 <= start < length:
        return 0, 0
    end = span.end_column - place.span.column if span.end_line == span.line else length
    return (start, min(end, length)) if start < end else (0, 0)


def _files(report: Report) -> _Files:
    """Return all places of a report by file, each kind in the order of their positions."""
    files: _Files = {}
    titled = [report.span, *(case.span for case in report.cases)]
    titled += [attachment.span for attachment in report.attachments]
    for span in titled:
        _file(files, span).defined.append(_whole(span))
    for block in blocks_of(report):
        shown = list(_shown(block))
        for place in shown:
            _file(files, place.span).shown.append(place)
        first = next(iter(shown), None)
        if first is not None:
            _file(files, block.span).blocks.append(_Place(block.span, first.shown))
            for place in _defined(block, first):
                if place.span.path != report.span.path:  # its checks stand behind its tables
                    _file(files, place.span).defined.append(place)
    for file in files.values():
        for places in (file.shown, file.blocks, file.defined):
            places.sort(key=_start)
    return files


def _file(files: _Files, span: Span) -> _File:
    """Return a file's places; a workbook as a whole is its first sheet that prints."""
    found = files.get((span.path, span.sheet))
    if found is None:
        found = files[span.path, span.sheet] = _File()
        files.setdefault((span.path, ""), found)
    return found


def _shown(block: Block) -> Iterator[_Place]:
    """Yield what a block prints; a table's or figure's numbered caption is known by its span."""
    if isinstance(block, TableBlock):
        table = block.table
        if table.grid and table.grid[0]:
            yield from _label(block, table.label)
            yield from _pieces(table.caption)
            yield from (_whole(c.span) for row in table.grid for c in row if not c.covered)
            yield from _pieces((*table.note, *table.source))
    elif isinstance(block, FigureBlock):
        yield from _label(block, block.label)
        yield from (_whole(item.span) for item in block.items)
        yield from _pieces(block.caption)
    elif isinstance(block, RunInHeading):
        yield from _pieces((*block.heading, *block.inlines))
    else:
        yield from _pieces(block.inlines)


def _label(block: TableBlock | FigureBlock, label: str) -> Iterator[_Place]:
    if label:
        yield _whole(block.span)


def _pieces(inlines: Iterable[Inline]) -> Iterator[_Place]:
    for piece in inlines:
        typed = piece.text if isinstance(piece, Text) and _as_typed(piece) else ""
        yield _Place(piece.span, piece.span, typed)
        if isinstance(piece, OpenMark):
            yield from _pieces(piece.inlines)


def _as_typed(piece: Text) -> bool:
    span = piece.span
    return span.line == span.end_line and span.end_column - span.column == len(piece.text)


def _whole(span: Span) -> _Place:
    return _Place(span, span)


def _defined(block: Block, first: _Place) -> Iterator[_Place]:
    """Yield what a file defines apart from its text: where a table, chart or picture is named."""
    if isinstance(block, TableBlock):
        yield _Place(block.table.span, first.shown)
    elif isinstance(block, FigureBlock):
        text = range(block.span.line, block.span.end_line + 1)
        for item in block.items:
            if item.span.path != block.span.path or item.span.line not in text:
                yield _whole(item.span)
