"""Changes of files, in settled batches: real files, real events."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import partial

import pytest

from reportgen.project import is_ignored
from reportgen.watching import index_lock, is_locked, watch

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


def test_a_file_is_seen_when_its_folder_appears(root):
    wanted = root / "tables" / "2025" / "资产.xlsx"
    with watch(frozenset({root / "content", wanted}), is_ignored) as changes:
        for folder in (wanted.parents[1], wanted.parent):
            folder.mkdir()
            _wait_for(changes, folder.name)
        wanted.write_bytes(b"1")
        _wait_for(changes, wanted.name)


def test_of_a_single_file_s_folder_the_other_files_are_not_seen(root):
    (root / "tables").mkdir()
    places = frozenset({root / "content", root / "tables" / "资产.xlsx"})
    with watch(places, is_ignored) as changes:
        (root / "tables" / "其他.xlsx").write_bytes(b"1")
        (root / "tables" / "资产.xlsx").write_bytes(b"1")
        assert _wait_for(changes, "资产.xlsx") == {"资产.xlsx"}


def test_places_can_change_while_watching(root, changes):
    (root / "templates").mkdir()
    changes.follow(frozenset({root / "content", root / "templates" / "ours.docx"}))
    (root / "templates" / "ours.docx").write_bytes(b"1")
    _wait_for(changes, "ours.docx")


def test_a_folder_that_is_swapped_for_another_is_followed(root, changes):
    """What a sync program does: the new folder is made elsewhere and moved in."""
    fresh = root / "fresh"
    fresh.mkdir()
    (root / "content").rename(root / "old")
    fresh.rename(root / "content")
    _wait_for(changes, "content")
    (root / "content" / "report.yaml").write_bytes(b"1")
    _wait_for(changes, "report.yaml")


def test_a_project_that_is_moved_away_and_back_is_followed(root):
    project = root / "project"
    (project / "content").mkdir(parents=True)
    with watch(frozenset({project / "content"}), is_ignored) as changes:
        project.rename(root / "away")
        assert changes.next(SOON)
        (root / "away").rename(project)
        assert changes.next(SOON)
        (project / "content" / "report.yaml").write_bytes(b"1")
        _wait_for(changes, "report.yaml")


@pytest.mark.parametrize("when", ["at once", "later"])
def test_where_the_system_watches_too_few_folders_the_files_are_looked_at(root, monkeypatch, when):
    """Linux counts: over its limit watchdog leaves folders out and does not say so."""
    from reportgen.watching import events

    counted = 0 if when == "at once" else 1_000
    monkeypatch.setattr(events, "_kernel_watches", lambda: counted)
    with watch(frozenset({root / "content"}), is_ignored) as changes:
        if when == "later":
            assert not changes.limited
            counted = 0
            (root / "content" / "first.yaml").write_bytes(b"1")
            _wait_for(changes, "first.yaml")
            while not changes.limited:
                assert changes.next(SOON)
        assert changes.limited
        (root / "content" / "report.yaml").write_bytes(b"other")
        _wait_for(changes, "report.yaml")


def test_a_system_that_refuses_to_watch_is_no_failure(root, monkeypatch):
    from watchdog.observers import Observer

    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(Observer, "schedule", refuse)
    with watch(frozenset({root / "content"}), is_ignored) as changes:
        assert changes.limited
        (root / "content" / "report.yaml").write_bytes(b"other")
        _wait_for(changes, "report.yaml")


def _git(folder, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)


@pytest.mark.tool("git")
def test_a_branch_of_two_hundred_files_is_one_batch(root):
    _git(root, "init", "-q")
    _git(root, "config", "user.email", "editor@example.com")
    _git(root, "config", "user.name", "editor")
    for branch in ("before", "after"):
        _git(root, "checkout", "-q", "-b", branch)
        for number in range(200):
            (root / "content" / f"{number}.yaml").write_text(branch, encoding="utf-8")
        _git(root, "add", "-A")
        _git(root, "commit", "-qm", branch)
    busy = partial(is_locked, index_lock(root / "content"))
    with watch(frozenset({root / "content"}), is_ignored, is_busy=busy) as changes:
        _git(root, "checkout", "-q", "before")
        assert {path.name for path in changes.next(SOON)} >= {f"{n}.yaml" for n in range(200)}
        (root / "content" / "last.yaml").write_bytes(b"1")
        assert _wait_for(changes, "last.yaml") == {"last.yaml"}


def test_git_s_lock_is_found_in_a_worktree_too(tmp_path):
    (tmp_path / "main" / ".git" / "worktrees" / "w").mkdir(parents=True)
    worktree = tmp_path / "w"
    worktree.mkdir()
    folder = tmp_path / "main" / ".git" / "worktrees" / "w"
    (worktree / ".git").write_text(f"gitdir: {folder}\n", encoding="utf-8")
    lock = index_lock(worktree / "content")
    assert lock == folder / "index.lock"
    assert not is_locked(lock)
    lock.write_bytes(b"")
    assert is_locked(lock)
    os.utime(lock, (0, 0))
    assert not is_locked(lock)  # git died long ago and left it behind


def test_without_git_nothing_is_locked():
    assert not is_locked(None)
