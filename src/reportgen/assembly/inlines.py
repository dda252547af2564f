"""A line's pieces → what prints: figures bound, references resolved, footnotes numbered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import count

from reportgen.assembly.ids import Ids
from reportgen.assembly.parts import Part
from reportgen.assembly.references import Target, Targets, resolve
from reportgen.assembly.values import bound
from reportgen.assembly.words import Words, year_of
from reportgen.diagnostics import Diagnostic, problem
from reportgen.expressions import Lookup
from reportgen.loading.instance import Instance
from reportgen.markup.pieces import (
    BindingPiece,
    FootnotePiece,
    MarkPiece,
    Piece,
    ReferencePiece,
    TextPiece,
)
from reportgen.model import Footnote, Inline, OpenMark, Reference, Text, Value, plain_text
from reportgen.quantity import Face, printed

_MARKS = {"verify": "待核", "supply": "待补"}
_UNKNOWN = "〓"  # in the place of a figure that an address did not reach, as printers do


@dataclass(frozen=True, slots=True)
class Desk:
    """What words are resolved with; problems, ids and footnote numbers add up in it."""

    lookup: Lookup
    targets: Targets
    year: int
    instances: Mapping[str, Instance]
    parts: Mapping[str, Part]
    problems: list[Diagnostic]
    ids: Ids = field(default_factory=Ids)
    footnotes: Iterator[int] = field(default_factory=lambda: count(1))


def resolved(words: Words, desk: Desk) -> tuple[Inline, ...]:
    """Return what the words print; a piece that fails prints as it was typed, and is told."""
    return tuple(_resolved(piece, words, desk) for piece in words.pieces)


def resolved_text(words: Words, desk: Desk) -> str:
    """Return what the words print where only plain text can stand; a footnote there is told."""
    told = [
        problem("note-out-of-place", words.span(piece.start, piece.end))
        for piece in _footnotes(words.pieces)
    ]
    if told:
        desk.problems.extend(told)
        return ""
    return plain_text(resolved(words, desk))


def _footnotes(pieces: Iterable[Piece]) -> Iterator[FootnotePiece]:
    for piece in pieces:
        if isinstance(piece, FootnotePiece):
            yield piece
        elif isinstance(piece, MarkPiece):
            yield from _footnotes(piece.pieces)


def _resolved(piece: Piece, words: Words, desk: Desk) -> Inline:
    if isinstance(piece, TextPiece):
        return Text(piece.text, words.span(piece.start, piece.end), piece.bold, piece.vertical)
    if isinstance(piece, BindingPiece):
        return _bound(piece, words, desk)
    if isinstance(piece, ReferencePiece):
        return _reference(piece, words, desk)
    if isinstance(piece, FootnotePiece):
        return _footnote(piece, words, desk)
    return _mark(piece, words, desk)


def _bound(piece: BindingPiece, words: Words, desk: Desk) -> Inline:
    year = year_of(piece.expression, desk.year)
    if year and not piece.face:
        span = words.span(piece.start, piece.end)
        return Value(year, span, piece.expression, printed(Decimal(year), Face(0)), (), piece.bold)
    value, found = bound(piece, words, desk.lookup)
    desk.problems.extend(found)
    return value or Text(_UNKNOWN, words.span(piece.start, piece.end), piece.bold)


def _reference(piece: ReferencePiece, words: Words, desk: Desk) -> Inline:
    span = words.span(piece.start, piece.end)
    found = resolve(piece, desk.parts[span.path], span, desk.targets)
    if isinstance(found, Target):
        return Reference(piece.kind, found.id, found.text, span, piece.bold)
    if found is not None:
        desk.problems.append(found)
    return Text(piece.name, span, piece.bold)


def _footnote(piece: FootnotePiece, words: Words, desk: Desk) -> Footnote:
    span = words.span(piece.start, piece.end)
    ident = desk.ids.new(span.path, "footnote", words.typed(piece.start, piece.end))
    number = next(desk.footnotes)
    inner = resolved(Words(piece.pieces, words.scalar, words.base), desk)
    return Footnote(ident, number, inner, span)


def _mark(piece: MarkPiece, words: Words, desk: Desk) -> OpenMark:
    span = words.span(piece.start, piece.end)
    inner = resolved(Words(piece.pieces, words.scalar, words.base), desk)
    text = plain_text(inner).strip()
    desk.problems.append(problem(f"open-mark.{piece.kind}", span, text=text or "…"))
    if not text:
        inner = (Text(_MARKS[piece.kind], span),)
    return OpenMark(piece.kind, inner, span)
