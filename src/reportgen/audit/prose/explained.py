"""A typed figure that follows from others: where it stands, and how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from reportgen.audit.prose.sentences import Prose, Statement
from reportgen.diagnostics import Diagnostic
from reportgen.source import Span


@dataclass(frozen=True, slots=True)
class Explained:
    """A figure that was recomputed and agrees; `working` is what was computed."""

    span: Span
    stated: str
    working: str


Outcome: TypeAlias = Diagnostic | Explained


def explained_by(prose: Prose, statement: Statement, working: str) -> Explained:
    """Return that a statement's figure follows from a working."""
    figure = statement.figure
    return Explained(prose.passage.place(figure.start, figure.end), figure.quantity.text, working)
