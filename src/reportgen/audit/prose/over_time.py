"""Figures of several years or terms, and what they come to: 春季…，秋季…，全年合计…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from reportgen.audit.prose.adding import unequal
from reportgen.audit.prose.annual import grown_yearly_told
from reportgen.audit.prose.explained import Outcome
from reportgen.audit.prose.numerals import number as count_of
from reportgen.audit.prose.sentences import Period, Prose, Statement
from reportgen.audit.prose.told import change_told, direction_told
from reportgen.audit.prose.verbs import FALLS, ROSE

_HALVES = re.compile("^(?:春季?(?:学期)?|秋季?(?:学期)?|上半年|下半年|上学期|下学期|第[一二]学期)")
_ALL_YEAR = re.compile("^(?:全年|全学年|两学期|两季)?(?:合计|共计|累计|总计|共)?")
_IN_ALL = re.compile("全年|全学年|合计|共计|累计|总计|共")
_YEARS_IN_ALL = re.compile(
    "^(?:近|过去|这|最近)?(?P<count>[两二三四五])年(?:来|间)?(?:累计|共计|合计|总计|共)"
    "(?!增|减|下|上|提|降|净)[^，。；0-9]{0,8}$"
)
_OF_YEAR = re.compile("(?P<year>(?:19|20)[0-9]{2})年的?(?:为|达到?|有|是)?$")
_SINCE_LAST = re.compile(
    rf"^(?P<year>(?:19|20)[0-9]{{2}})年[比较](?:上年|上一年|(?P<old>(?:19|20)[0-9]{{2}})年)"
    rf"(?P<verb>{ROSE}|[多少][\u4e00-\u9fff]?)(?:了)?$"
)
_OVER = re.compile(rf"^[两二三四五六七八九]年(?:间|来)?(?:累计|共|总共)?(?P<verb>{ROSE})(?:了)?$")
_YEARS_NAMED = re.compile("(?:(?:19|20)[0-9]{2}年?(?:、|和|与|及)?)+(?=[^0-9]*分别)")
_YEARS_SPANNED = re.compile(
    "((?:19|20)[0-9]{2})年?(?:至|到|—|-)((?:19|20)[0-9]{2})年(?=[^0-9]*分别)"
)
_EACH_YEAR = re.compile(rf"(?P<said>逐年(?P<verb>{ROSE}))")
_YEARLY = re.compile("年均(?:增长|增速)(?:为|约)?$")
_NAMED_YEAR = re.compile("(?:19|20)[0-9]{2}年")
_BARE = re.compile(rf"^(?P<verb>{ROSE})(?:了)?$")
_JOINED = frozenset({"、", "和", "与", "及", "以及"})


def told_over_time(prose: Prose) -> Iterator[Outcome]:
    """Yield sums and changes over years and terms that their figures do not give."""
    text = prose.passage.text
    halves = "全年" in text or "全学年" in text
    for period in prose.periods:
        if halves:
            yield from _halves(prose, period)
        if "年" in text:
            yield from _years_in_all(prose, period.statements)
            yield from _yearly_in_turn(prose, period.statements)
            yield from _series(prose, period)


def _halves(prose: Prose, period: Period) -> Iterator[Outcome]:
    """Hold 全年合计4384人次219.2万元 against what both halves give of each."""
    items: list[list[Statement]] = []
    whole: list[Statement] = []
    for each in period.statements:
        opens = _HALVES.match(each.words)
        if opens is not None:
            if items and items[-1][0].words[:1] == each.words[:1]:
                return
            items.append([each])
        elif items and not whole and _IN_ALL.search(each.words) and _ALL_YEAR.match(each.words):
            whole = [each]
        elif whole:
            whole.append(each)
        elif items:
            items[-1].append(each)
    if len(items) != 2 or not whole:
        return
    for total in whole:
        parts = [s for item in items for s in item if _same(s, total)]
        if len(parts) == 2 and total.is_level and sum(_same(s, total) for s in whole) == 1:
            yield from unequal(prose, total, parts)


def _same(one: Statement, other: Statement) -> bool:
    return one.is_level and one.figure.kind == other.figure.kind


def _years_in_all(prose: Prose, statements: Sequence[Statement]) -> Iterator[Outcome]:
    """Hold 三年累计投入1.246亿元 against the three that stand before it."""
    for index, each in enumerate(statements):
        found = _YEARS_IN_ALL.match(each.words)
        if found is None or not each.figure.kind or each.is_share:
            continue
        count = count_of(found["count"])
        parts = statements[max(0, index - count) : index]
        joined = all(s.lead.strip() in _JOINED for s in parts[1:])
        alike = all(s.figure.kind == each.figure.kind and not s.is_change for s in parts)
        if len(parts) == count and joined and alike and "分别" in parts[0].lead:
            yield from unequal(prose, each, parts)


def _yearly_in_turn(prose: Prose, statements: Sequence[Statement]) -> Iterator[Outcome]:
    """Hold 年均增长6.0% against 2021年、2022年和2023年…分别为12.40亿元、13.02亿元和13.93亿元."""
    for index, each in enumerate(statements):
        if not _YEARLY.search(each.words) or each.figure.quantity.face.scale != "%":
            continue
        run: list[Statement] = []
        for s in statements[:index]:
            opens = "分别" in s.lead and len(_NAMED_YEAR.findall(s.lead)) > 1
            run = [s] if opens else [*run, s] if run and s.lead.strip() in _JOINED else run
        if len(run) < 2 or len(_NAMED_YEAR.findall(run[0].lead)) != len(run) or run[0].is_share:
            continue
        exact = not any(s.figure.loose for s in (*run, each)) and each.figure.bound is None
        if exact and run[0].figure.value > 0 and FALLS.search(each.words) is None:
            yield from grown_yearly_told(prose, each, run[0], run[-1], len(run) - 1)


def _series(prose: Prose, period: Period) -> Iterator[Outcome]:
    """Hold 2021年为14862人，…，2023年比上年减少1389人，两年累计减少2456人."""
    statements = period.statements
    years = _in_turn(statements)
    ends: tuple[Statement, Statement] | None = None
    verb = ""
    for each in statements:
        of_year, since = _OF_YEAR.search(each.words), _SINCE_LAST.match(each.words)
        over, bare = _OVER.match(each.words), _BARE.match(each.words)
        if of_year is not None and not each.is_change and not each.is_compared_with:
            years[int(of_year["year"])] = each
            ends = None
        elif since is not None:
            year = int(since["year"])
            now, was = years.get(year), years.get(int(since["old"] or year - 1))
            ends, verb = (was, now) if was and now else None, since["verb"]
        elif over is not None and len(years) > 2:
            first, last = years[min(years)], years[max(years)]
            ends, verb = (first, last), over["verb"]
        elif bare is None or ends is None:
            ends = None
            continue
        if ends is not None and (since or over or bare):
            yield from _changed(prose, each, bare["verb"] if bare else verb, ends)
    yield from _year_by_year(prose, period, years)


def _in_turn(statements: Sequence[Statement]) -> dict[int, Statement]:
    """Return the figures of 2021、2022、2023年分别招收1126人、1284人、1397人 by their years."""
    for index, first in enumerate(statements):
        named = _YEARS_NAMED.search(first.lead) if "分别" in first.lead else None
        years = list(map(int, re.findall("[0-9]{4}", named[0]))) if named is not None else []
        if named is None and (spanned := _YEARS_SPANNED.search(first.lead)) is not None:
            years = list(range(int(spanned[1]), int(spanned[2]) + 1))
        after = statements[index + 1 : index + len(years)]
        run = [first, *(each for each in after if each.lead.strip() in _JOINED)]
        if len(years) == len(run) > 1:
            return dict(zip(years, run, strict=True))
    return {}


def _year_by_year(
    prose: Prose, period: Period, years: Mapping[int, Statement]
) -> Iterator[Outcome]:
    """Hold 由2020年的38.6%逐年上升，2021年为42.1%、2022年为46.9% to the direction that is said."""
    said = _EACH_YEAR.search(prose.passage.text, period.start, period.end)
    run = [years[year] for year in sorted(years)]
    exact = not any(s.figure.loose for s in run) and len({s.figure.kind for s in run}) == 1
    if said is not None and len(run) > 2 and exact:
        yield from direction_told(prose, said, run)


def _changed(
    prose: Prose, each: Statement, verb: str, ends: tuple[Statement, Statement]
) -> Iterator[Outcome]:
    was, now = ends
    exact = not any(s.figure.loose for s in (each, *ends)) and each.figure.bound is None
    if not exact or was.figure.kind != now.figure.kind or was.is_share:
        return
    if each.figure.quantity.face.scale == "%" or each.figure.kind == was.figure.kind:
        yield from change_told(prose, each, verb, was, now)
