"""How changes, differences, balances, proportions, times and tenths are told: the exact words."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.audit import RULES, audit
from reportgen.diagnostics import Severity, message_text
from reportgen.project import Project

IN_SENTENCES = tuple(rule for rule in RULES if rule.code in {"prose-percent", "prose-table"})


def told(folder: Path, body: str) -> list[tuple[str, str]]:
    """Return what is marked in a sentence, and what is said of it in Chinese."""
    content = folder / "content"
    (content / "sections").mkdir(parents=True)
    (content / "report.yaml").write_text("title: 年报\nyear: 2024\n", encoding="utf-8")
    section = f"title: 情况\nbody: |\n  {body}\n"
    (content / "sections" / "01-情况.yaml").write_text(section, encoding="utf-8")
    checked = pipeline.check(Project(folder.resolve()))
    assert checked.report is not None
    return [
        (
            checked.texts[d.span.path].line(d.span.line)[d.span.column - 1 : d.span.end_column - 1],
            message_text(d, "zh"),
        )
        for d in audit(checked.report, IN_SENTENCES)
        if d.severity > Severity.NOTE
    ]


@pytest.mark.parametrize(
    ("body", "marked", "message"),
    [
        (
            "失业率为5.1%，比上年的5.2%下降1个百分点。",
            "1个百分点",
            "“下降1个百分点”：5.2% - 5.1% 是 0.1个百分点",
        ),
        (
            "覆盖率由46.2%提高到51.2%，提高5%。",
            "5%",
            "“提高5%”：51.2% - 46.2%，相减说的是 5个百分点；写 5% 说的是相除，那是 10.8%",
        ),
        (
            "基金收入86.4亿元，支出79.1亿元，当年结余3.7亿元。",
            "3.7亿元",
            "“当年结余3.7亿元”：86.4亿元 - 79.1亿元 是 7.3亿元",
        ),
        (
            "出生率6.12‰，死亡率8.05‰，自然增长率-1.39‰。",
            "-1.39‰",
            "“自然增长率-1.39‰”：6.12‰ - 8.05‰ 是 -1.93‰",
        ),
        (
            "面积由2.4万亩扩大到3.2万亩，增加四分之一。",
            "增加四分之一",
            "“增加四分之一”：(3.2万亩 - 2.4万亩) / 2.4万亩 是 33.3%",
        ),
        (
            "产量由850万件增长到3400万件，翻了一番。",
            "翻了一番",
            "“翻了一番”：3400万件 / 850万件 是 4.00倍",
        ),
        (
            "完成改造近300公里（387公里）。",
            "387公里",
            "“近300公里（387公里）”：387公里 不能说成“近300公里”",
        ),
        (
            "男职工1260人、女职工840人，男女职工之比为2:3。",
            "2:3",
            "“男女职工之比为2:3”：照前面的数，1260人 / 840人 是 1.50:1",
        ),
        (
            "中央投入600万元、省级300万元、市县100万元，投入比例为5:4:1。",
            "5:4:1",
            "“投入比例为5:4:1”：照前面的数，600万元 : 300万元 : 100万元 是 6:3:1",
        ),
        (
            "排名由第15名下降至第19名，上升4名。",
            "上升",
            "“上升”：前面是 第15名，后面是 第19名，变化的方向和这里说的相反",
        ),
        (
            "增加值增长5.8%，增速比上年的7.0%回落2.1个百分点。",
            "2.1个百分点",
            "“回落2.1个百分点”：7.0% - 5.8% 是 1.2个百分点",
        ),
        (
            "客运量由2021年的320万人次增加到2024年的512万人次，年均增长27.0%。",
            "27.0%",
            "“年均增长27.0%”：(512万人次 / 320万人次)^(1/3) - 1 是 17.0%",
        ),
    ],
)
def test_a_wrong_change_is_told_with_its_working(body, marked, message, tmp_path):
    assert told(tmp_path, body) == [(marked, message)]


@pytest.mark.parametrize(
    "body",
    [
        "每千人口床位由6.46张增加到7.23张，每班学生由46.2人降至43.8人。",
        "绿地率和覆盖率分别比上年提高0.4个和0.5个百分点。",
        "上年预算收入80亿元；实际完成86.52亿元，超预算2.02亿元，比上年的81.24亿元增长6.5%。",
    ],
)
def test_a_fraction_of_what_is_counted_and_an_excess_are_no_mistakes(body, tmp_path):
    assert told(tmp_path, body) == []
