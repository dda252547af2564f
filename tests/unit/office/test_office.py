"""Printing: which program is found, how it is asked, what is told when it fails."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.diagnostics import Diagnostic, DiagnosticError, hint_texts, message_text
from reportgen.office import Office, find_libreoffice, find_office, missing_faces, print_pdf
from reportgen.office.fonts import families_of
from reportgen.office.programs import windows_command
from reportgen.office.running import TimedOutError, run_limited
from reportgen.office.soffice import soffice_command
from reportgen.pipeline.printing import print_beside, rendered_pages
from reportgen.project import Project

posix = pytest.mark.skipif(sys.platform == "win32", reason="the fakes are shell scripts")


def told(found: Diagnostic) -> tuple[str, ...]:
    return (found.code, message_text(found, "zh"), *hint_texts(found, "zh"))


def document(folder: Path) -> bytes:
    """Return the .docx of a report of one page."""
    files = {
        "report.yaml": "title: 年报\nyear: 2025\ncontents: true\n",
        "sections/01-甲.yaml": "title: 甲\nbody: 乙。\n",
    }
    for name, text in files.items():
        file = folder / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    made = pipeline.check(Project(folder)).document
    assert made is not None
    return made


def running(process: int) -> bool:
    """Tell whether a process runs; one that only waits to be buried does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except FileNotFoundError:
        return False
    return state.rpartition(")")[2].split()[0] != "Z"


def fake(folder: Path, script: str) -> Path:
    """Return a program named soffice that does this."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return program


def nothing_installed(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setenv("PATH", str(folder))


@posix
def test_where_nothing_is_installed_nothing_is_found(monkeypatch, tmp_path):
    nothing_installed(monkeypatch, tmp_path)
    assert find_office() is None
    assert find_libreoffice() is None


@posix
def test_libreoffice_is_found_on_the_path(monkeypatch, tmp_path):
    nothing_installed(monkeypatch, tmp_path)
    program = fake(tmp_path, "true")
    assert find_office() == Office("libreoffice", str(program))


@posix
def test_without_a_program_the_document_stays_and_the_cure_is_told(monkeypatch, tmp_path):
    nothing_installed(monkeypatch, tmp_path)
    printed = print_beside(tmp_path / "报告.docx", document(tmp_path))
    assert printed.path is None
    assert [told(each) for each in printed.diagnostics] == [
        (
            "no-office",
            "这台电脑上没有能打印 Word 文档的程序，没有生成 PDF",
            "安装 LibreOffice（免费），或用 Word、WPS 打开文档另存为 PDF",
        )
    ]
    with pytest.raises(DiagnosticError) as raised:
        rendered_pages(b"", "content/report.yaml")
    assert told(raised.value.diagnostics[0]) == (
        "no-office",
        "这台电脑上没有 LibreOffice，数不出目录的页码",
        "安装 LibreOffice，或去掉 --pages libreoffice",
    )


@posix
def test_a_program_that_hangs_is_stopped_with_all_it_started(tmp_path):
    program = fake(tmp_path, f'sleep 60 & echo $! > "{tmp_path}/pid"; wait')
    with pytest.raises(DiagnosticError) as raised:
        print_pdf(b"", Office("libreoffice", str(program)), seconds=0.5, path="报告.docx")
    assert told(raised.value.diagnostics[0]) == (
        "pdf-timeout",
        "LibreOffice 在 0.5 秒里没有打印完，已经停下",
        "再试一次；还不行，就打开文档另存为 PDF",
    )
    assert not running(int((tmp_path / "pid").read_text(encoding="utf-8")))


@posix
@pytest.mark.parametrize(
    ("script", "said"),
    [
        (
            "echo javaldx failed; echo 'source file could not be loaded'; exit 1",
            "source file could",
        ),
        ("exit 0", "—"),
        ('touch "${REPORTGEN_TO#file://}"', "—"),
    ],
)
def test_a_program_that_makes_no_pdf_is_quoted(script, said, tmp_path):
    program = fake(tmp_path, script)
    with pytest.raises(DiagnosticError) as raised:
        print_pdf(b"", Office("libreoffice", str(program)), seconds=20, path="报告.docx")
    (found,) = raised.value.diagnostics
    assert found.code == "pdf-failed"
    assert message_text(found, "zh").startswith(f"LibreOffice 没有打印出 PDF：{said}")


def test_a_program_that_cannot_be_started_is_a_failure_too(tmp_path):
    office = Office("libreoffice", str(tmp_path / "nowhere"))
    with pytest.raises(DiagnosticError) as raised:
        print_pdf(b"", office, seconds=20, path="报告.docx")
    assert told(raised.value.diagnostics[0])[0] == "pdf-failed"


def test_what_a_program_says_comes_back():
    words = [sys.executable, "-c", "print('好')"]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    assert run_limited(words, environment, 20).strip() == "好"
    with pytest.raises(TimedOutError):
        run_limited([sys.executable, "-c", "while True: pass"], os.environ, 0.3)


def test_no_file_name_can_become_a_command(tmp_path):
    """Paths reach PowerShell and the macro as environment variables."""
    name = tmp_path / "'; Remove-Item C:\\ -Recurse; '$(x).docx"
    command = windows_command("Word.Application", name, tmp_path / "out.pdf")
    assert not any(str(name) in word for word in command.words)
    assert command.added["REPORTGEN_FROM"] == str(name)
    assert command.environment({"A": "1"})["A"] == "1"
    asked = soffice_command(
        "soffice", tmp_path / "a b,（新）.docx", tmp_path / "o.pdf", tmp_path / "p"
    )
    assert asked.words[-1] == "macro:///Standard.Reportgen.Convert"
    assert asked.added["REPORTGEN_FROM"].startswith("file:///")


def test_a_face_that_is_not_installed_is_missing_whatever_its_case():
    assert missing_faces(["没有这种字体", "没有这种字体"]) == ("没有这种字体",)


def test_a_font_file_tells_its_families_and_a_broken_one_none(tmp_path):
    import reportgen.charts

    shipped = Path(reportgen.charts.__file__).parent / "fonts" / "NotoSansSC-Subset.ttf"
    assert "Noto Sans SC" in set(families_of(shipped))
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"\0\1\0\0no font")
    assert list(families_of(broken)) == []


@pytest.mark.tool("soffice", "fc-list")
def test_libreoffice_prints_beside_and_names_every_missing_face(tmp_path):
    made = document(tmp_path)
    docx = tmp_path / "报告 (1),稿.docx"
    docx.write_bytes(made)
    printed = print_beside(docx, made)
    assert printed.path == tmp_path / "报告 (1),稿.pdf"
    assert printed.path.read_bytes().startswith(b"%PDF-")
    missing = [d for d in printed.diagnostics if d.code == "font-substituted"]
    installed = not missing_faces(["仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体", "宋体"])
    assert bool(missing) != installed
    for found in missing:
        assert "仿宋_GB2312" in message_text(found, "zh")
        assert hint_texts(found, "zh") == (
            "把 Word 文档拿到装有这些字体的电脑上另存为 PDF；字体不对的 PDF 会被退回",
        )
