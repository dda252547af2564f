"""Tables of two versions held against each other, by labels and never by position."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from reportgen.audit.changes.change import Change, Of, changed, is_same_figure
from reportgen.audit.changes.versions import OldTable
from reportgen.audit.ledger.entries import Entry, Grid, Ledger
from reportgen.audit.ledger.grids import plain
from reportgen.quantity import parse_quantity

Cells = Mapping[tuple[str, str], str]

_ALIKE = 0.5  # of the labels of two tables that have no name in common
_MOST = 200  # tables or lines without a counterpart that are tried against each other


@dataclass(frozen=True, slots=True)
class _Pair:
    old: OldTable
    now: Grid


def table_changes(old: Sequence[OldTable], ledger: Ledger) -> Iterator[Change]:
    """Yield what has changed in the tables' figures, and what has another name now."""
    printed_only = any(each.parts for each in old)
    grids = [each for each in ledger.tables if each.placed or not printed_only]
    entries: dict[str, dict[tuple[str, str], Entry]] = {}
    for entry in ledger.entries:
        if entry.table:
            entries.setdefault(entry.table, {})[entry.row, entry.column] = entry
    pairs, gone, new = _pairs(old, grids)
    for pair in pairs:
        yield from _held(pair, entries.get(pair.now.name, {}))
    for grid in new:
        for entry in entries.get(grid.name, {}).values():
            yield Change("new", "cell", entry.address, "", entry.text, entry.order, entry.span)
    for table in gone:
        for (row, column), text in table.labelled(1, 1).items():
            if parse_quantity(text) is not None:
                name = f"{table.name or table.caption}.{row}.{column}"
                yield Change("removed", "cell", name, text.strip(), "", (_LAST,))


_LAST = 1 << 30  # what is gone with its table stands behind all


def _pairs(
    old: Sequence[OldTable], grids: Sequence[Grid]
) -> tuple[list[_Pair], list[OldTable], list[Grid]]:
    """Return which table was which: by id or name, by caption, else by most of its labels."""
    pairs: list[_Pair] = []
    free = list(grids)
    left: list[OldTable] = list(old)
    ways: tuple[Callable[[OldTable], str], ...] = (
        lambda table: table.id and f"#{table.id}",
        lambda table: table.name and f"@{table.name}",
        lambda table: table.caption and plain(table.caption),
    )
    for way in ways:
        known: dict[str, Grid] = {}
        for grid in free:
            for called in (f"#{grid.id}", f"@{grid.name}", plain(grid.caption)):
                known.setdefault(called, grid)
        still: list[OldTable] = []
        for table in left:
            key = way(table)
            found = known.get(key) if key else None
            if found is not None and found in free:
                pairs.append(_Pair(table, found))
                free.remove(found)
            else:
                still.append(table)
        left = still
    for table in left[:_MOST]:
        best = max(free, key=lambda grid: _overlap(table, grid), default=None)
        if best is not None and _overlap(table, best) >= _ALIKE:
            pairs.append(_Pair(table, best))
            free.remove(best)
    paired = {id(pair.old) for pair in pairs}
    named = [each for each in left if id(each) not in paired and (each.id or each.name)]
    return pairs, named, free


def _overlap(table: OldTable, grid: Grid) -> float:
    cells = table.labelled(grid.header_rows, grid.label_columns)
    ours, theirs = _labels(cells), _labels(grid.cells)
    return len(ours & theirs) / max(len(ours | theirs), 1)


def _labels(cells: Cells) -> set[str]:
    return {label for key in cells for label in key if label}


def _held(pair: _Pair, entries: Mapping[tuple[str, str], Entry]) -> Iterator[Change]:
    grid = pair.now
    before = pair.old.labelled(grid.header_rows, grid.label_columns)
    order = min((each.order for each in entries.values()), default=(_LAST,))
    was = pair.old.name or pair.old.caption
    now = grid.name if pair.old.name else grid.caption
    if pair.old.id != grid.id and plain(was) != plain(now):
        yield Change("renamed", "table", now, was, now, order)
    for down in (True, False):
        renamed = _renamed(before, grid.cells, down=down)
        what: Of = "column" if down else "row"
        for old, new in renamed.items():
            yield Change("renamed", what, f"{grid.name}.{new}", old, new, order)
        before = _with_names(before, renamed, down=down)
    for key in dict.fromkeys((*grid.cells, *before)):
        yield from _cell(grid, key, before.get(key, ""), entries.get(key), order)


def _cell(
    grid: Grid,
    key: tuple[str, str],
    before: str,
    entry: Entry | None,
    order: tuple[int, ...],
) -> Iterator[Change]:
    after = grid.cells.get(key, "")
    was, now = parse_quantity(before), parse_quantity(after)
    if plain(before) == plain(after) or (was and now and is_same_figure(was, now)):
        return
    before, after = before.strip(), after.strip()
    if entry is not None and before:
        sides = ((before, was), (after, now))
        yield changed("cell", entry.address, *sides, order=entry.order, span=entry.span)
    elif entry is not None:
        yield Change("new", "cell", entry.address, "", after, entry.order, entry.span)
    elif was is not None:
        address = ".".join((grid.name, *key))
        yield Change("removed", "cell", address, before, after, order)


def _with_names(cells: Cells, renamed: Mapping[str, str], *, down: bool) -> Cells:
    if not renamed:
        return cells
    return {
        (row, renamed.get(column, column)) if down else (renamed.get(row, row), column): text
        for (row, column), text in cells.items()
    }


def _renamed(before: Cells, after: Cells, *, down: bool) -> dict[str, str]:
    """Return the lines that have another label and mostly the same figures."""
    old, now = _lines(before, down=down), _lines(after, down=down)
    gone = [label for label in old if label not in now][:_MOST]
    come = [label for label in now if label not in old][:_MOST]
    found: dict[str, str] = {}
    for label in gone:
        best = max(come, key=lambda each: _likeness(old[label], now[each]), default=None)
        if best is None:
            continue
        alone = len(gone) == len(come) == 1 and _alike(label, best)
        if alone or _likeness(old[label], now[best]) > _ALIKE:
            found[label] = best
            come.remove(best)
    return found


def _lines(cells: Cells, *, down: bool) -> dict[str, dict[str, str]]:
    lines: dict[str, dict[str, str]] = {}
    for (row, column), text in cells.items():
        own, other = (column, row) if down else (row, column)
        lines.setdefault(own, {})[other] = plain(text)
    return lines


def _likeness(one: Mapping[str, str], other: Mapping[str, str]) -> float:
    """Return which part of two lines' cells is the same; few cells or empty ones show nothing."""
    shared = [label for label in one if label in other]
    same = sum(one[label] == other[label] != "" for label in shared)
    return same / len(shared) if same >= 2 else 0.0


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one[:80], other[:80], autojunk=False).ratio() >= _ALIKE
