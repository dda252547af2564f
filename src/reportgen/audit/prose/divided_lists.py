"""Lists that a text gives as all of a whole: 按类别分，幼儿园612所，…; 286人：校招126人，…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportgen.audit.prose.adding import added, are_exact, come_to, explained_sum, unequal
from reportgen.audit.prose.explained import Explained, Outcome
from reportgen.audit.prose.families import end_in_rest, make_up_all, may_overlap
from reportgen.audit.prose.misprints import misprint_told
from reportgen.audit.prose.sentences import Prose, Statement
from reportgen.diagnostics import Diagnostic
from reportgen.source import Span

# What says that all there is follows: 按类别分, 从对象看, 由…构成, 分为, a colon behind the whole.
_ALL_OF_IT = re.compile(
    r"[按依][^，。；]{0,10}(?:分|划分|统计)(?![布])|分为|分成|(?<![经自])由|分布[^，。；]{0,4}[为是]?[：:]"
    r"|^[^，。；]{0,6}[：:]|第?一、(?:第)?二、(?:第)?三(?:次)?产业"
    r"|[两二三四五六七八九十](?:[种类项个者级大]|部分|大类)[^，。；]{0,6}(?:分别|依次|各)[为是]"
)
_SEEN_BY = re.compile(r"从[^，。；]{1,10}看|按[^，。；]{1,10}看|分[^，。；]{1,6}看|^，?包括")
_SOME = re.compile(
    "其中|前[三四五六七八九十]|居前|靠前|排名|如|例如|主要|重点|含|新增|新建|另|此外|比|较"
)
_ENDS = re.compile(
    "合计|共计|总计|(?<!公)共(?![享同青])|总|另|此外|同时|平均|人均|每|比|较|增|减|还有|其中|新增|累计|其余|剩余|余下|剩下"
)
_LEAVES_OUT = re.compile("等(?=[，。；、）0-9共]|$)|以及其他|不含|除外|重复|兼|交叉")
_JOINED = re.compile("^[）)]?[、和及与以]")
_BACK = 12  # figures of a kind before a list that it may divide
_ROOM = 40  # figures of the periods before that a list may divide
_FAR = Decimal("0.5")  # of a whole: what a list is further off by is no list of it
_MOST = 20


def divided_lists(prose: Prose, told: Sequence[Outcome]) -> Iterator[Outcome]:
    """Yield what lists come to that divide a whole; `told` has been found of the text before."""
    explained = {each.span for each in told if isinstance(each, Explained)}
    doubted = {place for each in told if isinstance(each, Diagnostic) for place in _places(each)}
    before: list[Statement] = []
    for period in prose.periods:
        levels = [s for s in period.statements if s.is_level and not (s.aside or "占" in s.words)]
        for kind in dict.fromkeys(s.figure.kind for s in levels):
            same = [s for s in levels if s.figure.kind == kind]
            for whole, parts in _divisions(same, [s for s in before if s.figure.kind == kind]):
                places = [
                    prose.passage.place(s.figure.start, s.figure.end) for s in (whole, *parts)
                ]
                if doubted.isdisjoint(places):
                    yield from _held(prose, whole, parts, guess=places[0] not in explained)
        before = [*before, *levels][-_ROOM:]


def _places(found: Diagnostic) -> Iterator[Span]:
    yield found.span
    yield from (each.span for each in found.related)


def _divisions(
    same: Sequence[Statement], before: Sequence[Statement]
) -> Iterator[tuple[Statement, Sequence[Statement]]]:
    """Yield the wholes of a period with the list behind each."""
    if len(same) > 1 and before:
        parts = _list(same)
        if len(parts) > 1 and (_is_all(parts) or _SEEN_BY.search(parts[0].lead)):
            yield _nearest(before, parts), parts
            return
    for at, whole in enumerate(same[:-2]):
        parts = _list(same[at + 1 :])
        opens = at == 0 and "中，" not in whole.lead and "其中" not in whole.lead
        told = opens or _is_all(parts) or _SEEN_BY.search(parts[0].lead)
        if len(parts) > 1 and told and max(p.figure.value for p in parts) < whole.figure.value:
            yield whole, parts
            return


def _is_all(parts: Sequence[Statement]) -> bool:
    """Tell whether words before a list say that it is all there is."""
    return _ALL_OF_IT.search(parts[0].lead) is not None


def _nearest(before: Sequence[Statement], parts: Sequence[Statement]) -> Statement:
    """Return the figure before a list that it comes to, or the last one above its parts."""
    fitting = [s for s in before[::-1] if come_to(s, parts)]
    near = before[::-1][:_BACK]
    larger = [s for s in near if s.figure.value > max(part.figure.value for part in parts)]
    return (fitting or larger or near)[0]


def _list(same: Sequence[Statement]) -> list[Statement]:
    """Return the figures of one list, up to where the talk turns elsewhere."""
    found: list[Statement] = []
    for each in same[:_MOST]:
        if found and _ENDS.search(each.lead):
            break
        if found and not each.words and "分别" not in found[0].lead:
            break
        if len(found) > 1 and _JOINED.match(found[1].lead) and not _JOINED.match(each.lead):
            break
        found.append(each)
    return found


def _held(
    prose: Prose, whole: Statement, parts: Sequence[Statement], *, guess: bool
) -> Iterator[Outcome]:
    """Hold a list against its whole: all of it by its words, or (a `guess`) but for one slip."""
    if not are_exact(whole, parts) or any(s.elsewhen != whole.elsewhen for s in parts):
        return
    if come_to(whole, parts):
        yield explained_sum(prose, whole, parts)
        return
    intro = parts[0].lead
    names = [f"{part.words}{part.tail}" for part in parts]
    listed = prose.passage.text[parts[0].figure.start : parts[-1].figure.end + 4]
    if _SOME.search(intro) or _LEAVES_OUT.search(listed) or may_overlap(names):
        return
    over = added(parts) - whole.figure.value
    all_of_it = _is_all(parts) or make_up_all(parts) or end_in_rest(names)
    if (all_of_it or (over > 0 and _SEEN_BY.search(intro))) and (
        abs(over) <= whole.figure.value * _FAR
    ):
        yield from unequal(prose, whole, parts)
    elif guess:
        yield from misprint_told(prose, whole, parts)
