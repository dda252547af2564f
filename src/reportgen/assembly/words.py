"""Parsed words and the way from an offset in them to the place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reportgen.assembly.numbering import typed_prefix
from reportgen.diagnostics import Diagnostic, LocalProblem, problem
from reportgen.loading.instance import Scalar
from reportgen.markup import parse_inline
from reportgen.markup.pieces import BindingPiece, Piece, TextPiece
from reportgen.source import Edit, Span

_YEARS = {"年": 0, "上年": -1}
_FILLED_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
_BLANK = " \t\u3000\u00a0"


@dataclass(frozen=True, slots=True)
class Words:
    """Pieces whose offsets count from `base` in a scalar's text."""

    pieces: tuple[Piece, ...]
    scalar: Scalar
    base: int = 0

    def span(self, start: int, end: int) -> Span:
        """Return the place in the file of two offsets of the pieces."""
        return self.scalar.span(self.base + start, self.base + end)

    def typed(self, start: int, end: int) -> str:
        """Return what was typed between two offsets of the pieces."""
        return self.scalar.text[self.base + start : self.base + end]


def located(found: LocalProblem, scalar: Scalar, base: int = 0) -> Diagnostic:
    """Return a problem at offsets of a scalar's text as one at a place in the file."""
    span = scalar.span(base + found.start, base + found.end)
    return problem(found.key, span, hints=found.hints, **found.params)


def words_of(scalar: Scalar, problems: list[Diagnostic]) -> Words:
    """Return a caption's, a note's or a source's words."""
    return _words(scalar, 0, scalar.text.rstrip(), problems)


def _words(scalar: Scalar, base: int, text: str, problems: list[Diagnostic]) -> Words:
    pieces, found = parse_inline(text)
    problems.extend(located(each, scalar, base) for each in found)
    return Words(pieces, scalar, base)


def title_lines(scalar: Scalar | None, problems: list[Diagnostic]) -> tuple[Words, ...]:
    """Return a title's lines; the tool sets the numbers, so a typed one is told and left out."""
    return tuple(_title_lines(scalar, problems)) if scalar else ()


def _title_lines(scalar: Scalar, problems: list[Diagnostic]) -> Iterator[Words]:
    for index, line in enumerate(_FILLED_LINE.finditer(scalar.text)):
        text = line[0].lstrip(_BLANK)
        base = line.end() - len(text)
        text = text.rstrip()
        number = typed_prefix(text) if index == 0 else 0
        if number:
            problems.append(title_number(scalar, base, number))
        if index == 0 and text.startswith("\\"):
            number = 1
        yield _words(scalar, base + number, text[number:], problems)


def title_number(scalar: Scalar, at: int, length: int) -> Diagnostic:
    """Return what to say of a number typed before a title that the tool numbers."""
    typed = scalar.text[at : at + length]
    edits = replacement(scalar, at, typed, "")
    span = scalar.span(at, at + length)
    return problem("title-number", span, edits=edits, number=typed.strip())


def replacement(scalar: Scalar, at: int, old: str, new: str) -> tuple[Edit, ...]:
    """Return the edit that puts `new` in the place of `old`, which stands at an offset.

    None where the file writes it another way, in quotes for example.
    """
    span = scalar.span(at, at + len(old))
    start = scalar.source.starts[span.line - 1] + span.column - 1
    if scalar.source.text[start : start + len(old)] != old:
        return ()
    return (Edit(scalar.source.path, start, start + len(old), new),)


def without_number(pieces: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], int]:
    """Return a marked heading's pieces without a number typed before it, and its length."""
    first = pieces[0] if pieces else None
    if not isinstance(first, TextPiece) or first.end - first.start != len(first.text):
        return pieces, 0
    length = typed_prefix(first.text)
    rest = replace(first, text=first.text[length:], start=first.start + length)
    return (rest, *pieces[1:]), length


def year_of(expression: str, year: int) -> str:
    """Return the year that 【年】 or 【上年】 prints, empty for any other expression."""
    shift = _YEARS.get(expression.strip())
    return "" if shift is None else str(year + shift)


def bare_text(pieces: Iterable[Piece], year: int) -> str:
    """Return a title's text by which it is found and referred to: its letters and the year."""
    return "".join(
        piece.text
        if isinstance(piece, TextPiece)
        else year_of(piece.expression, year)
        if isinstance(piece, BindingPiece)
        else ""
        for piece in pieces
    )
