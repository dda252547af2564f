"""What is left of a whole: 排查328处，整改312处，其余16处; 报名3600人，参加3456人，缺考144人."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from reportgen.audit.prose.explained import Outcome
from reportgen.audit.prose.numbers import Number, difference, number, says, total
from reportgen.audit.prose.sentences import Prose, Statement
from reportgen.audit.prose.told import gap_told, stated

_ANY = re.compile("其余|剩余|余下|尚[有余未]|结转|缺|[未不空]")
_REST = re.compile(
    "^(?:其余|剩余|余下|尚有|尚余|(?:未办结)?结转(?:下年度?|下一年度?|至下年度?))"
    "(?:的|为|有|继续|办理|仍|共)*$"
)
# What is not so, and the word for what is: 缺考, 参加; of 未整改 it is the word itself.
_OTHERWISE = (
    ("缺考|缺席|缺勤|缺课|旷考", "参加|参考|实考|到考|实到|出席|出勤|参训"),
    ("(?:未|不|尚未)(?P<so>[\u4e00-\u9fff]{2,4}?)的?", ""),
)
_IN_ALL = re.compile("共|总|合计|全[市县区校省年部]|应")
# Places that nobody has: of all there are, less those taken.
_EMPTY = re.compile(
    "^(?:尚|仍|还)?(?:余|有|剩)?(?:空缺|空余|空闲|空床|空岗|空位|缺口|尚未[^，。；]{2,4})"
)
_WHOLE = re.compile(
    "计划[^，。；]{0,6}$|共有[^，。；]{0,6}$|应[^，。；]{1,4}$|核定[^，。；]{0,6}$|设有[^，。；]{0,6}$"
)
_TAKEN = re.compile(
    "(?:实际|最终|已|共|年内)?(?:聘用|录用|录取|招聘|到岗|住宿|入住|使用|办结|审结|完成|报到|到位)[^，。；]{0,6}$"
)
_BEDS = {"张": "人", "个": "人"}
_BACK = 10  # figures before a rest among which its whole is


def rests_told(prose: Prose) -> Iterator[Outcome]:
    """Yield the rests that a whole less its parts does not leave."""
    if not _ANY.search(prose.passage.text):
        return
    before: Sequence[Statement] = ()
    for period in prose.periods:
        statements = (*before, *period.statements)
        for index in range(len(before), len(statements)):
            each = statements[index]
            exact = each.is_level and not each.figure.loose and each.figure.bound is None
            if exact and index > 1 and "其中" not in each.lead:
                around = _alike(each, statements[max(0, index - _BACK) : index])
                yield from _held(prose, each, around)
        before = period.statements[-_BACK:]


def _alike(each: Statement, earlier: Sequence[Statement]) -> list[Statement]:
    """Return the figures of a kind before a rest that its whole and its parts may be."""

    def same(s: Statement) -> bool:
        kinds = {each.figure.kind, _BEDS.get(each.figure.kind) if "空" in each.words else None}
        alike = s.is_level and s.figure.kind in kinds
        return alike and not (s.aside or s.figure.loose)

    return [s for s in earlier if same(s)]


def _without_lists(each: Statement, around: Sequence[Statement]) -> list[Statement]:
    """Return figures without those that 其中 lists, and those of another year."""
    found: list[Statement] = []
    among = False
    for s in around:
        among = "其中" in s.lead or (among and s.lead.startswith(("、", "和")))
        when = s.elsewhen == each.elsewhen or s.words.startswith("共")  # 加上上年结转2件，共25件
        if when and not among:
            found.append(s)
    return found


def _held(prose: Prose, each: Statement, around: Sequence[Statement]) -> Iterator[Outcome]:
    if _EMPTY.match(each.words):
        pair = _taken_up(around)
        if pair is not None:
            left = difference(*map(number, pair))
            yield from gap_told(stated(prose, each), left, "prose-percent.gap")
        return
    earlier = _without_lists(each, around)
    if len(earlier) < 2 or not _is_rest(each, earlier[-1]):
        return
    if any(says(each.figure.quantity, left) == "exact" for left in _left(around)):
        return
    if len(listed := _list_before(around)) > 1 and "其余" in each.words:
        wholes = [s for s in around if s.figure.end <= listed[0].figure.start]
        most = max(wholes, key=lambda s: s.figure.value, default=None)
        if most is not None and most is wholes[0]:
            left = difference(number(most), total(map(number, listed)))
            yield from gap_told(stated(prose, each), left, "prose-percent.gap")
        return
    done = earlier[-1]
    wholes = [s for s in earlier[:-1] if s.figure.value >= done.figure.value]
    if wholes and (len(earlier) == 2 or _IN_ALL.search(wholes[-1].words)):
        left = difference(number(wholes[-1]), number(done))
        yield from gap_told(stated(prose, each), left, "prose-percent.gap")


def _list_before(around: Sequence[Statement]) -> list[Statement]:
    """Return the list that 、 joins just before a rest: 一级1家、二级3家、三级5家，其余18家."""
    found: list[Statement] = []
    for s in reversed(around):
        found.insert(0, s)
        if not s.lead.startswith(("、", "和")):
            break
    return found if "其中" not in found[0].lead else []


def _taken_up(around: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    """Return the whole and what is taken of it, each the only one: 计划招聘638人，最终聘用603人."""
    wholes = [s for s in around if _WHOLE.search(s.words)]
    taken = [s for s in around if _TAKEN.search(s.words) and s not in wholes]
    same = len({s.figure.value for s in wholes}) == 1 == len({s.figure.value for s in taken})
    if not same or wholes[-1].figure.value < taken[-1].figure.value:
        return None
    return wholes[-1], taken[-1]


def _is_rest(each: Statement, done: Statement) -> bool:
    if _REST.match(each.words):
        return True
    for words, opposite in _OTHERWISE:
        found = re.search(f"(?:{words})(?:为|有|的)?$", each.words)
        if found is not None:
            so = opposite or re.escape(found["so"])
            return re.search(f"(?<![未不])(?:{so})", f"{done.words}{done.tail}") is not None
    return False


def _left(earlier: Sequence[Statement]) -> Iterator[Number]:
    """Yield what some of the figures leave with those behind them taken away: 66 + 2 - 64."""
    numbers = [number(s) for s in earlier]
    ends = range(1, len(numbers) + 1)
    for one, middle, end in combinations((0, *ends), 3):
        yield difference(total(numbers[one:middle]), total(numbers[middle:end]))
    for whole in numbers[:-1]:
        yield difference(whole, numbers[-1])
