"""Folders watched: events from another thread, handed over when they have settled."""

from __future__ import annotations

import contextlib
import queue
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent
    from watchdog.observers.api import BaseObserver

SETTLED = 0.018  # seconds without an event after which a save is over
LONGEST = 0.3  # events that never stop are handed over all the same
_ACTED_ON = {"created", "modified", "moved", "closed", "deleted"}


@dataclass(frozen=True, slots=True)
class Changes:
    """What changes below the watched folders."""

    arrived: queue.SimpleQueue[Path] = field(default_factory=queue.SimpleQueue)

    def next(self, timeout: float | None = None) -> frozenset[Path]:
        """Wait for a change and return all that belong to it; empty when none came in time.

        A batch ends when nothing more comes for a moment, or when it has taken long enough.
        """
        try:
            found = {self.arrived.get(timeout=timeout)}
        except queue.Empty:
            return frozenset()
        until = time.monotonic() + LONGEST
        while (left := until - time.monotonic()) > 0:
            try:
                found.add(self.arrived.get(timeout=min(SETTLED, left)))
            except queue.Empty:
                break
        return frozenset(found)


@contextmanager
def watch(
    root: Path, folders: Sequence[str], is_ignored: Callable[[str], bool], *, poll: bool = False
) -> Iterator[Changes]:
    """Watch these folders of `root`, now or whenever they appear; give what changes in them.

    `poll` looks at the files themselves, for network drives that send no events.
    """
    changes = Changes()
    observer = _observer(poll=poll)
    tree = _Tree(root, tuple(folders), is_ignored, observer, changes)
    observer.schedule(tree.at_root(), str(root), recursive=False)
    for name in folders:
        tree.follow(name)
    observer.start()
    try:
        yield changes
    finally:
        observer.stop()
        observer.join()


def _observer(*, poll: bool) -> BaseObserver:
    if poll:
        from watchdog.observers.polling import PollingObserver

        return PollingObserver(timeout=0.5)
    from watchdog.observers import Observer

    return Observer()


@dataclass(slots=True)
class _Tree:
    """The watches set on an observer: one on each folder that is there."""

    root: Path
    folders: tuple[str, ...]
    is_ignored: Callable[[str], bool]
    observer: BaseObserver
    changes: Changes
    watches: dict[str, Any] = field(default_factory=dict)

    def follow(self, name: str) -> None:
        """Watch a folder, anew if it was watched: one that was made again sends nothing."""
        old = self.watches.pop(name, None)
        if old is not None:
            with contextlib.suppress(KeyError, OSError):  # it may have gone with the folder
                self.observer.unschedule(old)
        if (self.root / name).is_dir():
            self.watches[name] = self.observer.schedule(
                _handler(self._inside), str(self.root / name), recursive=True
            )

    def at_root(self) -> Any:
        return _handler(self._beside)

    def _inside(self, event: FileSystemEvent) -> None:
        """Hand on what changed in a watched folder; reading a file is no change."""
        if event.event_type not in _ACTED_ON:
            return
        if event.is_directory and event.event_type in {"modified", "closed"}:
            return
        for place in (event.src_path, event.dest_path):
            path = Path(_text(place)) if place else None
            if path is not None and not self.is_ignored(path.name):
                self.changes.arrived.put(path)

    def _beside(self, event: FileSystemEvent) -> None:
        """Follow a folder that appears again at the root, and tell when one goes."""
        for place in (event.src_path, event.dest_path):
            path = Path(_text(place)) if place else None
            if path is None or path.name not in self.folders or path.parent != self.root:
                continue
            if event.event_type in {"created", "moved"}:
                self.follow(path.name)
            if event.event_type in {"created", "moved", "deleted"}:
                self.changes.arrived.put(path)


def _text(place: str | bytes) -> str:
    return place if isinstance(place, str) else place.decode("utf-8", "surrogateescape")


def _handler(react: Callable[[FileSystemEvent], None]) -> Any:
    """Return a watchdog handler that hands every event to a function."""
    from watchdog.events import FileSystemEventHandler

    class Handler(FileSystemEventHandler):
        def dispatch(self, event: FileSystemEvent) -> None:
            react(event)

    return Handler()
