"""Which columns to widen, so that a table's texts take few lines (F26)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportgen.layout.text import halves

# Figures, words and units in brackets stay whole; other faces set Latin a little wider than half
# an em, so a figure is given more than it needs.
WHOLE = re.compile(r"[A-Za-z0-9.,:/%‰+\-~²³°℃]+|[（(][^（）()\n]{1,6}[）)]|.")
_HALF_EM = 0.56
# A unit in brackets at a title's end; where the title wraps, it begins a line of its own.
_UNIT = re.compile(r"(?<=\S)(?=[（(][^（）()\n]{1,6}[）)]$)")
_MOST_LINES = 6
_MOST_TEXTS = 80  # of a column; the longest decide
_STEP = 0.5  # ems
_BODY = 4  # times what a header costs


def printed_ems(text: str) -> float:
    """Return the width of one line in ems, figures with room to spare."""
    half = halves(text)
    return len(text) - half + half * _HALF_EM


def with_unit_below(title: str, width: float) -> str:
    """Return a title; where a line of it is wider than `width` ems, its unit begins another."""
    return "\n".join(
        _UNIT.sub("\n", line) if printed_ems(line) > width else line for line in title.split("\n")
    )


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A text that may take several lines; a title's unit begins a line.

    The lines of a header count less: it stands once, and in two lines as well as in one.
    """

    text: str
    title: bool
    header: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Columns that are equally wide: their places, ems they have at least, what stands in them."""

    places: tuple[int, ...]
    width: float
    texts: tuple[Wrapped, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """What a column of this width costs: the squares of the further lines its texts take."""

    width: float
    cost: int


def widened(groups: Sequence[Group], em: int, spare: float) -> list[float]:
    """Return the groups' widths in ems after the spare twips went where they save most lines.

    Squares are counted, so that no column stays far behind the others.
    """
    steps = [list(_steps(group)) for group in groups]
    at = [0] * len(groups)
    while True:
        best: tuple[float, int, int, float] | None = None
        for index, group in enumerate(groups):
            here = steps[index][at[index]]
            for place in range(at[index] + 1, len(steps[index])):
                there = steps[index][place]
                price = (there.width - here.width) * em * len(group.places)
                if price > spare:
                    break
                saved = (here.cost - there.cost) / max(price, 1.0)
                if best is None or saved > best[0]:
                    best = (saved, index, place, price)
        if best is None:
            return [steps[index][place].width for index, place in enumerate(at)]
        _, index, at[index], price = best
        spare -= price


def _steps(group: Group) -> Iterator[_Step]:
    """Yield the width that the group has and those at which one of its texts loses a line."""
    counted = Counter(group.texts)
    longest = sorted(counted, key=lambda each: (-len(each.text), each.text))[:_MOST_TEXTS]
    wraps = [
        (counted[text] * (1 if text.header else _BODY), list(_narrowest(text, group.width)))
        for text in longest
    ]
    wraps = [(times, found) for times, found in wraps if len(found) > 1]
    widths = sorted({width for _, found in wraps for width, _ in found} | {group.width})
    cost = None
    for width in widths:
        now = sum(times * (_lines_at(width, found) - 1) ** 2 for times, found in wraps)
        if cost is None or now < cost:
            yield _Step(width, now)
        cost = now


def _lines_at(width: float, found: Iterable[tuple[float, int]]) -> int:
    return min(lines for wide, lines in found if wide <= width)


def _narrowest(wrapped: Wrapped, least: float) -> Iterator[tuple[float, int]]:
    """Yield (ems, lines) from one line down to what `least` ems take."""
    for lines in range(1, _MOST_LINES + 1):
        width = _narrowest_for(wrapped, lines)
        if width is not None and width > least:
            yield width, lines
        elif width is not None:
            yield least, lines
            return
    yield least, _MOST_LINES + 1


@lru_cache(maxsize=4096)
def _narrowest_for(wrapped: Wrapped, lines: int) -> float | None:
    """Return the ems in which a text takes this many lines; None where it has more of its own."""
    own = [printed_ems(line) for line in wrapped.text.split("\n")]
    if len(own) > lines:
        return None
    width, full = max(sum(own) / lines, 1.0), max(own)
    while width < full and _packed(wrapped, width) > lines:
        width += _STEP
    return min(width, full)


def _packed(wrapped: Wrapped, width: float) -> int:
    """Return the lines a text takes at a width, its wholes unbroken."""
    text = with_unit_below(wrapped.text, width) if wrapped.title else wrapped.text
    count = 0
    for line in text.split("\n"):
        count += 1
        used = 0.0
        for piece in WHOLE.findall(line):
            wide = printed_ems(piece)
            if used and used + wide > width + 1e-6:
                count, used = count + 1, 0.0
            used += wide
    return count
