"""What there was, came, went and is: 上年末4752人，新招聘126人、调入38人，退休142人，年末4718人."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.audit.prose.explained import Outcome
from reportgen.audit.prose.numbers import Number, difference, number, total
from reportgen.audit.prose.sentences import Prose, Statement
from reportgen.audit.prose.told import gap_told, plainly, stated

_BEGUN = re.compile("(?:上年末|上年底|年初|期初|去年底|去年末|上学年末|学年初)")
_ENDED = re.compile(
    "^(?:截?[至到]?年末|至?年底|期末|现有|目前|学年末)[^，。；]{0,12}$|(?:年末|年底|期末)(?:为|有|达)?$"
)
_CAME = re.compile(
    "(?:招聘|招录|录用|招收|调入|引进|转入|转来|入职|补充|接收|新增|新设|新建|增加|复学|入学|"
    "新进|制发|制定|出台|新评定?|认定|登记|立项|划入)[^，。；]{0,6}$"
)
_WENT = re.compile(
    "(?:退休|调出|辞职|辞退|离职|转出|流失|流出|病故|死亡|去世|休学|退学|毕业|注销|撤并|撤销|"
    "减少|废止|取消|淘汰|报废|清理|划出|摘牌|失效|停招|停办|减员)[^，。；]{0,6}$"
)
_NET = re.compile("(?:^|上年|去年|较年初|相抵|队伍|总数)净(?P<verb>增加?|减少?)(?:了|为)?$")
_ANY = re.compile("上年末|上年底|年初|期初|去年底|去年末|学年|净[增减]|基础上|总[数量]")
_FROM = re.compile("总[数量][^，。；]{0,2}[由从][^，。；]{0,8}$")
_TO = re.compile("(?:调整|增加?|减少?|增长|变)[到至为]$")
_BACK = 14


def stocks_told(prose: Prose) -> Iterator[Outcome]:
    """Yield what is said to be left of a stock, where what came and went leaves another number."""
    if not _ANY.search(prose.passage.text):
        return
    for period in prose.periods:
        statements = period.statements
        for index, begun in enumerate(statements):
            exact = begun.figure.kind and not (begun.is_share or begun.figure.loose)
            if exact and begun.tail.startswith("的基础上") and index:
                yield from _on_top(prose, statements[index - 1], begun, statements[index + 1 :])
            elif exact and _BEGUN.search(begun.words) and not begun.is_change:
                yield from _held(prose, begun, statements[index + 1 : index + _BACK])
            to = statements[index + 1 : index + 2]
            if exact and _FROM.search(begun.words) and to and _TO.search(to[0].words):
                yield from _from_to(prose, begun, to[0], statements[:index])
            if _NET.search(begun.words):
                yield from _of_net(prose, begun, statements[max(0, index - _BACK) : index])


def _on_top(
    prose: Prose, now: Statement, begun: Statement, after: Sequence[Statement]
) -> Iterator[Outcome]:
    """Hold 招生专业23个，在上年22个的基础上新增3个、停招2个."""
    moved: tuple[list[Statement], list[Statement]] = ([], [])
    for each in after:
        came, went = _CAME.search(each.words), _WENT.search(each.words)
        if not (came or went) or each.figure.kind != begun.figure.kind or each.figure.loose:
            break
        moved[0 if came else 1].append(each)
    same = now.is_level and now.figure.kind == begun.figure.kind and not now.figure.loose
    if same and all(moved):
        yield from _left(prose, begun, now, moved)


def _from_to(
    prose: Prose, begun: Statement, now: Statement, before: Sequence[Statement]
) -> Iterator[Outcome]:
    """Hold 新增专业3个、撤销专业5个，专业总数由上年的48个调整为46个."""
    moved: tuple[list[Statement], list[Statement]] = ([], [])
    for each in reversed(before):
        came, went = _CAME.search(each.words), _WENT.search(each.words)
        came = came or _CAME.match(each.lead.lstrip("，。；"))
        if not (came or went) or each.figure.kind != begun.figure.kind or each.figure.loose:
            break
        moved[0 if came else 1].insert(0, each)
    if any(moved) and now.figure.kind == begun.figure.kind and not now.figure.loose:
        yield from _left(prose, begun, now, moved)


def _of_net(prose: Prose, net: Statement, before: Sequence[Statement]) -> Iterator[Outcome]:
    """Hold 新进教师46人，退休17人、调出9人、辞职3人，净增17人 without a stock before."""
    moved: tuple[list[Statement], list[Statement]] = ([], [])
    for each in reversed(_without_lists(before)):
        if each.aside:
            continue
        came, went = _CAME.search(each.words), _WENT.search(each.words)
        if not (came or went) or each.figure.kind != net.figure.kind or each.figure.loose:
            break
        if _BEGUN.search(each.words):
            return
        moved[0 if came else 1].insert(0, each)
    yield from _net(prose, (net,), moved)


def _held(prose: Prose, begun: Statement, after: Sequence[Statement]) -> Iterator[Outcome]:
    came: list[Statement] = []
    went: list[Statement] = []
    for at, each in enumerate(after):
        if each.aside:
            continue
        if each.figure.kind != begun.figure.kind or each.figure.loose:
            return
        if _ENDED.search(each.words):
            if came and went:
                yield from _left(prose, begun, each, (came, went))
                yield from _net(prose, after[at + 1 : at + 2], (came, went))
            return
        if _NET.search(each.words):
            continue
        if _CAME.search(each.words):
            came.append(each)
        elif _WENT.search(each.words):
            went.append(each)
        else:
            return


def _without_lists(statements: Sequence[Statement]) -> list[Statement]:
    """Leave out what 其中 lists."""
    found: list[Statement] = []
    among = False
    for each in statements:
        among = "其中" in each.lead or (among and each.lead.startswith(("、", "和")))
        if not among:
            found.append(each)
    return found


def _left(
    prose: Prose,
    begun: Statement,
    ended: Statement,
    moved: tuple[Sequence[Statement], Sequence[Statement]],
) -> Iterator[Outcome]:
    came, went = (total(map(number, each)) for each in moved)
    left = difference(total((number(begun), came)), went)
    if ended.figure.bound is None:
        yield from gap_told(stated(prose, ended), left, "prose-percent.gap")


def _net(
    prose: Prose,
    told: Sequence[Statement],
    moved: tuple[Sequence[Statement], Sequence[Statement]],
) -> Iterator[Outcome]:
    for each in told:
        found = _NET.search(each.words)
        if found is not None and all(moved) and each.figure.bound is None:
            came, went = (total(map(number, some)) for some in moved)
            fell = found["verb"].startswith("减")
            size: Number = difference(went, came) if fell else difference(came, went)
            yield from gap_told(plainly(stated(prose, each)), size, "prose-percent.gap")
