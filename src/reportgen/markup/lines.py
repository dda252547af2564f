"""A text block's lines: paragraphs, headings, placements."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.diagnostics import LocalProblem
from reportgen.markup.brackets import bracket_at, closing_brackets
from reportgen.markup.headings import TypedNumber, heading_end, typed_number
from reportgen.markup.inline import parse_range
from reportgen.markup.pieces import HeadingLine, Line, ParagraphLine, PlacedName, PlacementLine

_LINE = re.compile(r"[^\n]+")
_HASH = re.compile(r"[#＃]{1,6}")
_NAME = re.compile(r"[^，,、；;]+")
_DEEPEST_HEADING = 4
_MOST_IN_A_ROW = 4

Parsed = tuple[Line, tuple[LocalProblem, ...]]


def parse_markup(text: str) -> tuple[tuple[Line, ...], tuple[LocalProblem, ...]]:
    """Return a text block's lines with offsets into it, and what is wrong with them.

    One line is one paragraph; empty lines and blanks at a line's ends mean nothing.
    """
    lines: list[Line] = []
    problems: list[LocalProblem] = []
    for start, end in _ranges(text):
        line, found = _line(text, start, end)
        lines.append(line)
        problems.extend(found)
    return tuple(lines), tuple(problems)


def _ranges(text: str) -> Iterator[tuple[int, int]]:
    for found in _LINE.finditer(text):
        line = found.group()
        kept = line.strip()
        if kept:
            start = found.start() + len(line) - len(line.lstrip())
            yield start, start + len(kept)


def _line(text: str, start: int, end: int) -> Parsed:
    first = text[start]
    if first in "\\＼":
        return _paragraph(text, start + 1, end)
    if first in "#＃":
        return _hash_heading(text, start, end)
    if first == "【":
        placement = _placement(text, start, end)
        if placement is not None:
            return placement
    number = typed_number(text, start, end)
    if number is not None:
        return _typed_heading(text, start, end, number)
    return _paragraph(text, start, end)


def _paragraph(text: str, start: int, end: int) -> Parsed:
    pieces, problems = parse_range(text, start, end)
    return ParagraphLine(pieces, start, end), problems


def _hash_heading(text: str, start: int, end: int) -> Parsed:
    found = _HASH.match(text, start, end)
    assert found is not None
    level = found.end() - start
    at = found.end()
    while at < end and text[at].isspace():
        at += 1
    if at == end:
        line, problems = _paragraph(text, start, end)
        return line, (LocalProblem("heading-empty", start, end), *problems)
    if at == found.end() and text[at].isdigit():  # #1教学楼
        return _paragraph(text, start, end)
    pieces, problems = parse_range(text, at, end)
    if level > _DEEPEST_HEADING:
        problems += (LocalProblem("heading-too-deep", start, found.end()),)
    return HeadingLine("#", min(level, _DEEPEST_HEADING), "", pieces, (), start, end), problems


def _typed_heading(text: str, start: int, end: int, number: TypedNumber) -> Parsed:
    split = _outside_bold(text, number.end, heading_end(text, number.end, end))
    heading, problems = parse_range(text, number.end, split)
    rest = split
    while rest < end and text[rest].isspace():
        rest += 1
    body, more = parse_range(text, rest, end)
    line = HeadingLine(number.scheme, 0, number.number, heading, body, start, end)
    return line, problems + more


def _outside_bold(text: str, start: int, split: int) -> int:
    """Return a split that does not cut **…** in two: behind it, or before the whole text."""
    if text.count("**", start, split) % 2 == 0:
        return split
    return split + 2 if text.startswith("**", split) else start


def _placement(text: str, start: int, end: int) -> Parsed | None:
    """Return the placement that a whole line is, or None."""
    closed, _ = closing_brackets(text, start, end)
    if closed.get(start) != end:
        return None
    found = bracket_at(text, start, end)
    if found.kind not in {"table", "figure"}:
        return None
    names_end, caption_start = _caption_start(text, found.inner, end - 1)
    names = tuple(_names(text, found.inner, names_end))
    if not names:
        return None
    caption, problems = parse_range(text, caption_start, end - 1)
    if found.kind == "table" and (len(names) > 1 or caption):
        problems += (LocalProblem("table-placement", names[0].end, end - 1),)
    if len(names) > _MOST_IN_A_ROW:
        extra = names[_MOST_IN_A_ROW]
        problems += (LocalProblem("figure-row", extra.start, names[-1].end),)
    kind = found.kind
    line = PlacementLine(kind, names[:_MOST_IN_A_ROW], caption, start, end)
    return line, problems


def _caption_start(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the names end and where the caption begins, behind the first ；."""
    places = [place for sign in "；;" if (place := text.find(sign, start, end)) >= 0]
    if not places:
        return end, end
    caption = min(places) + 1
    while caption < end and text[caption].isspace():
        caption += 1
    return min(places), caption


def _names(text: str, start: int, end: int) -> Iterator[PlacedName]:
    for found in _NAME.finditer(text, start, end):
        word = found.group()
        kept = word.strip()
        if kept:
            at = found.start() + len(word) - len(word.lstrip())
            yield PlacedName(kept, at, at + len(kept))
