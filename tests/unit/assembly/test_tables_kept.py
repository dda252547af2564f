"""Tables taken from the last build: those that ask nothing of others, while their file stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.assembly import assemble
from reportgen.kept import Kept

ALONE = """\
title: 一
body: |
  共【甲表.合计.学生】人。
  【表：甲表】
tables:
  甲表:
    caption: 学生
    total: last
    data: |
      学校	学生	教师	人-师
      东职	100	10
      西职	200	20
      合计	300	30
    columns:
      - title: 人-师
        formula: 学生 - 教师
"""
ASKING = """\
title: 二
body: |
  【表：乙表】
tables:
  乙表:
    caption: 生师比
    data: |
      学校	教师	生师比
      东职	10
      西职	20
    columns:
      - title: 生师比
        formula: 甲表.学生 / 教师
"""
OTHER = """\
title: 三
body: |
  【表：丙表】
tables:
  丙表:
    caption: 设备
    data: |
      学校	设备
      东职	7
"""


@pytest.fixture
def builds(sources):
    """Return a function that assembles projects one after another, each warm and cold."""

    def built(*projects):
        kept, last, found = Kept(), None, []
        for files in projects:
            read = sources({f"sections/{name}.yaml": text for name, text in files.items()})
            if last is not None:  # a file with the same text is the very same instance
                same = {
                    name: last.instances[name]
                    if name in last.instances
                    and last.instances[name].source.text == each.source.text
                    else each
                    for name, each in read.instances.items()
                }
                read = replace(read, instances=same)
            warm, cold = assemble(read, kept), assemble(read)
            assert warm == cold
            found.append(warm)
            last, kept = read, kept.next()
        return found

    return built


def test_an_unchanged_table_is_the_very_same_whatever_lay_between(builds):
    one, two, three = builds(
        {"01-甲": ALONE, "03-丙": OTHER},
        {"01-甲": ALONE, "03-丙": OTHER.replace("title: 三", "title: 四")},
        {"01-甲": ALONE, "03-丙": OTHER.replace("东职	7", "东职	8")},
    )
    assert one.tables["甲表"].grid is three.tables["甲表"].grid
    assert one.tables["丙表"].grid is two.tables["丙表"].grid is not three.tables["丙表"].grid


def test_a_table_that_asks_another_follows_it(builds):
    _, changed = builds(
        {"01-甲": ALONE, "02-乙": ASKING},
        {"01-甲": ALONE.replace("东职	100", "东职	150"), "02-乙": ASKING},
    )
    assert changed.tables["乙表"].grid[1][2].text == "15.00"


def test_a_new_name_elsewhere_that_changes_how_a_formula_reads_is_heeded(builds):
    """`学生 - 教师` is a difference until some table has a column of that name."""
    renamed = OTHER.replace("设备", "学生 - 教师")
    before, after = builds({"01-甲": ALONE, "03-丙": OTHER}, {"01-甲": ALONE, "03-丙": renamed})
    assert before.tables["甲表"].grid[1][3].text == "90"
    assert after.tables["甲表"].grid[1][3].text != "90"


CIRCLE_ONE = ALONE.replace("学生 - 教师", "丙表.设备 + 1")
CIRCLE_TWO = OTHER + "    columns:\n      - title: 设备\n        formula: 甲表.人-师 + 1\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("01-甲", ALONE.replace("formula: 学生 - 教师", "formula: 没有 + 1")),
        ("01-甲", ALONE.replace("合计	300	30", "合计	301	30")),
        (
            "01-甲",
            ALONE.replace("东职	100", "东职	一百").replace(
                "title: 人-师", "title: 学生\n        type: count"
            ),
        ),
        ("01-甲", ALONE.replace("formula: 学生 - 教师", "formula: 人-师 + 1")),
        ("03-丙", CIRCLE_TWO.replace("	7", "")),
        ("03-丙", OTHER.replace("丙表:", "甲表:").replace("表：丙表", "表：甲表")),
    ],
)
def test_what_was_wrong_is_told_again_and_mended_when_it_is(builds, name, text):
    right = {"01-甲": CIRCLE_ONE, "02-乙": ASKING, "03-丙": OTHER}
    if name == "01-甲":
        right["01-甲"] = ALONE
    wrong = {**right, name: text}
    other = {**wrong, "02-乙": ASKING.replace("东职	10", "东职	12")}
    builds(right, wrong, other, {**other, "02-乙": ASKING}, right)
