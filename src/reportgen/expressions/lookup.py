"""What an expression asks for a name's value, and what it is told."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from reportgen.diagnostics import Phrase
from reportgen.quantity import Quantity
from reportgen.source import Span


@dataclass(frozen=True, slots=True)
class Found:
    """One figure, a column of figures (blanks left out), or a cell that holds text only."""

    quantities: tuple[Quantity, ...]
    cells: tuple[Span, ...] = ()
    column: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """Why there is no value; `part` is the name of the path that it is about.

    With an empty key the trouble has been told elsewhere: the expression fails in silence.
    """

    key: str
    params: Mapping[str, Any] = field(default_factory=dict)
    hints: tuple[Phrase, ...] = ()
    part: int = 0


class Lookup(Protocol):
    """Knows what names stand for; `labels` are those that are no plain words."""

    @property
    def labels(self) -> Collection[str]:
        """Return the labels that hold signs, blanks or a leading digit."""

    def resolve(self, path: tuple[str, ...]) -> Found | Missing:
        """Return what a path of names stands for."""
