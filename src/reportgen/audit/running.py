"""`parts-of-whole` in running totals: 累计 is that of the line before and what came since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.assembly.tables.rounding import sum_room
from reportgen.audit.series import Series, address, in_table
from reportgen.diagnostics import Diagnostic, Phrase, Related, problem
from reportgen.quantity import EXACT, Quantity, format_value

_WORD = "累计"
_SUPPORT = 3  # lines that have to show it
_MOST_WRONG = 2  # that one wrong figure makes: its own and the next


def unequal_running(own: Sequence[Series]) -> Iterator[Diagnostic]:
    """Yield the cell of a column 累计 that is not the one before and its own line's figure."""
    running = [s for s in own if _WORD in s.line.label and not (s.is_ratio or s.has_rule)]
    for total in running:
        others = (s for s in own if not s.is_ratio and _WORD not in s.line.label)
        found = next((each for s in others for each in [_broken(total, s)] if each), None)
        if found is not None:
            yield from _told(total, *found)


def _broken(total: Series, step: Series) -> tuple[Series, list[int]] | None:
    """Return the column that is added up with the lines where it is not; None if it is not."""
    sums = [total.cell(member).quantity for member in total.members]
    steps = [step.cell(member).quantity for member in total.members]
    unit = total.line.unit or total.table.unit
    wrong, held = [], int(bool(sums and sums[0] and steps[0] and sums[0].value == steps[0].value))
    for place in range(1, len(sums)):
        figures = sums[place - 1], steps[place]
        stated, read = sums[place], [each for each in figures if each is not None]
        if stated is None or len(read) < len(figures):
            continue
        if _agrees(stated, read, unit):
            held += 1
        else:
            wrong.append(place)
    shown = held >= _SUPPORT and held >= len(wrong) and len(wrong) <= _MOST_WRONG
    return (step, wrong) if shown and _is_one(sums, steps, wrong, unit) else None


def _agrees(stated: Quantity, figures: Sequence[Quantity], unit: str) -> bool:
    total = sum(each.value for each in figures)
    return abs(EXACT.subtract(stated.value, total)) <= sum_room(stated, figures, unit=unit)


def _is_one(
    sums: Sequence[Quantity | None],
    steps: Sequence[Quantity | None],
    wrong: Sequence[int],
    unit: str,
) -> bool:
    """Tell whether one wrong running total explains all: the next line agrees without it."""
    if len(wrong) < _MOST_WRONG:
        return True
    first, last = wrong
    before, own, after, stated = sums[first - 1], steps[first], steps[last], sums[last]
    if last != first + 1 or not (before and own and after and stated):
        return False
    return _agrees(stated, (before, own, after), unit)


def _told(total: Series, step: Series, wrong: Sequence[int]) -> Iterator[Diagnostic]:
    for place in wrong[:1]:
        before, member = total.members[place - 1], total.members[place]
        cell, used = total.cell(member), (total.cell(before), step.cell(member))
        figures = [each.quantity for each in used if each.quantity is not None]
        assert cell.quantity is not None, "it was compared"
        exact = EXACT.add(figures[0].value, figures[1].value)
        yield problem(
            "parts-of-whole.running",
            cell.span,
            related=tuple(Related(each.span, Phrase("a-part")) for each in used),
            table=in_table(total.table),
            cell=address(total, member),
            stated=cell.quantity.text,
            name=step.name,
            expected=format_value(exact, cell.quantity.face),
            parts=f"{figures[0].text} + {figures[1].text}",
        )
