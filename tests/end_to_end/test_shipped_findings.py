"""The shipped report is doubted where it is wrong, nowhere else, and the true value is told.

The values below were reckoned by hand from the report's tables; nothing of them comes from the
tool.
"""

from __future__ import annotations

import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.audit import finding_of
from reportgen.diagnostics import Severity
from reportgen.project import Project
from reportgen.quantity import parse_quantity

ROOT = Path(__file__).resolve().parents[2]

# Enrolment: 2552 + 849 + 1059 + 1607 = 6067. A cell, what is printed, what it is.
TRUE = {
    "资产.盐池.生均占地": ("159.97", Fraction(135654, 849)),
    "资产.红寺堡.生均占地": ("116.31", Fraction(122476, 1059)),
    "资产.合计.生均占地": ("101.7", Fraction(524862, 6067)),
    "资产.盐池.生均建筑": ("56.30", Fraction(47740, 849)),
    "资产.红寺堡.生均建筑": ("38.32", Fraction(4034975, 105900)),
    "资产.合计.生均建筑": ("38.36", Fraction(21026275, 606700)),
    "资产.红寺堡.生均运动": ("12.67", Fraction(13344, 1059)),
    "资产.合计.生均运动": ("8.53", Fraction(53637, 6067)),
    "资产.盐池.生均图书": ("105.88", Fraction(89789, 849)),
    "资产.红寺堡.生均图书": ("61.39", Fraction(64654, 1059)),
    "资产.合计.生均图书": ("69.23", Fraction(377057, 6067)),
    "资产.盐池.生机比": ("1.55", Fraction(849, 543)),
    "资产.红寺堡.生机比": ("0.50", Fraction(1059, 528)),
    "资产.同心.生机比": ("0.57", Fraction(1607, 922)),
    "资产.合计.生机比": ("1.91", Fraction(6067, 2487)),
    "实训.合计.生均工位": ("1.35", Fraction(7175, 6067)),
    "实训.青铜峡.生均工位": ("1.17", Fraction(2740, 2552)),
    "教师.合计.在职人员比例": ("70.00%", Fraction(399, 640)),
    "教师.合计.双师比例": ("45.65%", Fraction(186, 517)),
    "教师.青铜峡.双师比例": ("47.82%", Fraction(56, 115)),
    "教师.红寺堡.在职人员比例": ("100%", Fraction(89, 123)),
    "教师.红寺堡.双师比例": ("56.6%", Fraction(43, 121)),
    "教师.同心.双师比例": ("39.79%", Fraction(39, 156)),
    "就业.合计.就业率": ("93.80%", Fraction(2475, 2597)),
    "经费.合计.师资培训经费占比": ("2.05%", Fraction(20896, 1328747)),
    "经费.合计.日常经费投入占比": ("32.69%", Fraction(338084, 1328747)),
    "经费.红寺堡.师资培训经费占比": ("2.94%", Fraction(5518, 303109)),
    "经费.红寺堡.日常经费投入占比": ("61.68%", Fraction(115153, 303109)),
    # 就业 40221 + 6067; 2438 + 154 + 5: whole numbers
    "高中阶段在校生 == 市域内高中在校生 + 在校生.合计.学生数": ("40288人", Fraction(46288)),
    "升学人数 + 直接就业人数 + 自主创业人数 == 就业.合计.就业人数": ("2597人", Fraction(2475)),
    "全市高中阶段在校学生有40288人": ("40288人", Fraction(46288)),
    # (154 + 5) / 2475 comes nearest to what is printed
    "占就业总数的82.2%": ("82.2%", Fraction(159, 2475)),
    "资助.合计.免学费人次": ("11.291人次", Fraction(11291)),
    # the table's own share is doubted too; held against it the case study's is another
    "教师.红寺堡.双师比例 65.08%": ("65.08%", Fraction(566, 1000)),
    "教师.同心.双师比例 65%": ("65%", Fraction(3979, 10000)),
    # what was said of the same thing in chapter 2
    "对毕业生满意度": ("98.62%", Fraction(935, 1000)),
}
WORDS = {
    ("name", "石嘴山职业教育联盟"),
    ("name", "宁夏奥立升汽车销售服务有限公司"),
    ("term", "六新六优六特"),
    ("period", "2026年"),
}


@pytest.fixture(scope="module")
def doubted():
    """Check the shipped report once and return what is doubted."""
    checked = pipeline.check(Project(ROOT))
    return [d for d in checked.diagnostics if d.severity > Severity.NOTE]


def of_figures(doubted):
    found = {}
    for diagnostic in doubted:
        finding = finding_of(diagnostic)
        if finding is not None:
            known = finding.at in found
            found[f"{finding.at} {finding.stated}" if known else finding.at] = finding
    return found


def test_all_that_is_wrong_is_doubted_and_nothing_else(doubted):
    assert set(of_figures(doubted)) == set(TRUE)
    words = {
        (d.code, d.params.get("name") or d.params.get("found") or d.params["said"])
        for d in doubted
        if not finding_of(d)
    }
    assert words == WORDS


def test_what_is_told_is_the_true_value_at_the_printed_digits(doubted):
    for at, finding in of_figures(doubted).items():
        stated, true = TRUE[at]
        told = parse_quantity(finding.expected)
        printed = parse_quantity(stated)
        assert finding.stated == stated
        unit = Decimal("0.01") if told.face.scale == "%" else Decimal(1)
        half = Fraction(unit * Decimal(10) ** -(told.face.digits or 0)) / 2
        assert abs(Fraction(told.value) - true) <= half, at
        assert abs(Fraction(printed.value) - true) > half, at


def test_five_totals_that_are_means_are_one_finding_and_a_school_s_figures_another(doubted):
    causes = {}
    for diagnostic in doubted:
        if diagnostic.cause is not None:
            said = (v for name, v in diagnostic.cause.params.items() if name != "label")
            key = (diagnostic.cause.key, *sorted(map(str, said)))
            causes.setdefault(key, []).append(diagnostic.params["cell"])
    assert len(causes["cause-mean", "资产"]) == 5
    assert len(causes["cause-enrolment", "848", "849", "在校生.学生数", "盐池"]) == 3
    # 122476 / 1053 = 116.31, 64654 / 1053 = 61.39...: all four of the school's
    assert len(causes["cause-enrolment", "1053", "1059", "在校生.学生数", "红寺堡"]) == 4
    assert len(causes["cause-inverse", "生机比", "资产"]) == 2


def test_the_pages_in_docs_are_what_the_tool_says():
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        from write_findings import PAGES, text
    finally:
        sys.path.pop(0)
    for language, page in PAGES.items():
        assert page.read_text(encoding="utf-8") == text(language)
