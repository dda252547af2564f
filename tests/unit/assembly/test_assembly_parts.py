"""What must hold of the order of chapters, sections, cases and attachments."""

from __future__ import annotations

from reportgen.assembly.parts import read_manuscript

FILES = {
    "sections/01-概况/chapter.yaml": "title: 概况\n",
    "sections/01-概况/02-设施.yaml": "title: 设施\n",
    "sections/01-概况/10-师资.yaml": "title: 师资\n",
    "sections/02-学生.yaml": "title: 学生\n",
    "cases/01-马拉松.yaml": "title: 甲\n",
    "cases/02-工匠.yaml": "title: 乙\n",
    "attachments/名单.yaml": "title: 丙\n",
}


def _names(parts) -> list[str]:
    return [part.name for part in parts]


def test_parts_come_by_file_name(sources) -> None:
    manuscript, found = read_manuscript(sources(FILES))
    assert not found
    assert _names(manuscript.chapters) == ["概况", "学生"]
    assert _names(manuscript.chapters[0].sections) == ["设施", "师资"]
    assert _names(manuscript.cases) == ["马拉松", "工匠"]
    assert _names(manuscript.attachments) == ["名单"]
    assert _names(manuscript.parts()) == [
        "report", "概况", "设施", "师资", "学生", "马拉松", "工匠", "名单",
    ]  # fmt: skip


def test_parts_come_as_listed_by_name_file_or_folder(sources) -> None:
    chapters = "chapters:\n  - 02-学生.yaml\n  - 01-概况\n"
    report = f"title: 报\nyear: 2025\n{chapters}cases:\n  - 工匠\n  - 马拉松\n"
    manuscript, found = read_manuscript(sources({**FILES, "report.yaml": report}))
    assert not found
    assert _names(manuscript.chapters) == ["学生", "概况"]
    assert _names(manuscript.cases) == ["工匠", "马拉松"]


def test_sections_come_as_listed_with_their_chapter(sources) -> None:
    report = "title: 报\nyear: 2025\nchapters:\n  - 02-学生\n  - 概况/师资\n  - 概况/设施\n"
    manuscript, found = read_manuscript(sources({**FILES, "report.yaml": report}))
    assert not found
    assert _names(manuscript.chapters) == ["学生", "概况"]
    assert _names(manuscript.chapters[1].sections) == ["师资", "设施"]


def test_an_unknown_listed_name_is_told_and_what_is_not_listed_comes_last(sources, told) -> None:
    report = "title: 报\nyear: 2025\nchapters:\n  - 02-学升\n"
    manuscript, found = read_manuscript(sources({**FILES, "report.yaml": report}))
    assert _names(manuscript.chapters) == ["概况", "学生"]
    assert (
        "\n".join(told(each) for each in found)
        == """\
content/report.yaml:4:5: unknown-name: “chapters”里列的“02-学升”没有对应的文件 | 是不是“02-学生”？
content/report.yaml:3:1: not-listed: “chapters”里没有列出“01-概况”，排在了最后\
 | 在“chapters”里加上它，或者删掉整个列表，按文件名排
content/report.yaml:3:1: not-listed: “chapters”里没有列出“02-学生”，排在了最后\
 | 在“chapters”里加上它，或者删掉整个列表，按文件名排"""
    )


def test_a_broken_report_file_gives_no_manuscript(sources) -> None:
    assert read_manuscript(sources({**FILES, "report.yaml": "title: 'x\n"}))[0] is None


def test_a_broken_part_keeps_its_place(sources) -> None:
    manuscript, _ = read_manuscript(sources({**FILES, "cases/01-马拉松.yaml": "title: 'x\n"}))
    assert _names(manuscript.cases) == ["马拉松", "工匠"]
    assert manuscript.cases[0].instance is None
