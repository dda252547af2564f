"""Shares that are all of one whole by their words, and come to 100%, or to the whole's share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.audit.prose.bare_shares import names_group
from reportgen.audit.prose.explained import Explained, Outcome
from reportgen.audit.prose.families import (
    FAMILIES,
    PLACES,
    are,
    are_bands,
    end_in_rest,
    may_overlap,
)
from reportgen.audit.prose.grades import LOWEST, are_all_grades, are_content, grade_of
from reportgen.audit.prose.numbers import half, number, total
from reportgen.audit.prose.percent_lists import listed_shares
from reportgen.audit.prose.sentences import Period, Prose, Statement
from reportgen.audit.prose.told import rate_told, stated
from reportgen.diagnostics import Diagnostic, Phrase, Related, problem
from reportgen.quantity import format_value

_PART = re.compile(r"占[^，。；]{0,10}$|(?:比重|比例|占比)(?:为|达|是)?$")
_CALLED = re.compile(
    r"的?(?:占[^，。；]*|(?:比重|比例|占比)(?:为|达|是)?)$|^.*(?<![初高其])中(?=..)"
)
_OPEN = re.compile("等|不含|兼|重复|交叉|多选")
_PASSED = re.compile("(?<!不)(?:合格|及格|达标)率$")
_OPPOSITE = re.compile("不(?P<what>合格|及格|达标)率$")
_OVERALL = re.compile("合计|前[两二三四五]项|总体|总(?:合格|及格)|综合")
_ALL = re.compile(
    r"[，,；;、]?(?:以上|上述)?(?:[各两三四五六七八九]项|三者|两者)?(?:合计|总计|共计|相加)(?:为|是)?100(?:\.0+)?[%％]"
)
_TOGETHER = re.compile(
    "(?P<count>[两二三四])(?:者|项|类|部分)(?:合计|共计|相加|一共|共)(?:占|为)[^，。；]{0,10}$"
)
_MARK = re.compile("[，,。；;：:！？（）()\n]")
_LONGEST = 40
_WHOLE = Decimal(1)
_FAR = Decimal("0.5")
_NEAR = Decimal("0.2")  # what is further off 100% is of several wholes


@dataclass(frozen=True, slots=True)
class _Part:
    """A share with the words that say whose it is; `grade` where that is a mark or an answer."""

    each: Statement
    name: str
    grade: str
    begins: bool  # stands behind 其中, or has a figure of another sort before it
    whole: Statement | None  # the share that 其中 divides


def shares_told(prose: Prose, period: Period) -> Iterator[Outcome]:
    """Yield shares that are all of a whole by their words, and whether they come to it."""
    statements = period.statements
    parts = list(_parts(statements))
    runs = list(_runs(parts, period))
    for run in runs:
        yield from _family_told(prose, run)
        yield from _run_told(prose, run)
    if any("不" in part.each.words for part in parts):
        yield from _opposites_told(prose, parts)
    for index, each in enumerate(statements):
        if _TOGETHER.search(each.words):
            yield from _together(prose, each, statements[:index])
    for shares, near in listed_shares(prose, period):
        yield from _held(prose, shares, near)


def _family_told(prose: Prose, run: Sequence[_Part]) -> Iterator[Outcome]:
    if len(run) < 2:
        return
    for family in FAMILIES if len(run) > 2 else (*FAMILIES, *PLACES):  # 境外 may be a third
        for at in range(len(run) - len(family) + 1):
            found = run[at : at + len(family)]
            said = [part.name for part in found if not part.each.aside]
            if len(said) == len(family) and are(said, family):
                yield from _held(prose, [part.each for part in found])


def _together(prose: Prose, each: Statement, earlier: Sequence[Statement]) -> Iterator[Outcome]:
    """Hold 二者合计占75.7% against the shares before it."""
    found = _TOGETHER.search(each.words)
    if found is None or each.figure.loose or each.figure.bound is not None or each.is_change:
        return
    shares = [s for s in earlier if s.figure.is_percent and not (s.is_change or s.figure.loose)]
    count = {"两": 2, "二": 2, "三": 3, "四": 4}.get(found["count"] or "", 0)
    if found["count"] and len(shares) >= count and all("占" in s.words for s in shares[-count:]):
        exact = total(map(number, shares[-count:]))
        yield from rate_told(stated(prose, each), exact, "prose-percent.rate")


def _opposites_told(prose: Prose, parts: Sequence[_Part]) -> Iterator[Outcome]:
    """Yield 合格率 and 不合格率 that do not come to 100%; 总体合格率 before any other."""
    for not_so in parts:
        found = _OPPOSITE.search(not_so.each.words)
        if found is None:
            continue
        before = not_so.each.words[: found.start()]
        passed = [part for part in parts if _PASSED.search(part.each.words)]
        said = [part for part in passed if _OVERALL.search(part.each.words) and not before]
        if not said and not are_all_grades([part.grade for part in parts if part.grade]):
            rate = f"{before}{found['what']}率"
            said = [part for part in passed if part.each.words == rate]
            said = said or [p for p in passed if not before and p.each.words.endswith(rate)]
        if len(said) == 1:
            yield from _held(prose, [said[0].each, not_so.each])


def _parts(statements: Sequence[Statement]) -> Iterator[_Part]:
    """Yield what 占 says, with whose share it is: the words of the figure before a bare one."""
    last: Statement | None = None
    for index, each in enumerate(statements):
        if each.figure.quantity.face.scale != "%" or each.figure.loose or each.is_change:
            continue
        before = statements[index - 1] if index else None
        grade = grade_of(each.words) or (grade_of(each.tail) if not each.words[2:] else "")
        among = "其中" in each.lead
        if _PART.search(each.words):
            bare = each.words.startswith("占") and before is not None and before.is_level
            words = before.words if bare and before is not None else each.words
            if bare and names_group(words):  # of the group: 女生中住校2190人，占80%
                last = each
                continue
            among = among or bool(bare and before is not None and "其中" in before.lead)
            name = _CALLED.sub("", _CALLED.sub("", words))
            yield _Part(each, name, grade_of(words) or grade, among, last if among else None)
        elif grade:
            yield _Part(each, grade, grade, among, last if among else None)
        last = each


def _runs(parts: Sequence[_Part], period: Period) -> Iterator[list[_Part]]:
    """Yield the lists of shares; one behind 其中 ends with its sentence."""
    ends = [sentence.end for sentence in period.sentences]
    run: list[_Part] = []
    for part in parts:
        divided = run and run[0].whole is not None
        apart = divided and any(_lies_between(end, run[-1].each, part.each) for end in ends)
        if run and (part.begins or apart):
            yield run
            run = []
        run.append(part)
    if run:
        yield run


def _lies_between(end: int, one: Statement, other: Statement) -> bool:
    return one.figure.end <= end <= other.figure.start


def _run_told(prose: Prose, run: Sequence[_Part]) -> Iterator[Outcome]:
    """Yield a list that ends in 其他, and one of marks or answers."""
    end = next((at for at, part in enumerate(run) if at and _is_last(run[: at + 1])), 0)
    if end:
        yield from _up_to_rest(prose, run[: end + 1])
        return
    if _said_to_be_all(prose, run) or are_bands([_clause(prose, part.each) for part in run]):
        yield from _held(prose, [part.each for part in run], near=_NEAR)
        return
    grades = [part.grade for part in run]
    whole = run[0].whole
    if whole is not None and grade_of(f"{whole.words}{whole.tail}") and are_content(grades):
        yield from _of_share(prose, whole, [part.each for part in run])
        return
    graded = [part for part in run if part.grade and not _OVERALL.search(part.each.words)]
    if are_all_grades([part.grade for part in graded]) and not _is_cumulative(graded):
        yield from _held(prose, [part.each for part in graded], near=_NEAR)


def _said_to_be_all(prose: Prose, run: Sequence[_Part]) -> bool:
    """Tell whether 合计100% stands behind a list of shares."""
    return len(run) > 1 and _ALL.match(prose.passage.text, run[-1].each.figure.end) is not None


def _is_last(run: Sequence[_Part]) -> bool:
    return bool(run[-1].name) and end_in_rest([part.name for part in run])


def _is_cumulative(graded: Sequence[_Part]) -> bool:
    """Tell whether one mark with the lowest is everything: 及格率 holds the 优秀率."""
    lowest = [part.each for part in graded if part.grade in LOWEST]
    others = (part.each for part in graded if part.grade not in LOWEST)
    return any(abs(_off([other, *lowest])) <= _room([other, *lowest]) for other in others)


def _up_to_rest(prose: Prose, run: Sequence[_Part]) -> Iterator[Outcome]:
    """Yield shares up to that of 其他: some of the last of them come to all there is."""
    each = [part.each for part in run]
    whole = run[0].whole
    starts = range(len(each) - 1)
    fits = next((at for at in starts if abs(_off(each[at:])) <= _room(each[at:])), None)
    if fits is not None:
        yield from _held(prose, each[fits:])
        return
    for at in range(1, len(each) - 1):  # 服务业占52%，批发占20%，其他占32%
        if abs(_off(each[at:], each[at - 1].figure.value)) <= _room(each[at:]):
            return
    text = prose.passage.text[each[0].figure.start : each[-1].figure.end]
    if may_overlap([part.name for part in run]) or _OPEN.search(text):
        return
    if whole is not None:
        yield from _of_share(prose, whole, each)
    elif all(one.is_share for one in each):
        yield from _held(prose, each, near=_NEAR)


def _total(shares: Sequence[Statement]) -> Decimal:
    return sum((each.figure.value for each in shares), Decimal(0))


def _off(shares: Sequence[Statement], whole: Decimal = _WHOLE) -> Decimal:
    return _total(shares) - whole


def _room(shares: Sequence[Statement]) -> Decimal:
    return sum((half(each.figure.quantity) for each in shares), Decimal(0)) * 2


def _held(prose: Prose, shares: Sequence[Statement], near: Decimal = _WHOLE) -> Iterator[Outcome]:
    """Hold shares that are all there is against 100%."""
    off, last = abs(_off(shares)), shares[-1]
    if off <= _room(shares):
        yield _explained(prose, last, shares, " = 100%")
    elif off <= near or (len(shares) > 2 and near < _total(shares) - 1 <= _FAR):
        yield _problem(prose, "parts-of-whole.shares", shares[0], last, shares)


def _of_share(prose: Prose, whole: Statement, shares: Sequence[Statement]) -> Iterator[Outcome]:
    """Hold shares against the share that they divide, or of which they are shares themselves."""
    room = _room([*shares, whole])
    if abs(_off(shares, whole.figure.value)) <= room:
        yield _explained(prose, whole, shares, "")
    elif abs(_off(shares)) > room and not whole.figure.loose:
        yield _problem(prose, "parts-of-whole.prose", whole, whole, shares)


def _explained(prose: Prose, at: Statement, shares: Sequence[Statement], equals: str) -> Explained:
    working = " + ".join(each.figure.quantity.text for each in shares)
    place = prose.passage.place(at.figure.start, at.figure.end)
    return Explained(place, at.figure.quantity.text, f"{working}{equals}")


def _clause(prose: Prose, each: Statement) -> str:
    """Return a figure with its words since the last mark, 优、良、中、差 together."""
    text = prose.passage.text[max(0, each.figure.start - _LONGEST) : each.figure.end]
    return _MARK.split(text)[-1].removeprefix("其中")


def _problem(
    prose: Prose, key: str, named: Statement, at: Statement, shares: Sequence[Statement]
) -> Diagnostic:
    places = (prose.passage.place(s.figure.start, s.figure.end) for s in shares if s is not at)
    stated = at.figure.quantity.text if named is at else "100%"
    return problem(
        key,
        prose.passage.place(at.figure.start, at.figure.end),
        related=tuple(Related(place, Phrase("a-part")) for place in places),
        at=_clause(prose, named),
        stated=stated,
        parts=" + ".join(each.figure.quantity.text for each in shares),
        expected=format_value(_total(shares), at.figure.quantity.face),
    )
