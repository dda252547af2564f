"""Open marks are listed with who owes what."""

from __future__ import annotations

import pytest
from test_rules import project

from reportgen import pipeline
from reportgen.audit import open_items

NAMES = "names:\n  东:\n    official: 东平县职业技术学校\n    short: 东平职校\n"


@pytest.mark.parametrize(
    ("mark", "owner", "text"),
    [
        ("【待核：计财科：经费合计】", "计财科", "经费合计"),
        ("【待补：东平职校的毕业人数】", "东平县职业技术学校", "东平职校的毕业人数"),
        ("【待核：东：毕业人数】", "东平县职业技术学校", "毕业人数"),
        ("【待补：教务处再核一遍】", "教务处", "教务处再核一遍"),
        ("【待核：毕业人数】", "", "毕业人数"),
    ],
)
def test_a_mark_is_owed_by_whom_it_names(mark, owner, text, tmp_path):
    report = pipeline.check(project(tmp_path, f"人数为{mark}。", NAMES)).report
    (item,) = open_items(report)
    assert (item.owner, item.text) == (owner, text)


def test_a_mark_in_a_case_study_is_owed_by_its_school(tmp_path):
    made = project(tmp_path, "见案例。", NAMES)
    case = tmp_path / "content" / "cases" / "01-甲.yaml"
    case.parent.mkdir()
    case.write_text("title: 甲\nschool: 东\nbody: |\n  有【待补：人数】人。\n", encoding="utf-8")
    (item,) = open_items(pipeline.check(made).report)
    assert (item.owner, item.kind) == ("东平县职业技术学校", "supply")
