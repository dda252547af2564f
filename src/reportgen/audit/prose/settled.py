"""What was taken up, settled and carried over: 新收137件，上年结转6件，办结139件，结转下年4件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from reportgen.audit.prose.adding import unequal
from reportgen.audit.prose.explained import Outcome
from reportgen.audit.prose.families import is_rest
from reportgen.audit.prose.numbers import difference, number, total
from reportgen.audit.prose.sentences import Prose, Statement
from reportgen.audit.prose.told import gap_told, stated

_ANY = re.compile("结转|结果|转入下|未结")
_BEGUN = re.compile("(?:上年度?|上一年度?|去年|年初)结转[^，。；]{0,8}$")
_CAME = re.compile("(?:新收|收到|受理|接收|接到|新增)[^，。；]{0,14}$")
_WENT = re.compile("(?<!未)(?:办结|审结|办理完毕|结案|答复)(?:了)?(?:申请)?(?:共)?$")
_LEFT = re.compile("结转(?:至?下一?年度?|明年|次年)[^，。；]{0,6}$")
_REST = re.compile("^(?:其余|余下|剩余|尚余|尚有|仍有)[^，。；]{0,4}$")
_OVER = re.compile("^[^，。；]{0,6}(?:结转|转入|转至|未办结|未结)")
_RESULTS = re.compile("结果(?:为|是|如下|中)?[：:，][^，。；]{2,12}$")
_BACK = 10  # figures before a carry-over among which those that it is left of are


def settled_told(prose: Prose) -> Iterator[Outcome]:
    """Yield what is carried over, where what came and was settled leaves another number."""
    if not _ANY.search(prose.passage.text):
        return
    before: tuple[Statement, ...] = ()
    for period in prose.periods:
        known = (*before, *period.statements)
        for index in range(len(before), len(known)):
            each = known[index]
            rest = _REST.match(each.words) and _OVER.match(each.tail)
            if each.is_level and (rest or _LEFT.search(each.words)):
                yield from _carried(prose, each, known[:index])
            if each.is_level and _RESULTS.search(each.lead):
                yield from _results(prose, known, index)
        before = period.statements[-_BACK:]


def _carried(prose: Prose, left: Statement, earlier: Sequence[Statement]) -> Iterator[Outcome]:
    alike = [s for s in earlier if s.figure.kind == left.figure.kind and s.is_level and not s.aside]
    begun = [s for s in alike if _BEGUN.search(s.words)]
    came = [s for s in alike if _CAME.search(s.words) and s not in begun]
    went = [s for s in alike if _WENT.search(s.words) and s not in (*begun, *came)]
    told = (*begun, *came, *went)
    plain = len(begun) == len(came) == 1 and len({s.figure.value for s in went}) == 1
    if plain and left.figure.bound is None and not any(s.figure.loose for s in (left, *told)):
        exact = difference(total(map(number, (*came, *begun))), number(went[0]))
        yield from gap_told(stated(prose, left), exact, "prose-percent.gap")


def _results(prose: Prose, known: Sequence[Statement], index: int) -> Iterator[Outcome]:
    """Hold 办理结果为：予以公开52件，…，其他处理3件 against 办结139件."""
    kind = known[index].figure.kind
    settled = [s for s in known[:index] if s.figure.kind == kind and not _LEFT.search(s.words)]
    done = [s for s in settled if _WENT.search(s.words)]
    parts = list(takewhile(lambda s: s.is_level and s.figure.kind == kind, known[index:]))
    if len(done) == 1 and len(parts) > 2 and is_rest(parts[-1].words):
        yield from unequal(prose, done[0], parts)
