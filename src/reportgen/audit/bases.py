"""What a ratio is made of, and what it comes to: a / b, a change, a share of a whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from reportgen.assembly.tables.parts import is_part
from reportgen.assembly.tables.rounding import in_scale, is_rounded
from reportgen.audit.series import Series, lines_of, member_key
from reportgen.model import Line
from reportgen.quantity import EXACT, Face, Quantity, printed, step

MOST_LINES = 40  # of a table that are looked at
_OUTPUT = re.compile("生产总值|增加值|总产值|产业$|工业$|建筑业$|GDP")  # whose growth is real

_YEAR = re.compile("((?:19|20)[0-9]{2})年?度?")

Kind = Literal["ratio", "change", "since", "rest", "share"]


@dataclass(frozen=True, slots=True)
class Base:
    """What a ratio is made of: a / b, a change from b to a, or a's share of its `whole`.

    A change `since` the year before is one of a line to itself; the `rest` is what a leaves of b.
    `factor` is 10000 where a is in 万 and the ratio is not. A share without a `whole` is one of
    all members together.
    """

    numerator: Series
    denominator: Series
    factor: Decimal = Decimal(1)
    kind: Kind = "ratio"
    whole: Line | None = None
    total: Quantity | None = None  # what a share is of

    @property
    def formula(self) -> str:
        """The ratio as an editor would write it."""
        over, under = self.numerator.name, self.denominator.name
        if self.denominator.table.name != self.numerator.table.name:
            under = f"{self.denominator.table.name}.{under}"
        if self.kind == "share":
            whole = (self.whole.label if self.whole else "") or "合计"
            return f"{over} / {whole}.{under}"
        if self.kind == "since":
            return f"增长(上年.{under}, {over})"
        if self.kind == "rest":
            return f"({under} - {over}) / {under}"
        return f"增长({under}, {over})" if self.kind == "change" else f"{over} / {under}"

    @property
    def is_change(self) -> bool:
        """Tell whether it is what one figure grew by to another."""
        return self.kind in {"change", "since"}

    def below(self, member: Line) -> Line | None:
        """Return the line where what a member's figure is divided by stands."""
        if self.kind == "share":
            return self.whole
        if self.kind == "since":
            return year_before(self.denominator, member)
        return same_member(self.denominator, member)


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
    below = base.below(member)
    under = base.denominator.cell(below).quantity if below else None
    under = base.total if base.kind == "share" else under
    if over is None or under is None or not under.value:
        return None
    if base.kind == "change" and _OUTPUT.search(member.label):
        return None
    value = EXACT.divide(EXACT.multiply(over.value, base.factor), under.value)
    room = EXACT.multiply(abs(value), _rounding(base, over, under))
    working = f"{over.text} / {under.text}"
    if base.is_change:
        value, working = value - 1, f"({over.text} - {under.text}) / {under.text}"
    elif base.kind == "rest":
        value, working = 1 - value, f"({under.text} - {over.text}) / {under.text}"
    return Ratio(value, over, under, room, working)


def share_of(series: Series, whole: Line | None) -> Base:
    """Return the base of shares of a whole, or of all members together."""
    if whole is not None:
        return Base(series, series, kind="share", whole=whole, total=series.cell(whole).quantity)
    parts = [series.cell(member).quantity for member in series.members if not is_part(member)]
    found = [part for part in parts if part is not None]
    total = sum((part.value for part in found), Decimal(0))
    face = max((part.face for part in found), key=lambda face: face.digits or 0, default=Face())
    complete = printed(total, face) if len(found) == len(parts) else None
    return Base(series, series, kind="share", total=complete)


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


def year_of(label: str) -> int:
    """Return the year that a line is of, 0 where it is of none."""
    found = _YEAR.fullmatch(label)
    return int(found[1]) if found else 0


def year_before(series: Series, member: Line) -> Line | None:
    """Return the line of the year before a member's."""
    year = year_of(member.label)
    return next((each for each in series.members if year and year_of(each.label) == year - 1), None)


def same_member(series: Series, member: Line) -> Line | None:
    """Return the crossing line of a series that is the same school, or the total."""
    own = lines_of(series.table, down=not series.down)
    if member.index < len(own) and own[member.index] is member:
        return member
    if member.is_total:
        plain = [line for line in series.totals if len(line.titles) <= 1]
        return plain[0] if plain else next(iter(series.totals), None)
    return series.named.get(member_key(member))


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
    return found[:MOST_LINES]


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
