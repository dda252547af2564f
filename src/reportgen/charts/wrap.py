"""Breaking a name into lines: between Chinese characters, where the sense allows it best."""

from __future__ import annotations

import re

from reportgen.charts.sketch import Measure
from reportgen.charts.style import em

_OPENING = "（(《〈「『【“‘〔"
# A number or a word stays whole; a closing mark stays with what it closes, an opening one
# with what it opens.
_PIECES = re.compile(
    rf"[{_OPENING}]*(?:[A-Za-z0-9.,，%％‰+\-/]+[年月日届级]?|[^{_OPENING}])[）)》〉」』】”’〕、，。：；！？%％]*"
    rf"|[{_OPENING}]+"
)
# Names of schools and indicators break behind a place and before a bracket, not inside these.
_BEHIND = "省市县区州旗镇乡 "
_WORDS = re.compile(
    "职业|技术|学校|教育|中心|学院|专业|学生|教师|人数|面积|基地|企业|中等|高等|实训"
)
# What a break costs, against a difference in length of 1 em, squared.
_BEFORE_BRACKET, _BEHIND_PLACE, _IN_WORD = -16.0, -6.0, 4.0


def longest_word(text: str, points: float, measure: Measure) -> float:
    """Return the width of the widest part that should not be broken."""
    return max((measure(piece, points) for piece in _PIECES.findall(text)), default=0.0)


def wrap(text: str, points: float, width: float, measure: Measure) -> tuple[str, ...]:
    """Return the text in the fewest lines no wider than `width`, well broken and nearly even.

    A word wider than that is broken where it must be; one character always fits.
    """
    if measure(text, points) <= width:
        return (text,)
    pieces = [
        part for piece in _PIECES.findall(text) for part in _broken(piece, points, width, measure)
    ]
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece))
    fewest = len(_filled(pieces, points, width, measure))
    ends = _best_ends(text, starts, fewest, (points, width, measure))
    lines = (text[a:b].strip() for a, b in zip((0, *ends), ends, strict=False))
    return tuple(line for line in lines if line)


def _broken(piece: str, points: float, width: float, measure: Measure) -> list[str]:
    return [piece] if measure(piece, points) <= width else list(piece)


def _filled(pieces: list[str], points: float, width: float, measure: Measure) -> list[str]:
    """Return lines as full as they can be: no way of breaking needs fewer."""
    lines: list[str] = []
    for piece in pieces:
        if lines and measure((lines[-1] + piece).rstrip(), points) <= width:
            lines[-1] += piece
        else:
            lines.append(piece)
    return lines


def _best_ends(
    text: str, starts: list[int], count: int, room: tuple[float, float, Measure]
) -> tuple[int, ...]:
    """Return where `count` lines end, with the least cost of uneven lengths and bad breaks."""
    points, width, measure = room
    even = measure(text, points) / count
    bad = {match.start() + 1 for match in _WORDS.finditer(text)}
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for _ in range(count):
        longer: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, ends) in best.items():
            for end in starts:
                if end <= start:
                    continue
                length = measure(text[start:end].strip(), points)
                if length > width and end - start > 1:
                    break
                total = cost + ((length - even) / em(points)) ** 2 + _break_cost(text, end, bad)
                if end not in longer or total < longer[end][0]:
                    longer[end] = (total, (*ends, end))
        best = longer
    return best[len(text)][1] if len(text) in best else tuple(starts[1:])


def _break_cost(text: str, end: int, bad: set[int]) -> float:
    if end == len(text):
        return 0.0
    if text[end] in _OPENING:
        return _BEFORE_BRACKET
    if text[end - 1] in _BEHIND:
        return _BEHIND_PLACE
    return _IN_WORD if end in bad else 0.0
