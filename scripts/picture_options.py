"""Makes the pictures of the writing guide that show each option of report.yaml.

    PYTHONPATH=tests python scripts/picture_options.py

Writes docs/images/options/*.png. Needs LibreOffice, poppler and the fonts of .ci/install-tools.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from sheets import page, saved, sheet

from rendering import printed_pdf
from reportgen import pipeline
from reportgen.project import Project
from reportgen.word import printable_copy

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "images" / "options"
WHOLE = (0.0, 1.0)

REPORT = """\
title: 某市中等职业教育2025年度质量报告
year: 2025
organization: 某市教育局
date: 2026-01-15
introduction: 现将一年来的办学情况报告如下。
"""
CHAPTER = """\
title: 办学条件
body: |
  全市有三所中等职业学校，各校学生数见【表：学生】。
  # 规模与结构
  全市开设18个专业，覆盖6个专业大类。
  ## 专业设置
  新增2个专业，撤销1个专业。
  ## 招生情况
  招生计划全部完成。
  【表：学生】
  各校规模的对比见【图：规模】。
  【图：规模】
tables:
  学生:
    caption: 各校在校生人数
    unit: 人
    data: |
      学校\t招生数\t在校生数\t毕业生数
      第一职业学校\t860\t2552\t802
      第二职业学校\t640\t1908\t611
      第三职业学校\t540\t1607\t498
      合计\t2040\t6067\t1911
charts:
  规模:
    type: bar
    table: 学生
    show: 在校生数
    caption: 各校在校生人数对比
"""
SECOND = "title: 学生发展\nbody: |\n  学生素质稳步提高。\n  # 就业质量\n  就业率保持稳定。\n"
CASE = "title: |\n  校企同心\n  共育工匠\nbody: 学校与企业共建实训基地。\n"
ROWS = "".join(f"      第{n}职业学校\t{300 + 7 * n}\t{900 + 20 * n}\n" for n in range(1, 41))
LONG = f"""\
title: 各校情况
body: |
  各校人数见【表：各校】。
  【表：各校】
tables:
  各校:
    caption: 各校招生和在校生人数
    unit: 人
    data: |
      学校\t招生数\t在校生数
{ROWS}"""


@dataclass(frozen=True, slots=True)
class Shot:
    """A page of a variant: lines added to report.yaml, its number, which part from top to foot."""

    lines: str
    page: int
    part: tuple[float, float] = WHOLE
    long: bool = False


PAIRS = {
    "numbering": (
        Shot("numbering: gongwen\n", 1, (0.1, 0.62)),
        Shot("numbering: decimal\n", 1, (0.1, 0.62)),
    ),
    "heading3": (
        Shot("", 1, (0.23, 0.48)),
        Shot("heading3_bold: true\n", 1, (0.23, 0.48)),
    ),
    "captions": (
        Shot("", 1, (0.475, 0.68)),
        Shot("captions:\n  numerals: arabic\n  separator: '  '\n", 1, (0.475, 0.68)),
    ),
    "table-style": (
        Shot("table_style: grid\n", 1, (0.475, 0.68)),
        Shot("table_style: three-line\n", 1, (0.475, 0.68)),
    ),
    "continued": (
        Shot("captions:\n  continued: true\n", 1, long=True),
        Shot("captions:\n  continued: true\n", 2, long=True),
    ),
    "cover": (Shot("cover: true\n", 1), Shot("cover: true\n", 2)),
    "contents": (
        Shot("contents: true\n", 1, (0.08, 0.64)),
        Shot("contents: true\nlists_of:\n  - tables\n  - figures\n  - cases\n", 1, (0.08, 0.64)),
    ),
    "draft": (
        Shot("draft: 征求意见稿\ncover: true\n", 1),
        Shot("draft: 征求意见稿\ncover: true\n", 2),
    ),
}


def main() -> None:
    """Render every variant and lay the two pages of each picture side by side."""
    for name, shots in PAIRS.items():
        pages = [page(printed(shot), shot.page, 480, shot.part) for shot in shots]
        saved(sheet(pages), PICTURES / f"{name}.png", 24)


def printed(shot: Shot) -> bytes:
    """Return a sample project with the options of a shot as a PDF."""
    files = {"report.yaml": REPORT + shot.lines, "cases/01-校企共建.yaml": CASE}
    if shot.long:
        files["sections/01-各校.yaml"] = LONG
    else:
        files |= {"sections/01-办学条件.yaml": CHAPTER, "sections/02-学生发展.yaml": SECOND}
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made).resolve()
        for name, text in files.items():
            file = folder / "content" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        checked = pipeline.check(Project(folder))
    assert checked.document is not None, checked.diagnostics
    return printed_pdf(printable_copy(checked.document))


if __name__ == "__main__":
    main()
