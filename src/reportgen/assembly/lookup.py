"""What names in 【…】 and in checks stand for: tables, facts, 年."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from reportgen.assembly.tables import TableSet
from reportgen.expressions import Found, Lookup, Missing


@dataclass(frozen=True, slots=True)
class Figures:
    """An `expressions.Lookup` over all tables and facts of a report."""

    found: TableSet

    @property
    def labels(self) -> Collection[str]:
        """Return the names that are no plain words."""
        return self.found.workings.labels

    def resolve(self, path: tuple[str, ...]) -> Found | Missing:
        """Return what a path of names stands for."""
        return self.found.workings.resolve(path)


@dataclass(frozen=True, slots=True)
class Recording:
    """A lookup that remembers which tables and facts it was asked for, by name."""

    lookup: Lookup
    asked: set[str] = field(default_factory=set)

    @property
    def labels(self) -> Collection[str]:
        """Return the names that are no plain words."""
        return self.lookup.labels

    def resolve(self, path: tuple[str, ...]) -> Found | Missing:
        """Return what a path of names stands for."""
        self.asked.add(path[0])
        return self.lookup.resolve(path)
