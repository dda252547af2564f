"""What a line of ratios is the ratio of: found by trying, never by a label alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.assembly.tables.parts import is_part
from reportgen.assembly.tables.rounding import scale_of
from reportgen.audit.bases import (
    MOST_LINES,
    Base,
    exact_ratio,
    share_of,
    year_before,
    year_of,
)
from reportgen.audit.series import Series, member_key
from reportgen.model import Line, plain_text
from reportgen.quantity import EXACT, step

_MOST_MEMBERS = 12  # of a line: what is looked at for a base
_NEAR = 0.02  # relative: a figure this near its ratio was meant as that ratio
_TELLING = 0.03  # a figure that rounding changes more than this confirms nothing
_FEWEST = 3
_NAMED = 2  # characters that a ratio's label and its numerator's begin with alike
_MOSTLY = 0.75  # of a growth's or share's figures: what has to be explained
_CHANGE = re.compile("增长|增幅|增速|增减|升降|涨|降幅|同比|环比|±|＋－|变化")
_REAL = re.compile("可比|不变价|同口径|实际")  # growth not of the figures as they stand
_BEFORE = re.compile("上年|去年|上期|同期|上学年|上一年")
_SHARE = re.compile("占|比重|比例|构成|份额")
_PER = re.compile("每(十万|百万|[百千万])|(十万|百万|[百千万])(?:名)?(?:人|生均|户均)")
_TIMES = {
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10_000),
    "十万": Decimal(100_000),
    "百万": Decimal(1_000_000),
}


@dataclass(frozen=True, slots=True)
class _Figure:
    value: float
    step: float


Values = Mapping[str, float]


def values(series: Series) -> dict[str, float]:
    """Return the figures for quick comparison; what is reported is computed exactly."""
    return {key: float(quantity.value) for key, quantity in series.figures().items()}


def find_base(ratio: Series, own: Sequence[Series], bases: Sequence[Series]) -> Base | None:
    """Return what most of a line's figures are the ratio of, or None when nothing shows it.

    `own` are the lines of its table, `bases` lines of other tables that may be divided by. At
    least two figures have to agree at their digits, or all to come near.
    """
    inner = [s for s in own if s is not ratio and not s.is_ratio][:MOST_LINES]
    known = {id(s): values(s) for s in (*inner, *bases)}
    if _CHANGE.search(ratio.line.label):
        found = _found_change(ratio, inner, known) or _found_growth(ratio, inner, known)
        return found or _found_ratio(ratio, inner, (), known)
    share = _found_share(ratio, inner, known)
    found = share or _found_ratio(ratio, inner, bases, known)
    return found or _found_rest(ratio, inner, known)


def _found_ratio(
    ratio: Series, inner: Sequence[Series], bases: Sequence[Series], known: Mapping[int, Values]
) -> Base | None:
    stated = {key: each for key, each in _stated(ratio).items() if each.value > 0}
    if len(stated) < _FEWEST:
        return None
    best: tuple[tuple[int, ...], Base] | None = None
    for top, bottom in _pairs(inner, bases):
        factor = _factor(ratio, top.line, bottom.line)
        over, under = known[id(top)], known[id(bottom)]
        votes = _votes(stated, _divided(over, under, float(factor)))
        shared = _shared(ratio.line.label, top.line.label)
        if not votes.enough(len(stated), named=shared >= _NAMED):
            continue
        inside = bottom.table is ratio.table
        rank = (votes.exact, votes.agreeing, votes.near, inside, shared, -bottom.line.index)
        if best is None or rank > best[0]:
            best = rank, Base(top, bottom, factor)
    return best[1] if best else None


def _divided(over: Values, under: Values, factor: float) -> Callable[[str], float | None]:
    def of(key: str) -> float | None:
        top, bottom = over.get(key), under.get(key)
        return top * factor / bottom if top and bottom else None

    return of


def _found_change(
    ratio: Series, inner: Sequence[Series], known: Mapping[int, Values]
) -> Base | None:
    """Return the two lines that a growth rate leads from one to the other.

    It has to show in nearly all rows: growth at constant prices comes near that of the figures.
    A year's line and that of the year before it show it with fewer digits.
    """
    stated = _stated(ratio)
    if len(stated) < _FEWEST or _is_real(ratio):
        return None
    for top in inner:
        for bottom in inner:
            if top is bottom:
                continue
            over, under = known[id(top)], known[id(bottom)]
            votes = _votes(stated, _changed(over, under))
            if votes.mostly(len(stated), telling=0 if _follows(top.line, bottom.line) else 2):
                return Base(top, bottom, kind="change")
    return None


def _is_real(ratio: Series) -> bool:
    """Tell whether growth is said to be another than that of the figures as they stand."""
    about = plain_text(ratio.table.note) + plain_text(ratio.table.caption)
    return _REAL.search(about + "".join(ratio.line.titles)) is not None


def _follows(line: Line, other: Line) -> bool:
    """Tell whether a line is of the year after another's: 2024年 and 2023年, 本年 and 上年."""
    years = [max(map(year_of, each.titles), default=0) for each in (line, other)]
    if all(years):
        return years[0] == years[1] + 1
    now, before = ("".join(each.titles) for each in (line, other))
    return bool(_BEFORE.search(before)) and not _BEFORE.search(now)


def _found_growth(
    ratio: Series, inner: Sequence[Series], known: Mapping[int, Values]
) -> Base | None:
    """Return the line whose growth since the year before is told year by year."""
    before = {key: year_before(ratio, member) for key, member in ratio.named.items()}
    keys = {key: member_key(member) for key, member in before.items() if member is not None}
    stated = {key: each for key, each in _stated(ratio).items() if key in keys}
    if len(stated) < _FEWEST or _is_real(ratio):
        return None
    for top in inner:
        figures = known[id(top)]
        earlier = {key: figures[last] for key, last in keys.items() if last in figures}
        if _votes(stated, _changed(figures, earlier)).mostly(len(stated)):
            return Base(top, top, kind="since")
    return None


def _found_rest(ratio: Series, inner: Sequence[Series], known: Mapping[int, Values]) -> Base | None:
    """Return the line that, taken from its whole, leaves what is counted: 未就业 of 毕业生."""
    stated = _stated(ratio)
    if len(stated) < _FEWEST or not all(0 < each.value <= 1 for each in stated.values()):
        return None
    for top in inner:
        for bottom in inner:
            if top is bottom:
                continue
            divided = _divided(known[id(top)], known[id(bottom)], 1.0)
            votes = _votes(stated, _rest(divided))
            base = Base(top, bottom, kind="rest")
            if votes.mostly(len(stated)) or (
                votes.exact >= _FEWEST - 1 and _holds_for_all(ratio, base)
            ):
                return base
    return None


def _rest(of: Callable[[str], float | None]) -> Callable[[str], float | None]:
    def rest(key: str) -> float | None:
        value = of(key)
        return None if value is None or value > 1 else 1 - value

    return rest


def _holds_for_all(ratio: Series, base: Base) -> bool:
    """Tell whether the totals are the ratio of theirs, to the digits."""
    found = ((ratio.cell(total).quantity, exact_ratio(base, total)) for total in ratio.totals)
    held = [stated and exact and exact.explains(stated) for stated, exact in found]
    return bool(held) and all(held)


def _changed(over: Values, under: Values) -> Callable[[str], float | None]:
    def of(key: str) -> float | None:
        top, bottom = over.get(key), under.get(key)
        return top / bottom - 1 if top is not None and bottom and bottom > 0 else None

    return of


def _found_share(
    ratio: Series, inner: Sequence[Series], known: Mapping[int, Values]
) -> Base | None:
    """Return the line of which a column of shares (占全市比重) has each member's share.

    Where a line is stated to be 100 %, the few others need not all agree.
    """
    stated = _stated(ratio)
    whole = _whole_of(ratio)
    key = member_key(whole) if whole else ""
    others = {name: each for name, each in stated.items() if name != key}
    few = _fewest_shares(ratio, whole)
    if len(others) < min(few, _FEWEST):
        return None
    for top in inner:
        for of in (whole, None):  # a total that is wrong itself gives way to the members' sum
            total = _total(top, of, known[id(top)])
            if not total:
                continue
            votes = _votes(others, _divided(known[id(top)], dict.fromkeys(others, total), 1.0))
            if votes.mostly(len(others)) or (of and votes.shows(len(others), few)):
                return share_of(top, of)
    return None


def _fewest_shares(ratio: Series, whole: Line | None) -> int:
    """Return how many shares of a line that is stated to be 100 % have to agree."""
    full = ratio.cell(whole).quantity if whole else None
    if full is None or whole is None or full.value != 1 or not _SHARE.search(ratio.line.label):
        return _FEWEST
    named = len(whole.label) >= _NAMED and whole.label in ratio.line.label
    return 1 if named or ratio.reader else 2


def _whole_of(ratio: Series) -> Line | None:
    """Return the line whose share is stated as 100 %, else the total."""
    lines = (*ratio.totals, *ratio.members)
    full = (line for line in lines if (q := ratio.cell(line).quantity) and q.value == 1)
    plain = next((line for line in ratio.totals if len(line.titles) <= 1), None)
    return next(full, plain)


def _total(top: Series, whole: Line | None, figures: Values) -> float:
    if whole is not None:
        quantity = top.cell(whole).quantity
        return float(quantity.value) if quantity else 0.0
    outer = [member for member in top.members if not is_part(member)]
    keys = [member_key(member) for member in outer]
    return sum(figures[key] for key in keys) if all(key in figures for key in keys) else 0.0


def _factor(ratio: Series, top: Line, bottom: Line) -> Decimal:
    """Return by what a quotient is multiplied: 万元 per pupil in 元, births per 1000 people."""
    label, unit = ratio.line.label, ratio.line.unit
    scale = EXACT.divide(scale_of(top.unit), scale_of(bottom.unit))
    if unit == "‰":
        signed = any(each.face.scale == "‰" for each in ratio.figures().values())
        return scale if signed else scale * 1000
    per = _PER.search(label)
    if per:
        return EXACT.multiply(scale, _TIMES[per[1] or per[2]])
    return EXACT.divide(scale, scale_of(unit)) if unit else Decimal(1)


def _stated(ratio: Series) -> dict[str, _Figure]:
    figures = list(ratio.figures().items())[:_MOST_MEMBERS]
    return {
        key: _Figure(float(quantity.value), float(step(quantity.face))) for key, quantity in figures
    }


def _pairs(inner: Sequence[Series], bases: Sequence[Series]) -> Iterator[tuple[Series, Series]]:
    for top in inner:
        for bottom in (*inner, *bases):
            if top is not bottom:
                yield top, bottom
    for top in bases:
        for bottom in inner:
            yield top, bottom


@dataclass(frozen=True, slots=True)
class _Votes:
    """How many figures a base explains: at telling digits, at few digits, or nearly."""

    exact: int
    agreeing: int
    near: int

    def enough(self, count: int, *, named: bool) -> bool:
        """Tell whether that shows the base; a label that names the numerator helps."""
        explained = self.exact + self.agreeing + self.near
        if named and self.exact + self.agreeing and 2 * explained >= count:
            return True
        return (self.exact >= 2 and 2 * explained >= count) or (
            self.exact >= 1 and explained == count
        )

    def mostly(self, count: int, telling: int = 2) -> bool:
        """Tell whether nearly all figures are explained, so many of them to telling digits."""
        explained = self.exact + self.agreeing
        return self.exact >= telling and explained >= max(_FEWEST, _MOSTLY * count)

    def shows(self, count: int, fewest: int) -> bool:
        """Tell whether all figures but one are explained, at least so many, one telling."""
        explained = self.exact + self.agreeing
        return self.exact >= 1 and explained >= max(fewest, count - 1)


def _votes(stated: Mapping[str, _Figure], of: Callable[[str], float | None]) -> _Votes:
    exact = agreeing = near = missed = 0
    for key, figure in stated.items():
        value = of(key)
        off = abs(value - figure.value) if value is not None else None
        size = abs(figure.value)
        if off is None or off > max(figure.step, _NEAR * size):
            missed += 1
        elif off > figure.step:
            near += 1
        elif figure.step <= _TELLING * size:
            exact += 1
        else:
            agreeing += 1
        if missed > len(stated) // 2 and not exact:
            break
    return _Votes(exact, agreeing, near)


def _shared(one: str, other: str) -> int:
    """Return how many characters two labels have in common at their beginning."""
    return next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
