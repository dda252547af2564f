"""How wide charts are that share a row: drawn for it, so that no text is shrunk (F31, F33)."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.model import Chart, FigureBlock, Report, blocks_of

_ROW = 156.0  # mm
_GAP = 4.0
_LEAST = 70.0  # narrower no chart is readable; a row of more is scaled


def row_widths(report: Report) -> Mapping[str, float]:
    """Return the mm, by id, of each chart that stands in a row with others."""
    rows = (block.items for block in blocks_of(report) if isinstance(block, FigureBlock))
    return {
        item.id: max(_LEAST, (_ROW - _GAP * (len(items) - 1)) / len(items))
        for items in rows
        if len(items) > 1
        for item in items
        if isinstance(item, Chart)
    }
