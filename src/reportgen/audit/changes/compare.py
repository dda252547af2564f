"""What changed between an earlier version and the report as it is, each change told once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportgen.audit.changes.change import Change, changed, is_same_figure
from reportgen.audit.changes.sentences import (
    FigureChange,
    said_before,
    said_now,
    sentence_changes,
)
from reportgen.audit.changes.tables import table_changes
from reportgen.audit.changes.versions import Version
from reportgen.audit.ledger.entries import Copy, Ledger
from reportgen.audit.passages import Passage
from reportgen.audit.prose.sentences import Prose, read_prose
from reportgen.model import Report, Text
from reportgen.quantity import parse_quantity
from reportgen.source import Span, file_span

_SENTENCE = re.compile(r"[^。！？；;\n]*[。！？；;\n]?")
_LONGEST = 2_000


def changes_since(version: Version, ledger: Ledger, report: Report) -> tuple[Change, ...]:
    """Return the figures that changed since a version, in reading order.

    A binding whose cell changed is told with its cell.
    """
    found = [*table_changes(version.tables, ledger), *_fact_changes(version, ledger)]
    before = said_before(_prose(version, report))
    told = list(_with_copies(found, sentence_changes(before, said_now(ledger))))
    return tuple(sorted(told, key=lambda change: change.order))


def _prose(version: Version, report: Report) -> Sequence[Prose]:
    nowhere = file_span("")
    texts = (piece for text in version.paragraphs for piece in _pieces(text))
    return read_prose(
        report, [Passage(text, (Text(text, nowhere),), (0,)) for text in texts if text.strip()]
    )


def _pieces(text: str) -> Iterator[str]:
    """Yield a paragraph; in pieces where a sentence has no end: a stranger may have made it."""
    sentences = _SENTENCE.findall(text)
    if all(len(each) <= _LONGEST for each in sentences):
        yield text
        return
    for each in sentences:
        yield from (each[at : at + _LONGEST] for at in range(0, len(each), _LONGEST))


def _fact_changes(version: Version, ledger: Ledger) -> Iterator[Change]:
    if version.facts is None:
        return
    facts = {entry.address: entry for entry in ledger.entries if entry.kind == "fact"}
    for name, entry in facts.items():
        before = version.facts.get(name)
        if before is None:
            yield Change("new", "fact", name, "", entry.text, entry.order, entry.span)
            continue
        was, now = parse_quantity(before), parse_quantity(entry.text)
        if before != entry.text and not (was and now and is_same_figure(was, now)):
            sides = ((before, was), (entry.text, now))
            yield changed("fact", name, *sides, order=entry.order, span=entry.span)
    order = max((entry.order for entry in facts.values()), default=(1 << 30,))
    for name, text in version.facts.items():
        if name not in facts:
            yield Change("removed", "fact", name, text, "", order)


def _with_copies(found: Sequence[Change], texts: Iterator[FigureChange]) -> Iterator[Change]:
    """Yield the changes, those of bound figures with the cell that changed."""
    at: dict[Span, int] = {}
    for index, change in enumerate(found):
        if change.span is not None and change.kind == "changed":
            at.setdefault(change.span, index)
    copies: dict[int, list[Copy]] = {}
    for each in texts:
        cells = each.bound.cells if each.bound and each.change.kind == "changed" else ()
        known = [at[span] for span in cells if span in at]
        if not known or each.change.span is None or each.bound is None:
            yield each.change
            continue
        text = f"{each.change.before} → {each.change.after}"
        copy = Copy(text, each.change.span, each.change.sentence, each.bound.expression.strip())
        copies.setdefault(known[0], []).append(copy)
    for index, change in enumerate(found):
        yield replace(change, copies=tuple(copies.get(index, ())))
