"""What a part's text printed at the last build, taken again where nothing it rests on changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace

from reportgen.assembly.blocks import blocks_of_body
from reportgen.assembly.bodies import Body
from reportgen.assembly.inlines import Desk
from reportgen.assembly.lookup import Recording
from reportgen.assembly.places import FigurePlace, TablePlace
from reportgen.assembly.references import Targets
from reportgen.assembly.sources import Sources
from reportgen.assembly.tables import TableSet
from reportgen.assembly.words import Words
from reportgen.diagnostics import Diagnostic
from reportgen.kept import Kept, Same
from reportgen.loading.instance import Instance
from reportgen.markup.pieces import PlacementLine
from reportgen.model import Block
from reportgen.source import Span


def tables_key(sources: Sources) -> Hashable:
    """Return all that tables are made of: their part of each file, data files, names and facts."""
    report = next((each for each in sources.instances.values() if each.kind == "report"), None)
    parts = tuple(filter(None, map(_tables_part, sources.instances.values())))
    data = tuple((name, each.digest) for name, each in sources.data.items())
    return "tables", Same(report), parts, data, Same(sources.previous), sources.complete


def _tables_part(instance: Instance) -> Hashable:
    """Return a file from its tables on, with the place where they begin; None without tables."""
    mark = instance.marks.get(("tables",))
    if mark is None:
        return None
    span = mark.key or mark.value
    return span, instance.source.text[instance.source.starts[span.line - 1] :]


@dataclass(frozen=True, slots=True)
class _Made:
    """The blocks of a text, what was found on the way, and what it added to the desk."""

    blocks: tuple[Block, ...]
    problems: tuple[Diagnostic, ...]
    unplaced: tuple[tuple[str, tuple[Span, ...]], ...]
    notes: tuple[tuple[str, ...], ...]


def blocks_maker(desk: Desk, found: TableSet, kept: Kept) -> Callable[[Body], tuple[Block, ...]]:
    """Return what makes a body's blocks, or takes those of the last build."""
    common = Same(kept.get((desk.year, _signature(desk.targets), *_figures(desk, found)), object))

    def blocks(body: Body) -> tuple[Block, ...]:
        own = tuple(_own(body, desk))

        def key(asked: Iterable[str]) -> Hashable:
            tables = tuple((name, Same(found.tables.get(name))) for name in asked)
            return "blocks", Same(body), common, own, tables, _notes(desk)

        names, printed = ("asked", Same(body)), ("printed", body.part.path)
        asked: tuple[str, ...] | None = kept.before.get(names)
        made: _Made | None = None if asked is None else kept.before.get(key(asked))
        if asked is None or made is None:
            new, asked = _made(body, desk)
            made = _as_before(new, printed, kept)
        kept.now[names], kept.now[key(asked)] = asked, made
        kept.get(printed, dict)  # to be compared with at the next build, whoever made it
        desk.problems.extend(made.problems)
        for name, spans in made.unplaced:
            desk.targets.unplaced.setdefault(name, []).extend(spans)
        for note in made.notes:
            desk.ids.seen[note] += 1
            next(desk.footnotes)
        return made.blocks

    return blocks


def _figures(desk: Desk, found: TableSet) -> Iterator[Hashable]:
    """Yield what any address rests on beside its table: names, facts, labels, last year."""
    yield from (Same(each) for each in desk.instances.values() if each.kind == "report")
    yield tuple(desk.lookup.labels)
    yield Same(found.workings.last_year)


def _as_before(made: _Made, name: Hashable, kept: Kept) -> _Made:
    """Put the last build's very blocks in the place of those that print the same."""
    named = {(block.id, type(block)): block for block in made.blocks}
    assert len(named) == len(made.blocks), "ids tell blocks apart"
    return replace(made, blocks=tuple(kept.as_before(name, named).values()))


def _made(body: Body, desk: Desk) -> tuple[_Made, tuple[str, ...]]:
    """Make the blocks at a desk of their own, on which only what they added lies.

    The tables and facts that they asked for come with them.
    """
    lookup = Recording(desk.lookup)
    ids = replace(desk.ids, seen=desk.ids.seen.copy())
    numbers = iter(range(desk.ids.seen.total() + 1, 1_000_000))
    targets = replace(desk.targets, unplaced={})
    own = replace(desk, lookup=lookup, problems=[], targets=targets, ids=ids, footnotes=numbers)
    blocks = blocks_of_body(body, own)
    unplaced = tuple((name, tuple(spans)) for name, spans in targets.unplaced.items())
    notes = tuple((ids.seen - desk.ids.seen).elements())
    made = _Made(blocks, tuple(own.problems), unplaced, notes)
    return made, tuple(sorted(lookup.asked))


def _notes(desk: Desk) -> Hashable:
    return frozenset(desk.ids.seen.items())


def _signature(targets: Targets) -> Hashable:
    """Return everything that a reference may print or be told of."""
    stock, places = targets.stock, targets.places
    return (
        tuple((name, each.id, each.label) for name, each in places.table_of.items()),
        tuple((name, each.id, each.label) for name, each in places.figure_of.items()),
        targets.landmarks,
        tuple(stock.tables),
        stock.broken,
        stock.complete,
        tuple(stock.figures.definitions),
        tuple(stock.figures.files),
    )


def _own(body: Body, desk: Desk) -> Iterator[Hashable]:
    """Yield what a body places, as it is placed now."""
    places = desk.targets.places
    for line in body.lines:
        if not isinstance(line, PlacementLine):
            continue
        at = body.part.path, line.start
        if line.kind == "table":
            for place in places.tables[at]:
                yield _table(place), _words_of(place, desk)
        else:
            yield _figure(places.figures[at])


def _table(place: TablePlace) -> Hashable:
    return place.id, place.number, place.label, Same(place.table), place.span


def _words_of(place: TablePlace, desk: Desk) -> Hashable:
    """Return what a table's caption and notes are made of: its file's part with the tables."""
    instance = desk.instances.get(place.table.span.path) if place.table else None
    return _tables_part(instance) if instance else None


def _figure(place: FigurePlace) -> Hashable:
    items = tuple((item, _words(words)) for item, words in place.items)
    return place.id, place.number, place.label, items, _words(place.caption), place.span


def _words(words: Words | None) -> Hashable:
    if words is None:
        return None
    return words.pieces, words.base, words.scalar.text, words.scalar.span()
