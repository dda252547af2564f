"""How many times, tenths and parts of something: 三成以上, 近四分之一, 翻了一番, 2.3倍."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from reportgen.quantity import EXACT, Face, format_value

ANY = re.compile(
    "[倍番半]|[一二三四五六七八九]成|分之[一二三四五六七八九]|每(?:[十百]|10)"
)  # no portion without one of these
_NUMERALS = "一二三四五六七八九十"
PORTION = (
    r"(?:(?P<times>[0-9]+(?:\.[0-9]+)?|[一两二三四五六七八九十])(?P<more>多|余)?倍"
    r"|翻(?:了)?(?P<nearly>近)?(?P<doublings>[一两二三四])?番"
    r"|(?P<tenths>[一二三四五六七八九])成(?P<half>半)?(?=[多以左的强弱，。；、）)（(]|$)"
    r"|(?P<under>[二三四五六七八九十])分之(?P<parts>[一二三四五六七八九])"
    r"|(?P<halves>一半|半数|(?<=过)半|(?<=近)半))"
    r"(?P<after>多|余|以上|以下|左右|强|弱)?"
)
BEFORE = r"(?P<before>将近|接近|近|约为?|大约|超过|超|逾|过|不足|不到|至少)?"
_OVER, _UNDER = {"超过", "超", "逾", "过", "至少", "以上", "强"}, {"不足", "不到", "以下", "弱"}
_NEARLY, _MORE = {"将近", "接近", "近"}, {"多", "余"}
_HAIR = Decimal("0.005")  # of one: what nobody would call more or less
_CLOSE = Decimal("0.7")  # of a step: from where on one may say 近


@dataclass(frozen=True, slots=True)
class Portion:
    """What is stated, as a number and as the least and most that it can mean."""

    value: Decimal
    low: Decimal
    high: Decimal
    face: Face
    is_times: bool = False  # 倍: of 增长2倍 it is what was added

    def holds(self, least: Decimal, most: Decimal) -> bool:
        """Tell whether a number that lies between these can be meant."""
        return self.low <= most and least <= self.high

    def told(self, exact: Decimal) -> str:
        """Return what a number would be stated as, a digit finer."""
        return format_value(exact, self.face)


def portion(found: re.Match[str]) -> Portion:
    """Return the portion that `PORTION` with `BEFORE` has found."""
    value, unit, face = _value(found)
    said = {found["before"], found["after"], found["more"]} - {None}
    said |= {"近"} if found["nearly"] else set()
    low, high = value - unit / 2, value + unit / 2
    if said & _OVER:
        low, high = value - _HAIR, Decimal("Infinity")
    elif said & _UNDER:
        low, high = Decimal(0), value + _HAIR
    elif said & _NEARLY:
        low, high = value - unit * _CLOSE, value + _HAIR
    elif said & _MORE:
        low, high = value - _HAIR, value + unit
    return Portion(value, low, high, face, found["times"] is not None)


def _value(found: re.Match[str]) -> tuple[Decimal, Decimal, Face]:
    """Return a portion's number, how coarse it is, and the face to tell a finer one in."""
    if times := found["times"]:
        digits = len(times.partition(".")[2])
        value = Decimal(times) if times[0].isdigit() else _numeral(times)
        return value, Decimal(1).scaleb(-digits), Face(digits + 1, "倍")
    if found["under"]:
        value = EXACT.divide(_numeral(found["parts"]), _numeral(found["under"]))
        return value, min(Decimal("0.08"), value / 4), Face(1, "%")
    if found["tenths"]:
        half = Decimal("0.05") if found["half"] else Decimal(0)
        unit = half or Decimal("0.1")
        return _numeral(found["tenths"]) / 10 + half, unit + 2 * _HAIR, Face(1, "%")
    if found["halves"]:
        return Decimal("0.5"), Decimal("0.1"), Face(1, "%")
    value = Decimal(2) ** int(_numeral(found["doublings"] or "一"))
    return value, value / 5, Face(2, "倍")


def _numeral(char: str) -> Decimal:
    return Decimal(2 if char == "两" else _NUMERALS.index(char) + 1)
