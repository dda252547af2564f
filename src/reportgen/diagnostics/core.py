"""The record of one problem."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from reportgen.source import Edit, Span


class Severity(IntEnum):
    """How bad it is; what each does to a build stands in docs/messages.md."""

    NOTE = 1
    WARNING = 2
    CONTRADICTION = 3
    ERROR = 4


@dataclass(frozen=True, slots=True)
class Term:
    """A noun of the tool's own (表, 案例 …) inside a message's parameters, told in its language."""

    key: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A catalogued sentence with its parameters; used for hints and related places."""

    key: str
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Related:
    """A further place that belongs to a problem, and what stands there."""

    span: Span
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Message:
    """What a code says, in both languages; `{name}` stands for a parameter.

    The hint is the usual cure; a Diagnostic's own hints replace it.
    """

    severity: Severity
    zh: str
    en: str
    hint_zh: str = ""
    hint_en: str = ""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: `code` is stable, `key` names the catalogued message (code or code.variant)."""

    code: str
    span: Span
    severity: Severity
    key: str
    params: Mapping[str, Any] = field(default_factory=dict)
    hints: tuple[Phrase, ...] = ()
    related: tuple[Related, ...] = ()
    edits: tuple[Edit, ...] = ()
    cause: Phrase | None = None  # what explains it together with others that have the same


@dataclass(frozen=True, slots=True)
class LocalProblem:
    """A problem at offsets of a text whose file is not known here (markup, expressions)."""

    key: str
    start: int
    end: int
    params: Mapping[str, Any] = field(default_factory=dict)
    hints: tuple[Phrase, ...] = ()


class DiagnosticError(Exception):
    """Carries the diagnostics of a step that could not give its value."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        """Keep the problems; at least one is an error."""
        super().__init__(*diagnostics)
        self.diagnostics = diagnostics
