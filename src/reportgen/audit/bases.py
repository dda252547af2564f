"""What a line of ratios is the ratio of: found by trying, never by a label alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.assembly.tables.rounding import is_rounded
from reportgen.audit.series import Series
from reportgen.model import Line
from reportgen.quantity import EXACT, Quantity, step

_MOST_LINES = 40  # of a table, and
_MOST_MEMBERS = 12  # of a line: what is looked at for a base
_NEAR = 0.02  # relative: a figure this near its ratio was meant as that ratio
_TELLING = 0.03  # a figure that rounding changes more than this confirms nothing
_FEWEST = 3
_NAMED = 2  # characters that a ratio's label and its numerator's begin with alike


@dataclass(frozen=True, slots=True)
class Base:
    """A ratio's numerator and denominator; `factor` where one is in 万."""

    numerator: Series
    denominator: Series
    factor: int = 1

    @property
    def formula(self) -> str:
        """The ratio as an editor would write it."""
        own = self.numerator.table.name
        names = [
            each.name if each.table.name == own else f"{each.table.name}.{each.name}"
            for each in (self.numerator, self.denominator)
        ]
        return " / ".join(names)


@dataclass(frozen=True, slots=True)
class _Figure:
    value: float
    step: float


def values(series: Series) -> dict[str, float]:
    """Return the figures for quick comparison; what is reported is computed exactly."""
    return {key: float(quantity.value) for key, quantity in series.figures().items()}


def find_base(ratio: Series, own: Sequence[Series], bases: Sequence[Series]) -> Base | None:
    """Return what most of a line's figures are the ratio of, or None when nothing shows it.

    `own` are the lines of its table, `bases` lines of other tables that may be divided by. At
    least two figures have to agree at their digits, or all to come near.
    """
    stated = _stated(ratio)
    if len(stated) < _FEWEST:
        return None
    inner = [s for s in own if s is not ratio and not s.is_ratio][:_MOST_LINES]
    known = {id(s): values(s) for s in (*inner, *bases)}
    best: tuple[tuple[int, ...], Base] | None = None
    for top, bottom in _pairs(inner, bases):
        factor = 10_000 if top.line.unit.startswith("万") and ratio.line.unit == "元" else 1
        votes = _votes(stated, known[id(top)], known[id(bottom)], factor)
        shared = _shared(ratio.line.label, top.line.label)
        if not votes.enough(len(stated), named=shared >= _NAMED):
            continue
        rank = (votes.exact, votes.agreeing, votes.near, shared, -bottom.line.index)
        if best is None or rank > best[0]:
            best = rank, Base(top, bottom, factor)
    return best[1] if best else None


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
        key: _Figure(float(quantity.value), float(step(quantity.face)))
        for key, quantity in figures
        if quantity.value > 0
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


def _votes(
    stated: Mapping[str, _Figure],
    top: Mapping[str, float],
    bottom: Mapping[str, float],
    factor: int,
) -> _Votes:
    exact = agreeing = near = missed = 0
    for key, figure in stated.items():
        over, under = top.get(key), bottom.get(key)
        off = abs(over * factor / under - figure.value) if over and under else None
        if off is None or off > max(figure.step, _NEAR * figure.value):
            missed += 1
        elif off > figure.step:
            near += 1
        elif figure.step <= _TELLING * figure.value:
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

    @property
    def working(self) -> str:
        """The division as it is told."""
        return f"{self.over.text} / {self.under.text}"

    def explains(self, stated: Quantity) -> bool:
        """Tell whether a figure is this ratio, rounded or cut off, as exactly as can be known."""
        off = abs(EXACT.subtract(stated.value, self.value))
        return off <= step(stated.face) + self.room


def exact_ratio(base: Base, member: Line) -> Ratio | None:
    """Return a member's ratio, or None where one of its figures is missing."""
    over, under = (figure_of(series, member) for series in (base.numerator, base.denominator))
    if over is None or under is None or not under.value:
        return None
    value = EXACT.divide(EXACT.multiply(over.value, Decimal(base.factor)), under.value)
    return Ratio(value, over, under, EXACT.multiply(abs(value), rounding_of(over, under)))


def rounding_of(*figures: Quantity) -> Decimal:
    """Return by what part of itself a product or quotient of figures may be off."""
    rounded = (each for each in figures if is_rounded(each.face) and each.value)
    parts = (EXACT.divide(step(each.face), abs(each.value) * 2) for each in rounded)
    return sum(parts, Decimal(0))


def figure_of(series: Series, member: Line) -> Quantity | None:
    """Return the figure of the same member, or of the total, in a line of any table."""
    same = same_member(series, member)
    return series.cell(same).quantity if same else None


def same_member(series: Series, member: Line) -> Line | None:
    """Return the crossing line of a series that is the same school, or the total."""
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
