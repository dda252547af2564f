"""What was written and prints nowhere: tables, charts and pictures never placed, empty parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.assembly.bodies import Body
from reportgen.assembly.figures import figure_key
from reportgen.assembly.references import Targets
from reportgen.diagnostics import Diagnostic, Phrase, Related, Term, problem


def leftovers(bodies: Iterable[Body], targets: Targets) -> Iterator[Diagnostic]:
    """Yield what would be missed in print; a placement may stand in a file that is broken."""
    for body in bodies:
        yield from _empty(body)
    if targets.stock.complete:
        yield from _unplaced_tables(targets)
        yield from _unplaced_figures(targets)


def _empty(body: Body) -> Iterator[Diagnostic]:
    part = body.part
    title = part.scalar("title")
    if part.instance is not None and title is None:
        yield problem("empty-title", part.span, name=part.name)
    if part.instance is None or body.scalar is not None or part.sections or not body.ordinal:
        return
    span = title.span() if title else part.span
    kind = Term(part.file.kind)
    yield problem(
        "empty-part", span, kind=kind, name=" ".join((title.text if title else "").split())
    )


def _unplaced_tables(targets: Targets) -> Iterator[Diagnostic]:
    for name, table in targets.stock.tables.items():
        if name not in targets.places.table_of:
            places = targets.unplaced.get(name, [])
            related = tuple(Related(span, Phrase("referred-here")) for span in places)
            yield problem("table-unplaced", table.span, name=name, related=related)


def _unplaced_figures(targets: Targets) -> Iterator[Diagnostic]:
    for name, definition in targets.stock.figures.definitions.items():
        if figure_key(definition) not in targets.places.figure_of:
            kind = Term(definition.kind)
            yield problem("figure-unplaced", definition.span, kind=kind, name=name)
