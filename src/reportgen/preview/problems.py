"""What was found, as the page lists it: words, places, the block it stands beside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import PurePosixPath

from reportgen.diagnostics import (
    Diagnostic,
    Language,
    Severity,
    hint_texts,
    message_text,
    phrase_text,
)
from reportgen.model import Organization, Report, tables_of
from reportgen.preview.places import Places
from reportgen.reporter.place import place_text
from reportgen.source import Span, file_span

_TEXTS = frozenset({".yaml", ".yml", ".json", ".csv", ".txt"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as the page shows it; `block` is the id of the block that it stands in, or ""."""

    place: str
    path: str
    line: int
    column: int
    block: str
    text: str = ""  # what stands there, where a problem relates to it


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem in the words of one language; `id` stays while the problem does."""

    id: str
    severity: str
    code: str
    message: str
    hints: tuple[str, ...]
    spot: Spot
    related: tuple[Spot, ...]
    cause: str
    school: str


@dataclass(frozen=True, slots=True)
class Found:
    """A diagnostic with its problem, so that its span can be marked in the text."""

    problem: Problem
    span: Span
    severity: Severity


@dataclass(frozen=True, slots=True)
class Schools:
    """Whose what is: by a cell's place, by the block of a case, by a name in the message."""

    cells: Mapping[Span, str]
    blocks: Mapping[str, str]
    names: tuple[Organization, ...]

    def of(self, span: Span, block: str, message: str) -> str:
        """Return the official name of the school that a problem concerns, or ""."""
        return self.cells.get(span) or self.blocks.get(block) or self._named(message)

    def _named(self, message: str) -> str:
        for each in self.names:
            if any(name and name in message for name in (each.official, *each.short, *each.seen)):
                return each.official
        return ""


NO_SCHOOLS = Schools({}, {}, ())


def schools_of(report: Report) -> Schools:
    """Return whose each cell of a school's row or column is, and each block of a case."""
    official = {each.handle: each.official for each in report.names}
    cells = {
        table.cell(row.index, column.index).span: official[handle]
        for table in tables_of(report)
        for row in table.rows
        for column in table.columns
        if (handle := row.handle or column.handle) in official
    }
    blocks = {block.id: case.school for case in report.cases for block in case.blocks}
    heads = {case.id: case.school for case in report.cases}
    return Schools(cells, {**blocks, **heads}, report.names)


def found_of(
    diagnostics: Iterable[Diagnostic],
    places: Places,
    language: Language,
    schools: Schools,
) -> tuple[Found, ...]:
    """Return the problems in order."""
    seen: Counter[str] = Counter()
    return tuple(
        Found(_problem(each, places, language, schools, seen), each.span, each.severity)
        for each in diagnostics
    )


def _problem(
    found: Diagnostic,
    places: Places,
    language: Language,
    schools: Schools,
    seen: Counter[str],
) -> Problem:
    spot = spot_of(found.span, places)
    message = message_text(found, language)
    return Problem(
        id=_ident(f"{found.key}\x1f{found.span.path}\x1f{message}", seen),
        severity=found.severity.name.lower(),
        code=found.code,
        message=message,
        hints=hint_texts(found, language),
        spot=spot,
        related=tuple(
            spot_of(each.span, places, phrase_text(each.phrase, language)) for each in found.related
        ),
        cause=phrase_text(found.cause, language) if found.cause else "",
        school=schools.of(found.span, spot.block, message),
    )


def _ident(content: str, seen: Counter[str]) -> str:
    """Return an id that does not change when lines move; the same thing twice is counted."""
    seen[content] += 1
    told = f"{content}\x1f{seen[content]}".encode("utf-8", "surrogatepass")
    return f"f{blake2b(told, digest_size=5).hexdigest()}"


def spot_of(span: Span, places: Places, text: str = "") -> Spot:
    """Return a place with the block that it stands in; of a file that is no text, its name."""
    whole = span == file_span(span.path) and PurePosixPath(span.path).suffix.lower() not in _TEXTS
    place = span.path if whole else place_text(span)
    return Spot(place, span.path, span.line, span.column, places.block_at(span), text)
