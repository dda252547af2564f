"""Rates of a sentence (合格率, 结案率), held against the two figures that their name means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from reportgen.audit.prose.bare_shares import is_inside
from reportgen.audit.prose.claims import core, is_stated
from reportgen.audit.prose.explained import Outcome, explained_by
from reportgen.audit.prose.numbers import Number, number, quotient, remark, says, total
from reportgen.audit.prose.rate_names import GRADES, RateName, rate_name
from reportgen.audit.prose.sentences import Period, Prose, Statement
from reportgen.diagnostics import Severity, problem
from reportgen.quantity import format_value

_RATE = re.compile(r"(?P<stem>[\u4e00-\u9fff]{2,6}?)率(?:为|达到?|是|保持|稳定在)?$")
_ENGEL = re.compile("(?P<whose>城镇|农村|城乡|全体)?(?:居民)?(?:家庭)?的?恩格尔系数(?:为|是|达)?$")
# Before the word that a rate is called by, these say nothing that its figures must say.
_OF_ANY = re.compile(
    "全[市区县省国校]|平均|综合|总体|整体|总|累计|实际|最终|新生|学生|毕业生|毕业|年度|[一二三四五六]年|"
    "[当本今]年|年|在线|线上|网上|按[期时]|及时|限时|预算|资金|项目|任务|计划|目标|案件|问卷|职工"
)
# 就业率 is not told by 未就业的 nor by 就业人员.
_NOT_BEFORE, _NOT_BEHIND = "(?<![未不待难非])", "(?!生|人员|人口|者|率|户|企业|机构|单位|班)"
_IN_ALL = re.compile("共|总|全[市县区校省州]")
_GRADE = re.compile(f"(?:{'|'.join(GRADES)})$")
_GOAL = re.compile("^(?:年度|年初|全年)?(?:目标|计划|任务)(?:任务|目标)?(?:为|数)?$")
_NEGATED = re.compile("[不未]$")  # 不合格率, 未就业率
Pair: TypeAlias = tuple[Number, Number]
_JOINED = frozenset({"、", "和", "与", "及"})
_BACK = 10  # figures before a rate that it may be of


def rates_told(prose: Prose, period: Period, before: Sequence[Statement]) -> Iterator[Outcome]:
    """Yield the rates that the two figures before them do not come to.

    `before` are the figures of the paragraph so far.
    """
    earlier: list[Statement] = []
    known = [s for s in before[-_BACK:] if s.is_level and not s.aside]
    for sentence in period.sentences:
        for each in sentence.statements:
            if is_stated(each):
                if "率" in each.words and "占" not in each.words:
                    yield from _rate(prose, each, earlier[-_BACK:], known, sentence.start)
                elif "恩格尔" in each.words:
                    yield from _engel(prose, each, earlier[-_BACK:])
            earlier.append(each)


def _rate(
    prose: Prose,
    each: Statement,
    earlier: Sequence[Statement],
    known: Sequence[Statement],
    start: int,
) -> Iterator[Outcome]:
    found = _RATE.search(each.words)
    if found is None:
        return
    own, name = rate_name(found["stem"])
    of = _OF_ANY.sub("", found["stem"].removesuffix(own))
    not_so = _NEGATED.search(of)
    levels = [s for s in earlier if s.is_level and (each.aside or not s.aside)]
    told = f"(?:{name.told if name is not None and name.told else own + _NOT_BEHIND})"
    told = f"[不未]{told}" if not_so else f"{_NOT_BEFORE}{told}"
    of = _NEGATED.sub("", of)
    if name is not None and name.far:
        levels, start = [*known, *levels], 0
    by_name: list[Pair] = []
    by_chance: list[Pair] = []
    if own == "优良" and name is not None:
        by_name += _good_of(levels, name)
    for top in reversed(levels):
        sayable = not top.figure.loose and top.elsewhen == each.elsewhen
        if top.figure.start < start or not sayable or not _says(top, told):
            continue
        before = _before(top, levels, name)
        if not _qualifies(of, own, top):
            before = [s for s in before if of in s.said]
        bases, only = _bases(top, before, name)
        if not bases and name is not None and not name.far:
            bases = _only_base(top, _before(top, known, name), name)
        by_name += [(number(top), base) for base in bases]
        if not only:
            by_chance += _others(top, [s for s in before if not (own in GRADES and _is_grade(s))])
            by_chance += [(number(s), base) for s in levels for base in bases]
    by_name = _of_goal(each, earlier) or by_name
    if by_name:
        yield from _held(prose, each, by_name, by_chance)


def _of_goal(each: Statement, earlier: Sequence[Statement]) -> list[Pair]:
    """Return what a rate in brackets is of: 1384人（目标1300人，完成率106.5%）."""
    goal = earlier[-1] if earlier and each.aside and earlier[-1].aside else None
    done = [s for s in earlier if not s.aside and s.is_level][-1:]
    if goal is None or not _GOAL.match(goal.words) or not done:
        return []
    same = done[0].figure.kind == goal.figure.kind
    return [(number(done[0]), number(goal))] if same else []


def _qualifies(of: str, own: str, top: Statement) -> bool:
    """Tell whether the figure of a rate says what is before the rate's word, and not of whom.

    落实毕业去向的 says 去向落实率; 小学近视的 are of 小学, and so must be what they are a part of.
    """
    return of in top.said and (own == "上线" or not core(top.words).startswith(of) or not of)


def _says(each: Statement, pattern: str) -> bool:
    return re.search(pattern, f"{each.words}|{each.tail}") is not None


def _before(top: Statement, levels: Sequence[Statement], name: RateName | None) -> list[Statement]:
    """Return the figures before that of a rate which count the same thing in the same year."""
    across = name is not None and name.across
    return [
        s
        for s in levels
        if s.figure.start < top.figure.start
        and (s.figure.kind == top.figure.kind) != (name is not None and name.others)
        and not s.figure.loose
        and (across or s.elsewhen == top.elsewhen)
    ]


def _bases(
    top: Statement, before: Sequence[Statement], name: RateName | None
) -> tuple[list[Number], bool]:
    """Return what a rate is of, the nearest first, and whether it can be of nothing else."""
    least = top.figure.value
    if name is None:  # 1580名学生中，1488人优秀，优秀率: the words alone tell what it is of
        among = before and ("其中" in top.lead or is_inside(before[-1]))
        return [n for n in map(number, before[-1:]) if among and n.value >= least], False
    for at, pattern in enumerate(name.bases, 1):
        called = [_joined(s, before) for s in reversed(before) if _says(s, pattern)]
        bases = [each for each in called if name.over or each.value >= least] or called[:1]
        if bases:
            return bases, at < len(name.bases)
    return [], False


def _good_of(levels: Sequence[Statement], name: RateName) -> list[Pair]:
    """Return what 优良率 is of: 优秀 and 良好 together, of all that sat the test."""
    marks = [[s for s in levels if _says(s, f"{mark}(?!率)")] for mark in ("优秀", "良好")]
    if not all(len(each) == 1 for each in marks) or marks[0][0].figure.kind == "":
        return []
    good = [number(each[0]) for each in marks]
    bases, _ = _bases(marks[0][0], _before(marks[0][0], levels, name), name)
    return [(total(good), base) for base in bases]


def _is_grade(each: Statement) -> bool:
    """Tell whether a figure is how many were 及格: 优秀率 is not of them."""
    return _GRADE.search(each.words) is not None


def _only_base(top: Statement, before: Sequence[Statement], name: RateName) -> list[Number]:
    """Return the one figure of the sentences before that a rate may be of: 共受理358件。…."""
    called = [s for s in before if any(_says(s, pattern) for pattern in name.bases)]
    in_all = [s for s in called if _IN_ALL.search(s.words) and s.school == top.school]
    most = max((s.figure.value for s in called), default=None)
    return [number(s) for s in in_all] if [s.figure.value for s in in_all] == [most] else []


def _joined(each: Statement, levels: Sequence[Statement]) -> Number:
    """Return a figure, with those that 、 or 和 join to it: 分别申报3项和5项."""
    return total(map(number, _run(each, levels)))


def _run(each: Statement, levels: Sequence[Statement]) -> Sequence[Statement]:
    first = end = next(at for at, s in enumerate(levels) if s is each)
    while first > 0 and levels[first].lead.strip() in _JOINED:
        first -= 1
    while end + 1 < len(levels) and levels[end + 1].lead.strip() in _JOINED:
        end += 1
    return levels[first : end + 1]


def _others(top: Statement, before: Sequence[Statement]) -> list[Pair]:
    """Return what no name gives but a rate may mean: sums too, 升学1210人，就业1265人，就业率."""
    single = [number(s) for s in before if "分别" not in _run(s, before)[0].words]
    numbers = [*(number(s) for s in before), number(top)]
    sums = [total(numbers[-length:]) for length in range(2, len(numbers) + 1)]
    sums += [total((each, number(top))) for each in numbers[:-2]]
    unders = (*single, *(total(numbers[:-1][-length:]) for length in range(2, len(numbers))))
    return [(over, under) for over in (number(top), *sums) for under in unders if over <= under]


def _engel(prose: Prose, each: Statement, earlier: Sequence[Statement]) -> Iterator[Outcome]:
    """Hold 恩格尔系数 against what is spent on food, of all that is spent."""
    found = _ENGEL.search(each.words)
    whose = found["whose"] or "" if found is not None else ""
    money = [s for s in earlier if s.figure.kind == "元" and not (s.is_change or s.figure.loose)]
    food = [number(s) for s in money if _says(s, "食品")]
    all_spent = [number(s) for s in money if _says(s, f"{whose}.*消费(?:性)?(?:总)?支出")]
    pairs = [(one, other) for one in reversed(food) for other in reversed(all_spent)]
    yield from _held(prose, each, [pair for pair in pairs if pair[1] > pair[0]], ())


def _held(
    prose: Prose, each: Statement, by_name: Sequence[Pair], by_chance: Sequence[Pair]
) -> Iterator[Outcome]:
    """Hold a rate against the figures that it may be of; the first is told where none fits."""
    stated = each.figure.quantity
    exact = [quotient(*pair) for pair in by_name if pair[1].value]
    kinds = [says(stated, one) for one in exact]
    if "exact" in kinds:
        yield explained_by(prose, each, exact[kinds.index("exact")].text)
        return
    chances = (says(stated, quotient(*pair)) for pair in by_chance if pair[1].value)
    if not exact or "exact" in chances:
        return
    near = next((at for at, kind in enumerate(kinds) if kind), None)
    yield problem(
        "prose-percent.rate" if near is None else remark(kinds[near]),
        prose.passage.place(each.figure.start, each.figure.end),
        severity=Severity.WARNING if near is None else Severity.NOTE,
        at=f"{each.words}{stated.text}",
        stated=stated.text,
        working=exact[near or 0].text,
        expected=format_value(exact[near or 0].value, stated.face),
    )
