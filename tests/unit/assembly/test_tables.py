"""Tables worked out: lines, names, formulas, totals, and what disagrees."""

from __future__ import annotations

import pytest

from reportgen.assembly import NameBook, Sources, data_requests, table_addresses
from reportgen.assembly.tables import build_tables
from reportgen.diagnostics import message_text
from reportgen.expressions import Found, Missing
from reportgen.loading.instance import DataFile, Grid, RawCell
from reportgen.loading.reading import parse_instance
from reportgen.project import ContentFile
from reportgen.source import Span

REPORT = """\
title: 报告
year: 2025
names:
  东:
    official: 东城区职业学校
    short: 东职
    seen: 东城职业中学
  西:
    official: 西城区职业学校
    short: 西职
facts:
  高中生: 400人
"""


def _sources(section: str, report: str = REPORT, data=None) -> Sources:
    files, instances = [], {}
    for relative, kind, text in (
        ("content/report.yaml", "report", report),
        ("content/sections/01.yaml", "chapter", section),
    ):
        instance, problems = parse_instance(text.encode(), relative, kind)
        assert instance is not None, problems
        files.append(ContentFile(None, relative, kind))
        instances[relative] = instance
    return Sources(tuple(files), instances, data or {}, {})


def _section(tables: str) -> str:
    indented = "".join(f"  {line}\n" if line else "\n" for line in tables.split("\n"))
    return f"title: 章\ntables:\n{indented}"


def _built(tables: str, **options):
    sources = _sources(_section(tables), **options)
    return build_tables(sources, NameBook.read(sources))


def _texts(table):
    return [[cell.text for cell in row] for row in table.grid]


def _told(found):
    return [(d.code, message_text(d, "zh")) for d in found.diagnostics]


STUDENTS = """\
在校生:
  data: |
    学校\t学生数（人）\t教师数
    东职\t100\t10
    西城区职业学校\t300\t20
    合计\t400\t30
"""


def test_a_table_prints_as_it_stands_and_its_lines_are_called_by_their_titles():
    table = _built(STUDENTS).tables["在校生"]
    assert _texts(table)[1] == ["东职", "100", "10"]
    assert [(c.label, c.unit) for c in table.columns] == [("学生数", "人"), ("教师数", "")]
    assert [(r.handle, r.is_total) for r in table.rows] == [
        ("东", False),
        ("西", False),
        ("", True),
    ]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("在校生", "东", "学生数"), 100),
        (("在校生", "学生数", "东"), 100),
        (("在校生", "东城区职业学校", "学生数"), 100),
        (("在校生", "东城职业中学", "学生数（人）"), 100),
        (("在校生", "合计", "教师数"), 30),
        (("高中生",), 400),
        (("年",), 2025),
        (("上年",), 2024),
    ],
)
def test_a_figure_is_reached_in_either_order_by_label_or_any_spelling(path, value):
    found = _built(STUDENTS).workings.resolve(path)
    assert isinstance(found, Found)
    assert [q.value for q in found.quantities] == [value]


def test_a_whole_column_leaves_its_total_out():
    found = _built(STUDENTS).workings.resolve(("在校生", "学生数"))
    assert isinstance(found, Found)
    assert ([int(q.value) for q in found.quantities], found.column) == ([100, 300], True)


@pytest.mark.parametrize(
    ("path", "key", "part"),
    [
        (("在校升", "东"), "unknown-name.table", 0),
        (("在校生", "南", "学生数"), "unknown-name.line", 1),
        (("在校生", "东", "学生"), "unknown-name.line", 2),
        (("在校生",), "table-not-figure", 0),
        (("高中升",), "unknown-name.fact", 0),
        (("高中生", "东"), "fact-has-no-parts", 1),
        (("上年", "在校生", "东"), "no-previous", 0),
    ],
)
def test_what_a_path_does_not_mean_is_told_at_its_part(path, key, part):
    found = _built(STUDENTS).workings.resolve(path)
    assert isinstance(found, Missing)
    assert (found.key, found.part) == (key, part)


ACROSS = """\
资产:
  data: |
    学校\t东职\t西城区职业学校\t合计
    占地面积（m²）\t1000\t6000\t7000
    生均面积\t\t20\t18.5
    生均面积\t1\t2\t
  rows:
    - title: 占地面积
      total: sum
    - title: 生均面积
      key: 生均占地
      digits: 2
      formula: 占地面积 / 在校生.学生数
    - title: 生均面积
      key: 另一个
在校生:
  data: |
    学校\t学生数
    东城职业中学\t100
    西城区职业学校\t300
    合计\t400
"""


def test_an_empty_cell_is_computed_and_a_given_one_kept_beside_what_was_computed():
    table = _built(ACROSS).tables["资产"]
    assert [cell.text for cell in table.grid[2]] == ["生均面积", "10.00", "20", "18.5"]
    assert [cell.computed.text for cell in table.grid[2][1:]] == ["10.00", "20.00", "17.50"]


def test_the_total_of_a_formula_is_the_formula_over_the_totals():
    problems = [d for d in _built(ACROSS).diagnostics if d.code == "ratio"]
    assert [message_text(d, "zh") for d in problems] == [
        "“资产.合计.生均占地”写的是 18.5，按算式“占地面积 / 在校生.学生数”应是 17.5"
    ]
    (problem,) = problems
    assert (problem.span.line, problem.span.column) == (7, 16)
    assert [r.span.line for r in problem.related] == [6, 23]


def test_the_mean_of_the_ratios_is_recognised():
    text = ACROSS.replace("\t\t20\t18.5", "\t10\t20\t15")
    (problem,) = [d for d in _built(text).diagnostics if d.code == "mean-of-ratios"]
    assert "写的 15 是 2 项比值的平均数" in message_text(problem, "zh")


def test_a_total_that_is_not_the_sum_is_a_contradiction():
    text = (
        STUDENTS.replace("合计\t400", "合计\t401")
        + "  columns:\n    - title: 学生数\n      total: sum\n"
    )
    assert _told(_built(text)) == [
        ("total", "“在校生.合计.学生数”写的是 401，各项相加是 400（100 + 300）")
    ]


def test_rounded_addends_explain_a_small_difference():
    text = (
        "经费:\n  data: |\n    学校\t投入\n    东职\t1.05\n    西职\t2.004\n    合计\t3.06\n"
        "  columns:\n    - title: 投入\n      total: sum\n"
    )
    assert _told(_built(text)) == []


def test_a_total_that_is_asked_for_is_added_and_summed_up():
    text = "一:\n  total: 合计\n  data: |\n    学校\t人数\t比例\n    东职\t1\t5%\n    西职\t2\t6%\n"
    table = _built(text).tables["一"]
    assert _texts(table)[-1] == ["合计", "3", ""]
    assert table.rows[-1].is_total


def test_a_total_is_a_column_where_schools_run_across_and_may_come_first():
    text = "一:\n  total: 全市\n  at: first\n  data: |\n    学校\t东职\t西职\n    人数\t1\t2\n"
    assert _texts(_built(text).tables["一"]) == [
        ["学校", "全市", "东职", "西职"],
        ["人数", "3", "1", "2"],
    ]


def test_a_line_without_a_label_may_be_the_total():
    text = (
        "实训:\n  total: first\n  data: |\n    学校\t工位\n    \t30\n    东职\t10\n    西职\t20\n"
    )
    found = _built(text)
    assert found.tables["实训"].rows[0].is_total
    reached = found.workings.resolve(("实训", "合计", "工位"))
    assert isinstance(reached, Found)
    assert reached.quantities[0].value == 30


def test_a_percent_sign_in_the_header_makes_its_column_per_cent():
    text = (
        "率:\n  data: |\n    学校\t甲\t乙\t比例（%）\n    东职\t43\t121\t56.6\n"
        "  columns:\n    - title: 比例\n      formula: 甲 / 乙\n"
    )
    assert _told(_built(text)) == [("ratio", "“率.东.比例”写的是 56.6，按算式“甲 / 乙”应是 35.5")]


def test_groups_of_several_header_rows_call_their_columns():
    head = "    学校\t在校生\t\t教师\n    \t男\t女\t\n"
    text = f"生:\n  header_rows: 2\n  data: |\n{head}    东职\t1\t2\t3\n"
    found = _built(text)
    table = found.tables["生"]
    assert [c.titles for c in table.columns] == [("在校生", "男"), ("在校生", "女"), ("教师",)]
    spans = {c.text: (c.row_span, c.column_span) for row in table.grid[:2] for c in row if c.text}
    assert spans == {"学校": (2, 1), "在校生": (1, 2), "教师": (2, 1), "男": (1, 1), "女": (1, 1)}
    reached = found.workings.resolve(("生", "东", "在校生", "女"))
    assert isinstance(reached, Found)
    assert reached.quantities[0].value == 2


def test_cells_are_merged_in_excels_words():
    text = "一:\n  merge: A2:A3\n  data: |\n    学校\t人数\n    东职\t1\n    \t2\n"
    table = _built(text).tables["一"]
    assert (table.grid[1][0].row_span, table.grid[2][0].covered) == (2, True)


@pytest.mark.parametrize(
    ("extra", "told"),
    [
        ("  merge: B9:C9\n", ("bad-merge", "“B9:C9”不是这张表里的区域")),
        (
            "  columns:\n    - title: 学生教\n",
            ("unknown-title", "表里没有标题是“学生教”的行或列"),
        ),
        (
            "  columns:\n    - title: 学生数\n    - title: 学生数\n",
            ("unknown-title", "“学生数”写了多次，表里没有这么多同名的行或列"),
        ),
        (
            "  columns:\n    - title: 学生数\n      key: k\n    - title: 教师数\n      key: k\n",
            ("key-twice", "key “k”用了两次"),
        ),
        (
            "  columns:\n    - title: 学生数\n      of: 教师\n",
            ("unknown-name", "表“在校生”里没有“教师”这一行或列"),
        ),
    ],
)
def test_what_is_wrong_with_a_description_is_told(extra, told):
    assert _told(_built(STUDENTS + extra)) == [told]


def test_a_formula_that_leads_back_to_itself_is_told():
    text = (
        "一:\n  data: |\n    学校\t甲\t乙\n    东职\t\t\n"
        "  columns:\n    - title: 甲\n      formula: 乙 + 1\n"
        "    - title: 乙\n      formula: 甲 + 1\n"
    )
    assert ("circular-formula", "算式绕回了自己：一.东职.甲 → 一.东职.乙") in _told(_built(text))


def test_division_by_zero_in_a_formula_is_told_in_the_formula():
    text = (
        "一:\n  data: |\n    学校\t甲\t乙\t丙\n    东职\t1\t0\t\n"
        "  columns:\n    - title: 丙\n      formula: 甲 / 乙\n"
    )
    (problem,) = [d for d in _built(text).diagnostics if d.code == "division-by-zero"]
    assert (problem.span.line, problem.span.column) == (9, 22)


def test_a_text_among_figures_is_told_where_the_type_says_figures():
    text = (
        "一:\n  data: |\n    学校\t人数\n    东职\t若干\n    西城区职业学校\t—\n"
        "  columns:\n    - title: 人数\n      type: count\n"
    )
    assert _told(_built(text)) == [("not-a-figure", "“人数”这一格是“若干”，不是数")]


def test_an_old_spelling_of_a_name_is_noted():
    text = STUDENTS.replace("东职", "东城职业\\n中学")
    assert _told(_built(text)) == [
        ("name-seen", "“东城职业\\n中学”的全称是“东城区职业学校”")
    ] or _told(_built(text)) == [("name-seen", "“东城职业中学”的全称是“东城区职业学校”")]


def test_two_tables_of_one_name_are_told():
    sources = _sources(
        _section(STUDENTS), report=REPORT + "tables:\n  在校生:\n    data: |\n      甲\t乙\n"
    )
    found = build_tables(sources, NameBook.read(sources))
    assert _told(found) == [("table-twice", "有两张表都叫“在校生”")]


def _data(name: str, *rows: tuple[str, ...]) -> DataFile:
    cells = tuple(
        tuple(RawCell(text, Span(name, i, j, i, j + 1, "表")) for j, text in enumerate(row, 1))
        for i, row in enumerate(rows, 1)
    )
    return DataFile(name, {"表": Grid(cells, header_rows=1)})


FILES = "一:\n  file:\n    - data/东.xlsx\n    - data/西.xlsx\n"


def test_data_files_are_asked_for_by_name():
    sources = _sources(_section(FILES))
    assert [name for name, _ in data_requests(sources.instances)] == [
        "data/东.xlsx",
        "data/西.xlsx",
    ]


def test_several_workbooks_with_one_header_are_put_below_each_other():
    data = {
        "content/data/东.xlsx": _data("content/data/东.xlsx", ("学校", "人数"), ("东职", "1")),
        "content/data/西.xlsx": _data(
            "content/data/西.xlsx", ("学 校", "人数"), ("西城区职业学校", "2")
        ),
    }
    table = _built(FILES, data=data).tables["一"]
    assert _texts(table) == [["学校", "人数"], ["东职", "1"], ["西城区职业学校", "2"]]
    assert table.grid[2][1].span.path == "content/data/西.xlsx"


def test_several_workbooks_with_one_label_column_are_put_side_by_side():
    data = {
        "content/data/东.xlsx": _data("content/data/东.xlsx", ("项目", "东职"), ("人数", "1")),
        "content/data/西.xlsx": _data(
            "content/data/西.xlsx", ("项目", "西城区职业学校"), ("人数", "2")
        ),
    }
    assert _texts(_built(FILES, data=data).tables["一"]) == [
        ["项目", "东职", "西城区职业学校"],
        ["人数", "1", "2"],
    ]


def test_workbooks_that_do_not_go_together_are_told():
    data = {
        "content/data/东.xlsx": _data("content/data/东.xlsx", ("项目", "人数"), ("甲", "1")),
        "content/data/西.xlsx": _data("content/data/西.xlsx", ("项目", "面积"), ("乙", "2")),
    }
    found = _built(FILES, data=data)
    assert _told(found) == [
        (
            "files-differ",
            "content/data/西.xlsx 的表头或左边的标题与第一个文件不同：“面积”，没法放到一起",
        )
    ]
    assert "一" in found.broken


def test_a_table_whose_file_is_broken_is_not_reported_unknown():
    found = _built(FILES)
    assert found.workings.resolve(("一", "东", "人数")) == Missing("")


def test_every_address_that_is_listed_leads_to_its_cell():
    found = _built(ACROSS)
    sources = _sources(_section(ACROSS))
    names = NameBook.read(sources)
    for table in found.tables.values():
        addresses = list(table_addresses(table, names))
        assert addresses
        for address in addresses:
            reached = found.workings.resolve(tuple(address.text.split(".")))
            assert isinstance(reached, Found)
            assert [q.text for q in reached.quantities] == [address.printed]
