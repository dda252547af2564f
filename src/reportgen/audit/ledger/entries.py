"""What the ledger says of a figure: where it stands, what it is, and what it was held against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from reportgen.audit.prose.sentences import Prose
from reportgen.source import Span

Kind = Literal["given", "computed", "fact", "typed", "expression"]
State = Literal["contradiction", "warning", "answered", "agrees", "unchecked"]
Basis = Literal[
    "formula",  # the line's own formula
    "total",  # the sum that the line declares
    "mean",  # the plain mean that the line declares
    "sum",  # a total that nobody declared, recognised by its label
    "addend",  # a stated total that is the sum of this and others
    "source",  # a stated figure whose formula uses this one
    "of",  # the whole that it is no more than
    "parts",  # the parts that it is the sum of
    "ratio",  # the two lines that its line of ratios was found to divide
    "check",  # a relation in report.yaml
    "words",  # the cell that a sentence's words name
    "typed",  # a sentence that says the same beside the cell's own words
    "said",  # another sentence that states the same indicator
    "share",  # the figures of the text that it follows from
    "cells",  # the cells that the expression is computed from
]
_BOUNDS: frozenset[Basis] = frozenset({"of"})  # a figure that is not too large may be any other
STATES: tuple[State, ...] = ("contradiction", "warning", "answered", "agrees", "unchecked")


@dataclass(frozen=True, slots=True)
class Against:
    """One thing that a figure was held against: `text` is an address, a formula, a working."""

    basis: Basis
    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """A place in the text where a figure stands again, bound or typed, and its sentence."""

    text: str
    span: Span
    sentence: str
    expression: str = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """A finding about the figure; `because` and `by` are what a person answered to it.

    `instead` is the address of the cell that is wrong in this figure's place.
    """

    code: str
    state: Literal["contradiction", "warning", "answered"]
    expected: str
    because: str = ""
    by: str = ""
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure of the report.

    `table`, `row` and `column` are set for a cell, `sentence` for a figure of the text. `file`
    is the content file in which it prints, `span` where it is defined.
    """

    kind: Kind
    address: str
    chapter: str
    file: str
    text: str
    value: Decimal
    unit: str
    span: Span
    table: str = ""
    row: str = ""
    column: str = ""
    school: str = ""
    sentence: str = ""
    bound: tuple[Copy, ...] = ()
    typed: tuple[Copy, ...] = ()
    against: tuple[Against, ...] = ()
    findings: tuple[Noted, ...] = ()
    order: tuple[int, ...] = ()  # by which entries stand in reading order

    @property
    def state(self) -> State:
        """How it stands: the worst that was found, else whether anything holds it."""
        found = {each.state for each in self.findings}
        told: tuple[State, ...] = ("contradiction", "warning", "answered")
        for state in told:
            if state in found:
                return state
        held = any(each.basis not in _BOUNDS for each in self.against)
        return "agrees" if held else "unchecked"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table by its labels; `placed` tells one that prints from one that is only computed with."""

    name: str
    id: str
    caption: str
    header_rows: int
    label_columns: int
    cells: Mapping[tuple[str, str], str]
    placed: bool


@dataclass(frozen=True, slots=True)
class Ledger:
    """All figures of a report in reading order, with the tables and sentences they stand in.

    `files` are the content files in reading order.
    """

    title: str
    entries: tuple[Entry, ...]
    tables: tuple[Grid, ...]
    prose: tuple[Prose, ...]
    files: tuple[str, ...]
    handles: Mapping[str, str]  # the handle of every spelling of a school's name

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The texts that hold figures, as they print."""
        return tuple(each.passage.text for each in self.prose)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many figures there are, and how they stand."""

    figures: int
    kinds: Counter[Kind]
    states: Counter[State]
    bound: int  # places of the text that print a cell or fact
    matched: int  # typed, and held against a cell or other figures
    unmatched: int  # typed, and checked by nothing


def tally(entries: tuple[Entry, ...]) -> Tally:
    """Count a ledger's entries."""
    typed = [each for each in entries if each.kind == "typed"]
    unmatched = sum(each.state == "unchecked" for each in typed)
    places = {copy.span for each in entries for copy in each.bound}
    return Tally(
        figures=len(entries),
        kinds=Counter(each.kind for each in entries),
        states=Counter(each.state for each in entries),
        bound=len(places),
        matched=len(typed) - unmatched,
        unmatched=unmatched,
    )
