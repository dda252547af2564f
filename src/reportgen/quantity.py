"""A figure's faces: how a number is written, and its exact value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from typing import Literal, NamedTuple

# 百分点: hundredths, without a sign; 倍: as it is, with its word.
Scale = Literal["", "万", "亿", "%", "‰", "百分点", "倍"]


class Signs(NamedTuple):
    """The words that say a change's sign: 增加, 减少, and 持平 where it prints as 0."""

    more: str
    less: str
    same: str


@dataclass(frozen=True, slots=True)
class Face:
    """How a value is written: decimals, scale, thousands separators, words for its sign."""

    digits: int | None = None  # decimals printed; None: as many as the exact value has
    scale: Scale = ""
    thousands: bool = False
    signs: Signs | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number: exact value (a percentage is a fraction), face, unit, and the text it stood as.

    `56.30` is Decimal("56.30") with 2 digits; `100%` is Decimal(1) with scale % and 0 digits;
    `866人` is 866 with unit 人. A computed quantity has the text its face gives.
    """

    value: Decimal
    face: Face
    unit: str
    text: str


# Enough for every figure a report can hold, and a bound for hostile ones.
EXACT = Context(prec=50, rounding=ROUND_HALF_UP)
_MOST_CHARACTERS = 60
FACTORS: Mapping[Scale, Decimal] = {
    "": Decimal(1),
    "万": Decimal(10_000),
    "亿": Decimal(100_000_000),
    "%": Decimal("0.01"),
    "‰": Decimal("0.001"),
    "百分点": Decimal("0.01"),
    "倍": Decimal(1),
}
# 万元, 亿千瓦时, 千元: how many single ones a unit counts; 千克 and 千米 are units themselves.
_MULTIPLES: Mapping[str, Decimal] = {
    "千": Decimal(1_000),
    "万": FACTORS["万"],
    "百万": Decimal(1_000_000),
    "千万": Decimal(10_000_000),
    "亿": FACTORS["亿"],
}
_MULTIPLE = re.compile("千万|百万|万|亿|千(?=[元人册户])")
_PLAIN = str.maketrans("０１２３４５６７８９．，－＋％−", "0123456789.,-+%-")
_FIGURE = re.compile(
    r"(?P<sign>[-+]?)\s?[¥￥]?\s?"
    r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,30}|(?=\.[0-9]))(?P<fraction>\.[0-9]{1,20})?"
    r"\s{0,3}(?P<scale>[%‰万亿]?)\s{0,3}"
    # A unit has no digit and nothing that makes the text something else than one figure.
    r"(?P<unit>(?:[^\W\d_]|[²³℃°Ω/·㎡㎥]|(?<=\w)[（(][^\W\d_]{1,4}[）)]){0,12})"
)
# 010203 is a code; 2025年, 9月, 5号 are dates; 100余人 is no figure to compute with; 3千万 would
# be read as 3; 5G, 3D打印 are names.
_CODE = re.compile(r"0[0-9]")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}年")
_NO_UNIT = re.compile(
    r"[余多来几]|[月号]$|[十百千万亿]*[万亿]|[A-Z](?![A-Za-z]*(?:$|/))|[GDS]$"
    r"|.*(?:左右|上下|以上|以下|以内)$"
)


def parse_quantity(text: str) -> Quantity | None:
    """Return the figure that a cell's whole text is, or None when it is anything else.

    Dates, codes with a leading zero, ratios, sums and approximations are None; a figure in
    parentheses is too, for some mean a negative one by it and others a remark.
    """
    stripped = text.strip()
    if not stripped or len(stripped) > _MOST_CHARACTERS:
        return None
    found = _FIGURE.fullmatch(stripped.translate(_PLAIN))
    if found is None or _looks_otherwise(found):
        return None
    sign, digits, fraction, mark, unit = found.groups("")
    scale: Scale = "百分点" if unit == "个百分点" else mark  # type: ignore[assignment]
    number = Decimal(f"{digits.replace(',', '')}{fraction}")
    value = EXACT.multiply(number.copy_negate() if sign == "-" else number, FACTORS[scale])
    face = Face(max(len(fraction) - 1, 0), scale, "," in digits)
    return Quantity(value, face, unit, stripped)


def _looks_otherwise(found: re.Match[str]) -> bool:
    unit = found["unit"]
    if _CODE.match(found["digits"]):
        return True
    return bool(unit) and bool(_NO_UNIT.match(unit) or _YEAR.fullmatch(found.group()))


def round_half_up(value: Decimal, digits: int) -> Decimal:
    """Return the value with `digits` decimals, halves away from zero."""
    with localcontext(EXACT) as context:
        context.prec = max(EXACT.prec, value.adjusted() + digits + 2)
        return value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def format_value(value: Decimal, face: Face) -> str:
    """Return the value as its face prints it; without digits all its own, no zeros at the end.

    With words for the sign it is 增加12 or 减少12; what prints as 0 is 增加0.
    """
    text = _figure_text(value, face)
    if face.signs is None:
        return text
    return f"{face.signs.less if text.startswith('-') else face.signs.more}{text.lstrip('-')}"


def is_nothing(value: Decimal, face: Face) -> bool:
    """Tell whether a value prints as 0 with this face."""
    return not re.search("[1-9]", _figure_text(value, face))


def _figure_text(value: Decimal, face: Face) -> str:
    scaled = EXACT.divide(value, FACTORS[face.scale])
    if face.digits is None:
        text = f"{scaled:,f}" if face.thousands else f"{scaled:f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    else:
        rounded = round_half_up(scaled, face.digits)
        text = f"{rounded:,f}" if face.thousands else f"{rounded:f}"
    if not text.strip("-0."):
        text = text.lstrip("-")  # what rounds to nothing is not negative
    return text if face.scale == "百分点" else f"{text}{face.scale}"


def multiple_of(unit: str) -> Decimal:
    """Return how many single ones a unit counts: 10,000 for 万元, 1 for 人."""
    found = _MULTIPLE.match(unit)
    return _MULTIPLES[found.group()] if found else Decimal(1)


def printed(value: Decimal, face: Face, unit: str = "") -> Quantity:
    """Return the quantity that prints `value` with this face."""
    return Quantity(value, face, unit, format_value(value, face))


def agrees(stated: Quantity, exact: Decimal) -> bool:
    """Tell whether the exact value rounds, half up, to what is stated at the stated digits."""
    factor = FACTORS[stated.face.scale]
    digits = stated.face.digits or 0
    return round_half_up(EXACT.divide(exact, factor), digits) == round_half_up(
        EXACT.divide(stated.value, factor), digits
    )


def step(face: Face) -> Decimal:
    """Return the least difference that the face can show: 0.0001 for 92.63%."""
    return EXACT.multiply(FACTORS[face.scale], Decimal(1).scaleb(-(face.digits or 0)))
