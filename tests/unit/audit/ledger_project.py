"""A small report with every kind of figure, for the tests of the ledger."""

from __future__ import annotations

from pathlib import Path

from reportgen.project import Project

REPORT = """\
title: 年报
year: 2025
names:
  东校:
    official: 东城职业学校
    short: 东校
  西校:
    official: 西城职业学校
    short: 西校
facts:
  高中在校生: 4000人
checks:
  - that: 高中在校生 == 4000
"""
SECTION = """\
title: 规模
body: |
  全市在校生【在校生.合计.学生数】人，东校【在校生.东校.学生数】人（见【表：在校生】）。
  全市现有教师51人，高中在校生【高中在校生】人，新建实训室7间。
  教师与学生之比为1:【比(在校生.合计.教师数, 在校生.合计.学生数, 2)】，上年为1:66.1。
  培训200名，合格150名，合格率75%。
  【表：在校生】
tables:
  在校生:
    caption: 【年】年各校在校生
    data: |
      学校\t学生数\t教师数\t生师比\t用电
      东校\t2552\t20\t127.6\t33.1
      西校\t849\t31\t28\t
      合计\t3401\t51\t66.69\t
    columns:
      - title: 学生数
        total: sum
      - title: 生师比
        formula: 学生数 / 教师数
  经费:
    caption: 经费
    total: 合计
    data: |
      学校\t投入（万元）
      东校\t10
      西校\t20
"""


def project(
    folder: Path, section: str = SECTION, report: str = REPORT, answers: str = ""
) -> Project:
    """Write the report into a folder."""
    files = {"report.yaml": report, "sections/01-规模.yaml": section}
    if answers:
        files["answers.yaml"] = answers
    for name, text in files.items():
        file = folder / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return Project(folder.resolve())
