"""answers.yaml with an answer more: as text, so that what a person wrote there stays."""

from __future__ import annotations

import json
from collections.abc import Iterable

from reportgen.audit.answers import Answer, Finding


def with_answer(
    text: str, finding: Finding, *, because: str, by: str, replaced: Iterable[Answer] = ()
) -> str:
    """Return answers.yaml with an answer behind the others; those it replaces are taken out."""
    lines = text.splitlines()
    starts = sorted(answer.span.line - 1 for answer in replaced)
    for start in reversed(starts):
        del lines[start : _end(lines, start)]
    said = {
        "at": finding.at,
        "code": finding.code,
        "stated": finding.stated,
        "expected": finding.expected,
        "because": because,
        "by": by,
    }
    first, *rest = (f"{key}: {_quoted(word)}" for key, word in said.items() if word)
    return "\n".join([*lines, f"- {first}", *(f"  {line}" for line in rest)]) + "\n"


def _quoted(word: str) -> str:
    """Return a text as YAML writes it in double quotes: JSON does the same."""
    return json.dumps(word, ensure_ascii=False)


def _end(lines: list[str], start: int) -> int:
    """Return the line behind an item: the next item, or what is not indented."""
    end = start + 1
    while end < len(lines) and (not lines[end].strip() or lines[end].startswith((" ", "\t"))):
        end += 1
    return end
