"""What a line of ratios is the ratio of: found by trying, never by a label alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from reportgen.assembly.tables.parts import is_part
from reportgen.assembly.tables.rounding import in_scale, is_rounded
from reportgen.audit.series import Series, member_key
from reportgen.model import Line, plain_text
from reportgen.quantity import EXACT, Face, Quantity, printed, step

_MOST_LINES = 40  # of a table, and
_MOST_MEMBERS = 12  # of a line: what is looked at for a base
_NEAR = 0.02  # relative: a figure this near its ratio was meant as that ratio
_TELLING = 0.03  # a figure that rounding changes more than this confirms nothing
_FEWEST = 3
_NAMED = 2  # characters that a ratio's label and its numerator's begin with alike
_MOSTLY = 0.75  # of a growth's or share's figures: what has to be explained
_CHANGE = re.compile("增长|增幅|增速|增减|升降|涨|降幅|同比|环比|±|＋－|变化")
_REAL = re.compile("可比|不变价|同口径|实际")  # growth not of the figures as they stand
_OUTPUT = re.compile("生产总值|增加值|总产值|产业$|工业$|建筑业$|GDP")  # whose growth is real

Kind = Literal["ratio", "change", "share"]


@dataclass(frozen=True, slots=True)
class Base:
    """What a ratio is made of: a / b, a change from b to a, or a's share of its `whole`.

    `factor` is 10000 where a is in 万 and the ratio is not. A share without a `whole` is one of
    all members together.
    """

    numerator: Series
    denominator: Series
    factor: Decimal = Decimal(1)
    kind: Kind = "ratio"
    whole: Line | None = None

    @property
    def formula(self) -> str:
        """The ratio as an editor would write it."""
        over, under = self.numerator.name, self.denominator.name
        if self.denominator.table.name != self.numerator.table.name:
            under = f"{self.denominator.table.name}.{under}"
        if self.kind == "share":
            whole = (self.whole.label if self.whole else "") or "合计"
            return f"{over} / {whole}.{under}"
        return f"增长({under}, {over})" if self.kind == "change" else f"{over} / {under}"


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
    inner = [s for s in own if s is not ratio and not s.is_ratio][:_MOST_LINES]
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
                return Base(top, top, kind="share", whole=of)
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


def declared_base(ratio: Series, own: Sequence[Series], bases: Sequence[Series]) -> Base | None:
    """Return the two lines that a declared formula divides, when it is a plain division."""
    top, slash, bottom = ratio.line.formula.partition("/")
    lines = {name: s for s in (*bases, *own) for name in _names(s, ratio)}
    numerator, denominator = lines.get(top.strip()), lines.get(bottom.strip())
    if not slash or numerator is None or denominator is None:
        return None
    return Base(numerator, denominator)


def _names(series: Series, ratio: Series) -> Iterator[str]:
    for name in (series.line.label, series.line.key):
        if name:
            yield f"{series.table.name}.{name}"
            if series.table.name == ratio.table.name:
                yield name


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


@dataclass(frozen=True, slots=True)
class Ratio:
    """A ratio and what it is made of; `room` is how far the figures' own rounding may move it."""

    value: Decimal
    over: Quantity
    under: Quantity
    room: Decimal
    working: str  # the division as it is told

    def explains(self, stated: Quantity) -> bool:
        """Tell whether a figure is this ratio, rounded or cut off, as exactly as can be known."""
        off = abs(EXACT.subtract(stated.value, self.value))
        return off <= step(stated.face) + self.room


def exact_ratio(base: Base, member: Line) -> Ratio | None:
    """Return a member's ratio, or None where one of its figures is missing or means another."""
    over = figure_of(base.numerator, member)
    under = _whole_figure(base) if base.kind == "share" else figure_of(base.denominator, member)
    if over is None or under is None or not under.value:
        return None
    if base.kind == "change" and _OUTPUT.search(member.label):
        return None
    value = EXACT.divide(EXACT.multiply(over.value, base.factor), under.value)
    room = EXACT.multiply(abs(value), _rounding(base, over, under))
    working = f"{over.text} / {under.text}"
    if base.kind == "change":
        value, working = value - 1, f"({over.text} - {under.text}) / {under.text}"
    return Ratio(value, over, under, room, working)


def _whole_figure(base: Base) -> Quantity | None:
    """Return what a share is of: the figure of its whole, or of all members together."""
    series = base.numerator
    if base.whole is not None:
        return series.cell(base.whole).quantity
    parts = [series.cell(member).quantity for member in series.members if not is_part(member)]
    found = [part for part in parts if part is not None]
    total = sum((part.value for part in found), Decimal(0))
    face = max((part.face for part in found), key=lambda face: face.digits or 0, default=Face())
    return printed(total, face) if len(found) == len(parts) else None


def _rounding(base: Base, over: Quantity, under: Quantity) -> Decimal:
    """Return by what part of itself the ratio may be off, its figures having been rounded."""
    lines = (base.numerator, base.denominator)
    scaled = [in_scale(s.line.unit or s.table.unit) for s in lines]
    parts = (
        EXACT.divide(step(each.face), abs(each.value) * 2)
        for each, rounded in zip((over, under), scaled, strict=True)
        if each.value and (rounded or is_rounded(each.face))
    )
    return sum(parts, Decimal(0))


def figure_of(series: Series, member: Line) -> Quantity | None:
    """Return the figure of the same member, or of the total, in a line of any table."""
    same = same_member(series, member)
    return series.cell(same).quantity if same else None


def same_member(series: Series, member: Line) -> Line | None:
    """Return the crossing line of a series that is the same school, or the total."""
    own = (*series.members, *series.totals)
    if any(each is member for each in own):
        return member
    if member.is_total:
        plain = [line for line in series.totals if len(line.titles) <= 1]
        return plain[0] if plain else next(iter(series.totals), None)
    wanted = member.handle or member.label
    return next((m for m in series.members if (m.handle or m.label) == wanted), None)


def possible_bases(tables: Iterable[Sequence[Series]]) -> list[Series]:
    """Return the lines that other tables' figures are commonly divided by: numbers of people."""
    found = [
        series
        for group in tables
        for series in group
        if not series.is_ratio
        and any(member.handle for member in series.members)
        and any(word in series.line.label for word in _PEOPLE)
    ]
    return found[:_MOST_LINES]


_PEOPLE = (
    "学生数",
    "在校生",
    "学生总数",
    "教师数",
    "现有教师",
    "专任教师",
    "教职工",
    "人口",
    "户数",
)
