"""Whether the parts of a whole may be counted twice, or leave out what brackets say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from reportgen.audit.prose.families import may_overlap
from reportgen.audit.prose.sentences import Prose, Statement

_COUNTED_TWICE = re.compile("兼(?:任|报|有|顾)|重复|交叉|同时")
_SCOPE = re.compile("[（(][不未]?(?:含|包括|包含|计)")
_LEFT_OUT = re.compile("[（(][不未](?:含|包括|包含|计)(?P<what>[^（）()]{2,})[）)]")
_ALIKE = 4  # characters that two names of one thing share
_BEHIND = 12  # characters behind a list that may say so


def part_name(part: Statement) -> str:
    """Return the words on both sides of a part."""
    return f"{part.words}{part.tail}"


def divided_elsewhere(prose: Prose, whole: Statement, parts: Sequence[Statement]) -> bool:
    """Tell whether the parts overlap: counted along several lines, or some make up the whole."""
    if any(part.figure.loose for part in parts) or may_overlap([part_name(part) for part in parts]):
        return True
    text = prose.passage.text
    if _COUNTED_TWICE.search(text, parts[0].figure.start, parts[-1].figure.end + _BEHIND):
        return True
    scope = _SCOPE.match(prose.passage.text, whole.figure.end)
    left_out = _LEFT_OUT.match(prose.passage.text, whole.figure.end)
    if scope is not None and (left_out is None or _is_named(left_out["what"], parts)):
        return True
    if all(part.lead.startswith("、") for part in parts[1:]):
        return False
    sums = list(accumulate(part.figure.value for part in parts[:-1]))
    return whole.figure.value in sums


def _is_named(what: str, parts: Sequence[Statement]) -> bool:
    """Tell whether what brackets leave out is called as one of the parts is."""
    names = [part_name(part) for part in parts]
    ends = [name[at : at + _ALIKE] for name in names for at in range(len(name) - _ALIKE + 1)]
    return any(what[:2] in name for name in names) or any(end in what for end in ends)
