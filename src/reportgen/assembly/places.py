"""Where tables and figures are placed: in the order they print they get their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Literal

from reportgen.assembly.bodies import Body
from reportgen.assembly.charts import build_chart
from reportgen.assembly.figures import (
    Definition,
    FigureBook,
    Found,
    Missing,
    declared_picture,
    figure_key,
    find_figure,
    is_told,
    missing_figure,
    undeclared_picture,
)
from reportgen.assembly.ids import Ids
from reportgen.assembly.names import NameBook
from reportgen.assembly.near import near_hints
from reportgen.assembly.numbering import chinese
from reportgen.assembly.words import Words, words_of
from reportgen.diagnostics import Diagnostic, DiagnosticError, Phrase, Related, Term, problem
from reportgen.kept import Kept, Same
from reportgen.markup.pieces import PlacedName, PlacementLine
from reportgen.model import DataTable, FigureItem
from reportgen.source import Span


@dataclass(frozen=True, slots=True)
class Stock:
    """What can be placed. `broken` are names of tables whose data have been refused already."""

    tables: Mapping[str, DataTable]
    broken: frozenset[str]
    figures: FigureBook
    names: NameBook
    complete: bool
    numerals: Literal["chinese", "arabic"]


@dataclass(frozen=True, slots=True)
class TablePlace:
    """A table's number; `table` is None when its data have been refused."""

    id: str
    number: int
    label: str
    table: DataTable | None
    span: Span


@dataclass(frozen=True, slots=True)
class FigurePlace:
    """A row of charts and pictures with the words of its caption and of each item's own."""

    id: str
    number: int
    label: str
    items: tuple[tuple[FigureItem, Words | None], ...]
    caption: Words | None
    span: Span


@dataclass(frozen=True, slots=True)
class Places:
    """All placements, by (path, line start) and by what they place (see `figure_key`)."""

    tables: Mapping[tuple[str, int], tuple[TablePlace, ...]]
    figures: Mapping[tuple[str, int], FigurePlace]
    table_of: Mapping[str, TablePlace]
    figure_of: Mapping[str, FigurePlace]


@dataclass(frozen=True, slots=True)
class _Walk:
    stock: Stock
    problems: list[Diagnostic]
    kept: Kept
    ids: Ids = field(default_factory=Ids)
    table_numbers: Iterator[int] = field(default_factory=lambda: count(1))
    figure_numbers: Iterator[int] = field(default_factory=lambda: count(1))
    table_of: dict[str, TablePlace] = field(default_factory=dict)
    figure_of: dict[str, FigurePlace] = field(default_factory=dict)

    def label(self, kind: str, number: int) -> str:
        """Return 表二 or 表2."""
        return kind + (chinese(number) if self.stock.numerals == "chinese" else str(number))


def place_all(
    bodies: Iterable[Body], stock: Stock, problems: list[Diagnostic], kept: Kept
) -> Places:
    """Walk the texts in reading order and number what they place, one sequence for each kind.

    Told: a name nobody knows, a table placed twice, a picture that is missing, what a chart
    lacks.
    """
    walk = _Walk(stock, problems, kept)
    tables: dict[tuple[str, int], tuple[TablePlace, ...]] = {}
    figures: dict[tuple[str, int], FigurePlace] = {}
    for body in bodies:
        for line in body.lines:
            if isinstance(line, PlacementLine) and line.kind == "table":
                places = (_place_table(name, body, walk) for name in line.names)
                tables[body.part.path, line.start] = tuple(filter(None, places))
            elif isinstance(line, PlacementLine):
                figures[body.part.path, line.start] = _place_figures(line, body, walk)
    return Places(tables, figures, walk.table_of, walk.figure_of)


def _place_table(placed: PlacedName, body: Body, walk: _Walk) -> TablePlace | None:
    span = body.span(placed.start, placed.end)
    name, stock = placed.name, walk.stock
    table = stock.tables.get(name)
    if table is None and name not in stock.broken:
        if stock.complete:
            hints = near_hints(name, [*stock.tables, *stock.broken])
            walk.problems.append(problem("unknown-name.table", span, name=name, hints=hints))
        return None
    first = walk.table_of.get(name)
    if first is not None:
        related = (Related(first.span, Phrase("first-here")),)
        walk.problems.append(problem("table-placed-twice", span, name=name, related=related))
        return None
    number = next(walk.table_numbers)
    ident = table.id if table else walk.ids.new(body.part.path, "table", name)
    place = TablePlace(ident, number, walk.label("表", number), table, span)
    walk.table_of[name] = place
    return place


def _place_figures(line: PlacementLine, body: Body, walk: _Walk) -> FigurePlace:
    found = [(name, _find(name, body, walk)) for name in line.names]
    items = [_item(name, each, body, walk) for name, each in found if each]
    drawn = tuple(item for item in items if item)
    caption: Words | None = body.words(line.caption) if line.caption else None
    if caption is None and len(line.names) == 1 and drawn:
        caption = drawn[0][1]
    number = next(walk.figure_numbers) if caption else 0
    label = walk.label("图", number) if number else ""
    names = "，".join(name.name for name in line.names)
    ident = walk.ids.new(body.part.path, "figure", names)
    place = FigurePlace(ident, number, label, drawn, caption, body.span(line.start, line.end))
    for name, each in found:
        if each:
            _remember(each, place, body.span(name.start, name.end), walk)
    return place


def _remember(found: Found, place: FigurePlace, span: Span, walk: _Walk) -> None:
    key = figure_key(found)
    first = walk.figure_of.setdefault(key, place)
    if first is not place and isinstance(found, Definition):
        related = (Related(first.span, Phrase("first-here")),)
        kind = Term(found.kind)
        walk.problems.append(
            problem("figure-placed-twice", span, kind=kind, name=found.name, related=related)
        )


def _find(placed: PlacedName, body: Body, walk: _Walk) -> Found | None:
    found = find_figure(placed.name, body.part, walk.stock.figures)
    if len(found) == 1:
        return found[0]
    files = [figure_key(each).removeprefix("content/") for each in found]
    span = body.span(placed.start, placed.end)
    walk.problems.append(problem("ambiguous-name.picture", span, name=placed.name, names=files))
    return None


def _item(
    placed: PlacedName, found: Found, body: Body, walk: _Walk
) -> tuple[FigureItem, Words | None] | None:
    span = body.span(placed.start, placed.end)
    kind = found.kind if isinstance(found, Definition) else "picture"
    ident = walk.ids.new(body.part.path, kind, placed.name)
    if not isinstance(found, Definition):
        book = walk.stock.figures
        if isinstance(found, Missing) and walk.stock.complete and not is_told(found, book):
            walk.problems.append(missing_figure(found, book, span))
        return undeclared_picture(found, placed.name, ident, span), None
    scalar = found.scalar("caption")
    caption = words_of(scalar, walk.problems) if scalar else None
    if found.kind == "picture":
        return declared_picture(found, walk.stock.figures, ident, walk.problems), caption
    return _chart_item(found, ident, caption, walk)


def _chart_item(
    found: Definition, ident: str, caption: Words | None, walk: _Walk
) -> tuple[FigureItem, Words | None] | None:
    stock = walk.stock
    table = stock.tables.get(str(found.value("table")))
    key = ("chart", Same(found.instance), found.at, Same(table), stock.names.organizations, ident)
    try:
        chart = walk.kept.get(key, lambda: build_chart(found, stock.tables, stock.names, ident))
    except DiagnosticError as error:
        name = str(found.value("table"))
        excused = name in stock.broken or (name not in stock.tables and not stock.complete)
        walk.problems.extend(() if excused else error.diagnostics)
        return None
    return chart, caption
