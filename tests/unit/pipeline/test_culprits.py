"""One cell that explains several findings: everybody is told and asked about that cell."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from reportgen import pipeline
from reportgen.audit import Finding, open_findings
from reportgen.audit.ledger import Noted
from reportgen.pipeline.accounting import account
from reportgen.pipeline.hearing import hear_replies, keep_answers
from reportgen.pipeline.questioning import write_questions
from reportgen.project import Project
from reportgen.reporter import human, place_text, remarks
from reportgen.reporter.ledger import findings_text

REPORT = """\
title: 年报
year: 2025
organization: 某市教育局
names:
  东:
    official: 东平县职业技术学校
  西:
    official: 西平县职业技术学校
  南:
    official: 南平县职业技术学校
"""
SECTION = """\
title: 经费
body: |
  各校经费见【表：经费】。
  【表：经费】
tables:
  经费:
    caption: 各校经费
    data: |
      学校\t拨款\t事业收入\t其他收入\t合计
      东平县职业技术学校\t120\t131\t140\t391
      西平县职业技术学校\t210\t189\t205\t613
      南平县职业技术学校\t95\t101\t99\t295
      合计\t425\t430\t444\t1299
"""
WEST, BUREAU = "西平县职业技术学校", "某市教育局"
SLIP = Finding("经费.西.事业收入", "total", "189", "198")
CAUSE = "表一“经费.西.事业收入”写的是 189，改成 198，这几处就都对得上"
ROW = "表一“经费.合计.西”写的是 613，各项相加是 604（210 + 189 + 205）；旁边的合计都对得上"
COLUMN = "表一“经费.合计.事业收入”写的是 430，各项相加是 421（131 + 189 + 101）；旁边的合计都对得上"
PLACES = "“经费.合计.西”（第 11 行）、“经费.合计.事业收入”（第 13 行）"
FILE = "content/sections/01-经费.yaml"


def project(folder: Path) -> Project:
    for name, text in {"report.yaml": REPORT, "sections/01-经费.yaml": SECTION}.items():
        file = folder / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return Project(folder.resolve())


def asked(made: Project) -> list[tuple[str, int]]:
    found = write_questions(made, pipeline.check(made), "zh", place_text)
    return [(path.name, count) for path, count in found.files]


def replied(made: Project, *cells: object) -> Path:
    """Return the school's workbook with its answer, correction and reason filled in."""
    path = made.build / "questions" / f"核对-{WEST}.xlsx"
    book = load_workbook(path)
    for column, value in enumerate(cells, 6):
        book.worksheets[0].cell(5, column).value = value
    book.save(made.root / "回.xlsx")
    return made.root / "回.xlsx"


def test_the_school_whose_cell_it_is_is_asked_and_the_bureau_is_not(tmp_path):
    made = project(tmp_path)
    assert asked(made) == [(f"核对-{WEST}.xlsx", 1)]
    sheet = load_workbook(made.build / "questions" / f"核对-{WEST}.xlsx").worksheets[0]
    (row,) = sheet.iter_rows(min_row=5, max_col=10, values_only=True)
    assert row == (
        1,
        f"表一 各校经费\n{WEST} · 事业收入",
        "189",
        "198",
        f"同一件事（2 处）：{CAUSE}\n{ROW}\n{COLUMN}",
        *(None, None, None, None),
        f"{FILE}:11:21",
    )


def test_a_correction_is_written_into_that_cell(tmp_path):
    made = project(tmp_path)
    asked(made)
    heard = hear_replies(made, pipeline.check(made), [replied(made, "更正", "198")], "zh")
    assert heard.problems == ()
    assert heard.proposed.changes == {FILE: SECTION.replace("189", "198")}


def test_that_the_cell_stands_leaves_the_totals_to_be_asked_about(tmp_path):
    made = project(tmp_path)
    asked(made)
    back = replied(made, "无误", None, "按决算")
    keep_answers(made, hear_replies(made, pipeline.check(made), [back], "zh"))
    checked = pipeline.check(made)
    assert [each.params["figure"] for each in checked.answered] == ["经费.西.事业收入"]
    assert [(each.code, each.cause) for each in checked.diagnostics] == [("total", None)] * 2
    again = hear_replies(made, checked, [back], "zh")
    assert (again.problems, again.given, again.done) == ((), (), 1)
    (made.build / "questions" / f"核对-{WEST}.xlsx").unlink()
    assert asked(made) == [(f"核对-{BUREAU}.xlsx", 2)]


def test_an_answer_to_one_of_the_findings_leaves_the_other_to_itself(tmp_path):
    made = project(tmp_path)
    total = Finding("经费.合计.事业收入", "total", "430", "421")
    pipeline.write_answer(made, total, because="另有口径", by="")
    (left,) = pipeline.check(made).diagnostics
    assert (left.params["cell"], left.cause) == ("经费.合计.西", None)


def test_an_answer_about_the_cell_is_stale_when_the_cell_has_changed(tmp_path):
    made = project(tmp_path)
    pipeline.write_answer(made, Finding(SLIP.at, SLIP.code, "188", "198"), because="按决算", by="")
    assert [each.code for each in pipeline.check(made).diagnostics] == [
        "total",
        "total",
        "answer-stale",
    ]


def test_what_can_be_answered_is_the_cell_once(tmp_path):
    found = [each for _, each in open_findings(pipeline.check(project(tmp_path)).diagnostics)]
    assert found == [SLIP, SLIP]


def test_check_points_to_the_cell_and_cures_nothing_else(tmp_path):
    checked = pipeline.check(project(tmp_path))
    first, *others = human(checked.diagnostics, "zh", {}).splitlines()
    assert first == f"{FILE}:11:21: 存疑[total]: {CAUSE}（2 处）"
    assert others == [f"  · {FILE}:11:29: {ROW}", f"  · {FILE}:13:14: {COLUMN}"]


def test_the_comment_stands_at_the_cell_and_the_totals_point_to_it(tmp_path):
    cell, row, column = remarks(pipeline.check(project(tmp_path)).diagnostics, "zh")
    assert (cell.span.line, cell.span.column) == (11, 21)
    assert cell.lines == (
        f"一个原因，2 处：{CAUSE}。各处：{PLACES}",
        f"total，{FILE}:11:21",
    )
    pointing = "同一个原因，共 2 处，说明在这一处的批注里：“经费.西.事业收入”（第 11 行）"
    assert row.lines == (ROW, pointing, f"total，{FILE}:11:29")
    assert column.lines == (COLUMN, pointing, f"total，{FILE}:13:14")


def test_the_ledger_finds_fault_with_the_cell_and_says_so_of_the_totals(tmp_path):
    entries = {each.address: each for each in account(project(tmp_path)).ledger.entries}
    assert entries["经费.西.事业收入"].findings == (Noted("total", "warning", "198"),)
    total = entries["经费.合计.事业收入"]
    assert total.findings == (Noted("total", "warning", "", instead="经费.西.事业收入"),)
    assert findings_text(total, "zh") == "对不上，像是“经费.西.事业收入”写错了（total）"
    assert (
        findings_text(total, "en") == "does not agree, for “经费.西.事业收入” looks wrong (total)"
    )
    assert entries["经费.东.拨款"].state == "agrees"
