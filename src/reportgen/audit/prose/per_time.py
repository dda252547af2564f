"""Averages over time (年均57.3亿元, 月均, 日均), held against what came in all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from reportgen.audit.prose.claims import core
from reportgen.audit.prose.explained import Outcome
from reportgen.audit.prose.figures import spelt_number
from reportgen.audit.prose.judging import Sure, judged
from reportgen.audit.prose.measures import Amount, amounts, measure, scaled
from reportgen.audit.prose.numbers import Number, number, quotient
from reportgen.audit.prose.per import Per
from reportgen.audit.prose.sentences import Period, Prose, Sentence, Statement
from reportgen.quantity import EXACT

_MEAN = re.compile(
    r"^(?P<subject>[^每均]*?)(?:(?P<time>[年月日])均|平均每个?(?P<each>[年月天日]))(?P<label>[^每均]*)$"
)
# 平均住院日 is what a stay costs by what a day costs.
_STAY = tuple(map(re.compile, ("平均住院(?:日|天数)", "[次人]均住院", "日均住院")))
_BACK = 16  # figures around that an average may be of
_FAR = 240  # characters before it in which the time is told
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
_DATES = re.compile(
    r"(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日?(?:至|到|—|－|-|–|~|～)+"
    r"(?:(?P<end>[0-9]{1,2})月)?(?P<last>[0-9]{1,2})日"
)
_ALL_YEAR = re.compile("^[^月]*20[0-9]{2}年度?(?![末底初0-9])[^月]*$")
_PLAIN_YEAR = 2023
_YEAR = Number(Decimal(365), text="365天")  # about: it may be by working days


def averages_over_time(prose: Prose, period: Period) -> Iterator[Outcome]:
    """Yield the averages over years, months and days that the sum beside them does not give."""
    for sentence in period.sentences:
        if "住院" in sentence.text:
            yield from _stays(prose, sentence)
        for index, each in enumerate(sentence.statements):
            found = _MEAN.match(each.words) if index else None
            if found is None or each.figure.bound is not None or _MOVED.search(found["label"]):
                continue
            near = sentence.statements[max(0, index - _BACK) : index + _BACK]
            over = _sum(each, [s for s in near if s.figure.start < each.figure.start], found)
            if over is None:
                continue
            begins = max(sentence.start, each.figure.start - _FAR)
            time = _time(prose.passage.text[begins : each.figure.start], found, near)
            if time is not None:
                yield from _held(prose, each, over, time)


def _stays(prose: Prose, sentence: Sentence) -> Iterator[Outcome]:
    """Hold a mean stay against what a stay and a day of it cost."""
    called = [[s for s in sentence.statements if each.search(s.words)] for each in _STAY]
    if all(len(found) == 1 and not found[0].figure.loose for found in called):
        each, stay, day = (found[0] for found in called)
        if stay.figure.kind == day.figure.kind and day.figure.value and each.figure.bound is None:
            yield from judged(prose, each, quotient(number(stay), number(day)), Sure())


def _sum(each: Statement, before: Sequence[Statement], found: re.Match[str]) -> Amount | None:
    """Return the one figure before an average of which it is."""
    per = Per(_VERBS.sub("", found["label"]), "", (), "")
    kind = measure(each.figure.kind)[0]
    ours = [a for a in amounts(before) if a.kind == kind and a.statement.elsewhen == each.elsewhen]
    if core(found["subject"]) or len(ours) != 1 or not each.figure.kind:
        return None
    return ours[0] if per.names(ours[0]) else None


def _held(prose: Prose, each: Statement, over: Amount, time: Number) -> Iterator[Outcome]:
    exact = quotient(over.number, time)
    loose = each.figure.loose or over.statement.figure.loose or time is _YEAR
    by = EXACT.divide(Decimal(1), measure(each.figure.kind)[1])
    yield from judged(prose, each, scaled(exact, by), Sure(exact=not loose))


def _time(before: str, found: re.Match[str], near: Sequence[Statement]) -> Number | None:
    """Return over how long an average is, None where that is not told."""
    unit = found["time"] or found["each"]
    if not (_IN_ALL.search(before) or (unit not in {"年", "月"} and _ALL_YEAR.search(before))):
        return None
    if unit in {"年", "月"}:
        return _length(before, unit)
    days = [a.number for a in amounts(near) if a.kind == "天"]
    if dates := list(_DATES.finditer(before)):
        return _days(dates[-1]) if len(dates) == 1 else None
    if not days and ("全年" in before or _ALL_YEAR.search(before)):
        return _YEAR
    return days[0] if len(days) == 1 and days[0].value else None


def _days(found: re.Match[str]) -> Number | None:
    """Return how many days 7月8日—7月14日 are, in a year that is no leap year."""
    month = int(found["month"])
    last = int(found["end"] or month)
    try:
        first = date(_PLAIN_YEAR, month, int(found["day"]))
        length = (date(_PLAIN_YEAR, last, int(found["last"])) - first).days + 1
    except ValueError:
        return None
    return Number(Decimal(length), text=f"{length}天") if length > 1 else None


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
