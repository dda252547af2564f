"""The ledger says of every figure where it comes from, where it stands, what holds it."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from ledger_project import REPORT, SECTION, project

from reportgen.audit.ledger import Entry, Ledger, record_of, tally
from reportgen.pipeline.accounting import account


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return account(project(tmp_path)).ledger


def entry(ledger: Ledger, address: str) -> Entry:
    (found,) = [each for each in ledger.entries if each.address == address]
    return found


def bases(found: Entry) -> list[tuple[str, str]]:
    return [(each.basis, each.text) for each in found.against]


def test_a_given_cell_says_where_it_stands_and_what_it_adds_up_to(ledger):
    found = entry(ledger, "在校生.东校.学生数")
    assert (found.kind, found.text, found.value) == ("given", "2552", Decimal(2552))
    assert (found.table, found.row, found.column) == ("在校生", "东校", "学生数")
    assert (found.chapter, found.school) == ("一、规模", "东校")
    assert ("addend", "在校生.合计.学生数") in bases(found)
    assert ("source", "在校生.东校.生师比") in bases(found)
    assert [copy.text for copy in found.bound] == ["2552"]
    assert found.span.path == "content/sections/01-规模.yaml"
    text = SECTION.splitlines()[found.span.line - 1]
    assert text[found.span.column - 1 :].startswith("2552")


def test_a_declared_total_is_held_against_its_sum(ledger):
    found = entry(ledger, "在校生.合计.学生数")
    assert bases(found)[0] == ("total", "2552 + 849")
    assert found.state == "agrees"


def test_a_recognised_total_is_held_against_its_sum(ledger):
    assert ("sum", "20 + 31") in bases(entry(ledger, "在校生.合计.教师数"))


def test_a_figure_that_its_formula_denies_is_a_contradiction_and_holds_nothing(ledger):
    found = entry(ledger, "在校生.西校.生师比")
    assert (found.state, found.findings[0].code) == ("contradiction", "ratio")
    assert found.findings[0].expected == "27"
    assert ("source", "在校生.西校.生师比") not in bases(entry(ledger, "在校生.西校.学生数"))


def test_an_answered_figure_says_why_and_by_whom(tmp_path):
    wrong = entry(account(project(tmp_path)).ledger, "在校生.西校.生师比").findings[0]
    answers = (
        f'- at: 在校生.西校.生师比\n  code: ratio\n  stated: "28"\n'
        f'  expected: "{wrong.expected}"\n  because: 按原报\n  by: 计财科\n'
    )
    found = entry(account(project(tmp_path, answers=answers)).ledger, "在校生.西校.生师比")
    assert found.state == "answered"
    assert (found.findings[0].because, found.findings[0].by) == ("按原报", "计财科")


def test_a_computed_cell_is_told_from_a_given_one_and_holds_nothing(ledger):
    found = entry(ledger, "经费.合计.投入")
    assert (found.kind, found.text, found.unit) == ("computed", "30", "万元")
    assert bases(found) == [("total", "10 + 20")]
    assert entry(ledger, "经费.东校.投入").state == "unchecked"


def test_a_cell_that_nothing_holds_is_said_to_be_unchecked(ledger):
    found = entry(ledger, "在校生.东校.用电")
    assert (found.state, found.against, found.bound) == ("unchecked", (), ())


def test_a_fact_is_held_against_the_checks_that_name_it(ledger):
    found = entry(ledger, "高中在校生")
    assert (found.kind, found.text, found.unit) == ("fact", "4000人", "人")
    assert bases(found) == [("check", "高中在校生 == 4000")]
    assert [copy.text for copy in found.bound] == ["4000"]


def test_a_failing_check_contradicts_every_figure_that_it_compares(tmp_path):
    report = REPORT.replace("== 4000", "== 在校生.合计.学生数")
    ledger = account(project(tmp_path, report=report)).ledger
    for address in ("高中在校生", "在校生.合计.学生数"):
        found = entry(ledger, address)
        assert found.state == "contradiction"
        assert [each.expected for each in found.findings] == ["4000人 ≠ 3401"]


def test_a_typed_figure_is_matched_to_the_cell_that_its_words_name(ledger):
    found = entry(ledger, "全市现有教师51人")
    assert (found.kind, found.state) == ("typed", "agrees")
    assert bases(found) == [("words", "在校生.合计.教师数")]
    cell = entry(ledger, "在校生.合计.教师数")
    assert [copy.text for copy in cell.typed] == ["51人"]


def test_a_typed_figure_that_differs_from_its_cell_says_from_which(tmp_path):
    section = SECTION.replace("在校生【在校生.合计.学生数】人", "在校学生数3501人")
    found = entry(account(project(tmp_path, section)).ledger, "全市在校学生数3501人")
    assert (found.state, bases(found)) == ("warning", [("words", "在校生.合计.学生数")])


def test_a_typed_figure_that_nothing_holds_is_said_to_be_unchecked(ledger):
    found = entry(ledger, "新建实训室7间")
    assert (found.kind, found.state, found.against) == ("typed", "unchecked", ())
    assert found.sentence.startswith("全市现有教师51人")


def test_a_typed_share_says_from_what_it_follows(ledger):
    assert bases(entry(ledger, "合格率75%")) == [("share", "150名 / 200名")]


def test_a_typed_ratio_is_a_figure(ledger):
    assert entry(ledger, "上年为1:66.1").value == Decimal("66.1")


def test_a_bound_expression_is_a_figure_of_its_own_and_stands_with_its_cells(ledger):
    found = entry(ledger, "比(在校生.合计.教师数, 在校生.合计.学生数, 2)")
    assert (found.kind, found.text) == ("expression", "66.69")
    assert bases(found) == [("cells", "在校生.合计.教师数、在校生.合计.学生数")]
    cell = entry(ledger, "在校生.合计.教师数")
    assert [copy.expression for copy in cell.bound] == [found.address]


def test_two_cells_of_a_total_that_was_asked_for_are_told_apart(tmp_path):
    section = SECTION.replace("投入（万元）", "投入（万元）\t支出（万元）")
    section = section.replace("东校\t10", "东校\t10\t4").replace("西校\t20", "西校\t20\t5")
    section = section.replace("新建实训室7间", "支出【经费.合计.支出】万元")
    ledger = account(project(tmp_path, section)).ledger
    assert [each.text for each in entry(ledger, "经费.合计.支出").bound] == ["9"]
    assert entry(ledger, "经费.合计.投入").bound == ()


def test_a_serial_number_and_the_report_s_year_are_no_figures(tmp_path):
    section = SECTION.replace("学校\t投入（万元）", "序号\t投入（万元）")
    section = section.replace("东校\t10\n", "1\t10\n").replace("西校\t20\n", "2\t20\n")
    section = section.replace("    total: 合计\n", "")
    ledger = account(project(tmp_path, section)).ledger
    assert [each.text for each in ledger.entries if each.table == "经费"] == ["10", "20"]
    assert not any(each.address == "年" for each in ledger.entries)


def test_the_tally_counts_what_the_entries_say(ledger):
    counts = tally(ledger.entries)
    assert counts.figures == len(ledger.entries) == sum(counts.states.values())
    assert counts.kinds == {"given": 12, "computed": 1, "fact": 1, "typed": 6, "expression": 1}
    assert (counts.bound, counts.matched, counts.unmatched) == (4, 2, 4)


def test_the_record_of_some_figures_says_that_it_is_not_whole(ledger):
    whole = record_of(ledger, ledger.entries)
    part = record_of(ledger, ledger.entries[:3])
    assert (whole["version"], whole["complete"], part["complete"]) == (1, True, False)
    assert json.loads(json.dumps(whole)) == whole


def test_the_figures_stand_in_reading_order(ledger):
    kinds = [(each.table, each.kind) for each in ledger.entries]
    assert kinds[-1] == ("", "fact")
    assert kinds.index(("", "typed")) < kinds.index(("在校生", "given"))
    assert kinds.index(("在校生", "given")) < kinds.index(("经费", "given"))
