"""Parts that are all of a thing by their very names: 男 and 女, 公办 and 民办."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportgen.audit.prose.bare_shares import names_group
from reportgen.audit.prose.numbers import half
from reportgen.audit.prose.sentences import Period, Prose, Statement
from reportgen.diagnostics import Diagnostic, Phrase, Related, problem
from reportgen.quantity import format_value

_NAMES = """
男 女
公办 民办
公立 民营
城镇 农村
城镇 乡村
农业 非农业
税收 非税
基本支出 项目支出
第一产业 第二产业 第三产业
一年级 二年级 三年级
上半年 下半年
校内 校外
出口 进口
"""
FAMILIES = tuple(tuple(line.split()) for line in _NAMES.strip().splitlines())
_PART = re.compile(r"占[^，。；]{0,10}$|(?:比重|比例|占比)(?:为|达|是)?$")
_LEADING = re.compile("^(?:其中|，|、|；|:|：|有)+")


def make_up_all(parts: Sequence[Statement]) -> bool:
    """Tell whether the parts are those of one family, each once, and named alike beside that."""
    return any(
        len(family) == len(parts) and _are([each.words for each in parts], family)
        for family in FAMILIES
    )


def shares_told(prose: Prose, period: Period) -> Iterator[Diagnostic]:
    """Yield shares that are all of a whole by their names and do not come to 100%."""
    shares = list(_shares(period.statements))
    for family in FAMILIES:
        for at in range(len(shares) - len(family) + 1):
            found = shares[at : at + len(family)]
            if _are([words for _, words in found], family):
                yield from _not_all(prose, [each for each, _ in found])


def _shares(statements: Sequence[Statement]) -> Iterator[tuple[Statement, str]]:
    """Yield what 占 says, with whose share it is: the words of the figure before a bare one."""
    for index, each in enumerate(statements):
        percent = each.figure.quantity.face.scale == "%"
        if percent and _PART.search(each.words) and not (each.figure.loose or each.aside):
            before = statements[index - 1] if index else None
            bare = each.words.startswith("占") and before is not None and before.is_level
            if bare and before is not None and names_group(before.words):
                continue  # of the group that it names: 女生中住校2190人，占80%
            yield each, before.words if bare and before is not None else each.words


def _not_all(prose: Prose, shares: Sequence[Statement]) -> Iterator[Diagnostic]:
    added = sum((each.figure.value for each in shares), Decimal(0))
    room = sum((half(each.figure.quantity) for each in shares), Decimal(0))
    last = shares[-1].figure
    if abs(added - 1) <= room * 2:
        return
    places = (prose.passage.place(s.figure.start, s.figure.end) for s in shares[:-1])
    yield problem(
        "parts-of-whole.shares",
        prose.passage.place(last.start, last.end),
        related=tuple(Related(place, Phrase("a-part")) for place in places),
        at=f"{shares[0].words}{shares[0].figure.quantity.text}",
        stated="100%",
        parts=" + ".join(each.figure.quantity.text for each in shares),
        expected=format_value(added, last.quantity.face),
    )


def _are(names: Sequence[str], family: Sequence[str]) -> bool:
    left = set(family)
    rests = set()
    for name in names:
        words = _LEADING.sub("", name)
        member = next((each for each in sorted(left, key=len, reverse=True) if each in words), "")
        if not member:
            return False
        left.discard(member)
        rests.add(words.replace(member, "", 1))
    rests.discard("")
    return len(rests) <= 1
