"""The watch loop on a real project."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from reportgen.drafting import Draft, drafts
from reportgen.project import Project
from reportgen.starter import write_project

SOON = 20
SECTION = "content/sections/01-基本情况/02-办学条件.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    write_project(tmp_path / "报告")
    return Project((tmp_path / "报告").resolve())


@pytest.fixture
def session(project):
    """Return a function that gives the next draft of a session that runs beside the test."""
    arrived: queue.Queue[Draft] = queue.Queue()
    over = threading.Event()

    def run() -> None:
        for draft in drafts(project):
            if isinstance(draft, Draft):
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
