"""What stands in a line: text, bold, real super- and subscripts, and everything in 【…】."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from reportgen.diagnostics import LocalProblem, Phrase
from reportgen.markup.brackets import Bracket, bracket_at, closing_brackets, meant_kind
from reportgen.markup.pieces import (
    BindingPiece,
    FootnotePiece,
    MarkPiece,
    Piece,
    ReferencePiece,
    TextPiece,
)

_HIGH = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", "0123456789+-=()n", strict=True))
_LOW = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", "0123456789+-=()", strict=True))
_SQUARED = {"㎡": ("m", "2"), "㎥": ("m", "3")}
_SPECIAL = re.compile(rf"【【|【|\*\*|[{''.join(_HIGH)}]+|[{''.join(_LOW)}]+|[㎡㎥]")
_RAISED = re.compile(rf"[{''.join(_HIGH)}]+|[{''.join(_LOW)}]+|[㎡㎥]")
_DOUBTFUL = {
    "plain-power": re.compile(r"(?<![A-Za-z])(?:[cdhkm]?m)\^?[23](?!\.?[0-9A-Za-z])"),
    "bracket-shape": re.compile(
        r"[\[［〔]\s{0,3}(?:表|图|案例|附件|节|注|待核|待补)[：:][^\[\]［］〔〕]{1,60}[\]］〕]"
    ),
}
_SEVERAL = re.compile("[，,、；;]")
_DEEPEST = 4

Vertical = Literal["", "superscript", "subscript"]


@dataclass(slots=True)
class _Scan:
    """A line being read: what closes what, and what was found wrong so far."""

    text: str
    closed: dict[int, int]
    problems: list[LocalProblem] = field(default_factory=list)


def parse_inline(text: str) -> tuple[tuple[Piece, ...], tuple[LocalProblem, ...]]:
    """Return the pieces of a caption, a title or a note; line breaks in it are characters."""
    return parse_range(text, 0, len(text))


def parse_range(
    text: str, start: int, end: int
) -> tuple[tuple[Piece, ...], tuple[LocalProblem, ...]]:
    """Return the pieces of `text[start:end]`, with offsets into the whole text."""
    closed, unclosed = closing_brackets(text, start, end)
    scan = _Scan(text, closed)
    scan.problems.extend(LocalProblem("bracket-unclosed", at, at + 1) for at in unclosed)
    pieces = tuple(_pieces(scan, start, end, 0))
    for piece in pieces:
        if isinstance(piece, TextPiece):
            scan.problems.extend(_doubtful(text, piece))
    scan.problems.extend(_stray(text, pieces))
    return pieces, tuple(scan.problems)


def _doubtful(text: str, piece: TextPiece) -> Iterator[LocalProblem]:
    """Yield what prints as it stands and was probably meant otherwise: m2, [表：资产]."""
    for key, pattern in _DOUBTFUL.items():
        for found in pattern.finditer(text, piece.start, piece.end):
            yield LocalProblem(key, found.start(), found.end(), {"found": found.group()})


def _stray(text: str, pieces: Iterable[Piece]) -> Iterator[LocalProblem]:
    """Yield the 】 that close nothing and print; one behind a 【【 belongs to it."""
    printed = 0
    for piece in pieces:
        if not isinstance(piece, TextPiece):
            continue
        printed += text.startswith("【【", piece.start) and piece.text == "【"
        for at in range(piece.start, piece.end):
            if text[at] == "】":
                if not printed:
                    yield LocalProblem("bracket-stray", at, at + 1)
                printed = max(printed - 1, 0)


def _pieces(scan: _Scan, start: int, end: int, depth: int) -> Iterator[Piece]:
    """Yield the pieces of a range; a piece of text ends where something else begins."""
    bold_until = -1
    at = plain = start
    while (sign := _SPECIAL.search(scan.text, at, end)) is not None:
        found, here = sign.group(), sign.start()
        at = sign.end()
        bold = here <= bold_until
        if found == "**" and not bold:
            closing = _bold_end(scan, at, end)
            if closing < 0:
                scan.problems.append(LocalProblem("bold-unclosed", here, at))
                continue
            bold_until = closing
        elif found == "【" and here not in scan.closed:
            continue
        yield from _text(scan, plain, here, bold=bold)
        plain = at
        if found == "【【":
            yield TextPiece("【", here, at, bold)
        elif found == "【":
            at = plain = scan.closed[here]
            yield from _bracket(scan, bracket_at(scan.text, here, at), depth, bold=bold)
        elif found != "**":
            yield from _raised(found, here, at, bold=bold)
    yield from _text(scan, plain, end, bold=False)


def _bold_end(scan: _Scan, start: int, end: int) -> int:
    """Return where the closing `**` stands, outside 【…】; -1 when there is none."""
    at = start
    while (sign := _SPECIAL.search(scan.text, at, end)) is not None:
        if sign.group() == "**":
            return sign.start() if sign.start() > start else -1
        at = scan.closed.get(sign.start(), sign.end()) if sign.group() == "【" else sign.end()
    return -1


def _text(scan: _Scan, start: int, end: int, *, bold: bool) -> Iterator[TextPiece]:
    if start < end:
        yield TextPiece(scan.text[start:end], start, end, bold)


def verticals(text: str) -> Iterator[tuple[str, Vertical]]:
    """Yield a plain text in pieces, its raised and lowered characters as real ones."""
    at = 0
    for found in _RAISED.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], ""
        for piece in _raised(found.group(), found.start(), found.end(), bold=False):
            yield piece.text, piece.vertical
        at = found.end()
    if at < len(text):
        yield text[at:], ""


def _raised(signs: str, start: int, end: int, *, bold: bool) -> Iterator[TextPiece]:
    """Yield a real super- or subscript for the characters that only look like one."""
    if signs in _SQUARED:
        letter, power = _SQUARED[signs]
        yield TextPiece(letter, start, end, bold)
        yield TextPiece(power, end, end, bold, "superscript")
        return
    table, vertical = (_HIGH, "superscript") if signs[0] in _HIGH else (_LOW, "subscript")
    plain = "".join(table[char] for char in signs)
    yield TextPiece(plain, start, end, bold, vertical)  # type: ignore[arg-type]


def _bracket(scan: _Scan, found: Bracket, depth: int, *, bold: bool) -> Iterator[Piece]:
    start, end = _stripped(scan.text, found.inner, found.end - 1)
    if depth >= _DEEPEST:
        scan.problems.append(LocalProblem("bracket-too-deep", found.start, found.end))
    elif found.kind == "value":
        yield from _binding(scan, found, start, end, bold=bold)
    elif found.kind == "note":
        if depth:
            scan.problems.append(LocalProblem("note-in-note", found.start, found.end))
        inner = tuple(_pieces(scan, start, end, depth + 1))
        if not inner:
            scan.problems.append(LocalProblem("bracket-empty", found.start, found.end))
        yield FootnotePiece(inner, found.start, found.end)
    elif found.kind in {"verify", "supply"}:
        inner = tuple(_pieces(scan, start, end, depth + 1))
        yield MarkPiece(found.kind, inner, found.start, found.end)
    elif start == end:
        scan.problems.append(LocalProblem("bracket-empty", found.start, found.end))
    elif found.kind in {"table", "figure"} and (several := _SEVERAL.search(scan.text, start, end)):
        kind = found.kind
        scan.problems.append(LocalProblem(f"reference-names.{kind}", several.start(), end))
    else:
        name = scan.text[start:end]
        yield ReferencePiece(found.kind, name, start, end, bold)  # type: ignore[arg-type]


def _binding(
    scan: _Scan, found: Bracket, start: int, end: int, *, bold: bool
) -> Iterator[BindingPiece]:
    if start == end:
        scan.problems.append(LocalProblem("bracket-empty", found.start, found.end))
        return
    colon = _last_colon(scan.text, start, end)
    if colon < 0:
        yield BindingPiece(scan.text[start:end], "", start, end, bold=bold)
        return
    left, right = _stripped(scan.text, start, colon)
    meant = meant_kind(scan.text[left:right])
    if meant:
        hints = (Phrase("did-you-mean", {"nearest": f"{meant}："}),)
        word = {"found": scan.text[left:right]}
        scan.problems.append(LocalProblem("unknown-bracket", left, right, word, hints))
        return
    face, last = _stripped(scan.text, colon + 1, end)
    expression = scan.text[left:right]
    yield BindingPiece(expression, scan.text[face:last], left, right, face, bold)


def _last_colon(text: str, start: int, end: int) -> int:
    """Return the last colon that stands in no bracket or quotation; -1 when there is none."""
    depth = 0
    found = -1
    for index in range(start, end):
        char = text[index]
        if char in "（(「“":
            depth += 1
        elif char in "）)」”":
            depth -= 1
        elif char in "：:" and depth <= 0:
            found = index
    return found


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range without blanks at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
