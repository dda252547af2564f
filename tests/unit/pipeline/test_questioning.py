"""Questions go to the schools in workbooks and come back: matched by what they ask, by no row."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from installed import find_tool
from reportgen import pipeline
from reportgen.diagnostics import Diagnostic, hint_texts, message_text
from reportgen.pipeline.hearing import Heard, hear_replies, keep_answers
from reportgen.pipeline.questioning import Asked, write_questions
from reportgen.project import Project
from reportgen.reporter import place_text

REPORT = """\
title: 年报
year: 2025
organization: 某市教育局
names:
  东:
    official: 东平县职业技术学校
    short: 东平职校
  西:
    official: 西平县职业技术学校
  南:
    official: 南平县职业技术学校
"""
SECTION = """\
title: 资产
tables:
  资产:
    caption: 各校资产
    data: |
      学校\t占地（m²）\t学生\t生均（m²）
      东平县职业技术学校\t600\t20\t31.00
      西平县职业技术学校\t400\t10\t41
      合计\t1000\t30\t34
    columns:
      - title: 生均
        formula: 占地 / 学生
body: |
  各校资产见【表：资产】。
  【表：资产】
  东平职校有毕业生200人，其中就业150人，占80%。
  【待补：西平县职业技术学校的获奖名单】
"""
NUMBER, WHERE, STATED, EXPECTED, WHY, ANSWER, CORRECTION, BECAUSE, BY, PLACE, KEY = range(1, 12)
HEADER = 4


def project(folder: Path, section: str = SECTION, **more: str) -> Project:
    files = {"report.yaml": REPORT, "sections/01-资产.yaml": section, **more}
    for name, text in files.items():
        file = folder / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    return Project(folder.resolve())


def ask(made: Project) -> Asked:
    return write_questions(made, pipeline.check(made), "zh", place_text)


def hear(made: Project, *paths: Path) -> Heard:
    return hear_replies(made, pipeline.check(made), paths, "zh")


def workbook(made: Project, school: str) -> Path:
    return made.build / "questions" / f"核对-{school}.xlsx"


def change(path: Path, edit: Callable[[object], None], target: Path | None = None) -> Path:
    book = load_workbook(path)
    edit(book.worksheets[0])
    saved = target or path
    book.save(saved)
    return saved


def fill(path: Path, cells: dict[tuple[int, int], object], target: Path | None = None) -> Path:
    """Fill in a workbook: the cells by the question's number and the column."""

    def edit(sheet):
        for (number, column), value in cells.items():
            sheet.cell(HEADER + number, column).value = value

    return change(path, edit, target)


def told(found: Diagnostic, language: str = "zh") -> tuple[str, ...]:
    cell = place_text(found.span).partition(" › ")[2]
    return (cell, found.code, message_text(found, language), *hint_texts(found, language))


def section(made: Project) -> str:
    return (made.content / "sections/01-资产.yaml").read_bytes().decode()


def rows(path: Path) -> list[tuple[object, ...]]:
    sheet = load_workbook(path).worksheets[0]
    return [row[: KEY - 1] for row in sheet.iter_rows(min_row=HEADER + 1, values_only=True)]


EAST, WEST, BUREAU = "东平县职业技术学校", "西平县职业技术学校", "某市教育局"


def test_a_question_goes_to_the_school_whose_figure_it_is(tmp_path):
    made = project(tmp_path)
    asked = ask(made)
    assert [(path.name, count) for path, count in asked.files] == [
        (f"核对-{EAST}.xlsx", 2),
        (f"核对-{WEST}.xlsx", 2),
        (f"核对-{BUREAU}.xlsx", 1),
    ]
    assert asked.problems == ()


def test_a_row_says_where_what_and_why_in_a_clerk_s_words(tmp_path):
    made = project(tmp_path)
    ask(made)
    cell, sentence = rows(workbook(made, EAST))
    assert cell[:5] == (
        1,
        "表一 各校资产\n东平县职业技术学校 · 生均（m²）",
        "31.00",
        "30.00",
        (
            "表一“资产.东.生均”写的是 31.00，按算式“占地 / 学生”应是 30.00（600 / 20）\n"
            "改正这个数，或者查一查参与计算的数"
        ),
    )
    assert cell[5:9] == (None, None, None, None)
    assert cell[9] == "content/sections/01-资产.yaml:7:24"
    assert sentence[1] == "一、资产\n“东平职校有毕业生200人，其中就业150人，占80%。”".replace(
        " ", "", 1
    )
    assert sentence[2:4] == ("80%", "75%")
    marked = rows(workbook(made, WEST))[1]
    assert marked[2:5] == (
        "西平县职业技术学校的获奖名单",
        None,
        "待补：西平县职业技术学校的获奖名单",
    )


def test_what_is_the_writing_s_own_business_is_not_asked(tmp_path):
    text = SECTION.replace("各校资产见【表：资产】。", "各校资产如下.如下。")
    asked = ask(project(tmp_path, text))
    assert asked.own == 1  # the table that the text never mentions
    assert asked.questions == 5


def test_what_nobody_owes_asks_nobody(tmp_path):
    asked = ask(project(tmp_path, "title: 甲\nbody: 乙。\n"))
    assert (asked.files, asked.questions) == ((), 0)


def test_a_confirmed_figure_becomes_an_answer(tmp_path):
    made = project(tmp_path)
    ask(made)
    back = fill(
        workbook(made, EAST),
        {
            (1, ANSWER): "无误",
            (1, BECAUSE): "按原报",
            (1, BY): "教务处",
            (2, ANSWER): "√",
            (2, BECAUSE): "含升学",
        },
        tmp_path / "随便什么名字.xlsx",
    )
    heard = hear(made, back)
    assert heard.problems == ()
    keep_answers(made, heard)
    assert (made.content / "answers.yaml").read_text(encoding="utf-8") == (
        '- at: "资产.东.生均"\n  code: "ratio"\n  stated: "31.00"\n  expected: "30.00"\n'
        '  because: "按原报"\n  by: "教务处"\n'
        '- at: "占80%"\n  code: "prose-percent"\n  stated: "80%"\n  expected: "75%"\n'
        '  because: "含升学"\n  by: "东平县职业技术学校"\n'
    )
    again = hear(made, back)
    assert (again.given, again.problems, again.done) == ((), (), 2)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_correction_changes_its_own_figure_and_nothing_else(tmp_path, newline):
    made = project(tmp_path, SECTION.replace("\n", newline))
    ask(made)
    back = fill(
        workbook(made, EAST),
        {(1, ANSWER): "更正", (1, CORRECTION): "３０．００㎡", (2, CORRECTION): 0.75},
    )
    fill(workbook(made, WEST), {(2, CORRECTION): "获奖12项", (1, CORRECTION): "40"})
    heard = hear(made, back.parent)
    assert heard.problems == ()
    assert heard.proposed.count == 4
    expected = (
        SECTION.replace("31.00", "30.00")
        .replace("80%", "75%")
        .replace("\t41", "\t40")
        .replace("【待补：西平县职业技术学校的获奖名单】", "获奖12项")
    )
    assert heard.proposed.changes == {
        "content/sections/01-资产.yaml": expected.replace("\n", newline)
    }
    (made.content / "sections/01-资产.yaml").write_bytes(
        heard.proposed.changes["content/sections/01-资产.yaml"].encode()
    )
    again = hear(made, back.parent)
    assert (again.proposed.count, again.problems, again.done) == (0, (), 4)


def test_a_correction_to_what_stands_there_is_a_confirmation(tmp_path):
    made = project(tmp_path)
    ask(made)
    cells = {(1, ANSWER): "更正", (1, CORRECTION): "31", (1, BECAUSE): "按原报"}
    back = fill(workbook(made, EAST), cells)
    heard = hear(made, back)
    assert [each.finding.at for each in heard.given] == ["资产.东.生均"]
    assert heard.proposed.count == 0


def test_rows_may_be_sorted_deleted_inserted_and_columns_moved(tmp_path):
    made = project(tmp_path)
    ask(made)

    def edit(sheet):
        first, second = (
            [sheet.cell(HEADER + n, c).value for c in range(1, KEY + 1)] for n in (1, 2)
        )
        for column in range(1, KEY + 1):
            sheet.cell(HEADER + 1, column).value = second[column - 1]
            sheet.cell(HEADER + 2, column).value = first[column - 1]
        sheet.cell(HEADER + 2, CORRECTION).value = 30
        sheet.delete_rows(HEADER + 1)
        sheet.insert_rows(1, 3)
        sheet.insert_rows(HEADER + 4, 2)
        sheet.insert_cols(2)

    heard = hear(made, change(workbook(made, EAST), edit))
    assert heard.problems == ()
    (text,) = heard.proposed.changes.values()
    assert text == SECTION.replace("31.00", "30")


def test_a_row_that_lost_its_key_is_known_by_what_it_says(tmp_path):
    made = project(tmp_path)
    ask(made)
    back = change(workbook(made, EAST), lambda sheet: sheet.delete_cols(KEY))
    assert hear(made, fill(back, {(1, CORRECTION): "30"})).proposed.count == 1


def test_the_copies_of_two_people_that_agree_count_once(tmp_path):
    made = project(tmp_path)
    ask(made)
    path = workbook(made, EAST)
    one = fill(path, {(1, ANSWER): "无误"}, tmp_path / "甲.xlsx")
    other = fill(path, {(1, ANSWER): "正确", (1, BECAUSE): "按原报"}, tmp_path / "乙.xlsx")
    assert [each.because for each in hear(made, one, other).given] == ["按原报"]


def test_a_figure_bound_from_a_fact_is_corrected_where_it_is_typed(tmp_path):
    made = project(
        tmp_path,
        "title: 甲\nbody: |\n  全市有学生【学生】，其中男生60人、女生50人。\n",
    )
    report = made.content / "report.yaml"
    text = REPORT + "facts:\n  学生: 100人\nchecks:\n  - that: 学生 == 110\n"
    report.write_text(text, encoding="utf-8")
    ask(made)
    path = workbook(made, BUREAU)
    number = next(n for n, row in enumerate(rows(path), 1) if row[2] == "100人")
    heard = hear(made, fill(path, {(number, CORRECTION): "110"}))
    assert heard.problems == ()
    assert heard.proposed.changes == {"content/report.yaml": text.replace("100人", "110人")}


def with_data(made: Project, *, file: str = "资产.xlsx") -> None:
    from openpyxl import Workbook

    book = Workbook()
    for row in (("学校", "占地", "学生", "生均"), (EAST, 600, 20, 31), (WEST, 400, 10, 40)):
        book.active.append(row)
    folder = made.content / "data"
    folder.mkdir()
    book.save(folder / file)


IN_WORKBOOK = """\
title: 资产
body: |
  各校资产见【表：资产】。
  【表：资产】
tables:
  资产:
    caption: 各校资产
    file: data/资产.xlsx
    columns:
      - title: 生均
        formula: 占地 / 学生
"""


def test_a_workbook_s_cell_is_never_changed_but_named(tmp_path):
    made = project(tmp_path, IN_WORKBOOK)
    with_data(made)
    ask(made)
    heard = hear(made, fill(workbook(made, EAST), {(1, CORRECTION): "30"}))
    assert heard.proposed.changes == {}
    (found,) = heard.problems
    assert told(found) == (
        "核对 › G5",
        "reply-by-hand",
        "“资产.东.生均”更正为“30”：数在工作簿里，请打开改那一格",
        "在 Excel 里改好，保存",
    )
    assert place_text(found.related[0].span) == "content/data/资产.xlsx › Sheet › D2"


def one(tmp_path: Path, cells: dict[tuple[int, int], object], school: str = EAST):
    made = project(tmp_path)
    ask(made)
    heard = hear(made, fill(workbook(made, school), cells))
    assert (heard.given, heard.proposed.count) == ((), 0)
    (found,) = heard.problems
    return found


@pytest.mark.parametrize(
    ("cells", "words", "english"),
    [
        (
            {(1, ANSWER): "看看"},
            (
                "核对 › F5",
                "reply-unclear",
                "答复“看看”看不懂",
                "没有错写“无误”；有错写“更正”，正确的数写在“更正为”",
            ),
            (
                "the answer “看看” is not clear",
                "write “right”, or “wrong” with the right figure under “correction”",
            ),
        ),
        (
            {(1, BECAUSE): "按原报"},
            (
                "核对 › F5",
                "reply-unclear",
                "写了说明“按原报”，没有答复是“无误”还是“更正”",
                "在“答复”一栏选一个",
            ),
            ("there is a reason, “按原报”, and no answer", "choose one under “answer”"),
        ),
        (
            {(1, ANSWER): "无误", (1, CORRECTION): "30"},
            (
                "核对 › F5",
                "reply-unclear",
                "答复是“无误”，又填了更正为“30”",
                "没有错就清空“更正为”；有错就把答复改成“更正”",
            ),
            (
                "the answer is “无误”, and “30” stands under “correction”",
                "clear the correction, or answer “wrong”",
            ),
        ),
        (
            {(1, ANSWER): "有误"},
            (
                "核对 › F5",
                "reply-unclear",
                "答复是“有误”，没有填正确的数",
                "把正确的数填在“更正为”",
            ),
            (
                "the answer is “有误”, and the right figure is not given",
                "write it under “correction”",
            ),
        ),
        (
            {(1, CORRECTION): "约30"},
            (
                "核对 › G5",
                "reply-not-figure",
                "更正为“约30”不是一个数；原来是 31.00",
                "只填一个数，别的话写在“说明”",
            ),
            (
                "the correction “约30” is not a figure; 31.00 stands there",
                "give one figure, and the rest under “reason”",
            ),
        ),
        (
            {(1, CORRECTION): "30亩"},
            (
                "核对 › G5",
                "reply-unit",
                "更正为“30亩”的单位和原来的“m²”不同，没有换算",
                "按“m²”换算好再填",
            ),
            (
                "the correction “30亩” is in another unit than “m²”, and was not converted",
                "give it in “m²”",
            ),
        ),
        (
            {(2, CORRECTION): "7"},
            (
                "核对 › G6",
                "reply-scale",
                "更正为“7”和原来的 80% 差得太远，看不出是多少",
                "照原来的写法填，连同 %、万、亿",
            ),
            (
                "the correction “7” is too far from 80% to tell how it is meant",
                "write it as the old one is written, with its %, 万 or 亿",
            ),
        ),
        (
            {(1, STATED): "30", (1, ANSWER): "更正"},
            (
                "核对 › F5",
                "reply-row",
                "这一行“报的数”现在是“30”，发出去的是“31.00”；这一行没有采用",
                "改正的数填在“更正为”；排序要选中整张表",
            ),
            (
                "“报的数” is “30” in this row, and was “31.00” when sent; the row was not taken",
                "write the right figure under “correction”; sort all columns together",
            ),
        ),
        (
            {(4, ANSWER): "还有一处"},
            (
                "核对 › F8",
                "reply-row",
                "这一行写了“还有一处”，认不出是哪个问题",
                "加的话写在原来那一行的“说明”；别的报告的核对单不能读到这里",
            ),
            (
                "this row says “还有一处”, and belongs to no question of this report",
                "write remarks under “reason”; another report's workbook cannot be read here",
            ),
        ),
        (
            {(1, CORRECTION): "=1+1"},
            (
                "核对 › G5",
                "reply-formula",
                "这一格是公式 =1+1，没有存下结果，没有读",
                "把公式换成数，或者用 Excel、WPS 打开保存一次",
            ),
            (
                "this cell is the formula =1+1 without a stored result, and was not read",
                "replace the formula by its figure, or open the file in Excel and save it",
            ),
        ),
        (
            {(1, CORRECTION): True},
            (
                "核对 › G5",
                "reply-text",
                "更正为的格里是“是”或“否”的选项（TRUE），不是数也不是文字",
                "把正确的数或定稿的文字填进去",
            ),
            (
                "the cell under “correction” holds the truth value TRUE, no figure and no text",
                "write the right figure or the final text there",
            ),
        ),
        (
            {(1, ANSWER): "无误"},
            (
                "核对 › F5",
                "reply-not-kept",
                "“31.00”答复无误，没有写理由，没有记下来",
                "在“说明”里写这个数为什么就是这样，再读一次",
            ),
            (
                "“31.00” was confirmed without a reason, and the answer was not kept",
                "write under “reason” why the figure stands, and read again",
            ),
        ),
    ],
)
def test_what_cannot_be_taken_is_told_with_its_cell_and_cure(tmp_path, cells, words, english):
    found = one(tmp_path, cells)
    assert told(found) == words
    assert told(found, "en")[2:] == english


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (
            {(2, ANSWER): "无误"},
            (
                "核对 › F6",
                "reply-not-kept",
                "“西平县职业技术学校的获奖名单”答复无误；待核待补的要有定稿的文字",
                "把【待核：…】换成定稿的文字",
            ),
        ),
        (
            {(2, CORRECTION): "【获奖】12项"},
            (
                "核对 › G6",
                "reply-text",
                "更正为“【获奖】12项”里有换行、引号、【】或逗号一类的符号，不能自动改",
                "在文件里手工改",
            ),
        ),
    ],
)
def test_an_open_mark_is_closed_by_its_text_alone(tmp_path, cells, words):
    assert told(one(tmp_path, cells, WEST)) == words


def test_two_answers_to_one_question_are_told_and_neither_is_taken(tmp_path):
    made = project(tmp_path)
    ask(made)
    path = workbook(made, EAST)
    here = fill(path, {(1, ANSWER): "无误"}, tmp_path / "甲.xlsx")
    there = fill(path, {(1, CORRECTION): "30"}, tmp_path / "乙.xlsx")
    heard = hear(made, here, there)
    (found,) = heard.problems
    assert (heard.given, heard.proposed.count) == ((), 0)
    assert told(found) == (
        "核对 › F5",
        "reply-conflict",
        "同一个问题有不同的答复：“无误”和“30”，都没有采用",
        "问清楚以后，只留一个再读一次",
    )
    assert found.related[0].span.path == str(here)


def test_an_answer_to_another_figure_than_now_stands_there_is_stale(tmp_path):
    made = project(tmp_path)
    ask(made)
    back = fill(workbook(made, EAST), {(1, ANSWER): "无误"}, tmp_path / "甲.xlsx")
    project(tmp_path, SECTION.replace("31.00", "32.00"))
    heard = hear(made, back)
    assert heard.given == ()
    assert told(heard.problems[0]) == (
        "核对 › F5",
        "reply-stale",
        (
            "发出核对单以后，“资产.东.生均”变了：那时写的是 31.00、应为 30.00，"
            "现在是 32.00、应为 30.00；"
            "这个答复没有采用"
        ),
        "重新生成核对单，请学校再看一次",
    )


def test_an_answer_to_what_is_no_question_any_more_is_told(tmp_path):
    made = project(tmp_path)
    ask(made)
    back = fill(workbook(made, EAST), {(1, CORRECTION): "29"}, tmp_path / "甲.xlsx")
    project(tmp_path, SECTION.replace("31.00", "30.00"))
    assert told(hear(made, back).problems[0]) == (
        "核对 › F5",
        "reply-stale",
        "“资产.东.生均”已经没有这个问题了（那时写的是 31.00）；这个答复没有采用",
        "看一看现在的数和学校答复的“29”是不是一回事",
    )


def test_a_name_that_is_confirmed_cannot_be_kept(tmp_path):
    lines = "  与宏达汽车销售服务有限公司合作。\n  与宏达汽车服务销售有限公司合作。\n"
    body = f"title: 甲\nbody: |\n{lines}"
    made = project(tmp_path, body)
    ask(made)
    found = hear(made, fill(workbook(made, BUREAU), {(1, ANSWER): "无误"})).problems[0]
    assert told(found) == (
        "核对 › F5",
        "reply-not-kept",
        "“宏达汽车服务销售有限公司”答复无误；这里没有数可以绑定，不能记进 answers.yaml",
        "认准哪一种写法对，改另一处；两家不同的，都写进 report.yaml 的 names",
    )


def test_a_correction_that_would_break_the_file_is_not_made(tmp_path):
    made = project(tmp_path, "title: 甲\nbody: 与东平县职业枝术学校合作。\n")
    ask(made)
    path = workbook(made, EAST)
    found = hear(made, fill(path, {(1, CORRECTION): "宏达: 公司 #1"})).problems[0]
    assert told(found)[1:3] == (
        "reply-by-hand",
        f"“{rows(path)[0][2]}”更正为“宏达: 公司 #1”：写进去会把文件弄坏，没有改",
    )


def test_a_place_that_is_not_certain_is_left_to_a_person(tmp_path):
    made = project(tmp_path, "title: 甲\nbody: 乙。\n")
    report = made.content / "report.yaml"
    text = REPORT + "facts:\n  男: 60人\n  女: 50人\nchecks:\n  - that: 男 + 女 == 100\n"
    report.write_text(text, encoding="utf-8")
    ask(made)
    found = hear(made, fill(workbook(made, BUREAU), {(1, CORRECTION): "100"})).problems[0]
    assert told(found)[1:] == (
        "reply-by-hand",
        "“男 + 女 == 100”更正为“100人”：不能确定改哪一处，请手工改",
        "看这条提示指的地方，它用到的数也看一看",
    )


def test_a_workbook_that_somebody_filled_in_is_never_overwritten(tmp_path):
    made = project(tmp_path)
    ask(made)
    path = fill(workbook(made, EAST), {(1, BECAUSE): "按原报"})
    before = path.read_bytes()
    (found,) = ask(made).problems
    beside = path.with_name(f"核对-{EAST}（新）.xlsx")
    assert path.read_bytes() == before
    assert len(rows(beside)) == 2
    assert (found.code, message_text(found, "zh")) == (
        "questions-kept",
        f"build/questions/核对-{EAST}.xlsx 已经有人填过，没有覆盖；新的一份是 {beside.name}",
    )


def test_a_workbook_that_is_open_is_left_alone(tmp_path):
    made = project(tmp_path)
    ask(made)
    path = workbook(made, EAST)
    path.with_name(f"~${path.name[2:]}").write_bytes(b"")
    project(tmp_path, SECTION.replace("31.00", "32.00"))
    (found,) = ask(made).problems
    assert (found.code, message_text(found, "zh")) == (
        "questions-open",
        (
            f"build/questions/核对-{EAST}.xlsx 正在别的程序里打开，没有覆盖；"
            f"新的一份是 核对-{EAST}（新）.xlsx"
        ),
    )


def test_a_workbook_whose_widths_were_changed_is_written_anew_and_one_without_questions_removed(
    tmp_path,
):
    made = project(tmp_path)
    ask(made)

    def widen(sheet):
        sheet.column_dimensions["B"].width = 80

    change(workbook(made, EAST), widen)
    filled = fill(workbook(made, WEST), {(1, ANSWER): "？"})
    project(tmp_path, "title: 甲\nbody: 乙。\n")
    assert ask(made).files == ()
    assert sorted(filled.parent.iterdir()) == [filled]


@pytest.mark.parametrize(
    ("name", "data", "code", "words"),
    [
        ("甲.xlsx", b"PK", "data-format", "甲.xlsx 不是能读的表格文件"),
        ("甲.xls", b"\xd0\xcf\x11\xe0", "data-format", "甲.xls 不是能读的表格文件"),
        ("甲.xlsx", None, "reply-not-ours", "甲.xlsx 不是核对单：没有“答复”“更正为”两栏"),
    ],
)
def test_a_file_that_is_no_workbook_of_ours_is_told_and_hides_no_other(
    tmp_path, monkeypatch, *, name, data, code, words
):
    made = project(tmp_path)
    ask(made)
    monkeypatch.chdir(tmp_path)
    if data is None:
        from openpyxl import Workbook

        other = io.BytesIO()
        Workbook().save(other)
        data = other.getvalue()
    Path(name).write_bytes(data)
    good = fill(workbook(made, EAST), {(1, ANSWER): "无误", (1, BECAUSE): "按原报"})
    heard = hear(made, Path(name), good)
    assert [(each.code, message_text(each, "zh")) for each in heard.problems] == [(code, words)]
    assert len(heard.given) == 1


def test_what_a_school_sent_in_another_form_is_told_and_not_lost(tmp_path):
    made = project(tmp_path)
    ask(made)
    back = fill(workbook(made, EAST), {(1, ANSWER): "无误", (1, BECAUSE): "按原报"})
    for name in ("西平.XLS", "南平.csv", "~$西平.xls", "说明.docx"):
        (back.parent / name).write_bytes(b"")
    fill(workbook(made, WEST), {(1, ANSWER): "无误", (1, BECAUSE): "按原报"})
    heard = hear(made, back.parent)
    (found,) = heard.problems
    assert (found.code, message_text(found, "zh"), *hint_texts(found, "zh")) == (
        "reply-skipped",
        "2 个文件不是 .xlsx，没有读：南平.csv、西平.XLS",
        "用 Excel 或 WPS 打开，另存为 .xlsx；压缩包先解开，再读一次",
    )
    assert message_text(found, "en") == (
        "not read, for they are no .xlsx files (2): 南平.csv, 西平.XLS"
    )
    assert len(heard.given) == 2


@pytest.mark.parametrize(
    ("one_says", "other_says"), [("3,121", "3121人"), ("3121", "３１２１"), ("50%", "50.0%")]
)
def test_one_figure_written_in_two_ways_is_one_answer(tmp_path, one_says, other_says):
    made = project(tmp_path)
    ask(made)
    path = workbook(made, WEST)
    first = fill(path, {(2, CORRECTION): other_says}, tmp_path / "甲.xlsx")
    second = fill(path, {(2, CORRECTION): one_says}, tmp_path / "乙.xlsx")
    heard = hear(made, first, second)
    assert (heard.problems, heard.proposed.count) == ((), 1)


@pytest.mark.parametrize(("one_says", "other_says"), [("50%", "0.5"), ("3121人", "3121元")])
def test_one_value_in_two_units_or_scales_is_two_answers(tmp_path, one_says, other_says):
    made = project(tmp_path)
    ask(made)
    path = workbook(made, WEST)
    first = fill(path, {(2, CORRECTION): other_says}, tmp_path / "甲.xlsx")
    second = fill(path, {(2, CORRECTION): one_says}, tmp_path / "乙.xlsx")
    assert [each.code for each in hear(made, first, second).problems] == ["reply-conflict"]


def test_an_empty_folder_is_told(tmp_path):
    made = project(tmp_path)
    empty = tmp_path / "空"
    empty.mkdir()
    (found,) = hear(made, empty).problems
    assert (found.code, message_text(found, "zh")) == ("reply-none", f"{empty} 里没有 .xlsx 文件")


def test_a_folder_of_far_too_many_workbooks_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("reportgen.pipeline.hearing._MOST_FILES", 1)
    made = project(tmp_path)
    ask(made)
    folder = made.build / "questions"
    found = hear(made, folder).problems[0]
    assert (found.code, message_text(found, "zh")) == (
        "reply-many",
        f"{folder} 里的工作簿超过 1 个",
    )


@pytest.mark.tool("soffice")
def test_a_workbook_that_another_program_saved_is_read_all_the_same(tmp_path):
    made = project(tmp_path)
    ask(made)
    filled = fill(
        workbook(made, EAST),
        {(1, CORRECTION): "３０．００", (2, ANSWER): "无误", (2, BECAUSE): "=A1"},
        tmp_path / "甲.xlsx",
    )
    program = find_tool("soffice")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for kind, source, folder in (
        ("ods", filled, tmp_path),
        ("xlsx", tmp_path / "甲.ods", tmp_path / "回"),
    ):
        words = [program, profile, "--headless", "--convert-to", kind, "--outdir", folder, source]
        subprocess.run(words, check=True, capture_output=True, timeout=120)
    heard = hear(made, tmp_path / "回")
    assert heard.problems == ()
    assert [each.finding.at for each in heard.given] == ["占80%"]
    (text,) = heard.proposed.changes.values()
    assert text == SECTION.replace("31.00", "30.00")
    saved = load_workbook(tmp_path / "回" / "甲.xlsx")
    assert saved.worksheets[1].sheet_state == "hidden"
    (offered,) = saved.worksheets[0].data_validations.dataValidation
    assert offered.formula1 == '"无误,更正"'
