"""`part-exceeds-whole` and `parts-of-whole` in tables: `of`, 其中, and columns that add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from reportgen.assembly.labels import bare, loose
from reportgen.assembly.tables.rounding import sum_room
from reportgen.audit.reading import Reading
from reportgen.audit.series import Series, address
from reportgen.diagnostics import Diagnostic, Phrase, Related, problem
from reportgen.model import Line
from reportgen.quantity import EXACT, Quantity, format_value

_LONGEST = 6  # columns that may make up the one beside them
_SUPPORT = 3  # rows that have to show it
_OTHERS = 3  # times as many rows have to show it as deny it


def exceeding_parts(reading: Reading) -> Iterator[Diagnostic]:
    """Yield the cells of a part (`of`, 其中) that are more than its whole."""
    for own in reading.series:
        for part in own:
            whole = whole_of(part, own)
            if whole is not None and not part.is_ratio and not whole.is_ratio:
                yield from _exceeding(part, whole)


def whole_of(part: Series, own: Sequence[Series]) -> Series | None:
    """Return the line that a part (`of`, 其中) is part of."""
    if part.line.of:
        wanted = bare(part.line.of)
        names = ((s, (s.line.key, s.line.label, loose(s.line.label))) for s in own)
        return next((s for s, known in names if s is not part and wanted in known), None)
    if not any(bare(title).startswith("其中") for title in part.line.titles):
        return None
    before = (s for s in own[: part.line.index][::-1])
    return next((s for s in before if not any("其中" in t for t in s.line.titles)), None)


def _exceeding(part: Series, whole: Series) -> Iterator[Diagnostic]:
    for member in (*part.members, *part.totals):
        cell, held = part.cell(member), whole.cell(member)
        if cell.quantity is None or held.quantity is None:
            continue
        if cell.quantity.value > held.quantity.value:
            yield problem(
                "part-exceeds-whole",
                cell.span,
                related=(Related(held.span, Phrase("the-whole")),),
                cell=address(part, member),
                stated=cell.quantity.text,
                whole=address(whole, member),
                expected=held.quantity.text,
            )


def unequal_parts(reading: Reading) -> Iterator[Diagnostic]:
    """Yield the rows where a column is not the sum of its neighbours as in the others."""
    for own in reading.series:
        counts = [s for s in own if not s.is_ratio]
        for whole in counts:
            parts = None if whole.has_rule else parts_beside(whole, counts)
            if parts:
                yield from _unequal(whole, parts)


def parts_beside(whole: Series, counts: Sequence[Series]) -> Sequence[Series] | None:
    """Return the neighbours that most rows show to be the column's parts."""
    at = counts.index(whole)
    for run in (counts[at + 1 :], counts[:at][::-1]):
        for length in range(2, min(len(run), _LONGEST) + 1):
            parts = run[:length]
            if any(abs(b.line.index - a.line.index) != 1 for a, b in pairwise((whole, *parts))):
                break
            held = [_compared(whole, parts, member) for member in whole.members]
            agreeing = sum(each is True for each in held)
            denying = sum(each is False for each in held)
            if agreeing >= _SUPPORT and agreeing >= _OTHERS * denying:
                return parts
    return None


def _figures(parts: Sequence[Series], member: Line) -> list[Quantity] | None:
    found = [part.cell(member).quantity for part in parts]
    return None if None in found else [each for each in found if each is not None]


def _compared(whole: Series, parts: Sequence[Series], member: Line) -> bool | None:
    """Tell whether the parts add up; None where that shows nothing: a blank, all but one are 0."""
    stated = whole.cell(member).quantity
    figures = _figures(parts, member)
    if stated is None or figures is None:
        return None
    total = sum((each.value for each in figures), Decimal(0))
    off = abs(EXACT.subtract(stated.value, total))
    if off > sum_room(stated, figures):
        return False
    return True if sum(bool(each.value) for each in figures) > 1 else None


def _unequal(whole: Series, parts: Sequence[Series]) -> Iterator[Diagnostic]:
    for member in (*whole.members, *whole.totals):
        if _compared(whole, parts, member) is not False:
            continue
        cell, figures = whole.cell(member), _figures(parts, member) or []
        assert cell.quantity is not None, "it was compared"
        total = sum((each.value for each in figures), Decimal(0))
        yield problem(
            "parts-of-whole",
            cell.span,
            related=tuple(Related(p.cell(member).span, Phrase("a-part")) for p in parts),
            cell=address(whole, member),
            stated=cell.quantity.text,
            names="、".join(part.name for part in parts),
            expected=format_value(total, cell.quantity.face),
            parts=" + ".join(each.text for each in figures),
        )
