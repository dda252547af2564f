"""A mistake found in a file's text, by offsets; `reading` makes a Diagnostic of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Change: TypeAlias = tuple[int, int, str]  # put this text in place of text[start:end]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong at `text[start:end]`.

    `changes` together are its safe cure; `seen` is where its like stood before.
    """

    key: str
    start: int
    end: int
    params: Mapping[str, Any] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    seen: tuple[int, int] | None = None
