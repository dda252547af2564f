"""Which lines a total line is made of: all, those of its group, those since the last subtotal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from reportgen.assembly.labels import (
    adds_up,
    bare,
    is_balance_label,
    is_numbered_label,
    is_part_label,
    is_subtotal_label,
    is_total_label,
)
from reportgen.model import Line

_MOST_INNER = 12  # lines behind a 其中, and such lines, that are tried


def parts_of(total: Line, lines: Sequence[Line]) -> list[Line]:
    """Return the lines that a total line adds up, other totals left out.

    Below a group (在校生 · 小计) it is the group's lines; a group that is itself the total
    (合计 · 男) adds up 男 of all groups; a plain 小计 adds up what stands since the total before
    it, or up to the next one when it comes first; 一、收入合计 adds up its chapter. A line that is
    only some of another (其中) is in that one already, and where lines are numbered 一、 二、 those
    between are in them.
    """
    plain = [line for line in lines if not line.is_total]
    plain = _amounts(plain) if len(_amounts(plain)) > 1 else plain
    *groups, own = total.titles or ("",)
    if groups and not is_total_label(own):
        return _outermost([line for line in plain if line.label == total.label])
    above = [bare(group) for group in groups]
    inside = [line for line in plain if above and _begins(line, above)]
    if inside:
        return _outermost(inside)
    chapter = chapter_of(total, lines)
    if chapter:
        return _outermost(chapter)
    return _outermost(_beside(total, lines) if is_subtotal_label(own) else plain)


def _amounts(lines: Sequence[Line]) -> list[Line]:
    """Return the lines whose figures are amounts: no average stands in a sum."""
    return [line for line in lines if adds_up(line.label, line.unit)]


def _outermost(lines: list[Line]) -> list[Line]:
    """Leave out the lines that are counted in another of them."""
    numbered = [line for line in lines if is_numbered_label(line.label)]
    if len(numbered) > 1:
        return numbered
    return [line for line in lines if not is_part(line)] or lines


def is_part(line: Line) -> bool:
    """Tell whether a line is some of the one before it: 其中：女, or a column below 其中."""
    return any(is_part_label(title) for title in line.titles)


def readings_of(lines: Sequence[Line], parts: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the parts of a total, then without the lines that may be no part of it.

    其中：购置费 is often followed by 运行费, which is some of the same line and does not say so;
    what is left over (结余) often stands below what was spent.
    """
    yield list(parts)
    spent = [line for line in parts if not is_balance_label(line.label)]
    if len(spent) < len(parts):
        yield spent
    kept = {line.index for line in parts}
    among = lines[min(kept, default=0) : max(kept, default=0)]
    for line in [each for each in among if is_part(each)][:_MOST_INNER]:
        inner: set[int] = set()
        for after in lines[line.index + 1 : line.index + 1 + _MOST_INNER]:
            if after.is_total or is_part(after) or after.index not in kept:
                break
            inner.add(after.index)
            yield [each for each in parts if each.index not in inner]


def _begins(line: Line, groups: Sequence[str]) -> bool:
    return [bare(title) for title in line.titles[: len(groups)]] == groups


def _beside(total: Line, lines: Sequence[Line]) -> list[Line]:
    first = next((line.index for line in lines if is_subtotal(line)), 0)
    leads = all(line.is_total for line in lines[:first])
    return _run(lines[total.index + 1 :]) if leads else _run(lines[: total.index][::-1])[::-1]


def _run(lines: Sequence[Line]) -> list[Line]:
    """Return the lines up to the first total."""
    end = next((i for i, line in enumerate(lines) if line.is_total), len(lines))
    return list(lines[:end])


def chapter_of(total: Line, lines: Sequence[Line]) -> list[Line]:
    """Return the lines below a total that begins a chapter of its table (一、收入合计)."""
    if not is_numbered_label(total.label):
        return []
    run = _run(lines[total.index + 1 :])
    end = next((i for i, line in enumerate(run) if is_numbered_label(line.label)), len(run))
    return run[:end]


def standing_beside(
    total: Line, lines: Sequence[Line], adds: Callable[[Sequence[Line]], bool]
) -> list[Line]:
    """Return the lines directly before or behind a total that it `adds` up; none where it does not.

    班数 | 男生 | 女生 | 合计: the classes are counted in no number of pupils.
    """
    for run in (_run(lines[: total.index][::-1]), _run(lines[total.index + 1 :])):
        for count in range(2, min(len(run), _MOST_INNER) + 1):
            found = sorted(_outermost(run[:count]), key=lambda line: line.index)
            if len(found) > 1 and adds(found):
                return found
    return []


def is_subtotal(line: Line) -> bool:
    """Tell whether a line adds up a part of the table only."""
    return line.is_total and (len(line.titles) > 1 or is_subtotal_label(line.label))
