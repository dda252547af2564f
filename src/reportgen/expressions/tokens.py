"""An expression's words: names, figures, signs; full-width signs count as half-width."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

TokenKind = Literal["name", "number", "sign", "bad", "end"]

_WIDE = "（），、＋－−×÷／＝＜＞．％！０１２３４５６７８９"
_HALF = "(),,+--*//=<>.%!0123456789"
_TO_HALF = str.maketrans(_WIDE, _HALF)
_TOKEN = re.compile(
    r"(?P<blank>\s+)"
    r"|「(?P<quoted>[^」]+)」"
    r"|(?P<number>[0-9]+(?:\.[0-9]+)?(?:%|万|亿)?)"
    r"|(?P<name>[^\W\d]\w*)"
    r"|(?P<sign>==|!=|<=|>=|[≤≥≠+\-*/(),.=<>])"
    r"|(?P<bad>.)",
    re.DOTALL,
)
_AFTER_POINT = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the expression and its place."""

    kind: TokenKind
    text: str
    start: int
    end: int


def half_width(text: str) -> str:
    """Return the text with half-width signs and digits, each character at its place."""
    return text.translate(_TO_HALF)


def tokens(text: str, labels: Collection[str]) -> Iterator[Token]:
    """Yield the words of an expression; a label with signs in it is taken whole, longest first."""
    plain = half_width(text)
    known = _by_first(frozenset(labels))
    at = 0
    after_point = False
    while at < len(plain):
        found = _label(plain, at, known) or _word(plain, at, after_point=after_point)
        if found is not None:
            yield found
            after_point = found.kind == "sign" and found.text == "."
            at = found.end
        else:
            at += 1
    yield Token("end", "", len(plain), len(plain))


@lru_cache(maxsize=8)
def _by_first(labels: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the labels by their first character, the longest first."""
    groups: dict[str, list[str]] = {}
    for label in labels:
        if label:
            groups.setdefault(half_width(label)[0], []).append(half_width(label))
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in groups.items()}


def _label(plain: str, at: int, known: Mapping[str, tuple[str, ...]]) -> Token | None:
    for label in known.get(plain[at], ()):
        if plain.startswith(label, at):
            return Token("name", label, at, at + len(label))
    return None


def _word(plain: str, at: int, *, after_point: bool) -> Token | None:
    """Return the word at a place, None for a blank; behind a point 2024年 is a name."""
    if after_point and (name := _AFTER_POINT.match(plain, at)):
        return Token("name", name.group(), at, name.end())
    found = _TOKEN.match(plain, at)
    assert found is not None
    if found.lastgroup == "blank":
        return None
    if found.lastgroup == "quoted":
        return Token("name", found["quoted"], at, found.end())
    kind: TokenKind = found.lastgroup  # type: ignore[assignment]
    return Token(kind, found.group(), at, found.end())
