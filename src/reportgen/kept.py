"""What was worked out at the last build, by what it was worked out from."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

Value = TypeVar("Value")
Name = TypeVar("Name", bound=Hashable)


@dataclass(frozen=True, slots=True, eq=False)
class Same:
    """A value as a key by which it is found again only if it is the very same one."""

    value: object

    def __eq__(self, other: object) -> bool:
        """Tell whether both hold one object."""
        return isinstance(other, Same) and other.value is self.value

    def __hash__(self) -> int:
        """Return what the same object always has."""
        return id(self.value)


@dataclass(frozen=True, slots=True)
class Kept:
    """Values of the last build that are taken again; those not asked for are let go.

    A key holds everything that its value depends on, so that what is taken is what would be worked
    out anew.
    """

    before: Mapping[Hashable, Any] = field(default_factory=dict)
    now: dict[Hashable, Any] = field(default_factory=dict)

    def get(self, key: Hashable, work_out: Callable[[], Value]) -> Value:
        """Return the value of a key, worked out if the last build had none."""
        if key in self.now:
            return cast("Value", self.now[key])
        value = self.before[key] if key in self.before else work_out()
        self.now[key] = value
        return cast("Value", value)

    def as_before(self, key: Hashable, values: Mapping[Name, Value]) -> dict[Name, Value]:
        """Return values by name, in the place of each that equals the last build's that very one.

        What they were worked out from may have changed; what rests on them need not know.
        """
        old: Mapping[Name, Value] = self.before.get(key, {})
        same = {name: old[name] if old.get(name) == each else each for name, each in values.items()}
        self.now[key] = same
        return same

    def next(self) -> Kept:
        """Return what the next build begins with."""
        return Kept(self.now)
