"""Rows that are added up: 城市1127户1806人；农村5087户8579人。城乡合计，6214户10385人."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportgen.audit.prose.adding import come_to, unequal
from reportgen.audit.prose.explained import Outcome
from reportgen.audit.prose.sentences import Prose, Sentence, Statement

_ADDED = re.compile("(?:合计|总计|共计|加总|相加)[，,：:]")
_IN_ALL = re.compile("(?:合计|共计|总计|共)(?:有|为)?$")
_MOST = 4  # rows that are added up


def rows_told(prose: Prose) -> Iterator[Outcome]:
    """Yield what a 合计 behind rows of figures gives of each kind, and the rows do not."""
    text = prose.passage.text
    if "合计" not in text and "共" not in text:
        return
    yield from _pairs(prose)
    rows: list[Sentence] = []
    for sentence in prose.sentences:
        first = sentence.statements[:1]
        if first and _ADDED.search(first[0].lead):
            for each in sentence.statements:
                yield from _held(prose, each, rows[-_MOST:])
        rows.append(sentence)


def _pairs(prose: Prose) -> Iterator[Outcome]:
    """Hold 城市1034户1689人，农村5184户8858人，合计6218户10547人, where the first of each agree."""
    for period in prose.periods:
        statements = period.statements
        pairs = [pair for pair in pairwise(statements) if _is_pair(*pair)]
        for at, (first, second) in enumerate(pairs):
            if not _IN_ALL.search(first.words) or at < 2:
                continue
            before = [
                pair
                for pair in pairs[max(0, at - _MOST) : at]
                if pair[0].figure.kind == first.figure.kind
            ]
            before = [pair for pair in before if pair[1].figure.kind == second.figure.kind]
            ones, others = [pair[0] for pair in before], [pair[1] for pair in before]
            if len(before) > 1 and come_to(first, ones):
                yield from unequal(prose, second, others)
            elif len(before) > 1 and come_to(second, others):
                yield from unequal(prose, first, ones)


def _is_pair(first: Statement, second: Statement) -> bool:
    """Tell whether a row gives two figures: 1034户1689人, 1.24万户、1.86万人."""
    beside = second.lead in {"", "、"} and not second.words
    return beside and second.is_level and first.figure.kind != second.figure.kind


def _held(prose: Prose, each: Statement, rows: Sequence[Sentence]) -> Iterator[Outcome]:
    """Hold a sum against the one figure of its kind in each row."""
    if not each.is_level or each.aside:
        return
    found = [[s for s in row.statements if _adds(s, each)] for row in rows]
    parts = [row[0] for row in found if len(row) == 1]
    if len(parts) == sum(map(bool, found)) > 1:
        yield from unequal(prose, each, parts)


def _adds(part: Statement, whole: Statement) -> bool:
    return part.is_level and not part.aside and part.figure.kind == whole.figure.kind
