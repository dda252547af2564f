"""What is left of a whole: 排查328处，整改312处，其余16处; 报名3600人，参加3456人，缺考144人."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from reportgen.audit.prose.explained import Outcome
from reportgen.audit.prose.numbers import Number, difference, number, says, total
from reportgen.audit.prose.sentences import Prose, Statement
from reportgen.audit.prose.told import gap_told, stated

_ANY = re.compile("其余|剩余|余下|尚[有余未]|结转|缺|[未不]")
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
_BACK = 10  # figures before a rest among which its whole is


def rests_told(prose: Prose) -> Iterator[Outcome]:
    """Yield the rests that a whole less its parts does not leave."""
    if not _ANY.search(prose.passage.text):
        return
    before: Sequence[Statement] = ()
    for period in prose.periods():
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
        alike = s.is_level and s.figure.kind == each.figure.kind
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
    earlier = _without_lists(each, around)
    if len(earlier) < 2 or not _is_rest(each, earlier[-1]):
        return
    if any(says(each.figure.quantity, left) == "exact" for left in _left(around)):
        return
    done = earlier[-1]
    wholes = [s for s in earlier[:-1] if s.figure.value >= done.figure.value]
    if wholes and (len(earlier) == 2 or _IN_ALL.search(wholes[-1].words)):
        left = difference(number(wholes[-1]), number(done))
        yield from gap_told(stated(prose, each), left, "prose-percent.gap")


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
