"""YAML events into plain data, with YAML 1.2's core scalars, strict and within bounds.

What YAML 1.1 turns into something else stays as typed: `1:35`, `NO`, `2025-09-10`, `0x1F`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from reportgen.loading.findings import Finding
from reportgen.loading.instance import DataPath
from reportgen.loading.marks import RawMark
from reportgen.loading.scalars import Style

MOST_LEVELS = 40
MOST_VALUES = 200_000

_STYLES: dict[str | None, Style] = {
    None: "plain",
    "": "plain",
    "'": "single",
    '"': "double",
    "|": "literal",
    ">": "folded",
}
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER_STARTS = frozenset("0123456789+-.")
_INTEGER = re.compile(r"[-+]?[0-9]{1,300}")
_FLOAT = re.compile(
    r"[-+]?(?:\.[0-9]{1,200}|[0-9]{1,200}(?:\.[0-9]{0,200})?)(?:[eE][-+]?[0-9]{1,2})?"
)


@dataclass(frozen=True, slots=True)
class Tree:
    """What a file holds; the side table of its places; what YAML allows and we refuse."""

    data: Any
    marks: dict[DataPath, RawMark]
    findings: list[Finding]


class TooMuchError(Exception):
    """The file goes beyond a bound; `finding` says which."""

    def __init__(self, finding: Finding) -> None:
        """Keep what to tell."""
        super().__init__(finding.key)
        self.finding = finding


@dataclass(frozen=True, slots=True)
class _Reading:
    next_event: Callable[[], Any]
    marks: dict[DataPath, RawMark]
    findings: list[Finding]


def build(next_event: Callable[[], Any]) -> Tree | None:
    """Return the data behind a stream of PyYAML events, None for a stream without a document.

    Raises TooMuchError, and whatever the parser raises.
    """
    reading = _Reading(next_event, {}, [])
    next_event()  # the stream's start
    if type(next_event()) is StreamEndEvent:
        return None
    data = _node(reading, next_event(), (), -1, -1)
    next_event()  # the document's end
    further = next_event()
    if type(further) is DocumentStartEvent:
        reading.findings.append(Finding("second-document", *_offsets(further)))
    return Tree(data, reading.marks, reading.findings)


def _offsets(event: Any) -> tuple[int, int]:
    return event.start_mark.index, event.end_mark.index


def _node(reading: _Reading, event: Any, path: DataPath, key_start: int, key_end: int) -> Any:
    kind = type(event)
    start, end = event.start_mark.index, event.end_mark.index
    if kind is ScalarEvent:
        text: str = event.value
        style = _STYLES[event.style]
        reading.marks[path] = (key_start, key_end, start, end, style, text)
        if len(reading.marks) > MOST_VALUES:
            _check_bounds(reading, (), start, end)
        if event.tag is not None or event.anchor is not None:
            reading.findings.append(Finding("reserved-start", start, end))
        return text if style != "plain" else plain_value(text)
    if kind is AliasEvent:
        reading.findings.append(Finding("reserved-start", start, end))
        reading.marks[path] = (key_start, key_end, start, end, "plain", "")
        return None
    _check_bounds(reading, path, start, end)
    if event.anchor is not None or event.tag is not None:
        reading.findings.append(Finding("reserved-start", start, end))
    reading.marks[path] = (key_start, key_end, start, end, None, "")  # keeps the file's order
    data, last = (_mapping if kind is MappingStartEvent else _sequence)(reading, path)
    reading.marks[path] = (key_start, key_end, start, last.end_mark.index, None, "")
    return data


def _check_bounds(reading: _Reading, path: DataPath, start: int, end: int) -> None:
    if len(path) >= MOST_LEVELS:
        raise TooMuchError(Finding("too-deep", start, end, {"limit": MOST_LEVELS}))
    if len(reading.marks) > MOST_VALUES:
        raise TooMuchError(Finding("too-many-values", start, end, {"limit": MOST_VALUES}))


def plain_value(text: str) -> str | int | float | bool | None:
    """Return what unquoted text means under YAML 1.2's core schema (without 0o, 0x, .inf, .nan)."""
    if text and text[0] in _NUMBER_STARTS:
        if _INTEGER.fullmatch(text):
            return int(text)
        return float(text) if _FLOAT.fullmatch(text) else text
    return _WORDS.get(text, text)


def _mapping(reading: _Reading, path: DataPath) -> tuple[dict[str, Any], Any]:
    data: dict[str, Any] = {}
    next_event = reading.next_event
    while True:
        event = next_event()
        if type(event) is not ScalarEvent:
            if type(event) is MappingEndEvent:
                return data, event
            _odd_key(reading, event, path)
            continue
        key = event.value
        start, end = _offsets(event)
        own = (*path, key)
        if key in data or not key or event.anchor is not None or event.tag is not None:
            reading.findings.extend(_wrong_key(reading, event, own))
        data[key] = _node(reading, next_event(), own, start, end)


def _wrong_key(reading: _Reading, event: Any, path: DataPath) -> Iterator[Finding]:
    start, end = _offsets(event)
    if event.anchor is not None or event.tag is not None:
        yield Finding("reserved-start", start, end)
    elif not event.value:
        yield Finding("empty-key", start, end)
    elif path in reading.marks:
        before = reading.marks[path]
        yield Finding("duplicate-key", start, end, {"key": event.value}, seen=before[:2])


def _odd_key(reading: _Reading, event: Any, path: DataPath) -> None:
    start, end = _offsets(event)
    reading.findings.append(Finding("odd-key", start, end))
    _skip_key(reading, event)
    _node(reading, reading.next_event(), (*path, ""), start, end)


def _skip_key(reading: _Reading, event: Any) -> None:
    """Read over a key that is itself a list or mapping, within the bound on depth."""
    deep = int(isinstance(event, CollectionStartEvent))
    while deep:
        following = reading.next_event()
        deep += isinstance(following, CollectionStartEvent)
        deep -= isinstance(following, CollectionEndEvent)
        if deep > MOST_LEVELS:
            start, end = _offsets(event)
            raise TooMuchError(Finding("too-deep", start, end, {"limit": MOST_LEVELS}))


def _sequence(reading: _Reading, path: DataPath) -> tuple[list[Any], Any]:
    data: list[Any] = []
    while True:
        event = reading.next_event()
        if type(event) is SequenceEndEvent:
            return data, event
        data.append(_node(reading, event, (*path, len(data)), -1, -1))
