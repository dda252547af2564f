"""One pass over a file's lines that reads them as the editor meant them and notes each mistake.

It is run on files that YAML cannot read, and on the lines of others that look wrong. It knows
which keys may hold a block, names or lists, so that text in a | block raises no alarm.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reportgen.loading.explain.levels import STEP, Level, Role, child_role, fitting, place
from reportgen.loading.explain.lines import (
    Entry,
    Line,
    bare_key,
    could_be_key,
    split_dash,
    split_entry,
    split_lines,
)
from reportgen.loading.explain.meaning import is_structure, means_entry
from reportgen.loading.explain.pasted import Block, read_block
from reportgen.loading.explain.separators import entry_findings
from reportgen.loading.explain.value import Value, without_remark
from reportgen.loading.explain.values import (
    ANCHOR,
    HEADER,
    closed_quote,
    open_bracket,
    text_after_bar,
    value_findings,
    wide_header,
)
from reportgen.loading.explain.words import BLOCKS, INVISIBLE
from reportgen.loading.findings import Change, Finding
from reportgen.source import SourceText

_MOST_FINDINGS = 1_000
_MOST_LINES = 200  # that one quoted text or list in brackets goes on over


@dataclass(slots=True)
class _Reading:
    """Where the pass stands: the next line, the open levels, what the last key still awaits."""

    lines: list[Line]
    at: int = 0
    levels: list[Level] = field(default_factory=list)
    opened: Role | None = "top"  # the role of what a key without a value (or the file) opens
    plain: bool = False  # the last line ended in unquoted text, which further lines may continue
    moved: dict[int, int] = field(default_factory=dict)  # line: columns that a cure moves it
    leads: dict[str, int] = field(default_factory=dict)  # odd blanks: the column they stood for
    findings: list[Finding] = field(default_factory=list)


def structure_findings(source: SourceText) -> list[Finding]:
    """Return the mistakes of a file, in the order of its lines; linear in its length."""
    reading = _Reading(split_lines(source))
    while reading.at < len(reading.lines) and len(reading.findings) < _MOST_FINDINGS:
        number = reading.at
        reading.at += 1
        line = reading.lines[number]
        if line.body and not _is_aside(reading, line):
            _read_line(reading, number, line)
    return sorted(reading.findings, key=lambda finding: finding.start)


def _is_aside(reading: _Reading, line: Line) -> bool:
    """Tell whether a line is a remark or a document mark and says nothing itself."""
    if line.body.startswith(("＃", "//")):
        end = line.body_start + (1 if line.body[0] == "＃" else 2)
        blank = "" if line.body[end - line.body_start :].startswith(" ") else " "
        change = (line.body_start, end, f"#{blank}")
        reading.findings.append(Finding("wide-hash", line.body_start, end, changes=(change,)))
        return True
    return line.body.startswith(("#", "%")) or (not line.lead and line.body in {"---", "..."})


def _read_line(reading: _Reading, number: int, line: Line) -> None:
    indent = _indent(reading, number, line)
    dash, proper = split_dash(line.body)
    entry = split_entry(line.body[len(dash) :])
    is_entry = means_entry(reading.levels, reading.opened, entry, indent, is_item=bool(dash))
    if not dash and not is_entry and _continues(reading, indent):
        return
    if dash and not proper:
        begin = line.body_start
        change = (begin, begin + len(dash), "- ")
        shown = begin + max(len(dash.rstrip()), 1)
        reading.findings.append(Finding("wrong-dash", begin, shown, changes=(change,)))
    indent = _place(
        reading, number, line, indent, is_item=bool(dash), entry=entry if is_entry else None
    )
    _read_item(reading, line, indent, len(dash), proper=proper, is_entry=is_entry)


def _read_item(
    reading: _Reading, line: Line, indent: int, skip: int, *, proper: bool, is_entry: bool
) -> None:
    """Read what stands behind the dash, or the whole line without one."""
    rest = line.body[skip:]
    start = line.body_start + skip
    column = indent + (skip if proper else len("- ") if skip else 0)
    while skip and rest:  # a list in a list: `- - 甲`
        inner, inner_proper = split_dash(rest)
        if not (inner and inner_proper):
            break
        reading.levels.append(Level(column, is_list=True, role="text"))
        rest, start, column = rest[len(inner) :], start + len(inner), column + len(inner)
    entry = split_entry(rest)
    role = reading.levels[-1].role if reading.levels else "top"
    if entry is not None and is_entry:
        if skip:
            reading.levels.append(Level(column, is_list=False, role=role))
        reading.findings.extend(entry_findings(entry, rest, start))
        value = Value(entry.value, start + entry.value_start, entry.key)
        _read_value(reading, value, column, child_role(role, entry.key))
    elif skip:
        _read_value(reading, Value(rest, start, ""), indent, role)
    else:
        _no_sign(reading, line, role)


def _indent(reading: _Reading, number: int, line: Line) -> int:
    """Return a line's indentation, as moved by an earlier cure, its odd blanks counted in."""
    if line.lead.strip(" ") == "":
        return len(line.lead) + reading.moved.get(number, 0)
    lead = "".join(c for c in line.lead if c not in INVISIBLE)
    widths = [len(lead.expandtabs(tab)) + lead.count("\u3000") for tab in (2, 4, 8)]
    entry = split_entry(line.body)
    levels = reading.levels
    if entry is not None and entry.known:  # a known key does not stand among names
        levels = [level for level in levels if level.role != "named"]
    deepest = reading.levels[-1].column if reading.levels else 0
    awaited = deepest if reading.opened is not None else None
    width = fitting(levels, [*widths, len(lead)], awaited)
    before = reading.leads.get(line.lead)  # the same odd blanks stand for the same column
    if before is not None and any(level.column == before for level in levels):
        width = before
    reading.leads[line.lead] = width
    code = "tab-indent" if "\t" in lead else "wide-indent"
    change = (line.start, line.body_start, " " * width)
    reading.findings.append(Finding(code, line.start, line.body_start, changes=(change,)))
    return width


def _continues(reading: _Reading, indent: int) -> bool:
    """Tell whether a line only goes on with the text of the line above."""
    deepest = reading.levels[-1].column if reading.levels else -1
    return (reading.plain or reading.opened == "text") and indent > deepest


def _place(
    reading: _Reading, number: int, line: Line, indent: int, *, is_item: bool, entry: Entry | None
) -> int:
    """Find the level a line belongs to; note one that belongs to none. Return its column."""
    opened, reading.opened, reading.plain = reading.opened, None, False
    placed = place(
        reading.levels,
        indent,
        opened,
        is_item=is_item,
        is_entry=entry is not None,
        is_known=entry is not None and entry.known,
    )
    if placed.column != indent and (is_item or entry is not None):
        changes = _moving(reading, number, indent, placed.column) if placed.certain else ()
        params = {"column": placed.column + 1}
        reading.findings.append(
            Finding("uneven-indent", line.body_start, line.end, params, changes)
        )
    return placed.column


def _moving(reading: _Reading, number: int, indent: int, column: int) -> tuple[Change, ...]:
    """Return the changes that move a line, and what is below it, from one column to another."""
    delta = column - indent
    changes: list[Change] = []
    for index in range(number, len(reading.lines)):
        below = reading.lines[index]
        if not below.body:
            continue
        if (index > number and below.indent <= indent) or below.lead[:indent].strip(" "):
            break
        changes.append((below.start, below.start + max(-delta, 0), " " * max(delta, 0)))
        reading.moved[index] = reading.moved.get(index, 0) + delta
    return tuple(changes)


def _read_value(reading: _Reading, value: Value, column: int, role: Role) -> None:
    """Read a value that may be a block, go on over several lines, or be missing."""
    if _is_block(reading, value, column):
        return
    if not without_remark(value.text) or ANCHOR.match(value.text):
        reading.findings.extend(value_findings(value))
        reading.opened = role
    elif not _skip_several(reading, value):
        reading.findings.extend(value_findings(value))
        reading.plain = True


def _is_block(reading: _Reading, value: Value, column: int) -> bool:
    """Read the lines of a value that is a block, or was meant as one; tell whether it is."""
    mistake = wide_header(value)
    if mistake is None and not HEADER.match(value.text):
        if value.key in BLOCKS and _bar_missing(reading, value, column):
            return True
        mistake = text_after_bar(value, column + STEP)
        if mistake is None or not (value.key in BLOCKS or _deeper(reading, column)):
            return False
    if mistake is not None:
        reading.findings.append(mistake)
    block = _block(reading, column, value.key)
    _take(reading, block, block.findings)
    return True


def _block(reading: _Reading, column: int, key: str) -> Block:
    return read_block(
        reading.lines, reading.at, column, key, lambda line: is_structure(reading.levels, line)
    )


def _take(reading: _Reading, block: Block, findings: list[Finding]) -> None:
    reading.findings.extend(findings)
    reading.at = block.end
    reading.plain = False


def _next_line(reading: _Reading) -> Line | None:
    """Return the next line with text."""
    numbers = range(reading.at, len(reading.lines))
    return next((reading.lines[n] for n in numbers if reading.lines[n].body), None)


def _deeper(reading: _Reading, column: int) -> bool:
    """Tell whether the next line with text stands further in."""
    following = _next_line(reading)
    return following is not None and following.indent > column


def _bar_missing(reading: _Reading, value: Value, column: int) -> bool:
    """Read the text of a key like `body` that lacks its |; tell whether it did."""
    following = _next_line(reading)
    text = without_remark(value.text)
    if following is None or text[:1] in {'"', "'", "|", ">"}:
        return False
    inside = following.indent > column
    if (not text and following.body.startswith("- ")) or (
        not inside and (text or is_structure(reading.levels, following))
    ):
        return False
    margin = following.indent if inside else column + STEP
    at = value.start
    bar: Change = (at, at, "|\n" + " " * margin if text else " |")
    block = _block(reading, column, value.key)
    lost = [change for finding in block.findings[:1] for change in finding.changes]
    changes = (bar, *lost) if not inside else (bar,)
    reading.findings.append(Finding("missing-bar", at, at + len(text), {"key": value.key}, changes))
    _take(reading, block, block.findings[1:] if not inside else block.findings)
    return True


def _skip_several(reading: _Reading, value: Value) -> bool:
    """Read over a quoted text or a list in brackets that goes on properly on further lines."""
    text = without_remark(value.text)
    is_quote = text[0] in "\"'" and not closed_quote(text)
    is_list = text[0] in "[{" and open_bracket(text) > 0 and text[-1] not in "］】｝"
    if not (is_quote or is_list):
        return False
    opened = open_bracket(text)
    for index in range(reading.at, min(reading.at + _MOST_LINES, len(reading.lines))):
        body = reading.lines[index].body
        entry = split_entry(body)
        if entry is not None and entry.known and is_quote:
            return False
        text += "\n" + body
        opened += open_bracket(body)
        at_end = closed_quote(text) if is_quote and text[0] in body else is_list and opened <= 0
        if at_end:
            reading.at = index + 1
            return True
    return False


def _no_sign(reading: _Reading, line: Line, role: Role) -> None:
    """Note a line that should be a key with its value and has no colon."""
    key = bare_key(line.body)
    name = key or (line.body if role == "named" and could_be_key(line.body) else "")
    at = line.body_start + len(name)
    rest = line.body[len(name) :]
    changes: tuple[tuple[int, int, str], ...] = ()
    if name:
        value = rest.lstrip()
        changes = ((at, at + len(rest) - len(value), ": " if value else ":"),)
        reading.opened = None if value else child_role(role, name)
    reading.findings.append(Finding("no-colon", line.body_start, line.end, {"key": name}, changes))
