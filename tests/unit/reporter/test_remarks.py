"""What a remark in Word's margin says."""

from dataclasses import replace

import pytest

from reportgen.diagnostics import Phrase, Related, problem
from reportgen.reporter import remarks
from reportgen.source import Span

PATH = "content/sections/02.yaml"
CAUSE = Phrase("cause-mean", {"label": "表", "table": "资产"})


def mean(line: int, cell: str, path: str = PATH):
    return problem(
        "mean-of-ratios",
        Span(path, line, 29, line, 34),
        related=(Related(Span("content/data/资.xlsx", 4, 2, 4, 3, "表"), Phrase("first-here")),),
        table="",
        working="",
        cell=cell,
        stated="101.7",
        expected="86.51",
        count=4,
        formula="占地面积 / 学生数",
    )


ALONE = mean(16, "资产.合计.生均占地")
FIRST, SECOND = replace(ALONE, cause=CAUSE), replace(mean(18, "资产.合计.生均建筑"), cause=CAUSE)


def test_a_finding_alone_says_what_it_is_what_to_do_and_where_it_comes_from():
    (remark,) = remarks([ALONE], "zh")
    assert remark.span == ALONE.span
    assert remark.label == "【矛盾】"
    assert remark.lines == (
        "“资产.合计.生均占地”写的 101.7 是 4 项比值的平均数；按算式“占地面积 / 学生数”应是 86.51",
        "怎么改：写总数相除的结果；确实要用平均数的，在这一列写 total: mean",
        "另见 content/data/资.xlsx › 表 › B4：第一次在这里",
        "mean-of-ratios，content/sections/02.yaml:16:29",
    )


def test_of_one_cause_the_first_tells_it_with_all_places_and_the_others_point_to_it():
    first, second = remarks([FIRST, SECOND], "zh")
    assert first.lines[-2] == (
        "一个原因，2 处：表“资产”里的这些合计都是各项比值的平均数，不是总数相除。"
        "各处：“资产.合计.生均占地”（第 16 行）、“资产.合计.生均建筑”（第 18 行）"
    )
    assert second.lines[1:] == (
        "同一个原因，共 2 处，说明在这一处的批注里：“资产.合计.生均占地”（第 16 行）",
        "mean-of-ratios，content/sections/02.yaml:18:29",
    )


def test_the_same_in_english():
    first, second = remarks([FIRST, SECOND], "en")
    assert first.label == "[contradiction]"
    assert first.lines[1].startswith("Cure: divide the totals")
    assert first.lines[-2].endswith(
        "They are “资产.合计.生均占地” (line 16), “资产.合计.生均建筑” (line 18)"
    )
    assert second.lines[1] == (
        "One of 2 places with one cause; this one's comment explains it: "
        "“资产.合计.生均占地” (line 16)"
    )


def test_a_place_in_another_file_is_told_with_its_file():
    far = replace(mean(3, "乙.合计.率", "content/sections/03.yaml"), cause=CAUSE)
    _, second = remarks([FIRST, far], "zh")
    assert "“资产.合计.生均占地”（content/sections/02.yaml:16:29）" in second.lines[1]


@pytest.mark.parametrize("count", [30, 31, 400])
def test_a_cause_of_very_many_places_lists_the_first_and_counts_the_rest(count):
    group = [replace(mean(n, f"资产.合计.率{n}"), cause=CAUSE) for n in range(1, count + 1)]
    first, *others = remarks(group, "zh")
    assert len(others) == count - 1
    assert first.lines[-2].count("行）") == 30
    assert ("还有" in first.lines[-2]) == (count > 30)
    assert (f"还有 {count - 30} 处，各有批注" in first.lines[-2]) == (count > 30)
