"""Whether a line with a colon in it is a key with its value, or a text."""

from __future__ import annotations

from reportgen.loading.explain.levels import Level, Role
from reportgen.loading.explain.lines import (
    Entry,
    Line,
    bare_key,
    could_be_name,
    split_dash,
    split_entry,
)


def means_entry(
    levels: list[Level],
    opened: Role | None,
    entry: Entry | None,
    indent: int,
    *,
    is_item: bool,
) -> bool:
    """Tell whether a line with a colon in it is a key and its value, and not a text."""
    if entry is None:
        return False
    if entry.known or (entry.proper and could_be_name(entry.key)):
        return True
    above = [level for level in levels if level.column <= indent]
    role = opened or (above[-1].role if above else "top")
    if not could_be_name(entry.key) or entry.key in {"http", "https"}:
        return entry.proper and role != "text"
    if entry.key.isdigit() and not entry.proper:
        return False
    if is_item:
        return role == "keyed"
    return role in {"named", "keyed"}


def is_structure(levels: list[Level], line: Line) -> bool:
    """Tell whether a line below a block, not further in than its key, is no text of the block."""
    dash, proper = split_dash(line.body)
    rest = line.body[len(dash) :]
    columns = {level.column: level for level in levels}
    if dash and proper and line.indent in columns:
        return any(lvl.is_list and lvl.column == line.indent for lvl in levels)
    entry = split_entry(rest)
    if entry is None:
        return bool(bare_key(rest)) and rest == bare_key(rest)
    if entry.known:
        return True
    level = columns.get(line.indent)
    if level is None or level.role != "named" or not could_be_name(entry.key):
        return False
    return entry.proper or not entry.value or could_be_name(entry.value)
