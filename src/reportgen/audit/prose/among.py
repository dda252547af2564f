"""其中: what it divides, and the figures that stand behind it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportgen.audit.prose.sentences import Period, Prose, Statement

_AMONG = re.compile("其中")
_ROOM = 40  # figures before 其中 that it may divide
_LONGEST = 400  # characters of a remark in brackets


@dataclass(frozen=True, slots=True)
class Among:
    """What one 其中 says: `wholes` it may divide, nearest last, and the figures behind it."""

    wholes: tuple[Statement, ...]
    parts: tuple[Statement, ...]
    opening: frozenset[int]  # where those of the parts stand that begin a new sentence

    def wholes_of(self, kind: str) -> tuple[Statement, ...]:
        """Return the wholes whose figures count the same thing."""
        return tuple(each for each in self.wholes if each.figure.kind == kind)


def amongs(prose: Prose) -> Iterator[tuple[Period, tuple[Among, ...]]]:
    """Yield every period of a passage with what 其中 says in it."""
    before: Sequence[Statement] = ()
    for period in prose.periods:
        text = prose.passage.text[period.start : period.end]
        places = [period.start + found.start() for found in _AMONG.finditer(text)]
        if places:
            yield period, tuple(_amongs(prose.passage.text, period, places, before))
        else:
            yield period, ()
        before = period.statements


def _amongs(
    text: str, period: Period, places: Sequence[int], before: Sequence[Statement]
) -> Iterator[Among]:
    statements = period.statements
    starts = [each.figure.start for each in statements]
    opening = frozenset(
        sentence.statements[0].figure.start for sentence in period.sentences if sentence.statements
    )
    for index, at in enumerate(places):
        end = _bracket_end(text, period, at)
        aside = end is not None
        following = places[index + 1] if index + 1 < len(places) else period.end
        first = bisect_left(starts, at)
        earlier = statements[max(0, first - _ROOM) : first] or before[-_ROOM:]
        if aside:
            opened = text.rfind("（", period.start, at)
            wholes = [each for each in earlier if each.figure.start < opened][-1:]
        else:
            wholes = [each for each in earlier if not each.aside]
        parts = statements[first : bisect_left(starts, following if end is None else end)]
        bases = {s.figure.start for s, after in pairwise(earlier) if after.lead == "的"}
        yield Among(
            tuple(each for each in wholes if each.is_level and each.figure.start not in bases),
            tuple(each for each in parts if aside or not each.aside),
            opening,
        )


def _bracket_end(text: str, period: Period, at: int) -> int | None:
    """Return where the bracket closes in which 其中 stands, or None where it stands in none."""
    opened = text.rfind("（", max(period.start, at - _LONGEST), at)
    if opened < 0 or text.rfind("）", opened, at) >= 0:
        return None
    closed = text.find("）", at, min(period.end, at + _LONGEST))
    return closed if closed >= 0 else period.end
