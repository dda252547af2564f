"""Figures per unit are held against what they come of, typed ones against the cell named."""

from __future__ import annotations

import tempfile
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen import pipeline
from reportgen.audit import audit
from reportgen.audit.prose.shares import explained_shares
from reportgen.audit.reading import Reading
from reportgen.diagnostics import Severity, message_text
from reportgen.model import Report
from reportgen.project import Project

REPORT = """title: 年报
year: 2025
names:
  一职:
    official: 临川市第一职业学校
    short: 一职
  二职:
    official: 临川市第二职业学校
    short: 二职
  卫校:
    official: 临川市卫生学校
    short: 卫校
"""
TABLE = """tables:
  在校生:
    caption: 各校情况
    data: |
      学校\t学生数（人）\t专任教师（人）\t占地（平方米）\t生均占地（平方米）
      临川市第一职业学校\t3120\t212\t120500\t38.62
      临川市第二职业学校\t2480\t165\t98000\t39.52
      临川市卫生学校\t1975\t130\t61000\t30.89
      合计\t7575\t507\t279500\t36.90
"""


def told(body: str, more: str = "") -> list[tuple[str, str]]:
    """Return the warnings about a body, each with the message's key and its text."""
    report = read(body, more)
    found = [d for d in audit(report) if d.severity > Severity.NOTE]
    return [(d.key, message_text(d, "zh")) for d in found if d.code.startswith("prose-")]


def read(body: str, more: str = "") -> Report:
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder).resolve() / "content"
        (content / "sections").mkdir(parents=True)
        (content / "report.yaml").write_text(REPORT, encoding="utf-8")
        lines = f"title: 情况\nbody: |\n  {body}\n{more}"
        (content / "sections" / "01-情况.yaml").write_text(lines, encoding="utf-8")
        report = pipeline.check(Project(content.parent)).report
        assert report is not None
        return report


def beside_the_table(sentence: str) -> list[str]:
    return [key for key, _ in told(f"{sentence}见【表：在校生】。\n  【表：在校生】", TABLE)]


@pytest.mark.parametrize(
    "sentence",
    [
        "二职有专任教师156人。",
        "临川市第二职业学校现有专任教师156人。",
        "一职、二职、卫校专任教师分别为212人、156人和130人。",
        "全市在校生7557人。",
        "卫校在校生1957人。",
        "二职生均占地35.92平方米。",
        "全市占地2.79万平方米。",
    ],
)
def test_a_typed_figure_is_held_against_the_cell_that_its_words_name(sentence):
    assert beside_the_table(sentence) == ["prose-table"]


@pytest.mark.parametrize(
    "sentence",
    [
        "二职有专任教师165人。",
        "一职、二职、卫校专任教师分别为212人、165人和130人。",
        "一职、卫校专任教师分别为212人、130人。",
        "全市在校生7575人，在校生中农村学生5600人。",
        "全市生均占地36.90平方米，一职38.62平方米，其他学校生均占地39.52平方米。",
        "全市占地27.95万平方米。",
    ],
)
def test_a_figure_that_is_the_cell_s_or_another_s_is_left_alone(sentence):
    assert beside_the_table(sentence) == []


def test_the_second_of_a_list_is_told_with_its_own_school():
    body = "一职、二职专任教师分别为212人和156人，见【表：在校生】。\n  【表：在校生】"
    ((_, message),) = told(body, TABLE)
    assert message == "“二职专任教师为”写的是 156人，表里“在校生.二职.专任教师”是 165"


@pytest.mark.parametrize(
    ("sentence", "stated", "working"),
    [
        ("图书24万册，在校生4800人，生均50册。", "50册", "24万册 / 4800人"),
        ("近三年累计投入2.7亿元，年均9000万元。", "9000万元", "2.7亿元 / 3年"),
        ("每生每年2000元，免除3000名学生学费，共计600万元。", "600万元", "2000元 × 3000名"),
        ("新校区占地12公顷（合180亩）。", "180亩", "12公顷"),
    ],
)
def test_what_agrees_is_explained_with_its_working(sentence, stated, working):
    found = explained_shares(Reading(read(sentence)))
    assert [(each.stated, each.working) for each in found] == [(stated, working)]


@settings(max_examples=40, deadline=None)
@given(st.integers(120, 9000), st.integers(100, 60_000_000), st.integers(0, 2))
def test_a_quotient_rounded_to_any_digits_is_left_alone(people, amount, digits):
    average = (Decimal(amount) / people).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    assert told(f"图书{amount}册，在校生{people}人，生均{average}册。") == []


@settings(max_examples=40, deadline=None)
@given(st.integers(120, 9000), st.integers(3, 400), st.sampled_from([10, 100]))
def test_an_average_ten_or_a_hundred_times_too_large_is_told(people, each, times):
    found = told(f"图书{people * each}册，在校生{people}人，生均{each * times}册。")
    assert [key for key, _ in found] == ["prose-percent.rate"]
