"""`build --comments` as people run it."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from reportgen.starter import write_project
from reportgen.word.package import read_parts, write_package

COMMENTS = "word/comments.xml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_project(tmp_path / "报告")
    return tmp_path / "报告"


@pytest.fixture
def command(capfd):
    """Return a function that runs the command here; it gives exit code, stdout, stderr."""
    from reportgen.cli.main import run

    def called(*words: object) -> tuple[int, str, str]:
        code = run([str(word) for word in words])
        out, err = capfd.readouterr()
        return code, out, err

    return called


def _pair(folder: Path) -> tuple[Path, Path]:
    """Return the document and its reading copy, the only two files there."""
    document, copy = sorted(folder.glob("*.docx"))
    assert copy.name == f"{document.stem}（批注）.docx"
    return document, copy


def _comments(file: Path) -> str:
    with zipfile.ZipFile(file) as package:
        if COMMENTS not in package.namelist():
            return ""
        return package.read(COMMENTS).decode()


def test_the_copy_with_comments_stands_beside_the_document_which_has_none(project, command):
    command("build", project, "--lang", "zh")
    (alone,) = (project / "build").glob("*.docx")
    plain = alone.read_bytes()
    code, _, err = command("build", project, "--lang", "zh", "--comments")
    assert code == 0
    document, copy = _pair(project / "build")
    assert document.read_bytes() == plain
    assert _comments(document) == ""
    assert "待补：教务处报数字教学资源的总量" in _comments(copy)
    assert f"和 {copy}；" in err
    first = copy.read_bytes()
    command("build", project, "--lang", "zh", "--comments")
    assert copy.read_bytes() == first


def test_a_copy_that_somebody_has_edited_stays(project, command):
    command("build", project, "--comments")
    _, copy = _pair(project / "build")
    parts = read_parts(copy.read_bytes())
    parts[COMMENTS] = parts[COMMENTS].replace(b"</w:comments>", b"<!-- --></w:comments>")
    edited = write_package(parts)
    copy.write_bytes(edited)
    _, out, _ = command("build", project, "--comments", "--lang", "zh")
    assert copy.read_bytes() == edited
    assert f"{copy.name} 有人在 Word 里改过" in out
    assert copy.with_name(f"{copy.stem}（新）.docx").is_file()


def test_notes_are_comments_only_where_they_are_asked_for(project, command):
    section = min((project / "content").rglob("sections/**/*.yaml"))
    text = section.read_text(encoding="utf-8")
    changed = text.replace("body: |\n", "body: |\n  全年完成2000-4000人次。\n", 1)
    assert changed != text
    section.write_text(changed, encoding="utf-8")
    command("build", project, "--comments", "--lang", "zh")
    _, copy = _pair(project / "build")
    assert "typography" not in _comments(copy)
    command("build", project, "--comments", "--notes", "--lang", "en")
    assert "[note] " in _comments(copy)
    assert "typography" in _comments(copy)


def test_strict_still_refuses_and_the_copy_is_made(project, command):
    code, _, _ = command("build", project, "--comments", "--strict")
    assert code == 1
    assert "open-mark" in _comments(_pair(project / "build")[1])


def test_it_goes_with_output_and_with_a_part_alone(project, command, tmp_path):
    command("build", project, "--comments", "-o", tmp_path / "出" / "稿.docx")
    assert [file.name for file in _pair(tmp_path / "出")] == ["稿.docx", "稿（批注）.docx"]
    part = next(
        file for file in (project / "content").rglob("*.yaml") if "待补" in file.read_text("utf-8")
    )
    command("build", project, "--comments", "--only", part)
    document, copy = _pair(project / "build")
    assert document.stem == part.stem
    assert "open-mark" in _comments(copy)


def test_what_was_answered_is_no_comment(project, command):
    shipped = Path(__file__).resolve().parents[2] / "content"
    shutil.rmtree(project / "content")
    shutil.copytree(shipped, project / "content")
    command("build", project, "--comments", "--lang", "zh")
    _, copy = _pair(project / "build")
    assert "“资产.合计.生机比”写的" in _comments(copy)
    words = ("资产.合计.生机比", "--because", "按学校原报", "--by", "计财科")
    assert command("answer", "-p", project, *words)[0] == 0
    command("build", project, "--comments", "--lang", "zh")
    assert "“资产.合计.生机比”写的" not in _comments(copy)


def test_an_error_makes_no_copy_either(project, command):
    (project / "content" / "cases" / "02-坏.yaml").write_text("title：甲\n", encoding="utf-8")
    code, _, _ = command("build", project, "--comments")
    assert code == 1
    assert not (project / "build").exists()
