"""A worked-out draft → the table as it prints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportgen.assembly.ids import stable_id
from reportgen.assembly.tables.draft import Draft
from reportgen.loading.instance import Merge
from reportgen.model import Cell, DataTable


def finished(draft: Draft) -> DataTable:
    """Return the table; caption, number, label, note and source are still empty."""
    entry: Mapping[str, Any] = draft.instance.data[draft.path[0]][draft.path[1]]
    return DataTable(
        id=stable_id(draft.instance.source.path, "table", draft.name),
        name=draft.name,
        caption=(),
        number=0,
        label="",
        grid=_grid(draft),
        header_rows=draft.header_rows,
        label_columns=draft.label_columns,
        columns=tuple(draft.columns),
        rows=tuple(draft.rows),
        unit=draft.unit,
        note=(),
        source=(),
        style=entry.get("style") or "",
        landscape=bool(entry.get("landscape")),
        align=entry.get("align") or "",
        span=draft.span,
    )


def _grid(draft: Draft) -> tuple[tuple[Cell, ...], ...]:
    origins = {(merge.top, merge.left): merge for merge in draft.merges}
    covered = {
        (row, column)
        for merge in draft.merges
        for row in range(merge.top, merge.bottom + 1)
        for column in range(merge.left, merge.right + 1)
        if (row, column) != (merge.top, merge.left)
    }
    return tuple(
        tuple(
            _cell(draft, row, column, origins.get((row, column)), (row, column) in covered)
            for column in range(len(draft.cells[row]))
        )
        for row in range(len(draft.cells))
    )


def _cell(draft: Draft, row: int, column: int, merge: Merge | None, covered: bool) -> Cell:
    raw = draft.cells[row][column]
    at = (row - draft.header_rows, column - draft.label_columns)
    stated = draft.stated.get(at) if min(at) >= 0 else None
    computed = draft.computed.get(at) if min(at) >= 0 else None
    quantity = stated if stated is not None or raw.text else computed
    text = raw.text if raw.text or computed is None else computed.text
    return Cell(
        text=text,
        span=raw.span,
        quantity=quantity,
        computed=computed,
        row_span=merge.bottom - merge.top + 1 if merge else 1,
        column_span=merge.right - merge.left + 1 if merge else 1,
        covered=covered,
        sources=draft.sources.get(at, ()),
    )
