"""Breaking a name into lines: between Chinese characters, never inside a number or a word."""

from __future__ import annotations

import re

from reportgen.charts.sketch import Measure
from reportgen.charts.style import em

# A closing mark stays with what it closes, an opening one with what it opens.
_PIECES = re.compile(
    r"[（(《〈「『【“‘〔]*(?:[A-Za-z0-9.,，%％‰+\-/]+|[^（(《〈「『【“‘〔])[）)》〉」』】”’〕、，。：；！？%％]*"
    r"|[（(《〈「『【“‘〔]+"
)


def tidy(text: str) -> str:
    """Return a label as it is drawn: on one line, without invisible characters."""
    joined = "".join(text.splitlines())
    return " ".join(_INVISIBLE.sub("", joined).split())


_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]")


def wrap(text: str, points: float, width: float, measure: Measure) -> tuple[str, ...]:
    """Return the text in the fewest lines no wider than `width`, of nearly equal length.

    A word wider than that is broken where it must be; one character always fits.
    """
    if measure(text, points) <= width:
        return (text,)
    pieces = [
        part for piece in _PIECES.findall(text) for part in _broken(piece, points, width, measure)
    ]
    fewest = _filled(pieces, points, width, measure)
    narrow = measure(text, points) / len(fewest)
    while narrow < width:
        even = _filled(pieces, points, narrow, measure)
        if len(even) == len(fewest):
            return even
        narrow += em(points) / 2
    return fewest


def _broken(piece: str, points: float, width: float, measure: Measure) -> list[str]:
    return [piece] if measure(piece, points) <= width else list(piece)


def _filled(pieces: list[str], points: float, width: float, measure: Measure) -> tuple[str, ...]:
    lines: list[str] = []
    for piece in pieces:
        if lines and measure((lines[-1] + piece).rstrip(), points) <= width:
            lines[-1] += piece
        else:
            lines.append(piece)
    return tuple(stripped for line in lines if (stripped := line.strip()))
