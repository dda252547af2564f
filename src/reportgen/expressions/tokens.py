"""An expression's words: names, figures, signs; what an input method types counts as half-width."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

TokenKind = Literal["name", "number", "sign", "bad", "end"]

# 。《 》 are what the keys . < > give while the input method is on.
_WIDE = "（），、＋－−–×＊÷／＝＜＞《》．。％！０１２３４５６７８９"
_HALF = "(),,+---**//=<><>..%!0123456789"
_TO_HALF = str.maketrans(_WIDE, _HALF)
_NUMBER = r"[0-9]+(?:\.[0-9]+)?[%‰万亿]?"
_TOKEN = re.compile(
    rf"(?P<number>{_NUMBER})(?!\w)"
    r"|(?P<name>\w+)"
    r"|(?P<sign>==|!=|<=|>=|<>|[≤≥≠+\-*/(),.=<>])"
    r"|「(?P<quoted>[^」]+)」"
    r"|(?P<bad>\S)"
)
_AFTER_POINT = re.compile(r"(?P<name>\w+)")
_IS_NUMBER = re.compile(_NUMBER)
_BLANK = re.compile(r"\s+")
_WORD = re.compile(r"\w")
_NAMES = re.compile(r"\.[^\W\d]")  # 2024.合计


class Token(NamedTuple):
    """A word of the expression and its place."""

    kind: TokenKind
    text: str
    start: int
    end: int


Labels = Mapping[str, tuple[tuple[str, str], ...]]


def tokens(text: str, labels: Collection[str]) -> list[Token]:
    """Return the words of an expression, closed by one of kind `end`.

    A label that is no plain word is taken whole where a figure may stand, longest first.
    Signs and figures come half-width, names as they were typed, labels as they were given.
    """
    plain = text.translate(_TO_HALF)
    known = _by_first(labels if isinstance(labels, tuple) else frozenset(labels))
    found: list[Token] = []
    at = 0
    before = "("  # the sign before this place, x for a name, a figure or a closing parenthesis
    while (at := _filled(plain, at)) < len(plain):
        labelled = before != "x" and plain[at] in known and _label(plain, at, before, known)
        word = labelled or _word(text, plain, at, before)
        found.append(word)
        at = word.end
        before = word.text if word.kind == "sign" and word.text != ")" else "x"
    found.append(Token("end", "", len(plain), len(plain)))
    return found


def _filled(plain: str, at: int) -> int:
    """Return the first place from here on that is no blank."""
    blank = _BLANK.match(plain, at)
    return blank.end() if blank else at


def _word(text: str, plain: str, at: int, before: str) -> Token:
    """Return the word at a place; behind a point 2024 is a name."""
    word = (_AFTER_POINT.match(plain, at) if before == "." else None) or _TOKEN.match(plain, at)
    assert word is not None
    end = word.end()
    kind = word.lastgroup
    if kind == "name":
        return Token("name", text[at:end], at, end)
    if kind == "quoted":
        return Token("name", text[at + 1 : end - 1], at, end)
    return Token(kind, plain[at:end], at, end)  # type: ignore[arg-type]


def _label(plain: str, at: int, before: str, known: Labels) -> Token | None:
    """Return the label that stands at a place; `2024` is a label only where a name must be."""
    for folded, label in known[plain[at]]:
        end = at + len(folded)
        if (
            plain.startswith(folded, at)
            and not _runs_on(plain, end)
            and (before == "." or not _IS_NUMBER.fullmatch(folded) or _NAMES.match(plain, end))
        ):
            return Token("name", label, at, end)
    return None


def _runs_on(plain: str, end: int) -> bool:
    """Tell whether a word goes on over a place."""
    return bool(_WORD.match(plain, end) and _WORD.match(plain, end - 1))


@lru_cache(maxsize=8)
def _by_first(labels: tuple[str, ...] | frozenset[str]) -> Labels:
    """Return the labels, half-width and as given, by their first character, the longest first.

    One without a letter or digit (`/`, `-`) would swallow signs: it is written in 「」.
    """
    groups: dict[str, list[tuple[str, str]]] = {}
    for label in labels:
        folded = label.strip().translate(_TO_HALF)
        if _WORD.search(folded):
            groups.setdefault(folded[0], []).append((folded, label))
    return {
        first: tuple(sorted(group, key=lambda pair: (-len(pair[0]), pair)))
        for first, group in groups.items()
    }
