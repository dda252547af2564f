"""Messages whose cause is no file that could lie in a folder of cases."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from reportgen import pipeline
from reportgen.diagnostics import Diagnostic, hint_texts, message_text
from reportgen.loading import pictures
from reportgen.loading.reading import parse_instance
from reportgen.project import Project
from reportgen.validation import validate
from reportgen.validation.schemas import Schemas


def _project(folder: Path, section: str = "title: 甲\nbody: |\n  乙。\n") -> Project:
    for name, text in {
        "report.yaml": "title: 年度报告\nyear: 2025\n",
        "sections/01-甲.yaml": section,
    }.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Project(folder.resolve())


def _told(found: Diagnostic) -> tuple[str, ...]:
    return (found.code, message_text(found, "zh"), *hint_texts(found, "zh"))


def _workbook(project: Project, *sheets: tuple[str, list[list[object]]]) -> None:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    (project.content / "data").mkdir()
    book.save(project.content / "data" / "东.xlsx")


DRAFT = "https://json-schema.org/draft/2020-12/schema"
FROM_FILE = "title: 甲\nbody: |\n  【表：资产】\ntables:\n  资产:\n    file: data/东.xlsx\n"


def test_several_sheets_and_none_named_like_the_table(tmp_path):
    project = _project(tmp_path, FROM_FILE)
    _workbook(project, ("一", [["学校", "数"], ["东", 1]]), ("二", [["学校", "数"], ["东", 1]]))
    (found,) = pipeline.check(project).diagnostics
    assert _told(found) == (
        "sheet-unclear",
        "content/data/东.xlsx 里有几张工作表，不知道用哪一张",
        "可用的有：一、二",
    )


def test_an_error_value_in_a_workbook(tmp_path):
    project = _project(tmp_path, FROM_FILE)
    _workbook(project, ("资产", [["学校", "数"], ["东", "#DIV/0!"]]))
    (found,) = pipeline.check(project).diagnostics
    assert _told(found) == (
        "cell-error",
        "这一格是 Excel 的错误值 #DIV/0!",
        "在 Excel 里改好公式再保存",
    )
    assert (found.span.sheet, found.span.line, found.span.column) == ("资产", 2, 2)


def test_a_folder_where_a_workbook_should_be(tmp_path):
    project = _project(tmp_path, FROM_FILE)
    (project.content / "data" / "东.xlsx").mkdir(parents=True)
    (found,) = pipeline.check(project).diagnostics
    assert found.code in {"data-open", "data-missing"}  # Windows refuses with another error


def test_a_workbook_too_large_to_be_a_table(tmp_path):
    project = _project(tmp_path, FROM_FILE)
    (project.content / "data").mkdir()
    with (project.content / "data" / "东.xlsx").open("wb") as file:
        file.truncate(31 * 1024 * 1024)
    (found,) = pipeline.check(project).diagnostics
    assert _told(found)[:2] == (
        "data-too-large",
        "content/data/东.xlsx 太大，不像一张要印出来的表",
    )


def test_a_table_too_large_to_print(tmp_path):
    row = "\t".join(["1"] * 101)
    rows = f"      {row}\n" * 200
    section = f"title: 甲\nbody: |\n  【表：一】\ntables:\n  一:\n    data: |\n{rows}"
    (found,) = pipeline.check(_project(tmp_path, section)).diagnostics
    assert _told(found)[:2] == ("table-too-large", "表“一”超过 20000 个单元格或 200 列")


def test_formulas_on_formulas_without_end(tmp_path):
    count = 60
    head = "\t".join(["学校", *(f"列{n}" for n in range(count))])
    lines = "".join(
        f"      - title: 列{n}\n        formula: 列{n + 1} + 1\n" for n in range(count - 1)
    )
    last = "东" + "\t" * count + "1"
    section = (
        f"title: 甲\nbody: |\n  见【表：一】。\n  【表：一】\n"
        f"tables:\n  一:\n    data: |\n      {head}\n"
        f"      {last}\n    columns:\n{lines}"
    )
    codes = {found.code for found in pipeline.check(_project(tmp_path, section)).diagnostics}
    assert codes == {"formula-too-deep"}


def test_more_files_than_a_report_can_have(tmp_path):
    project = _project(tmp_path)
    (project.content / "cases").mkdir()
    for number in range(2001):
        (project.content / "cases" / f"{number}.yaml").write_bytes(b"")
    found = [d for d in pipeline.check(project).diagnostics if d.code == "too-many-files"]
    assert [_told(each)[1] for each in found] == ["内容文件超过 2000 个，其余没有读取"]


def test_a_picture_too_large_to_print(tmp_path, monkeypatch):
    project = _project(tmp_path)
    (project.content / "images").mkdir()
    (project.content / "images" / "一.jpg").write_bytes(b"0" * 2000)
    monkeypatch.setattr(pictures, "_MOST_BYTES", 1000)
    (found,) = pipeline.check(project).diagnostics
    assert _told(found)[::2] == ("picture-too-large", "在图片程序里另存为较小的 JPEG")


def test_a_rule_that_has_no_words_of_its_own_is_told_all_the_same():
    """No rule of the packaged schemas needs this; a new one must not go untold."""
    instance, _ = parse_instance("title: 甲\n".encode(), "a.yaml", "section")
    assert instance is not None
    rules = Schemas({"section": {"$schema": DRAFT, "properties": {"title": {"const": "乙"}}}})
    (found,) = validate(instance, rules)
    assert (found.code, found.span.line, found.span.column) == ("not-valid", 1, 8)


def _edit(document: Path) -> None:
    """Change a word of a document, as saving it in Word would."""
    with zipfile.ZipFile(document) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace("乙".encode(), "丙".encode())
    with zipfile.ZipFile(document, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)


@pytest.mark.parametrize("code", ["output-edited", "output-open"])
def test_a_document_that_is_edited_or_open_is_kept(tmp_path, code):
    project = _project(tmp_path)
    target = pipeline.build(project).saved
    assert target is not None
    if code == "output-edited":
        _edit(target)
    else:
        (target.parent / f"~${target.name}").write_bytes(b"")
        report = project.content / "report.yaml"
        report.write_text("title: 年度报告\nyear: 2026\n", encoding="utf-8")
    kept = target.read_bytes()
    built = pipeline.build(project)
    (found,) = built.checked.diagnostics
    why = {"output-edited": "有人在 Word 里改过", "output-open": "正在别的程序里打开"}[code]
    told = f"年度报告.docx {why}，没有覆盖；新的一份是 年度报告（新）.docx"
    assert _told(found)[:2] == (code, told)
    assert target.read_bytes() == kept
    assert built.saved == target.with_name("年度报告（新）.docx")
