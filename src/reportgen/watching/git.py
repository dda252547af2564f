"""Whether git is still writing files: a branch is switched in many steps."""

from __future__ import annotations

import time
from pathlib import Path

_STALE = 60.0  # seconds after which a lock is one that git left behind


def index_lock(folder: Path) -> Path | None:
    """Return the file that is there while git changes the files of a folder; None without git."""
    for each in (folder, *folder.parents):
        place = each / ".git"
        if place.is_dir():
            return place / "index.lock"
        if place.is_file():  # a worktree: the file names the folder
            named = place.read_text(encoding="utf-8", errors="replace").partition("gitdir:")[2]
            return each / named.strip() / "index.lock"
    return None


def is_locked(lock: Path | None) -> bool:
    """Tell whether git is at work now."""
    if lock is None:
        return False
    try:
        return time.time() - lock.stat().st_mtime < _STALE
    except OSError:
        return False
