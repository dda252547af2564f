"""A paragraph's pieces as HTML: figures, references, footnotes, open marks, what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportgen.layout.printed import mark_opening
from reportgen.markup import verticals
from reportgen.model import Footnote, Inline, OpenMark, Reference, Text, Value
from reportgen.preview.problems import Found
from reportgen.preview.tags import Html, element, joined, single, text
from reportgen.source import Span

_CIRCLED = 20  # ① to ⑳
_VERTICAL = {"superscript": "sup", "subscript": "sub"}


@dataclass(frozen=True, slots=True)
class Around:
    """What a block's text is set with: what was found in it, and the ids that can be led to."""

    found: Sequence[Found]
    targets: frozenset[str]


def inline_html(inlines: Iterable[Inline], around: Around) -> Html:
    """Return the pieces in order; a footnote leaves its sign."""
    return joined(_piece(piece, around) for piece in inlines)


def footnotes_html(inlines: Iterable[Inline], around: Around) -> Html:
    """Return the texts of the footnotes among the pieces."""
    return joined(
        element(
            "p",
            text(f"{note_sign(note.number)} "),
            inline_html(note.inlines, around),
            class_="footnote",
            id=note.id,
        )
        for note in _footnotes(inlines)
    )


def _footnotes(inlines: Iterable[Inline]) -> Iterator[Footnote]:
    for piece in inlines:
        if isinstance(piece, Footnote):
            yield piece
            yield from _footnotes(piece.inlines)
        elif isinstance(piece, OpenMark):
            yield from _footnotes(piece.inlines)


def note_sign(number: int) -> str:
    """Return a footnote's sign: ① as long as there are such."""
    return chr(0x245F + number) if 1 <= number <= _CIRCLED else f"({number})"


def _piece(piece: Inline, around: Around) -> Html:
    if isinstance(piece, Footnote):
        return element("sup", element("a", text(note_sign(piece.number)), href=f"#{piece.id}"))
    if isinstance(piece, OpenMark):
        inner = inline_html(piece.inlines, around)
        return element(
            "mark", text(mark_opening(piece)), inner, text("】"), class_=f"open-mark {piece.kind}"
        )
    shown = _marked(piece, around)
    if isinstance(piece, Value):
        shown = element("data", shown, value=piece.expression, title=piece.expression)
    elif isinstance(piece, Reference) and piece.target in around.targets:
        shown = element("a", shown, href=f"#{piece.target}", class_="reference")
    if isinstance(piece, Text) and piece.vertical:
        shown = element(_VERTICAL[piece.vertical], shown)
    return element("b", shown) if piece.bold else shown


def _marked(piece: Text | Value | Reference, around: Around) -> Html:
    """Return a piece's text, what was found in it marked by its severity."""
    cuts = [
        (*_reach(piece, each.span), each) for each in around.found if _meets(piece.span, each.span)
    ]
    cuts = [(start, end, each) for start, end, each in cuts if end > start]
    if not cuts:
        return lines(piece.text)
    edges = sorted({0, len(piece.text), *(edge for cut in cuts for edge in cut[:2])})
    return joined(
        found_mark(lines(piece.text[a:b]), [each for s, e, each in cuts if s <= a and b <= e])
        for a, b in pairwise(edges)
    )


def found_mark(shown: Html, found: Sequence[Found]) -> Html:
    """Return what is shown inside a mark of its worst finding, or as it is where there is none."""
    if not found:
        return shown
    return element("mark", shown, class_=found_class(found), data_found=found_ids(found))


def found_class(found: Sequence[Found]) -> str:
    """Return the class of the worst of what was found."""
    return f"found {max(found, key=lambda each: each.severity).problem.severity}" if found else ""


def found_ids(found: Sequence[Found]) -> str:
    """Return the problems' ids, as an attribute holds them."""
    return " ".join(each.problem.id for each in found)


def _meets(piece: Span, found: Span) -> bool:
    """Tell whether something was found in a piece, and not merely in a whole that holds it."""
    if (piece.path, piece.sheet) != (found.path, found.sheet):
        return False
    begins, ends = (found.line, found.column), (found.end_line, found.end_column)
    return begins < (piece.end_line, piece.end_column) and (piece.line, piece.column) < ends


def _reach(piece: Text | Value | Reference, found: Span) -> tuple[int, int]:
    """Return the characters of a piece that a place covers; what was converted stands whole."""
    span, length = piece.span, len(piece.text)
    typed = isinstance(piece, Text) and span.line == span.end_line
    if not typed or span.end_column - span.column != length or found.line != found.end_line:
        return 0, length
    return max(0, found.column - span.column), min(length, found.end_column - span.column)


def lines(characters: str) -> Html:
    r"""Return characters; `\n` breaks the line."""
    return Html(single("br").join(text(line) for line in characters.split("\n")))


def plain_html(characters: str) -> Html:
    """Return a text without markup: a cell's m² gets a real superscript, as in Word."""
    return joined(
        element(_VERTICAL[vertical], lines(piece)) if vertical else lines(piece)
        for piece, vertical in verticals(characters)
    )
