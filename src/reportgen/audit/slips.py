"""One slip behind several findings: the cell that, with another figure, makes all of them agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from reportgen.audit.mistyped import looks_mistyped
from reportgen.audit.reading import Reading
from reportgen.audit.relations import Cells, Relation, Room, exceeding, relations_of
from reportgen.audit.series import cell_name, in_table
from reportgen.diagnostics import Diagnostic, Phrase
from reportgen.model import Cell, DataTable, Line, tables_of
from reportgen.quantity import EXACT, Face, Quantity, format_value, step
from reportgen.source import Span

SUMS = frozenset({"total", "parts-of-whole"})
_EXCEEDS = "part-exceeds-whole"
_FIGURES = SUMS | {"mixed-base", "ratio", _EXCEEDS}
_NAMED = 4  # cells of which one is wrong, at most
_MOST = 40  # sums of a table that are compared two by two
_LEAST = 2  # findings that one figure has to explain


@dataclass(frozen=True, slots=True)
class _Slip:
    """A cell, what it would have to be, and which findings that explains."""

    cell: Span
    fits: Decimal
    findings: tuple[int, ...]
    typed: bool  # the two look like a slip of the fingers


Doubted = Mapping[Span, tuple[int, ...]]


def slips(reading: Reading, told: Sequence[Diagnostic]) -> list[Phrase | None]:
    """Return, for each finding, the one figure that explains it together with others."""
    found: list[Phrase | None] = [None] * len(told)
    doubted: dict[Span, tuple[int, ...]] = {}
    for index, each in enumerate(told):
        if each.code in _FIGURES:
            doubted[each.span] = (*doubted.get(each.span, ()), index)
    sums = {each.span for each in told if each.code in SUMS}
    over = [each for each in told if each.code == _EXCEEDS and each.related]
    tables = {table.name: table for table in tables_of(reading.report)}
    cells = {name: _cells(table) for name, table in tables.items()}
    wrong = [name for name in tables if not sums.isdisjoint(cells[name])]
    for name, relations in relations_of(reading, wrong).items():
        own = cells[name]
        relations.extend(exceeding((each for each in over if each.span in own), own))
        _tell_swaps(tables[name], relations, own, doubted, found)
        _tell_slips(tables[name], _candidates(relations, doubted, own), own, found, told)
    return found


def _tell_slips(
    table: DataTable,
    candidates: Sequence[_Slip],
    cells: Cells,
    found: list[Phrase | None],
    told: Sequence[Diagnostic],
) -> None:
    """Give the findings their cause: those first that one cell explains most of."""
    by_findings: dict[tuple[int, ...], list[_Slip]] = {}
    for slip in candidates:
        by_findings.setdefault(slip.findings, []).append(slip)
    for findings, alike in sorted(by_findings.items(), key=lambda item: -len(item[0])):
        if len(findings) < _LEAST or any(found[each] is not None for each in findings):
            continue
        typed = [each for each in alike if each.typed]
        chosen = alike if len(alike) == 1 else typed if len(typed) == 1 else alike
        codes = [told[each].code for each in findings]
        phrase = _phrase(table, chosen, cells, next((c for c in codes if c in SUMS), codes[0]))
        for each in findings:
            found[each] = phrase


def _cells(table: DataTable) -> dict[Span, tuple[Line, Line, Cell]]:
    """Return the cells with figures by their place; the first of a workbook's that share one."""
    found: dict[Span, tuple[Line, Line, Cell]] = {}
    for row in table.rows:
        for column in table.columns:
            cell = table.cell(row.index, column.index)
            if cell.quantity is not None:
                found.setdefault(cell.span, (row, column, cell))
    return found


def _candidates(relations: Sequence[Relation], doubted: Doubted, cells: Cells) -> list[_Slip]:
    """Return the cells that one other figure sets right, without spoiling what agrees."""
    of_cell: dict[Span, list[Relation]] = {}
    for relation in relations:
        for span in relation.needed:
            of_cell.setdefault(span, []).append(relation)
    return [
        slip
        for span, held in of_cell.items()
        if span in cells
        for slip in [_slip(span, held, doubted, cells[span][2].quantity)]
        if slip is not None
    ]


def _slip(
    span: Span, held: Sequence[Relation], doubted: Doubted, stated: Quantity | None
) -> _Slip | None:
    failing = [each for each in held if each.target in doubted and not each.holds]
    if stated is None or not any(each.is_sum for each in failing):
        return None
    fits = _fitting([each.needed[span] for each in held], stated)
    if fits is None:
        return None
    findings = sorted({index for each in failing for index in doubted[each.target]})
    return _Slip(span, fits, tuple(findings), looks_mistyped(stated.value, fits))


def _fitting(rooms: Sequence[Room], stated: Quantity) -> Decimal | None:
    """Return the one value at the figure's digits that all rooms hold; the middle of several."""
    low, high = max(room[0] for room in rooms), min(room[1] for room in rooms)
    unit = step(stated.face)
    first = EXACT.divide(low, unit).to_integral_value(ROUND_CEILING) * unit
    last = EXACT.divide(high, unit).to_integral_value(ROUND_FLOOR) * unit
    if first > last or first < 0:
        return None
    exact = next((room[0] for room in rooms if room[0] == room[1]), None)
    middle = EXACT.divide((first + last) / 2, unit).to_integral_value(ROUND_FLOOR) * unit
    return exact if exact is not None else middle


def _phrase(table: DataTable, slips: Sequence[_Slip], cells: Cells, code: str) -> Phrase:
    """Return the cause; of one cell also its place, and the code by which people answer for it."""
    names = [cell_name(table, *cells[slip.cell][:2]) for slip in slips]
    if len(slips) > 1:
        return Phrase(
            "cause-one-of", {"label": in_table(table), "cells": "、".join(names[:_NAMED])}
        )
    row, column, cell = cells[slips[0].cell]
    face = cell.quantity.face if cell.quantity else Face()
    if slips[0].fits == slips[0].fits.to_integral_value() and not face.scale:
        face = replace(face, digits=None)  # a point that slipped leaves no digits behind it
    params = {
        "label": in_table(table),
        "cell": cell_name(table, row, column),
        "given": cell.text.strip(),
        "fits": format_value(slips[0].fits, face),
        "span": cell.span,
        "code": code,
    }
    return Phrase("cause-slip", params)


def _tell_swaps(
    table: DataTable,
    relations: Sequence[Relation],
    cells: Cells,
    doubted: Doubted,
    found: list[Phrase | None],
) -> None:
    """Find two figures of one row or column that, exchanged, set two sums right."""
    failing = [each for each in relations if each.is_sum and each.target in doubted][:_MOST]
    for index, one in enumerate(failing):
        for other in failing[:index]:
            pair = _exchanged(one, other, cells)
            ends = {*doubted[one.target], *doubted[other.target]}
            if pair is None or len(ends) < _LEAST or any(found[end] for end in ends):
                continue
            names = [cell_name(table, *cells[span][:2]) for span in pair]
            texts = [cells[span][2].text.strip() for span in pair]
            params = {"label": in_table(table), "one": names[0], "other": names[1]}
            params |= {"first": texts[0], "second": texts[1]}
            for end in ends:
                found[end] = Phrase("cause-swap", params)


def _exchanged(one: Relation, other: Relation, cells: Cells) -> tuple[Span, Span] | None:
    theirs = {
        lane: span
        for span in other.needed
        if span in cells and span != other.target
        for lane in _lanes(cells[span])
    }
    for span, room in one.needed.items():
        for lane in _lanes(cells[span]) if span in cells else ():
            match = theirs.get(lane)
            if match is None or span in {match, one.target}:
                continue
            here, there = cells[span][2].quantity, cells[match][2].quantity
            back = other.needed[match]
            if here is None or there is None:
                continue
            if room[0] <= there.value <= room[1] and back[0] <= here.value <= back[1]:
                return match, span
    return None


def _lanes(cell: tuple[Line, Line, Cell]) -> tuple[tuple[str, int], tuple[str, int]]:
    """Return the row and the column that a cell stands in."""
    return ("row", cell[0].index), ("column", cell[1].index)
