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
        report = next((i for i in sources.instances.values() if i.kind == "report"), None)
        organizations = tuple(_organizations(report)) if report else ()
        handles = {
            _close(spelling): each.handle
            for each in reversed(organizations)
            for spelling in (*each.seen, *each.short, each.official, each.handle)
        }
        return NameBook(organizations, handles)

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
