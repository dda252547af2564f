"""By what rule a cell is computed: its line's formula, or the total of its line."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.assembly.near import near_hints
from reportgen.assembly.tables.draft import Draft
from reportgen.assembly.words import located
from reportgen.diagnostics import LocalProblem
from reportgen.expressions import Found, Missing, evaluate
from reportgen.loading.instance import Scalar
from reportgen.model import Line
from reportgen.quantity import EXACT, Face, Quantity, printed, step

if TYPE_CHECKING:
    from reportgen.assembly.tables.workings import Workings

_DIVISION_DIGITS = 2


def computed_by_rule(workings: Workings, draft: Draft, row: int, column: int) -> Quantity | None:
    """Return a cell's value by the rule of its column or row: its formula, or its total."""
    for down in (True, False):
        line, other = _line_and_other(draft, row, column, down=down)
        if other.is_total and line.total in {"sum", "mean"}:
            return _total(workings, draft, line, other, down=down)
        if other.is_total and line.total == "formula":
            return _formula(workings, draft, line, other, "total", down=down)
        if line.formula and not (other.is_total and line.total == "none"):
            return _formula(workings, draft, line, other, "formula", down=down)
    return None


def _line_and_other(draft: Draft, row: int, column: int, *, down: bool) -> tuple[Line, Line]:
    lines = (draft.columns[column], draft.rows[row])
    return lines if down else (lines[1], lines[0])


def rule_line(draft: Draft, row: int, column: int) -> tuple[Line, bool] | None:
    """Return the line whose rule a cell has, and whether it is a column."""
    for down in (True, False):
        line, _ = _line_and_other(draft, row, column, down=down)
        if line.formula or line.total:
            return line, down
    return None


def rule_scalar(draft: Draft, found: tuple[Line, bool]) -> Scalar:
    """Return where a line's rule is written."""
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


def _total(
    workings: Workings, draft: Draft, line: Line, total: Line, *, down: bool
) -> Quantity | None:
    """Return the sum or plain mean of a line's figures that the total line is made of."""
    figures = addends(workings, draft, line, total, down=down)
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


def addends(
    workings: Workings, draft: Draft, line: Line, total: Line, *, down: bool
) -> list[Quantity]:
    """Return the figures of a line that its cell in a total line is made of."""
    cells = [
        (other.index, line.index) if down else (line.index, other.index)
        for other in workings.parts(draft, total, down=not down)
    ]
    return [q for at in cells if (q := workings.quantity(draft, *at)) is not None]


@dataclass(frozen=True, slots=True)
class Here:
    """What names mean inside a formula: first this row's or column's cells, then all tables."""

    workings: Workings
    draft: Draft
    other: Line
    down: bool

    @property
    def labels(self) -> Collection[str]:
        """Return the names that are no plain words."""
        return self.workings.labels

    def resolve(self, path: tuple[str, ...]) -> Found | Missing:
        """Return what a path means here: this line's cell, the same school's, or anywhere's."""
        own = self.workings.matching(path, self.draft, down=self.down)
        if len(own) == 1:
            return self._cell(self.draft, own[0], self.other)
        if len(own) > 1:
            params = {"name": path[-1], "table": self.draft.name}
            return Missing("ambiguous-line", params, part=len(path) - 1)
        self.draft.alone = False
        same = self._same_school(path) or self._last_year(path)
        if same is not None:
            return same
        found = self.workings.resolve(path)
        if isinstance(found, Missing) and found.key.startswith("unknown-name"):
            return self._unknown(path) or found
        return found

    def _unknown(self, path: tuple[str, ...]) -> Missing | None:
        """Return that this table, or last year's of its name, has no such line; None elsewhere."""
        draft, table = self.draft, self.draft.name
        if len(path) == 2 and path[0] == "上年":
            last = self.workings.last_year
            theirs = last.workings.drafts.get(table) if last and last.workings else None
            draft, table = theirs or draft, f"上年.{table}"
        if len(path) != (1 if draft is self.draft else 2):
            return None
        known = [line.key or line.label for line in draft.lines(down=self.down)]
        hints = near_hints(path[-1], [name for name in known if name])
        params = {"name": path[-1], "table": table}
        return Missing("unknown-name.line", params, hints, len(path) - 1)

    def _same_school(self, path: tuple[str, ...]) -> Found | Missing | None:
        """Return the cell of the same school in another table, for `other.column`."""
        other = self.workings.drafts.get(path[0])
        if other is None or len(path) == 1:
            return None
        found = _at_same(self.workings, other, path[1:], self.other)
        return None if isinstance(found, _NoSame) else found

    def _last_year(self, path: tuple[str, ...]) -> Found | Missing | None:
        """Return the same school's cell of last year: of this very table, or of another one."""
        first, *rest = path
        last = self.workings.last_year
        if first != "上年" or not rest or last is None or last.workings is None:
            return None
        for name, *line in ((self.draft.name, *rest), rest):
            draft = last.workings.drafts.get(name)
            found = _at_same(last.workings, draft, tuple(line), self.other) if draft else None
            if isinstance(found, Missing):
                return last.told(found, (name, *line))
            if isinstance(found, Found):
                return found
            if isinstance(found, _NoSame) and name == self.draft.name:
                params = {"table": f"上年.{name}", "name": self.other.label or "合计"}
                return Missing("no-same-line", params, part=len(path) - 1)
        return None

    def _cell(self, draft: Draft, line: Line, other: Line) -> Found | Missing:
        row, column = (other, line) if self.down else (line, other)
        return self.workings.at(draft, row.index, column.index)


class _NoSame:
    """The table has the line asked for, and none for the same school."""


def _at_same(
    workings: Workings, draft: Draft, path: tuple[str, ...], school: Line
) -> Found | Missing | _NoSame | None:
    """Return the cell where the line that names call meets a school's; None without that line."""
    most = 0
    for down in (True, False):
        lines = workings.matching(path, draft, down=down) if path else []
        same = workings.same(school, draft, down=not down)
        if len(lines) == 1 and same is not None:
            row, column = (same, lines[0]) if down else (lines[0], same)
            return workings.at(draft, row.index, column.index)
        most = max(most, len(lines))
    if most > 1:
        return Missing("ambiguous-line", {"name": path[-1], "table": draft.name}, part=len(path))
    return _NoSame() if most else None


def _formula(
    workings: Workings, draft: Draft, line: Line, other: Line, key: str, *, down: bool
) -> Quantity | None:
    scalar = entry_scalar(draft, line, key, down=down)
    expression = workings.expression(draft, scalar) if scalar else None
    if scalar is None or expression is None:
        return None
    row, column = (other, line) if down else (line, other)
    found = evaluate(expression, Here(workings, draft, other, down))
    if isinstance(found, LocalProblem):
        if found.key == "column-not-figure":
            found = _no_same(found, other)
        if not _goes_without(found.key, draft, (row.index, column.index)):
            draft.problems.append(located(found, scalar))
        return None
    draft.sources[row.index, column.index] = found.cells
    return printed(found.value, _face(draft, line, found.face, down=down), line.unit)


def _goes_without(key: str, draft: Draft, at: tuple[int, int]) -> bool:
    """Tell whether a cell that cannot be computed needs no word; — says that a school has none."""
    worded = at not in draft.stated and bool(draft.cell(*at).text)
    return key in {"", "cell-blank", "no-figure"} or (worded and key == "no-same-line")


def _no_same(found: LocalProblem, other: Line) -> LocalProblem:
    """Say that the other table lacks this line, where a whole column of it was found instead."""
    first, *rest = str(found.params["name"]).split(".")
    table = f"{first}.{rest[0]}" if first == "上年" and len(rest) > 1 else first
    params = {"table": table, "name": other.label or "合计"}
    return LocalProblem("no-same-line", found.start, found.end, params)


def _face(draft: Draft, line: Line, own: Face, *, down: bool) -> Face:
    """Return the face of a computed cell: as asked, as its neighbours have it, or its own."""
    like = draft.faces().get((down, line.index), own)
    scale = like.scale or own.scale
    if line.unit == "%":
        scale = "百分点"  # the sign stands in the header
    elif line.type == "percent":
        scale = "%"
    digits = line.digits if line.digits is not None else like.digits
    return Face(_DIVISION_DIGITS if digits is None else digits, scale, like.thousands)
