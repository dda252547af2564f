"""Stated figures held against their declared formulas and totals."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportgen.assembly.tables.draft import Draft
from reportgen.assembly.tables.parts import readings_of
from reportgen.assembly.tables.rounding import (
    formula_room,
    is_below_rounding,
    is_cut_off,
    is_mean,
    sum_room,
)
from reportgen.assembly.tables.rules import Here, addends, entry_scalar
from reportgen.assembly.tables.workings import Workings
from reportgen.diagnostics import Diagnostic, Phrase, Related, problem
from reportgen.expressions import Value, evaluate
from reportgen.model import Line
from reportgen.quantity import EXACT, Quantity, agrees, format_value, step
from reportgen.source import Span

_MOST_PLACES = 8


def disagreements(workings: Workings, draft: Draft) -> Iterator[Diagnostic]:
    """Yield a contradiction for every stated figure that its formula or total denies."""
    for (row, column), exact in sorted(draft.computed.items()):
        stated = draft.stated.get((row, column))
        if stated is None or agrees(stated, exact.value):
            continue
        line, other, down = _rule(draft.rows[row], draft.columns[column])
        if other.is_total and line.total in {"sum", "mean"}:
            yield from _total(workings, draft, (line, other, down), stated, exact)
        else:
            yield from _formula(workings, draft, (line, other, down), stated, exact)


Rule = tuple[Line, Line, bool]  # the line that has the rule, the one across, whether it is a column


def _rule(row: Line, column: Line) -> Rule:
    """Return the line whose rule gave the cell its value: columns come first."""
    for line, other, down in ((column, row, True), (row, column, False)):
        if (other.is_total and line.total in {"sum", "mean", "formula"}) or (
            line.formula and not (other.is_total and line.total == "none")
        ):
            return line, other, down
    return column, row, True


def _total(
    workings: Workings, draft: Draft, rule: Rule, stated: Quantity, exact: Quantity
) -> Iterator[Diagnostic]:
    line, total, down = rule
    parts = addends(workings, draft, line, total, down=down)
    off = abs(EXACT.subtract(stated.value, exact.value))
    unit = line.unit or draft.unit
    small = _too_small(workings, draft, rule)
    if line.total == "sum":
        room = sum_room(stated, parts, unit=unit, small=small)
        if off <= room or _of_other_parts(workings, draft, rule, stated, room):
            return
    expected = format_value(exact.value, stated.face)
    sum_text = " + ".join(part.text for part in parts[:_MOST_PLACES])
    if len(parts) > _MOST_PLACES:
        sum_text += " + …"
    key = "total" if line.total == "sum" else "total.mean"
    yield problem(
        key,
        _place(draft, rule),
        table="",  # its number comes later
        cell=_name(draft, rule),
        stated=stated.text,
        expected=expected,
        parts=sum_text,
    )


def _of_other_parts(
    workings: Workings, draft: Draft, rule: Rule, stated: Quantity, room: Decimal
) -> bool:
    """Tell whether a total is right when lines behind a 其中 are taken to belong to it."""
    line, total, down = rule
    others = workings.parts(draft, total, down=not down)
    for reading in list(readings_of(draft.lines(down=not down), others))[1:]:
        cells = [(o.index, line.index) if down else (line.index, o.index) for o in reading]
        figures = [q for at in cells if (q := workings.quantity(draft, *at)) is not None]
        exact = sum((figure.value for figure in figures), Decimal(0))
        if figures and abs(EXACT.subtract(stated.value, exact)) <= room:
            return True
    return False


def _too_small(workings: Workings, draft: Draft, rule: Rule) -> int:
    """Return how many parts of a total are too small to print (…)."""
    line, total, down = rule
    others = workings.parts(draft, total, down=not down)
    cells = ((o.index, line.index) if down else (line.index, o.index) for o in others)
    return sum(is_below_rounding(draft.cell(*at).text) for at in cells)


def _formula(
    workings: Workings, draft: Draft, rule: Rule, stated: Quantity, exact: Quantity
) -> Iterator[Diagnostic]:
    line, other, down = rule
    scalar = entry_scalar(draft, line, "formula" if line.formula else "total", down=down)
    expression = workings.expression(draft, scalar) if scalar else None
    if scalar is None or expression is None:
        return
    here = Here(workings, draft, other, down)
    value = evaluate(expression, here)
    off = abs(EXACT.subtract(stated.value, exact.value))
    if isinstance(value, Value) and off <= step(stated.face) / 2 + formula_room(
        expression, here, value
    ):
        return
    row, column = (other, line) if down else (line, other)
    cells = draft.sources.get((row.index, column.index), ())
    related = tuple(Related(cell, Phrase("computed-from")) for cell in cells[:_MOST_PLACES])
    count = _mean_of(workings, draft, rule, stated) if other.is_total else 0
    cut = is_cut_off(stated, exact.value)
    yield problem(
        "cut-off" if cut else "mean-of-ratios" if count else "ratio",
        _place(draft, rule),
        related=related,
        table="",  # its number comes later
        cell=_name(draft, rule),
        stated=stated.text,
        expected=format_value(exact.value, stated.face),
        formula=scalar.text.strip(),
        working="",  # told where the formula is a plain division
        count=count,
    )


def _mean_of(workings: Workings, draft: Draft, rule: Rule, stated: Quantity) -> int:
    """Return how many rows' plain mean the stated total is; 0 when it is none."""
    line, total_line, down = rule
    parts = addends(workings, draft, line, total_line, down=down)
    if not parts:
        return 0
    total = sum((part.value for part in parts), Decimal(0))
    return len(parts) if is_mean(stated, EXACT.divide(total, Decimal(len(parts)))) else 0


def _place(draft: Draft, rule: Rule) -> Span:
    line, other, down = rule
    row, column = (other, line) if down else (line, other)
    return draft.cell(row.index, column.index).span


def _name(draft: Draft, rule: Rule) -> str:
    line, other, _ = rule
    total = "合计" if other.is_total else ""
    names = (draft.name, other.key or other.handle or other.label or total, line.key or line.label)
    return ".".join(name for name in names if name)
