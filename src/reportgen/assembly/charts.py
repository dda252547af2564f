"""A chart's definition and its table → the chart's categories and series."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from reportgen.assembly.figures import Definition
from reportgen.assembly.names import NameBook
from reportgen.assembly.near import near_hints
from reportgen.assembly.tables.addresses import TOTAL, matching
from reportgen.diagnostics import Diagnostic, DiagnosticError, Phrase, Related, problem
from reportgen.model import Cell, Chart, ChartType, DataTable, Line, Series
from reportgen.source import Span

_NOTHING = frozenset({"", "-", "－", "—", "——", "–", "/", "／", "…", "无", "缺"})


@dataclass(frozen=True, slots=True)
class _Named:
    """A name in a chart's definition, and where it stands."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class _View:
    """A table seen from the lines that are shown; `down` when these are its columns."""

    table: DataTable
    down: bool
    shown: tuple[Line, ...]
    across: tuple[Line, ...]

    def cell(self, shown: Line, other: Line) -> Cell:
        """Return the cell in which two lines meet."""
        row, column = (other, shown) if self.down else (shown, other)
        return self.table.cell(row.index, column.index)


def build_chart(
    definition: Definition,
    tables: Mapping[str, DataTable],
    names: NameBook,
    ident: str,
) -> Chart:
    """Return the chart; its caption's words are still to be resolved.

    Raises DiagnosticError: `unknown-name` for a table, row or column; `ambiguous-name`;
    `chart-text` for a cell that is no figure.
    """
    table = _table(definition, tables)
    view = _view(definition, table, names)
    chosen = _chosen(definition, view, names)
    _refuse_text(definition, view, chosen)
    transposed = len(chosen) == 1 and len(view.shown) > 1
    categories = tuple(_category(line, names) for line in chosen)
    shown = tuple(_category(line, names) for line in view.shown)
    rows = [[view.cell(line, other) for other in chosen] for line in view.shown]
    if transposed:
        categories, shown, rows = shown, categories, [[row[0] for row in rows]]
    series = tuple(_series(name, cells) for name, cells in zip(shown, rows, strict=True))
    alt = definition.scalar("alt")
    return Chart(
        id=ident,
        name=definition.name,
        type=cast("ChartType", definition.value("type")),
        categories=categories,
        series=series,
        unit=_unit(definition, view, series),
        caption="",
        alt=alt.text.strip() if alt else "",
        span=definition.span,
    )


def _table(definition: Definition, tables: Mapping[str, DataTable]) -> DataTable:
    (named,) = _names(definition, "table")
    if named.text not in tables:
        hints = near_hints(named.text, tables)
        key = "unknown-name.table"
        raise DiagnosticError(problem(key, named.span, name=named.text, hints=hints))
    return tables[named.text]


def _names(definition: Definition, key: str) -> list[_Named]:
    """Return the one name or the list of names under a key."""
    value = definition.value(key)
    if value is None:
        return []
    if not isinstance(value, list):
        return [_named(definition, (key,))]
    return [_named(definition, (key, index)) for index in range(len(value))]


def _named(definition: Definition, at: tuple[str | int, ...]) -> _Named:
    mark = definition.instance.marks[*definition.at, *at]
    text = mark.scalar.text.strip() if mark.scalar else ""
    return _Named(text, mark.scalar.span() if mark.scalar else mark.value)


def _view(definition: Definition, table: DataTable, book: NameBook) -> _View:
    """Find what is shown among the columns, else among the rows."""
    names = _names(definition, "show")
    for down, lines, across in (
        (True, table.columns, table.rows),
        (False, table.rows, table.columns),
    ):
        if all(_matching(name.text, lines, book) for name in names):
            shown = tuple(_one(name, lines, table, book) for name in names)
            return _View(table, down, shown, across)
    both = (*table.columns, *table.rows)
    strange = [name for name in names if not _matching(name.text, both, book)]
    if not strange:
        strange = [name for name in names if not _matching(name.text, table.columns, book)]
    raise DiagnosticError(*(_unknown(name, both, table) for name in strange))


def _unknown(name: _Named, lines: Sequence[Line], table: DataTable) -> Diagnostic:
    hints = near_hints(name.text, [line.label for line in lines if line.label])
    return problem("unknown-name.line", name.span, name=name.text, table=table.name, hints=hints)


def _one(name: _Named, lines: Sequence[Line], table: DataTable, book: NameBook) -> Line:
    found = _matching(name.text, lines, book)
    if len(found) > 1:
        related = tuple(Related(line.span, Phrase("one-of-these")) for line in found)
        key = "ambiguous-name.line"
        raise DiagnosticError(
            problem(key, name.span, name=name.text, table=table.name, related=related)
        )
    return found[0]


def _matching(name: str, lines: Sequence[Line], book: NameBook) -> list[Line]:
    return matching(name.replace("．", ".").split("."), lines, book)


def _chosen(definition: Definition, view: _View, book: NameBook) -> tuple[Line, ...]:
    """Return the lines across: without the totals, or just `only`, and never `without`."""
    only = _names(definition, "only")
    without = _names(definition, "without")
    problems = [
        _unknown(name, view.across, view.table)
        for name in (*only, *without)
        if not _matching(name.text, view.across, book)
    ]
    if problems:
        raise DiagnosticError(*problems)
    left_out = [line for name in without for line in _matching(name.text, view.across, book)]
    if only:
        lines = [_one(name, view.across, view.table, book) for name in only]
    else:
        lines = [line for line in view.across if not line.is_total]
    return tuple(line for line in lines if line not in left_out)


def _refuse_text(definition: Definition, view: _View, chosen: Sequence[Line]) -> None:
    cells = (view.cell(line, other) for line in view.shown for other in chosen)
    texts = [cell for cell in cells if cell.quantity is None and cell.text.strip() not in _NOTHING]
    related = (Related(definition.span, Phrase("drawn-here")),)
    problems = (
        problem("chart-text", cell.span, name=definition.name, text=cell.text, related=related)
        for cell in texts
    )
    if texts:
        raise DiagnosticError(*problems)


def _category(line: Line, names: NameBook) -> str:
    """Return what a category is called: a school's short name when there is one."""
    organization = names.organization(line.handle) if line.handle else None
    if organization:
        return organization.short[0] if organization.short else organization.official
    return line.label or "".join("".join(line.titles).split()) or (TOTAL if line.is_total else "")


def _series(name: str, cells: Sequence[Cell]) -> Series:
    quantities = [cell.quantity for cell in cells]
    values = tuple(quantity.value if quantity else None for quantity in quantities)
    texts = tuple(
        cell.text.strip() if quantity else ""
        for cell, quantity in zip(cells, quantities, strict=True)
    )
    return Series(name, values, texts)


def _unit(definition: Definition, view: _View, series: Sequence[Series]) -> str:
    """Return the unit: as given, else the one that all shown lines have and no figure bears."""
    given = definition.scalar("unit")
    if given:
        return given.text.strip()
    units = {line.unit or view.table.unit for line in view.shown}
    unit = units.pop() if len(units) == 1 else ""
    borne = any(text.endswith((unit, "%", "‰")) for one in series for text in one.texts if text)
    return "" if borne else unit
