"""Writes docs/查出的问题.md and docs/findings.md: what the audit says of the shipped report.

    python scripts/write_findings.py

A test keeps the pages and the tool equal, another holds every finding to its true value.
"""

from __future__ import annotations

from pathlib import Path

from reportgen import pipeline
from reportgen.diagnostics import Language, Severity
from reportgen.project import Project
from reportgen.reporter import human

ROOT = Path(__file__).resolve().parents[1]
PAGES: dict[Language, Path] = {
    "zh": ROOT / "docs" / "查出的问题.md",
    "en": ROOT / "docs" / "findings.md",
}
INTRO: dict[Language, str] = {
    "zh": """\
# 随附的报告里查出了什么

随附的报告照一份公开发表的年度报告的数编写，错的也照印，所以 `reportgen check` 查得出下面这些。\
报告照样能生成；`--strict` 不放行，直到每一处改正了，或者有人作了答复。\
每一条的正确值另有测试用手算的结果核对（`tests/end_to_end/test_shipped_findings.py`）。

同一个原因引起的几处归在一起。提示（加 `--notes` 才列出）不在这一页。
""",
    "en": """\
# What is found in the shipped report

The shipped report has the figures of a published yearly report as they were printed, wrong ones \
included, so `reportgen check` finds these. The report builds all the same; `--strict` refuses it \
until each is corrected or answered. A test holds every one to the true value, reckoned by hand \
(`tests/end_to_end/test_shipped_findings.py`).

Places of one cause are told together. Notes (`--notes`) are not on this page.
""",
}


def main() -> None:
    """Write both pages."""
    for language, page in PAGES.items():
        page.write_text(text(language), encoding="utf-8", newline="\n")


def text(language: Language) -> str:
    """Return a page."""
    checked = pipeline.check(Project(ROOT))
    doubted = [d for d in checked.diagnostics if d.severity > Severity.NOTE]
    told = human(doubted, language, checked.texts)
    return f"{INTRO[language]}\n```\n{told}```\n"


if __name__ == "__main__":
    main()
