"""A ledger that was kept as JSON, read back as an earlier version; and changes as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reportgen.audit.changes.change import Change
from reportgen.audit.changes.versions import OldTable, Version, legible
from reportgen.audit.ledger.record import VERSION, where
from reportgen.diagnostics import Phrase


def version_of_record(record: object) -> Version | Phrase:
    """Return the version that a record tells, or why it tells none."""
    if not isinstance(record, dict) or record.get("reportgen") != "ledger":
        return Phrase("since-no-ledger")
    if record.get("version") != VERSION:
        found = str(record.get("version"))[:20]
        return Phrase("since-version", {"found": found, "known": VERSION})
    if record.get("complete") is False:
        return Phrase("since-part")
    figures = record.get("figures")
    paragraphs = record.get("paragraphs")
    whole = record.get("complete") is True
    if not whole or not isinstance(figures, list) or not _texts(paragraphs):
        return Phrase("since-no-ledger")
    tables: dict[str, dict[tuple[str, str], str]] = {}
    facts: dict[str, str] = {}
    for figure in figures:
        if not isinstance(figure, dict) or not _texts([figure.get(key) for key in _NEEDED]):
            return Phrase("since-no-ledger")
        if figure["table"]:
            key = (legible(figure["row"]), legible(figure["column"]))
            tables.setdefault(legible(figure["table"]), {})[key] = legible(figure["text"])
        elif figure["kind"] == "fact":
            facts[legible(figure["address"])] = legible(figure["text"])
    old = tuple(OldTable(name, "", "", cells) for name, cells in tables.items())
    return Version(old, tuple(map(legible, paragraphs or ())), facts)


_NEEDED = ("kind", "address", "text", "table", "row", "column")


def _texts(values: object) -> bool:
    return isinstance(values, list) and all(isinstance(each, str) for each in values)


def record_of_changes(changes: Sequence[Change], since: str, *, edited: bool) -> Mapping[str, Any]:
    """Return what changed as plain values."""
    return {
        "reportgen": "changes",
        "version": VERSION,
        "since": since,
        "edited": edited,
        "changes": [_change(change) for change in changes],
    }


def _change(change: Change) -> Mapping[str, Any]:
    share = change.share
    return {
        "kind": change.kind,
        "of": change.of,
        "address": change.address,
        "before": change.before,
        "after": change.after,
        "difference": change.difference.text if change.difference else None,
        "percent": f"{share * 100:.4f}".rstrip("0").rstrip(".") if share is not None else None,
        "sentence": change.sentence,
        "where": where(change.span) if change.span else None,
        "copies": [
            {"text": each.text, "sentence": each.sentence, "where": where(each.span)}
            for each in change.copies
        ],
    }
