"""A document is read back as it was printed, whoever saved it since."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from installed import find_tool
from reportgen import pipeline
from reportgen.diagnostics import DiagnosticError, message_text
from reportgen.pipeline.accounting import account, compare
from reportgen.project import Project
from reportgen.word.printed import read_printed

SECTION = """\
title: 规模
body: |
  ## 一节
  全市在校生【在校生.合计.学生】人【注：另有借读生12人】，教师43人（见【表：在校生】）。
  **1.选派。**选派教师8人，【待核：9人】待定。
  【表：在校生】
tables:
  在校生:
    caption: 【年】年各校在校生
    note: 含3所分校。
    data: |
      学校\t学生\t面积（m²）\t占比
      东校\t2552\t33.50\t75.0%
      西校\t849\t12.25\t25.0%
      合计\t3401\t45.75\t100%
    merge: A1:A1
"""


def make(folder: Path, section: str = SECTION) -> Project:
    section = section.replace("    merge: A1:A1\n", "")
    for name, text in {
        "report.yaml": "title: 年报\nyear: 2025\ncontents: true\nnumbering: decimal\n"
        "captions:\n  numerals: arabic\n",
        "sections/01-规模.yaml": section,
    }.items():
        file = folder / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return Project(folder.resolve())


def built(project: Project) -> Path:
    made = pipeline.build(project)
    assert made.saved is not None, [message_text(d, "zh") for d in made.checked.diagnostics]
    return made.saved


def edited(document: Path, before: str, after: str) -> Path:
    """Change a text in a document as a person does in Word."""
    made = io.BytesIO()
    with zipfile.ZipFile(document) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                assert data.decode().count(before) >= 1
                data = data.decode().replace(before, after, 1).encode()
            new.writestr(name, data)
    file = document.with_name("改过.docx")
    file.write_bytes(made.getvalue())
    return file


def test_the_paragraphs_and_tables_of_a_document_are_read(tmp_path):
    document = read_printed(built(make(tmp_path)).read_bytes(), "甲.docx")
    assert not document.edited
    texts = [each.text for each in document.paragraphs]
    assert "1.选派。选派教师8人，【待核：9人】待定。" in texts
    assert "另有借读生12人" in texts
    assert [each.text for each in document.paragraphs if each.is_heading] == ["1.规模", "（1）一节"]
    assert texts.count("1.规模") == 1  # and not again as an entry of the contents
    (table,) = document.tables
    assert re.fullmatch("b[0-9a-f]{10}", table.id)
    (grid,) = table.grids
    assert grid.header_rows == 1
    assert grid.texts[1] == ("东校", "2552", "33.50", "75.0%")


def test_nothing_has_changed_since_the_document_that_was_just_built(tmp_path):
    project = make(tmp_path)
    document = built(project)
    found = compare(account(project), document)
    assert (found.changes, found.edited) == ((), False)


def test_a_figure_that_a_person_changed_in_the_document_is_told(tmp_path):
    project = make(tmp_path)
    found = compare(account(project), edited(built(project), "教师43人", "教师34人"))
    assert found.edited
    (change,) = found.changes
    assert (change.before, change.after) == ("34人", "43人")


def test_a_cell_that_changed_since_a_document_is_told_with_its_bound_copy(tmp_path):
    document = built(make(tmp_path))
    section = SECTION.replace("合计\t3401", "合计\t3402")
    (change,) = compare(account(make(tmp_path, section)), document).changes
    assert (change.address, change.before, change.after) == ("在校生.合计.学生", "3401", "3402")
    assert [copy.text for copy in change.copies] == ["3401人 → 3402人"]


def test_a_wide_table_in_parts_and_merged_headers_are_put_together(tmp_path):
    heads = "\t".join(f"很长的一个指标名称第{n}项" for n in range(24))
    values = "\t".join(str(1000 + n) for n in range(24))
    section = (
        "title: 规模\nbody: |\n  见【表：宽】。\n  【表：宽】\ntables:\n  宽:\n    caption: 宽\n"
        f"    data: |\n      学校\t{heads}\n      东校\t{values}\n"
    )
    project = make(tmp_path, section)
    document = built(project)
    (table,) = read_printed(document.read_bytes(), "甲.docx").tables
    assert len(table.grids) > 1
    assert compare(account(project), document).changes == ()
    (change,) = compare(account(make(tmp_path, section.replace("1023", "1032"))), document).changes
    assert (change.before, change.after) == ("1023", "1032")


@pytest.mark.tool("soffice")
def test_a_document_that_libreoffice_saved_is_read_all_the_same(tmp_path):
    project = make(tmp_path)
    document = built(project)
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [
            str(find_tool("soffice")),
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(tmp_path / "saved"),
            str(document),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    (saved,) = (tmp_path / "saved").glob("*.docx")
    found = compare(account(project), saved)
    assert (found.changes, found.edited) == ((), True)
    section = SECTION.replace("849", "894").replace("教师43人", "教师44人")
    changes = compare(account(make(tmp_path, section)), saved).changes
    assert sorted((each.before, each.after) for each in changes) == [
        ("43人", "44人"),
        ("849", "894"),
    ]


def told(project: Project, old: Path) -> str:
    with pytest.raises(DiagnosticError) as raised:
        compare(account(project), old)
    (found,) = raised.value.diagnostics
    assert found.code == "since-unreadable"
    return message_text(found, "zh")


def test_a_damaged_document_is_told(tmp_path):
    project = make(tmp_path)
    data = built(project).read_bytes()
    file = tmp_path / "旧.docx"
    file.write_bytes(data[: len(data) // 2])
    assert told(project, file) == "旧版本 旧.docx 打不开：文件已经损坏"
    file.write_bytes(b"")
    assert told(project, file) == "旧版本 旧.docx 打不开：文件已经损坏"


def test_a_document_with_an_entity_bomb_is_refused(tmp_path):
    project = make(tmp_path)
    file = edited(built(project), "<w:document", '<!DOCTYPE a [<!ENTITY b "c">]><w:document')
    assert told(project, file) == "旧版本 改过.docx 打不开：里面的 word/document.xml 不完整"


def test_what_is_no_ledger_is_told(tmp_path):
    project = make(tmp_path)
    file = tmp_path / "旧.json"
    for text, reason in (
        ("{", "不是完整的 JSON"),
        ("[" * 100_000, "不是完整的 JSON"),
        ("[]", "不是台账"),
        ('{"reportgen": "ledger", "version": 2}', "它的格式是第 2 版，这里只认第 1 版"),
    ):
        file.write_text(text, encoding="utf-8")
        assert told(project, file) == f"旧版本 旧.json 打不开：{reason}"
    other = tmp_path / "旧.txt"
    other.write_text("", encoding="utf-8")
    assert told(project, other) == "旧版本 旧.txt 打不开：只认 .docx 和 .json"
