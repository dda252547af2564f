"""How wide a table's columns are: what never wraps fits, the rest is shared by need (F26)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportgen.layout.text import halves

# Figures, words and units in brackets stay whole; other faces set Latin a little wider than half
# an em, so a figure is given more than it needs.
_WHOLE = re.compile(
    r"[A-Za-z0-9.,:/%‰+\-~²³°℃]+|[（(][^（）()\n]{1,6}[）)]|.",
)
_HALF_EM = 0.56
_LONG = 14.0  # ems; from here on a text asks for less than it has
_LONGEST = 26.0
_LEAST_TEXT = 4.0  # ems a long text's column has at least
_LEAST_HEADER = 2.0
_LEAST_LABEL = 7.0  # a label breaks into two lines rather than three, up to this width


@dataclass(frozen=True, slots=True)
class Need:
    """A column's width in ems: without which something breaks, and with which all reads well."""

    least: float
    wanted: float


@dataclass(frozen=True, slots=True)
class CellText:
    """A cell to be fitted: its text, the columns it spans, and whether it may wrap."""

    text: str
    column: int
    span: int = 1
    whole: bool = False  # a figure: never wraps
    header: bool = False
    label: bool = False


def printed_ems(text: str) -> float:
    """Return the width of one line in ems, figures with room to spare."""
    half = halves(text)
    return len(text) - half + half * _HALF_EM


def column_needs(cells: Iterable[CellText], columns: int) -> list[Need]:
    """Return what each column needs; a cell over several columns asks its share of each."""
    least, wanted = [1.0] * columns, [1.0] * columns
    over: list[tuple[CellText, float, float]] = []
    for cell in cells:
        low, high = _cell_need(cell)
        if cell.span > 1:
            over.append((cell, low, high))
            continue
        least[cell.column] = max(least[cell.column], low)
        wanted[cell.column] = max(wanted[cell.column], high)
    for cell, low, high in over:
        places = range(cell.column, min(cell.column + cell.span, columns))
        for widths, need in ((least, low), (wanted, high)):
            missing = need - sum(widths[place] for place in places)
            for place in places if missing > 0 else ():
                widths[place] += missing / len(places)
    return [Need(low, max(low, high)) for low, high in zip(least, wanted, strict=True)]


def _cell_need(cell: CellText) -> tuple[float, float]:
    if not cell.text.strip():
        return 0.0, 0.0
    lines = cell.text.split("\n")
    full = max(map(printed_ems, lines))
    if cell.whole:
        return full, full
    whole = max(
        (printed_ems(found) for line in lines for found in _WHOLE.findall(line)), default=1.0
    )
    # A word that no page holds is broken by Word anyhow.
    least = max(min(whole, _LONGEST), min(full, _least(cell, full)))
    if cell.header:
        return max(least, min(full / 4, _LEAST_TEXT)), max(least, full / 2 if full > 6 else full)
    return least, full if full <= _LONG else min(_LONGEST, _LONG + (full - _LONG) / 4)


def _least(cell: CellText, full: float) -> float:
    if cell.header:
        return _LEAST_HEADER
    return max(_LEAST_TEXT, min(full / 2 + 0.5, _LEAST_LABEL)) if cell.label else _LEAST_TEXT


def fit(needs: Sequence[Need], em: int, extra: int, total: int) -> tuple[int, ...] | None:
    """Return column widths in twips that sum to `total`, or None when the least does not fit.

    `em` is the size in twips, `extra` what margins and lines take from each column.
    """
    least = [need.least * em + extra for need in needs]
    wanted = [need.wanted * em + extra for need in needs]
    if sum(least) > total:
        return None
    if sum(wanted) <= total:
        shares = _spread(wanted, total)
    else:
        part = (total - sum(least)) / max(sum(wanted) - sum(least), 1e-9)
        shares = [low + (high - low) * part for low, high in zip(least, wanted, strict=True)]
    return _rounded(shares, total)


def squeezed(widths: Sequence[float], total: int) -> tuple[int, ...]:
    """Return the widths in proportion, so that they sum to `total`."""
    return _rounded([width * total / sum(widths) for width in widths], total)


def _spread(wanted: Sequence[float], total: int) -> list[float]:
    """Return widths that fill the total: alike where columns are alike, else by what they need."""
    first, rest = wanted[0], wanted[1:]
    if not rest:
        return [float(total)]
    if max(rest) <= 2.5 * min(rest) and first + max(rest) * len(rest) <= total:
        # Columns of one kind (schools across) are equally wide, the labels a little wider.
        left = total - first - max(rest) * len(rest)
        label = first + left * first / sum((first, max(rest) * len(rest)))
        return [label, *[(total - label) / len(rest)] * len(rest)]
    spare = total - sum(wanted)
    return [width + spare * width / sum(wanted) for width in wanted]


def _rounded(shares: Sequence[float], total: int) -> tuple[int, ...]:
    """Return whole twips whose sum is the total exactly."""
    edges, reach = [0], 0.0
    for share in shares:
        reach += share
        edges.append(round(reach))
    edges[-1] = total
    return tuple(b - a for a, b in pairwise(edges))
