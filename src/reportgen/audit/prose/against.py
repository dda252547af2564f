"""Figures said to lie above or below a mark: 余额56.83亿元，低于限额58.90亿元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.audit.prose.explained import Outcome
from reportgen.audit.prose.numbers import difference, number
from reportgen.audit.prose.sentences import Prose, Statement
from reportgen.audit.prose.told import gap_told, stated
from reportgen.diagnostics import problem

_BESIDE = re.compile(
    r"^(?:均|都|仍|已|明显|大幅)?(?P<verb>高于|高出|低于)[^，。；]{1,24}?"
    r"(?:限额|标准|限值|上限|下限|目标|要求|平均水平|平均值|均值|规定)(?:值|线|数|的|为)*$"
)
_ANY = re.compile("[高低过及]")
_LEVEL_OF = re.compile(
    "^(?:均|都|仍|已|明显|大幅)?(?P<verb>高于|超过|超出|低于|不及)[^，。；]{2,24}$"
)
_FROM_MARK = re.compile(
    r"^的?(?:目标|标准|要求|平均水平|平均值|均值|增幅|增速|水平|规定)(?:值)?(?P<verb>高出?|低)(?:了)?$"
)
_PACE = re.compile("^(?:高于|低于|快于|慢于)[^，。；]{2,20}$")
_OF_PACE = re.compile("^的?(?:增幅|增速|增长率|平均水平|平均增速)(?:了)?$")
_VERBS = {"高于", "低于", "超出", "超过"}
_OF_GOAL = re.compile("^的?[^，。；]{0,6}(?:目标|标准|要求|任务|水平|指标)(?:值)?$")
_NEAR = 2  # times: what is less or more than so much of the other is how far they are apart


def held_against(prose: Prose) -> Iterator[Outcome]:
    """Yield what is said to lie above a mark and lies below it, or at another distance from it."""
    text = prose.passage.text
    if not _ANY.search(text):
        return
    for sentence in prose.sentences:
        statements = sentence.statements
        for index in range(1, len(statements)):
            yield from _beside(prose, statements, index)
            yield from _apart(prose, statements, index)


def _beside(prose: Prose, statements: Sequence[Statement], index: int) -> Iterator[Outcome]:
    """Hold 余额56.83亿元，…低于上级核定的债务限额58.90亿元."""
    mark = statements[index]
    found = _BESIDE.match(mark.words)
    if found is None and mark.tail.startswith(("的水平", "的标准")):
        found = _LEVEL_OF.match(mark.words)
    if found is None or mark.figure.loose:
        return
    own = next((s for s in statements[:index] if _alike(s, mark)), None)
    if own is None or not own.figure.value or mark.figure.value <= 0:
        return
    times = mark.figure.value / own.figure.value
    if not 1 / _NEAR < times < _NEAR or own.figure.loose:
        return
    if mark.figure.value != own.figure.value and (mark.figure.value > own.figure.value) != (
        found["verb"] in {"低于", "不及"}
    ):
        yield _contrary(prose, mark, found["verb"], own)


def _apart(prose: Prose, statements: Sequence[Statement], index: int) -> Iterator[Outcome]:
    """Hold 64.0%，比规划提出的55%的目标高出9个百分点, and 增长6.3%，高于…4.2%的增幅2.1个百分点."""
    each = statements[index]
    if index < 2 or each.figure.quantity.face.scale != "百分点" or each.figure.loose:
        return
    mark, own = statements[index - 1], statements[index - 2]
    if not (_percent(mark) and _percent(own)) or each.figure.bound is not None:
        return
    found = _FROM_MARK.match(each.lead) if mark.words.startswith(("比", "较")) else None
    verb = found["verb"] if found is not None else ""
    if not verb and _OF_PACE.match(each.lead) and _PACE.match(mark.words):
        verb = mark.words[:2]
    if not verb and mark.words in _VERBS and _OF_GOAL.match(each.lead):
        verb = mark.words
    if verb:
        below = verb[0] in "低慢"
        pair = (number(mark), number(own)) if below else (number(own), number(mark))
        yield from gap_told(stated(prose, each), difference(*pair), "prose-percent.gap")


def _percent(each: Statement) -> bool:
    return each.figure.quantity.face.scale == "%" and not each.figure.loose


def _alike(one: Statement, other: Statement) -> bool:
    same = one.figure.kind == other.figure.kind and one.is_share == other.is_share
    return same and not (one.is_change or one.aside or one.is_compared_with)


def _contrary(prose: Prose, mark: Statement, verb: str, own: Statement) -> Outcome:
    start = mark.figure.start - len(mark.words) + mark.words.index(verb)
    return problem(
        "prose-percent.contrary",
        prose.passage.place(start, start + len(verb)),
        at=verb,
        stated=verb,
        old=own.figure.quantity.text,
        expected=mark.figure.quantity.text,
    )
