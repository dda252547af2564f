"""Averages of a list (班额分别为36.2人、42.8人), and those turned round (平均3名学生一台)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportgen.audit.prose.explained import Outcome
from reportgen.audit.prose.judging import Sure, judged
from reportgen.audit.prose.measures import Amount, amounts, measure, scaled
from reportgen.audit.prose.numbers import quotient
from reportgen.audit.prose.per import per_of
from reportgen.audit.prose.sentences import Prose, Sentence, Statement
from reportgen.audit.prose.units import kind_of
from reportgen.quantity import EXACT

_BACK = 12  # figures, or lists of them, that an average looks back over
_JOINS = frozenset({"、", "和", "与", "及", "以及"})
# 平均3.07名学生一台, 每3.07名学生拥有1台: the average is of what stands before it.
_TURNED = re.compile(
    r"^(?P<whom>[^，。；]{0,6}?)(?:共?拥有|共用|共享|使用|配有|有|用|占有)?(?:一|1)(?P<unit>[台册张间辆套部架所])"
)


def averages_in_lists(prose: Prose, sentence: Sentence) -> Iterator[Outcome]:
    """Yield the averages of a list that the lists before it do not give, item by item."""
    runs = list(_runs(sentence.statements))
    for index, run in enumerate(runs):
        per = per_of(run[0])
        if per is None or any(each.figure.bound is not None for each in run):
            continue
        kind, factor = measure(run[0].figure.kind)
        earlier = [
            a for a in map(amounts, runs[max(0, index - _BACK) : index]) if len(a) == len(run)
        ]
        overs = [a for a in earlier if a[0].kind == kind and per.names(a[0])]
        unders = [a for a in earlier if per.counts(a[0]) and a not in overs]
        if not unders:
            unders = [a for a in earlier if per.counts(a[0])]
            overs = [a for a in overs if a not in unders]
        if len(overs) == 1 and len(unders) == 1:
            for each, over, under in zip(run, overs[0], unders[0], strict=True):
                yield from _held(prose, each, (over, under), EXACT.divide(per.times, factor))


def _runs(statements: Sequence[Statement]) -> Iterator[Sequence[Statement]]:
    """Yield the figures that one 分别 introduces."""
    for index, each in enumerate(statements):
        if "分别" not in each.words:
            continue
        end = index + 1
        while end < len(statements) and statements[end].lead.strip() in _JOINS:
            end += 1
        if end - index > 1:
            yield statements[index:end]


def _held(
    prose: Prose, each: Statement, pair: tuple[Amount, Amount], by: Decimal
) -> Iterator[Outcome]:
    over, under = pair
    if not under.number.value or any(
        s.figure.loose for s in (each, over.statement, under.statement)
    ):
        return
    exact = quotient(over.number, under.number)
    yield from judged(prose, each, scaled(exact, by), Sure(named=under.kind != "人"))


def averages_turned(prose: Prose, sentence: Sentence) -> Iterator[Outcome]:
    """Yield 平均3.07名学生一台 that the students and the 台 before it do not give."""
    for index, each in enumerate(sentence.statements):
        found = _TURNED.match(each.tail) if index > 1 and each.words.endswith("平均") else None
        if found is None or each.figure.loose or each.figure.bound is not None:
            continue
        before = amounts(sentence.statements[max(0, index - _BACK) : index])
        overs = [a for a in before if a.kind == each.figure.kind]
        unders = [a for a in before if a.kind == kind_of(found["unit"])]
        if len(overs) == 1 and len(unders) == 1 and unders[0].number.value:
            exact = quotient(overs[0].number, unders[0].number)
            yield from judged(prose, each, exact, Sure(named=False))
