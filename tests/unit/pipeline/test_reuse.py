"""What a reading takes from the last one is what it would read anew."""

from __future__ import annotations

import os
import time

import pytest

from reportgen import pipeline
from reportgen.project import Project
from reportgen.starter import write_project

OLD = time.time_ns() - 10_000_000_000  # old enough for a file's times to be relied on
SECTION = "content/sections/01-基本情况/02-办学条件.yaml"


@pytest.fixture
def project(tmp_path) -> Project:
    write_project(tmp_path)
    for path in tmp_path.rglob("*"):
        os.utime(path, ns=(OLD, OLD))
    return Project(tmp_path.resolve())


def _edit(project: Project, old: str, new: str) -> None:
    path = project.root / SECTION
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2.数字化", "2.信息化"),
        ("title: 办学条件", "title：办学条件"),
        ("body", "boddy"),
        ("甲", "甲"),
    ],
)
def test_a_warm_check_says_and_makes_what_a_cold_one_does(project, old, new):
    first = pipeline.check(project)
    _edit(project, old, new)
    warm = pipeline.check(project, last=first.made)
    cold = pipeline.check(project)
    assert (warm.diagnostics, warm.document) == (cold.diagnostics, cold.document)
    _edit(project, new, old)
    again = pipeline.check(project, last=warm.made)
    assert (again.diagnostics, again.document) == (first.diagnostics, first.document)


def test_a_deleted_file_is_gone_from_a_warm_check(project):
    first = pipeline.check(project)
    (project.content / "cases" / "01-校企共建实训室.yaml").unlink()
    warm = pipeline.check(project, last=first.made)
    assert warm.report is not None
    assert warm.report.cases == ()
