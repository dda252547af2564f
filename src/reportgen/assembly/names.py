"""Schools and bodies: one handle each, however their name is spelt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reportgen.assembly.sources import Sources
from reportgen.loading.instance import Instance
from reportgen.model import Organization

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class NameBook:
    """The organisations of `names:`, and the handle of every spelling of theirs."""

    organizations: tuple[Organization, ...]
    handles: Mapping[str, str]

    @staticmethod
    def read(sources: Sources) -> NameBook:
        """Return the names of report.yaml; none while that file is broken."""
        report = sources.report
        organizations = tuple(_organizations(report)) if report else ()
        handles = {
            _close(spelling): each.handle
            for each in reversed(organizations)
            for spelling in _spellings(each)
        }
        return NameBook(organizations, handles)

    def with_last_year(self, last: NameBook) -> NameBook:
        """Return these names with last year's: a body that both know has this year's handle."""
        handles: dict[str, str] = {}
        for each in reversed(last.organizations):
            known = (self.handle_of(spelling) for spelling in _spellings(each)[::-1])
            handle = next(filter(None, known), each.handle)
            handles.update((_close(spelling), handle) for spelling in _spellings(each))
        return NameBook(self.organizations, {**handles, **self.handles})

    def spellings(self) -> tuple[str, ...]:
        """Return the names that may be written: handles, short and official ones."""
        return tuple(
            name
            for each in self.organizations
            for name in (each.handle, *each.short, each.official)
        )

    def handle_of(self, label: str) -> str:
        """Return the handle of a name in any known spelling, or nothing."""
        return self.handles.get(_close(label), "")

    def organization(self, label: str) -> Organization | None:
        """Return the organisation that a name in any known spelling belongs to."""
        handle = self.handle_of(label)
        return next((each for each in self.organizations if each.handle == handle), None)

    def is_seen(self, label: str) -> bool:
        """Tell whether a spelling is one that is understood, and should not be written."""
        close = _close(label)
        return any(close in map(_close, each.seen) for each in self.organizations)


def _spellings(each: Organization) -> tuple[str, ...]:
    """Return how a body may be called, the surest spelling last."""
    return (*each.seen, *each.short, each.handle, each.official)


def _close(name: str) -> str:
    return _SPACE.sub("", name)


def _organizations(report: Instance) -> Iterator[Organization]:
    names: Mapping[str, Mapping[str, Any]] = report.data.get("names") or {}
    for handle, entry in names.items():
        mark = report.marks["names", handle]
        yield Organization(
            handle=handle,
            official=str(entry["official"]).strip(),
            short=_several(entry.get("short")),
            seen=_several(entry.get("seen")),
            span=mark.key or mark.value,
        )


def _several(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)
