"""The ledger being made: an account for every figure, found again by its cell or its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from reportgen.audit.ledger.entries import Against, Basis, Copy, Entry, Noted
from reportgen.model import Cell, Fact, Value
from reportgen.source import Span


@dataclass(slots=True)
class Account:
    """An entry with what is still being found for it."""

    entry: Entry
    order: tuple[int, ...]
    names: tuple[str, ...] = ()  # what an expression may call its lines
    bound: list[Copy] = field(default_factory=list)
    typed: list[Copy] = field(default_factory=list)
    against: list[Against] = field(default_factory=list)
    findings: list[Noted] = field(default_factory=list)

    def hold(self, basis: Basis, text: str, span: Span | None = None) -> None:
        """Note what the figure was held against, once."""
        found = Against(basis, text, span)
        if found not in self.against:
            self.against.append(found)

    def note(self, found: Noted) -> None:
        """Note what was found about the figure, once."""
        if found not in self.findings:
            self.findings.append(found)


@dataclass(slots=True)
class Accounts:
    """Every account: of cells by the cell itself, and of all by their place."""

    all: list[Account] = field(default_factory=list)
    by_cell: dict[int, Account] = field(default_factory=dict)  # by identity: a grid's own cells
    by_span: dict[Span, list[Account]] = field(default_factory=dict)
    by_fact: dict[str, Account] = field(default_factory=dict)

    def add(self, account: Account) -> Account:
        """Take an account in."""
        self.all.append(account)
        self.by_span.setdefault(account.entry.span, []).append(account)
        return account

    def add_cell(self, cell: Cell, account: Account) -> None:
        """Take in the account of a table's cell."""
        self.by_cell[id(cell)] = self.add(account)

    def add_fact(self, fact: Fact, account: Account) -> None:
        """Take in the account of a fact."""
        self.by_fact[fact.name] = self.add(account)

    def of(self, cell: Cell | None) -> Account | None:
        """Return the account of a cell of a table."""
        return self.by_cell.get(id(cell)) if cell is not None else None

    def at(self, spans: Iterable[Span], value: Value | None = None) -> Iterator[Account]:
        """Yield the accounts of the cells and facts at these places, each once.

        The cells of a total line that a table asks for have one place together: among them the
        expression's own words say which is meant.
        """
        seen: set[int] = set()
        for span in spans:
            here = [each for each in self.by_span.get(span, ()) if each.entry.kind != "typed"]
            for each in _meant(here, value) if len(here) > 1 else here:
                if id(each) not in seen:
                    seen.add(id(each))
                    yield each


def _meant(found: list[Account], value: Value | None) -> list[Account]:
    if value is None:
        return found
    said = value.expression
    named = [each for each in found if each.names and all(name in said for name in each.names)]
    equal = [each for each in named or found if each.entry.value == value.quantity.value]
    return equal[:1] or named or found
