"""What a paragraph is made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from reportgen.quantity import Quantity
from reportgen.source import Span

Vertical = Literal["", "superscript", "subscript"]
ReferenceKind = Literal["table", "figure", "case", "attachment", "section"]


@dataclass(frozen=True, slots=True)
class Text:
    """Characters as they print."""

    text: str
    span: Span
    bold: bool = False
    vertical: Vertical = ""


@dataclass(frozen=True, slots=True)
class Value:
    """A bound figure: what it prints, and the expression and cells that it comes from."""

    text: str
    span: Span
    expression: str
    quantity: Quantity
    cells: tuple[Span, ...] = ()
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """表二, 图三, 案例1 in a sentence; `target` is the id of what it points to."""

    kind: ReferenceKind
    target: str
    text: str
    span: Span
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote's text, numbered through the report from 1."""

    id: str
    number: int
    inlines: tuple[Inline, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class OpenMark:
    """What is still to be verified or supplied; prints highlighted."""

    kind: Literal["verify", "supply"]
    inlines: tuple[Inline, ...]
    span: Span


Inline: TypeAlias = Text | Value | Reference | Footnote | OpenMark


def plain_text(inlines: Iterable[Inline]) -> str:
    """Return what a reader sees of the inlines, footnotes left out."""
    return "".join(
        plain_text(piece.inlines)
        if isinstance(piece, OpenMark)
        else ""
        if isinstance(piece, Footnote)
        else piece.text
        for piece in inlines
    )
