"""`term`: one fixed phrase written in two ways, its parts in another order or one of them lost."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.audit.passages import Passage
from reportgen.audit.reading import Reading
from reportgen.audit.rule import Rule
from reportgen.diagnostics import Diagnostic, Phrase, Related, Severity, problem

_NUMBERED = re.compile(r"(?:[一二三四五六七八九十两][\u4e00-\u9fff]){2,5}")
_QUOTED = re.compile(r"[“《]([^“”《》]{4,24})[”》]")
_FEWEST = 4


@dataclass(frozen=True, slots=True)
class _Use:
    text: str
    passage: Passage
    start: int


def _term(reading: Reading) -> Iterator[Diagnostic]:
    uses = [use for passage in reading.passages for use in reading.of(passage, _uses)]
    groups: dict[str, list[_Use]] = {}
    for use in uses:
        alike = unicodedata.normalize("NFKC", use.text).replace(" ", "")
        groups.setdefault("".join(sorted(alike)), []).append(use)
    for group in groups.values():
        yield from _orders(group)


def _uses(passage: Passage) -> Iterator[_Use]:
    found: dict[int, _Use] = {}
    for quoted in _QUOTED.finditer(passage.text):
        found[quoted.start(1)] = _Use(quoted[1], passage, quoted.start(1))
    for numbered in _NUMBERED.finditer(passage.text):
        told = found.get(numbered.start())
        same = told is not None and told.text == numbered.group()
        if len(numbered.group()) >= _FEWEST and not same:
            found.setdefault(
                -numbered.start() - 1, _Use(numbered.group(), passage, numbered.start())
            )
    yield from found.values()


def _orders(group: list[_Use]) -> Iterator[Diagnostic]:
    """Yield the rarer spellings of a phrase whose characters are the same."""
    counts = Counter(use.text for use in group)
    if len(counts) < 2:
        return
    usual, most = counts.most_common(1)[0]
    first = next(use for use in group if use.text == usual)
    told: set[tuple[int, int]] = set()
    for use in group:
        place = use.passage.place(use.start, use.start + len(use.text))
        if use.text == usual or (place.line, place.column) in told:
            continue
        told.add((place.line, place.column))
        where = first.passage.place(first.start, first.start + len(usual))
        yield problem(
            "term",
            place,
            related=(Related(where, Phrase("usual-here")),),
            severity=Severity.WARNING,
            found=use.text,
            usual=usual,
            times=most,
        )


RULE = Rule(
    "term",
    _term,
    "同一个固定说法前后写法不一样，例如次序颠倒。",
    "A fixed phrase is written in two ways, as in another order of its parts.",
    passing=("落实“六稳六保”要求。“六稳六保”见成效。",),
    failing=("落实“六稳六保”要求。“六保六稳”见成效。",),
)
