"""Places watched: what changed in them, handed over when it has settled."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.watching.events import Events, TooManyFoldersError
from reportgen.watching.places import Look, Places, differing

SETTLED = 0.016  # seconds without an event after which a save is over
LONGEST = 0.3  # events of one file that never stop are handed over all the same
LONGEST_MANY = 3.0  # those of many files: a branch is switched, an archive unpacked
LONGEST_BUSY = 20.0
_MANY = 10  # files
_POLL = 0.5  # seconds between two looks at the files themselves
_BEAT = 1.0  # seconds between two looks at whether the watches still stand


def _never() -> bool:
    return False


@dataclass(slots=True)
class Changes:
    """What changes in the places; `events` is None while the files themselves are looked at.

    `limited` says that it had to be so: the system watches no more folders.
    """

    places: Places
    is_busy: Callable[[], bool]
    arrived: queue.SimpleQueue[Path] = field(default_factory=queue.SimpleQueue)
    events: Events | None = None
    limited: bool = False
    is_checked: bool = False
    looks: dict[Path, Look] = field(default_factory=dict)

    def follow(self, paths: frozenset[Path]) -> bool:
        """Look at these files and folders from now on; tell whether they are others than before."""
        if paths == self.places.paths:
            return False
        self.places = Places(paths, self.places.is_ignored)
        if self.events is None:
            self.looks = {**self.places.snapshot(), **self._known()}
            return True
        try:
            self.events.follow(self.places)
        except TooManyFoldersError:
            self._fall_back()
        return True

    def _known(self) -> dict[Path, Look]:
        return {path: look for path, look in self.looks.items() if self.places.concern(path)}

    def next(self, timeout: float | None = None) -> frozenset[Path]:
        """Wait for a change and return all that belong to it; empty when none came in time.

        A batch ends when nothing more comes for a moment, or when it has taken long enough.
        """
        until = None if timeout is None else time.monotonic() + timeout
        while True:
            left = _BEAT if until is None else min(_BEAT, until - time.monotonic())
            found = self._wait(max(0.0, left)) or self._missed()
            if found:
                return self._settled(found)
            if until is not None and time.monotonic() >= until:
                return frozenset()

    def _wait(self, timeout: float) -> set[Path]:
        return self._polled(timeout) if self.events is None else self._arrived(timeout)

    def _settled(self, found: set[Path]) -> frozenset[Path]:
        """Return a change with all that follow it at once."""
        started = time.monotonic()
        while True:
            more = self._wait(SETTLED)
            found |= more
            taken = time.monotonic() - started
            still = self.is_busy() and taken < LONGEST_BUSY
            if not still and (not more or taken > _longest(found)):
                self.is_checked = False
                return frozenset(found | self._refreshed())

    def _arrived(self, timeout: float) -> set[Path]:
        """Return what an event told of within a time; empty if nothing that matters."""
        until = time.monotonic() + timeout
        while (left := until - time.monotonic()) > 0:
            try:
                path = self.arrived.get(timeout=left)
            except queue.Empty:
                break
            if self.places.concern(path):
                return {path}
        return set()

    def _missed(self) -> set[Path]:
        """Return what no event told of: folders deleted, moved or made again."""
        found = self._refreshed()
        if self.events is not None and not self.is_checked:
            self.is_checked = True
            try:
                self.events.check()
            except TooManyFoldersError:
                return self._fall_back()
        return found

    def _refreshed(self) -> set[Path]:
        if self.events is None:
            return set()
        try:
            return set(self.events.refresh())
        except TooManyFoldersError:
            return self._fall_back()

    def _fall_back(self) -> set[Path]:
        """Look at the files themselves from now on: the system tells of too few."""
        self.limited = True
        if self.events is not None:
            self.events.observer.unschedule_all()
        self.events = None
        self.looks = self.places.snapshot()
        return set(self.places.paths)

    def _polled(self, timeout: float) -> set[Path]:
        """Return what looks otherwise than at the last look, after some time."""
        until = time.monotonic() + timeout
        while True:
            now = self.places.snapshot()
            changed = set(differing(self.looks, now))
            self.looks = now
            left = until - time.monotonic()
            if changed or left <= 0:
                return changed
            time.sleep(min(_POLL, left))


def _longest(found: set[Path]) -> float:
    return LONGEST_MANY if len(found) > _MANY else LONGEST


@contextmanager
def watch(
    paths: frozenset[Path],
    is_ignored: Callable[[str], bool],
    *,
    is_busy: Callable[[], bool] = _never,
    poll: bool = False,
) -> Iterator[Changes]:
    """Watch these files and folders, now or whenever they appear; give what changes in them.

    `is_busy` tells that another program is still changing files. `poll` looks at the files
    themselves, for network drives that send no events.
    """
    changes = Changes(Places(paths, is_ignored), is_busy)
    if poll:
        changes.looks = changes.places.snapshot()
        yield changes
        return
    from watchdog.observers import Observer

    observer = Observer()
    try:
        try:
            observer.start()
            changes.events = Events(changes.places, changes.arrived, observer)
            changes.events.follow(changes.places)
        except (TooManyFoldersError, OSError):
            changes._fall_back()  # noqa: SLF001 - its own module
        yield changes
    finally:
        if observer.is_alive():
            observer.stop()
            observer.join()
