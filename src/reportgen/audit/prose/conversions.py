"""One figure in two units (420亩（约合28万平方米）), and means that lie between their extremes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from reportgen.audit.prose.digits import digits_of
from reportgen.audit.prose.explained import Explained, Outcome
from reportgen.audit.prose.measures import measure
from reportgen.audit.prose.numbers import half, number
from reportgen.audit.prose.sentences import Period, Prose, Sentence, Statement
from reportgen.diagnostics import Severity, problem
from reportgen.quantity import EXACT, FACTORS, Quantity, format_value

_SAME = re.compile(r"^[（(，、]?(?:约?合|约?折合|即|相当于|约?等于|约相当于)(?:为|约)?$")
_BRACKET = re.compile(r"^[（(]约?$")
_MONTHLY = re.compile(r"^[（(，]?(?:即|约?合|折合|相当于)?(?P<whom>每[人生户])?每月(?:为|约)?$")
_YEARLY = re.compile("(?:每年|每学年|年)(?:为|是|达|约)?$")
_A_MONTH = EXACT.divide(Decimal(1), Decimal(12))
_NEAR = Decimal("0.005")
_ROUGH = Decimal("0.03")
_FINE = 4
_LOOSELY = Decimal("0.1")
_EXTREME = re.compile(
    r"(?P<subject>[^，。；：:、（）()]{0,30}?)"
    r"(?:(?P<high>最[高大长多])|(?P<low>最[低小短少])|(?P<mean>平均(?!每)|中位数?|均值))"
    r"(?P<what>[\u4e00-\u9fff]{0,4}?)(?P<value>[0-9]+(?:\.[0-9]+)?)(?P<scale>[万亿]?)"
    r"(?P<unit>周?岁|分钟?|元|天|个?月|小时|公斤|千克|吨|厘米|米|公里|平方米|%|℃|度|人)"
)
_GENERAL = re.compile("年龄|成绩|[数值分]?(?:为|是|达到?|约|仅|只有)*$")
_PLAIN = re.compile("^(?:其中|分别)?(?:年龄)?$")


def conversions_told(prose: Prose, period: Period) -> Iterator[Outcome]:
    """Yield figures that are given in a second unit and are not the same in it."""
    for sentence in period.sentences:
        for one, other in pairwise(sentence.statements):
            between = prose.passage.text[one.figure.end : other.figure.start]
            if len(between) <= 8 and other.figure.bound is None:
                yield from _converted(prose, one, other, between.strip())


def _converted(prose: Prose, one: Statement, other: Statement, between: str) -> Iterator[Outcome]:
    if _MONTHLY.match(between) and _YEARLY.search(one.words):
        if one.figure.kind == other.figure.kind:
            yield from _same(prose, one, other, _A_MONTH)
        return
    told = _SAME.match(between) is not None
    if not told and not _BRACKET.match(between):
        return
    (thing, factor), (same, into) = _measure(one.figure.kind), _measure(other.figure.kind)
    another = one.figure.kind != other.figure.kind
    scale = one.figure.quantity.face != other.figure.quantity.face and told
    if thing and thing == same and (another or scale) and not one.is_share:
        yield from _same(prose, one, other, EXACT.divide(factor, into))


def _finely(one: Quantity, other: Quantity) -> Decimal:
    """Return how far two figures may be apart: less where both are told to four digits."""
    fine = min(len(digits_of(each)) for each in (one, other)) >= _FINE
    return _NEAR * 2 if fine else _ROUGH


def _measure(kind: str) -> tuple[str, Decimal]:
    """Return what a kind measures, 公斤/公顷 and 公斤/亩 by what is below too."""
    if "/" not in kind:
        return measure(kind)
    (over, factor), (under, of) = map(measure, kind.split("/", maxsplit=1))
    return f"{over}/{under}", EXACT.divide(factor, of)


def _same(prose: Prose, one: Statement, other: Statement, by: Decimal) -> Iterator[Outcome]:
    """Hold a figure against another, `by` times as much."""
    first, stated = one.figure.quantity, other.figure.quantity
    exact = EXACT.multiply(first.value, by)
    room = EXACT.multiply(number(one).room, by) + half(stated)
    off = abs(EXACT.subtract(stated.value, exact))
    loose = one.figure.loose or other.figure.loose
    place = prose.passage.place(other.figure.start, other.figure.end)
    said = prose.passage.text[one.figure.start : other.figure.end]
    if off <= max(room, abs(exact) * _NEAR):
        yield Explained(place, stated.text, first.text)
    elif off > abs(exact) * (_LOOSELY if loose else _finely(first, stated)):
        yield problem(
            "prose-percent.unit",
            place,
            severity=Severity.WARNING,
            at=f"{said}）" if "（" in said else said,
            working=f"{first.text} / 12" if by == _A_MONTH else first.text,
            stated=stated.text,
            expected=f"{format_value(exact, stated.face)}{stated.unit}",
        )


@dataclass(frozen=True, slots=True)
class _Point:
    """A lowest, a highest or a mean, as a sentence gives it."""

    role: str
    subject: str
    what: str
    unit: str
    value: Decimal
    text: str
    start: int
    end: int


def means_between(prose: Prose, period: Period) -> Iterator[Outcome]:
    """Yield means and medians that lie outside the lowest and the highest of their sentence."""
    for sentence in period.sentences:
        if "最" in sentence.text:
            yield from _outside(prose, list(_points(prose, sentence)))


def _points(prose: Prose, sentence: Sentence) -> Iterator[_Point]:
    for found in _EXTREME.finditer(prose.passage.text, sentence.start, sentence.end):
        role = next(name for name in ("high", "low", "mean") if found[name])
        scale = FACTORS[found["scale"]]  # type: ignore[index]
        value = EXACT.multiply(Decimal(found["value"]), scale)
        start, end = found.start("value"), found.end("unit")
        said = f"{found[role]}{found['what']}{found['value']}{found['scale']}{found['unit']}"
        subject, what = found["subject"], found["what"]
        yield _Point(role, subject, what, found["unit"], value, said, start, end)


def _is_of(each: _Point, first: _Point) -> bool:
    """Tell whether a point speaks of what the first one does: it names nothing else."""
    what = _GENERAL.sub("", each.what)
    return _PLAIN.match(each.subject) is not None and what in f"{first.subject}{first.what}"


def _outside(prose: Prose, points: Sequence[_Point]) -> Iterator[Outcome]:
    lows, highs, means = (
        [each for each in points if each.role == role] for role in ("low", "high", "mean")
    )
    own = [each for each in points[1:] if not _is_of(each, points[0])]
    if len(lows) != 1 or len(highs) != 1 or not means or own:
        return
    if len({each.unit.removeprefix("周") for each in points}) != 1:
        return
    low, high = lows[0], highs[0]
    for each in means:
        if (
            prose.passage.is_typed(each.start, each.end)
            and not low.value <= each.value <= high.value
        ):
            yield problem(
                "prose-percent.between",
                prose.passage.place(each.start, each.end),
                at=each.text,
                stated=prose.passage.text[each.start : each.end],
                low=prose.passage.text[low.start : low.end],
                high=prose.passage.text[high.start : high.end],
            )
