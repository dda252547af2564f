"""The figures behind 其中 that are its parts, up to where the talk turns elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from reportgen.audit.prose.among import Among
from reportgen.audit.prose.sentences import Statement

_ENDS_PARTS = re.compile(
    "另|此外|同时|还有|增加(?!值)|减少|较|比上年|平均|人均|生均|每|(?<!公)共(?![享同青])|合计|总计|不含|剩余|其余|"
    "限额|目标|计划|任务|定额|均控制|在[^，。；]{1,10}(?<![初高其集])中(?![学职专小央心等])"
)
_JOINS = re.compile("[）)]?[、和及与以]|（")
_MARK = re.compile("[，,；;、：:（）()]")
_SHAPE = 2  # figures behind a part by which it is like another
_INTRODUCED = re.compile("[，。；]?其中：")


def behind_attributes(among: Among) -> int:
    """Return where the parts begin: behind the 210户 of 其中210户企业产值1400万元."""
    parts = among.parts
    at = 0
    while at + 1 < len(parts) and not among.wholes_of(parts[at].figure.kind):
        if _MARK.search(parts[at + 1].lead):
            return 0
        at += 1
    return at


def direct_parts(among: Among, start: int = 0) -> list[Statement]:
    """Return the figures that stand behind 其中 as its parts, before the talk turns elsewhere."""
    found: list[Statement] = []
    for each in among.parts[start:]:
        if found and _ENDS_PARTS.search(each.lead):
            if each.is_change or each.is_share:
                continue
            break
        if each.is_share or (found and each.is_change):
            continue
        if not each.is_level or (found and each.figure.kind != found[0].figure.kind):
            break
        opens = each.figure.start in among.opening
        if found and opens and not _goes_on(found, each, among):
            break
        if len(found) > 1 and found[1].lead.startswith("、") and not _JOINS.match(each.lead):
            break
        found.append(each)
    return found


def _goes_on(found: Sequence[Statement], each: Statement, among: Among) -> bool:
    """Tell whether a semicolon parts one list, 税收收入…；非税收入…, and commas did not before."""
    if len(found) > 1 and found[1].figure.start not in among.opening:
        return False
    first = found[0]
    alike = len(first.words) >= 2 and first.words[-2:] == each.words[-2:]
    shaped = _shape(among, first) == _shape(among, each) != ()
    return alike or shaped or _INTRODUCED.match(first.lead) is not None


def _shape(among: Among, part: Statement) -> tuple[tuple[str, str, bool], ...]:
    """Return what kinds of figures stand behind a part up to the next sentence."""
    at = next(i for i, s in enumerate(among.parts) if s is part)
    behind = takewhile(lambda s: s.figure.start not in among.opening, among.parts[at + 1 :])
    shape = ((s.figure.kind, s.words if s.is_share else "", s.is_change) for s in behind)
    return tuple(shape)[:_SHAPE]
