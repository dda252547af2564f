"""What a watch session tells after a build: what is new, what has gone."""

from __future__ import annotations

from reportgen.cli.session import news
from reportgen.diagnostics import Diagnostic, Severity
from reportgen.source import Span


def _found(line: int, code: str = "name", severity: Severity = Severity.WARNING) -> Diagnostic:
    span = Span("content/a.yaml", line, 1, line, 2)
    return Diagnostic(code, span, severity, code, {"name": code})


def test_what_was_there_is_known_wherever_it_has_moved_to():
    told = news([_found(9)], [_found(3)])
    assert (told.fresh, len(told.known), told.gone) == ((), 1, 0)


def test_what_is_there_once_more_is_new_once():
    told = news([_found(3), _found(9)], [_found(3)])
    assert (len(told.fresh), len(told.known), told.gone) == (1, 1, 0)


def test_what_is_no_longer_there_is_counted():
    told = news([], [_found(3), _found(4), _found(5, "term")])
    assert (told.fresh, told.known, told.gone) == ((), (), 3)


def test_an_error_is_told_every_time():
    error = _found(3, "wide-colon", Severity.ERROR)
    told = news([error], [error])
    assert (told.fresh, told.known, told.gone) == ((error,), (), 0)
