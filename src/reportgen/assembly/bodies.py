"""Every part's text, parsed and its headings numbered, before anything is resolved."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count, takewhile
from typing import cast, get_args

from reportgen.assembly.ids import Ids, stable_id
from reportgen.assembly.numbering import Numbered, number_lines, profile_number
from reportgen.assembly.parts import Manuscript, Part, value_at
from reportgen.assembly.words import (
    Words,
    located,
    replacement,
    title_lines,
    title_number,
    without_number,
)
from reportgen.diagnostics import Diagnostic, problem
from reportgen.kept import Kept, Same
from reportgen.loading.instance import Scalar
from reportgen.markup import parse_markup
from reportgen.markup.pieces import HeadingLine, Line, Piece
from reportgen.model.report import Numbering
from reportgen.source import Span


@dataclass(frozen=True, slots=True)
class Body:
    """A part with its title, its number (`1.2`, `案例1`) and its lines.

    `path` are the ordinals of chapter and section, empty elsewhere; `ordinal` is the part's own
    among its siblings, 0 for the introduction; `full` is the number with the chapter's where it
    needs it; `numbers` of headings and `ids` of lines are kept by the line's start.
    """

    part: Part
    path: tuple[int, ...]
    id: str
    number: str
    full: str
    ordinal: int
    title: tuple[Words, ...]
    scalar: Scalar | None
    lines: tuple[Line, ...]
    numbers: Mapping[int, Numbered]
    ids: Mapping[int, str]

    def span(self, start: int, end: int) -> Span:
        """Return the place in the file of two offsets in the text."""
        assert self.scalar is not None
        return self.scalar.span(start, end)

    def words(self, pieces: tuple[Piece, ...]) -> Words:
        """Return pieces of this text as words that know their place."""
        assert self.scalar is not None
        return Words(pieces, self.scalar)


def read_bodies(
    manuscript: Manuscript, problems: list[Diagnostic], kept: Kept | None = None
) -> tuple[Body, ...]:
    """Return every part's body in reading order; that of an unchanged file is the kept one."""
    return tuple(_bodies(manuscript, _Reader(problems, kept or Kept())))


@dataclass(frozen=True, slots=True)
class _Reader:
    """What gathers the problems, and has the bodies of the last build."""

    problems: list[Diagnostic]
    kept: Kept

    def read(self, make: Callable[..., Body], part: Part, *words: Hashable) -> Body:
        """Return a part's body, made of the part and `words` unless both are as they were."""

        def made() -> tuple[Body, tuple[Diagnostic, ...]]:
            told: list[Diagnostic] = []
            body = make(part, *words, told)
            return body, tuple(told)

        key = ("body", part.file, Same(part.instance), len(part.sections), words)
        body, told = self.kept.get(key, made)
        self.problems.extend(told)
        return body


def numbering_of(part: Part, default: Numbering) -> Numbering:
    """Return the numbering profile that a file asks for."""
    value = value_at(part.instance, "numbering")
    return cast("Numbering", value) if value in get_args(Numbering) else default


def _bodies(manuscript: Manuscript, reader: _Reader) -> Iterator[Body]:
    profile = numbering_of(manuscript.report, "gongwen")
    yield reader.read(_chapter_body, manuscript.report, (), profile)
    for first, chapter in enumerate(manuscript.chapters, start=1):
        body = reader.read(_chapter_body, chapter, (first,), profile)
        yield body
        for second, section in enumerate(chapter.sections, start=_next_section(body, profile)):
            yield reader.read(_chapter_body, section, (first, second), profile)
    for label, parts in (("案例", manuscript.cases), ("附件", manuscript.attachments)):
        for ordinal, part in enumerate(parts, start=1):
            yield reader.read(_separate_body, part, f"{label}{ordinal}", ordinal)


def _next_section(chapter: Body, profile: Numbering) -> int:
    """Return the first section's ordinal, after the sections that the chapter's text holds."""
    numbers = {numbered.number for numbered in chapter.numbers.values()}
    held = (profile_number(profile, 2, (*chapter.path, at)) in numbers for at in count(1))
    return 1 + sum(1 for _ in takewhile(bool, held))


def _chapter_body(
    part: Part, path: tuple[int, ...], profile: Numbering, problems: list[Diagnostic]
) -> Body:
    """Return the introduction (no path), a chapter or a section."""
    scalar = part.scalar("body" if path else "introduction")
    lines = _lines(scalar, problems)
    number = profile_number(profile, len(path), path) if path else ""
    chapter = profile_number(profile, 1, path) if profile == "gongwen" and len(path) > 1 else ""
    return Body(
        part=part,
        path=path,
        id=stable_id(part.path, "title"),
        number=number,
        full=chapter + number,
        ordinal=path[-1] if path else 0,
        title=title_lines(part.scalar("title"), problems),
        scalar=scalar,
        lines=lines,
        numbers=_numbers(lines, scalar, profile, path, problems),
        ids=_ids(part.path, lines, scalar),
    )


def _separate_body(part: Part, label: str, ordinal: int, problems: list[Diagnostic]) -> Body:
    """Return a case study or an attachment: its headings are counted on their own."""
    scalar = part.scalar("body")
    lines = _lines(scalar, problems)
    return Body(
        part=part,
        path=(),
        id=stable_id(part.path, part.file.kind),
        number=label,
        full=label,
        ordinal=ordinal,
        title=title_lines(part.scalar("title"), problems),
        scalar=scalar,
        lines=lines,
        numbers=_numbers(lines, scalar, numbering_of(part, "typed"), None, problems),
        ids=_ids(part.path, lines, scalar),
    )


def _ids(path: str, lines: tuple[Line, ...], scalar: Scalar | None) -> dict[int, str]:
    ids = Ids()
    text = scalar.text if scalar else ""
    return {
        line.start: ids.new(path, type(line).__name__, text[line.start : line.end])
        for line in lines
    }


def _lines(scalar: Scalar | None, problems: list[Diagnostic]) -> tuple[Line, ...]:
    if scalar is None:
        return ()
    lines, found = parse_markup(scalar.text)
    problems.extend(located(each, scalar) for each in found)
    return tuple(lines)


def _numbers(
    lines: tuple[Line, ...],
    scalar: Scalar | None,
    profile: Numbering,
    above: tuple[int, ...] | None,
    problems: list[Diagnostic],
) -> dict[int, Numbered]:
    """Return the headings' numbers; `above` is None in a text that stands for itself."""
    restyle = above is None and profile != "typed"
    numbers = number_lines(lines, profile, above=above or (), restyle=restyle)
    for line in lines:
        if scalar is not None and isinstance(line, HeadingLine):
            problems.extend(_heading_problems(line, numbers[line.start], scalar))
    return numbers


def heading_pieces(line: HeadingLine) -> tuple[Piece, ...]:
    """Return a heading's pieces; the tool numbers one marked with #, so a typed number goes."""
    return without_number(line.heading)[0] if line.scheme == "#" else line.heading


def _heading_problems(
    line: HeadingLine, numbered: Numbered, scalar: Scalar
) -> Iterator[Diagnostic]:
    _, length = without_number(line.heading) if line.scheme == "#" else ((), 0)
    if length:
        at = line.heading[0].start
        yield title_number(scalar, at, length)
    if numbered.too_deep:
        yield problem("heading-too-deep.printed", scalar.span(line.start, line.end))
    if numbered.instead:
        end = line.start + len(line.number)
        span = scalar.span(line.start, end)
        yield problem("heading-scheme", span, number=line.number, instead=numbered.instead)
    if numbered.differs:
        at = scalar.text.find(line.number, line.start, line.end)
        span = scalar.span(at, at + len(line.number))
        edits = replacement(scalar, at, line.number, numbered.number)
        yield problem(
            "heading-number", span, edits=edits, typed=line.number, number=numbered.number
        )
