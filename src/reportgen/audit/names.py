"""`name`: bodies whose name is nearly one that is known, and one body written in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from reportgen.audit.passages import Passage
from reportgen.audit.reading import Reading
from reportgen.audit.rule import Rule
from reportgen.audit.spelling import stands_within
from reportgen.diagnostics import Diagnostic, Phrase, Related, problem
from reportgen.model import Report
from reportgen.source import Span

_ENDS = (
    "有限责任公司|股份有限公司|有限公司|集团公司|职业技术大学|职业技术学院|职业学院|技术学院|学院|大学|"
    "职业技术学校|职业中专学校|职业中等专业学校|中等职业学校|技工学校|职业学校|职业中学|职业教育中心|"
    "职教中心|职业技能培训学校|培训学校|高级中学|中学|学校|幼儿园|医院|合作社|联盟|研究院|协会"
)
_ENDING = re.compile(rf"(?:{_ENDS})(?![\u4e00-\u9fff]?(?:{_ENDS}))")
_BODY = re.compile("[\u4e00-\u9fffA-Za-z]{2,24}$")
_LONGEST = 24  # characters of a name before its ending
# What a sentence puts before a name; the name begins behind the last of them.
_BEFORE = re.compile(
    r".*(?:与|和|及|由|在|到|向|对|为|从|是|至|于|赴|往|邀请|联合|依托|其中|包括|组织|安排|选派|加盟|"
    r"支持|如|以及|通过|全市|各|的|了|我校|牵头|来自|指导|同|被|将|把|使)(?=[\u4e00-\u9fff]{4})"
)
# 全市中等职业学校 is no name of one.
_GENERAL = re.compile(
    "(?:省|市|区|县|等|所|家|类|各)(?:中职|中等职业|高职|职业|高等职业|技工|普通高中|兄弟)?(?:技术)?"
    "(?:院校|学校|学院|大学|中学|医院|幼儿园)$"
)
_ANY = re.compile("中职|中等|高职|高等|普通|兄弟|^[等所家类各]")
# What one spelling of a name may leave out: 宁夏工商职业技术学院 is another than 宁夏职业技术学院.
_LEAVES_OUT = frozenset("省市区县州旗盟镇乡职业技术教育中等专有限责任股份公司集团院校学心的")
_FIRMS = _LEAVES_OUT | frozenset("科技发展贸易实服务销售")
# Where a name is one of the past, or of what a body came out of.
_FORMER = re.compile(
    "(?:原名?|前身(?:是|为)?|(?:由|从)?原|更名(?:为|前)?|改名(?:为)?|曾用名|旧称|改制前)[“（(]?$"
)
_TYPED = ("职业技术", "职业教育", "职教中心", "有限公司", "技术学校", "技术学院", "培训学校")
_SHORTEST = 7  # characters of a name that may be compared with another
_MOST_LEFT_OUT = 3
_HEAD = 2  # characters that two names of one body begin with


@dataclass(frozen=True, slots=True)
class _Use:
    name: str
    passage: Passage
    start: int


def _name(reading: Reading) -> Iterator[Diagnostic]:
    known = _known(reading.report)
    spellings = tuple(known)
    uses = [use for passage in reading.passages for use in reading.of(passage, _uses, spellings)]
    yield from _old_spellings(reading, known)
    unknown: dict[str, list[_Use]] = {}
    for use in uses:
        general = _GENERAL.search(use.name)
        close = "" if general and _ANY.search(general[0]) else _nearest(use.name, known)
        if close:
            yield problem("name.near", _place(use), name=use.name, right=close)
        elif not general:
            unknown.setdefault(use.name, []).append(use)
    yield from _twice(unknown)


def _known(report: Report) -> dict[str, str]:
    """Return every known spelling with the official name, what may be written first."""
    return {
        spelling: each.official
        for each in report.names
        for spelling in (*each.seen, *each.short, each.official)
    }


def _old_spellings(reading: Reading, known: dict[str, str]) -> Iterator[Diagnostic]:
    seen = {spelling: each.official for each in reading.report.names for spelling in each.seen}
    if seen:
        spellings, told = tuple(known), tuple(seen.items())
        for passage in reading.passages:
            yield from reading.of(passage, _seen_in, spellings, told)


def _seen_in(
    passage: Passage, spellings: tuple[str, ...], seen: tuple[tuple[str, str], ...]
) -> Iterator[Diagnostic]:
    for found in _any_of(spellings).finditer(passage.text):
        right = dict(seen).get(found.group())
        former = _FORMER.search(passage.text[max(0, found.start() - 8) : found.start()])
        if right and not former and passage.is_typed(found.start(), found.end()):
            place = passage.place(found.start(), found.end())
            yield problem("name.seen", place, name=found.group(), right=right)


@lru_cache(maxsize=4)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds any of the words, the longest first."""
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)")


def _uses(passage: Passage, known: tuple[str, ...]) -> Iterator[_Use]:
    """Yield the names in a text that are none of the known ones."""
    text = _any_of(known).sub(lambda found: "\ufffc" * len(found.group()), passage.text)
    for begins, ends in _bodies(text):
        before = _BEFORE.match(text[begins:ends])
        start = begins + (before.end() if before else 0)
        name = text[start:ends]
        telling = len(name) >= _SHORTEST
        telling = telling and not _FORMER.search(text[max(0, start - 8) : start])
        if telling and passage.is_typed(start, ends):
            yield _Use(name, passage, start)


def _bodies(text: str) -> Iterator[tuple[int, int]]:
    """Yield where what ends like a name begins and ends: looked for from its ending on."""
    last = 0
    for ending in _ENDING.finditer(text):
        since = max(last, ending.start() - _LONGEST)
        body = _BODY.search(text, since, ending.start())
        if body is not None:
            last = ending.end()
            yield body.start(), last


def _nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name that this one is meant to be, or nothing."""
    for right in sorted(known, key=len, reverse=True):
        if len(right) >= _SHORTEST and _one_body(name, right):
            return right
    return ""


def _one_body(one: str, other: str) -> bool:
    """Tell whether two names differ by an order, or by a few characters that one leaves out."""
    if one == other or one[:_HEAD] != other[:_HEAD]:
        return False
    if sorted(one) == sorted(other):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        return _mistyped(one, other)
    if not 0 < len(long) - len(short) <= _MOST_LEFT_OUT or not stands_within(short, long):
        return False
    firms = short.endswith("公司") and long.endswith("公司")
    return set(_left_out(short, long)) <= (_FIRMS if firms else _LEAVES_OUT)


def _mistyped(one: str, other: str) -> bool:
    """Tell whether one character differs, in a word that every such body has: 职业枝术学校."""
    off = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(off) != 1:
        return False
    words = ((name.find(word), word) for name in (one, other) for word in _TYPED)
    return any(0 <= at <= off[0] < at + len(word) for at, word in words)


def _left_out(short: str, long: str) -> str:
    at, left = 0, []
    for char in long:
        if at < len(short) and short[at] == char:
            at += 1
        else:
            left.append(char)
    return "".join(left)


def _twice(unknown: dict[str, list[_Use]]) -> Iterator[Diagnostic]:
    """Yield the rarer of two spellings of one body that `names:` does not know."""
    by_head: dict[str, list[str]] = {}
    for name in unknown:
        by_head.setdefault(name[:4], []).append(name)
    for alike in by_head.values():
        for index, one in enumerate(alike):
            other = next((each for each in alike[:index] if _one_body(one, each)), None)
            if other is not None:
                rare, usual = sorted((one, other), key=lambda n: len(unknown[n]))
                if len(unknown[one]) == len(unknown[other]):
                    rare, usual = one, other
                first = unknown[usual][0]
                where = _place(first)
                related = (Related(where, Phrase("usual-here")),)
                for use in unknown[rare]:
                    yield problem(
                        "name.twice", _place(use), related=related, name=rare, other=usual
                    )


def _place(use: _Use) -> Span:
    return use.passage.place(use.start, use.start + len(use.name))


RULE = Rule(
    "name",
    _name,
    "单位的名称要写全、写对：names 里说是旧称的、和 names 里只差一两个字的、"
    "同一个单位前后写法不同的，都提出来。",
    "Bodies are named in full and alike: told are spellings that names: calls old, names that are "
    "nearly one of names:, and one body written in two ways.",
    passing=("与宁川东方汽车服务有限公司合作。宁川东方汽车服务有限公司派员指导。",),
    failing=("与宁川东方汽车服务销售有限公司合作。宁川东方汽车销售服务有限公司派员指导。",),
)
