"""Diagnostics as text."""

import json

import pytest

from reportgen.diagnostics import Phrase, Related, Severity, problem
from reportgen.reporter import (
    as_json,
    column_letters,
    github,
    human,
    place_text,
    short,
    summarize,
)
from reportgen.source import SourceText, Span

TEXT = "title: 甲\nbody: |\n  占地【资厂.合计】m²，后面还有很长的一句话\n"
SOURCES = {"a.yaml": SourceText("a.yaml", TEXT)}
UNKNOWN = problem(
    "unknown-name.table",
    Span("a.yaml", 3, 6, 3, 8),
    hints=(Phrase("did-you-mean", {"nearest": "资产"}),),
    related=(Related(Span("b.yaml", 1, 2, 1, 3), Phrase("first-here")),),
    name="资厂",
)


def test_a_message_shows_the_line_and_marks_the_spot():
    assert human([UNKNOWN], "zh", SOURCES) == (
        "a.yaml:3:6: 错误[unknown-name]: 没有名为“资厂”的表\n"
        "    3 |   占地【资厂.合计】m²，后面还有很长的一句话\n"
        "      |         ^^^^\n"
        "   另见 b.yaml:1:2: 第一次在这里\n"
        "   提示: 是不是“资产”？\n"
    )


def test_the_same_in_english():
    first, *_, last = human([UNKNOWN], "en", SOURCES).splitlines()
    assert first == "a.yaml:3:6: error[unknown-name]: there is no table named “资厂”"
    assert last == "   hint: did you mean “资产”?"


def test_a_long_line_is_cut_around_the_spot():
    line = "甲" * 400
    sources = {"a.yaml": SourceText("a.yaml", line)}
    found = problem("unknown-name.table", Span("a.yaml", 1, 200, 1, 202), name="甲甲")
    _, excerpt, caret, *_ = human([found], "zh", sources).splitlines()
    assert len(excerpt) < 70
    assert excerpt.count("…") == 2
    assert caret.endswith("^^^^")


def test_a_workbooks_place_is_file_sheet_and_cell():
    assert place_text(Span("content/data/资产.xlsx", 4, 28, 4, 29, "表一")) == (
        "content/data/资产.xlsx › 表一 › AB4"
    )


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (703, "AAA")])
def test_columns_are_lettered_as_in_excel(number, letters):
    assert column_letters(number) == letters


def test_the_short_form_is_one_line():
    assert short([UNKNOWN], "zh") == ("a.yaml:3:6: error[unknown-name]: 没有名为“资厂”的表\n")


def test_json_carries_everything():
    (record,) = json.loads(as_json([UNKNOWN], "zh"))["diagnostics"]
    assert record["code"] == "unknown-name"
    assert (record["line"], record["column"], record["end_line"], record["end_column"]) == (
        3,
        6,
        3,
        8,
    )
    assert record["severity"] == "error"
    assert record["hints"] == ["是不是“资产”？"]
    assert record["related"][0]["path"] == "b.yaml"


def test_githubs_commands_escape_what_would_break_them():
    found = problem("unknown-name.table", Span("a,b:c.yaml", 3, 6, 3, 8), name="100%\n甲")
    command = github([found], "en")
    assert command.startswith("::error file=a%2Cb%3Ac.yaml,line=3,")
    assert "100%25%0A甲" in command
    assert command.count("\n") == 1


def test_errors_refuse_and_strict_refuses_more():
    warning = problem("stray-file", Span("a.yaml", 1, 1, 1, 1), file="a")
    note = problem("stray-file", Span("a.yaml", 1, 1, 1, 1), severity=Severity.NOTE, file="a")
    assert summarize([UNKNOWN]).exit_code(strict=False) == 1
    assert summarize([warning]).exit_code(strict=False) == 0
    assert summarize([warning]).exit_code(strict=True) == 1
    assert summarize([note]).exit_code(strict=True) == 0
