"""What is said of sentences whose figures disagree in an order, a growth, a list."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.audit import audit
from reportgen.diagnostics import Severity, message_text
from reportgen.project import Project

SAID = {
    "市场主体18.64万户，其中企业5.12万户、个体工商户12.31万户、合作社0.31万户。": (
        (
            "“市场主体18.64万户”，列出的各项相加是 17.74万（5.12万户 + 12.31万户 + 0.31万户）；"
            "其中的 12.31万户 如果是 13.21万，就正好相等"
        ),
        (
            "“市场主体18.64万户”, but the parts given add up to 17.74万 "
            "(5.12万户 + 12.31万户 + 0.31万户); they would be equal if 12.31万户 were 13.21万"
        ),
    ),
    "东校在校生120人，增长4.1%；西校在校生80人，增长1.3%，增速快于东校。": (
        "“增速快于东校”：西校在校生增长1.3%，东校增长4.1%，正好相反",
        "“增速快于东校”: 西校在校生 增长1.3%, 东校 增长4.1%: it is the other way round",
    ),
    "及格率从高到低依次为：东校91.2%、南校84.5%、西校84.9%。": (
        "说是“从高到低”，84.5% 后面却是 84.9%",
        "said to be in order (“从高到低”), but 84.9% follows 84.5%",
    ),
    "粮食产量80.3万吨，增长2.4%，其中夏粮14.8万吨，增长1.4%；秋粮65.5万吨，下降3.3%。": (
        "“粮食产量增长2.4%”：后面几项合起来就是它，它们却在“下降3.3%”和“增长1.4%”之间",
        "“粮食产量增长2.4%”: what follows is all of it, and lies between “下降3.3%” and “增长1.4%”",
    ),
    "专任教师486人，“双师型”教师389人，占80.40%。": (
        "“占80.40%”：附近的数算不出 80.40%；80.40% 如果是 80.04%，就正好是 389人 / 486人",
        "“占80.40%”: no figures near give 80.40%; if 80.40% were 80.04%, 389人 / 486人 would",
    ),
    "生均经费由上年的16543.18元提高到17325.62元，增长4.73个百分点。": (
        (
            "“增长4.73个百分点”：数量的增减写成百分数，(17325.62元 - 16543.18元) / 16543.18元 是 "
            "4.73%；两个百分数相减才说“个百分点”"
        ),
        (
            "“增长4.73个百分点”: an amount moves by percent, (17325.62元 - 16543.18元) / "
            "16543.18元 is 4.73%; 个百分点 is said of the difference of two percentages"
        ),
    ),
    "参加问卷的186名教师中，有79名赞成，占比过半（42.5%）。": (
        "“过半”：旁边写的是 42.5%",
        "“过半”, but 42.5% stands beside it",
    ),
    "近三年毕业生分别为1018人、985人和962人，逐年增加。": (
        "说是“逐年增加”，前面的数却是 1018人、985人、962人",
        "“逐年增加” is said of 1018人、985人、962人",
    ),
    "三个年级合格率分别为95.1%、95.8%和96.7%，三个年级平均合格率97.9%。": (
        "“三个年级平均合格率97.9%”不在最低 95.1% 和最高 96.7% 之间",
        "“三个年级平均合格率97.9%” does not lie between the lowest, 95.1%, and the highest, 96.7%",
    ),
}


@pytest.mark.parametrize("text", SAID)
def test_what_disagrees_in_words_is_told_in_both_languages(text, tmp_path):
    found = told(tmp_path, text)
    assert [(message_text(each, "zh"), message_text(each, "en")) for each in found] == [SAID[text]]


def test_a_list_that_no_single_slip_explains_is_left_alone(tmp_path):
    text = "市场主体18.64万户，其中企业5.12万户、个体工商户12.57万户、合作社0.31万户。"
    assert told(tmp_path, text) == []


def test_half_width_marks_are_read_as_chinese_ones(tmp_path):
    wide = "排查隐患328处，已整改312处，整改率95.1%，其余26处限期整改。"
    narrow = wide.replace("，", ",")
    keys = [
        [each.key for each in told(tmp_path / name, text)]
        for name, text in (("a", wide), ("b", narrow))
    ]
    assert keys == [["prose-percent.gap"], ["prose-percent.gap"]]


def told(folder: Path, text: str):
    """Return what is more than a note, and not about marks, of a text."""
    sections = folder / "content" / "sections"
    sections.mkdir(parents=True)
    (folder / "content" / "report.yaml").write_text("title: 年报\nyear: 2024\n", encoding="utf-8")
    body = f"title: 情况\nbody: |\n  {text}\n"
    (sections / "01-情况.yaml").write_text(body, encoding="utf-8")
    report = pipeline.check(Project(folder.resolve())).report
    assert report is not None
    found = [each for each in audit(report) if each.severity > Severity.NOTE]
    return [each for each in found if each.code != "typography"]
