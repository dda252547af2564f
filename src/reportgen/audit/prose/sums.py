"""Sums that sentences state: 甲、乙，合计…; 两校毕业生合计…; 共…：甲、乙; 860人（甲、乙、丙）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, combinations, takewhile

from reportgen.audit.prose.adding import added, are_exact, come_to, explained_sum, room, unequal
from reportgen.audit.prose.among import Among
from reportgen.audit.prose.dividing import columns
from reportgen.audit.prose.explained import Outcome
from reportgen.audit.prose.families import make_up_all, may_overlap
from reportgen.audit.prose.mark_sums import marks_added
from reportgen.audit.prose.misprints import misprint_told
from reportgen.audit.prose.numerals import number
from reportgen.audit.prose.sentences import Period, Prose, Sentence, Statement
from reportgen.audit.spelling import stands_within

_SUMS_UP = re.compile(
    r"^(?:等)?(?:以上|三项|两项|四项|各项|全年|全市)?(?:合计|共计|总计|一共|总共|共|总数)(?:为|有|达|是)?$"
)
_TOTAL_OF = re.compile(
    "^[\u4e00-\u9fff]{1,6}(?<!以上|收入|支出|折合)(?<!折合教师|折合学生)总"
    "(?:[数量额]|里程|面积|人数|户数|产量)(?:为|达|是)?$"
)
_CALLED_SUM = re.compile(
    r"^(?:以上|上述|这)?(?:(?P<count>[两二三四五六七八九十]|[0-9]{1,2})(?P<what>[^0-9]))?(?P<noun>[^0-9合共总]{0,12}?)"
    r"(?P<sum>合计|共计|总计|一共|共)(?:为|有|达|是|投入|完成|实现|发放|安排|支出|拨付|资助|收入|录取|招生|招录|招收){0,2}$"
)
_SUM = re.compile("合计|共计|总计|共")
_ALL = re.compile("共|总|合计|全部|一共")
_IS_ALL = re.compile(
    r"^[^，。；]{0,6}[：:（(]\s*[^：:]{0,14}$|^[^。；]{0,10}(?:分别为|分别是|包括|分为)[^。；]{0,10}$"
)
_IN_TURN = re.compile(
    r"^[，（(]?(?:按[^，。；、]{1,8}?)?(?:分别为|分别是|分为|分成)[^，。；、]{2,12}$"
)  # names all there is
_BY_KIND = re.compile(r"^[按依分][^，。；]{1,8}(?:划分|分|看)[：，][^，。；、]{2,12}$")
_COLON = re.compile(r"^[^，。；]{0,6}：[^，。；、]{2,12}$")
_COUNTED = re.compile(
    "^(?P<count>[两二三四五六七八九十])(?:种|类|项|个|所|大|方面|级|批)[^，。；、0-9]{1,12}$"
)
_FOLLOWS = re.compile(r"^(?:[\u4e00-\u9fff]{0,6})[，：:（][^，。；：:（）]{2,40}$")
_JOINED = re.compile("^(?:、|和|及|与|以及)")
_OPENS = re.compile(r"^[（(](?!其中|含|包括|包含|不含|另|约|合|即|比|较|其)[^，。；：:]{1,14}$")
_HOLDS = re.compile("^[（(]含(?!有?税)[^，。；：:]{1,14}$")
_SOME = re.compile("其中|[（(](?:含|另|不含)")
_LEAVES_OUT = re.compile("等$|另有|不含|其中|含")
_MOST = 40  # parts of one sum
_TRIED = 8  # figures of which some may be the parts


def stated_sums(prose: Prose) -> Iterator[Outcome]:
    """Yield what the sums of a passage come to."""
    text = prose.passage.text
    enclosed = "（" in text or "(" in text
    for sentence in prose.sentences:
        if len(sentence.statements) > 2:
            yield from _summed_up(prose, sentence)
            yield from _divided(prose, sentence)
            yield from _listed(prose, sentence)
            yield from _counted_behind(prose, sentence)
            yield from marks_added(prose, sentence)
            if enclosed:
                yield from _in_brackets(prose, sentence)
    last: tuple[Statement, ...] = ()
    for period in prose.periods:
        if len(period.statements) > 3:
            yield from _in_columns(prose, period, last)
        last = period.statements[-_MOST:]
    if _SUM.search(text):
        before: tuple[Statement, ...] = ()
        for period in prose.periods:
            statements = period.statements
            yield from _called_sums(prose, (*before, *statements), len(before))
            before = statements[-_MOST:]


def _summed_up(prose: Prose, sentence: Sentence) -> Iterator[Outcome]:
    """Yield a 合计 behind its parts that they do not come to."""
    for index, each in enumerate(sentence.statements):
        in_all = _TOTAL_OF.match(each.words)
        if index < 2 or not (in_all or _SUMS_UP.match(each.words)) or not each.figure.kind:
            continue
        parts: list[Statement] = []
        for part in reversed(sentence.statements[max(0, index - _MOST) : index]):
            if not part.is_level or part.figure.kind != each.figure.kind:
                break
            parts.insert(0, part)
            if in_all and not _JOINED.match(part.lead):
                break
            if _ALL.search(part.words) or "其中" in part.lead:
                break
        scoped = in_all and prose.passage.text[each.figure.end :][:1] == "（"
        if len(parts) >= 2 and "其中" not in each.lead and not scoped:
            ends = (parts[at:] for at in range(1, len(parts) - 1))
            yield from unequal(prose, each, next((e for e in ends if come_to(each, e)), parts))


def _called_sums(prose: Prose, statements: Sequence[Statement], first: int) -> Iterator[Outcome]:
    """Yield 两校毕业生合计3000人: the words say which figures, or how many, are added."""
    for index, each in enumerate(statements):
        found = _CALLED_SUM.match(each.words) if index >= max(first, 2) else None
        if found is None or not each.is_level or _SUMS_UP.match(each.words):
            continue
        counted = number(found["count"]) if found["count"] else 0
        start = 0 if counted else first
        same = [s for s in statements[start:index] if _adds_to(s, each)][-_TRIED:]
        if len(same) < 2:
            continue
        if found["sum"] == "共" and not counted:
            pair = same[-2:]
            if _named_after(found["noun"], pair) and not any(
                come_to(each, s) for s in (same, pair)
            ):
                yield from unequal(prose, each, pair)
            continue
        listed = same[-counted:] if counted > 2 else []
        joined = len(listed) == counted and all(p.lead.startswith("、") for p in listed[1:])
        if listed and joined:
            yield from unequal(prose, each, listed)
            continue
        if any(come_to(each, some) for some in _some_of(same)):
            continue
        noun = f"{found['what'] or ''}{found['noun']}"
        parts = (
            _counted(same, noun, counted)
            if counted
            else (_alike(same, noun) or _joined_name(same, noun))
        )
        if parts and not any(part.elsewhen != each.elsewhen for part in parts):
            yield from unequal(prose, each, parts)


def _named_after(noun: str, pair: Sequence[Statement]) -> bool:
    """Tell whether a sum is named after both its parts: 还本付息, 高级职称教师 of 正高级职称的."""
    if len(noun) < 4 or not pair[1].lead.startswith(("、", "和", "，")):
        return False
    if all(noun[:4] in part.words for part in pair):
        return True
    halves = (noun[:2], noun[2:])
    return len(noun) == 4 and all(
        stands_within(half, part.words) for half, part in zip(halves, pair, strict=True)
    )


def _adds_to(part: Statement, whole: Statement) -> bool:
    return part.is_level and not part.aside and part.figure.kind == whole.figure.kind


def _some_of(same: Sequence[Statement]) -> Iterator[tuple[Statement, ...]]:
    sizes = range(2, len(same) + 1)
    return chain.from_iterable(combinations(same, size) for size in sizes)


def _counted(same: Sequence[Statement], noun: str, count: int) -> Sequence[Statement]:
    """Return as many figures as the words count: those called so, or those of the last 其中."""
    for words in (noun[1:], noun[-2:], noun):
        called = [each for each in same if len(words) > 1 and words in each.words]
        if len(called) == count:
            return called
    opened = [at for at, each in enumerate(same) if "其中" in each.lead]
    since = same[opened[-1] :] if opened else same
    return since if len(since) == count and count > 1 else ()


def _alike(same: Sequence[Statement], noun: str) -> Sequence[Statement]:
    """Return the figures that are called alike, as the sum is; none where others stand between."""
    parts = [each for each in same if _ends_alike(each.words, noun)]
    unclear = len(parts) < 2 or any("其中" in each.lead for each in same[1:])
    if unclear or same[same.index(parts[0]) :] != parts:
        return ()
    return () if may_overlap([each.words for each in parts]) else parts


def _ends_alike(words: str, noun: str) -> bool:
    return len(noun) > 1 and words.endswith(noun[-2:])


def _joined_name(same: Sequence[Statement], noun: str) -> Sequence[Statement]:
    """Return 夏粮 and 秋粮 for 夏秋粮."""
    one, other = same[-2].words, same[-1].words
    return same[-2:] if one[-1:] == other[-1:] and f"{one[:-1]}{other}" == noun else ()


def _divided(prose: Prose, sentence: Sentence) -> Iterator[Outcome]:
    """Yield 共 N：… whose parts do not come to N."""
    for index, each in enumerate(sentence.statements[:-2]):
        after = sentence.statements[index + 1]
        introduced = _IS_ALL.match(after.lead) is not None and _ALL.search(each.words) is not None
        named = introduced or _IN_TURN.match(after.lead) is not None
        if not named or _SOME.search(after.lead) or not each.is_level:
            continue
        parts = _list(sentence.statements[index + 1 : index + _MOST], each.figure.kind)
        if len(parts) >= 2:
            yield from unequal(prose, each, parts)


def _in_columns(prose: Prose, period: Period, before: Sequence[Statement]) -> Iterator[Outcome]:
    """Yield N人次、M万元，分别为甲…人次…万元、乙…人次…万元 whose columns do not come to them."""
    statements = period.statements
    opening = frozenset(s.statements[0].figure.start for s in period.sentences if s.statements)
    for index, each in enumerate(statements[:-3]):
        divided = index == 0 and _BY_KIND.match(each.lead)
        if not (divided or index) or not (
            divided or _IN_TURN.match(each.lead) or _COLON.match(each.lead)
        ):
            continue
        ahead = before if divided else statements[:index]
        wholes = tuple(s for s in ahead if s.is_level and not s.aside)
        for whole, parts in columns(Among(wholes, statements[index:], opening)):
            yield from unequal(prose, whole, parts)


def _counted_behind(prose: Prose, sentence: Sentence) -> Iterator[Outcome]:
    """Yield 甲3人、乙4人、丙5人三种方式安置12人 whose parts do not come to it."""
    for index, each in enumerate(sentence.statements):
        found = _COUNTED.match(each.lead) if index > 1 and each.is_level else None
        if found is None:
            continue
        count = number(found["count"])
        parts = sentence.statements[max(0, index - count) : index]
        joined = all(part.lead.startswith(("、", "和", "及")) for part in parts[1:])
        alike = all(s.is_level and s.figure.kind == each.figure.kind for s in parts)
        if len(parts) == count > 1 and joined and alike:
            yield from unequal(prose, each, parts)


def _listed(prose: Prose, sentence: Sentence) -> Iterator[Outcome]:
    """Yield N亩，甲、乙、丙分别为…, a list that would come to N with one slip of the pen undone."""
    for index, each in enumerate(sentence.statements[:-2]):
        after = sentence.statements[index + 1]
        told = _IS_ALL.match(after.lead) or _IN_TURN.match(after.lead) or after.aside
        if told or not each.is_level or _SOME.search(after.lead):
            continue
        parts = _run(sentence.statements[index + 1 : index + _MOST], each.figure.kind)
        if len(parts) > 1 and not may_overlap([f"{part.words}{part.tail}" for part in parts]):
            yield from misprint_told(prose, each, parts)


def _run(statements: Sequence[Statement], kind: str) -> list[Statement]:
    """Return the figures of one kind, smaller than what they follow, that 、 or 和 joins."""
    found = list(takewhile(lambda s: s.is_level and s.figure.kind == kind, statements))
    first = _FOLLOWS.match(found[0].lead) is not None if found else False
    joined = len(list(takewhile(lambda s: _JOINED.match(s.lead), found[1:])))
    return found[: joined + 1] if first else []


def _in_brackets(prose: Prose, sentence: Sentence) -> Iterator[Outcome]:
    """Yield 860人（专任612人、行政96人、教辅84人、工勤68人） whose parts do not come to it."""
    text = prose.passage.text
    for index, each in enumerate(sentence.statements[:-2]):
        after = sentence.statements[index + 1]
        opened = index + 1
        if after.is_share and "占" in after.words and not after.aside:
            opened, after = index + 2, sentence.statements[index + 2]  # 占61.2%（…）
        some = _HOLDS.match(after.lead) is not None  # （含…）: they may not be all there is
        opens = some or _OPENS.match(after.lead) is not None
        if each.aside or not (each.is_level and after.aside and opens):
            continue
        closed = re.compile("[）)]").search(text, after.figure.end, sentence.end)
        end = closed.start() if closed else sentence.end
        inside = [s for s in sentence.statements[opened : index + _MOST] if s.figure.start < end]
        kind = each.figure.kind
        parts = _list(inside, kind, "、，")
        names = [f"{part.words}{part.tail}" for part in parts]
        if _ALL.search(each.words) and _IS_ALL.match(after.lead) and len(_list(inside, kind)) > 1:
            continue  # 共860人（…、…）, as any list
        all_of_it = make_up_all(parts) if len(parts) > 1 else False
        if len(parts) < max(2, len(inside)) or (may_overlap(names) and not all_of_it):
            continue
        if _LEAVES_OUT.search(text[after.figure.start : end]) or not are_exact(each, parts):
            continue
        if come_to(each, parts):
            yield explained_sum(prose, each, parts)
        elif added(parts) - each.figure.value > room(each, parts) or (
            not some and (len(parts) > 2 or all_of_it)
        ):
            yield from unequal(prose, each, parts)
        else:
            yield from misprint_told(prose, each, parts)


def _list(statements: Sequence[Statement], kind: str, marks: str = "、") -> list[Statement]:
    """Return the figures of one kind that 、 joins, or other marks."""
    found: list[Statement] = []
    for each in statements:
        joined = not found or each.lead[:1] in marks
        if not each.is_level or each.figure.kind != kind or not joined:
            return [] if found and each.is_level and each.figure.kind == kind else found
        found.append(each)
    return found
