"""The ledger as plain values for JSON: stable keys, described in docs/writing.md."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reportgen.audit.ledger.entries import Against, Copy, Entry, Ledger, Noted, tally
from reportgen.source import Span

VERSION = 1


def record_of(ledger: Ledger, entries: Sequence[Entry]) -> dict[str, Any]:
    """Return the record of a ledger; with only some of its entries it says that it is not whole."""
    counts = tally(tuple(entries))
    return {
        "reportgen": "ledger",
        "version": VERSION,
        "complete": len(entries) == len(ledger.entries),
        "title": ledger.title,
        "summary": {
            "figures": counts.figures,
            "kinds": dict(sorted(counts.kinds.items())),
            "states": dict(sorted(counts.states.items())),
            "bound": counts.bound,
            "typed_matched": counts.matched,
            "typed_unchecked": counts.unmatched,
        },
        "figures": [_figure(entry) for entry in entries],
        "paragraphs": list(ledger.paragraphs),
    }


def _figure(entry: Entry) -> dict[str, Any]:
    return {
        "address": entry.address,
        "kind": entry.kind,
        "state": entry.state,
        "text": entry.text,
        "value": f"{entry.value:f}",
        "unit": entry.unit,
        "chapter": entry.chapter,
        "file": entry.file,
        "table": entry.table,
        "row": entry.row,
        "column": entry.column,
        "school": entry.school,
        "sentence": entry.sentence,
        "where": where(entry.span),
        "bound": [_copy(copy) for copy in entry.bound],
        "typed": [_copy(copy) for copy in entry.typed],
        "against": [_against(each) for each in entry.against],
        "findings": [_finding(each) for each in entry.findings],
    }


def where(span: Span) -> dict[str, Any]:
    """Return a place as the other JSON of the tool gives it."""
    place = {"path": span.path, "line": span.line, "column": span.column}
    return {**place, "sheet": span.sheet} if span.sheet else place


def _copy(copy: Copy) -> Mapping[str, Any]:
    return {
        "text": copy.text,
        "expression": copy.expression,
        "sentence": copy.sentence,
        "where": where(copy.span),
    }


def _against(each: Against) -> Mapping[str, Any]:
    return {
        "basis": each.basis,
        "text": each.text,
        "where": where(each.span) if each.span else None,
    }


def _finding(each: Noted) -> Mapping[str, Any]:
    return {
        "code": each.code,
        "state": each.state,
        "expected": each.expected,
        "because": each.because,
        "by": each.by,
        "instead": each.instead,
    }
