"""How deep a line stands, and what may stand there: the levels that are open above it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportgen.loading.explain.words import GROUPS, LISTED, NAMED

# top: the file's own keys; named: names the editors choose; keyed: known keys; text: a value.
Role = Literal["top", "named", "keyed", "text"]


@dataclass(frozen=True, slots=True)
class Level:
    """The lines of one list or of one set of keys: their column, and what they are."""

    column: int
    is_list: bool
    role: Role


def child_role(role: Role, key: str) -> Role:
    """Return what stands below a key of a level of this role."""
    if key in NAMED and role != "named":
        return "named"
    if key in LISTED or key in GROUPS or role == "named":
        return "keyed"
    return "text"


def fitting(levels: list[Level], widths: list[int], *, opened: bool) -> int:
    """Return which of several readings of an indentation fits the open levels best."""
    columns = {level.column for level in levels}
    deepest = levels[-1].column if levels else 0
    for width in widths:
        if width in columns or (opened and width > deepest):
            return width
    nearest = min(columns, key=lambda column: abs(column - widths[0]), default=0)
    return nearest if levels and not opened else widths[0]
