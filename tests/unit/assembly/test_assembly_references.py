"""What must hold of references: how cases, attachments and headings are found and printed."""

from __future__ import annotations

import pytest

from reportgen.assembly import assemble
from reportgen.model import FigureBlock, Paragraph, blocks_of, plain_text

FILES = {
    "sections/01-概况/chapter.yaml": "title: 概况\nbody: |\n  {text}\n",
    "sections/01-概况/01-规模.yaml": "title: 规模与结构\nbody: |\n  # 2025年数据\n  正文。\n",
    "sections/02-特色.yaml": "title: 特色【年】\nbody: |\n  正文。\n",
    "cases/04-组团式帮扶.yaml": "title: |\n  以青春志愿红\n  护航金岸马拉松\nbody: |\n  正文。\n",
    "cases/05-工匠.yaml": "title: 工匠学院\nbody: |\n  正文。\n",
    "attachments/01-名单.yaml": "title: 获奖名单\nbody: |\n  正文。\n",
}
DECIMAL = "title: 报\nyear: 2025\nnumbering: decimal\n"
GONGWEN = "title: 报\nyear: 2025\n"


def _assemble(sources, text, report=DECIMAL, pictures=(), **more):
    files = {name: body.replace("{text}", text) for name, body in FILES.items()}
    return assemble(sources({"report.yaml": report, **files, **more}, pictures))


def _printed(assembled) -> str:
    block = assembled.report.chapters[0].blocks[0]
    assert isinstance(block, Paragraph)
    return plain_text(block.inlines)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("【案例：组团式帮扶】", "案例1"),
        ("【案例：04-组团式帮扶】", "案例1"),
        ("【案例：马拉松】", "案例1"),
        ("【案例：以青春志愿红护航金岸马拉松】", "案例1"),
        ("【案例：工匠学院】", "案例2"),
        ("【附件：名单】", "附件1"),
        ("【附件：获奖】", "附件1"),
        ("【节：规模与结构】", "1.1规模与结构"),
        ("【节：规模】", "1.1规模与结构"),
        ("【节：特色2025】", "2.特色2025"),
        ("【节：数据】", "（1）2025年数据"),
    ],
)
def test_a_part_is_found_by_its_file_title_or_a_piece_of_it(sources, text, printed) -> None:
    assembled = _assemble(sources, f"见{text}。")
    assert not assembled.diagnostics
    assert _printed(assembled) == f"见{printed}。"


def test_in_gongwen_a_section_s_number_comes_with_its_chapter_s(sources) -> None:
    assert _printed(_assemble(sources, "见【节：规模】。", GONGWEN)) == "见一、（一）规模与结构。"


def test_a_heading_in_the_same_file_is_meant_before_others(sources) -> None:
    case = "title: {}\nbody: |\n  一、做法\n  见【节：做法】。\n"
    assembled = _assemble(
        sources,
        "正文",
        **{"cases/01-甲.yaml": case.format("甲"), "cases/02-乙.yaml": case.format("乙")},
    )
    assert not assembled.diagnostics
    second = assembled.report.cases[1].blocks
    assert plain_text(second[1].inlines) == "见一、做法。"
    assert second[1].inlines[1].target == second[0].id


def test_pictures_of_one_name_must_be_told_apart(sources, told) -> None:
    pictures = ("images/甲/1.jpg", "images/乙/1.jpg")
    assembled = _assemble(sources, "【图：1；说明】", pictures=pictures)
    assert [told(each) for each in assembled.diagnostics] == [
        (
            "content/sections/01-概况/chapter.yaml:3:6: ambiguous-name: 有几张图片都叫“1”："
            "images/甲/1.jpg、images/乙/1.jpg"
            " | 连文件夹一起写，例如“文件夹/1”，或者换个文件名"
        )
    ]
    assembled = _assemble(sources, "【图：乙/1；说明】", pictures=pictures)
    assert not assembled.diagnostics
    figure = next(block for block in blocks_of(assembled.report) if isinstance(block, FigureBlock))
    assert figure.items[0].file == "content/images/乙/1.jpg"


def test_a_school_is_named_officially_and_an_odd_spelling_is_noted(sources, told) -> None:
    report = f"{DECIMAL}names:\n  河东:\n    official: 河东职业学校\n    seen: 河东职中\n"
    case = "title: 甲\nschool: 河东职中\nbody: |\n  正文\n"
    assembled = _assemble(sources, "正文", report, **{"cases/01-甲.yaml": case})
    assert assembled.report.cases[0].school == "河东职业学校"
    assert [told(each).split(" | ")[0] for each in assembled.diagnostics] == [
        "content/cases/01-甲.yaml:2:9: name-seen: “河东职中”的全称是“河东职业学校”"
    ]


def test_what_a_chart_lacks_in_a_broken_table_is_told_once(sources, told) -> None:
    section = (
        "title: 节\nbody: |\n  见【表：坏】和【坏.甲.数】。\n  【表：坏】\n  【图：图】\n"
        "tables:\n  坏:\n    caption: 坏\n    file: data/没有.xlsx\n"
        "charts:\n  图:\n    type: bar\n    table: 坏\n    show: 数\n    caption: 图\n"
    )
    assembled = _assemble(sources, "正文", **{"sections/03-节.yaml": section})
    assert [told(each) for each in assembled.diagnostics] == []
    assert plain_text(assembled.report.chapters[2].blocks[0].inlines) == "见表一和〓。"


def test_a_chart_of_a_table_that_cannot_be_read_is_told_of_no_further(sources) -> None:
    text = (
        "title: 资助\nbody: |\n  构成见【图：构成】，【表：资助】。\n"
        "  【表：资助】\n  【图：构成】\n"
        "tables:\n  资助:\n    caption: 资助\n    file: data/没有.xlsx\n"
        "charts:\n  构成:\n    type: bar\n    table: 资助\n    show: 金额\n    caption: 构成\n"
    )
    assembled = _assemble(sources, "正文", **{"sections/03-资助.yaml": text})
    assert "figure-unnumbered" not in {each.code for each in assembled.diagnostics}
    assert "figure-unnumbered" in {
        each.code
        for each in _assemble(
            sources,
            "正文",
            **{
                "sections/03-资助.yaml": text.replace(
                    "file: data/没有.xlsx", "data: 校\t金额\n"
                ).replace("    caption: 构成\n", "")
            },
        ).diagnostics
    }
