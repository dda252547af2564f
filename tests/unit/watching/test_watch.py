"""Changes of files, in settled batches: real files, real events."""

from __future__ import annotations

import os
import shutil

import pytest

from reportgen.project import is_ignored
from reportgen.watching import watch

SOON = 10  # seconds; a test that waits this long has failed


@pytest.fixture
def root(tmp_path):
    (tmp_path / "content" / "sections").mkdir(parents=True)
    (tmp_path / "content" / "report.yaml").write_text("title: 甲\n", encoding="utf-8")
    (tmp_path / "build").mkdir()
    return tmp_path.resolve()


@pytest.fixture(params=[False, True], ids=["events", "polling"])
def changes(root, request):
    with watch(
        frozenset({root / "content", root / "schema"}), is_ignored, poll=request.param
    ) as found:
        yield found


def _wait_for(changes, name: str) -> set[str]:
    """Return the names of a batch and those before it, up to the one that has this name."""
    names: set[str] = set()
    while name not in names:
        batch = changes.next(SOON)
        assert batch, f"{name} was not seen; seen: {names}"
        names |= {path.name for path in batch}
    return names


def test_a_written_file_is_seen(root, changes):
    (root / "content" / "report.yaml").write_text("title: 乙丙\n", encoding="utf-8")
    assert "report.yaml" in _wait_for(changes, "report.yaml")


def test_a_file_saved_by_renaming_is_seen(root, changes):
    """What vim and JetBrains do: write beside it, then move it over."""
    beside = root / "content" / "report.yaml.new"
    beside.write_text("title: 乙丙\n", encoding="utf-8")
    beside.replace(root / "content" / "report.yaml")
    _wait_for(changes, "report.yaml")


def test_a_new_file_in_a_new_folder_is_seen(root, changes):
    folder = root / "content" / "cases"
    folder.mkdir()
    _wait_for(changes, "cases")
    (folder / "01.yaml").write_text("title: 甲\n", encoding="utf-8")
    _wait_for(changes, "01.yaml")


def test_a_deleted_file_is_seen(root, changes):
    (root / "content" / "report.yaml").unlink()
    _wait_for(changes, "report.yaml")


def test_a_folder_that_is_deleted_and_made_again_is_followed(root, changes):
    shutil.rmtree(root / "content")
    _wait_for(changes, "content")
    (root / "content").mkdir()
    _wait_for(changes, "content")
    (root / "content" / "report.yaml").write_text("title: 丁\n", encoding="utf-8")
    _wait_for(changes, "report.yaml")


def test_the_output_and_the_files_of_office_programs_are_not_seen(root, changes):
    (root / "build" / "报告.docx").write_bytes(b"1")
    (root / "content" / "~$资产.xlsx").write_bytes(b"1")
    (root / "content" / ".a.yaml.swp").write_bytes(b"1")
    (root / "content" / "last.yaml").write_bytes(b"1")
    assert _wait_for(changes, "last.yaml") <= {"last.yaml", "content"}


def test_reading_a_file_is_no_change(root):
    with watch(frozenset({root / "content"}), is_ignored) as changes:
        (root / "content" / "report.yaml").read_bytes()
        (root / "content" / "last.yaml").write_bytes(b"1")
        assert _wait_for(changes, "last.yaml") == {"last.yaml"}


def test_two_hundred_files_changed_at_once_are_one_batch(root):
    """What switching a branch does."""
    with watch(frozenset({root / "content"}), is_ignored) as changes:
        for number in range(200):
            (root / "content" / f"{number}.yaml").write_bytes(b"1")
        os.sync() if hasattr(os, "sync") else None
        names: set[str] = set()
        batches = 0
        while len(names) < 200:
            batch = changes.next(SOON)
            assert batch
            names |= {path.name for path in batch}
            batches += 1
        assert batches == 1
