"""What a sentence says has moved: from which figure to which, and by how much."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.audit.prose.beside import OLD_ASIDE, held_apart
from reportgen.audit.prose.claims import core
from reportgen.audit.prose.moved_named import named_before, of_named
from reportgen.audit.prose.moves import (
    ONLY_MOVED,
    Moved,
    Step,
    are_alike,
    changes_from,
    if_alike,
    own_words,
)
from reportgen.audit.prose.sentences import Period, Statement
from reportgen.audit.prose.verbs import ROSE

_BEGAN = re.compile(r"(?:从|由)[^，。；]{0,16}$")
_ROSE_TO = re.compile(rf"(?:{ROSE})(?:到|至|为)[^，。；]{{0,10}}$")
# 出行量比上年的4200万人次减少…，为3820万人次: who it is of stands before.
_ITS_OLD = re.compile(r"(?:比|较)(?:上一?学?年|去年|上年同期|去年同期)[^，。；]{0,8}的$")
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


_IS_RATE = re.compile("(?:增长率|增速|增幅|降幅)(?:为|达到?|是)?$")
_LEFT = re.compile("[只仅](?:剩|余|有)(?:下)?$")


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
            named = of_named(told, at, (*earlier, *told[:at]))
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


def _step(statements: Sequence[Statement], at: int, new: Statement | None) -> Step:
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
        return _from_old(statements, at, named_before(statements, at))
    rate = _IS_RATE if first.is_change else _OF_WHOLE
    if first.is_change or (first.is_share and rate.search(first.words)):
        is_rate = first.is_share and rate.search(first.words) is not None
        return None, at + 1, first if is_rate and _is_compared(statements, at) else new
    return _since_then(statements, at)


def _is_compared(statements: Sequence[Statement], at: int) -> bool:
    """Tell whether what a figure is compared with stands just behind it."""
    after = statements[at + 1] if at + 1 < len(statements) else None
    return after is not None and _is_old(after) and are_alike(after, statements[at])


def _from_to(statements: Sequence[Statement], at: int) -> Step | None:
    """Read 从5800人增加到6067人."""
    first, second = statements[at], statements[at + 1]
    to = _ROSE_TO.search(second.words) if _BEGAN.search(first.words) else None
    if to is None:
        return None
    by, ahead = changes_from(statements, at + 2)
    return if_alike(Moved(first, second, by, to.group())), ahead, second


def _of_pace(statements: Sequence[Statement], at: int) -> Step | None:
    """Read 增长5.8%，增速比上年的7.0%回落1.2个百分点."""
    first, second = statements[at], statements[at + 1]
    pace = _PACE_WAS.match(second.words)
    if pace is None or not _is_pace(first, second):
        return None
    by, ahead = changes_from(statements, at + 2)
    return Moved(second, first, by, pace=pace["pace"]), ahead, None


def _paces(statements: Sequence[Statement], at: int) -> Step | None:
    """Read 增长6.4%，上年增长7.7%，增速比上年回落1.3个百分点."""
    first, second = statements[at], statements[at + 1]
    third = statements[at + 2] if at + 2 < len(statements) else None
    pace = _PACE_SINCE.match(third.words) if third is not None else None
    if pace is None or third is None or not (_LAST_GREW.match(second.words) and second.is_change):
        return None
    if not _is_pace(first, second):
        return None
    return Moved(second, first, (third,), pace=pace["pace"]), at + 3, None


def _reached(statements: Sequence[Statement], at: int) -> Step | None:
    """Read 增加36人，达到648人."""
    first, second = statements[at], statements[at + 1]
    if not (_starts(first) and _is_reached(second, first)):
        return None
    by, ahead = changes_from(statements, at + 2)
    moved = Moved(None, second, (first, *by), gross=not first.is_change)
    return (if_alike(moved) if by else None), ahead, second


def _grew_to(statements: Sequence[Statement], at: int) -> Step | None:
    """Read 较上年增长8.6%，增加14.7万人次，达到186.3万人次."""
    first, second = statements[at], statements[at + 1]
    third = statements[at + 2] if at + 2 < len(statements) else None
    percent = first.is_change and first.figure.quantity.face.scale == "%"
    if third is None or not (percent and second.is_change and second.figure.kind):
        return None
    if not ONLY_MOVED.match(own_words(second)) or not _is_reached(third, second):
        return None
    moved = if_alike(Moved(None, third, (second, first)))
    return (moved, at + 3, third) if moved is not None else None


def _only_left(statements: Sequence[Statement], at: int) -> Step | None:
    """Read 鼎盛时有学生312人，到2023年秋季只剩47人，减幅84.9%."""
    first, second = statements[at], statements[at + 1]
    if not (_LEFT.search(second.words) and first.is_level and second.is_level):
        return None
    by, ahead = changes_from(statements, at + 2)
    moved = if_alike(Moved(first, second, by)) if by else None
    return (moved, ahead, second) if moved is not None else None


def _from_old(statements: Sequence[Statement], at: int, new: Statement | None) -> Step:
    """Read 比上年的5800人增加200人, whose new figure stands before it or behind."""
    by, ahead = changes_from(statements, at + 1)
    if new is not None and are_alike(statements[at], new):
        return Moved(statements[at], new, by), ahead, new
    after = statements[ahead] if ahead < len(statements) else None
    if after is not None and _IS_NOW.match(after.words) and are_alike(statements[at], after):
        return Moved(statements[at], after, by), ahead + 1, after
    return None, at + 1, new


def _since_then(statements: Sequence[Statement], at: int) -> Step:
    """Read what is said of a figure behind it: 上年为5800人，增长4.6%, or 增加267人，增长4.6%."""
    new = statements[at]
    named = _WAS.match(new.words)
    if named is not None and (named["whose"] or named["what"]):
        now = next((s for s in reversed(statements[:at]) if _was(new, s)), None)
        if now is not None:
            by, ahead = changes_from(statements, at + 1)
            return Moved(new, now, by), ahead, now
    second = statements[at + 1] if at + 1 < len(statements) else None
    if second is not None and _was(second, new):
        by, ahead = changes_from(statements, at + 2)
        return Moved(second, new, by), ahead, new
    by, ahead = changes_from(statements, at + 1)
    was = statements[ahead] if by and ahead < len(statements) else None
    if was is not None and _was(was, new):
        return Moved(was, new, by), ahead + 1, new
    if not by and second is not None and second.is_share and _OF_WHOLE.match(second.words):
        by, ahead = changes_from(statements, at + 2)
        if not by or not _SINCE.match(by[0].words):
            return None, at + 1, new
    return (if_alike(Moved(None, new, by)) if by else None), ahead, new


def _was(each: Statement, new: Statement) -> bool:
    """Tell whether a figure is what another one was the year before, by its words."""
    found = _WAS.match(each.words)
    if found is None or not are_alike(each, new):
        return False
    own = core(new.words)
    names = [name for name in found.group("whose", "what") if name]
    return all(name in own or (len(own) > 1 and own in name) for name in names)


def _is_old(each: Statement) -> bool:
    """Tell whether a figure is what another is compared with: 比上年的5800人."""
    if each.aside:
        return OLD_ASIDE.search(each.lead) is not None
    return each.is_compared_with


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
