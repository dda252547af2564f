"""Text of a | block in a file that YAML cannot read: how far it reaches, what lost its indent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportgen.loading.explain.levels import STEP
from reportgen.loading.explain.lines import Line
from reportgen.loading.findings import Change, Finding


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of a block and what is wrong with their indentation; `end` is the next line."""

    end: int
    findings: list[Finding]


def read_block(
    lines: list[Line], at: int, base: int, key: str, is_structure: Callable[[Line], bool]
) -> Block:
    """Return the block that begins at line `at` and belongs to a key in column `base`.

    A line that is not further in than its key has lost its indentation, unless it is
    something that may stand there.
    """
    margin = _margin(lines, at, base, is_structure)
    stray: list[Line] = []
    findings: list[Finding] = []
    end = lost_until = at
    found_text = False
    for index in range(at, len(lines)):
        line = lines[index]
        if not line.body:
            if not found_text and len(line.lead) > margin:
                findings.append(_long_blank(line))
            continue
        found_text = True
        if line.indent < margin:
            if is_structure(line):
                break
            if line.body.startswith("#") and index >= lost_until:
                lost_until = _next_text(lines, index)
                if lost_until == len(lines) or is_structure(lines[lost_until]):
                    break  # a remark between two keys, not a heading of the text
            stray.append(line)
        elif stray:
            findings.append(_lost(stray, margin, base, key))
            stray = []
        end = index + 1
    if stray:
        findings.append(_lost(stray, margin, base, key))
    return Block(max(end, at), findings)


def _margin(lines: list[Line], at: int, base: int, is_structure: Callable[[Line], bool]) -> int:
    """Return the indentation of the block's text: its first line's that has one."""
    for index in range(at, len(lines)):
        line = lines[index]
        if line.body and line.indent > base:
            return line.indent
        if line.body and is_structure(line):
            break
    return base + STEP


def _next_text(lines: list[Line], at: int) -> int:
    """Return the next line that is neither blank nor begins with #."""
    for index in range(at, len(lines)):
        if lines[index].body and not lines[index].body.startswith("#"):
            return index
    return len(lines)


def _long_blank(line: Line) -> Finding:
    """Return the finding for a blank line that is longer than the indentation below it."""
    change = (line.start, line.end, "")
    return Finding("long-blank", line.start, line.end, changes=(change,))


def _lost(stray: list[Line], margin: int, base: int, key: str) -> Finding:
    """Return one finding for lines that stand together; the cure moves each below its key."""
    uneven = all(line.indent > base for line in stray)
    code = "uneven-text" if uneven else "lost-indent"
    # In a table a tab in front is an empty first cell, unless it stands before every line.
    tabbed = (key != "data" or len(stray) > 1) and all(
        line.lead.lstrip(" ").startswith("\t") for line in stray
    )
    changes: list[Change] = []
    for line in stray:
        blanks = line.indent + (1 if tabbed else 0)
        changes.append((line.start, line.start + blanks, " " * margin))
    first = stray[0]
    params = {"key": key, "count": len(stray), "margin": margin}
    return Finding(code, first.body_start, first.end, params, tuple(changes))
