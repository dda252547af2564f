"""What tables compute: formulas and totals, each cell when another asks for it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from reportgen.assembly.labels import is_plain
from reportgen.assembly.names import NameBook
from reportgen.assembly.near import near_hints
from reportgen.assembly.tables.addresses import AtLine, NoPlace, matching, place_of
from reportgen.assembly.tables.draft import Draft
from reportgen.diagnostics import Diagnostic, LocalProblem, problem
from reportgen.expressions import Expression, Found, Missing, evaluate, parse_expression
from reportgen.loading.instance import Scalar
from reportgen.model import Line
from reportgen.quantity import EXACT, Face, Quantity, printed, step
from reportgen.source import Span

_DEEPEST = 40
_DIVISION_DIGITS = 2

At = tuple[str, int, int]  # table, row, column


@dataclass(slots=True)
class Workings:
    """All drafts by name, what is being computed just now, and what went wrong."""

    drafts: Mapping[str, Draft]
    broken: Collection[str]
    names: NameBook
    facts: Mapping[str, tuple[Quantity, Span]]
    year: int
    complete: bool
    labels: Collection[str] = ()
    running: list[At] = field(default_factory=list)
    failed: set[At] = field(default_factory=set)
    parsed: dict[tuple[str, str], Expression | None] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)

    def quantity(self, draft: Draft, row: int, column: int) -> Quantity | None:
        """Return a cell's figure: as stated, else computed, else None."""
        stated = draft.stated.get((row, column))
        if stated is not None or draft.cell(row, column).text:
            return stated
        return self.computed(draft, row, column)

    def computed(self, draft: Draft, row: int, column: int) -> Quantity | None:
        """Return what a cell's formula or total comes to, None where it has none or it fails."""
        known = draft.computed.get((row, column))
        at = (draft.name, row, column)
        if known is not None or at in self.failed:
            return known
        if at in self.running or len(self.running) > _DEEPEST:
            self._circular(draft, at)
            return None
        self.running.append(at)
        value = _computed(self, draft, row, column)
        self.running.pop()
        if value is not None:
            draft.computed[row, column] = value
        else:
            self.failed.add(at)
        return value

    def _circular(self, draft: Draft, at: At) -> None:
        start = self.running.index(at) if at in self.running else 0
        circle = [_told(self.drafts[name], r, c) for name, r, c in self.running[start:]]
        line = _formula_line(draft, at[1], at[2])
        span = _formula_scalar(draft, line).span() if line else draft.span
        key = "circular-formula" if at in self.running else "formula-too-deep"
        self.problems.append(problem(key, span, circle=" → ".join(dict.fromkeys(circle))))
        self.failed.update(self.running[start:])

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
            return Found((quantity,), (cell.span,))
        if cell.text:
            return Found((), (cell.span,), text=cell.text)
        if (draft.name, row, column) in self.failed and _formula_line(draft, row, column):
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
        found = [(self.quantity(draft, *at), draft.cell(*at).span) for at in cells]
        figures = [(quantity, span) for quantity, span in found if quantity is not None]
        return Found(
            tuple(quantity for quantity, _ in figures), tuple(span for _, span in figures), True
        )

    def expression(self, draft: Draft, scalar: Scalar) -> Expression | None:
        """Return a formula's tree; one that cannot be read is told once."""
        key = (draft.name, scalar.text)
        if key not in self.parsed:
            found = parse_expression(scalar.text.rstrip(), self.labels)
            if isinstance(found, LocalProblem):
                self.problems.append(_located(found, scalar))
                found = None  # type: ignore[assignment]
            self.parsed[key] = found  # type: ignore[assignment]
        return self.parsed[key]


def _located(found: LocalProblem, scalar: Scalar) -> Diagnostic:
    span = scalar.span(found.start, found.end)
    return problem(found.key, span, hints=found.hints, **found.params)


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


def _computed(workings: Workings, draft: Draft, row: int, column: int) -> Quantity | None:
    """Return a cell's value by the rule of its column or row: its formula, or its total."""
    for down in (True, False):
        line, other = _line_and_other(draft, row, column, down=down)
        if other.is_total and line.total in {"sum", "mean"}:
            return _total(workings, draft, line, down=down)
        if other.is_total and line.total == "formula":
            return _formula(workings, draft, line, other, "total", down=down)
        if line.formula and not (other.is_total and line.total == "none"):
            return _formula(workings, draft, line, other, "formula", down=down)
    return None


def _line_and_other(draft: Draft, row: int, column: int, *, down: bool) -> tuple[Line, Line]:
    lines = (draft.columns[column], draft.rows[row])
    return lines if down else (lines[1], lines[0])


def _formula_line(draft: Draft, row: int, column: int) -> tuple[Line, bool] | None:
    for down in (True, False):
        line, _ = _line_and_other(draft, row, column, down=down)
        if line.formula or line.total:
            return line, down
    return None


def _formula_scalar(draft: Draft, found: tuple[Line, bool]) -> Scalar:
    line, down = found
    key = "formula" if line.formula else "total"
    scalar = entry_scalar(draft, line, key, down=down)
    assert scalar is not None
    return scalar


def entry_scalar(draft: Draft, line: Line, key: str, *, down: bool) -> Scalar | None:
    """Return a value's scalar in the entry of `columns:` or `rows:` that describes the line."""
    group = "columns" if down else "rows"
    index = draft.entries.get((down, line.index))
    mark = draft.instance.marks.get((*draft.path, group, index, key)) if index is not None else None
    return mark.scalar if mark else None


def _total(workings: Workings, draft: Draft, line: Line, *, down: bool) -> Quantity | None:
    """Return the sum or plain mean of a line's figures, totals left out."""
    figures = addends(workings, draft, line, down=down)
    if not figures:
        return None
    value = Decimal(0)
    for figure in figures:
        value = EXACT.add(value, figure.value)
    finest = min((figure.face for figure in figures), key=step)
    if line.total == "mean":
        value = EXACT.divide(value, Decimal(len(figures)))
    face = finest if line.digits is None else Face(line.digits, finest.scale, finest.thousands)
    return printed(value, face, figures[0].unit)


def addends(workings: Workings, draft: Draft, line: Line, *, down: bool) -> list[Quantity]:
    """Return the figures of a line that its total is made of."""
    cells = [
        (other.index, line.index) if down else (line.index, other.index)
        for other in draft.lines(down=not down)
        if not other.is_total
    ]
    return [q for at in cells if (q := workings.quantity(draft, *at)) is not None]


@dataclass(frozen=True, slots=True)
class _Here:
    """What names mean inside a formula: first this row's or column's cells, then all tables."""

    workings: Workings
    draft: Draft
    other: Line
    down: bool

    @property
    def labels(self) -> Collection[str]:
        return self.workings.labels

    def resolve(self, path: tuple[str, ...]) -> Found | Missing:
        own = matching(path, self.draft.lines(down=self.down), self.workings.names)
        if len(own) == 1:
            return self._cell(self.draft, own[0], self.other)
        if len(own) > 1:
            params = {"name": path[-1], "table": self.draft.name}
            return Missing("ambiguous-line", params, part=len(path) - 1)
        same = self._same_school(path)
        if same is not None:
            return same
        found = self.workings.resolve(path)
        if isinstance(found, Missing) and len(path) == 1 and found.key.startswith("unknown-name"):
            known = [line.key or line.label for line in self.draft.lines(down=self.down)]
            hints = near_hints(path[0], [name for name in known if name])
            return Missing("unknown-name.line", {"name": path[0], "table": self.draft.name}, hints)
        return found

    def _same_school(self, path: tuple[str, ...]) -> Found | Missing | None:
        """Return the cell of the same school in another table, for `other.column`."""
        other = self.workings.drafts.get(path[0])
        if other is None or len(path) == 1:
            return None
        for down in (True, False):
            lines = matching(path[1:], other.lines(down=down), self.workings.names)
            same = _same(self.other, other.lines(down=not down))
            if len(lines) == 1 and same is not None:
                row, column = (same, lines[0]) if down else (lines[0], same)
                return self.workings.at(other, row.index, column.index)
        return None

    def _cell(self, draft: Draft, line: Line, other: Line) -> Found | Missing:
        row, column = (other, line) if self.down else (line, other)
        return self.workings.at(draft, row.index, column.index)


def _same(line: Line, lines: Sequence[Line]) -> Line | None:
    """Return the line for the same school: the same handle, else both totals, else one label."""
    for each in lines:
        if line.handle and each.handle == line.handle:
            return each
    for each in lines:
        if (line.is_total and each.is_total) or (line.label and each.label == line.label):
            return each
    return None


def _formula(
    workings: Workings, draft: Draft, line: Line, other: Line, key: str, *, down: bool
) -> Quantity | None:
    scalar = entry_scalar(draft, line, key, down=down)
    expression = workings.expression(draft, scalar) if scalar else None
    if scalar is None or expression is None:
        return None
    found = evaluate(expression, _Here(workings, draft, other, down))
    if isinstance(found, LocalProblem):
        if found.key and found.key not in {"cell-blank", "no-figure"}:
            workings.problems.append(_located(found, scalar))
        return None
    row, column = (other, line) if down else (line, other)
    draft.sources[row.index, column.index] = found.cells
    return printed(found.value, _face(draft, line, found.face, down=down), line.unit)


def _face(draft: Draft, line: Line, own: Face, *, down: bool) -> Face:
    """Return the face of a computed cell: as asked, as its neighbours have it, or its own."""
    neighbours = [
        quantity.face
        for (row, column), quantity in draft.stated.items()
        if (column if down else row) == line.index
    ]
    like = max(neighbours, key=lambda face: face.digits or 0) if neighbours else own
    scale = like.scale or own.scale
    if line.unit == "%":
        scale = "百分点"  # the sign stands in the header
    elif line.type == "percent":
        scale = "%"
    digits = line.digits if line.digits is not None else like.digits
    return Face(_DIVISION_DIGITS if digits is None else digits, scale, like.thousands)


def strange_labels(drafts: Mapping[str, Draft], more: Collection[str]) -> tuple[str, ...]:
    """Return the names that are no plain words, which a formula can only say as a whole."""
    names = {name for name in (*drafts, *more) if not is_plain(name)}
    for draft in drafts.values():
        for line in (*draft.rows, *draft.columns):
            names.update(n for n in (line.key, line.label, line.handle) if n and not is_plain(n))
            names.update(title for title in line.titles if not is_plain(title))
    return tuple(names)
