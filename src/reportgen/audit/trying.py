"""What a line of ratios is the ratio of: found by trying, never by a label alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.assembly.tables.parts import is_part
from reportgen.assembly.tables.rounding import in_scale
from reportgen.audit.bases import MOST_LINES, Base, share_of
from reportgen.audit.series import Series, member_key
from reportgen.model import Line, plain_text
from reportgen.quantity import step

_MOST_MEMBERS = 12  # of a line: what is looked at for a base
_NEAR = 0.02  # relative: a figure this near its ratio was meant as that ratio
_TELLING = 0.03  # a figure that rounding changes more than this confirms nothing
_FEWEST = 3
_NAMED = 2  # characters that a ratio's label and its numerator's begin with alike
_MOSTLY = 0.75  # of a growth's or share's figures: what has to be explained
_CHANGE = re.compile("增长|增幅|增速|增减|升降|涨|降幅|同比|环比|±|＋－|变化")
_REAL = re.compile("可比|不变价|同口径|实际")  # growth not of the figures as they stand


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
        found = _found_change(ratio, inner, known)
        return found or _found_ratio(ratio, inner, (), known)
    share = _found_share(ratio, inner, known)
    return share or _found_ratio(ratio, inner, bases, known)


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
        rank = (votes.exact, votes.agreeing, votes.near, shared, -bottom.line.index)
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
    """
    about = plain_text(ratio.table.note) + plain_text(ratio.table.caption)
    stated = _stated(ratio)
    if len(stated) < _FEWEST or _REAL.search(about + "".join(ratio.line.titles)):
        return None
    for top in inner:
        for bottom in inner:
            if top is bottom:
                continue
            over, under = known[id(top)], known[id(bottom)]
            votes = _votes(stated, _changed(over, under))
            if votes.mostly(len(stated)):
                return Base(top, bottom, kind="change")
    return None


def _changed(over: Values, under: Values) -> Callable[[str], float | None]:
    def of(key: str) -> float | None:
        top, bottom = over.get(key), under.get(key)
        return top / bottom - 1 if top is not None and bottom and bottom > 0 else None

    return of


def _found_share(
    ratio: Series, inner: Sequence[Series], known: Mapping[int, Values]
) -> Base | None:
    """Return the line that a column of shares (占全市比重) is each member's share of."""
    stated = _stated(ratio)
    whole = _whole_of(ratio)
    key = member_key(whole) if whole else ""
    others = {name: each for name, each in stated.items() if name != key}
    if len(others) < _FEWEST:
        return None
    for top in inner:
        for of in (whole, None):  # a total that is wrong itself gives way to the members' sum
            total = _total(top, of, known[id(top)])
            if not total:
                continue
            votes = _votes(others, _divided(known[id(top)], dict.fromkeys(others, total), 1.0))
            if votes.mostly(len(others)):
                return share_of(top, of)
    return None


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
    if unit == "‰" or "每千" in label or "千人" in label:
        signed = any(each.face.scale == "‰" for each in ratio.figures().values())
        return Decimal(1 if signed else 1000)
    if top.unit.startswith("万") and unit.startswith("元") and not in_scale(bottom.unit):
        return Decimal(10_000)
    if "每百" in label or "百人" in label:
        return Decimal(100)
    return Decimal(10_000 if "每万" in label or "万人" in label else 1)


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

    def mostly(self, count: int) -> bool:
        """Tell whether nearly all figures are explained, and not for having few digits."""
        return self.exact >= 2 and self.exact + self.agreeing >= max(_FEWEST, _MOSTLY * count)


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
