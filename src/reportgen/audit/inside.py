"""What a line of a table is some of: by `of`, by 其中, by its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.assembly.labels import bare, is_numbered_label, loose, part_name
from reportgen.assembly.tables.parts import is_part
from reportgen.audit.series import Series, is_rate_line
from reportgen.model import Line

_BALANCE = re.compile("净|盈|亏|利润|增减|差额|结余|顺差|逆差")  # a part may be more than these
_COUNTED = re.compile("(?:总?人?数|总额|总量|合计)$")  # of a name: 教师数 are 教师
_SHORTEST = 2  # of a whole's name in its part's
_OTHERS = 3  # times as many figures have to fit a whole as do not


def countable(own: Sequence[Series]) -> list[Line]:
    """Return the lines that cross those of a table and hold no rates."""
    table, down = own[0].table, not own[0].down
    lines = (*own[0].members, *own[0].totals)
    return [line for line in lines if not is_rate_line(table, line, down=down)]


def wholes_of(part: Series, own: Sequence[Series]) -> list[Series]:
    """Return the lines that a part (`of`, 其中) may be part of, the likeliest first.

    It is some of the line that its name ends with (支出, 其中：人员支出), else of the one before.
    Where that one itself stands below a 其中, a second 其中 may mean what the first one does.
    """
    if part.line.of:
        wanted = bare(part.line.of)
        names = ((s, (s.line.key, s.line.label, loose(s.line.label))) for s in own)
        return [s for s, known in names if s is not part and wanted in known][:1]
    if not is_part(part.line):
        return []
    before = own[: part.line.index]
    named = next((s for s in reversed(before) if _names(s.line, part.line)), None)
    found = [named] if named else list(_levels(before))
    return [each for each in found if _comparable(part.line, each.line)]


def _names(whole: Line, part: Line) -> bool:
    """Tell whether a part's name ends with its whole's: 人员支出 is some of 支出."""
    name = _COUNTED.sub("", loose(whole.label))
    own = _COUNTED.sub("", part_name(loose(part.label)))
    return not is_part(whole) and len(name) >= _SHORTEST and own != name and own.endswith(name)


def _levels(before: Sequence[Series]) -> Iterator[Series]:
    """Yield the nearest line that is no part, then the ones that 其中 before it stand below."""
    place = len(before)
    while place:
        place = next((i for i in range(place - 1, -1, -1) if not is_part(before[i].line)), -1)
        if place < 0:
            return
        yield before[place]
        if before[place].line.is_total or is_numbered_label(before[place].line.label):
            return
        place = next((i for i in range(place - 1, -1, -1) if is_part(before[i].line)), 0)


def _comparable(part: Line, whole: Line) -> bool:
    """Tell whether a part counts what its whole counts, and cannot be more for a loss in it."""
    units = {part.unit, whole.unit} - {""}
    return len(units) < 2 and not _BALANCE.search(whole.label)


def whole_among(
    part: Series, wholes: Sequence[Series], across: Sequence[Line]
) -> tuple[Series | None, list[Line]]:
    """Return which line a part is some of, and where it is more than that; all others as well.

    Of several the first that most figures fit; a single figure fits the one that is not less.
    """
    over: list[Line] = []
    for whole in wholes:
        compared = [_is_over(part, whole, member) for member in across]
        over = [line for line, more in zip(across, compared, strict=True) if more]
        if len(over) * (_OTHERS + 1) <= len([each for each in compared if each is not None]):
            return whole, over
    return (wholes[-1], over) if wholes else (None, [])


def _is_over(part: Series, whole: Series, member: Line) -> bool | None:
    cell, held = part.cell(member).quantity, whole.cell(member).quantity
    if cell is None or held is None or held.value < 0:
        return None
    return cell.unit == held.unit and cell.value > held.value
