"""The message catalogs put together, and the way to make a Diagnostic from them."""

from __future__ import annotations

from typing import Any

from reportgen.diagnostics.catalog import (
    amounts,
    answers,
    assembly,
    audit,
    beside,
    charts,
    data,
    expressions,
    ledger,
    loading,
    markup,
    office,
    previous,
    project,
    replies,
    tables,
    validation,
    word,
)
from reportgen.diagnostics.core import Diagnostic, Message, Phrase, Related, Severity
from reportgen.source import Edit, Span

_ROOMS = (
    project,
    loading,
    data,
    validation,
    markup,
    expressions,
    tables,
    previous,
    assembly,
    charts,
    word,
    office,
    audit,
    amounts,
    beside,
    answers,
    replies,
    ledger,
)

MESSAGES: dict[str, Message] = {k: v for room in _ROOMS for k, v in room.MESSAGES.items()}
PHRASES: dict[str, tuple[str, str]] = {k: v for room in _ROOMS for k, v in room.PHRASES.items()}
TERMS: dict[str, tuple[str, str]] = {k: v for room in _ROOMS for k, v in room.TERMS.items()}


def problem(
    key: str,
    span: Span,
    /,
    *,
    hints: tuple[Phrase, ...] = (),
    related: tuple[Related, ...] = (),
    edits: tuple[Edit, ...] = (),
    severity: Severity | None = None,
    **params: Any,
) -> Diagnostic:
    """Return the Diagnostic of a catalogued message; a key `code.variant` has the code `code`.

    Raises KeyError for a key without a message: that is a bug.
    """
    message = MESSAGES[key]
    code = key.partition(".")[0]
    return Diagnostic(code, span, severity or message.severity, key, params, hints, related, edits)
