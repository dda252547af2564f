"""What a template's tags may print of a report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from altered import official

from reportgen.model import FormatOptions, Report
from reportgen.source import file_span
from reportgen.word.context import shell_context
from reportgen.word.shell import render_shell
from reportgen.word.tags import NAMES

REPORT = Report(
    title_lines=("某市", "年度质量报告"),
    organization="某市教育局",
    year=2025,
    date=date(2026, 1, 5),
    options=FormatOptions(draft="送审稿", cover=True),
    names=(),
    introduction=(),
    chapters=(),
    cases=(),
    attachments=(),
    span=file_span("content/report.yaml"),
)


def test_a_report_fills_every_name() -> None:
    assert shell_context(REPORT) == {
        "title": "某市年度质量报告",
        "organization": "某市教育局",
        "year": "2025",
        "date": "2026-01-05",
        "date_chinese": "2026年1月5日",
        "draft": "送审稿",
        "cover": True,
        "contents": False,
        "created": "2026-01-05T00:00:00Z",
    }
    assert set(shell_context(REPORT)) == {*NAMES, "created"}


def test_a_report_without_a_date_takes_the_time_it_is_given() -> None:
    dateless = replace(REPORT, date=None)
    assert shell_context(dateless, "2020-01-01T00:00:00Z")["created"] == "2020-01-01T00:00:00Z"
    shell = render_shell(official(), shell_context(dateless))
    assert shell.parts["docProps/core.xml"].count(b"1980-01-01T00:00:00Z") == 2
