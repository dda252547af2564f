"""What a watch session tells after a build: what is new, what has gone."""

from __future__ import annotations

from dataclasses import replace

from reportgen.cli.session import news
from reportgen.diagnostics import Diagnostic, Phrase, Severity
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


def test_what_an_error_hides_is_not_gone_and_not_new_when_it_is_seen_again():
    error = _found(3, "wide-colon", Severity.ERROR)
    seen = [_found(9), _found(12, "term")]
    broken = news([error, seen[1]], seen)
    assert (broken.fresh, broken.hidden, broken.gone) == ((error,), (seen[0],), 0)
    mended = news(seen, [error, seen[1], *broken.hidden])
    assert (mended.fresh, len(mended.known), mended.gone) == ((), 2, 1)


def test_a_table_put_in_above_makes_nothing_new():
    def about(label: str) -> Diagnostic:
        place = Phrase("in-table", {"label": label})
        return replace(_found(3, "ratio"), params={"table": place, "cell": "资产.合计.生均占地"})

    told = news([about("表四"), about("表12")], [about("表三"), about("表11")])
    assert (told.fresh, len(told.known), told.gone) == ((), 2, 0)
