"""`【算式：写法】` → the figure that it prints, with the cells that it comes from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from reportgen.assembly.words import Words, located
from reportgen.diagnostics import Diagnostic, LocalProblem, problem
from reportgen.expressions import Lookup, evaluate, parse_expression, parse_face, scaled_to
from reportgen.expressions import Value as Computed
from reportgen.markup.pieces import BindingPiece
from reportgen.model import Text, Value
from reportgen.quantity import (
    FACTORS,
    Face,
    Quantity,
    Scale,
    format_value,
    is_nothing,
    multiple_of,
)

# A scale's words as they print, then the other ways to type them; 百分点 itself has no sign.
_SPELLINGS: Mapping[Scale, tuple[str, ...]] = {
    "百分点": ("个百分点", "百分点"),
    "%": ("%", "％"),
}
_BEHIND = re.compile(r"】[ \t\u3000*]*(?P<text>[^\s，。、；：！？）】》”’,.;:!?)]{0,4})")


def bound(
    piece: BindingPiece, words: Words, lookup: Lookup
) -> tuple[Value | Text | None, tuple[Diagnostic, ...]]:
    """Return what a binding prints, None with what is wrong with it.

    A problem with an empty key has been told elsewhere.
    """
    computed = _computed(piece.expression, lookup)
    if isinstance(computed, LocalProblem):
        return None, _located(computed, piece.start, words)
    face = parse_face(piece.face) if piece.face else Face()
    if isinstance(face, LocalProblem):
        return None, _located(face, piece.face_start, words)
    span = words.span(piece.start, piece.end)
    if computed.is_text:
        return Text(computed.text, span, piece.bold), ()
    computed = scaled_to(computed, face.scale)
    if computed.inexact and face.digits is None:
        return None, (problem("digits-needed", span, text=piece.expression),)
    text = _printed(computed, face, _following(piece, words))
    unit = "" if multiple_of(computed.unit) > 1 else computed.unit  # the sentence says 万元
    quantity = Quantity(computed.value, _merged(computed.face, face), unit, text)
    value = Value(text, span, piece.expression, quantity, computed.cells, piece.bold)
    return value, ()


def _computed(text: str, lookup: Lookup) -> Computed | LocalProblem:
    expression = parse_expression(text, lookup.labels)
    if isinstance(expression, LocalProblem):
        return expression
    computed = evaluate(expression, lookup)
    if isinstance(computed, Computed) and computed.truth is not None:
        return LocalProblem("comparison-inside", expression.start, expression.end)
    return computed


def _located(found: LocalProblem, offset: int, words: Words) -> tuple[Diagnostic, ...]:
    return (located(found, words.scalar, words.base + offset),) if found.key else ()


def _printed(computed: Computed, face: Face, following: str) -> str:
    """Return the figure as its cell has it, without its unit, or as the sentence wants it."""
    if computed.text and face == Face():
        return computed.text.removesuffix(computed.unit).strip() or computed.text
    merged = _merged(computed.face, face)
    if merged.signs is not None and is_nothing(computed.value, merged) and not following:
        return merged.signs.same
    return _once(format_value(computed.value, merged), face.scale, following)


def _once(text: str, scale: Scale, following: str) -> str:
    """Return a figure with the 万, %, 倍 or 个百分点 asked for, unless it is typed behind 】."""
    words = _SPELLINGS.get(scale, (scale,))
    typed = bool(scale) and following.startswith(words)
    return f"{text.removesuffix(words[0])}{'' if typed else words[0]}"


def _following(piece: BindingPiece, words: Words) -> str:
    """Return what the sentence goes on with right behind 】; nothing where a mark or its end is."""
    found = _BEHIND.search(words.scalar.text, words.base + piece.end)
    return found["text"] if found else ""


def _merged(own: Face, wanted: Face) -> Face:
    """Return the own face where nothing else is wanted; another scale needs its own digits."""
    thousands = wanted.thousands or own.thousands
    if not wanted.scale or wanted.scale == own.scale:
        digits = own.digits if wanted.digits is None else wanted.digits
        return replace(wanted, digits=digits, scale=own.scale, thousands=thousands)
    same = wanted.digits is None and FACTORS[wanted.scale] == FACTORS[own.scale]
    digits = own.digits if same else wanted.digits
    return replace(wanted, digits=digits, thousands=thousands)
