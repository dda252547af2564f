"""What a line of ratios is the ratio of: found by trying, never by a label alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from reportgen.assembly.tables.parts import is_part
from reportgen.assembly.tables.rounding import scale_of
from reportgen.audit.bases import MOST_LINES, Base, exact_ratio, share_of
from reportgen.audit.growths import found_change, found_growth
from reportgen.audit.series import Series, member_key
from reportgen.audit.votes import FEWEST, Values, divided, figures_in, values, vote
from reportgen.model import Line
from reportgen.quantity import EXACT

_NAMED = 2  # characters that a ratio's label and its numerator's begin with alike
_CHANGE = re.compile("增长|增幅|增速|增减|升降|涨|降幅|同比|环比|±|＋－|变化")
_SHARE = re.compile("占|比重|比例|构成|份额")
_PER = re.compile("每(十万|百万|[百千万])|(十万|百万|[百千万])(?:名)?(?:人|生均|户均)")
_TIMES = {
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10_000),
    "十万": Decimal(100_000),
    "百万": Decimal(1_000_000),
}


def find_base(ratio: Series, own: Sequence[Series], bases: Sequence[Series]) -> Base | None:
    """Return what most of a line's figures are the ratio of, or None when nothing shows it.

    `own` are the lines of its table, `bases` lines of other tables that may be divided by. At
    least two figures have to agree at their digits, or all to come near.
    """
    inner = [s for s in own if s is not ratio and not s.is_ratio][:MOST_LINES]
    known = {id(s): values(s) for s in (*inner, *bases)}
    if _CHANGE.search(ratio.line.label):
        found = found_change(ratio, inner, known) or found_growth(ratio, inner, known)
        return found or _found_ratio(ratio, inner, (), known)
    share = _found_share(ratio, inner, known)
    found = share or _found_ratio(ratio, inner, bases, known)
    return found or _found_rest(ratio, inner, known)


def _found_ratio(
    ratio: Series, inner: Sequence[Series], bases: Sequence[Series], known: Mapping[int, Values]
) -> Base | None:
    stated = {key: each for key, each in figures_in(ratio).items() if each.value > 0}
    if len(stated) < FEWEST:
        return None
    best: tuple[tuple[int, ...], Base] | None = None
    for top, bottom in _pairs(inner, bases):
        factor = _factor(ratio, top.line, bottom.line)
        over, under = known[id(top)], known[id(bottom)]
        votes = vote(stated, divided(over, under, float(factor)))
        shared = _shared(ratio.line.label, top.line.label)
        if not votes.enough(len(stated), named=shared >= _NAMED):
            continue
        inside = bottom.table is ratio.table
        rank = (votes.exact, votes.agreeing, votes.near, inside, shared, -bottom.line.index)
        if best is None or rank > best[0]:
            best = rank, Base(top, bottom, factor)
    return best[1] if best else None


def _found_rest(ratio: Series, inner: Sequence[Series], known: Mapping[int, Values]) -> Base | None:
    """Return the line that, taken from its whole, leaves what is counted: 未就业 of 毕业生."""
    stated = figures_in(ratio)
    if len(stated) < FEWEST or not all(0 < each.value <= 1 for each in stated.values()):
        return None
    for top in inner:
        for bottom in inner:
            if top is bottom:
                continue
            share = divided(known[id(top)], known[id(bottom)], 1.0)
            votes = vote(stated, _rest(share))
            base = Base(top, bottom, kind="rest")
            if votes.mostly(len(stated)) or (
                votes.exact >= FEWEST - 1 and _holds_for_all(ratio, base)
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


def _found_share(
    ratio: Series, inner: Sequence[Series], known: Mapping[int, Values]
) -> Base | None:
    """Return the line of which a column of shares (占全市比重) has each member's share.

    Where a line is stated to be 100 %, the few others need not all agree.
    """
    stated = figures_in(ratio)
    whole = _whole_of(ratio)
    key = member_key(whole) if whole else ""
    others = {name: each for name, each in stated.items() if name != key}
    few = _fewest_shares(ratio, whole)
    if len(others) < min(few, FEWEST):
        return None
    for top in inner:
        for of in (whole, None):  # a total that is wrong itself gives way to the members' sum
            total = _total(top, of, known[id(top)])
            if not total:
                continue
            votes = vote(others, divided(known[id(top)], dict.fromkeys(others, total), 1.0))
            if votes.mostly(len(others)) or (of and votes.shows(len(others), few)):
                return share_of(top, of)
    return None


def _fewest_shares(ratio: Series, whole: Line | None) -> int:
    """Return how many shares of a line that is stated to be 100 % have to agree."""
    full = ratio.cell(whole).quantity if whole else None
    if full is None or whole is None or full.value != 1 or not _SHARE.search(ratio.line.label):
        return FEWEST
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


def _pairs(inner: Sequence[Series], bases: Sequence[Series]) -> Iterator[tuple[Series, Series]]:
    for top in inner:
        for bottom in (*inner, *bases):
            if top is not bottom:
                yield top, bottom
    for top in bases:
        for bottom in inner:
            yield top, bottom


def _shared(one: str, other: str) -> int:
    """Return how many characters two labels have in common at their beginning."""
    return next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
