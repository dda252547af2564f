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
from reportgen.audit.prose.numbers import Number, number, says, total
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
_RESULT = re.compile(
    "共(?!有)|合计|总计|累计|总额|相当于|需要|需$|(?:^|，)计$"
    "|(?:落实|发放|拨付|下达|补助|支出|投入|安排)[^，]{0,8}(?:资金|经费|补贴|补助|金)(?:为|达|约)?$"
)
_STANDARD = re.compile("按[^|]*[|]的标准")
_SCOPE = re.compile("全[市县区省校]|学校|[我本][市县区省校]")
# What a sum may be called whatever it is of.
_SUM_WORDS = re.compile(
    "[共需年近两一二三四五六七八九十]|合计|总计|累计|总额|计(?=$)|相当于|节约|发放|拨付|下达|支付|支出|投入|安排|奖金|资金|"
    "补助|补贴|经费|费用|金额|要|约|达|为|有|了|[^\u4e00-\u9fff]"
)
_MOST = 40  # figures of a sentence in which one is sure to be the sum of another
_BACK = 3  # sentences of the period before it in which it may say of how many
_A_YEAR = ("每年", "每学年")
_PARTS = re.compile("其中|另|还|以上|加上")
_AMONG = re.compile("其中(?!，)")  # 其中小学412人，每人500元，计20.6万元: of that item
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
    for index, sentence in enumerate(period.sentences):
        if len(sentence.statements) > _MOST:
            continue
        if "每" not in text[sentence.start : sentence.end] and "均" not in sentence.text:
            continue
        yield from _needed(prose, sentence)
        rates = [rate for each in sentence.statements if (rate := _rate(each)) is not None]
        for rate in rates:
            result = _result(sentence, rate, rates)
            if result is not None:
                earlier = period.sentences[max(0, index - _BACK) : index]
                yield from _held(prose, rate, result, (*earlier, sentence))


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
    if len(same) != 1 or same[0].figure.start < at:
        return None
    begins = 0 if _AMONG.match(sentence.text) is None else len("其中")
    if _PARTS.search(sentence.text, begins):
        return None
    before = sentence.text[: same[0].figure.start - sentence.start - len(same[0].words)]
    by_standard = rate.each.words.startswith("按") or _is_of(same[0], before)
    told = _RESULT.search(same[0].words) is not None and not others and by_standard
    standard = _STANDARD.search(f"{rate.each.words}|{rate.each.tail}") is not None
    told = told or (standard and _is_beside(sentence, same[0]))
    by_year = bool(yearly) and rate.time in {"天", "日", "月"} and yearly[0].each is same[0]
    return same[0] if told or by_year else None


def _is_beside(sentence: Sentence, result: Statement) -> bool:
    """Tell whether a sum stands just behind the number it is of: 资助1932人次、115.92万元."""
    at = next(i for i, s in enumerate(sentence.statements) if s is result)
    before = sentence.statements[at - 1]
    return result.lead == "、" and before.is_level and before.figure.kind != result.figure.kind


def _is_of(result: Statement, before: str) -> bool:
    """Tell whether a sum is of what the words before it speak of, not of something else in all."""
    if _SCOPE.match(result.words):
        return False
    noun = _SUM_WORDS.sub("", core(result.words))
    return not noun or any(noun[at : at + 2] in before for at in range(max(len(noun) - 1, 1)))


def _held(
    prose: Prose, rate: Rate, result: Statement, sentences: Sequence[Sentence]
) -> Iterator[Outcome]:
    about = result.figure.loose
    if result.figure.bound is not None or (about and not is_about(prose, result)):
        return
    beside = [s for s in sentences[-1].statements if s is not rate.each and s is not result]
    times = _lengths(rate, beside)
    yearly = result.words.endswith(_A_YEAR)
    counts = [] if yearly else _counts(prose, rate, result, sentences)
    if times is None or len(counts) != (0 if yearly else 1):
        return
    unit = EXACT.multiply(measure(result.figure.kind)[1], base_of(rate.unit).times)
    exact = _product([_in_all(rate.each), *counts, *times], unit)
    extra = [a.number for a in amounts(beside) if a.kind in {"天", "个月", "年", "次", "期"}]
    if says(result.figure.quantity, exact) != "exact" and _explained(result, exact, extra):
        return
    sure = Sure(
        named=rate.unit not in {"年", "月", "天", "日"},  # 每年 is often but about so much
        exact=not (about or any(s.figure.loose for s in beside)),
        near=rate.unit == "人次" or all(s.figure.kind != "人次" for s in beside),
    )
    yield from judged(prose, result, exact, sure, "prose-percent.product")


def _explained(result: Statement, exact: Number, extra: Sequence[Number]) -> bool:
    """Tell whether a result is the product by another number of the sentence, or half of it."""
    if not exact.value:
        return True
    off = EXACT.divide(result.figure.value, exact.value)
    return any(abs(off - times) <= times * _SOME for times in (*_TWICE, *(e.value for e in extra)))


def _counts(
    prose: Prose, rate: Rate, result: Statement, sentences: Sequence[Sentence]
) -> list[Number]:
    """Return of how many the rate is: the figures of its unit, in digits or spelt (分三期)."""
    at, sentence = result.figure.start, sentences[-1]
    text = prose.passage.text[sentence.start : at]
    spelt = re.finditer(rf"(?<![第每一二三四五六七八九十]){_SPELT}{rate.unit}", text)
    found = [
        *(a.number for a in _countable(amounts(_before(sentence.statements, at)), rate)),
        *(Number(Decimal(spelt_number(m["count"])), text=m[0]) for m in spelt),
    ]
    if len(found) > 1 and _are_joined(_before(sentence.statements, at), rate):
        return [total(found)]
    earlier = [s for each in sentences[:-1] for s in each.statements]
    return found or [a.number for a in _countable(amounts(earlier), rate)]


def _are_joined(statements: Sequence[Statement], rate: Rate) -> bool:
    """Tell whether those whom a rate is for stand in one list: 春季305人、秋季307人."""
    counted = [a.statement for a in _countable(amounts(statements), rate)]
    return all(s.lead.startswith("、") for s in counted[1:])


def _before(statements: Sequence[Statement], at: int) -> list[Statement]:
    return [each for each in statements if each.figure.start < at]


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
