"""The two sides of a proportion: the figures that 男女, 生师 or 横向与纵向 mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.audit.prose.sentences import Statement
from reportgen.audit.spelling import stands_within

_JOINED = re.compile("与|和|、|同")
_BOTH = re.compile("(?:两者|二者|双方)$")
# What two characters of a name stand for: 师 is not 教职工, 生 is not 毕业生.
_HEADS = {
    "生师": ("在校生|学生", "专任教师|教师"),
    "师生": ("专任教师|教师", "在校生|学生"),
    "医护": ("医师|医生", "护士"),
    "床护": ("床位", "护士"),
    "床医": ("床位", "医师|医生"),
    "普职": ("普通高中|普高", "中职|中等职业"),
    "职普": ("中职|中等职业", "普通高中|普高"),
    "男女": ("男", "女"),
    "横纵": ("横向", "纵向"),
    "纵横": ("纵向", "横向"),
    "城乡": ("城镇|城市", "农村|乡村"),
    "公民": ("公办", "民办"),
    "性别": ("男", "女"),
    "竞争": ("报名|报考|应聘", "岗位|计划|名额|招聘|招录"),
    "报录": ("报名|报考", "录取|招录|聘用|录用"),
}
_SHORT = {"中职": "中职|中等职业", "普高": "普通高中|普高"}
_MANY = re.compile("(?:人数|数量|总数|数)$")
# What a proportion is said to be reckoned by, whatever else is counted.
_RECKONED = ("折合在校生", "教师总数")
_EITHER = {"生师", "师生"}  # written both ways
# What the sides hold besides what is counted: the rest of the working is then not in the text.
_BESIDES = re.compile("外聘|兼职|校外|聘请|折合教师|折算")


@dataclass(frozen=True, slots=True)
class Sides:
    """The figures that either side may be, in their order; `either` may stand first."""

    ones: Sequence[Statement]
    others: Sequence[Statement]
    either: bool


def sides_of(names: str, before: Sequence[Statement]) -> Sides | None:
    """Return the figures that a name like 男女教师 or 横向与纵向经费 means."""
    names = names.strip("“”的其约")
    joined = [name.strip("“”的") for name in _JOINED.split(names)]
    if len(joined) == 2 and all(len(name) >= 2 for name in joined):
        called = [[s for s in before if s.is_level and _is_called(name, s.said)] for name in joined]
        return Sides(called[0], called[1], either=True) if all(called) else None
    if _BOTH.search(names):
        pair = [s for s in before if s.is_level][-2:]
        return Sides(pair[:1], pair[1:], either=False) if len(pair) == 2 else None
    head = next((each for each in _HEADS if each in names[-12:]), None)
    if head is None:
        return None
    reckoned = [[s for s in before if name in s.said] for name in _RECKONED]
    if head in _EITHER and all(len(each) == 1 for each in reckoned):
        return Sides(reckoned[0], reckoned[1], either=True)
    if head in _EITHER and any(_BESIDES.search(each.said) for each in before):
        return None
    rest = names[names.rindex(head) + 2 :]
    ones, others = (_named(words, rest, before) for words in _HEADS[head])
    return Sides(ones, others, head in _EITHER) if ones and others else None


def _is_called(name: str, said: str) -> bool:
    """Tell whether a figure is called so: 中职录取人数 of 中等职业学校录取."""
    if name[:4] in said:
        return True
    short = next((words for at, words in _SHORT.items() if name.startswith(at)), "")
    if short and re.search(short, said):
        return True
    plain = _MANY.sub("", name)
    return len(plain) >= 4 and stands_within(plain, said)


def _named(words: str, rest: str, before: Sequence[Statement]) -> Sequence[Statement]:
    """Return the figures of a side, those that are named as the proportion is where there are."""
    told = re.compile(words)
    found = [each for each in before if told.search(each.said)]
    exactly = [each for each in found if rest and rest in each.said]
    return exactly or found
