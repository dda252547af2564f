"""What is found of last year's figures rests on last year's files: a warm check is a cold one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen import pipeline
from reportgen.diagnostics import message_text
from reportgen.pipeline import Checked
from reportgen.project import Project

FILES = {
    "content/report.yaml": "title: 年报\nyear: 2025\nprevious: 2024\nfacts:\n  毕业生: 96人\n",
    "content/sections/01-甲.yaml": """\
title: 甲
body: |
  全市学生数420人，比上年增加10人，毕业生96人（见【表：甲】）。
  上年全市专任教师38人，上年毕业生88人；东校学生数120人，比西校少180人。
  【表：甲】
tables:
  甲:
    caption: 各校情况
    data: |
      学校	学生数	专任教师
      东校	120	12
      西校	300	28
      合计	420	40
""",
    "2024/content/report.yaml": "title: 年报\nyear: 2024\nfacts:\n  毕业生: 88人\n",
    "2024/content/sections/01-甲.yaml": """\
title: 甲
tables:
  甲:
    data: |
      学校	学生数	专任教师
      东校	110	11
      西校	300	27
      合计	410	38
""",
}
# Whichever of these is edited, something is said of it.
EDITS = [
    ("2024/content/sections/01-甲.yaml", "410", "401"),
    ("2024/content/sections/01-甲.yaml", "38", "36"),
    ("2024/content/sections/01-甲.yaml", "学生数", "在校人数"),
    ("2024/content/report.yaml", "88人", "86人"),
    ("content/report.yaml", "96人", "69人"),
    ("content/report.yaml", "previous: 2024\n", ""),
    ("content/sections/01-甲.yaml", "增加10人", "增加100人"),
    ("content/sections/01-甲.yaml", "300", "310"),
    ("content/sections/01-甲.yaml", "420	40", "430	40"),
]


def _write(root: Path) -> Project:
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Project(root.resolve())


def _told(checked: Checked) -> list[str]:
    return [repr(each) for each in checked.diagnostics]


def _edit(project: Project, name: str, old: str, new: str) -> None:
    path = project.root / name
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_what_agrees_with_last_year_is_left_alone(tmp_path):
    checked = pipeline.check(_write(tmp_path))
    assert [message_text(d, "zh") for d in checked.diagnostics if d.code != "unbound"] == []


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (*EDITS[0], "“比上年增加10人”：“甲.合计.学生数”今年和上年相比，420 - 401 是 19"),
        (*EDITS[3], "“上年毕业生”写的是 88人，report.yaml 的 facts: 里“上年.毕业生”是 86人"),
        (*EDITS[4], "“毕业生”写的是 96人，report.yaml 的 facts: 里“毕业生”是 69人"),
    ],
)
def test_an_edit_of_last_year_s_files_is_seen_by_a_text_that_did_not_change(
    tmp_path, name, old, new, told
):
    project = _write(tmp_path)
    first = pipeline.check(project)
    _edit(project, name, old, new)
    again = pipeline.check(project, last=first.made)
    assert told in [message_text(d, "zh") for d in again.diagnostics]


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(edits=st.lists(st.sampled_from(EDITS), min_size=1, max_size=5))
def test_a_warm_check_is_what_a_cold_one_is(tmp_path, edits):
    project = _write(tmp_path)
    last = pipeline.check(project)
    for name, old, new in edits:
        _edit(project, name, old, new)
        last = pipeline.check(project, last=last.made)
        assert _told(last) == _told(pipeline.check(project))
