"""What must hold of last year's report: what is read of it, what it means here, what is told."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from reportgen import pipeline
from reportgen.cli.main import commands
from reportgen.diagnostics import Severity, hint_texts, message_text
from reportgen.model import Paragraph, TableBlock, blocks_of, plain_text
from reportgen.pipeline.reading import read
from reportgen.project import Project

NAMES = """\
names:
  东校:
    official: 东城区职业学校
    short: 东职
    seen: {seen}
  西校:
    official: 西城区职业学校
"""
REPORT = "title: 年度报告\nyear: {year}\n{more}"
TABLE = """\
tables:
  在校生:
    data: |
      学校	学生数	双师比例
      东城区职业学校	120	40.0%
      西城区职业学校	300	30.0%
      合计	420	35.0%
    columns:
      - title: 双师比例
        key: 双师
{more}"""
THEIRS = """\
tables:
  在校生:
    data: |
      学校	学生数	双师比例
      东城高级职中	100	36.5%
      西城区职业学校	310	30.0%
      总计	410	33.0%
  旧表:
    data: |
      项目	数
      “双师型”教师	12
"""


def _write(root: Path, files: dict[str, str]) -> Project:
    for name, text in files.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Project(root.resolve())


def _ours(folder: Path, body: str, *, previous: str = "../2024", more: str = "") -> Project:
    section = f"title: 甲\nbody: |\n  {body}\n  见【表：在校生】。\n  【表：在校生】\n"
    names = NAMES.format(seen="东城职中")
    report = REPORT.format(year=2025, more=f"previous: {previous}\n{names}facts:\n  教师: 60\n")
    return _write(
        folder / "2025",
        {"report.yaml": report, "sections/01-甲.yaml": section + TABLE.format(more=more)},
    )


def _theirs(folder: Path, **files: str) -> Path:
    names = NAMES.format(seen="东城高级职中").replace("东校:", "老东校:")
    report = REPORT.format(year=2024, more=f"{names}facts:\n  教师: 50人\n")
    _write(folder / "2024", {"report.yaml": report, "sections/01-旧.yaml": f"title: 旧\n{THEIRS}"})
    return _write(folder / "2024", files).root


def _book(path: Path, rows: list[list[object]], name: str = "在校生") -> None:
    book = Workbook()
    book.active.title = name
    for row in rows:
        book.active.append(row)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


ROWS: list[list[object]] = [
    ["在校生统计表"],
    ["学校", "学生数", "双师比例"],
    ["东职", 100, "36.5%"],
    ["西城区职业学校", 310, "30.0%"],
    ["合计", 410, "33.0%"],
]


def _printed(project: Project) -> str:
    checked = pipeline.check(project)
    assert [message_text(d, "zh") for d in checked.diagnostics] == []
    assert checked.report is not None
    return plain_text(
        next(b for b in blocks_of(checked.report) if isinstance(b, Paragraph)).inlines
    )


def _told(project: Project) -> list[tuple[str, int, str]]:
    found = pipeline.check(project).diagnostics
    return [(d.code, d.span.column, message_text(d, "zh")) for d in found]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("【上年.在校生.东校.学生数】", "100"),
        ("【上年.在校生.东城职中.学生数】", "100"),
        ("【上年.在校生.老东校.学生数】", "100"),
        ("【上年.在校生.东城高级职中.学生数】", "100"),
        ("【上年.在校生.学生数.合计】", "410"),
        ("【上年.在校生.合计.双师】", "33.0%"),
        ("【上年.旧表.“双师型”教师.数】", "12"),
        ("【上年.教师】与【教师】", "50与60"),
        ("【合计(上年.在校生.学生数)】", "410"),
        ("【上年】、【上年.年】", "2024、2024"),
        ("【增减(在校生.西校.学生数, 上年.在校生.西校.学生数)：增加/减少】人", "减少10人"),
    ],
)
def test_last_years_figures_are_reached_as_this_years_are(tmp_path, text, printed):
    _theirs(tmp_path)
    assert _printed(_ours(tmp_path, text)) == printed


@pytest.mark.parametrize("name", ["../2024.xlsx", "../../2024.xlsx", "..\\2024.xlsx"])
def test_a_workbook_has_a_sheet_a_table_described_as_this_years(tmp_path, name):
    _book(tmp_path / "2024.xlsx", ROWS)
    body = "【上年.在校生.东校.学生数】、【上年.在校生.合计.双师】"
    assert _printed(_ours(tmp_path, body, previous=name)) == "100、33.0%"


def test_a_workbook_may_lie_in_content(tmp_path):
    _book(tmp_path / "2025" / "content" / "data" / "2024.xlsx", ROWS)
    body = "【上年.在校生.西校.学生数】"
    assert _printed(_ours(tmp_path, body, previous="data/2024.xlsx")) == "310"


FORMULAS = """\
      - title: 增减
        formula: 学生数 - 上年.学生数
      - title: 去年
        formula: 上年.在校生.学生数
      - title: 去年合计
        formula: 上年.在校生.合计.学生数
"""


def test_in_a_formula_last_years_cell_is_the_same_schools(tmp_path):
    _theirs(tmp_path)
    project = _ours(tmp_path, "甲。", more=FORMULAS)
    path = project.content / "sections" / "01-甲.yaml"
    text = path.read_text(encoding="utf-8").replace(
        "双师比例\n", "双师比例\t增减\t去年\t去年合计\n", 1
    )
    text = text.replace("    columns:", "      南校\t10\t\t—\t—\n    columns:")
    path.write_text(text, encoding="utf-8")
    checked = pipeline.check(project)
    assert checked.report is not None
    table = next(b.table for b in blocks_of(checked.report) if isinstance(b, TableBlock))
    assert [[cell.text for cell in row[3:]] for row in table.grid[1:]] == [
        ["20", "100", "410"],
        ["-10", "310", "410"],
        ["10", "410", "410"],
        ["—", "—", "410"],
    ]


@pytest.mark.parametrize(
    ("formula", "column", "message"),
    [
        ("学生数 - 上年.学生", 27, "表“上年.在校生”里没有“学生”这一行或列"),
        ("学生数 - 上年.旧标题", 27, "表“上年.在校生”里没有“旧标题”这一行或列"),
        ("学生数 - 上年.旧表.没有", 30, "表“上年.旧表”里没有“没有”这一行或列"),
        ("学生数 - 上年.旧表.数", 24, "表“上年.旧表”里没有“东城区职业学校”，不知道用哪个数"),
        ("学生数 - 上年.重", 27, "表“上年.在校生”里不止一处叫“重”"),
    ],
)
def test_a_wrong_name_in_a_formula_is_told_at_its_own_column(tmp_path, formula, column, message):
    twice = "学校	学生数	双师比例	重	重\n"
    _theirs(tmp_path)
    theirs = tmp_path / "2024" / "content" / "sections" / "01-旧.yaml"
    text = theirs.read_text(encoding="utf-8")
    theirs.write_text(text.replace("学校	学生数	双师比例\n", twice), encoding="utf-8")
    project = _ours(tmp_path, "甲。", more=f"      - title: 增减\n        formula: {formula}\n")
    ours = project.content / "sections" / "01-甲.yaml"
    text = ours.read_text(encoding="utf-8").replace("双师比例\n", "双师比例\t增减\n", 1)
    ours.write_text(text, encoding="utf-8")
    assert _told(project)[0][1:] == (column, message)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (
            "共【上年.在校升.合计.学生数】人",
            ("unknown-name", 8, "上年的报告里没有名为“在校升”的表"),
        ),
        (
            "共【上年.在校生.南校.学生数】人",
            ("unknown-name", 12, "表“上年.在校生”里没有“南校”这一行或列"),
        ),
        (
            "共【增减(教师, 上年.在校生.东校.学生)】人",
            ("unknown-name", 22, "表“上年.在校生”里没有“学生”这一行或列"),
        ),
        ("共【上年.教室】人", ("unknown-name", 8, "上年的报告里没有“教室”这个数")),
        ("共【上年.上年.教师】人", ("no-previous", 8, "只往回读一年，没有“上年.上年”")),
    ],
)
def test_a_wrong_name_is_told_at_its_own_column(tmp_path, body, found):
    _theirs(tmp_path)
    assert _told(_ours(tmp_path, body)) == [found]


def test_what_is_wrong_with_last_years_figures_is_not_this_years_concern(tmp_path):
    wrong = "title: 丙\nbody: |\n  【表：没有】\ntables:\n  丙:\n    file: data/没有.xlsx\n"
    _theirs(tmp_path, **{"sections/02-丙.yaml": wrong, "sections/03-丁.yaml": "title：丁\n"})
    assert _told(_ours(tmp_path, "共【上年.在校生.合计.学生数】人")) == []
    file = "../2024/content/sections"
    said = "上年的文件 {} 读不出来，“{}”可能就在里面"
    for name, place in {
        "丙": f"{file}/02-丙.yaml:5",
        "戊": f"{file}/03-丁.yaml:1、{file}/02-丙.yaml:6",
    }.items():
        told = _told(_ours(tmp_path, f"共【上年.{name}.合计.学生数】人"))
        assert told == [("previous-broken", 8, said.format(place, name))]


def test_a_table_or_fact_of_last_years_that_is_no_good_says_where_it_stands(tmp_path):
    wide = "title: 丙\ntables:\n  丙:\n    data: |\n      学校\t数\n      东校\t1\t2\n"
    root = _theirs(tmp_path, **{"sections/02-丙.yaml": wide})
    report = root / "content" / "report.yaml"
    text = report.read_text(encoding="utf-8").replace("教师: 50人", "教师: 约五十")
    report.write_text(text, encoding="utf-8")
    assert _told(_ours(tmp_path, "共【上年.丙.东校.数】和【上年.教师】人")) == [
        (
            "previous-broken",
            8,
            "上年的文件 ../2024/content/sections/02-丙.yaml:3 读不出来，“丙”可能就在里面",
        ),
        (
            "previous-broken",
            20,
            "上年的文件 ../2024/content/report.yaml:11 读不出来，“教师”可能就在里面",
        ),
    ]


def test_a_broken_report_of_last_year_is_told_even_if_nothing_asks_for_it(tmp_path):
    report = _theirs(tmp_path) / "content" / "report.yaml"
    report.write_text("xx: [\n", encoding="utf-8")
    project = _ours(tmp_path, "共【教师】人")
    (told,) = pipeline.check(project).diagnostics
    assert (told.code, told.severity) == ("previous-broken", Severity.WARNING)
    assert message_text(told, "zh") == "上年的 ../2024/content/report.yaml 有错，读不出来"
    assert hint_texts(told, "zh") == ("到上年的报告里运行 reportgen check，改好这个文件",)


def test_a_sheet_too_large_for_a_table_is_told_where_it_is_asked_for(tmp_path):
    _book(tmp_path / "2024.xlsx", [["学校", *range(201)], ["东职", *range(201)]])
    told = _told(_ours(tmp_path, "共【上年.在校生.东校.5】人", previous="../2024.xlsx"))
    assert told == [
        (
            "previous-broken",
            8,
            "上年的工作表 ../2024.xlsx › 在校生 太大，不像一张表，读不到“在校生”",
        )
    ]


def test_a_formula_that_excel_never_worked_out_breaks_only_what_asks_for_it(tmp_path):
    _book(tmp_path / "2024.xlsx", [*ROWS[:-1], ["合计", "=B3+B4", "33.0%"]])
    assert _told(_ours(tmp_path, "共【教师】人", previous="../2024.xlsx")) == []
    assert _told(_ours(tmp_path, "共【上年.在校生.合计.学生数】人", previous="../2024.xlsx")) == [
        (
            "previous-broken",
            8,
            (
                "上年的工作簿没有读，里面的“在校生”也就没有："
                "../2024.xlsx › 在校生 › B5 是没算出来的公式或错误值"
            ),
        )
    ]


@pytest.mark.parametrize(
    ("previous", "code", "message"),
    [
        ("../2023", "previous-missing", "没有 ../2023，读不到上年的报告"),
        ("..", "previous-missing", ".. 就是这份报告自己，不是上年的"),
        (
            "../../别的",
            "previous-missing",
            "../../别的 里没有 content/report.yaml，不是一份报告",
        ),
        ("../坏的.xlsx", "data-format", "../坏的.xlsx 不是能读的表格文件"),
        ("x/" + "长" * 250, "previous-missing", f"没有 x/{'长' * 250}，读不到上年的报告"),
    ],
)
def test_a_place_where_no_report_is_is_told_once_and_there(tmp_path, previous, code, message):
    (tmp_path / "别的").mkdir()
    (tmp_path / "坏的.xlsx").write_bytes(b"PK")
    project = _ours(tmp_path, "共【上年.教师】人", previous=previous)
    assert _told(project) == [(code, 11, message)]


def test_what_is_no_ordinary_file_is_not_opened(tmp_path):
    told = _told(_ours(tmp_path, "共【上年.教师】人", previous=os.devnull))
    assert [code for code, *_ in told] == ["previous-missing"]


def test_nothing_is_written_to_last_years_folder_and_nothing_else_is_read(tmp_path):
    outside = tmp_path / "别处"
    _book(outside / "外.xlsx", ROWS, "外")
    root = _theirs(
        tmp_path,
        **{"sections/02-外.yaml": "title: 外\ntables:\n  外:\n    file: ../../别处/外.xlsx\n"},
    )
    _book(root / "content" / "data" / "内.xlsx", ROWS, "内")
    (root / "content" / "sections" / "03-内.yaml").write_text(
        "title: 内\ntables:\n  内:\n    file: data/内.xlsx\n", encoding="utf-8"
    )
    with (root / "content" / "report.yaml").open("a", encoding="utf-8") as file:
        file.write("previous: ../2023\n")
    before = sorted(root.rglob("*"))
    project = _ours(tmp_path, "共【上年.内.合计.学生数】人")
    assert _printed(project) == "共410人"
    assert sorted(root.rglob("*")) == before
    asked = read(project).asked
    assert root / "content" / "sections" / "03-内.yaml" in asked
    assert root / "content" / "data" / "内.xlsx" in asked
    assert not any(path.is_relative_to(outside) for path in asked)
    assert _told(_ours(tmp_path, "共【上年.外.合计.学生数】人"))[0][0] == "previous-broken"


def _settle(folder: Path) -> None:
    old = time.time_ns() - 10_000_000_000
    for path in folder.rglob("*"):
        os.utime(path, ns=(old, old))


def test_a_warm_check_sees_what_changed_in_last_years_files(tmp_path):
    root = _theirs(tmp_path)
    project = _ours(tmp_path, "共【上年.在校生.合计.学生数】人")
    _settle(tmp_path)
    first = pipeline.check(project)
    again = pipeline.check(project, last=first.made)
    assert (again.diagnostics, again.document) == (first.diagnostics, first.document)
    path = root / "content" / "sections" / "01-旧.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("410", "411"), encoding="utf-8")
    warm = pipeline.check(project, last=again.made)
    assert warm.document == pipeline.check(project).document != first.document
    path.write_text("title：旧\n", encoding="utf-8")
    assert [d.code for d in pipeline.check(project, last=warm.made).diagnostics] == [
        "previous-broken"
    ]
    path.unlink()
    assert [d.code for d in pipeline.check(project, last=warm.made).diagnostics] == ["unknown-name"]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("sections/01-甲.yaml", "key: 双师", "key: 比例"),
        ("sections/01-甲.yaml", "title: 甲", "title: 乙"),
        ("sections/01-甲.yaml", "body: |\n", "body: |\n  一句。\n"),
        ("report.yaml", "东城职中", "东城中学"),
        ("report.yaml", "year: 2025", "year: 2026"),
    ],
)
@pytest.mark.parametrize("kind", ["project", "workbook"])
def test_a_warm_check_after_an_edit_of_this_years_says_what_a_cold_one_does(
    tmp_path, kind, file, old, new
):
    _theirs(tmp_path)
    _book(tmp_path / "2024.xlsx", ROWS)
    body = "【上年.在校生.合计.双师】、【上年.在校生.东城职中.学生数】"
    place = "../2024" if kind == "project" else "../2024.xlsx"
    project = _ours(tmp_path, body, previous=place)
    _settle(tmp_path)
    first = pipeline.check(project)
    path = project.content / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    warm = pipeline.check(project, last=pipeline.check(project, last=first.made).made)
    cold = pipeline.check(project)
    assert (warm.diagnostics, warm.document) == (cold.diagnostics, cold.document)


def test_another_project_in_the_same_place_is_read_anew(tmp_path):
    _theirs(tmp_path)
    (tmp_path / "2024").rename(tmp_path / "2024甲")
    project = _ours(tmp_path, "共【上年.教师】人", previous="../2024甲")
    _settle(tmp_path)
    first = pipeline.check(project)
    (tmp_path / "2024甲").rename(tmp_path / "2024乙")
    _ours(tmp_path, "共【上年.教室】人", previous="../2024乙")
    warm = pipeline.check(project, last=first.made)
    assert warm.diagnostics == pipeline.check(project).diagnostics


def test_a_sentence_whose_figures_are_all_bound_and_right_is_left_alone(tmp_path):
    _theirs(tmp_path)
    both = "在校生.合计.学生数, 上年.在校生.合计.学生数"
    rates = "在校生.东校.双师, 上年.在校生.东校.双师比例"
    body = (
        f"在校生【在校生.合计.学生数】人，较上年【增减({both})：增加/减少】人，"
        f"【增长({both})：增长/下降，1位】，是上年的【比(上年.在校生.合计.学生数, "
        f"在校生.合计.学生数)：倍，2位】；东校“双师型”教师占【在校生.东校.双师】，较上年"
        f"【增减({rates})：提高/降低，个百分点，1位】。"
    )
    assert _printed(_ours(tmp_path, body)) == (
        "在校生420人，较上年增加10人，增长2.4%，是上年的1.02倍；"
        "东校“双师型”教师占40.0%，较上年提高3.5个百分点。"
    )


def test_a_sentence_that_opens_with_the_year_before_means_it(tmp_path):
    _theirs(tmp_path)
    assert _printed(_ours(tmp_path, "【上年】年，全市有学校5所。")) == "2024年，全市有学校5所。"
    assert [code for code, *_ in _told(_ours(tmp_path, "2024年，全市有学校5所。"))] == ["period"]


def test_a_typed_growth_beside_bound_figures_is_still_held_against_them(tmp_path):
    _theirs(tmp_path)
    both = "在校生.合计.学生数, 上年.在校生.合计.学生数"
    body = f"在校生【在校生.合计.学生数】人，较上年【增减({both})：增加/减少】人，增长4.2%。"
    assert [code for code, *_ in _told(_ours(tmp_path, body))] == ["prose-percent"]


def test_checks_may_speak_of_last_year(tmp_path):
    _theirs(tmp_path)
    project = _ours(tmp_path, "甲。")
    with (project.content / "report.yaml").open("a", encoding="utf-8") as file:
        file.write("checks:\n  - that: 上年.教师 > 教师\n")
    (found,) = pipeline.check(project).diagnostics
    assert message_text(found, "zh") == "不成立：上年.教师 > 教师。左边是 50人，右边是 60"
    assert found.related[0].span.path == "../2024/content/report.yaml"


def test_a_report_of_another_year_is_doubted(tmp_path):
    root = _theirs(tmp_path)
    report = root / "content" / "report.yaml"
    report.write_text(
        report.read_text(encoding="utf-8").replace("year: 2024", "year: 2022"), encoding="utf-8"
    )
    (found,) = pipeline.check(_ours(tmp_path, "甲。")).diagnostics
    assert (found.code, *hint_texts(found, "zh")) == (
        "previous-year",
        "看看 previous: 是不是写成了别的年份",
    )


@pytest.mark.parametrize("kind", ["project", "workbook"])
def test_names_lists_what_can_be_written_of_last_year(tmp_path, kind):
    if kind == "project":
        _theirs(tmp_path)
        project = _ours(tmp_path, "甲。")
    else:
        _book(tmp_path / "2024.xlsx", ROWS)
        project = _ours(tmp_path, "甲。", previous="../2024.xlsx")
    run = CliRunner().invoke
    tables = run(commands, ["names", "-p", str(project.root)]).output.splitlines()
    assert tables[0].startswith("【表：在校生】\t")
    assert tables[1].startswith("上年.在校生\t../2024")
    told = run(commands, ["names", "-p", str(project.root), "上年.在校生"]).output.splitlines()
    assert told[0] == "【上年.在校生.东校.学生数】\t100"
    wrong = run(commands, ["names", "-p", str(project.root), "上年.没有", "--lang", "zh"])
    assert "没有名为“上年.没有”的表" in wrong.output
