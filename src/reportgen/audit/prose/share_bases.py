"""What a share may be of: what its words name, what 其中 divides, and what stands near."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.audit.prose.bare_shares import (
    Around,
    are_unlike,
    group_of,
    is_inside,
    is_kind_of,
    names_group,
    whole_of,
)
from reportgen.audit.prose.claims import Share, core
from reportgen.audit.prose.completed import as_planned, planned
from reportgen.audit.prose.families import make_up_all
from reportgen.audit.prose.labels import Labels
from reportgen.audit.prose.numbers import Number, fits, number, total
from reportgen.audit.prose.sentences import Statement
from reportgen.audit.spelling import stands_within

_HEAD = re.compile("共|总|现有|全部")
_EVERY = re.compile("^(?:总|全部|全体)(?=..)")
_PEOPLE = re.compile("(?:教师|学生|人员|职工|居民|人口|户数|企业|保有量|总量|人数|数量|数)$")
_IN_ALL = re.compile("(?<=..)(?:总数|总人数|总量|总额|总计|合计|人数)$")
# What a name of those who took part means.
_MEANT = {
    "参考": "参加[^，。；]{0,6}考|实考|应考",
    "参测": "参加[^，。；]{0,8}测|实测|受测",
    "参训": "参加[^，。；]{0,8}训|培训",
    "参评": "参加[^，。；]{0,8}评",
    "参赛": "参加[^，。；]{0,8}赛",
    "受访者": "问卷|受访|调查|访谈",
    "受访": "问卷|受访|调查|访谈",
    "调查对象": "问卷|受访|调查",
    "问卷": "有效问卷|回收问卷",
}
_LONG = 4  # characters of a name that 额 may be left out of
_NEIGHBOURS = 2
_RESIDENT = re.compile("^(?:常住|户籍)(?=人口)")


@dataclass(frozen=True, slots=True)
class Bases:
    """What a share may be of.

    `own` is what the text gives as its whole, `near` any other figure of its kind. `certain` wholes
    are called by the very words of the share: no other figure explains it then.
    """

    own: tuple[Number, ...]
    near: tuple[Number, ...]
    certain: bool
    divided: bool = False  # by 其中, into what is called a kind of it: 诊疗人次, 医院诊疗人次


def bases_of(share: Share, around: Around, labels: Labels) -> Bases:
    """Return what a share may be of."""
    kind = share.part.figure.kind
    same = [
        each
        for each in around.earlier
        if each.is_level == share.part.is_level
        and each.is_average == share.part.is_average
        and each.figure.kind == kind
        and each is not share.part
        and not (each.is_change or each.is_compared_with or each.is_share)
    ]
    beside = labels.row_of(share.part.figure.value, kind)
    beside_row = tuple(map(_plain, beside))
    near = (*(number(s) for s in same if not s.figure.loose), *beside_row)
    if not share.name:
        return _bases_of_bare(share, around, same, near, beside_row)
    taken = {each.part.figure.start for each in around.siblings}
    free = [each for each in same if each.figure.start not in taken]
    name = share.name.removesuffix("额") if len(share.name) > _LONG else share.name
    named = [each for each in free if share.name in each.said] or _every(share.name, free)
    named = named or [each for each in free if name in each.said]
    otherwise = [] if named else _told_otherwise(share.name, same)
    named = named or otherwise
    named = named or [each for each in same if _means(share.name, each)]
    plans = planned(share.name, named)
    strict = [s for s in named if _called(s) == share.name and not s.figure.loose]
    strict = strict or _only_called(name, named) or otherwise
    tables = map(_plain, labels.figures(share.name, share.each.school, kind))
    own = map(as_planned if plans else number, strict or named)
    if plans:  # a plan is not rounded, nor is anything else nearer
        near = tuple(number(s) for s in same if not (s in plans or s.figure.loose))
    return Bases((*own, *tables), near, certain=bool(strict))


def _bases_of_bare(
    share: Share,
    around: Around,
    same: Sequence[Statement],
    near: tuple[Number, ...],
    beside_row: tuple[Number, ...],
) -> Bases:
    """Return what a bare 占40% may be of: what 其中 divides, or the words before it give."""
    group = group_of(share, around)
    if group is not None:  # nothing before it, unless a share beside names another whole
        here = any(around.since <= each.part.figure.start for each in around.others)
        if here:
            return Bases((number(group),), near, certain=False)
        inside = (s for s in same if s.figure.start >= group.figure.start)
        near = tuple(number(s) for s in inside if not s.figure.loose)
        return Bases((number(group),), near, certain=False)
    wholes = _wholes(share, around, same)
    if not wholes:
        asked = [s for s in around.earlier if s.figure.kind == "份" and "问卷" in s.said]
        if share.part.figure.kind == "人" and asked and not asked[-1].figure.loose:
            return Bases((number(asked[-1]),), near, certain=False)
        pair = _all_of(share, same)
        return Bases((total(map(number, pair)),) if pair else (), near, certain=False)
    if around.among is None:
        near = _beside(share, wholes[0], same) or near
        return Bases(tuple(map(number, wholes)), near, certain=False)
    if len(around.among.wholes_of(share.part.figure.kind)) == 1:
        # 其中 divides nothing that stands before it.
        since = wholes[0].figure.start
        near = (*(number(s) for s in same if s.figure.start >= since), *beside_row)
    kin = len(wholes) == 1 and is_kind_of(share.part, wholes[0])
    if len(wholes) == 1 and _confirmed(wholes[0], around.siblings):
        listed = {each.part.figure.value for each in around.siblings}
        near = tuple(each for each in near if each.value not in listed)
    return Bases(tuple(map(number, wholes)), near, certain=False, divided=kin)


def _confirmed(whole: Statement, siblings: Sequence[Share]) -> bool:
    """Tell whether another share of the list is of a whole."""
    own = number(whole)
    return any(fits(s.each.figure.quantity, s.parts[0], own) == "exact" for s in siblings)


def _all_of(share: Share, same: Sequence[Statement]) -> Sequence[Statement]:
    """Return the figure of a share with its neighbour, where both are all: 男职工, 女职工."""
    if names_group(share.part.words):
        return ()  # 女生中住校2190人: of the girls
    for other in same[::-1][:_NEIGHBOURS]:
        pair = sorted((share.part, other), key=lambda s: s.figure.start)
        if make_up_all(pair) and not (other.is_change or other.figure.loose):
            return pair
    return ()


def _told_otherwise(name: str, same: Sequence[Statement]) -> list[Statement]:
    """Return the 参加高考812人 that 参考人数 means, or the 医院18420张 of 床位…张 before it."""
    told = _MEANT.get(name)
    if told is not None:
        return [s for s in same if re.search(told, s.words)]
    for at, head in enumerate(same):
        label = core(head.words)
        noun = next((label[i:] for i in range(1, len(label) - 1) if name.endswith(label[i:])), "")
        stem = name.removesuffix(noun)
        found = [s for s in same[at + 1 :] if noun and len(stem) > 1 and core(s.words) == stem]
        if found:
            return found
    return []


def _only_called(name: str, named: Sequence[Statement]) -> list[Statement]:
    """Return the one figure whose name ends in a share's, where one does: 项目总投资, 总投资."""
    called = [s for s in named if _called(s).endswith(name) and not _is_some(s)]
    exact = {each.figure.value for each in called}
    return called[-1:] if len(exact) == 1 and not called[-1].figure.loose else []


def _called(each: Statement) -> str:
    """Return what a figure is called, 农民工 for 农民工总量."""
    return _IN_ALL.sub("", core(each.words))


def _is_some(each: Statement) -> bool:
    """Tell whether a figure is called some of its kind: 具有高级职称的专任教师."""
    return "的" in each.words or "其中" in each.lead


def _means(name: str, each: Statement) -> bool:
    """Tell whether a figure is called what a name says in fewer words.

    符合条件教师 are 符合交流条件的教师, 交流轮岗教师 those of 交流轮岗213人.
    """
    own = f"{core(each.words)}{each.tail}"
    stem = _PEOPLE.sub("", name)
    if len(stem) > 3 and stem in own:
        return True
    if len(name) > 3 and stands_within(name, own):
        return True
    return len(name) > 4 and own.endswith(name[-4:])  # 生产总值 for 地区生产总值


def _beside(share: Share, whole: Statement, same: Sequence[Statement]) -> tuple[Number, ...]:
    """Return what else a share can be of where its words give the whole; () for anything near."""
    if is_inside(whole):  # nothing before N名…中
        return tuple(number(s) for s in same if s.figure.start >= whole.figure.start)
    if whole.figure.start > share.part.figure.start:  # 共N名: no other part of them
        return (number(whole),)
    return ()


def _every(name: str, same: Sequence[Statement]) -> list[Statement]:
    """Return the 全国人口 that 占总人口 means, or the plan that 占年度计划 does."""
    plain = _EVERY.sub("", name)
    if plain == name:
        return [s for s in planned(name, same) if not s.figure.loose]
    return [s for s in same if _RESIDENT.sub("", core(s.words)) == plain and not s.figure.loose]


def _plain(value: Decimal) -> Number:
    return Number(value, text=f"{value.normalize():f}")


def _wholes(share: Share, around: Around, same: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return what 其中, or else the words before it, give as the whole of a bare share."""
    at, kind = share.part.figure.start, share.part.figure.kind
    if around.among is not None:
        wholes = [s for s in around.among.wholes_of(kind) if not s.figure.loose]
        return tuple([s for s in wholes if is_kind_of(share.part, s)] or wholes)
    whole = whole_of(share, around)
    if whole is not None:
        return (whole,)
    head = next((s for s in same if not (s.is_change or s.aside) and s.figure.start < at), None)
    if head is None or head.figure.loose or not _HEAD.search(head.words):
        return ()
    is_part = any(each.part is head for each in around.siblings)
    return () if is_part or are_unlike(head, share.part) else (head,)
