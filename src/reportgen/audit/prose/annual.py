"""What a change comes to a year: 年均增长5.0%, 年均减少864人, held against its two ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportgen.audit.prose.explained import Explained, Outcome
from reportgen.audit.prose.moves import Moved
from reportgen.audit.prose.numbers import Number, difference, number, quotient, says
from reportgen.audit.prose.sentences import Prose, Statement
from reportgen.audit.prose.told import Stated, gap_told, plainly, rate_told, stated
from reportgen.quantity import EXACT, Face, Quantity, step

_ANNUAL = re.compile("年均|年平均|平均每年|每年平均")
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?=年|[-—~～至])")
_SPAN = re.compile(r"([二两三四五六七八九十]|1[0-9]|[2-9])年(?:间|来)?(?:年均|平均)")
_RANGE = re.compile(r"((?:19|20)[0-9]{2})年?(?:至|到|—|－|-|–|~|～)((?:19|20)[0-9]{2})年")
_TAKEN = re.compile("([两二三四五六七八九十])年(?:间|来|共|累计)*(?:增|减|提|下|上|扩)")
_COMPOUNDED = re.compile(
    r"[比较](?:19|20)[0-9]{2}年(?:累计)?增长(?P<all>[0-9]+(?:\.[0-9]+)?)%[，,；;](?:以[^，。；]{1,8}为基期[，,])?"
    r"(?P<years>[两二三四五])年(?:年均|平均)(?:名义)?(?:增长|增速为?)(?P<mean>[0-9]+(?:\.[0-9]+)?)%"
)
_NUMERALS = "零一二三四五六七八九十"


def annual_told(prose: Prose, moved: Moved, was: Statement) -> Iterator[Outcome]:
    """Yield the yearly changes that the two ends and the years between them do not give."""
    for each in moved.by:
        figure = each.figure
        if _ANNUAL.search(each.words) is None and _SPAN.search(each.words) is None:
            continue
        years = _years(prose, moved, was, each)
        if years and not figure.loose and figure.bound is None and was.figure.value > 0:
            yield from _yearly(prose, moved, was, each, years)


def grown_yearly_told(
    prose: Prose, each: Statement, was: Statement, now: Statement, years: int
) -> Iterator[Outcome]:
    """Yield 年均增长6.0% that two figures so many years apart do not give."""
    yield from rate_told(stated(prose, each), _rate(number(was), number(now), years))


def compounded_told(prose: Prose) -> Iterator[Outcome]:
    """Yield 比2019年增长14.3%，两年平均增长6.9% whose mean growth is not that of all the years."""
    for found in _COMPOUNDED.finditer(prose.passage.text):
        if not prose.passage.is_typed(*found.span("mean")):
            continue
        years = Decimal(_NUMERALS.index(found["years"].replace("两", "二")))
        grown, mean = (_percentage(found[name]) for name in ("all", "mean"))
        root = EXACT.divide(Decimal(1), years)
        value = EXACT.power(1 + grown.value, root) - 1
        room = EXACT.divide(step(grown.face), years * 2)
        exact = Number(value, room, f"(1 + {grown.text})^(1/{years}) - 1")
        at = found.start("mean"), found.end("mean") + 1
        said = prose.passage.text[found.start("years") : at[1]]
        yield from rate_told(Stated(prose, *at, said, mean), exact)


def _percentage(digits: str) -> Quantity:
    face = Face(len(digits.partition(".")[2]), "%")
    return Quantity(Decimal(digits).scaleb(-2), face, "", f"{digits}%")


def _years(prose: Prose, moved: Moved, was: Statement, each: Statement) -> int:
    """Return how many years a change took: as said, or from year to year; 0 where none tells."""
    if said := _SPAN.search(each.words):
        return int(said[1]) if said[1].isdigit() else _NUMERALS.index(said[1].replace("两", "二"))
    if spans := {_length(found) for found in _RANGE.finditer(_before(prose, was))}:
        return spans.pop() if len(spans) == 1 else 0
    told = "".join(one.words for one in moved.by if one is not each)
    if taken := _TAKEN.search(told):
        return _NUMERALS.index(taken[1].replace("两", "二"))
    ends = [
        year
        for one in (was, moved.new)
        if (year := _year(prose, one, max(0, one.figure.start - 30))) is not None
    ]
    return abs(ends[1] - ends[0]) if len(ends) == 2 else 0


def _before(prose: Prose, one: Statement) -> str:
    return re.split("[。；]", prose.passage.text[max(0, one.figure.start - 40) : one.figure.start])[
        -1
    ]


def _length(found: re.Match[str]) -> int:
    return int(found[2]) - int(found[1])


def _year(prose: Prose, one: Statement, since: int) -> int | None:
    """Return the year that a figure is of: the last one named before it."""
    found = _YEAR.findall(prose.passage.text, since, one.figure.start)
    return int(found[-1]) if found else None


def _yearly(
    prose: Prose, moved: Moved, was: Statement, each: Statement, years: int
) -> Iterator[Outcome]:
    own = plainly(stated(prose, each))
    old, new = number(was), number(moved.new)
    falls = new.value < old.value
    size = difference(old, new) if falls else difference(new, old)
    counted = [count for count in (years, years + 1, years - 1) if count]
    is_rate = own.quantity.face.scale == "%"
    points = own.quantity.face.scale == "百分点" and moved.new.is_share
    if points or (not is_rate and each.figure.kind == was.figure.kind):
        means = [quotient(size, Number(Decimal(count), text=f"{count}")) for count in counted]
    elif is_rate and not moved.new.is_share and new.value > 0:
        means = [_rate(old, new, count) for count in counted]
        means.append(quotient(size, Number(old.value * years, old.room * years, old.text)))
    else:
        return
    fitting = _fitting(own.quantity, means)
    if fitting is not None:
        yield Explained(prose.passage.place(own.start, own.end), own.quantity.text, fitting.text)
    elif is_rate:
        yield from rate_told(own, means[0])
    else:
        yield from gap_told(own, means[0])


def _fitting(said: Quantity, means: list[Number]) -> Number | None:
    """Return the mean that is stated, whether the first year is counted or not."""
    return next((each for each in means if says(said, each) == "exact"), None)


def _rate(old: Number, new: Number, years: int) -> Number:
    """Return by how much something grew a year, each year on what it had become."""
    root = EXACT.divide(Decimal(1), Decimal(years))
    value = abs(EXACT.power(EXACT.divide(new.value, old.value), root) - 1)
    off = EXACT.divide(new.room, new.value) + EXACT.divide(old.room, old.value)
    return Number(value, EXACT.multiply(off, root), f"({new.text} / {old.text})^(1/{years}) - 1")
