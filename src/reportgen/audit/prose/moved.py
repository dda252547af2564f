"""What a sentence says has moved: from which figure to which, and by how much."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from reportgen.audit.prose.beside import OLD_ASIDE, held_apart
from reportgen.audit.prose.claims import core
from reportgen.audit.prose.sentences import Period, Statement
from reportgen.audit.prose.verbs import ROSE

_BEGAN = re.compile(r"(?:从|由)[^，。；]{0,16}$")
_ROSE_TO = re.compile(rf"(?:{ROSE})(?:到|至|为)[^，。；]{{0,10}}$")
# 出行量比上年的4200万人次减少…，为3820万人次: who it is of stands before.
_ITS_OLD = re.compile(r"(?:比|较)(?:上年|去年|上年同期|去年同期)[^，。；]{0,8}的$")
# 上年为, 上年亏损面为, 年初余额为; 发明专利授权量上年为 names first whose it is.
_WAS = re.compile(
    r"^而?(?P<whose>(?!上|去年|同期|年初)[^，。；0-9]{2,12}?)?(?:上一?学?年|去年|同期|上期|年初)(?:同期|全年|度|末|底)?"
    r"(?P<what>[^，。；0-9比较与]{2,8}?)?(?:为|是|仅为|仅有|只有|有|完成)?$"
)
# 增速比上年的7.0%回落1.2个百分点: what moved is how fast something grew.
_PACE_WAS = re.compile(r"^(?P<pace>增速|增幅|涨幅|增长率|降幅|跌幅)(?:比|较)[^，。；]{0,12}$")
_PACE_SINCE = re.compile(
    rf"^(?P<pace>增速|增幅|涨幅|降幅)[比较](?:上年|去年)(?:同期)?(?:{ROSE})(?:了)?$"
)
_LAST_GREW = re.compile(rf"^(?:上年|去年)(?:同期)?(?:同比)?(?:{ROSE})(?:了)?$")
_REACHED = re.compile(
    r"^(?:总[数量额]|总规模|规模|累计|已)*(?:达到?|增加?[到至]|减少?[到至]|降[到至])$"
)
_ENDS_REACHED = re.compile(r"(?:达到?|增加?[到至])$")
_IS_NOW = re.compile(r"^(?:为|达到?|增加?[到至]|减少?[到至]|降[到至])$")
_GROSS = re.compile("新增|新建|新购|新招")
_OF_WHOLE = re.compile("^(?:占|为[^，。；]*的$|完成[^，。；]*的$|达到?[^，。；]*的$)")
_SINCE = re.compile("^(?:同比|[比较](?:上一?年|去年|(?:19|20)[0-9]{2}年)|上年同期)")
# 比上年增加, 增长, 增幅, 四年提高: nothing else is said to have moved.
_ONLY_MOVED = re.compile(
    r"^(?:(?:比|较|与|同)[^，。；占]{0,12}?|相比|同比|环比|均|共|累计|净|又|[一二两三四五六七八九十]+年|"
    r"间|来|内|年均|平均|每年)*"
    rf"(?:增收|增支|增产|净增|多增|增幅|涨幅|增长率|增速|减收|减支|减产|降幅|减幅|高|低|{ROSE}"
    r"|(?:提标|提高|上涨|增长|下降|降低|调整|上调|下调)幅度|[多少](?:[\u4e00-\u9fff]{1,3}?)?)"
    r"(?:了|为|达|约|个)*$"
)


_IS_RATE = re.compile("(?:增长率|增速|增幅|降幅)(?:为|达到?|是)?$")
_NAMED_CHANGE = re.compile(
    r"^(?P<name>[^，。；比较同]{2,12}?)(?:[比较](?:上年|去年|上年同期|上年末|上学年))?"
    rf"(?:净)?(?:{ROSE}|[多少])(?:了)?$"
)
_SHARES = ("比重", "占比", "比例")
_LEFT = re.compile("[只仅](?:剩|余|有)(?:下)?$")
_PAIR = ("前者", "后者")
_SHARED = "相比"
_IN_ALL = re.compile("总[数量额值]$|规模$|^(?:全年|总)")
_NUMBER_OF = re.compile("(?:人数|起数|件数|数量|数)$")
_MOST = 6  # changes that are told of one figure


@dataclass(frozen=True, slots=True)
class Moved:
    """What was `old` (None where that is not said) and is `new`, and how it is said to move."""

    old: Statement | None
    new: Statement
    by: tuple[Statement, ...]
    rose: str = ""  # the verb of 从…提高到…, "" without one
    pace: str = ""  # 增速 or 降幅 where it is that which moved
    gross: bool = False  # 新增: what went is not told


def moved_in(period: Period, before: Sequence[Statement] = ()) -> Iterator[Moved]:
    """Yield what moved in a list; 比…的 at the head of a clause speaks of what stands before it."""
    new: Statement | None = None
    earlier = list(before)
    for index, sentence in enumerate(period.sentences):
        statements = held_apart(sentence.statements)
        if not (statements and _is_old(statements[0]) and _opens(statements[0])):
            new = None
        told, at = (*statements, *_was_after(period, index)), 0
        while at < len(statements):
            named = _of_named(told, at, (*earlier, *told[:at]))
            found, at, new = named or _step(told, at, new)
            if found is not None:
                yield found
        earlier.extend(statements)


def _was_after(period: Period, index: int) -> Sequence[Statement]:
    """Return the figures of the next sentence where it begins with what was: …；上年为5800人."""
    after = period.sentences[index + 1 : index + 2]
    statements = held_apart(after[0].statements) if after else ()
    return statements if statements and _WAS.match(statements[0].words) else ()


def _opens(each: Statement) -> bool:
    return each.lead.strip() == each.words


# What moved at a figure, where to go on, and which figure later words speak of.
_Step: TypeAlias = tuple[Moved | None, int, Statement | None]


def _step(statements: Sequence[Statement], at: int, new: Statement | None) -> _Step:
    """Read what is said at a figure, as the first of these that can."""
    first = statements[at]
    if at + 1 < len(statements):
        for read in (_from_to, _of_pace, _paces, _reached, _grew_to, _only_left):
            found = read(statements, at)
            if found is not None:
                return found
    if _is_old(first):
        return _from_old(statements, at, new)
    if _ITS_OLD.search(first.words) and not first.aside:
        return _from_old(statements, at, _named_before(statements, at))
    rate = _IS_RATE if first.is_change else _OF_WHOLE
    if first.is_change or (first.is_share and rate.search(first.words)):
        is_rate = first.is_share and rate.search(first.words) is not None
        return None, at + 1, first if is_rate and _is_compared(statements, at) else new
    return _since_then(statements, at)


def _named_before(statements: Sequence[Statement], at: int) -> Statement | None:
    """Return whose old figure words name again: 差距比上年的14.1分, 优良率较上年的61.20%."""
    first = statements[at]
    if first.words.startswith(("差距", "差值", "差额")):
        return statements[at - 1] if at and _alike(first, statements[at - 1]) else None
    name = core(re.split("[比较]", first.words, maxsplit=1)[0])
    if name in _SHARES:
        return next((s for s in reversed(statements[:at]) if _alike(first, s)), None)
    called = (s for s in reversed(statements[:at]) if name and core(s.words).endswith(name))
    return next((s for s in called if _alike(first, s) and not s.is_change), None)


def _is_compared(statements: Sequence[Statement], at: int) -> bool:
    """Tell whether what a figure is compared with stands just behind it."""
    after = statements[at + 1] if at + 1 < len(statements) else None
    return after is not None and _is_old(after) and _alike(after, statements[at])


def _from_to(statements: Sequence[Statement], at: int) -> _Step | None:
    """Read 从5800人增加到6067人."""
    first, second = statements[at], statements[at + 1]
    to = _ROSE_TO.search(second.words) if _BEGAN.search(first.words) else None
    if to is None:
        return None
    by, ahead = _changes(statements, at + 2)
    return _if_alike(Moved(first, second, by, to.group())), ahead, second


def _of_pace(statements: Sequence[Statement], at: int) -> _Step | None:
    """Read 增长5.8%，增速比上年的7.0%回落1.2个百分点."""
    first, second = statements[at], statements[at + 1]
    pace = _PACE_WAS.match(second.words)
    if pace is None or not _is_pace(first, second):
        return None
    by, ahead = _changes(statements, at + 2)
    return Moved(second, first, by, pace=pace["pace"]), ahead, None


def _paces(statements: Sequence[Statement], at: int) -> _Step | None:
    """Read 增长6.4%，上年增长7.7%，增速比上年回落1.3个百分点."""
    first, second = statements[at], statements[at + 1]
    third = statements[at + 2] if at + 2 < len(statements) else None
    pace = _PACE_SINCE.match(third.words) if third is not None else None
    if pace is None or third is None or not (_LAST_GREW.match(second.words) and second.is_change):
        return None
    if not _is_pace(first, second):
        return None
    return Moved(second, first, (third,), pace=pace["pace"]), at + 3, None


def _reached(statements: Sequence[Statement], at: int) -> _Step | None:
    """Read 增加36人，达到648人."""
    first, second = statements[at], statements[at + 1]
    if not (_starts(first) and _is_reached(second, first)):
        return None
    by, ahead = _changes(statements, at + 2)
    moved = Moved(None, second, (first, *by), gross=not first.is_change)
    return (_if_alike(moved) if by else None), ahead, second


def _grew_to(statements: Sequence[Statement], at: int) -> _Step | None:
    """Read 较上年增长8.6%，增加14.7万人次，达到186.3万人次."""
    first, second = statements[at], statements[at + 1]
    third = statements[at + 2] if at + 2 < len(statements) else None
    percent = first.is_change and first.figure.quantity.face.scale == "%"
    if third is None or not (percent and second.is_change and second.figure.kind):
        return None
    if not _ONLY_MOVED.match(_own(second)) or not _is_reached(third, second):
        return None
    moved = _if_alike(Moved(None, third, (second, first)))
    return (moved, at + 3, third) if moved is not None else None


def _only_left(statements: Sequence[Statement], at: int) -> _Step | None:
    """Read 鼎盛时有学生312人，到2023年秋季只剩47人，减幅84.9%."""
    first, second = statements[at], statements[at + 1]
    if not (_LEFT.search(second.words) and first.is_level and second.is_level):
        return None
    by, ahead = _changes(statements, at + 2)
    moved = _if_alike(Moved(first, second, by)) if by else None
    return (moved, ahead, second) if moved is not None else None


def _from_old(statements: Sequence[Statement], at: int, new: Statement | None) -> _Step:
    """Read 比上年的5800人增加200人, whose new figure stands before it or behind."""
    by, ahead = _changes(statements, at + 1)
    if new is not None and _alike(statements[at], new):
        return Moved(statements[at], new, by), ahead, new
    after = statements[ahead] if ahead < len(statements) else None
    if after is not None and _IS_NOW.match(after.words) and _alike(statements[at], after):
        return Moved(statements[at], after, by), ahead + 1, after
    return None, at + 1, new


def _of_named(
    statements: Sequence[Statement], at: int, earlier: Sequence[Statement]
) -> _Step | None:
    """Read 受伤人数减少17人，下降54.8% behind 受伤14人."""
    first = statements[at]
    subject = _NAMED_CHANGE.match(first.words) if first.is_change else None
    if subject is None or not first.figure.kind or first.is_share:
        return None
    name = _NUMBER_OF.sub("", subject["name"])
    called = [s for s in earlier if s.is_level and s.figure.kind == first.figure.kind]
    named = [s for s in called if len(name) > 1 and core(s.words) == name][-1:]
    named = named or [s for s in called if len(name) > 1 and core(s.words).endswith(name)]
    if name in _PAIR and len(called) > 1:
        named = [called[_PAIR.index(name)]]
    if not named and (_IN_ALL.search(subject["name"]) or _SHARED in statements[0].lead):
        most = max(called, key=lambda s: s.figure.value, default=None)
        named = called[:1] if called and called[0] is most else []
    by, ahead = _changes(statements, at + 1)
    return (Moved(None, named[0], (first, *by)), ahead, None) if len(named) == 1 and by else None


def _since_then(statements: Sequence[Statement], at: int) -> _Step:
    """Read what is said of a figure behind it: 上年为5800人，增长4.6%, or 增加267人，增长4.6%."""
    new = statements[at]
    named = _WAS.match(new.words)
    if named is not None and (named["whose"] or named["what"]):
        now = next((s for s in reversed(statements[:at]) if _was(new, s)), None)
        if now is not None:
            by, ahead = _changes(statements, at + 1)
            return Moved(new, now, by), ahead, now
    second = statements[at + 1] if at + 1 < len(statements) else None
    if second is not None and _was(second, new):
        by, ahead = _changes(statements, at + 2)
        return Moved(second, new, by), ahead, new
    by, ahead = _changes(statements, at + 1)
    was = statements[ahead] if by and ahead < len(statements) else None
    if was is not None and _was(was, new):
        return Moved(was, new, by), ahead + 1, new
    if not by and second is not None and second.is_share and _OF_WHOLE.match(second.words):
        by, ahead = _changes(statements, at + 2)
        if not by or not _SINCE.match(by[0].words):
            return None, at + 1, new
    return (_if_alike(Moved(None, new, by)) if by else None), ahead, new


def _was(each: Statement, new: Statement) -> bool:
    """Tell whether a figure is what another one was the year before, by its words."""
    found = _WAS.match(each.words)
    if found is None or not _alike(each, new):
        return False
    own = core(new.words)
    names = [name for name in found.group("whose", "what") if name]
    return all(name in own or (len(own) > 1 and own in name) for name in names)


def _changes(statements: Sequence[Statement], at: int) -> tuple[tuple[Statement, ...], int]:
    """Return the changes from a place on, and where they end."""
    ahead, end = at, min(len(statements), at + _MOST)
    while ahead < end and (_ONLY_MOVED.match(_own(statements[ahead])) or _times(statements, ahead)):
        ahead += 1
    return tuple(statements[at:ahead]), ahead


def _times(statements: Sequence[Statement], at: int) -> bool:
    """Tell whether a figure says how many times, before how far it moved: 是2015年的2倍，增长100%."""
    follows = at + 1 < len(statements) and _ONLY_MOVED.match(_own(statements[at + 1])) is not None
    return follows and statements[at].figure.kind == "倍"


def _is_old(each: Statement) -> bool:
    """Tell whether a figure is what another is compared with: 比上年的5800人."""
    if each.aside:
        return OLD_ASIDE.search(each.lead) is not None
    return each.is_compared_with


def _own(each: Statement) -> str:
    return each.words.strip("相比，）) ") if "相比" in each.words else each.words


def _starts(first: Statement) -> bool:
    """Tell whether a figure says what was added to the one that may follow."""
    if not first.figure.kind or first.is_share:
        return False
    return first.is_change or _GROSS.search(first.words) is not None


def _is_reached(second: Statement, first: Statement) -> bool:
    """Tell whether a figure is what another brought it to; behind 新增 it may be named again."""
    said = _REACHED if first.is_change else _ENDS_REACHED
    return second.figure.kind == first.figure.kind and said.search(second.words) is not None


def _is_pace(first: Statement, second: Statement) -> bool:
    percents = all(each.figure.quantity.face.scale == "%" for each in (first, second))
    return percents and first.is_change and not (first.figure.loose or second.figure.loose)


def _if_alike(moved: Moved) -> Moved | None:
    old, new = moved.old, moved.new
    if old is None:
        exact = bool(new.figure.kind) and not new.figure.loose
        return moved if exact and not new.is_share and not new.is_change else None
    alike = _alike(old, new) or (bool(moved.rose) and _are_plain(old, new))
    return moved if alike and not new.is_change else None


def _are_plain(old: Statement, new: Statement) -> bool:
    """Tell whether two figures are decimals without a unit: 差异系数由0.412降至0.365."""
    each = (old.figure, new.figure)
    plain = not any(figure.kind or figure.loose or figure.is_percent for figure in each)
    return plain and all(figure.quantity.face.digits for figure in each)


def _alike(old: Statement, new: Statement) -> bool:
    if old.figure.loose or new.figure.loose or not (new.figure.kind or new.is_share):
        return False
    return old.figure.kind == new.figure.kind and old.is_share == new.is_share
