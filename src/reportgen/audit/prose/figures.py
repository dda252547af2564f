"""Figures in running text: their value and unit, and what looks like one and is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from reportgen.audit.passages import Passage
from reportgen.audit.prose.units import all_units, kind_of
from reportgen.model import Value
from reportgen.quantity import EXACT, FACTORS, Face, Quantity, Scale

_WIDE = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
# Before a figure: part of a name, a version, a ratio, a date or a document's number; 第3 is an
# ordinal. Behind it: the same, or words that make a figure no exact one.
_NOT_AFTER = r"(?<![0-9A-Za-z.:：/+＋×*第〔\[（(]№)(?<![A-Za-z0-9.:+/×*第〔\[])"
_LOOSE_BEFORE = re.compile(
    r"(?:约|近|超过?|逾|不足|至少|将近|大约|接近|突破|多达|不少于|不低于|不超过|"
    r"[大小高低多少]于)\s?$"
)
_LOOSE_AFTER = re.compile(r"\s?(?:余|多(?![0-9出])|来|几|左右|上下|以上|以下|以内|之间)")
_DATE_UNITS = {"月", "日", "号", "届", "级", "时", "点", "期间"}
_CLOCK = re.compile("[时点][0-9]*$")  # 8时30分
# 万 and what may stand before it: 5千万, 2.04万亿; how many times its last character it is.
_SCALES = r"万亿|[十百千]?[万亿]|%|‰|千(?!米|克|瓦|分)|百(?!分|米)"
_TENS = {"十": 1, "百": 2, "千": 3, "万": 4}
# 三百二十人: read only with a unit that counts, and a numeral that is more than a digit or two.
_NUMERAL = "[一二三四五六七八九零两十百千万]*"
_NUMERALS = rf"[一二三四五六七八九]{_NUMERAL}[十百千万]{_NUMERAL}"
_SPELT = re.compile(
    rf"(?<![一二三四五六七八九零两十百千万第年〇数几])(?P<digits>{_NUMERALS})(?P<unit>人次|[人名所家门台册]|万?元)"
)
# 3分之1, 分别, 分校: no score.
_NO_SCORE = "之|别|类|布|析|配|校|部|店|公司|局|院|会|成|数|段|期|批|组|层|管|工|散|项|值|级|为"
# 60岁以上, 每10万人: what a figure is of, no figure by itself.
_ATTRIBUTE_UNITS = {"岁", "周岁"}
_LISTED = {"、", "和", "与", "及"}
_EACH = re.compile(r"每(?:个|一)?\s?$")
_RANGE = re.compile(r"\s?[~～—–\-－至到]{1,2}\s?(?=[0-9])")
_RANGE_END = re.compile(r"[0-9][%万亿元人]{0,2}\s?[~～—–\-－至到]{1,2}\s?$")
# 入院人次30187.3万: the noun says what is counted.
_NOUN_KINDS = {"人次": "人次", "人数": "人", "人口": "人", "户数": "户", "件数": "件", "床位": "张"}
_COUNTED_NOUN = re.compile("(人次|人数|人口|户数|件数|床位)(?:为|达到?|是|有)?$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at `text[start:end]` of a passage, its unit included.

    `kind` is what its unit counts, "" without one; `loose` figures (约, 余, a range) claim no
    exact value; `value` is the bound piece it comes from, None for a typed one.
    """

    start: int
    end: int
    quantity: Quantity
    kind: str
    loose: bool
    bound: Value | None

    @property
    def is_percent(self) -> bool:
        """Tell whether it is a share or a rate."""
        return self.quantity.face.scale in {"%", "‰"}

    @property
    def value(self) -> Decimal:
        """The exact value, a percentage as a fraction."""
        return self.quantity.value


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    units = "|".join(map(re.escape, sorted(all_units(), key=len, reverse=True)))
    units = units.replace("|升|", "|升(?![至到为幅高])|")  # 48.2%升至51.2%
    units = units.replace("|分|", f"|分(?!{_NO_SCORE})|")
    return re.compile(
        rf"{_NOT_AFTER}(?P<sign>(?<![0-9~～\-])-)?"
        r"(?P<digits>[0-9]{1,3}(?:[,，][0-9]{3})+(?=\s?[万亿]?[人元所册台名吨])|[0-9]{1,3}(?:,[0-9]{3})+"
        r"|[0-9]+)(?P<fraction>\.[0-9]+)?"
        r"(?![0-9]|\.[0-9])"
        rf"(?P<scale>\s?(?:{_SCALES}))?"
        rf"(?P<loose>余|多|来|几)?\s?(?P<unit>{units})?(?P<over>[/／](?:公顷|平方公里|[\u4e00-\u9fff0-9]))?"
    )


def figures(passage: Passage) -> Iterator[Figure]:
    """Yield the figures of a passage in their order."""
    text = passage.text.translate(_WIDE)
    spelt = [_spelt(found, text, passage) for found in _SPELT.finditer(text)]
    for found in _pattern().finditer(text):
        while spelt and spelt[0].start < found.start():
            yield spelt.pop(0)
        if not _is_other(found, text):
            yield _figure(found, text, passage)
    yield from spelt


def with_shared_units(passage: Passage, found: list[Figure]) -> list[Figure]:
    """Return figures with the unit behind the last of their list: 412.3万、…和566.1万人次."""
    for at in range(len(found) - 2, -1, -1):
        one, other = found[at], found[at + 1]
        joined = passage.text[one.end : other.start] in _LISTED and not one.kind and other.kind
        scale = one.quantity.face.scale
        if joined and scale in {"万", "亿"} and scale == other.quantity.face.scale:
            quantity = replace(one.quantity, unit=other.quantity.unit)
            found[at] = replace(one, quantity=quantity, kind=other.kind)
    return found


def counted_by(figure: Figure, words: str) -> Figure:
    """Return a figure without a unit as what its noun counts: 入院人次30187万."""
    counted = None if figure.kind else _COUNTED_NOUN.search(words)
    return figure if counted is None else replace(figure, kind=_NOUN_KINDS[counted[1]])


def _spelt(found: re.Match[str], text: str, passage: Passage) -> Figure:
    """Return the figure that Chinese numerals say, as exact as its last numeral: 三千人."""
    numerals, unit = found["digits"], found["unit"]
    scale: Scale = "万" if unit == "万元" else ""
    value = EXACT.multiply(Decimal(spelt_number(numerals)), FACTORS[scale])
    face = Face(-_TENS.get(numerals[-1], 0), scale)
    quantity = Quantity(value, face, unit.removeprefix("万"), found[0])
    loose = _is_loose(text, found.start(), found.end())
    piece = passage.piece(found.start())
    bound = piece if isinstance(piece, Value) else None
    return Figure(found.start(), found.end(), quantity, kind_of(quantity.unit), loose, bound)


def spelt_number(numerals: str) -> int:
    """Return the number that Chinese numerals say: 三百二十, 一千零五, 两万三千."""
    total = section = digit = 0
    for char in numerals:
        power = _TENS.get(char)
        if power is None:
            digit = "零一二三四五六七八九".find(char) if char != "两" else 2
        elif power == 4:
            total, section, digit = (total + section + digit) * 10_000, 0, 0
        else:
            section, digit = section + (digit or 1) * 10**power, 0
    return total + section + digit


def _is_other(found: re.Match[str], text: str) -> bool:
    """Tell whether digits are a year, a date, a clock time, a number's name, a ratio."""
    digits, after = found["digits"], text[found.end("digits") : found.end("digits") + 3]
    if found["unit"] in _ATTRIBUTE_UNITS or _EACH.search(
        text[max(0, found.start() - 4) : found.start()]
    ):
        return True
    if found["fraction"] is None and found["scale"] is None:
        if re.match(r"(?:19|20)[0-9]{2}$", digits) and re.match(r"年|[-~～—至.]", after):
            return True
        clock = _CLOCK.search(text[max(0, found.start() - 3) : found.start()])
        minutes = found["unit"] == "分" and clock is not None
        if minutes or (found["unit"] or after[:1]) in _DATE_UNITS or after[:1] in set("月号届级"):
            return True
        if after[:1] == "日" or (after[:1] == "年" and len(digits) == 2):
            return True
    rest = text[found.end("fraction") if found["fraction"] else found.end("digits") :][:2]
    if rest[:1] in set(":：+＋×*/") or (re.match(r"[A-Za-z]", rest) and not found["unit"]):
        return not (rest[:1] == "：" or (rest[:1] == ":" and not rest[1:2].isdigit()))
    return digits.startswith("0") and len(digits) > 1


def _figure(found: re.Match[str], text: str, passage: Passage) -> Figure:
    fraction, mark = found["fraction"] or "", (found["scale"] or "").strip()
    over = found["over"] or ""
    unit = f"{found['unit'] or ''}{over}"
    points = {"个百分点": "百分点", "百分点": "百分点", "个千分点": "‰", "千分点": "‰"}
    scale: Scale = points.get(unit, mark[-1:] if mark[-1:] in FACTORS else "")  # type: ignore[assignment]
    powers = sum(_TENS.get(char, 0) for char in (mark[:-1] if scale else mark))
    digits = found["digits"].replace(",", "").replace("，", "")
    number = Decimal(f"{found['sign'] or ''}{digits}{fraction}").scaleb(powers)
    value = EXACT.multiply(number, FACTORS[scale])
    face = Face(max(len(fraction) - 1, 0) - powers, scale, "," in found["digits"])
    said = text[found.start() : found.end()]
    piece = passage.piece(found.start())
    loose = bool(found["loose"]) or _is_loose(text, found.start(), found.end())
    bound = piece if isinstance(piece, Value) else None
    kind = unit if over else kind_of(unit)
    return Figure(found.start(), found.end(), Quantity(value, face, unit, said), kind, loose, bound)


def _is_loose(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 6) : start], text[end : end + 3]
    return bool(
        _LOOSE_BEFORE.search(before[-4:])
        or _LOOSE_AFTER.match(after)
        or _RANGE.match(after)
        or _RANGE_END.search(before)
    )
