"""What report.yaml says of the report as a whole."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

from reportgen.assembly.bodies import numbering_of
from reportgen.assembly.parts import Part, value_at
from reportgen.diagnostics import Diagnostic, problem
from reportgen.model import FormatOptions, Limits
from reportgen.model.report import Listed


def year_of_report(report: Part) -> int:
    """Return the report's year; 0 where none is given, which validation has told."""
    value = value_at(report.instance, "year")
    return value if isinstance(value, int) else 0


def read_options(report: Part, problems: list[Diagnostic]) -> FormatOptions:
    """Return how the report is to look; what is not said is the format's own."""
    usual = FormatOptions()
    captions = value_at(report.instance, "captions")
    chosen: dict[str, Any] = captions if isinstance(captions, dict) else {}
    style = value_at(report.instance, "table_style")
    return FormatOptions(
        numbering=numbering_of(report, usual.numbering),
        cover=value_at(report.instance, "cover") is True,
        contents=value_at(report.instance, "contents") is True,
        lists_of=_lists(report, problems),
        heading3_bold=value_at(report.instance, "heading3_bold") is True,
        draft=str(value_at(report.instance, "draft") or ""),
        caption_numerals="arabic" if chosen.get("numerals") == "arabic" else "chinese",
        caption_separator=str(chosen.get("separator", usual.caption_separator)),
        caption_continued=chosen.get("continued") is True,
        table_style="three-line" if style == "three-line" else "grid",
    )


def _lists(report: Part, problems: list[Diagnostic]) -> tuple[Listed, ...]:
    """Return the lists that follow the contents; without contents there is no page for them."""
    asked = value_at(report.instance, "lists_of")
    known = get_args(Listed)
    lists = tuple(each for each in asked if each in known) if isinstance(asked, list) else ()
    if lists and value_at(report.instance, "contents") is not True:
        mark = report.instance.marks["lists_of",] if report.instance else None
        span = mark.key if mark and mark.key else report.span
        problems.append(problem("lists-without-contents", span))
        return ()
    return lists


def read_terms(report: Part) -> tuple[tuple[str, str], ...]:
    """Return the project's own list of phrases: what is not to be said, and what instead."""
    terms = value_at(report.instance, "terms")
    pairs = terms.items() if isinstance(terms, dict) else ()
    return tuple((str(wrong).strip(), str(right).strip()) for wrong, right in pairs)


def read_date(report: Part, problems: list[Diagnostic]) -> date | None:
    """Return the report's date; one that no calendar has is told."""
    scalar = report.scalar("date")
    if scalar is None:
        return None
    try:
        year, month, day = (int(part) for part in scalar.text.strip().split("-"))
        return date(year, month, day)
    except ValueError:
        problems.append(problem("bad-date", scalar.span(), found=scalar.text.strip()))
        return None


def read_limits(report: Part) -> Limits:
    """Return how much a case study may hold."""
    limits = value_at(report.instance, "limits")
    given = limits if isinstance(limits, dict) else {}
    return Limits(
        case_characters=int(given.get("case_characters") or 0),
        case_pictures=int(given.get("case_pictures") or 0),
    )
