"""What is looked at: files, and folders with all below them, there or not."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR

# Size, time of change in nanoseconds, number on the disk.
Look = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Places:
    """Files and folders; `is_ignored` tells by its name what is none of our business."""

    paths: frozenset[Path]
    is_ignored: Callable[[str], bool]

    def concern(self, path: Path) -> bool:
        """Tell whether a change of `path` matters: it is a place, in one or above one."""
        return any(self._in(path, place) or place.is_relative_to(path) for place in self.paths)

    def _in(self, path: Path, place: Path) -> bool:
        if not path.is_relative_to(place):
            return False
        return not any(map(self.is_ignored, path.relative_to(place).parts))

    def folders(self) -> Iterator[Path]:
        """Yield every folder that is there, those below it too."""
        for place in self.paths:
            for folder, below, _ in os.walk(place):
                below[:] = [name for name in below if not self.is_ignored(name)]
                yield Path(folder)

    def anchors(self) -> dict[Path, bool]:
        """Return the folders in which changes show, and whether all below them counts as well.

        A place is seen from the nearest folder that is there: itself, and the one it lies in.
        """
        found: dict[Path, bool] = {}
        for place in self.paths:
            if place.is_dir():
                found[place] = True
            above = next((each for each in place.parents if each.is_dir()), None)
            if above is not None:
                found.setdefault(above, False)
        deep = [folder for folder, recursive in found.items() if recursive]
        return {
            folder: recursive
            for folder, recursive in found.items()
            if not any(folder != each and folder.is_relative_to(each) for each in deep)
        }

    def snapshot(self) -> dict[Path, Look]:
        """Return how every file and folder looks that is there now."""
        return {path: look for path in self._all() if (look := look_at(path)) is not None}

    def _all(self) -> Iterator[Path]:
        for place in self.paths:
            yield place
            for folder, below, files in os.walk(place):
                below[:] = [name for name in below if not self.is_ignored(name)]
                yield from (Path(folder, name) for name in below)
                yield from (Path(folder, name) for name in files if not self.is_ignored(name))


def look_at(path: Path) -> Look | None:
    """Return how a file looks without reading it; None when it is not there.

    Of a folder only which one it is: what it holds is looked at for itself.
    """
    try:
        found = path.stat()
    except OSError:
        return None
    if S_ISDIR(found.st_mode):
        return 0, 0, found.st_ino
    return found.st_size, found.st_mtime_ns, found.st_ino


def differing(before: dict[Path, Look], now: dict[Path, Look]) -> Iterable[Path]:
    """Return the files that are new, gone or otherwise than before."""
    return {path for path in before.keys() | now.keys() if before.get(path) != now.get(path)}
