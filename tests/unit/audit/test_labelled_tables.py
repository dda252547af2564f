"""Tables of many shapes: the right ones are left alone, a slip in one is told by its family."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from reportgen import pipeline
from reportgen.diagnostics import Diagnostic, Severity, phrase_text
from reportgen.project import Project

LABELLED = yaml.safe_load(
    Path(__file__).with_name("labelled_tables.yaml").read_text(encoding="utf-8")
)
ABOUT_FORM = {"citation", "typography", "completeness"}


def doubts(folder: Path, data: str, **options: object) -> list[Diagnostic]:
    """Return what is more than a note on a report with one table."""
    rows = "".join(f"      {row}\n" for row in data.strip("\n").splitlines())
    more = "".join(f"    {key}: {value}\n" for key, value in options.items())
    content = folder / "content"
    (content / "sections").mkdir(parents=True)
    (content / "report.yaml").write_text("title: 年报\nyear: 2025\n", encoding="utf-8")
    text = (
        "title: 情况\nbody: |\n  见【表：甲】。\n  【表：甲】\n"
        f"tables:\n  甲:\n    caption: 情况表\n{more}    data: |\n{rows}"
    )
    (content / "sections" / "01-情况.yaml").write_text(text, encoding="utf-8")
    checked = pipeline.check(Project(folder.resolve()))
    assert checked.report is not None, [d.code for d in checked.diagnostics]
    return [
        d for d in checked.diagnostics if d.severity > Severity.NOTE and d.code not in ABOUT_FORM
    ]


def told(folder: Path, table: dict) -> set[str]:
    options = {key: value for key, value in table.items() if key in {"header_rows", "note"}}
    return {each.code for each in doubts(folder, table["data"], **options)}


def labelled(*, wrong: bool):
    for number, table in enumerate(LABELLED):
        if ("wrong" in table) is wrong:
            yield pytest.param(table, id=f"{number}-{table['about']}")


@pytest.mark.parametrize("table", list(labelled(wrong=False)))
def test_a_right_table_is_left_alone(table, tmp_path):
    assert told(tmp_path, table) == set()


@pytest.mark.parametrize("table", list(labelled(wrong=True)))
def test_a_slip_is_told_by_its_family_and_no_other(table, tmp_path):
    codes = told(tmp_path, table)
    assert codes
    assert codes <= set(table["wrong"])


def causes(found: list[Diagnostic]) -> list[str]:
    """Return the causes told, each with how many findings it explains."""
    said = [phrase_text(each.cause, "zh") if each.cause else "" for each in found]
    return [f"{len([s for s in said if s == each])}: {each}" for each in dict.fromkeys(said)]


GRADES = """\
学校\t一年级\t二年级\t三年级\t合计
东校\t120\t131\t140\t391
西校\t210\t198\t205\t613
南校\t95\t101\t99\t295
合计\t425\t430\t444\t1299"""


def test_a_slipped_addend_is_the_one_cause_of_both_its_totals(tmp_path):
    found = doubts(tmp_path, GRADES.replace("\t198\t", "\t189\t"))
    assert causes(found) == ["2: 表一“甲.西校.二年级”写的是 189，改成 198，这几处就都对得上"]


def test_a_slipped_addend_is_also_the_cause_of_the_rate_that_rests_on_it(tmp_path):
    data = """\
学校\t毕业生\t就业\t就业率\t招生
东校\t200\t190\t95.0%\t310
西校\t100\t18\t81.0%\t120
南校\t400\t390\t97.5%\t420
合计\t700\t661\t94.4%\t850"""
    found = doubts(tmp_path, data)
    assert causes(found) == ["2: 表一“甲.西校.就业”写的是 18，改成 81，这几处就都对得上"]


def test_a_total_that_is_wrong_in_both_directions_is_itself_the_cause(tmp_path):
    found = doubts(tmp_path, GRADES.replace("1299", "1399"))
    assert causes(found) == ["2: 表一“甲.合计.合计”写的是 1399，改成 1299，这几处就都对得上"]


def test_two_figures_that_were_exchanged_are_one_cause(tmp_path):
    data = """\
学校\t教师\t学生\t图书\t电脑\t班级
东校\t20\t310\t900\t80\t7
西校\t420\t31\t800\t90\t9
南校\t42\t505\t1000\t65\t11
合计\t93\t1235\t2700\t235\t27"""
    found = doubts(tmp_path, data)
    said = "表一“甲.西校.教师”（420）和“甲.西校.学生”（31）像是写反了，对调就都对得上"
    assert causes(found) == [f"2: {said}"]


def test_where_any_of_several_figures_may_be_wrong_all_are_named(tmp_path):
    data = """\
单位\t招生\t毕业\t在校
甲校\t312\t101\t905
乙校\t457\t202\t811
小计\t780\t303\t1716
丙校\t125\t301\t717
丁校\t236\t404\t603
小计\t361\t705\t1320
总计\t1141\t1008\t3036"""
    found = doubts(tmp_path, data)
    said = "表一的甲.甲校.招生、甲.乙校.招生里有一个数像是写错了，改好它，这几处就都对得上"
    assert causes(found) == [f"2: {said}"]


ONE_COLUMN = """\
类别\t户数
一类\t123
二类\t241
合计\t370"""
SEVERAL = """\
区县\t小学\t初中\t高中\t中职
东区\t20\t31\t12\t6
西区\t25\t30\t14\t7
全市\t45\t61\t30\t17"""
NOTED = """\
区县\t小学\t初中\t高中
东区\t20\t31\t12
西区\t25\t30\t14
全市\t45\t61\t30"""


def test_one_column_alone_shows_no_total(tmp_path):
    assert doubts(tmp_path, ONE_COLUMN) == []


def test_several_totals_that_are_larger_hold_something_that_is_not_listed(tmp_path):
    assert doubts(tmp_path, SEVERAL) == []


def test_a_note_explains_a_total(tmp_path):
    assert doubts(tmp_path / "with", NOTED, note="合计含市直学校。") == []
    assert [d.code for d in doubts(tmp_path / "without", NOTED)] == ["total"]


BEHIND = """\
项目\t2024年\t2025年
合计\t45.60\t40.30
接待费\t8.60\t6.30
用车费\t37.00\t34.00
其中：购置费\t0\t0
运行费\t37.00\t34.00"""
CHAPTERS = """\
项目\t2024年\t2025年
合计\t60\t66
一、税收\t40\t44
增值税\t25\t26
所得税\t15\t18
二、非税\t20\t22"""
SMALL = """\
地区\t粮食（万吨）\t油料（万吨）
东县\t12.3\t0.4
西县\t8.9\t…
南县\t5.2\t…
合计\t26.4\t0.5"""
ROUNDED = """\
地区\t人口（万人）\t户数（万户）
东区\t35\t12
西区\t28\t9
南区\t41\t14
合计\t105\t36"""


@pytest.mark.parametrize(
    "data", [BEHIND, CHAPTERS, SMALL, ROUNDED], ids=["其中", "chapters", "small", "万"]
)
def test_a_declared_total_is_no_contradiction_where_the_table_explains_it(data, tmp_path):
    assert doubts(tmp_path, data, total="合计") == []


def test_a_declared_total_that_nothing_explains_is_a_contradiction(tmp_path):
    found = doubts(tmp_path, BEHIND.replace("45.60", "45.90"), total="合计")
    assert [(d.code, d.severity) for d in found] == [("total", Severity.CONTRADICTION)]


def test_a_total_of_two_columns_is_doubted_where_the_other_is_right(tmp_path):
    data = "分馆\t藏书\t座位\n总馆\t182400\t620\n北馆\t64310\t240\n合计\t246710\t806"
    assert [(d.code, d.severity) for d in doubts(tmp_path, data)] == [("total", Severity.WARNING)]


def test_a_part_that_is_more_than_its_line_names_the_level_it_belongs_to(tmp_path):
    data = "类别\t人数\n教师\t612\n其中：高级\t185\n中级\t427\n其中：女性\t839"
    (found,) = doubts(tmp_path, data)
    assert found.code == "part-exceeds-whole"
    assert found.params["whole"] == "甲.人数.教师"


def test_one_year_that_is_ten_times_the_others_is_doubted(tmp_path):
    data = "指标\t2021年\t2022年\t2023年\t2024年\n招生\t1820\t1874\t1986\t21270"
    assert [d.code for d in doubts(tmp_path, data)] == ["outlier"]


RUNNING = "月份\t本月\t累计\n1月\t320\t320\n2月\t275\t595\n3月\t410\t{}\n4月\t388\t1393"


def test_a_running_total_that_is_wrong_is_told_once(tmp_path):
    assert doubts(tmp_path / "right", RUNNING.format(1005)) == []
    (found,) = doubts(tmp_path / "wrong", RUNNING.format(1050) + "\n5月\t452\t1845")
    assert (found.key, found.params["expected"]) == ("parts-of-whole.running", "1005")


BALANCE = "项目\t金额\n一、收入\t5632.18\n二、支出\t5412.36\n三、结余\t{}"


def test_a_balance_is_doubted_only_where_a_slip_explains_it(tmp_path):
    assert doubts(tmp_path / "right", BALANCE.format("219.82")) == []
    assert doubts(tmp_path / "carried", BALANCE.format("350.00")) == []
    (found,) = doubts(tmp_path / "slip", BALANCE.format("218.92"))
    assert (found.key, found.params["expected"]) == ("parts-of-whole.balance", "219.82")
