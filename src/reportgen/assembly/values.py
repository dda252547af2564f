"""`【算式：写法】` → the figure that it prints, with the cells that it comes from."""

from __future__ import annotations

from dataclasses import replace

from reportgen.assembly.words import Words, located
from reportgen.diagnostics import Diagnostic, LocalProblem, problem
from reportgen.expressions import Lookup, evaluate, parse_expression, parse_face
from reportgen.expressions import Value as Computed
from reportgen.markup.pieces import BindingPiece
from reportgen.model import Text, Value
from reportgen.quantity import Face, Quantity, format_value


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
    if computed.inexact and face.digits is None:
        return None, (problem("digits-needed", span, text=piece.expression),)
    text = _printed(computed, face)
    quantity = Quantity(computed.value, _merged(computed.face, face), computed.unit, text)
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


def _printed(computed: Computed, face: Face) -> str:
    """Return the figure as its cell has it, without its unit, or as the sentence wants it."""
    if computed.text and face == Face():
        return computed.text.removesuffix(computed.unit).strip() or computed.text
    return format_value(computed.value, _merged(computed.face, face))


def _merged(own: Face, wanted: Face) -> Face:
    """Return the own face where nothing else is wanted; another scale needs its own digits."""
    if wanted.scale and wanted.scale != own.scale:
        return replace(wanted, thousands=wanted.thousands or own.thousands)
    return Face(
        own.digits if wanted.digits is None else wanted.digits,
        own.scale,
        wanted.thousands or own.thousands,
    )
