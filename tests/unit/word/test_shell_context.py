"""What a template's tags may print of a report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from altered import official

from reportgen.model import FormatOptions, Report
from reportgen.source import file_span
from reportgen.word.context import shell_context
from reportgen.word.harvest import harvest
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
        "title_lines": "某市\n年度质量报告",
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


def test_a_long_title_is_broken_between_words_where_the_cover_prints_it() -> None:
    """F6; a line given by the editor stands."""
    long = replace(REPORT, title_lines=("某市中等职业教育2025年度质量报告",))
    assert shell_context(long, "", 15.5)["title_lines"] == "某市中等职业教育\n2025年度质量报告"
    assert shell_context(long)["title_lines"] == "某市中等职业教育2025年度质量报告"


def test_the_official_cover_s_line_is_as_wide_as_its_title_s_size_allows() -> None:
    """28 pt in 156 mm."""
    assert round(harvest(official()).title_room, 1) == 15.8
