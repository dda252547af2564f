"""What must hold of the texts before anything is resolved: numbers, titles, ids, what is told."""

from __future__ import annotations

from reportgen.assembly.bodies import read_bodies
from reportgen.assembly.parts import read_manuscript
from reportgen.assembly.words import bare_text
from reportgen.markup.pieces import HeadingLine

DECIMAL = "title: 报\nyear: 2025\nnumbering: decimal\n"


def _read(sources, files):
    manuscript, _ = read_manuscript(sources({"report.yaml": DECIMAL, **files}))
    problems = []
    return {body.part.name: body for body in read_bodies(manuscript, problems)}, problems


def _headings(body) -> list[tuple[int, str]]:
    lines = [line for line in body.lines if isinstance(line, HeadingLine)]
    return [(body.numbers[line.start].level, body.numbers[line.start].number) for line in lines]


def _title(body) -> list[str]:
    return [bare_text(words.pieces, 2025) for words in body.title]


def test_chapters_and_sections_are_numbered_in_the_report_s_profile(sources) -> None:
    files = {
        "sections/01-甲/chapter.yaml": "title: 甲\n",
        "sections/01-甲/01-乙.yaml": "title: 乙\nbody: |\n  # 丙\n  1.丁。正文\n",
        "sections/02-戊.yaml": "title: 戊\nbody: |\n  # 己\n",
    }
    bodies, problems = _read(sources, files)
    assert not problems
    assert [bodies[name].number for name in ("甲", "乙", "戊")] == ["1.", "1.1", "2."]
    assert _headings(bodies["乙"]) == [(3, "（1）"), (4, "1.")]
    assert _headings(bodies["戊"]) == [(2, "2.1")]
    gongwen, _ = _read(sources, {**files, "report.yaml": "title: 报\nyear: 2025\n"})
    assert [gongwen[name].number for name in ("甲", "乙", "戊")] == ["一、", "（一）", "二、"]
    assert gongwen["乙"].full == "一、（一）"


def test_sections_in_files_follow_those_in_the_chapter_s_text(sources) -> None:
    files = {
        "sections/01-甲/chapter.yaml": "title: 甲\nbody: |\n  # 子\n  正文\n  # 丑\n  正文\n",
        "sections/01-甲/01-乙.yaml": "title: 乙\nbody: 正文\n",
    }
    bodies, _ = _read(sources, files)
    assert _headings(bodies["甲"]) == [(2, "1.1"), (2, "1.2")]
    assert bodies["乙"].number == "1.3"


def test_a_case_counts_on_its_own_as_typed_or_in_its_profile(sources) -> None:
    body = "body: |\n  一、做法\n  1.培训：正文\n  二、成效\n"
    files = {
        "cases/01-甲.yaml": f"title: |\n  上联\n  　下联\n{body}",
        "cases/02-乙.yaml": f"title: 乙\nnumbering: decimal\n{body}",
        "attachments/名单.yaml": f"title: 丙\n{body}",
    }
    bodies, problems = _read(sources, files)
    assert not problems
    assert [bodies[name].number for name in ("甲", "乙", "名单")] == ["案例1", "案例2", "附件1"]
    assert _title(bodies["甲"]) == ["上联", "下联"]
    assert _headings(bodies["甲"]) == [(1, "一、"), (2, "1."), (1, "二、")]
    assert _headings(bodies["乙"]) == [(1, "1."), (2, "1.1"), (1, "2.")]
    assert _headings(bodies["名单"]) == [(1, "一、"), (2, "1."), (1, "二、")]


def test_a_typed_number_that_differs_is_told_with_its_mending(sources, told) -> None:
    text = "title: 甲\nbody: |\n  一、做法\n  　三、成效\n"
    _, problems = _read(sources, {"cases/01-甲.yaml": text})
    assert [told(each) for each in problems] == [
        (
            "content/cases/01-甲.yaml:4:4: heading-number: 这里写的是“三、”，按顺序应该是“二、”，"
            "印的是“二、” | 看看是不是漏了一项；没有漏就改成“二、”"
        )
    ]
    (edit,) = problems[0].edits
    assert text[: edit.start] + edit.replacement + text[edit.end :] == text.replace("三", "二")


def test_in_gongwen_the_scheme_of_the_heading_above_is_told(sources, told) -> None:
    files = {
        "report.yaml": "title: 报\nyear: 2025\n",
        "sections/01-甲/chapter.yaml": "title: 甲\n",
        "sections/01-甲/01-乙.yaml": "title: 乙\nbody: |\n  （一）校舍。正文\n  1.设备。正文\n",
    }
    bodies, problems = _read(sources, files)
    assert _headings(bodies["乙"]) == [(3, "（一）"), (4, "1.")]
    assert [told(each) for each in problems] == [
        (
            "content/sections/01-甲/01-乙.yaml:3:3: heading-scheme: “（一）”是上一级标题的编号，"
            "这里再用就分不清层次 | 这一级写成“1.”"
        )
    ]
    _, decimal = _read(sources, {**files, "report.yaml": DECIMAL})
    assert not decimal


def test_a_number_before_a_title_is_told_and_not_doubled(sources, told) -> None:
    files = {
        "sections/01-甲.yaml": "title: 1.基本情况\nbody: |\n  # （一）规模\n  正文\n",
        "sections/02-乙.yaml": "title: \\3.15晚会\nbody: 正文\n",
    }
    bodies, problems = _read(sources, files)
    assert _title(bodies["甲"]) == ["基本情况"]
    assert _title(bodies["乙"]) == ["3.15晚会"]
    hint = " | 删掉它；如果它不是编号，在标题最前面加一个 \\"
    texts = {f"content/{name}": text for name, text in files.items()}
    mended = set()
    for each in problems:
        (edit,) = each.edits
        text = texts[edit.path]
        mended.add(text[: edit.start] + edit.replacement + text[edit.end :])
    assert mended == {
        "title: 基本情况\nbody: |\n  # （一）规模\n  正文\n",
        "title: 1.基本情况\nbody: |\n  # 规模\n  正文\n",
    }
    assert sorted(told(each) for each in problems) == [
        (
            "content/sections/01-甲.yaml:1:8: title-number: "
            f"标题前面的“1.”没有用上，编号是自动加的{hint}"
        ),
        (
            "content/sections/01-甲.yaml:3:5: title-number: "
            f"标题前面的“（一）”没有用上，编号是自动加的{hint}"
        ),
    ]


def test_a_heading_below_the_fourth_level_is_told(sources, told) -> None:
    files = {
        "sections/01-甲/chapter.yaml": "title: 甲\n",
        "sections/01-甲/01-乙.yaml": "title: 乙\nbody: |\n  # 丙\n  ## 丁\n  ### 戊\n",
    }
    _, problems = _read(sources, files)
    assert [told(each) for each in problems] == [
        (
            "content/sections/01-甲/01-乙.yaml:5:3: heading-too-deep: "
            "标题最多四级，这一个印成第四级 | 少用一级，或者改成正文"
        )
    ]


def test_ids_survive_an_edit_elsewhere_and_tell_repeated_lines_apart(sources) -> None:
    before, _ = _read(
        sources, {"sections/01-甲.yaml": "title: 甲\nbody: |\n  一句\n  两句\n  两句\n"}
    )
    after, _ = _read(
        sources, {"sections/01-甲.yaml": "title: 甲乙\nbody: |\n  新的\n  一句\n  两句\n  两句\n"}
    )
    old, new = list(before["甲"].ids.values()), list(after["甲"].ids.values())
    assert new[1:] == old
    assert len(set(new)) == 4
    assert all(len(each) == 11 and each.startswith("b") for each in new)
