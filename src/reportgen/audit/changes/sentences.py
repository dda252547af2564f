"""Sentences of two versions held against each other: wherever they stand, by what they say."""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from reportgen.audit.changes.change import Change, changed, is_same_figure
from reportgen.audit.changes.versions import unnumbered
from reportgen.audit.ledger.entries import Ledger
from reportgen.audit.ledger.grids import plain
from reportgen.audit.ledger.spots import Spot, numbers_paragraph, ratios_in
from reportgen.audit.prose.sentences import Prose, Sentence
from reportgen.model import Reference, Value
from reportgen.quantity import Quantity
from reportgen.source import Span

_GAP = "\x00"  # stands for a figure in a sentence's skeleton: no text holds it
_NAMED = re.compile(r"(?:[表图]|案例|附件|第)\s?$")  # 表3 is no figure
_GRAM = 3
_COMMON = 30  # sentences with a gram, from which it tells nothing
_CANDIDATES = 4
_LONGEST = 300
_ALIKE = 0.55
_WORDS = 16
_MOST = 20_000  # sentences of an old version that are tried against those without a counterpart


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a sentence; `bound` is the piece that prints it, `span` its place now."""

    text: str
    quantity: Quantity
    words: str
    span: Span | None
    bound: Value | None


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that holds figures: as it is compared, and without them."""

    key: str
    skeleton: str
    figures: tuple[Figure, ...]
    text: str
    order: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A change of the text, and the binding that printed the figure, if one did."""

    change: Change
    bound: Value | None


def said_now(ledger: Ledger) -> list[Said]:
    """Return the sentences of the report as it is."""
    ranks = {file: number for number, file in enumerate(ledger.files)}
    return list(_said(ledger.prose, ranks))


def said_before(prose: Iterable[Prose]) -> list[Said]:
    """Return the sentences of an earlier version, whose places mean nothing any more."""
    return list(_said(prose, {}))


def _said(prose: Iterable[Prose], ranks: Mapping[str, int]) -> Iterator[Said]:
    for each in prose:
        for sentence in each.sentences:
            figures = tuple(_figures(each, sentence))
            if figures:
                order = _order(figures[0], ranks)
                text = sentence.text.strip()
                skeleton = _skeleton(each, sentence)
                yield Said(_compared(sentence, plain(text)), skeleton, figures, text, order)


def _compared(sentence: Sentence, text: str) -> str:
    """Return a sentence without the number that its paragraph begins with."""
    return unnumbered(text) if sentence.start == 0 else text


def _order(figure: Figure, ranks: Mapping[str, int]) -> tuple[int, ...]:
    span = figure.span
    return (ranks.get(span.path, 0), span.line, span.column) if span and ranks else ()


def _figures(prose: Prose, sentence: Sentence) -> Iterator[Figure]:
    for each in _spots(prose, sentence):
        pieces = map(prose.passage.piece, (each.start, each.end - len(each.quantity.unit) - 1))
        yield Figure(
            each.quantity.text,
            each.quantity,
            each.words[-_WORDS:],
            prose.passage.place(each.start, each.end),
            next((piece for piece in pieces if isinstance(piece, Value)), None),
        )


def _spots(prose: Prose, sentence: Sentence) -> list[Spot]:
    """Return where figures stand in a sentence; the number of a table or figure is none."""
    text = prose.passage.text
    stated = (
        Spot(each.figure.start, each.figure.end, each.figure.quantity, each.words)
        for each in sentence.statements
    )
    found = (
        each
        for each in (*stated, *ratios_in(sentence))
        if not numbers_paragraph(text, each.start, each.end)
        and not _NAMED.search(text[max(0, each.start - 4) : each.start])
        and not isinstance(prose.passage.piece(each.start), Reference)
    )
    return sorted(found, key=lambda each: each.start)


def _skeleton(prose: Prose, sentence: Sentence) -> str:
    """Return a sentence with a sign for each figure, its unit left standing."""
    text, at = prose.passage.text, sentence.start
    parts: list[str] = []
    for each in _spots(prose, sentence):
        parts += (text[at : each.start], _GAP)
        at = each.end - len(each.quantity.unit)
    return _compared(sentence, plain("".join((*parts, text[at : sentence.end]))))


def sentence_changes(old: Sequence[Said], new: Sequence[Said]) -> Iterator[FigureChange]:
    """Yield the figures that changed in sentences, those that are new, those that are gone."""
    was, now = _without_same(old, new)
    pairs = _same_skeleton(was, now)
    pairs += _similar(_without(was, pairs), _without(now, pairs))
    for before, after in pairs:
        yield from _figure_changes(before, after)
    for after in _without(now, pairs):
        for figure in after.figures:
            yield FigureChange(_new(after, figure), figure.bound)
    gone = {id(each) for each in _without(was, pairs)}
    partners = {id(before): after.order for before, after in pairs}
    placed = {each.key: each.order for each in new}
    last: tuple[int, ...] = (0,)
    for before in old:
        last = partners.get(id(before)) or placed.get(before.key, last)
        for figure in before.figures if id(before) in gone else ():
            yield FigureChange(_removed(before, figure, last), None)


def _without(said: Sequence[Said], pairs: Sequence[tuple[Said, Said]]) -> list[Said]:
    taken = {id(each) for pair in pairs for each in pair}
    return [each for each in said if id(each) not in taken]


def _without_same(old: Sequence[Said], new: Sequence[Said]) -> tuple[list[Said], list[Said]]:
    """Return the sentences that are not word for word in the other version, wherever there."""
    both = Counter(each.key for each in old) & Counter(each.key for each in new)
    return _beyond(old, both), _beyond(new, both)


def _beyond(said: Sequence[Said], both: Counter[str]) -> list[Said]:
    left = Counter(both)
    found = []
    for each in said:
        if left[each.key] > 0:
            left[each.key] -= 1
        else:
            found.append(each)
    return found


def _same_skeleton(was: Sequence[Said], now: Sequence[Said]) -> list[tuple[Said, Said]]:
    waiting: defaultdict[str, deque[Said]] = defaultdict(deque)
    for each in was:
        waiting[each.skeleton].append(each)
    return [(waiting[each.skeleton].popleft(), each) for each in now if waiting.get(each.skeleton)]


def _similar(was: Sequence[Said], now: Sequence[Said]) -> list[tuple[Said, Said]]:
    """Return the sentences that were rewritten, the most alike first.

    Candidates are found by what three characters they share, so that no two long lists are held
    against each other whole.
    """
    before, after = was[:_MOST], now
    index: defaultdict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(before):
        for gram in _grams(each.skeleton):
            index[gram].append(number)
    scored: list[tuple[float, int, int]] = []
    for number, each in enumerate(after):
        shared: Counter[int] = Counter()
        for gram in _grams(each.skeleton):
            found = index.get(gram, ())
            if len(found) <= _COMMON:
                shared.update(found)
        for other, _ in shared.most_common(_CANDIDATES):
            likeness = _likeness(before[other].skeleton, each.skeleton)
            if likeness >= _ALIKE:
                scored.append((-likeness, other, number))
    pairs: list[tuple[Said, Said]] = []
    used: set[tuple[str, int]] = set()
    for _, other, number in sorted(scored):
        if ("old", other) not in used and ("new", number) not in used:
            used |= {("old", other), ("new", number)}
            pairs.append((before[other], after[number]))
    return pairs


def _grams(text: str) -> set[str]:
    text = text[:_LONGEST]
    return {text[at : at + _GRAM] for at in range(len(text) - _GRAM + 1)}


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one[:_LONGEST], other[:_LONGEST], autojunk=False).ratio()


def _figure_changes(before: Said, after: Said) -> Iterator[FigureChange]:
    for old, new in _aligned(before, after):
        if old is None and new is not None:
            yield FigureChange(_new(after, new), new.bound)
        elif new is None and old is not None:
            yield FigureChange(_removed(before, old, after.order), None)
        elif old and new and not is_same_figure(old.quantity, new.quantity):
            change = changed(
                "text",
                new.words or new.text,
                (old.text, old.quantity),
                (new.text, new.quantity),
                order=after.order,
                span=new.span,
                sentence=after.text,
            )
            yield FigureChange(change, new.bound)


def _aligned(before: Said, after: Said) -> Iterator[tuple[Figure | None, Figure | None]]:
    """Yield which figure of one sentence is which of the other."""
    if before.skeleton == after.skeleton:
        yield from zip(before.figures, after.figures, strict=True)
        return
    one, other = before.skeleton[: _LONGEST * 4], after.skeleton[: _LONGEST * 4]
    old, new = iter(before.figures), iter(after.figures)
    for _, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        counts = one[a:b].count(_GAP), other[c:d].count(_GAP)
        for number in range(max(counts)):
            yield (
                next(old, None) if number < counts[0] else None,
                next(new, None) if number < counts[1] else None,
            )


def _new(said: Said, figure: Figure) -> Change:
    address = figure.words or figure.text
    return Change("new", "text", address, "", figure.text, said.order, figure.span, said.text)


def _removed(said: Said, figure: Figure, order: tuple[int, ...]) -> Change:
    address = figure.words or figure.text
    return Change("removed", "text", address, figure.text, "", order, None, said.text)
