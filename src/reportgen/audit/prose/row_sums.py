"""Rows that are added up: 城市1127户1806人；农村5087户8579人。城乡合计，6214户10385人."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.audit.prose.adding import unequal
from reportgen.audit.prose.explained import Outcome
from reportgen.audit.prose.sentences import Prose, Sentence, Statement

_ADDED = re.compile("(?:合计|总计|共计|加总|相加)[，,：:]")
_MOST = 4  # rows that are added up


def rows_told(prose: Prose) -> Iterator[Outcome]:
    """Yield what a 合计 behind rows of figures gives of each kind, and the rows do not."""
    if not _ADDED.search(prose.passage.text):
        return
    rows: list[Sentence] = []
    for sentence in prose.sentences:
        first = sentence.statements[:1]
        if first and _ADDED.search(first[0].lead):
            for each in sentence.statements:
                yield from _held(prose, each, rows[-_MOST:])
        rows.append(sentence)


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
