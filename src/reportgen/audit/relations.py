"""What a table's figures hold to each other, and what each would have to be for that to hold."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.audit.bases import Base, exact_ratio, same_member
from reportgen.audit.reading import Reading
from reportgen.audit.series import Series
from reportgen.audit.totals import Sum, complete_tables, totals_of
from reportgen.audit.wholes import sums_beside
from reportgen.diagnostics import Diagnostic
from reportgen.model import Cell, DataTable, Line, tables_of
from reportgen.quantity import EXACT, step
from reportgen.source import Span

_AMPLE = 1000  # how many times a whole may be what it is stated as

Cells = Mapping[Span, tuple[Line, Line, Cell]]
Room = tuple[Decimal, Decimal]  # from the least to the greatest value that agrees


@dataclass(frozen=True, slots=True)
class Relation:
    """What figures hold to each other: `needed` has, for each cell, the values that agree."""

    target: Span
    needed: Mapping[Span, Room]
    is_sum: bool
    holds: bool


def relations_of(reading: Reading, names: Collection[str]) -> dict[str, list[Relation]]:
    """Return the relations that figures of these tables are in: sums, and ratios of any table."""
    found: dict[str, list[Relation]] = {name: [] for name in names}
    shared = complete_tables(reading)
    for table in tables_of(reading.report):
        if table.name in found:
            found[table.name].extend(_sums(table, shares=id(table) in shared))
    for own in (*reading.series, *reading.crossing):
        if own and own[0].table.name in found:
            found[own[0].table.name].extend(_beside(own))
    for ratio, base in reading.bases:
        used = {each.table.name for each in (ratio, base.numerator, base.denominator)}
        for name in used & found.keys():
            for member in (*ratio.members, *ratio.totals):
                found[name].extend(_of_ratio(ratio, base, member))
    return found


def _sums(table: DataTable, *, shares: bool) -> Iterator[Relation]:
    for total in totals_of(table, shares=shares):
        yield from (_of_sum(each) for each in total.sums if total.is_confirmed or each.line.total)


def _of_sum(each: Sum) -> Relation:
    """Return a total as a relation of its cells."""
    needed = {each.cell.span: _around(each.exact, each.room)}
    for part, cell in zip(each.parts, each.cells, strict=True):
        needed[cell.span] = _around(EXACT.add(part.value, each.off), each.room)
    return Relation(each.cell.span, needed, is_sum=True, holds=each.agrees)


def _around(value: Decimal, room: Decimal) -> Room:
    return EXACT.subtract(value, room), EXACT.add(value, room)


def _beside(own: Sequence[Series]) -> Iterator[Relation]:
    for found in sums_beside(own):
        for member in (*found.whole.members, *found.whole.totals):
            yield from _of_parts(found.whole, found.parts, member)


def _of_parts(whole: Series, parts: Sequence[Series], member: Line) -> Iterator[Relation]:
    cells = [part.cell(member) for part in parts]
    figures = [cell.quantity.value for cell in cells if cell.quantity is not None]
    stated = whole.cell(member).quantity
    if stated is None or len(figures) < len(cells):
        return
    exact = sum(figures, Decimal(0))
    off = EXACT.subtract(stated.value, exact)
    needed = {whole.cell(member).span: (exact, exact)}
    for cell, figure in zip(cells, figures, strict=True):
        fits = EXACT.add(figure, off)
        needed[cell.span] = fits, fits
    yield Relation(whole.cell(member).span, needed, is_sum=True, holds=not off)


def _of_ratio(ratio: Series, base: Base, member: Line) -> Iterator[Relation]:
    stated, exact = ratio.cell(member).quantity, exact_ratio(base, member)
    if stated is None or exact is None:
        return
    room = EXACT.add(step(stated.face), exact.room)
    low, high = _around(1 - stated.value if base.kind == "rest" else stated.value, room)
    low, high = low + base.is_change, high + base.is_change
    needed = {ratio.cell(member).span: _around(exact.value, room)}
    top, bottom = same_member(base.numerator, member), base.below(member)
    if low > 0 and top is not None:
        by = EXACT.divide(exact.under.value, base.factor)
        needed[base.numerator.cell(top).span] = low * by, high * by
        over = exact.over.value * base.factor
        if bottom is not None:
            rooms = EXACT.divide(over, high), EXACT.divide(over, low)
            needed[base.denominator.cell(bottom).span] = rooms
    yield Relation(ratio.cell(member).span, needed, is_sum=False, holds=exact.explains(stated))


def exceeding(told: Iterable[Diagnostic], cells: Cells) -> Iterator[Relation]:
    """Yield what a part that is more than its whole would have to be."""
    for each in told:
        whole = each.related[0].span
        if whole not in cells:
            continue
        part, all_of_it = cells[each.span][2].quantity, cells[whole][2].quantity
        if part is not None and all_of_it is not None:
            needed = {
                each.span: (Decimal(0), all_of_it.value),
                whole: (part.value, max(part.value, all_of_it.value) * _AMPLE),
            }
            yield Relation(each.span, needed, is_sum=False, holds=False)
