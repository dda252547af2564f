"""`part-exceeds-whole` and `parts-of-whole` in tables: `of`, 其中, columns that add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.assembly.tables.parts import is_part
from reportgen.assembly.tables.rounding import sum_room
from reportgen.audit.differences import differences_in, figures_of, unequal
from reportgen.audit.inside import countable, whole_among, wholes_of
from reportgen.audit.levels import unequal_balances, unequal_levels
from reportgen.audit.mistyped import is_explained
from reportgen.audit.reading import Reading
from reportgen.audit.running import unequal_running
from reportgen.audit.series import Series, address, in_table
from reportgen.diagnostics import Diagnostic, Phrase, Related, Severity, problem
from reportgen.model import Line, tables_of
from reportgen.quantity import EXACT, Quantity, format_value

_LONGEST = 6  # columns that may make up the one beside them
_SUPPORT = 3  # rows that have to show it
_OTHERS = 3  # times as many rows have to show it as deny it
_HIDDEN = 2  # rows whose parts are all less than the whole: something of it is not listed


def exceeding_parts(reading: Reading) -> Iterator[Diagnostic]:
    """Yield the cells of a part (`of`, 其中) that are more than its whole."""
    for own in (*reading.series, *reading.crossing):
        held = [(part, wholes_of(part, own)) for part in own if part.line.of or is_part(part.line)]
        across = countable(own) if held else []
        for part, wholes in held:
            if not part.is_ratio:
                yield from _exceeding(part, [each for each in wholes if not each.is_ratio], across)


def _exceeding(
    part: Series, wholes: Sequence[Series], across: Sequence[Line]
) -> Iterator[Diagnostic]:
    whole, over = whole_among(part, wholes, across)
    if whole is None:
        return
    for member in over:
        cell, held = part.cell(member), whole.cell(member)
        assert cell.quantity is not None, "it was compared"
        assert held.quantity is not None, "it was compared"
        yield problem(
            "part-exceeds-whole",
            cell.span,
            related=(Related(held.span, Phrase("the-whole")),),
            table=in_table(part.table),
            cell=address(part, member),
            stated=cell.quantity.text,
            whole=address(whole, member),
            expected=held.quantity.text,
        )


def unequal_parts(reading: Reading) -> Iterator[Diagnostic]:
    """Yield the cells where a line is not the sum of its neighbours as it is elsewhere."""
    for own in (*reading.series, *reading.crossing):
        changes = list(differences_in(own))
        told = [{id(each.change), id(each.over), id(each.under)} for each in changes]
        for sum_ in sums_beside(own):
            if {id(sum_.whole), *map(id, sum_.parts)} not in told:
                yield from _unequal(sum_)
        for change in changes:
            yield from unequal(change)
        yield from unequal_running(own)
    for table in tables_of(reading.report):
        yield from unequal_levels(table)
        yield from unequal_balances(table)


@dataclass(frozen=True, slots=True)
class Beside:
    """A line that is the sum of lines beside it, as most that cross them show."""

    whole: Series
    parts: tuple[Series, ...]
    denying: tuple[Line, ...]


def sums_beside(own: Sequence[Series]) -> Iterator[Beside]:
    """Yield the lines of a table that are the sums of those behind or before them."""
    counts = [s for s in own if not s.is_ratio]
    if not counts:
        return
    across = countable(own)
    figures = [[_plain(s.cell(m).quantity) for m in across] for s in counts]
    for at, whole in enumerate(counts):
        if not whole.has_rule and not whole.line.is_total:  # a total is held elsewhere
            found = _beside(at, counts, across, figures)
            if found is not None:
                yield found


def _plain(quantity: Quantity | None) -> float | None:
    return None if quantity is None else float(quantity.value)


def _beside(
    at: int,
    counts: Sequence[Series],
    across: Sequence[Line],
    figures: Sequence[Sequence[float | None]],
) -> Beside | None:
    """Return the neighbours that most crossing lines show to be the line's parts."""
    for step in (1, -1):
        sums: list[float | None] = [0.0] * len(across)
        run: list[int] = []
        place = at
        while len(run) < _LONGEST and _neighbour(counts, place, step):
            place += step
            if is_part(counts[place].line) and not is_part(counts[at].line):
                continue  # in the one before it already
            run.append(place)
            sums = [
                None if total is None or part is None else total + part
                for total, part in zip(sums, figures[place], strict=True)
            ]
            if len(run) > 1 and _likely(figures[at], sums):
                parts = tuple(counts[each] for each in run)
                found = _held(counts[at], parts, across)
                if found is not None:
                    return found
    return None


def _neighbour(counts: Sequence[Series], place: int, step: int) -> bool:
    after = place + step
    if not 0 <= after < len(counts):
        return False
    return abs(counts[after].line.index - counts[place].line.index) == 1


def _likely(stated: Sequence[float | None], sums: Sequence[float | None]) -> bool:
    """Tell in haste whether enough of the sums come near; what is told is reckoned exactly."""
    near = denying = 0
    for one, total in zip(stated, sums, strict=True):
        if one is None or total is None:
            continue
        if abs(one - total) <= _LONGEST + abs(one) * 1e-9:
            near += 1
        else:
            denying += 1
            if denying * _OTHERS > len(stated):
                return False
    return near >= _SUPPORT


def _held(whole: Series, parts: tuple[Series, ...], across: Sequence[Line]) -> Beside | None:
    held = [(member, _compared(whole, parts, member)) for member in across]
    agreeing = sum(each is True for _, each in held)
    denying = tuple(member for member, each in held if each is False)
    if agreeing < _SUPPORT or agreeing < _OTHERS * len(denying):
        return None
    return Beside(whole, parts, denying)


def _off(whole: Series, parts: Sequence[Series], member: Line) -> Decimal:
    stated, figures = whole.cell(member).quantity, figures_of(parts, member) or []
    assert stated is not None, "it was compared"
    return EXACT.subtract(stated.value, sum((each.value for each in figures), Decimal(0)))


def _compared(whole: Series, parts: Sequence[Series], member: Line) -> bool | None:
    """Tell whether the parts add up; None where that shows nothing: a blank, all but one are 0."""
    stated = whole.cell(member).quantity
    figures = figures_of(parts, member)
    if stated is None or figures is None:
        return None
    unit = whole.line.unit or member.unit or whole.table.unit
    if abs(_off(whole, parts, member)) > sum_room(stated, figures, unit=unit):
        return False
    return True if sum(bool(each.value) for each in figures) > 1 else None


def _unequal(found: Beside) -> Iterator[Diagnostic]:
    whole, parts = found.whole, found.parts
    offs = [_off(whole, parts, member) for member in found.denying]
    hidden = len(offs) >= _HIDDEN and all(off > 0 for off in offs)
    sure = not hidden and not is_explained(whole.table)
    for member in found.denying:
        cell, figures = whole.cell(member), figures_of(parts, member) or []
        assert cell.quantity is not None, "it was compared"
        total = sum((each.value for each in figures), Decimal(0))
        yield problem(
            "parts-of-whole",
            cell.span,
            severity=Severity.WARNING if sure else Severity.NOTE,
            related=tuple(Related(p.cell(member).span, Phrase("a-part")) for p in parts),
            table=in_table(whole.table),
            cell=address(whole, member),
            stated=cell.quantity.text,
            names="、".join(part.name for part in parts),
            expected=format_value(total, cell.quantity.face),
            parts=" + ".join(each.text for each in figures),
        )
