"""How wide text is in the official faces, and into how many lines it breaks: in ems, no fonts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

# Characters that take half an em in 仿宋 and 黑体; all others take a whole one.
_HALF = re.compile("[\u0020-\u024f\u2000-\u2012\uff61-\uff9f]")
_WIDE_LATIN = re.compile("[MW@%‰mw]")
_NONE = re.compile("[\u0300-\u036f\u200b-\u200f\ufe00-\ufe0f]")
# What stays together on a line: figures with their signs and unit, Latin words, dates.
_TOKEN = re.compile(
    r"[0-9A-Za-z.,:%‰+\-−~/²³°'’_&@#$()=<>\u00c0-\u024f]+(?:[万亿][元人次个]?|[%％‰㎡])?|\s+|.",
    re.DOTALL,
)
_NO_START = "，。、；：？！）》”’」』】〉·…—～%％℃°,.;:?!)]}"
_NO_END = "（《“‘「『【〈([{"


@lru_cache(maxsize=20_000)
def ems(text: str) -> float:
    """Return the width of a text on one line, in ems."""
    half = len(_HALF.findall(text)) - len(_NONE.findall(text)) * 2
    return len(text) - half / 2 + len(_WIDE_LATIN.findall(text)) * 0.3


def tokens(text: str) -> Iterator[str]:
    """Yield the pieces of a text between which a line may break."""
    held = ""
    for found in _TOKEN.finditer(text):
        piece = found.group()
        if held and (held[-1] in _NO_END or piece[0] in _NO_START):
            held += piece
        else:
            if held:
                yield held
            held = piece
    if held:
        yield held


@lru_cache(maxsize=20_000)
def longest_token(text: str) -> float:
    """Return the width of the widest piece that no line may break, in ems."""
    return max((ems(piece) for piece in tokens(text)), default=0.0)


@lru_cache(maxsize=20_000)
def longest_line(text: str) -> float:
    """Return the width of the longest of the text's own lines, in ems."""
    return max((ems(line) for line in text.split("\n")), default=0.0)


def line_count(text: str, width: float, first: float = 0.0) -> int:
    """Return into how many lines a text breaks at `width` ems; the first is `first` shorter."""
    return sum(
        _broken(line, width, first if index == 0 else 0.0)
        for index, line in enumerate(text.split("\n"))
    )


def _broken(line: str, width: float, first: float) -> int:
    whole = ems(line) + first
    if whole <= width:
        return 1
    if width <= 0:
        return len(line) or 1
    count, used = 1, first
    for piece in tokens(line):
        wide = ems(piece)
        if used + wide > width + 1e-6 and used > 0:
            if piece.isspace():
                continue
            count, used = count + 1, 0.0
        while wide > width:
            count, wide = count + 1, wide - width
        used += wide
    return count
