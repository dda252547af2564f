"""What tables compute: formulas and totals, each cell when another asks for it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.assembly.labels import is_plain
from reportgen.assembly.names import NameBook
from reportgen.assembly.near import near_hints
from reportgen.assembly.tables.addresses import AtLine, NoPlace, matching, place_of
from reportgen.assembly.tables.draft import Draft
from reportgen.assembly.tables.parts import is_subtotal, parts_of
from reportgen.assembly.tables.rules import computed_by_rule, rule_line, rule_scalar
from reportgen.assembly.words import located
from reportgen.diagnostics import LocalProblem, problem
from reportgen.expressions import Expression, Found, Missing, parse_expression
from reportgen.loading.instance import Scalar
from reportgen.model import Line
from reportgen.quantity import Face, Quantity, multiple_of, printed
from reportgen.source import Span

if TYPE_CHECKING:
    from reportgen.assembly.tables.last_year import LastYear

_DEEPEST = 40
# What a table's 单位：万元 does not speak of.
_NO_AMOUNT = re.compile(
    "(?:[人户校生师班个件次台册座套家所项亩]数|数量|率|比|学生|教师|职工)$|占比|比例|比重"
)

At = tuple[str, int, int]  # table, row, column


@dataclass(slots=True)
class Workings:
    """All drafts by name, and what is being computed just now."""

    drafts: Mapping[str, Draft]
    broken: Collection[str]
    names: NameBook
    facts: Mapping[str, tuple[Quantity, Span]]
    year: int
    complete: bool
    labels: Collection[str] = ()
    last_year: LastYear | None = None
    running: list[At] = field(default_factory=list)
    matched: dict[tuple[str, bool, tuple[str, ...]], list[Line]] = field(default_factory=dict)
    sums: dict[tuple[str, bool, int], list[Line]] = field(default_factory=dict)
    called: dict[tuple[str, bool], Mapping[str, Line]] = field(default_factory=dict)
    parsed: dict[tuple[str, str], Expression | None] = field(default_factory=dict)

    def quantity(self, draft: Draft, row: int, column: int) -> Quantity | None:
        """Return a cell's figure: as stated, else computed, else None."""
        stated = draft.stated.get((row, column))
        if stated is not None or draft.cell(row, column).text:
            return stated
        return self.computed(draft, row, column)

    def computed(self, draft: Draft, row: int, column: int) -> Quantity | None:
        """Return what a cell's formula or total comes to, None where it has none or it fails."""
        known = draft.computed.get((row, column))
        if known is not None or (row, column) in draft.failed:
            return known
        at = (draft.name, row, column)
        if at in self.running or len(self.running) > _DEEPEST:
            self._circular(draft, at)
            return None
        self.running.append(at)
        value = computed_by_rule(self, draft, row, column)
        self.running.pop()
        if value is not None:
            draft.computed[row, column] = value
        else:
            draft.failed.add((row, column))
        return value

    def _circular(self, draft: Draft, at: At) -> None:
        start = self.running.index(at) if at in self.running else 0
        circle = [_told(self.drafts[name], r, c) for name, r, c in self.running[start:]]
        line = rule_line(draft, at[1], at[2])
        span = rule_scalar(draft, line).span() if line else draft.span
        key = "circular-formula" if at in self.running else "formula-too-deep"
        draft.problems.append(problem(key, span, circle=" → ".join(dict.fromkeys(circle))))
        for name, row, column in self.running[start:]:
            self.drafts[name].failed.add((row, column))

    def resolve(self, path: tuple[str, ...]) -> Found | Missing:
        """Return what a path that begins with a table, a fact or 年 means."""
        first, *rest = path
        draft = self.drafts.get(first)
        if draft is not None and rest:
            return self._in_table(draft, tuple(rest))
        if not rest and first in self.facts:
            quantity, span = self.facts[first]
            return Found((quantity,), (span,))
        if not rest and first in {"年", "上年"}:
            return Found((printed(Decimal(self.year - (first == "上年")), Face(0)),))
        if rest and first == "上年" and self.last_year is not None and draft is None:
            return self.last_year.resolve(tuple(rest))
        return self._unknown(first, draft, rest)

    def _unknown(self, first: str, draft: Draft | None, rest: Sequence[str]) -> Missing:
        if draft is not None:
            example = next((line.label for line in draft.columns if line.label), "…")
            return Missing("table-not-figure", {"table": first, "example": f"{first}.{example}"})
        if first in self.broken or (first not in self.facts and not self.complete):
            return Missing("")
        if first == "上年":
            return Missing("no-previous")
        known = [*self.drafts, *self.facts]
        if first in self.facts:
            return Missing("fact-has-no-parts", {"name": first}, part=1)
        key = "unknown-name.table" if rest else "unknown-name.fact"
        return Missing(key, {"name": first}, near_hints(first, known))

    def _in_table(self, draft: Draft, rest: tuple[str, ...]) -> Found | Missing:
        place = place_of(rest, draft.rows, draft.columns, self.names)
        if isinstance(place, NoPlace):
            return _no_place(place, draft, rest)
        if isinstance(place, AtLine):
            return self._line(draft, place)
        return self.at(draft, place.row, place.column)

    def at(self, draft: Draft, row: int, column: int) -> Found | Missing:
        """Return one cell's figure, or its text."""
        cell = draft.cell(row, column)
        quantity = self.quantity(draft, row, column)
        if quantity is not None:
            return Found((_counted(quantity, draft, row, column),), (cell.span,))
        if cell.text:
            return Found((), (cell.span,), text=cell.text)
        if (row, column) in draft.failed and rule_line(draft, row, column):
            return Missing("")
        return Missing("cell-blank", {"cell": _told(draft, row, column)})

    def _line(self, draft: Draft, place: AtLine) -> Found:
        """Return a whole row's or column's figures, totals and blanks left out."""
        others = draft.lines(down=not place.down)
        cells = [
            (other.index, place.index) if place.down else (place.index, other.index)
            for other in others
            if not other.is_total
        ]
        found = [(at, self.quantity(draft, *at)) for at in cells]
        figures = [
            (_counted(quantity, draft, *at), draft.cell(*at).span)
            for at, quantity in found
            if quantity is not None
        ]
        return Found(
            tuple(quantity for quantity, _ in figures), tuple(span for _, span in figures), True
        )

    def matching(self, path: tuple[str, ...], draft: Draft, *, down: bool) -> list[Line]:
        """Return the lines of a table that names call; every cell of a column asks the same."""
        key = (draft.name, down, path)
        if key not in self.matched:
            self.matched[key] = matching(path, draft.lines(down=down), self.names)
        return self.matched[key]

    def parts(self, draft: Draft, total: Line, *, down: bool) -> list[Line]:
        """Return the lines that a total line adds up."""
        key = (draft.name, down, total.index)
        if key not in self.sums:
            self.sums[key] = parts_of(total, draft.lines(down=down))
        return self.sums[key]

    def same(self, line: Line, draft: Draft, *, down: bool) -> Line | None:
        """Return another table's line for the same school: by handle, label, or as the total."""
        key = (draft.name, down)
        if key not in self.called:
            self.called[key] = _by_call(draft.lines(down=down))
        calls = self.called[key]
        found = calls.get(f"@{line.handle}") if line.handle else None
        found = found or (calls.get(line.label) if line.label else None)
        return found or (calls.get("@") if line.is_total and not is_subtotal(line) else None)

    def expression(self, draft: Draft, scalar: Scalar) -> Expression | None:
        """Return a formula's tree; one that cannot be read is told once."""
        key = (draft.name, scalar.text)
        if key not in self.parsed:
            found = parse_expression(scalar.text.rstrip(), self.labels)
            if isinstance(found, LocalProblem):
                draft.problems.append(located(found, scalar))
                found = None  # type: ignore[assignment]
            self.parsed[key] = found  # type: ignore[assignment]
        return self.parsed[key]


def _counted(quantity: Quantity, draft: Draft, row: int, column: int) -> Quantity:
    """Return a figure with the unit of its line or table where that counts by the 万."""
    lines = (draft.columns[column], draft.rows[row])
    unit = next((line.unit for line in lines if line.unit), draft.unit)
    if unit == draft.unit and any(_NO_AMOUNT.search(line.label) for line in lines):
        return quantity
    if quantity.unit or quantity.face.scale or multiple_of(unit) == 1:
        return quantity
    return replace(quantity, unit=unit)


def _by_call(lines: Sequence[Line]) -> Mapping[str, Line]:
    """Return lines by label, schools by `@handle`, the total as `@`; of several the first."""
    calls: dict[str, Line] = {}
    for line in lines:
        calls.setdefault(line.label, line)
        if line.handle:
            calls.setdefault(f"@{line.handle}", line)
        if line.is_total and not is_subtotal(line):
            calls.setdefault("@", line)
    return calls


def _no_place(place: NoPlace, draft: Draft, rest: Sequence[str]) -> Missing:
    name = rest[place.part]
    lines = (*draft.rows, *draft.columns)
    if place.reason == "ambiguous":
        return Missing("ambiguous-line", {"name": name, "table": draft.name}, part=place.part + 1)
    hints = near_hints(name, [line.key or line.label for line in lines if line.label])
    params = {"name": name, "table": draft.name}
    return Missing("unknown-name.line", params, hints, place.part + 1)


def _told(draft: Draft, row: int, column: int) -> str:
    names = (draft.rows[row], draft.columns[column])
    return ".".join((draft.name, *(line.key or line.label for line in names if line.label)))


def strange_labels(drafts: Mapping[str, Draft], more: Collection[str]) -> tuple[str, ...]:
    """Return the names that are no plain words, which a formula can only say as a whole."""
    names = {name for name in (*drafts, *more) if not is_plain(name)}
    for draft in drafts.values():
        for line in (*draft.rows, *draft.columns):
            names.update(n for n in (line.key, line.label, line.handle) if n and not is_plain(n))
            names.update(title for title in line.titles if not is_plain(title))
    return tuple(names)
