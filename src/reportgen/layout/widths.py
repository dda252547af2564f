"""How wide a table's columns are: what never wraps fits, the rest is shared by need (F26)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportgen.layout.wrapping import WHOLE, Group, Wrapped, printed_ems, widened

_ALIKE = 1.6  # columns whose widths differ by less are of one kind
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
    texts: tuple[Wrapped, ...] = ()  # what takes several lines where the column is narrower


@dataclass(frozen=True, slots=True)
class CellText:
    """A cell to be fitted: its text, the columns it spans, and whether it may wrap."""

    text: str
    column: int
    span: int = 1
    whole: bool = False  # a figure: never wraps
    header: bool = False
    label: bool = False


def column_needs(cells: Iterable[CellText], columns: int) -> list[Need]:
    """Return what each column needs; a cell over several columns asks its share of each."""
    least, wanted = [1.0] * columns, [1.0] * columns
    texts: list[list[Wrapped]] = [[] for _ in range(columns)]
    over: list[tuple[CellText, float, float]] = []
    for cell in cells:
        low, high = _cell_need(cell)
        if cell.span == 1 and not cell.whole and cell.text:
            texts[cell.column].append(
                Wrapped(cell.text, title=cell.header or cell.label, header=cell.header)
            )
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
    return [
        Need(low, max(low, high), tuple(some))
        for low, high, some in zip(least, wanted, texts, strict=True)
    ]


def _cell_need(cell: CellText) -> tuple[float, float]:
    if not cell.text.strip():
        return 0.0, 0.0
    lines = cell.text.split("\n")
    full = max(map(printed_ems, lines))
    if cell.whole:
        return full, full
    whole = max(
        (printed_ems(found) for line in lines for found in WHOLE.findall(line)), default=1.0
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
    if sum(need.least * em + extra for need in needs) > total:
        return None
    groups = _groups(needs, em, extra, total)
    widths = widened(
        groups, em, total - sum(len(g.places) * (g.width * em + extra) for g in groups)
    )
    shares = [0.0] * len(needs)
    for group, width in zip(groups, widths, strict=True):
        for place in group.places:
            shares[place] = width * em + extra
    spare = total / sum(shares)
    return _rounded([share * spare for share in shares], total)


def _groups(needs: Sequence[Need], em: int, extra: int, total: int) -> list[Group]:
    """Return the columns with the widths they have at least.

    Columns of one kind (schools across) behind the first are one group, equally wide.
    """
    first, rest = needs[0], needs[1:]
    wide = max((need.least for need in rest), default=0.0)
    alike = rest and max(n.wanted for n in rest) <= _ALIKE * min(n.wanted for n in rest)
    if alike and (first.least + wide * len(rest)) * em + extra * len(needs) <= total:
        texts = tuple(text for need in rest for text in need.texts)
        return [
            Group((0,), first.least, first.texts),
            Group(tuple(range(1, len(needs))), wide, texts),
        ]
    return [Group((place,), need.least, need.texts) for place, need in enumerate(needs)]


def squeezed(widths: Sequence[float], total: int) -> tuple[int, ...]:
    """Return the widths in proportion, so that they sum to `total`."""
    return _rounded([width * total / sum(widths) for width in widths], total)


def _rounded(shares: Sequence[float], total: int) -> tuple[int, ...]:
    """Return whole twips whose sum is the total exactly."""
    edges, reach = [0], 0.0
    for share in shares:
        reach += share
        edges.append(round(reach))
    edges[-1] = total
    return tuple(b - a for a, b in pairwise(edges))
