"""The forms that programs read: short lines, JSON, GitHub's workflow commands."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from reportgen.diagnostics import (
    Diagnostic,
    Language,
    Severity,
    hint_texts,
    message_text,
    phrase_text,
)
from reportgen.reporter.place import place_text
from reportgen.reporter.summary import summarize
from reportgen.source import Span

_NAMES = {
    Severity.ERROR: "error",
    Severity.CONTRADICTION: "contradiction",
    Severity.WARNING: "warning",
    Severity.NOTE: "note",
}
_GITHUB = {
    Severity.ERROR: "error",
    Severity.CONTRADICTION: "warning",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}


def short(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """Return `path:line:col: severity[code]: message`, one line each."""
    return "".join(
        f"{place_text(d.span)}: {_NAMES[d.severity]}[{d.code}]: {_one_line(d, language)}\n"
        for d in diagnostics
    )


def as_json(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """Return one JSON object: `diagnostics` and their `summary`."""
    summary = summarize(diagnostics)
    document = {
        "diagnostics": [_record(diagnostic, language) for diagnostic in diagnostics],
        "summary": {
            "errors": summary.errors,
            "contradictions": summary.contradictions,
            "warnings": summary.warnings,
            "notes": summary.notes,
            "causes": summary.causes,
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def github(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """Return workflow commands that mark the lines of a pull request."""
    return "".join(_command(diagnostic, language) for diagnostic in diagnostics)


def _one_line(diagnostic: Diagnostic, language: Language) -> str:
    return " ".join(message_text(diagnostic, language).split("\n"))


def _where(span: Span) -> dict[str, Any]:
    place = {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
    return {**place, "sheet": span.sheet} if span.sheet else place


def _record(diagnostic: Diagnostic, language: Language) -> dict[str, Any]:
    return {
        "code": diagnostic.code,
        "severity": _NAMES[diagnostic.severity],
        **_where(diagnostic.span),
        "message": message_text(diagnostic, language),
        "hints": list(hint_texts(diagnostic, language)),
        "cause": phrase_text(diagnostic.cause, language) if diagnostic.cause else None,
        "related": [
            {**_where(related.span), "message": phrase_text(related.phrase, language)}
            for related in diagnostic.related
        ],
    }


def _command(diagnostic: Diagnostic, language: Language) -> str:
    span = diagnostic.span
    place = {
        "file": span.path,
        "line": span.line,
        "col": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
        "title": diagnostic.code,
    }
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in place.items())
    lines = [message_text(diagnostic, language), *hint_texts(diagnostic, language)]
    return f"::{_GITHUB[diagnostic.severity]} {properties}::{_data(chr(10).join(lines))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
