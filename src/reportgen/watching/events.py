"""The system's own events about files: another thread hands them over, nothing is judged there."""

from __future__ import annotations

import contextlib
import os
import queue
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.watching.places import Places

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent
    from watchdog.observers.api import BaseObserver

_ACTED_ON = {"created", "modified", "moved", "closed", "deleted"}


class TooManyFoldersError(Exception):
    """The system watches fewer folders than it was asked to (Linux limits their number)."""


@dataclass(slots=True)
class Events:
    """Watches set on an observer, one on each folder in which a change can show."""

    places: Places
    arrived: queue.SimpleQueue[Path]
    observer: BaseObserver
    watches: dict[tuple[Path, bool], tuple[Any, tuple[int, int]]] = field(default_factory=dict)

    def follow(self, places: Places) -> None:
        """Look at these places from now on. Raises TooManyFoldersError."""
        self.places = places
        self.refresh()
        self.check()

    def refresh(self) -> frozenset[Path]:
        """Set the watches anew that are gone or stand on a folder that is no longer the same.

        A folder that was deleted and made again sends nothing: what was so far unseen is returned.
        """
        wanted = {
            anchor: identity
            for anchor in self.places.anchors().items()
            if (identity := _identity(anchor[0])) is not None
        }
        for anchor, (watch, identity) in list(self.watches.items()):
            if wanted.get(anchor) != identity:
                del self.watches[anchor]
                with contextlib.suppress(KeyError, OSError):  # it may have gone with the folder
                    self.observer.unschedule(watch)
        missed = wanted.keys() - self.watches.keys()
        for anchor in missed:
            self._schedule(*anchor, wanted[anchor])
        return frozenset(folder for folder, _ in missed)

    def _schedule(self, folder: Path, recursive: bool, identity: tuple[int, int]) -> None:
        try:
            watch = self.observer.schedule(_handler(self), str(folder), recursive=recursive)
        except FileNotFoundError:
            return  # gone again: the next look finds out
        except OSError as error:
            raise TooManyFoldersError from error
        self.watches[folder, recursive] = watch, identity

    def check(self) -> None:
        """Raise TooManyFoldersError if some folder is not watched; watchdog does not say so."""
        counted = _kernel_watches()
        if counted is not None and counted < len(set(self.places.folders())):
            raise TooManyFoldersError

    def take(self, event: FileSystemEvent) -> None:
        """Hand on what changed; reading a file is no change, nor is a folder's own time."""
        if event.event_type not in _ACTED_ON:
            return
        if event.is_directory and event.event_type in {"modified", "closed"}:
            return
        for place in _paths(event):
            self.arrived.put(place)


def _paths(event: FileSystemEvent) -> Iterable[Path]:
    return (Path(os.fsdecode(place)) for place in (event.src_path, event.dest_path) if place)


def _identity(folder: Path) -> tuple[int, int] | None:
    """Return what a folder keeps as long as it is the same one."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _kernel_watches() -> int | None:
    """Return how many folders Linux watches for this process; None where it does not say."""
    count, told = 0, False
    try:
        for name in os.listdir("/proc/self/fd"):  # noqa: PTH208 - names, thousands of them
            with contextlib.suppress(OSError):
                if "inotify" in os.readlink(f"/proc/self/fd/{name}"):  # noqa: PTH115 - no file
                    told = True
                    text = Path("/proc/self/fdinfo", name).read_text(encoding="ascii")
                    count += text.count("inotify wd:")
    except OSError:
        return None
    return count if told else None


def _handler(events: Events) -> Any:
    """Return a watchdog handler that hands every event over."""
    from watchdog.events import FileSystemEventHandler

    class Handler(FileSystemEventHandler):
        def dispatch(self, event: FileSystemEvent) -> None:
            events.take(event)

    return Handler()
