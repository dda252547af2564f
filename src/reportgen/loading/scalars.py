"""From a character of a scalar's decoded text back to where it was typed, for every YAML style."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal, TypeAlias

Style = Literal["plain", "single", "double", "literal", "folded"]

# A stretch of the decoded text that stands in the file in one piece: (offset in the decoded text,
# its length there, begin in the file, end in the file). Either both lengths are equal, or it is
# one decoded character that is typed longer: an escape, '', \r\n, a folded line break.
Run: TypeAlias = tuple[int, int, int, int]

_FOLD = r"(?:\r\n?|\n)[ \t\r\n]*"
_SPECIAL = {
    "plain": re.compile(_FOLD),
    "single": re.compile(rf"''|{_FOLD}"),
    "double": re.compile(rf"\\{_FOLD}|\\(?:x.{{2}}|u.{{4}}|U.{{8}}|.)|{_FOLD}"),
}
_BREAK = re.compile(r"\r\n?|\n")
_LINE = re.compile(r"([^\r\n]*)(\r\n?|\n|\Z)")
_Line: TypeAlias = tuple[
    int, int, int
]  # where its text begins, where it ends, where its break ends


def runs_of(text: str, start: int, end: int, style: Style, decoded: str) -> list[Run]:
    """Return the runs, in order, of the scalar at `text[start:end]`, in linear time.

    `decoded` is what YAML reads there. The result is never empty.
    """
    if style == "literal":
        runs = _literal(text, start, end, decoded)
    elif style == "folded":
        runs = _folded(text, start, end, decoded)
    elif style == "plain":
        runs = _flow(text, start, end, style)
    else:
        runs = _flow(text, start + 1, end - 1, style)
    inside = start + (style in ("single", "double"))
    return list(runs) or [(0, 0, inside, inside)]


def place(runs: list[Run], offset: int) -> tuple[int, int]:
    """Return where the decoded character at `offset` begins and ends in the file.

    Past the end, it is the empty place behind the last character.
    """
    at, length, begin, end = runs[bisect_right(runs, offset, key=lambda run: run[0]) - 1]
    inside = offset - at
    if inside >= length:
        return end, end
    if length == end - begin:
        return begin + inside, begin + inside + 1
    return begin, end


def _flow(text: str, start: int, end: int, style: Style) -> Iterator[Run]:
    """Yield the runs of a plain or quoted scalar: folded breaks and escapes are one character."""
    at, done = 0, start
    for found in _SPECIAL[style].finditer(text, start, end):
        begin, stop = found.span()
        escaped_break = text[begin] == "\\" and text[begin + 1] in "\r\n"
        breaks = [m.span() for m in _BREAK.finditer(text, begin, stop)]
        clean = begin
        if breaks and not escaped_break:  # blanks before a folded break are no text
            while clean > done and text[clean - 1] in " \t":
                clean -= 1
        if clean > done:
            yield at, clean - done, done, clean
            at += clean - done
        for piece in _typed(begin, stop, breaks, escaped_break=escaped_break):
            yield at, 1, *piece
            at += 1
        done = stop
    if end > done:
        yield at, end - done, done, end


def _typed(
    begin: int, stop: int, breaks: list[tuple[int, int]], *, escaped_break: bool
) -> list[tuple[int, int]]:
    """Return a place for each decoded character that a special stretch stands for."""
    if not breaks:
        return [(begin, stop)]
    return breaks[1:] if escaped_break or len(breaks) > 1 else breaks


def _block_lines(text: str, start: int, end: int) -> Iterator[_Line]:
    """Yield the lines of a block scalar below its header."""
    found = _LINE.match(text, start, end)
    while found is not None and found.end() < end:
        found = _LINE.match(text, found.end(), end)
        if found is not None:
            yield found.start(), found.end(1), found.end()


def _literal(text: str, start: int, end: int, decoded: str) -> Iterator[Run]:
    """Yield the runs of a `|` block: each decoded line is the tail of its line in the file."""
    at = 0
    for (_, stop, after), line in zip(
        _block_lines(text, start, end), decoded.split("\n"), strict=False
    ):
        if line:
            yield at, len(line), stop - len(line), stop
        at += len(line)
        if at < len(decoded):
            yield at, 1, stop, after
            at += 1


def _folded(text: str, start: int, end: int, decoded: str) -> Iterator[Run]:
    """Yield the runs of a `>` block: between lines that begin with text a break is a blank."""
    lines = list(_block_lines(text, start, end))
    indent = _indent(text, lines, decoded)
    at = 0
    waiting: list[tuple[int, int]] = []  # the breaks since the last line with text
    flush_left = False  # whether that line began with text
    first = True
    for begin, stop, after in lines:
        margin = min(indent, stop - begin)
        if text[begin : begin + margin].strip(" ") or stop - begin <= indent:
            waiting.append((stop, after))
            continue
        here = begin + indent
        starts_left = text[here] not in " \t"
        if not first and flush_left and starts_left and len(waiting) > 1:
            waiting = waiting[1:]
        for piece in waiting:
            yield at, 1, *piece
            at += 1
        yield at, stop - here, here, stop
        at += stop - here
        waiting, flush_left, first = [(stop, after)], starts_left, False
    for piece in waiting[: len(decoded) - at]:
        yield at, 1, *piece
        at += 1


def _indent(text: str, lines: list[_Line], decoded: str) -> int:
    """Return how many blanks YAML took off each line of a `>` block."""
    shown = next((line for line in decoded.split("\n") if line.strip(" \t")), "")
    for begin, stop, _ in lines:
        line = text[begin:stop]
        if line.strip(" \t"):
            return _blanks(line) - _blanks(shown)
    return max((stop - begin for begin, stop, _ in lines), default=0)


def _blanks(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
