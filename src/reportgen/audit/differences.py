"""`parts-of-whole` in columns of changes: 增减 is what two others differ by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.assembly.tables.rounding import is_rounded, sum_room
from reportgen.audit.series import Series, address, in_table
from reportgen.diagnostics import Diagnostic, Phrase, Related, problem
from reportgen.model import Line
from reportgen.quantity import EXACT, Quantity, format_value

_SUPPORT = 3  # rows that have to show it
_OTHERS = 3  # times as many rows have to show it as deny it
_CHANGE = re.compile("增减|增加|减少|变化|变动|差额|净增")


def is_in_points(series: Series) -> bool:
    """Tell whether a line says by how many points of a hundred rates differ."""
    return series.line.unit.endswith("百分点")


@dataclass(frozen=True, slots=True)
class Difference:
    """A line that says what two others differ by, as most that cross them show."""

    change: Series
    over: Series
    under: Series
    denying: tuple[Line, ...]


def differences_in(own: Sequence[Series]) -> Iterator[Difference]:
    """Yield the columns 增减 of a table whose two others are found."""
    for change in own:
        found = None if change.has_rule else _found(change, own)
        if found is not None:
            yield found


def _found(change: Series, own: Sequence[Series]) -> Difference | None:
    """Return the two lines that a line says the difference of, and where it is another."""
    points = is_in_points(change)
    if not points and (change.is_ratio or not _CHANGE.search(change.line.label)):
        return None
    among = [s for s in own if s is not change and s.is_ratio is points and not is_in_points(s)]
    for over in among:
        for under in among:
            denying = None if over is under else _not_between(change, over, under)
            if denying is not None:
                return Difference(change, over, under, denying)
    return None


def _not_between(change: Series, over: Series, under: Series) -> tuple[Line, ...] | None:
    """Return the members whose change is not over - under, if in most it is; else None."""
    agreeing, denying = 0, []
    for member in (*change.members, *change.totals):
        stated, figures = change.cell(member).quantity, figures_of((over, under), member)
        if stated is None or figures is None:
            continue
        if _differs(stated, figures):
            denying.append(member)
            if len(denying) * _OTHERS > len(change.members) + len(change.totals):
                return None
        elif stated.value:
            agreeing += 1
    held = agreeing >= _SUPPORT and agreeing >= _OTHERS * len(denying)
    return tuple(denying) if held else None


def _differs(stated: Quantity, figures: Sequence[Quantity]) -> bool:
    off = EXACT.subtract(stated.value, EXACT.subtract(figures[0].value, figures[1].value))
    room = sum_room(stated, figures) if is_rounded(figures[0].face) else Decimal(0)
    return abs(off) > room


def unequal(found: Difference) -> Iterator[Diagnostic]:
    """Yield the cells of a line 增减 that are not what the two others differ by."""
    change, over, under = found.change, found.over, found.under
    for member in found.denying:
        cell = change.cell(member)
        minuend, subtrahend = over.cell(member), under.cell(member)
        stated, figures = cell.quantity, figures_of((over, under), member)
        assert stated is not None, "it was compared"
        assert figures is not None, "they were compared"
        exact = EXACT.subtract(figures[0].value, figures[1].value)
        yield problem(
            "parts-of-whole.difference",
            cell.span,
            related=tuple(
                Related(each.span, Phrase("computed-from")) for each in (minuend, subtrahend)
            ),
            table=in_table(change.table),
            cell=address(change, member),
            stated=stated.text,
            names=f"{over.name} - {under.name}",
            expected=format_value(exact, stated.face),
            working=f"{figures[0].text} - {figures[1].text}",
        )


def figures_of(parts: Sequence[Series], member: Line) -> list[Quantity] | None:
    """Return a member's figures in these lines, or None where one is missing."""
    found = [part.cell(member).quantity for part in parts]
    return None if None in found else [each for each in found if each is not None]
