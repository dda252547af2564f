"""The watch loop: build, look at the figures, wait for a change, build again."""

from __future__ import annotations

import gc
import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from pathlib import Path

from reportgen.diagnostics import Severity
from reportgen.pipeline import Built, Made, Placed, built, check_made, make, place
from reportgen.pipeline.placing import may_have_changed
from reportgen.pipeline.reading import NOTHING, Read, read
from reportgen.project import Project, is_ignored
from reportgen.watching import Changes, index_lock, is_locked, watch

_SECOND_LOOK = 0.15  # seconds: an editor may leave a file missing or cut off for a moment
_MOST_LOOKS = 10  # while it goes on writing, as over a slow network
_ALL_GARBAGE = 50  # builds between looks through all that is kept
_HELD = 1.0  # seconds between looks at whether Word or Excel has let go of a file
_MAY_PASS = {"data-open", "unreadable-file", "template-missing"}  # that another program holds


@dataclass(frozen=True, slots=True)
class Written:
    """The first half of a build: the document is in its place, its figures not looked at yet.

    `changed` are the files that read otherwise than at the last build. `made` holds the report,
    the charts drawn and everything read. `polled` says that the files themselves are looked at,
    because the system watches no more folders.
    """

    changed: tuple[Path, ...]
    made: Made
    placed: Placed
    seconds: float
    polled: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole build of a session: what changed before it, what came of it, how long it took."""

    changed: tuple[Path, ...]
    built: Built
    seconds: float


@dataclass(frozen=True, slots=True)
class Failed:
    """A build that a bug of ours cut short; the session goes on, the last document stays."""

    error: Exception


def drafts(
    project: Project, output: Path | None = None, *, part: str = "", poll: bool = False
) -> Generator[Written | Draft | Failed]:
    """Yield a build now and one after every change, until the caller stops asking.

    Of each build first what was `Written`, then the `Draft` with all that was found. A save that
    changes nothing of what is read builds nothing.
    """
    busy = partial(is_locked, index_lock(project.root))
    with watch(_places(project, NOTHING), is_ignored, is_busy=busy, poll=poll) as changes:
        last: Written | None = None
        for number in count():
            try:
                last = _written(changes, project, output, part, last)
                yield last
                yield _draft(last)
                _tidy(number)
            except Exception as error:  # noqa: BLE001 - a bug shows, and the session goes on
                yield Failed(error)
                last = None
                changes.next()


def _tidy(number: int) -> None:
    """Collect garbage now that nobody waits: within a build it would take longer than the build.

    What the first one made stays and is never looked through. (A Ctrl-C that falls into the
    clean-up of an object would be lost: the first one's, of all that was imported, is the longest.)
    """
    if not number:
        gc.freeze()
        return
    gc.collect(1 if number % _ALL_GARBAGE else 2)


def _places(project: Project, found: Read) -> frozenset[Path]:
    """Return what a build reads and where new files may appear."""
    return frozenset({project.content, project.schema, *found.asked})


def _written(
    changes: Changes, project: Project, output: Path | None, part: str, last: Written | None
) -> Written:
    """Wait until something is to be built, or the document's place is free; do it."""
    started = time.perf_counter()
    if last is None:
        found = read(project)
    else:
        started, changed = _next(changes, project, output, last)
        if isinstance(changed, Placed):
            return replace(last, changed=(), placed=changed, seconds=time.perf_counter() - started)
        found = changed
    if changes.follow(_places(project, found)):
        found = read(project, found)  # before they were watched nothing told of a change in them
    names = tuple(sorted(_changed(project, found, last.made.read))) if last else ()
    made = make(project, found, part=part, last=last.made if last else None)
    placed = place(made, project, output, last.made if last else None)
    return Written(names, made, placed, time.perf_counter() - started, changes.limited)


def _changed(project: Project, found: Read, last: Read) -> Iterator[Path]:
    """Yield the files that were saved, are new or gone; not one that is only asked for now."""
    for path in found.changed_since(last):
        new, old = found.state.get(path), last.state.get(path)
        asked_twice = new is not None and old is not None
        if asked_twice or (project.content in path.parents and (new or old)):
            yield path


def _draft(written: Written) -> Draft:
    started = time.perf_counter()
    found = built(check_made(written.made), written.placed)
    return Draft(written.changed, found, written.seconds + time.perf_counter() - started)


def _next(
    changes: Changes, project: Project, output: Path | None, last: Written
) -> tuple[float, Read | Placed]:
    """Wait until the project reads otherwise, or the document can go into its place.

    With it comes when that began. A document that is missing is put there again.
    """
    placed = last.placed
    seen = last.made.read
    held = placed.is_out or any(each.code in _MAY_PASS for each in seen.diagnostics)
    while True:
        if not changes.next(_HELD if held else None) and not held:
            continue
        started = time.perf_counter()
        found = read(project, seen)
        looks = 0
        while _is_cut_off(found, seen) and looks < _MOST_LOOKS:
            looks = looks + 1 if changes.next(_SECOND_LOOK) else _MOST_LOOKS
            found = read(project, found)
        if found.changed_since(seen):
            return started, found
        if may_have_changed(placed):
            placed = place(last.made, project, output)
            if placed != last.placed:
                return started, placed


def _is_cut_off(found: Read, last: Read) -> bool:
    """Tell whether a file is missing or wrong that was not: its editor may not be done yet."""
    gone = last.state.keys() - found.state.keys()
    return bool(gone or _errors(found) - _errors(last))


def _errors(found: Read) -> set[tuple[str, str]]:
    return {
        (each.key, each.span.path)
        for each in found.diagnostics
        if each.severity is Severity.ERROR or each.code in _MAY_PASS
    }
