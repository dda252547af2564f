"""Typed figures that equal a cell: the edit that binds them, where it prints the very same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from reportgen.diagnostics import Diagnostic
from reportgen.source import Edit, SourceText


def with_bindings(
    diagnostics: Iterable[Diagnostic], texts: Mapping[str, SourceText]
) -> list[Diagnostic]:
    """Return the diagnostics, `unbound` ones with the edit that `check --fix` makes."""
    return [_bound(each, texts) if each.code == "unbound" else each for each in diagnostics]


def _bound(found: Diagnostic, texts: Mapping[str, SourceText]) -> Diagnostic:
    span, prints = found.span, str(found.params["prints"])
    source = texts.get(span.path)
    if source is None or not prints or span.line > len(source.starts):
        return found
    start = source.starts[span.line - 1] + span.column - 1
    if not source.text.startswith(prints, start):
        return found
    edit = Edit(span.path, start, start + len(prints), f"【{found.params['address']}】")
    return replace(found, edits=(edit,))
