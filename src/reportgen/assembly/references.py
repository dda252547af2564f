"""What 【表：…】 【图：…】 【案例：…】 【附件：…】 【节：…】 point to, and what they print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from reportgen.assembly.bodies import Body, heading_pieces
from reportgen.assembly.figures import Definition, FigureBook, Missing, figure_key, find_figure
from reportgen.assembly.near import near_hints
from reportgen.assembly.parts import Part
from reportgen.assembly.places import Places, Stock
from reportgen.assembly.words import bare_text
from reportgen.diagnostics import Diagnostic, Term, problem
from reportgen.markup.pieces import HeadingLine, ReferenceKind, ReferencePiece
from reportgen.source import Span


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference prints, and the id of the block that it leads to."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Landmark:
    """A heading, case study or attachment, and the names by which a text may mean it."""

    kind: ReferenceKind
    names: tuple[str, ...]
    path: str
    target: Target


@dataclass(frozen=True, slots=True)
class Targets:
    """Everything that can be referred to; `unplaced` gathers references to what never prints."""

    stock: Stock
    places: Places
    landmarks: tuple[Landmark, ...]
    unplaced: dict[str, list[Span]] = field(default_factory=dict)


def resolve(
    piece: ReferencePiece, part: Part, span: Span, targets: Targets
) -> Target | Diagnostic | None:
    """Return what a reference in a part's text leads to, or what is wrong with it.

    None when that is told elsewhere: a table never placed, a name from a broken file.
    """
    if piece.kind == "table":
        return _table(piece.name, span, targets)
    if piece.kind == "figure":
        return _figure(piece.name, part, span, targets)
    return _landmark(piece, part, span, targets)


def _table(name: str, span: Span, targets: Targets) -> Target | Diagnostic | None:
    place, stock = targets.places.table_of.get(name), targets.stock
    if place is not None:
        return Target(place.id, place.label)
    if name in stock.tables or name in stock.broken:
        targets.unplaced.setdefault(name, []).append(span)
        return None
    hints = near_hints(name, [*stock.tables, *stock.broken])
    unknown = problem("unknown-name.table", span, name=name, hints=hints)
    return unknown if stock.complete else None


def _figure(name: str, part: Part, span: Span, targets: Targets) -> Target | Diagnostic | None:
    book: FigureBook = targets.stock.figures
    found = find_figure(name, part, book)
    places = [targets.places.figure_of.get(figure_key(each)) for each in found]
    place = next(filter(None, places), None)
    if place is not None and place.number:
        return Target(place.id, place.label)
    if not targets.stock.complete and not (place and isinstance(found[0], Definition)):
        return None
    if place is not None:  # of a broken table there is no chart, and so no caption
        return problem("figure-unnumbered", span, name=name) if place.items else None
    if isinstance(found[0], Missing):
        hints = near_hints(name, book.definitions)
        return problem("unknown-name.figure", span, name=name, hints=hints)
    return problem("figure-unplaced.referenced", span, name=name)


def _landmark(
    piece: ReferencePiece, part: Part, span: Span, targets: Targets
) -> Target | Diagnostic | None:
    marks = [mark for mark in targets.landmarks if mark.kind == piece.kind]
    name = piece.name
    found = [mark for mark in marks if name in mark.names] or [
        mark for mark in marks if any(name in other for other in mark.names)
    ]
    own = [mark for mark in found if mark.path == part.path]
    chosen = own if len(own) == 1 else found
    if len(chosen) == 1:
        return chosen[0].target
    if chosen:
        names = [mark.target.text for mark in chosen[:6]]
        return problem("ambiguous-name", span, name=name, names=names)
    if not targets.stock.complete:
        return None
    hints = near_hints(name, [mark.names[0] for mark in marks if mark.names[0]])
    return problem("unknown-name.part", span, kind=Term(piece.kind), name=name, hints=hints)


def landmarks(bodies: Iterable[Body], year: int) -> tuple[Landmark, ...]:
    """Return the chapters, sections, headings, cases and attachments of the texts."""
    return tuple(mark for body in bodies for mark in _landmarks(body, year))


def _landmarks(body: Body, year: int) -> Iterator[Landmark]:
    part = body.part
    title = "".join(bare_text(words.pieces, year) for words in body.title)
    if part.file.kind in {"case", "attachment"}:
        kind: ReferenceKind = "case" if part.file.kind == "case" else "attachment"
        called = (part.name, part.stem, title, body.number)
        yield Landmark(kind, called, part.path, Target(body.id, body.number))
    elif body.path:
        names = (title or part.name, part.name, part.stem)
        yield Landmark("section", names, part.path, Target(body.id, _printed(body.full, title)))
    for line in body.lines:
        if isinstance(line, HeadingLine) and not line.body:
            heading = bare_text(heading_pieces(line), year)
            number = body.numbers[line.start].number
            target = Target(body.ids[line.start], _printed(number, heading))
            yield Landmark("section", (heading,), part.path, target)


def _printed(number: str, title: str) -> str:
    """Return a heading as it prints: 1.2设施设备; a blank keeps two figures apart."""
    apart = number[-1:].isdigit() and title[:1].isascii()
    return f"{number} {title}" if apart else number + title
