"""What a text block is made of: its lines and their inline pieces, with offsets into the block.

Offsets are 0-based code points into the text that was parsed; the end is exclusive.
Nothing here knows what a name means: assembly resolves names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Scheme = Literal["#", "一、", "（一）", "1.", "1.1", "（1）"]
ReferenceKind = Literal["table", "figure", "case", "attachment", "section"]
MarkKind = Literal["verify", "supply"]  # 待核, 待补


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Characters as they print; `vertical` is set for a real super- or subscript."""

    text: str
    start: int
    end: int
    bold: bool = False
    vertical: Literal["", "superscript", "subscript"] = ""


@dataclass(frozen=True, slots=True)
class BindingPiece:
    """`【算式】`, `【算式：万，1位】` print a value. `start`..`end` is the expression's text."""

    expression: str
    face: str
    start: int
    end: int
    face_start: int = 0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class ReferencePiece:
    """`【表：资产】` inside a sentence; `start`..`end` is the name's text."""

    kind: ReferenceKind
    name: str
    start: int
    end: int
    bold: bool = False


@dataclass(frozen=True, slots=True)
class FootnotePiece:
    """`【注：…】`; its own pieces may hold bindings and references, no further footnote."""

    pieces: tuple[Piece, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MarkPiece:
    """`【待核：…】` or `【待补：…】`: still open, prints highlighted."""

    kind: MarkKind
    pieces: tuple[Piece, ...]
    start: int
    end: int


Piece: TypeAlias = TextPiece | BindingPiece | ReferencePiece | FootnotePiece | MarkPiece


@dataclass(frozen=True, slots=True)
class ParagraphLine:
    """One line of ordinary text."""

    pieces: tuple[Piece, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """A heading, `# …` (scheme `#`, level = number of #) or typed with a number.

    `number` is the number as typed (`一、`, `1.1`; empty for `#`), `level` is 0 for a typed
    scheme: the numbering profile gives it. With `body`, it is a run-in heading, whose
    heading ends with its stop (。 or ：) and is followed by `body` in the same paragraph.
    """

    scheme: Scheme
    level: int
    number: str
    heading: tuple[Piece, ...]
    body: tuple[Piece, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PlacedName:
    """One name in a placement."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PlacementLine:
    """`【表：资产】` or `【图：a，b；说明】` alone on a line."""

    kind: Literal["table", "figure"]
    names: tuple[PlacedName, ...]
    caption: tuple[Piece, ...]
    start: int
    end: int


Line: TypeAlias = ParagraphLine | HeadingLine | PlacementLine
