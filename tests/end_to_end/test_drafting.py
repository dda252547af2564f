"""The watch loop on a real project."""

from __future__ import annotations

import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest

from reportgen.diagnostics import message_text
from reportgen.drafting import Draft, Failed, Written, drafts
from reportgen.pipeline.save import lock_files
from reportgen.project import Project, packaged
from reportgen.starter import write_project

SOON = 20
OFFICIAL = packaged("templates") / "official.docx"
SECTION = "content/sections/01-基本情况/02-办学条件.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    write_project(tmp_path / "报告")
    return Project((tmp_path / "报告").resolve())


@pytest.fixture
def session(project):
    """Return a function that gives the next draft of a session that runs beside the test."""
    arrived: queue.Queue[Draft | Failed] = queue.Queue()
    over = threading.Event()

    def run() -> None:
        for draft in drafts(project):
            if not isinstance(draft, Written):
                arrived.put(draft)
            if over.is_set():
                return

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    yield lambda: arrived.get(timeout=SOON)
    over.set()
    (project.content / "end.yaml").write_bytes(b"")
    thread.join(SOON)
    assert not thread.is_alive()


def _edit(project: Project, old: str, new: str) -> None:
    path = project.root / SECTION
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_a_save_builds_the_document_again(project, session):
    first = session()
    assert first.changed == ()
    before = first.built.saved.read_bytes()
    _edit(project, "2.数字化", "2.信息化")
    second = session()
    assert [path.name for path in second.changed] == ["02-办学条件.yaml"]
    assert second.built.saved.read_bytes() != before


def test_a_mistake_is_told_and_mending_it_goes_on(project, session):
    good = session().built.saved
    before = good.read_bytes()
    _edit(project, "title: 办学条件", "title：办学条件")
    broken = session()
    assert broken.built.saved is None
    assert "wide-colon" in {d.code for d in broken.built.checked.diagnostics}
    assert good.read_bytes() == before
    _edit(project, "title：办学条件", "title: 办学条件改")
    assert session().built.saved == good


def test_the_document_takes_its_place_when_word_lets_go(project, session):
    usual = session().built.saved
    lock = usual.parent / f"~${usual.name[2:]}"
    lock.write_bytes(b"")
    _edit(project, "2.数字化", "2.信息化")
    beside = session().built.saved
    assert beside.name == f"{usual.stem}（新）.docx"
    lock.unlink()
    assert session().built.saved == usual


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent another way on Windows")
def test_ctrl_c_ends_the_command_cleanly(project):
    process = subprocess.Popen(
        [sys.executable, "-m", "reportgen", "watch", str(project.root), "--lang", "zh"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 as in a terminal
    )
    assert process.stderr is not None
    for line in process.stderr:
        if "等着下一次保存" in line:
            break
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=SOON)
    assert process.returncode == 0
    assert err.strip().endswith("已结束")


def _in_place(path: Path, text: str) -> None:
    """VS Code, Notepad: the file is emptied and written."""
    path.write_text(text, encoding="utf-8")


def _in_pieces(path: Path, text: str) -> None:
    """Write as a slow disk does: the file is cut off for a moment."""
    with path.open("w", encoding="utf-8") as file:
        file.write(text[:40])
        file.flush()
        file.write(text[40:])


def _over_it(path: Path, text: str) -> None:
    """JetBrains, gedit: another file is written and moved over it."""
    beside = path.with_name(f"{path.name}___jb_tmp___")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def _backed_up(path: Path, text: str) -> None:
    """Write as vim does: the old file is moved away first, for a moment there is none."""
    kept = path.with_name(f"{path.name}~")
    path.with_name("4913").write_bytes(b"")
    path.with_name("4913").unlink()
    path.rename(kept)
    path.write_text(text, encoding="utf-8")
    kept.unlink()


def _as_word_does(path: Path, text: str) -> None:
    """Write as Word and Excel do: a temporary file, then old and new are renamed."""
    fresh, old = path.with_name("~WRD0001.tmp"), path.with_name("~WRL0002.tmp")
    fresh.write_text(text, encoding="utf-8")
    path.rename(old)
    fresh.rename(path)
    old.unlink()


def _on_windows(path: Path, text: str) -> None:
    """Windows: a carriage return on every line."""
    path.write_bytes(text.replace("\n", "\r\n").encode())


@pytest.mark.parametrize(
    "save", [_in_place, _in_pieces, _over_it, _backed_up, _as_word_does, _on_windows]
)
def test_however_an_editor_saves_it_is_one_build(project, session, save):
    session()
    path = project.root / SECTION
    text = path.read_text(encoding="utf-8")
    for number in range(3):
        save(path, text.replace("2.数字化", f"2.数字化{number}"))
        draft = session()
        assert draft.built.saved is not None
        assert [each.name for each in draft.changed] == [path.name]
        assert f"数字化{number}" in _body(draft.built.saved)


def _body(document: Path) -> str:
    with zipfile.ZipFile(document) as package:
        return package.read("word/document.xml").decode()


def test_a_save_that_changes_nothing_builds_nothing(project, session):
    session()
    path = project.root / SECTION
    path.write_bytes(path.read_bytes())
    (project.content / "无关.txt").write_bytes(b"1")
    (project.build / "own.docx").write_bytes(b"1")
    case = next((project.content / "cases").glob("*.yaml"))
    case.write_text(case.read_text(encoding="utf-8") + "# 备注\n", encoding="utf-8")
    assert [each.name for each in session().changed] == [case.name]


def test_a_deleted_and_remade_folder_is_built_as_it_is_now(project, session):
    session()
    folder = project.content / "cases"
    kept = {path: path.read_text(encoding="utf-8") for path in folder.glob("*.yaml")}
    shutil.rmtree(folder)
    gone = session()
    assert gone.built.checked.report.cases == ()
    folder.mkdir()
    for path, text in kept.items():
        path.write_text(text, encoding="utf-8")
    while not session().built.checked.report.cases:
        pass


def test_a_data_file_and_a_template_outside_content_are_watched(project, session):
    session()
    report = project.content / "report.yaml"
    text = report.read_text(encoding="utf-8")
    report.write_text(text + "template: ../ours/看.docx\n", encoding="utf-8")
    missing = session()
    assert "template-missing" in {each.code for each in missing.built.checked.diagnostics}
    (project.root / "ours").mkdir()
    (project.root / "ours" / "看.docx").write_bytes(OFFICIAL.read_bytes())
    assert session().built.saved is not None


def test_a_workbook_that_another_program_holds_is_used_as_it_was(project, session, monkeypatch):
    path = project.root / SECTION
    text = path.read_text(encoding="utf-8")
    workbook = project.content / "data" / "资产.csv"
    workbook.parent.mkdir(exist_ok=True)
    workbook.write_text("学校\t面积\n东校\t1\n", encoding="utf-8")
    session()
    table = "tables:\n  新表:\n    caption: 新表\n    file: data/资产.csv\n"
    lines = text.replace("body: |\n", "body: |\n  见【表：新表】。\n  【表：新表】\n", 1)
    path.write_text(f"{lines}{'' if 'tables:' in lines else table}", encoding="utf-8")
    assert session().built.saved is not None
    reading = Path.read_bytes

    def held(self: Path) -> bytes:
        if self == workbook:
            raise PermissionError(13, "Permission denied")
        return reading(self)

    monkeypatch.setattr(Path, "read_bytes", held)
    workbook.write_text("学校\t面积\n东校\t2\n", encoding="utf-8")
    draft = session()
    told = [each for each in draft.built.checked.diagnostics if each.code == "data-open"]
    (message,) = (message_text(each, "zh") for each in told)
    assert message.startswith("content/data/资产.csv 正被别的程序占着，现在读不了（")
    assert message.endswith("），先用上次读到的内容")
    assert draft.built.saved is not None
    monkeypatch.setattr(Path, "read_bytes", reading)
    assert ">2<" in _body(session().built.saved)  # no event tells that it was let go


def test_a_document_edited_while_it_was_open_stays_and_the_new_one_beside_it(project, session):
    usual = session().built.saved
    lock = next(lock_files(usual))
    lock.write_bytes(b"")
    _edit(project, "2.数字化", "2.信息化")
    beside = session().built.saved
    assert beside != usual
    usual.write_bytes(b"what a person made of it in Word")
    lock.unlink()
    later = session()
    assert later.built.saved == beside
    assert "output-edited" in {each.code for each in later.built.checked.diagnostics}
    assert usual.read_bytes() == b"what a person made of it in Word"
    usual.unlink()
    assert session().built.saved == usual
    assert not beside.exists()


def test_a_bug_of_ours_shows_and_the_session_goes_on(project, session, monkeypatch):
    from reportgen import drafting

    session()
    making = drafting.make

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(drafting, "make", broken)
    _edit(project, "2.数字化", "2.信息化")
    failed = session()
    assert isinstance(failed, Failed)
    assert isinstance(failed.error, ZeroDivisionError)
    monkeypatch.setattr(drafting, "make", making)
    _edit(project, "2.信息化", "2.智能化")
    assert "智能化" in _body(session().built.saved)


def test_the_document_comes_before_its_findings(project):
    running = drafts(project)
    written = next(running)
    assert isinstance(written, Written)
    assert written.placed.path.exists()
    assert written.made.report is not None
    draft = next(running)
    assert isinstance(draft, Draft)
    assert draft.built.checked.made is written.made
    running.close()


class Session:
    """The command `reportgen watch` as a person sees it."""

    def __init__(self, project: Project, *words: str) -> None:
        """Start it and wait for the first build."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "reportgen", "watch", str(project.root), "--lang", "zh", *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, "PYTHONUTF8": "1"},
        )
        self.said = self.until("等着下一次保存")

    def until(self, words: str) -> str:
        """Return the line that holds these words."""
        assert self.process.stderr is not None
        for line in self.process.stderr:
            if words in line:
                return line
        raise AssertionError(words)

    def end(self, number: int) -> tuple[str, str]:
        """Send a signal; return what it printed on stdout, and on stderr since."""
        self.process.send_signal(number)
        return self.process.communicate(timeout=SOON)


def test_a_save_is_told_in_one_line_and_only_what_is_new(project):
    running = Session(project, "--notes")
    _edit(project, "2.数字化", "2.数字化,智能化")
    line = running.until("改了 02-办学条件.yaml")
    assert re.match(r"\d\d:\d\d:\d\d 改了 02-办学条件.yaml；已生成 \S+\.docx；\d+\.\d\d 秒；", line)
    assert "1 处存疑" in line or "1 条提示" in line
    _edit(project, "2.数字化,智能化", "2.数字化")
    assert "没有新问题；少了 1 处" in running.until("改了 02-办学条件.yaml")
    out, _ = running.end(signal.SIGINT)
    assert out.count("[typography]") == 1


def test_a_mistake_is_shown_each_time_until_it_is_mended(project):
    running = Session(project)
    _edit(project, "title: 办学条件", "title：办学条件")
    assert "没有生成文档" in running.until("改了 02-办学条件.yaml")
    case = next((project.content / "cases").glob("*.yaml"))
    case.write_text(case.read_text(encoding="utf-8") + "# 备注\n", encoding="utf-8")
    assert "1 个错误" in running.until(f"改了 {case.name}")
    out, _ = running.end(signal.SIGINT)
    assert out.count("错误[wide-colon]") == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM to send")
def test_a_session_that_is_terminated_ends_as_cleanly(project):
    running = Session(project)
    _, err = running.end(signal.SIGTERM)
    assert running.process.returncode == 0
    assert err.strip() == "已结束"


def test_a_new_title_leaves_no_document_of_the_old_one(project, session):
    first = session().built.saved
    report = project.content / "report.yaml"
    report.write_text(report.read_text(encoding="utf-8").replace("title: ", "title: 新"), "utf-8")
    second = session().built.saved
    assert second.is_file()
    assert second != first
    assert not first.exists()


def test_a_document_changed_by_hand_stays_under_its_old_title(project, session):
    first = session().built.saved
    with zipfile.ZipFile(first, "a") as document:
        document.writestr("note.txt", "mine")
    mine = first.read_bytes()
    report = project.content / "report.yaml"
    report.write_text(report.read_text(encoding="utf-8").replace("title: ", "title: 新"), "utf-8")
    assert session().built.saved.is_file()
    assert first.read_bytes() == mine


def test_a_document_that_could_not_be_saved_is_when_it_can(project, session):
    saved = session().built.saved
    saved.unlink()
    saved.mkdir()  # stands in for a full disk or a folder without permission
    _edit(project, "2.数字化", "2.信息化")
    kept = session()
    assert kept.built.saved is None
    assert kept.built.checked.document is not None
    saved.rmdir()
    assert session().built.saved == saved


def test_only_what_was_saved_is_named_as_changed(project, session):
    session()
    report = project.content / "report.yaml"
    report.write_text(report.read_text(encoding="utf-8") + "template: bureau\n", encoding="utf-8")
    assert [path.name for path in session().changed] == ["report.yaml"]
