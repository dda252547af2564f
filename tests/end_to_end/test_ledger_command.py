"""`reportgen ledger` on the shipped report, its counts held against the content itself."""

from __future__ import annotations

import io
import json
import re
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from reportgen.cli.main import run
from reportgen.model import Paragraph, RunInHeading, TableBlock, Value, blocks_of
from reportgen.pipeline.accounting import account
from reportgen.project import find_project
from reportgen.workbooks.sheet import is_untouched

ROOT = Path(__file__).resolve().parents[2]
SCALE = "content/sections/01-基本情况/01-规模与结构.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("content", "schema", "templates"):
        shutil.copytree(ROOT / name, tmp_path / "报告" / name)
    return tmp_path / "报告"


@pytest.fixture
def command(capfd):
    """Return a function that runs the command here; it gives exit code, stdout, stderr."""

    def called(*words: object) -> tuple[int, str, str]:
        code = run([str(word) for word in words])
        out, err = capfd.readouterr()
        return code, out, err

    return called


def as_json(command, project: Path, *more: object) -> dict:
    code, out, _ = command("ledger", project, "--format", "json", *more)
    assert code == 0
    return json.loads(out)


def change(project: Path, before: str, after: str, file: str = SCALE) -> None:
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_every_number_of_every_table_is_in_the_ledger_once(command, project):
    """Counted by a plain pattern over the printed cells; a 0 in a column of words is a blank."""
    report = account(find_project(project)).report
    number = re.compile(r"\d[\d,]*(?:\.\d+)?[%人册台]{0,1}")
    expected: dict[str, list[str]] = {}
    for block in blocks_of(report):
        if isinstance(block, TableBlock):
            table = block.table
            words = {at for at, cell in enumerate(table.grid[0]) if "类别" in cell.text}
            texts = [
                cell.text.strip()
                for row in table.grid[table.header_rows :]
                for at, cell in enumerate(row)
                if at >= table.label_columns and at not in words
            ]
            expected[table.name] = sorted(text for text in texts if number.fullmatch(text))
    record = as_json(command, project)
    for name, texts in expected.items():
        found = [each["text"] for each in record["figures"] if each["table"] == name]
        assert sorted(found) == texts, name
    assert len([name for name, texts in expected.items() if texts]) >= 10


def test_every_binding_of_the_text_is_in_the_ledger(command, project):
    """Counted in the files: every 【…】 with an address or a formula."""
    written = 0
    for file in (project / "content").rglob("*.yaml"):
        text = "\n".join(
            line for line in file.read_text(encoding="utf-8").splitlines() if "caption" not in line
        )
        for inner in re.findall(r"【([^】]*)】", text):
            kinds = ("表：", "图：", "案例：", "附件：", "节：", "注：", "待核：", "待补：")
            if inner not in {"年", "上年"} and not inner.startswith(kinds):
                written += 1
    assert as_json(command, project)["summary"]["bound"] == written > 80


def test_every_typed_figure_with_a_unit_is_in_the_ledger(command, project):
    report = account(find_project(project)).report
    unit = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?:人次|万元|名|%)")
    typed: list[str] = []
    for block in blocks_of(report):
        if isinstance(block, Paragraph | RunInHeading):
            head = block.heading if isinstance(block, RunInHeading) else ()
            pieces = (*head, *block.inlines)
            text = "".join(
                "\x00" if isinstance(piece, Value) else getattr(piece, "text", "\x00")
                for piece in pieces
            )
            typed += unit.findall(re.sub(r"\x00\S{0,2}", "\x00", text))
    figures = as_json(command, project)["figures"]
    found = [each["text"] for each in figures if each["kind"] == "typed"]
    found = [text for text in found if unit.fullmatch(text)]
    assert len(typed) > 40
    assert sorted(found) == sorted(typed)


def test_the_places_that_the_ledger_names_hold_what_it_says(command, project):
    for each in as_json(command, project)["figures"]:
        where = each["where"]
        if "sheet" in where or each["kind"] == "expression":
            continue
        line = (project / where["path"]).read_text(encoding="utf-8").splitlines()
        assert line[where["line"] - 1][where["column"] - 1 :].startswith(each["text"]), each


def test_states_are_those_of_check(command, project):
    """The cells that check doubts are the cells that the ledger calls contradicting."""
    code, out, _ = command("check", project, "--format", "json", "--lang", "zh")
    assert code == 0
    told = {
        (each["path"], each["line"], each["column"])
        for each in json.loads(out)["diagnostics"]
        if each["code"] in {"ratio", "mean-of-ratios", "mixed-base", "total"}
        and each["severity"] in {"contradiction", "warning"}
    }
    places = {
        (each["where"]["path"], each["where"]["line"], each["where"]["column"])
        for each in as_json(command, project)["figures"]
        if {found["code"] for found in each["findings"]}
        & {"ratio", "mean-of-ratios", "mixed-base", "total"}
    }
    assert places == told
    assert len(told) > 20


def test_the_terminal_lists_chapters_aligned_and_a_summary(command, project):
    code, out, err = command("ledger", project, "--lang", "zh")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "1. 基本情况"
    (line,) = [each for each in lines if " 在校生.青铜峡.学生数 " in each]
    assert line.endswith(f"{SCALE}:13:11")
    assert re.search(r"相符 +2552  在校生\.青铜峡\.学生数", line)
    assert re.fullmatch(
        r"共 \d+ 个数；正文绑定 \d+ 处；手打 \d+ 个，其中 \d+ 个没有任何核对", lines[-2]
    )
    english = command("ledger", project, "--lang", "en")[1]
    assert "unchecked" in english.splitlines()[-1]


def test_filters_leave_what_they_name(command, project):
    school = as_json(command, project, "--school", "盐池县职业中学")["figures"]
    assert {each["school"] for each in school} == {"盐池"}
    table = as_json(command, project, "--table", "资产")["figures"]
    assert {each["table"] for each in table} == {"资产"}
    unchecked = as_json(command, project, "--unchecked")["figures"]
    assert {each["state"] for each in unchecked} == {"unchecked"}
    only = as_json(command, project, "--only", "01-规模与结构.yaml")["figures"]
    assert {each["file"] for each in only} == {SCALE}


def test_a_filter_that_nothing_has_is_wrong_usage(command, project):
    assert command("ledger", project, "--lang", "zh", "--table", "资厂")[0] == 2
    assert "没有叫“东校”的学校" in command("ledger", project, "--lang", "zh", "--school", "东校")[2]
    assert "没有文件“无.yaml”" in command("ledger", project, "--lang", "zh", "--only", "无.yaml")[2]
    assert command("ledger", project, "-o", project / "台账.docx")[0] == 2


def test_the_workbook_has_its_sheets_each_to_be_filtered(command, project):
    code, _, err = command("ledger", project, "--format", "xlsx", "--lang", "zh")
    assert code == 0
    (file,) = (project / "build").glob("*台账.xlsx")
    assert file.name in err
    data = file.read_bytes()
    assert is_untouched(data)
    book = load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["总表", "表格", "正文", "待处理"]
    record = as_json(command, project)
    counts = [sheet.max_row - 4 for sheet in book]
    assert counts[0] == counts[1] + counts[2] == len(record["figures"])
    for sheet in book:
        assert sheet.auto_filter.ref == f"A4:L{sheet.max_row}"
        assert sheet.page_setup.orientation == "landscape"


def test_a_workbook_that_a_person_edited_is_left_alone(command, project):
    command("ledger", project, "--format", "xlsx", "--lang", "zh")
    (file,) = (project / "build").glob("*台账.xlsx")
    book = load_workbook(file)
    book.active["A1"] = "我的批注"
    book.save(file)
    before = file.read_bytes()
    _, _, err = command("ledger", project, "--format", "xlsx", "--lang", "zh")
    assert file.read_bytes() == before
    assert "没有动它" in err
    assert len(list((project / "build").glob("*台账*.xlsx"))) == 2


def test_nothing_has_changed_since_the_ledger_just_kept(command, project):
    kept = project / "旧.json"
    assert command("ledger", project, "-o", kept)[0] == 0
    code, out, _ = command("ledger", project, "--since", kept, "--lang", "zh")
    assert (code, out) == (0, "与 旧.json 相比，没有一个数变了\n")


def test_a_changed_total_is_told_with_the_sentence_that_prints_it(command, project):
    kept = project / "旧.json"
    command("ledger", project, "-o", kept)
    change(project, "1607\t6067", "1607\t6076")
    code, out, _ = command("ledger", project, "--since", kept, "--lang", "zh")
    assert code == 0
    head, cell, copy = out.splitlines()
    assert head == "与 旧.json 相比有 1 处不同"
    assert "6067 → 6076  +9  +0.1%" in cell
    assert cell.endswith(f"{SCALE}:13:30")
    assert copy.strip().startswith(f"6067人 → 6076人  {SCALE}:4:")


def test_a_part_of_a_ledger_is_no_version(command, project):
    kept = project / "旧.json"
    command("ledger", project, "--table", "资产", "-o", kept)
    code, out, _ = command("ledger", project, "--since", kept, "--lang", "zh")
    assert code == 1
    assert "旧版本 旧.json 打不开：它是筛选过的台账，不全，没法比较" in out


def test_changes_are_listed_since_a_document_as_text_json_and_workbook(command, project):
    assert command("build", project)[0] == 0
    (document,) = (project / "build").glob("*.docx")
    assert "没有一个数变了" in command("ledger", project, "--since", document, "--lang", "zh")[1]
    change(project, "学前教育等22个", "学前教育等23个")
    record = json.loads(command("ledger", project, "--since", document, "--format", "json")[1])
    assert (record["reportgen"], record["version"], record["edited"]) == ("changes", 1, False)
    (found,) = record["changes"]
    assert (found["before"], found["after"], found["difference"]) == ("22个", "23个", "1")
    assert found["percent"] == "4.5455"
    book = project / "改动.xlsx"
    assert command("ledger", project, "--since", document, "-o", book, "--lang", "zh")[0] == 0
    rows = list(load_workbook(book)["改动"].iter_rows(values_only=True))
    assert rows[3][:6] == ("改动", "学前教育等", "22个", "23个", "+1", "+4.5%")


def test_errors_that_stand_are_told_with_the_ledger_of_the_rest(command, project):
    change(project, "title: 规模与结构", "title：规模与结构")
    code, out, err = command("ledger", project, "--lang", "zh")
    assert code == 1
    assert " 资产.合计.占地面积 " in out
    assert "个错误" in err
