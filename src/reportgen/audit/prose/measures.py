"""What figures measure, in one unit for each thing: 吨 in 公斤, 亩 in 平方米, 万元 in 元."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.audit.prose.numbers import Number, number
from reportgen.audit.prose.sentences import Statement
from reportgen.quantity import EXACT

_MU = EXACT.divide(Decimal(2000), Decimal(3))
# What a kind measures, and how many of the smallest unit it is.
_MEASURES: dict[str, tuple[str, Decimal]] = {
    "吨": ("公斤", Decimal(1000)),
    "斤": ("公斤", Decimal("0.5")),
    "亩": ("平方米", _MU),
    "公顷": ("平方米", Decimal(10_000)),
    "平方公里": ("平方米", Decimal(1_000_000)),
    "平方千米": ("平方米", Decimal(1_000_000)),
    "km²": ("平方米", Decimal(1_000_000)),
    "km": ("米", Decimal(1000)),
    "公里": ("米", Decimal(1000)),
    "立方": ("立方米", Decimal(1)),
    "方": ("立方米", Decimal(1)),
    "小时": ("分钟", Decimal(60)),
    "吨标准煤": ("公斤标准煤", Decimal(1000)),
    "兆瓦": ("千瓦", Decimal(1000)),
    "MW": ("千瓦", Decimal(1000)),
    "吉瓦": ("千瓦", Decimal(1_000_000)),
    "GW": ("千瓦", Decimal(1_000_000)),
}
# 28.4万常住人口, 59万老年人口: people, though no 人 stands behind the figure.
_PEOPLE = re.compile(
    r"^(?:常住|户籍|总|老年|农村|城镇|城市|乡村|流动|服务|农业)*(?:人口|居民|老年人|群众|游客|职工|学生)"
)
_AVERAGE = re.compile(
    "(?:年(?!均(?:常住|户籍|在校))|[月日次笔件亩床场项篇园店村企])均|亩产|单产|班额"
)
_BEGAN = re.compile("[由从][^由从]*$")  # 由60个增加到64个: what was
_ROSE_TO = re.compile("[到至为]")
_DIGITS = re.compile("[0-9]+")
_LEAST = 3  # digits that are not exchanged by chance


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure of something that is there: what it measures, and how much in the smallest unit."""

    statement: Statement
    kind: str
    number: Number


def measure(kind: str) -> tuple[str, Decimal]:
    """Return what a kind of unit measures, and its factor: 吨 are 1000公斤."""
    return _MEASURES.get(kind, (kind, Decimal(1)))


def amount(statement: Statement) -> Amount | None:
    """Return a figure as an amount; None for a share, a change, an average or what is old."""
    figure = statement.figure
    began = _BEGAN.search(statement.words)
    if began is not None and not _ROSE_TO.search(began[0]):
        return None
    if _AVERAGE.search(statement.words) or not (statement.is_level or _is_base(statement)):
        return None
    kind, factor = measure(figure.kind or "人")
    return Amount(statement, kind, scaled(number(statement), factor))


def _is_base(statement: Statement) -> bool:
    """Tell whether a figure is what averages are over, without being told as a level."""
    figure = statement.figure
    if statement.is_share or statement.is_change or statement.is_compared_with:
        return False
    return ("折合" in statement.words and figure.kind == "人") or (
        not figure.kind and _PEOPLE.match(statement.tail) is not None
    )


def amounts(statements: Sequence[Statement]) -> list[Amount]:
    """Return the amounts among figures."""
    return [found for each in statements if (found := amount(each)) is not None]


def scaled(number: Number, by: Decimal) -> Number:
    """Return a number so many times over, written as it was."""
    return Number(EXACT.multiply(number.value, by), EXACT.multiply(number.room, by), number.text)


def is_slip(stated: str, expected: str) -> bool:
    """Tell whether a figure has the digits of another, exchanged or with the point elsewhere."""
    ours, theirs = ("".join(_DIGITS.findall(each)) for each in (stated, expected))
    if ours.strip("0") == theirs.strip("0"):
        return True
    return len(ours) >= _LEAST and sorted(ours) == sorted(theirs)
