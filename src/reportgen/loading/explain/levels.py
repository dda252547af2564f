"""How deep a line stands, and what may stand there: the levels that are open above it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportgen.loading.explain.words import GROUPS, LISTED, NAMED

STEP = 2  # blanks that a level is further in

# top: the file's own keys; named: names the editors choose; keyed: known keys; text: a value.
Role = Literal["top", "named", "keyed", "text"]


@dataclass(frozen=True, slots=True)
class Level:
    """The lines of one list or of one set of keys: their column, and what they are."""

    column: int
    is_list: bool
    role: Role


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a line belongs; `certain` when moving it there is all that it needs."""

    column: int
    certain: bool = True


def place(
    levels: list[Level],
    indent: int,
    opened: Role | None,
    *,
    is_item: bool,
    is_entry: bool,
    is_known: bool,
) -> Placed:
    """Close the levels that a line ends, open the one that it begins; tell where it belongs.

    `opened` is the role of what the line above has opened, None when it opened nothing. A
    column other than `indent` is the nearest level that the line can have been meant for: one
    of known keys for a known key (`is_known`), one of names for another.
    """
    left: Level | None = None
    while levels and levels[-1].column > indent:
        left = levels.pop()
    top = levels[-1] if levels else None
    if top is None and left is None:
        levels.append(Level(indent, is_item, "top"))
        return Placed(indent)
    if top is not None and top.column == indent:
        return _in_column(levels, left, opened, is_item=is_item)
    if top is not None and opened is not None:
        levels.append(Level(indent, is_item, opened))
        return Placed(indent)
    if left is not None and (top is None or _is_inner(left, top, indent, is_known=is_known)):
        levels.append(left)
        return Placed(left.column, left.is_list == is_item)
    if top is None or not (is_entry or is_item):
        return Placed(indent)
    return _outwards(levels, top, is_item=is_item)


def _is_inner(inner: Level, outer: Level, indent: int, *, is_known: bool) -> bool:
    """Tell whether a line between two levels was meant for the inner one."""
    if {inner.role, outer.role} == {"named", "keyed"} and not (inner.is_list or outer.is_list):
        return (inner.role == "keyed") is is_known
    return inner.column - indent <= indent - outer.column


def _in_column(
    levels: list[Level], left: Level | None, opened: Role | None, *, is_item: bool
) -> Placed:
    """Place a line in the column of an open level: a list may stand in the column of its key."""
    top = levels[-1]
    if is_item and not top.is_list and opened is not None:
        levels.append(Level(top.column, is_list=True, role=opened))
    elif not is_item and top.is_list:
        if len(levels) > 1 and levels[-2].column == top.column:
            levels.pop()
        elif left is not None:
            levels.append(left)
            return Placed(left.column)
        else:
            return Placed(top.column + STEP, certain=False)
    return Placed(top.column)


def _outwards(levels: list[Level], top: Level, *, is_item: bool) -> Placed:
    """Place a line that is further in than the last level though nothing was opened."""
    if is_item and not top.is_list:
        top = next((level for level in reversed(levels) if level.is_list), top)
        while levels[-1] is not top:
            levels.pop()
    return Placed(top.column, top.is_list == is_item)


def child_role(role: Role, key: str) -> Role:
    """Return what stands below a key of a level of this role."""
    if key in NAMED and role != "named":
        return "named"
    if key in LISTED or key in GROUPS or role == "named":
        return "keyed"
    return "text"


def fitting(levels: list[Level], widths: list[int], deeper_than: int | None) -> int:
    """Return which of several readings of an indentation fits the open levels best.

    `deeper_than` is the deepest open column where something is awaited below it.
    """
    columns = {level.column for level in levels}
    for width in widths:
        if width in columns or (deeper_than is not None and width > deeper_than):
            return width
    nearest = min(columns, key=lambda column: abs(column - widths[0]), default=0)
    return nearest if levels and deeper_than is None else widths[0]
