"""A real `reportgen watch` on a project of its own, for tests that look at its page."""

from __future__ import annotations

import os
import queue
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SOON = 60
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")
_WAITING = re.compile("等着下一次保存|waiting for the next save")


@dataclass(frozen=True, slots=True)
class Watched:
    """The running command; `heard` are the lines it says."""

    root: Path
    address: str
    heard: queue.Queue[str]

    @property
    def port(self) -> int:
        """The page's port."""
        return int(self.address.rstrip("/").rpartition(":")[2])

    def edit(self, relative: str, old: str, new: str) -> None:
        """Save a file of the project with a text put in the place of another."""
        path = self.root / relative
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


@contextmanager
def watching(root: Path, *options: str, language: str = "zh") -> Iterator[Watched]:
    """Run the command until the block ends; it has built once when the block begins."""
    words = [sys.executable, "-m", "reportgen", "watch", str(root), "--lang", language, *options]
    process = subprocess.Popen(
        words,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    heard: queue.Queue[str] = queue.Queue()
    reader = threading.Thread(target=_listen, args=(process, heard), daemon=True)
    reader.start()
    try:
        address = ""
        while True:
            line = heard.get(timeout=SOON)
            found = _ADDRESS.search(line)
            address = found.group() if found else address
            if _WAITING.search(line):
                break
        yield Watched(root, address, heard)
    finally:
        process.kill()
        process.wait(SOON)
        reader.join(SOON)
        assert process.stderr is not None
        process.stderr.close()


def _listen(process: subprocess.Popen[str], heard: queue.Queue[str]) -> None:
    assert process.stderr is not None
    for line in process.stderr:
        heard.put(line)
