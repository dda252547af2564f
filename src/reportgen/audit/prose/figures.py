"""Figures in running text: their value and unit, and what looks like one and is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
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
    r"(?:约|近|超过?|逾|不足|至少|将近|大约|接近|突破|多达|不少于|不低于|不超过|以上)\s?$"
)
_LOOSE_AFTER = re.compile(r"\s?(?:余|多|来|几|左右|上下|以上|以下|以内|之间)")
_DATE_UNITS = {"月", "日", "号", "届", "级", "时", "点", "分", "期间"}
_RANGE = re.compile(r"\s?[~～—–\-－至到]{1,2}\s?(?=[0-9])")


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
    return re.compile(
        rf"{_NOT_AFTER}(?P<sign>(?<![0-9~～\-])-)?"
        r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?P<fraction>\.[0-9]+)?"
        r"(?![0-9]|\.[0-9])"
        r"(?P<scale>\s?(?:万|亿|%|‰|千(?=米|克|瓦)?))?"
        rf"(?P<loose>余|多|来|几)?\s?(?P<unit>{units})?"
    )


def figures(passage: Passage) -> Iterator[Figure]:
    """Yield the figures of a passage in their order."""
    text = passage.text.translate(_WIDE)
    for found in _pattern().finditer(text):
        if not _is_other(found, text):
            yield _figure(found, text, passage)


def _is_other(found: re.Match[str], text: str) -> bool:
    """Tell whether digits are a year, a date, a clock time, a number's name, a ratio."""
    digits, after = found["digits"], text[found.end("digits") : found.end("digits") + 3]
    if found["fraction"] is None and found["scale"] is None:
        if re.match(r"(?:19|20)[0-9]{2}$", digits) and re.match(r"年|[-~～—至.]", after):
            return True
        if (found["unit"] or after[:1]) in _DATE_UNITS or after[:1] in set("月号届级"):
            return True
        if after[:1] == "日" or (after[:1] == "年" and len(digits) == 2):
            return True
    rest = text[found.end("fraction") if found["fraction"] else found.end("digits") :][:2]
    if rest[:1] in set(":：+＋×*/") or (re.match(r"[A-Za-z]", rest) and not found["unit"]):
        return not (rest[:1] == "：" or (rest[:1] == ":" and not rest[1:2].isdigit()))
    return digits.startswith("0") and len(digits) > 1


def _figure(found: re.Match[str], text: str, passage: Passage) -> Figure:
    fraction, mark = found["fraction"] or "", (found["scale"] or "").strip()
    unit = found["unit"] or ""
    scale: Scale = "百分点" if unit == "个百分点" else mark if mark in FACTORS else ""  # type: ignore[assignment]
    number = Decimal(f"{found['sign'] or ''}{found['digits'].replace(',', '')}{fraction}")
    if mark == "千":
        number *= 1000
    value = EXACT.multiply(number, FACTORS[scale])
    face = Face(max(len(fraction) - 1, 0), scale, "," in found["digits"])
    end = found.end()
    said = text[found.start() : end]
    piece = passage.piece(found.start())
    loose = bool(
        found["loose"]
        or _LOOSE_BEFORE.search(text[max(0, found.start() - 4) : found.start()])
        or _LOOSE_AFTER.match(text[end : end + 3])
        or _RANGE.match(text[end : end + 3])
        or re.search(
            r"[0-9][%万亿元人]{0,2}\s?[~～—–\-－至到]{1,2}\s?$",
            text[max(0, found.start() - 6) : found.start()],
        )
    )
    bound = piece if isinstance(piece, Value) else None
    return Figure(
        found.start(), end, Quantity(value, face, unit, said), kind_of(unit), loose, bound
    )
