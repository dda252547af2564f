"""What must hold of the report put together from its files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from reportgen.assembly import assemble
from reportgen.assembly.outline import outline
from reportgen.diagnostics import Severity
from reportgen.model import (
    Chart,
    FigureBlock,
    Footnote,
    OpenMark,
    Paragraph,
    Reference,
    TableBlock,
    Text,
    Value,
    blocks_of,
    plain_text,
)

REPORT = """\
title: |
  吴州市中职教育
  【年】年度报告
year: 2025
organization: 吴州市教育局
date: 2026-01-15
numbering: decimal
contents: true
draft: 征求意见稿
names:
  河东:
    official: 河东职业技术学校
    short: 河东职校
  河西:
    official: 河西职业技术学校
introduction: |
  【年】年与【上年】年。
"""
SCALE = """\
title: 规模
body: |
  全市在校生【在校生.合计.学生数】人（见【表：在校生】，又见【图：学生分布】和【节：设施】）。
  【表：在校生】
  【图：学生分布】
  1.**河东**：两所学校，详见【案例：跑步】【注：不含河西，见【表：在校生】】。
  2.河西。待定【待核：人数】【待补】。
tables:
  在校生:
    caption: 【年】年在校生
    unit: 人
    note: 9月数据
    data: |
      学校	学生数	教师数
      河东	1200	80
      河西	800	50
      合计	2000	130
charts:
  学生分布:
    type: bar
    table: 在校生
    show: 学生数
    caption: 各校在校生
"""
FACILITIES = "title: 设施\nbody: |\n  设施。\n"
CASE = """\
title: |
  上联
  下联
school: 河东
body: |
  一、做法
  1.选拔：选人。
  【图：跑步，领奖；活动现场】
"""
FILES = {
    "report.yaml": REPORT,
    "sections/01-概况/chapter.yaml": "title: 概况\n",
    "sections/01-概况/01-规模.yaml": SCALE,
    "sections/01-概况/02-设施.yaml": FACILITIES,
    "sections/02-特色.yaml": "title: 特色\nbody: |\n  # 甲\n  正文，见【附件：名单】。\n",
    "cases/01-跑步.yaml": CASE,
    "attachments/名单.yaml": "title: 名单\nbody: |\n  张。\n",
}
PICTURES = ("images/跑步.jpg", "images/领奖.jpg")

OUTLINE = """\
吴州市中职教育 / 2025年度报告
  2025年与2024年。
1. 概况
  1.1 规模
    全市在校生2000人（见表一，又见图一和1.2设施）。
    表一 2025年在校生（人） 4×3
      注 9月数据
    图一 各校在校生
      bar 学生分布（人）
        学生数: 河东职校=1200 河西职业技术学校=800
    ### 1. 河东： | 两所学校，详见案例1。
      注1 不含河西，见表一
    ### 2. 河西。 | 待定人数待补。
      verify: 人数
      supply: 待补
  1.2 设施
    设施。
2. 特色
  ## 2.1 甲
  正文，见附件1。
案例1 上联 / 下联 [河东职业技术学校]
  # 一、 做法
  ## 1. 选拔： | 选人。
  图二 活动现场
    跑步: content/images/跑步.jpg
    领奖: content/images/领奖.jpg
附件1 名单
  张。
"""


def _assemble(sources, changes=None, pictures=PICTURES):
    return assemble(sources({**FILES, **(changes or {})}, pictures))


def _told(told, assembled) -> list[str]:
    return [told(each) for each in assembled.diagnostics]


def _place(text: str, needle: str) -> str:
    before = text[: text.index(needle)]
    return f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def test_a_report_is_put_together_from_its_files(sources) -> None:
    assembled = _assemble(sources)
    assert [each.code for each in assembled.diagnostics] == ["open-mark", "open-mark"]
    assert assembled.report is not None
    assert outline(assembled.report) == OUTLINE
    options = assembled.report.options
    assert (options.numbering, options.contents, options.cover) == ("decimal", True, False)
    assert (options.draft, assembled.report.date) == ("征求意见稿", date(2026, 1, 15))
    assert [each.handle for each in assembled.report.names] == ["河东", "河西"]
    assert assembled.tables["在校生"].label == "表一"


def test_pieces_know_their_place_and_where_their_figure_comes_from(sources) -> None:
    report = _assemble(sources).report
    path = "content/sections/01-概况/01-规模.yaml"
    blocks = report.chapters[0].sections[0].blocks
    paragraph = blocks[0]
    assert isinstance(paragraph, Paragraph)
    value = next(piece for piece in paragraph.inlines if isinstance(piece, Value))
    assert f"{value.span.line}:{value.span.column}" == _place(SCALE, "在校生.合计")
    assert (value.text, value.expression) == ("2000", "在校生.合计.学生数")
    assert [(cell.path, f"{cell.line}:{cell.column}") for cell in value.cells] == [
        (path, _place(SCALE, "2000"))
    ]
    for first, second in pairwise(paragraph.inlines):
        assert (first.span.line, first.span.column) < (second.span.line, second.span.column)


def test_references_lead_to_the_blocks_they_print(sources) -> None:
    report = _assemble(sources).report
    blocks = list(blocks_of(report))
    found = {
        piece.text: piece.target
        for block in blocks
        if isinstance(block, Paragraph)
        for piece in block.inlines
        if isinstance(piece, Reference)
    }
    table = next(block for block in blocks if isinstance(block, TableBlock))
    figure = next(block for block in blocks if isinstance(block, FigureBlock))
    assert found["表一"] == table.id == table.table.id
    assert found["图一"] == figure.id
    assert found["1.2设施"] == report.chapters[0].sections[1].heading.id
    assert found["附件1"] == report.attachments[0].id


def test_every_id_is_given_once(sources) -> None:
    report = _assemble(sources).report
    blocks = list(blocks_of(report))
    items = [item for block in blocks if isinstance(block, FigureBlock) for item in block.items]
    ids = [each.id for each in (*blocks, *items, *report.cases, *report.attachments)]
    assert len(set(ids)) == len(ids)


def test_an_edit_in_one_file_changes_no_id_of_another(sources) -> None:
    before = {block.id for block in blocks_of(_assemble(sources).report)}
    changes = {"sections/01-概况/02-设施.yaml": FACILITIES.replace("设施。", "新设施。")}
    after = {block.id for block in blocks_of(_assemble(sources, changes).report)}
    assert len(before - after) == 1


def test_arabic_captions_and_a_case_s_table_continue_the_numbering(sources) -> None:
    tables = "tables:\n  奖:\n    caption: 获奖\n    data: |\n      项\t数\n      甲\t1\n"
    report = REPORT + 'captions:\n  numerals: arabic\n  separator: " "\n'
    changes = {"report.yaml": report, "cases/01-跑步.yaml": CASE + "  【表：奖】\n" + tables}
    assembled = _assemble(sources, changes)
    assert assembled.tables["奖"].label == "表2"
    assert assembled.report.options.caption_separator == " "


def test_a_missing_picture_prints_a_frame_and_is_told(sources, told) -> None:
    assembled = _assemble(sources, pictures=("images/跑步.jpg",))
    told_now = [each for each in _told(told, assembled) if "open-mark" not in each]
    assert told_now == [
        (
            f"content/cases/01-跑步.yaml:{_place(CASE, '领奖')}: picture-missing: "
            "还没有图片“领奖”，先印一个空框 | 把它放进 content/images 文件夹"
        )
    ]
    figure = next(b for b in assembled.report.cases[0].blocks if isinstance(b, FigureBlock))
    assert [item.missing for item in figure.items] == [False, True]


def test_a_row_without_a_caption_has_no_number_and_cannot_be_referred_to(sources, told) -> None:
    text = CASE.replace("；活动现场", "").replace("选人。", "选人，见【图：领奖】。")
    assembled = _assemble(sources, {"cases/01-跑步.yaml": text})
    figure = next(b for b in assembled.report.cases[0].blocks if isinstance(b, FigureBlock))
    assert (figure.number, figure.label, figure.caption) == (0, "", ())
    assert _told(told, assembled)[-1] == (
        f"content/cases/01-跑步.yaml:{_place(text, '领奖')}: figure-unnumbered: "
        "图“领奖”没有图题，也就没有编号，这里印不出“图几”"
        " | 放它的那一行加上图题：【图：领奖；图题】"
    )


def _only(told, sources, changes) -> list[str]:
    found = _told(told, _assemble(sources, changes))
    return [each for each in found if "open-mark" not in each]


def test_unknown_names_are_told_with_the_nearest(sources, told) -> None:
    text = (
        "title: 设施\nbody: |\n  【表：在校升】\n  见【图：学生分部】、【案例：跑布】、"
        "【附件：没有】、【节：规膜】和【在校升.合计.学生数】。\n"
    )
    changes = {"sections/01-概况/02-设施.yaml": text}
    path = "content/sections/01-概况/02-设施.yaml"
    scale = SCALE.replace("和【节：设施】", "")
    found = _only(told, sources, {**changes, "sections/01-概况/01-规模.yaml": scale})
    assert found[:5] == [
        f"{path}:3:6: unknown-name: 没有名为“在校升”的表 | 是不是“在校生”？",
        f"{path}:4:7: unknown-name: 没有名为“学生分部”的图表或图片 | 是不是“学生分布”？",
        f"{path}:4:17: unknown-name: 没有名为“跑布”的案例 | 是不是“跑步”？",
        f"{path}:4:25: unknown-name: 没有名为“没有”的附件 | 可用的有：名单",
        f"{path}:4:32: unknown-name: 没有名为“规膜”的节 | 是不是“规模”？",
    ]
    assert found[5].startswith(f"{path}:4:37: unknown-name: 没有名为“在校升”的表")
    assert len(found) == 6


def test_a_name_that_may_come_from_a_broken_file_is_not_reported(sources, told) -> None:
    changes = {
        "sections/01-概况/01-规模.yaml": SCALE + "x: 'y\n",
        "sections/02-特色.yaml": (
            "title: 特色\nbody: |\n  见【表：在校生】、【图：学生分布】、【节：规膜】"
            "和【在校生.合计.学生数】。\n  【图：学生分布】\n"
        ),
    }
    assert _only(told, sources, changes) == []


def test_a_table_placed_twice_or_never_is_an_error(sources, told) -> None:
    twice = FACILITIES + "  【表：在校生】\n"
    changes = {"sections/01-概况/02-设施.yaml": twice}
    assembled = _assemble(sources, changes)
    (found,) = [each for each in assembled.diagnostics if each.code != "open-mark"]
    assert told(found) == (
        "content/sections/01-概况/02-设施.yaml:4:6: table-placed-twice: 表“在校生”放了两次"
        " | 只留一处单独成行；另一处写在句子里就是“表几”"
    )
    place = found.related[0].span
    assert f"{place.line}:{place.column}" == _place(SCALE, "在校生】\n")
    never = SCALE.replace("  【表：在校生】\n", "")
    assembled = _assemble(sources, {"sections/01-概况/01-规模.yaml": never})
    (found,) = [each for each in assembled.diagnostics if each.code != "open-mark"]
    assert told(found) == (
        f"content/sections/01-概况/01-规模.yaml:{_place(never, '在校生:')}: table-unplaced: "
        "表“在校生”没有放进正文，印不出来 | 在正文里加一行：【表：在校生】"
    )
    assert len(found.related) == 2
    assert found.severity is Severity.ERROR


def test_a_chart_never_placed_is_a_warning_and_an_error_where_it_is_referred_to(
    sources, told
) -> None:
    path = "content/sections/01-概况/01-规模.yaml"
    never = SCALE.replace("  【图：学生分布】\n", "")
    found = _only(told, sources, {"sections/01-概况/01-规模.yaml": never})
    assert found == [
        (
            f"{path}:{_place(never, '学生分布】')}: figure-unplaced: "
            "这里提到图“学生分布”，可是正文里没有放它 | 在正文里加一行：【图：学生分布】"
        ),
        (
            f"{path}:{_place(never, '学生分布:')}: figure-unplaced: "
            "图表“学生分布”没有放进正文，印不出来 | 在正文里加一行：【图：学生分布】"
        ),
    ]


def test_a_chart_placed_twice_is_told(sources, told) -> None:
    changes = {"sections/01-概况/02-设施.yaml": FACILITIES + "  【图：学生分布】\n"}
    assert _only(told, sources, changes) == [
        (
            "content/sections/01-概况/02-设施.yaml:4:6: figure-placed-twice: "
            "图表“学生分布”放了两次 | 只留一处"
        )
    ]


def test_a_part_without_a_text_is_told(sources, told) -> None:
    changes = {"sections/01-概况/02-设施.yaml": "title: 设施\nbody: |\n  \n"}
    assert _only(told, sources, changes) == [
        (
            "content/sections/01-概况/02-设施.yaml:1:8: empty-part: 节“设施”还没有正文"
            " | 加一行 body: |，下面缩进写正文"
        )
    ]


def test_a_part_without_a_title_goes_by_its_file_s_name_and_is_told(sources, told) -> None:
    changes = {"sections/02-特色.yaml": "title: '  '\nbody: |\n  正文\n"}
    assembled = _assemble(sources, changes)
    assert "2. 特色" in outline(assembled.report).splitlines()
    assert _only(told, sources, changes) == [
        (
            "content/sections/02-特色.yaml:1:1: empty-title: 还没有标题，先印文件名“特色”"
            " | 在第一行写上 title: 标题"
        )
    ]


def test_a_broken_section_keeps_its_place_and_number(sources) -> None:
    changes = {"sections/01-概况/02-设施.yaml": FACILITIES + "x: 'y\n"}
    sections = _assemble(sources, changes).report.chapters[0].sections
    assert [(each.heading.number, plain_text(each.heading.inlines)) for each in sections] == [
        ("1.1", "规模"),
        ("1.2", "设施"),
    ]


def test_a_school_nobody_knows_is_told(sources, told) -> None:
    changes = {"cases/01-跑步.yaml": CASE.replace("school: 河东", "school: 河东职")}
    assert _only(told, sources, changes) == [
        (
            "content/cases/01-跑步.yaml:4:9: unknown-name: names 里没有“河东职”这所学校"
            " | 是不是“河东”？"
        )
    ]


def test_a_name_that_several_headings_have_must_be_told_apart(sources, told) -> None:
    text = "title: 特色\nbody: |\n  # 甲一\n  正文，见【节：甲】。\n  # 甲二\n  正文\n"
    assert _only(told, sources, {"sections/02-特色.yaml": text}) == [
        (
            "content/sections/02-特色.yaml:4:10: ambiguous-name: "
            "“甲”可以指2.1甲一、2.2甲二，不知道是哪一个 | 写得更完整一些"
        )
    ]


def test_a_broken_report_file_gives_tables_and_no_report(sources) -> None:
    assembled = assemble(sources({**FILES, "report.yaml": "title: 'x\n"}))
    assert assembled.report is None
    assert set(assembled.tables) == {"在校生"}


def test_a_date_no_calendar_has_is_told(sources, told) -> None:
    changes = {"report.yaml": REPORT.replace("2026-01-15", "2026-02-31")}
    (found,) = _only(told, sources, changes)
    assert found.startswith("content/report.yaml:6:7: bad-date: 日期“2026-02-31”读不懂")


def test_footnotes_are_numbered_in_reading_order(sources) -> None:
    changes = {"sections/01-概况/02-设施.yaml": FACILITIES.replace("设施。", "甲【注：乙】。")}
    report = _assemble(sources, changes).report
    notes = [
        piece
        for block in blocks_of(report)
        for piece in getattr(block, "inlines", ())
        if isinstance(piece, Footnote)
    ]
    assert [note.number for note in notes] == [1, 2]
    assert len({note.id for note in notes}) == 2


def test_a_footnote_where_only_plain_text_can_stand_is_told(sources, told) -> None:
    text = CASE.replace("  下联", "  下联【注：对联】")
    assert _only(told, sources, {"cases/01-跑步.yaml": text}) == [
        (
            "content/cases/01-跑步.yaml:3:5: note-out-of-place: 这里只能是一行字，放不下注，"
            "这条注会丢掉 | 把【注：…】移到正文里"
        )
    ]


def test_open_marks_are_told_one_by_one(sources, told) -> None:
    assembled = _assemble(sources)
    path = "content/sections/01-概况/01-规模.yaml"
    assert _told(told, assembled) == [
        (
            f"{path}:{_place(SCALE, '【待核')}: open-mark: 待核：人数"
            " | 核对以后把【待核：…】换成定稿的文字"
        ),
        (
            f"{path}:{_place(SCALE, '【待补')}: open-mark: 待补：…"
            " | 补上以后把【待补：…】换成定稿的文字"
        ),
    ]
    marks = [
        piece
        for block in blocks_of(assembled.report)
        for piece in getattr(block, "inlines", ())
        if isinstance(piece, OpenMark)
    ]
    assert [mark.kind for mark in marks] == ["verify", "supply"]


def test_a_chart_s_caption_is_the_row_s_when_it_stands_alone(sources) -> None:
    blocks = _assemble(sources).report.chapters[0].sections[0].blocks
    figure = next(block for block in blocks if isinstance(block, FigureBlock))
    (chart,) = figure.items
    assert isinstance(chart, Chart)
    assert chart.caption == "各校在校生"
    assert figure.caption == (replace(figure.caption[0], text="各校在校生"),)
    assert isinstance(figure.caption[0], Text)
