"""Makes the pictures of the writing guide that show each option of report.yaml.

    PYTHONPATH=tests python scripts/picture_options.py

Writes docs/images/options/*.png. Needs LibreOffice, poppler and the fonts of .ci/install-tools.
"""

from __future__ import annotations

import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageFilter

from rendering import render_pdf
from reportgen import pipeline
from reportgen.project import Project
from reportgen.word.printable import printable_copy

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "images" / "options"
PAPER, GAP, BACKGROUND = (480, 679), 20, "#e9edf1"
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
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, shots in PAIRS.items():
        pages = [_page(shot) for shot in shots]
        width = len(pages) * (PAPER[0] + GAP) + GAP
        sheet = Image.new("RGB", (width, pages[0].height + 2 * GAP), BACKGROUND)
        for index, page in enumerate(pages):
            _lay(sheet, page, (GAP + index * (PAPER[0] + GAP), GAP))
        sheet.quantize(24, dither=Image.Dither.NONE).save(PICTURES / f"{name}.png", optimize=True)


def _page(shot: Shot) -> Image.Image:
    """Return the part of the page that a shot shows, at the paper's width."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        document = folder / "report.docx"
        document.write_bytes(printable_copy(_document(shot, folder / "project")))
        pdf, out = render_pdf(document, folder), folder / "page"
        limits = ["-f", str(shot.page), "-l", str(shot.page), "-singlefile"]
        subprocess.run(["pdftoppm", "-r", "144", "-png", *limits, str(pdf), str(out)], check=True)
        with Image.open(out.with_suffix(".png")) as page:
            whole = page.convert("RGB").resize(PAPER, Image.Resampling.LANCZOS)
    top, foot = (round(edge * PAPER[1]) for edge in shot.part)
    return whole.crop((0, top, PAPER[0], foot))


def _document(shot: Shot, folder: Path) -> bytes:
    """Return the .docx of a sample project with the options of a shot."""
    files = {"report.yaml": REPORT + shot.lines, "cases/01-校企共建.yaml": CASE}
    if shot.long:
        files["sections/01-各校.yaml"] = LONG
    else:
        files |= {"sections/01-办学条件.yaml": CHAPTER, "sections/02-学生发展.yaml": SECOND}
    for name, text in files.items():
        file = folder / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    checked = pipeline.check(Project(folder))
    assert checked.document is not None, checked.diagnostics
    return checked.document


def _lay(sheet: Image.Image, page: Image.Image, place: tuple[int, int]) -> None:
    """Lay a page on the sheet with a soft shadow below it."""
    shadow = Image.new("L", sheet.size, 0)
    shadow.paste(70, (place[0], place[1] + 3, place[0] + page.width, place[1] + page.height + 3))
    sheet.paste("#51606d", mask=shadow.filter(ImageFilter.GaussianBlur(6)))
    sheet.paste(page, place)


if __name__ == "__main__":
    main()
