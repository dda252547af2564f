"""What a rate comes to (每生2000元，6067名学生，共计1213.4万元), held against its factors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from reportgen.audit.prose.claims import core
from reportgen.audit.prose.explained import Outcome, explained_by
from reportgen.audit.prose.figures import spelt_number
from reportgen.audit.prose.judging import Sure, is_about, judged
from reportgen.audit.prose.measures import Amount, amounts, measure, scaled
from reportgen.audit.prose.numbers import Number, number, says
from reportgen.audit.prose.per import base_of
from reportgen.audit.prose.sentences import Period, Prose, Sentence, Statement
from reportgen.audit.prose.units import kind_of
from reportgen.quantity import EXACT

_UNITS = (
    "千瓦时|千克|平方公里|平方米|立方米|公里|公顷|公斤|人次|小时|学时|[名个位人生户所间张台册套条只头场期批次班校笔"
    "件项家辆篇座栋株组亩吨村年月天日]"
)
_RATE = re.compile(
    rf"(?:每(?P<unit>{_UNITS})|(?P<over>[人生户校班])均)(?P<noun>[^每均]*?)"
    r"(?:每(?P<time>年|学年|月|天|日|学期|次))?(?P<rest>[^每均]*)$"
)
_RESULT = re.compile("共|合计|总计|累计|总额|相当于|需要|需$")
_PARTS = re.compile("其中|另|还|以上|加上")
_SPELT = "(?P<count>[两三四五六七八九十]{1,3})个?"
_TIMES = {"天": "天", "日": "天", "月": "个月", "年": "年"}
_NEEDED = re.compile(
    r"每(?P<base>[0-9]+)(?P<of>[名个位人])(?P<whom>[\u4e00-\u9fff]{0,6}?)(?:至少|应当?|需|须)?"
    r"(?:配备|配置|配|设置|设|安排)(?P<many>[0-9]+|一)(?P<unit>[名个位人台套间])"
)
_NEEDS = re.compile("(?:应|需|须)(?:当|要)?(?:配备|配置|配|设置|设|安排)?(?:不少于)?$")
_TWICE = (Decimal(2), Decimal("0.5"))  # paid by the term, counted by the year
_SOME = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Rate:
    """So much for each of something, and where a time is told, for each of that too."""

    each: Statement
    unit: str
    noun: str
    time: str


def products_told(prose: Prose, period: Period) -> Iterator[Outcome]:
    """Yield what is said to be spent, trained or needed in all and is not rate times number."""
    text = prose.passage.text
    for sentence in period.sentences:
        if "每" not in text[sentence.start : sentence.end] and "均" not in sentence.text:
            continue
        yield from _needed(prose, sentence)
        rates = [rate for each in sentence.statements if (rate := _rate(each)) is not None]
        for rate in rates:
            result = _result(sentence, rate, rates)
            if result is not None:
                yield from _held(prose, rate, result, sentence, period)


def _rate(each: Statement) -> Rate | None:
    found = _RATE.search(each.words)
    if found is None or each.is_share or not each.figure.kind or each.is_change:
        return None
    if each.figure.loose:
        return None
    unit = found["unit"] or found["over"]
    return Rate(each, unit, core(found["noun"]), found["time"] or "")


def _result(sentence: Sentence, rate: Rate, rates: Sequence[Rate]) -> Statement | None:
    """Return the one figure behind a rate that is the sum of it, None where others may be in it."""
    kind, at = measure(rate.each.figure.kind)[0], rate.each.figure.start
    others = [r for r in rates if r is not rate and measure(r.each.figure.kind)[0] == kind]
    same = [
        s
        for s in sentence.statements
        if s is not rate.each and s.figure.kind and measure(s.figure.kind)[0] == kind
    ]
    yearly = [r for r in others if r.unit == rate.unit and r.time in {"年", "学年"}]
    if len(same) != 1 or same[0].figure.start < at or _PARTS.search(sentence.text):
        return None
    told = _RESULT.search(same[0].words) is not None and not others
    by_year = bool(yearly) and rate.time in {"天", "日", "月"} and yearly[0].each is same[0]
    return same[0] if told or by_year else None


def _held(
    prose: Prose, rate: Rate, result: Statement, sentence: Sentence, period: Period
) -> Iterator[Outcome]:
    if result.figure.bound is not None:
        return
    before = [s for s in sentence.statements if s is not rate.each and s is not result]
    counts = (
        [] if result.words.endswith(("每年", "每学年")) else _counts(prose, rate, result, sentence)
    )
    if not counts and not result.words.endswith(("每年", "每学年")):
        known = [s for s in period.statements if s.figure.start < result.figure.start]
        counts = [a.number for a in _countable(amounts(known), rate)]
        if len(counts) != 1:
            return
    times = _lengths(rate, before)
    if times is None or len(counts) > 1 or not (counts or times):
        return
    unit = EXACT.multiply(measure(result.figure.kind)[1], base_of(rate.unit).times)
    exact = _product([_in_all(rate.each), *counts, *times], unit)
    extra = [a.number for a in amounts(before) if a.kind in {"天", "个月", "年", "次", "期"}]
    if says(result.figure.quantity, exact) != "exact" and _explained(result, exact, extra):
        return
    loose = result.figure.loose or any(s.figure.loose for s in before)
    if result.figure.loose and not is_about(prose, result):
        return
    certain = not any(s.figure.kind == "人次" for s in before) or rate.unit == "人次"
    yield from judged(
        prose,
        result,
        exact,
        Sure(exact=not loose, near=certain),
        "prose-percent.product",
    )


def _explained(result: Statement, exact: Number, extra: Sequence[Number]) -> bool:
    """Tell whether a result is the product by another number of the sentence, or half of it."""
    if not exact.value:
        return True
    off = EXACT.divide(result.figure.value, exact.value)
    return any(abs(off - times) <= times * _SOME for times in (*_TWICE, *(e.value for e in extra)))


def _counts(prose: Prose, rate: Rate, result: Statement, sentence: Sentence) -> list[Number]:
    """Return of how many the rate is: the figures of its unit, in digits or spelt (分三期)."""
    before = [s for s in sentence.statements if s.figure.start < result.figure.start]
    found = [a.number for a in _countable(amounts(before), rate)]
    text = prose.passage.text[sentence.start : result.figure.start]
    spelt = re.finditer(rf"(?<![第每一二三四五六七八九十]){_SPELT}(?P<unit>{rate.unit})", text)
    return [*found, *(Number(Decimal(spelt_number(m["count"])), text=m[0]) for m in spelt)]


def _countable(found: Sequence[Amount], rate: Rate) -> list[Amount]:
    """Return the amounts that may be of how many a rate is."""
    base = base_of(rate.unit)
    return [
        a
        for a in found
        if base.counts(a)
        and a.statement is not rate.each
        and a.statement.elsewhen == rate.each.elsewhen
    ]


def _lengths(rate: Rate, before: Sequence[Statement]) -> list[Number] | None:
    """Return for how long the rate is, [] where that is no factor, None where it is unsure."""
    unit = _TIMES.get(rate.time)
    years = [a for a in amounts(before) if a.kind in {"年", "学期"}]
    if rate.time in {"年", "学年", ""}:
        return [] if not years or rate.unit == "年" else None
    found = [a.number for a in amounts(before) if unit is not None and a.kind == unit]
    return found if len(found) == 1 else None


def _in_all(each: Statement) -> Number:
    """Return a rate in the smallest unit of what it measures."""
    return scaled(number(each), measure(each.figure.kind)[1])


def _product(factors: Sequence[Number], unit: Decimal) -> Number:
    """Return what factors come to, in the unit of the result."""
    value, low = Decimal(1), Decimal(1)
    for each in factors:
        value = EXACT.multiply(value, each.value)
        low = EXACT.multiply(low, each.value - each.room)
    room = EXACT.divide(abs(value - low), unit)
    return Number(EXACT.divide(value, unit), room, " × ".join(each.text for each in factors))


def _needed(prose: Prose, sentence: Sentence) -> Iterator[Outcome]:
    """Yield 每15名学生配备1台…，6086名学生需配备406台 that the number does not come to."""
    found = _NEEDED.search(sentence.text)
    if found is None:
        return
    start = sentence.start + found.end()
    after = [s for s in sentence.statements if s.figure.start >= start]
    kind = kind_of(found["unit"])
    needs = [s for s in after if s.figure.kind == kind and _NEEDS.search(s.words)]
    counts = [a for a in amounts(after) if a.kind == "人" and a.statement not in needs]
    if len(needs) != 1 or len(counts) != 1 or needs[0].figure.bound is not None:
        return
    each, base = needs[0], Decimal(found["base"])
    many = Decimal(1) if found["many"] == "一" else Decimal(found["many"])
    if not base or each.figure.loose or counts[0].statement.figure.loose:
        return
    exact = EXACT.divide(EXACT.multiply(counts[0].number.value, many), base)
    working = f"{counts[0].number.text} / {base} × {many}"
    whole = {exact.to_integral_value(way) for way in (ROUND_FLOOR, ROUND_CEILING)}
    if each.figure.value in whole:
        yield explained_by(prose, each, working)
    else:
        yield from judged(prose, each, Number(exact, text=working), Sure(), "prose-percent.product")
