"""What changed between two versions: each figure once, wherever it stands now."""

from __future__ import annotations

import json
import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_project import REPORT, SECTION, project

from reportgen.audit.changes import (
    Change,
    Version,
    as_heading,
    as_typed,
    changes_since,
    record_of_changes,
    version_of_record,
)
from reportgen.audit.ledger import record_of
from reportgen.pipeline.accounting import Accounted, account


def version(accounted: Accounted) -> Version:
    record = json.loads(json.dumps(record_of(accounted.ledger, accounted.ledger.entries)))
    found = version_of_record(record)
    assert isinstance(found, Version)
    return found


def since(folder: Path, now: str, before: str = SECTION, **more: str) -> list[Change]:
    old = version(account(project(folder / "旧", before)))
    new = account(project(folder / "新", now, **more))
    return list(changes_since(old, new.ledger, new.report))


def said(changes: list[Change]) -> list[tuple[str, str, str, str]]:
    return [(each.kind, each.address, each.before, each.after) for each in changes]


def test_nothing_changed_since_the_same_version(tmp_path):
    assert since(tmp_path, SECTION) == []


def test_a_cell_that_changed_is_told_with_what_printed_it(tmp_path):
    (change,) = since(tmp_path, SECTION.replace("东校\t2552", "东校\t2553"))
    assert said([change]) == [("changed", "在校生.东校.学生数", "2552", "2553")]
    assert change.difference is not None
    assert change.difference.text == "1"
    assert change.share is not None
    assert round(change.share, 6) == Decimal("0.000392")  # 1 / 2552
    (copy,) = change.copies
    assert (copy.text, copy.expression) == ("2552人 → 2553人", "在校生.东校.学生数")
    assert change.span is not None
    assert SECTION.splitlines()[change.span.line - 1].strip().startswith("东校\t2552")


def test_digits_exchanged_in_a_sentence_are_found(tmp_path):
    before = SECTION.replace("新建实训室7间", "另有毕业生6067人")
    found = since(tmp_path, before.replace("6067", "6076"), before)
    assert said(found) == [("changed", "另有毕业生", "6067人", "6076人")]
    assert found[0].span is not None
    assert found[0].span.line == 4


def test_a_figure_in_a_rewritten_sentence_is_found(tmp_path):
    now = SECTION.replace("新建实训室7间。", "各校今年新建的实训室达到9间。")
    now = now.replace("全市现有教师51人，高中", "全市现有专任教师51人，普通高中")
    assert said(since(tmp_path, now)) == [("changed", "各校今年新建的实训室达到", "7间", "9间")]


def test_a_moved_paragraph_is_no_change(tmp_path):
    lines = SECTION.splitlines(keepends=True)
    lines[2:6] = [lines[5], lines[4], lines[3], lines[2]]
    assert since(tmp_path, "".join(lines)) == []


def test_a_row_that_moved_is_no_change(tmp_path):
    first, second = "      东校\t2552\t20\t127.6\t33.1\n", "      西校\t849\t31\t28\t\n"
    assert since(tmp_path, SECTION.replace(first + second, second + first)) == []


def test_a_column_of_another_name_is_told_as_renamed(tmp_path):
    now = SECTION.replace("教师数\t生师比", "教职工数\t生师比")
    now = now.replace("formula: 学生数 / 教师数", "formula: 学生数 / 教职工数")
    now = now.replace("在校生.合计.教师数", "在校生.合计.教职工数")
    assert said(since(tmp_path, now)) == [("renamed", "在校生.教职工数", "教师数", "教职工数")]


def test_a_table_of_another_name_is_told_as_renamed(tmp_path):
    found = since(
        tmp_path,
        SECTION.replace("在校生.", "学生.")
        .replace("  在校生:", "  学生:")
        .replace("【表：在校生】", "【表：学生】"),
    )
    assert said(found) == [("renamed", "学生", "在校生", "学生")]


def test_a_new_row_and_a_row_that_is_gone_are_told_figure_by_figure(tmp_path):
    now = SECTION.replace("      西校\t20\n", "      南校\t7\n")
    now = now.replace("      东校\t10\n", "      东校\t10\n      北校\t8\n")
    assert sorted(said(since(tmp_path, now))) == [
        ("changed", "经费.合计.投入", "30", "25"),
        ("new", "经费.北校.投入", "", "8"),
        ("new", "经费.南校.投入", "", "7"),
        ("removed", "经费.西校.投入", "20", ""),
    ]


def test_another_face_of_one_value_is_no_change(tmp_path):
    assert since(tmp_path, SECTION.replace("西校\t20\n", "西校\t20.0\n")) == []


def test_a_fact_is_told_with_what_printed_it(tmp_path):
    report = REPORT.replace("4000人", "4100人")
    (change,) = since(tmp_path, SECTION, report=report)
    assert said([change]) == [("changed", "高中在校生", "4000人", "4100人")]
    assert [copy.text for copy in change.copies] == ["4000人 → 4100人"]


def test_a_percentage_changes_by_points(tmp_path):
    before = SECTION.replace("合格率75%", "合格率75.0%")
    (change,) = since(tmp_path, before.replace("75.0%", "76.5%"), before)
    assert change.difference is not None
    assert (change.difference.text, change.difference.face.scale) == ("1.5", "百分点")


def test_an_old_version_from_a_stranger_is_read_within_bounds(tmp_path):
    accounted = account(project(tmp_path))
    for text in ("甲1人，" * 20_000, "\x1b[2J甲1人\ud800\x00。" * 2, "□甲1人□。", "1:" * 9_000):
        record = record_of(accounted.ledger, accounted.ledger.entries)
        found = version_of_record({**record, "paragraphs": [*record["paragraphs"], text]})
        assert isinstance(found, Version)
        changes = changes_since(found, accounted.ledger, accounted.report)
        told = json.dumps(record_of_changes(changes, "旧", edited=False), ensure_ascii=False)
        assert told.encode()
        assert "\\u001b" not in told
        assert {each.kind for each in changes} <= {"removed"}


def test_a_new_sentence_and_one_that_is_gone_are_told(tmp_path):
    now = SECTION.replace("  培训200名，合格150名，合格率75%。\n", "  捐款30万元，惠及困难家庭。\n")
    assert sorted(said(since(tmp_path, now))) == [
        ("new", "捐款", "", "30万元"),
        ("removed", "合格", "150名", ""),
        ("removed", "合格率", "75%", ""),
        ("removed", "培训", "200名", ""),
    ]


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ([], "since-no-ledger"),
        ({"reportgen": "ledger", "version": 9}, "since-version"),
        ({"reportgen": "ledger", "version": 1, "complete": False}, "since-part"),
        ({"reportgen": "ledger", "version": 1, "complete": True}, "since-no-ledger"),
        ({"reportgen": "ledger", "version": 1, "figures": []}, "since-no-ledger"),
        (
            {
                "reportgen": "ledger",
                "version": 1,
                "complete": True,
                "figures": [{"kind": 1}],
                "paragraphs": [],
            },
            "since-no-ledger",
        ),
    ],
)
def test_what_is_no_whole_ledger_of_this_version_is_refused(record, reason):
    assert getattr(version_of_record(record), "key", "") == reason


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("1.2.1办学规模", "办学规模"),
        ("1.精准选拔。选派3人", "精准选拔。选派3人"),
        ("（一）办学规模", "办学规模"),
        ("一、办学规模", "办学规模"),
        ("表一\u3000各校在校生", "各校在校生"),
        ("图12\u3000各校在校生", "各校在校生"),
        ("注：含3所", "含3所"),
        ("3.5万人到会", "3.5万人到会"),
        ("2025年招生", "2025年招生"),
        ("甲【待核：30人】乙", "甲\ufffc乙"),
    ],
)
def test_what_the_tool_sets_before_a_paragraph_is_taken_off(printed, typed):
    assert as_typed(printed) == typed


def test_a_heading_s_number_is_taken_off_whatever_stands_behind_it():
    assert as_heading("1.2规模与结构") == "规模与结构"
    assert as_heading("3.办学3年") == "办学3年"


CELLS = st.integers(min_value=2, max_value=99_999)


def table(rows: list[tuple[int, int]]) -> str:
    lines = "".join(f"      校{n}\t{a}\t{b}\n" for n, (a, b) in enumerate(rows))
    prose = "".join(
        f"  校{n}有学生【人数.校{n}.学生】人，教师【人数.校{n}.教师】人。\n"
        for n in range(len(rows))
    )
    return (
        f"title: 规模\nbody: |\n{prose}  见【表：人数】。\n  【表：人数】\ntables:\n  人数:\n"
        f"    caption: 人数\n    data: |\n      学校\t学生\t教师\n{lines}"
    )


@settings(max_examples=20, deadline=None)
@given(rows=st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5), data=st.data())
def test_one_cell_changed_is_exactly_that_change_and_its_bound_copy(rows, data):
    row = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.integers(0, 1))
    value = data.draw(CELLS.filter(lambda each: each != rows[row][column]))
    changed = [list(each) for each in rows]
    changed[row][column] = value
    with tempfile.TemporaryDirectory() as folder:
        same = since(Path(folder) / "一", table(rows), table(rows))
        found = since(Path(folder) / "二", table([(a, b) for a, b in changed]), table(rows))
    assert same == []
    name = ("学生", "教师")[column]
    old, new = str(rows[row][column]), str(value)
    assert said(found) == [("changed", f"人数.校{row}.{name}", old, new)]
    assert [copy.text for copy in found[0].copies] == [f"{old}人 → {new}人"]
