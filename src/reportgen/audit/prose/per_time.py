"""Averages over time (年均57.3亿元, 月均, 日均), held against what came in all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportgen.audit.prose.claims import core
from reportgen.audit.prose.explained import Outcome
from reportgen.audit.prose.figures import spelt_number
from reportgen.audit.prose.judging import Sure, judged
from reportgen.audit.prose.measures import Amount, amounts, measure, scaled
from reportgen.audit.prose.numbers import Number, quotient
from reportgen.audit.prose.per import Per
from reportgen.audit.prose.sentences import Period, Prose, Sentence, Statement
from reportgen.quantity import EXACT

_MEAN = re.compile(
    r"^(?P<subject>[^每均]*?)(?:(?P<time>[年月日])均|平均每个?(?P<each>[年月天日]))(?P<label>[^每均]*)$"
)
_MOVED = re.compile("增|减|降|提高|上升|递|缩|扩|净")
_VERBS = re.compile("^(?:约|的)+|(?:为|达到?|约|是|近|超过?)+$")
_IN_ALL = re.compile("累计|共|总|合计|全年|全部")
_COUNT = "(?P<count>[0-9]{1,2}|[两二三四五六七八九十]{1,3})"
_YEARS = re.compile(
    rf"(?:(?<=近)|(?<=过去)|(?<=这)|(?<=[，、；。年期])|^){_COUNT}年(?:来|间|内)?(?![级制期])"
    rf"|(?P<first>20[0-9]{{2}})年?(?:至|到|—|－|-|–|~|～)(?P<last>20[0-9]{{2}})年"
)
_MONTHS = re.compile(
    rf"(?P<first>[0-9]{{1,2}})月?(?:至|到|—|－|-|–|~|～)(?P<last>[0-9]{{1,2}})月|{_COUNT}个月"
    r"|(?P<half>[上下]半年)|(?P<three>前三季度)|(?P<quarter>[一二三四]季度)|(?P<year>全年)"
)
_NAMED = {"half": 6, "three": 9, "quarter": 3, "year": 12}
_YEAR = Decimal(365)
_NEARLY = Decimal("0.5")  # how far off 365 days the days of 日均 may be


def averages_over_time(prose: Prose, period: Period) -> Iterator[Outcome]:
    """Yield the averages over years, months and days that the sum beside them does not give."""
    for sentence in period.sentences:
        for index, each in enumerate(sentence.statements):
            found = _MEAN.match(each.words) if index else None
            if found is None or each.figure.bound is not None or _MOVED.search(found["label"]):
                continue
            over = _sum(each, sentence.statements[:index], found)
            if over is not None:
                time = found["time"] or found["each"]
                yield from _held(prose, sentence, each, over, time.replace("天", "日"))


def _sum(each: Statement, before: Sequence[Statement], found: re.Match[str]) -> Amount | None:
    """Return the one figure before an average of which it is."""
    per = Per(_VERBS.sub("", found["label"]), "", (), "")
    kind = measure(each.figure.kind)[0]
    ours = [a for a in amounts(before) if a.kind == kind and a.statement.elsewhen == each.elsewhen]
    if core(found["subject"]) or len(ours) != 1 or not each.figure.kind:
        return None
    return ours[0] if per.names(ours[0]) else None


def _held(
    prose: Prose, sentence: Sentence, each: Statement, over: Amount, time: str
) -> Iterator[Outcome]:
    before = prose.passage.text[sentence.start : each.figure.start]
    loose = each.figure.loose or over.statement.figure.loose
    factor = measure(each.figure.kind)[1]
    days = [a.number for a in amounts(sentence.statements) if a.kind == "天"]
    if time == "日" and len(days) != 1:
        if "全年" in before and not days:
            exact = _average(over.number, Number(_YEAR, text="365天"), factor)
            off = abs(EXACT.divide(each.figure.value, exact.value or Decimal(1)) - 1)
            near = off < _NEARLY and each.figure.quantity.value != exact.value
            if not near:
                yield from judged(prose, each, exact, Sure(exact=not loose))
        return
    under = days[0] if time == "日" else _length(before, time)
    if under is not None and under.value and _IN_ALL.search(before):
        exact = _average(over.number, under, factor)
        yield from judged(prose, each, exact, Sure(exact=not loose))


def _average(over: Number, under: Number, factor: Decimal) -> Number:
    return scaled(quotient(over, under), EXACT.divide(Decimal(1), factor))


def _length(text: str, time: str) -> Number | None:
    """Return how many years or months a text speaks of, None where it names none or several."""
    pattern = _YEARS if time == "年" else _MONTHS
    found = {_span(each) for each in pattern.finditer(text)}
    unit = "年" if time == "年" else "个月"
    if len(found) != 1 or (length := found.pop()) < 2:
        return None
    return Number(Decimal(length), text=f"{length}{unit}")


def _span(found: re.Match[str]) -> int:
    groups = found.groupdict()
    if groups.get("first"):
        return int(groups["last"]) - int(groups["first"]) + 1
    if groups.get("count"):
        count = groups["count"]
        return int(count) if count.isdigit() else spelt_number(count)
    return next(_NAMED[name] for name in _NAMED if groups.get(name))
