"""Places in files: a text with its lines, a span in it, and a scalar's way back to the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate, count
from operator import add

_BREAK = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file: 1-based, in code points, a tab counts 1, the end is exclusive.

    `path` is relative to the project folder, with forward slashes. In a workbook `sheet` is
    set, and line and column are the cell's row and column.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    sheet: str = ""


def column_letters(number: int) -> str:
    """Return a 1-based column's letters as Excel shows them: 1 is A, 27 is AA."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def file_span(path: str) -> Span:
    """Return the place of a file as a whole, its first character."""
    return Span(path, 1, 1, 1, 1)


def line_starts(text: str) -> list[int]:
    r"""Return the offset of each line's first character; `\n`, `\r\n` and `\r` end a line."""
    if "\r" in text:
        return [0, *(found.end() for found in _BREAK.finditer(text))]
    lengths = map(len, text.split("\n"))
    return [0, *map(add, accumulate(lengths), count(1))][:-1]


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file's decoded text, and the way from an offset in it to line and column."""

    path: str
    text: str
    starts: list[int] = field(default_factory=list, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Find the lines once; every span of the file shares them."""
        if not self.starts:
            self.starts.extend(line_starts(self.text))

    def position(self, offset: int) -> tuple[int, int]:
        """Return the 1-based (line, column) of a 0-based offset."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """Return the place of `text[start:end]`."""
        return Span(self.path, *self.position(start), *self.position(max(start, end)))

    def line(self, number: int) -> str:
        """Return line `number` (1-based) without its line break; empty past the end."""
        if not 1 <= number <= len(self.starts):
            return ""
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement of `text[start:end]` of one file, proposed as a safe fix."""

    path: str
    start: int
    end: int
    replacement: str
