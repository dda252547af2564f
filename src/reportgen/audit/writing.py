"""answers.yaml with an answer more: as text, so that what a person wrote there stays."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportgen.audit.answers import Answer
from reportgen.audit.findings import Finding


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that is not yet written down."""

    finding: Finding
    because: str
    by: str


def with_answers(text: str, given: Iterable[Given], replaced: Iterable[Answer] = ()) -> str:
    """Return answers.yaml with answers behind the others; those replaced are taken out."""
    lines = text.splitlines()
    starts = sorted(answer.span.line - 1 for answer in replaced)
    for start in reversed(starts):
        del lines[start : _end(lines, start)]
    return "\n".join([*lines, *(line for each in given for line in _item(each))]) + "\n"


def _item(given: Given) -> Iterator[str]:
    said = {
        "at": given.finding.at,
        "code": given.finding.code,
        "stated": given.finding.stated,
        "expected": given.finding.expected,
        "because": given.because,
        "by": given.by,
    }
    first, *rest = (f"{key}: {_quoted(word)}" for key, word in said.items() if word)
    yield f"- {first}"
    yield from (f"  {line}" for line in rest)


def _quoted(word: str) -> str:
    """Return a text as YAML writes it in double quotes: JSON does the same."""
    return json.dumps(word, ensure_ascii=False)


def _end(lines: list[str], start: int) -> int:
    """Return the line behind an item: the next item, or what is not indented."""
    end = start + 1
    while end < len(lines) and (not lines[end].strip() or lines[end].startswith((" ", "\t"))):
        end += 1
    return end
