"""The watch loop: build, look at the figures, wait for a change, build again."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportgen.pipeline import Built, Made, Placed, built, check_made, make, place
from reportgen.pipeline.placing import place_of
from reportgen.pipeline.save import lock_files
from reportgen.project import Project, is_ignored
from reportgen.watching import Changes, watch

FOLDERS = ("content", "schema", "templates")
_SECOND_LOOK = 0.15  # seconds: an editor may leave a file missing or cut off for a moment
_WORD = 1.0  # seconds between looks at whether Word has let go of the document


@dataclass(frozen=True, slots=True)
class Written:
    """The first half of a build: the document is in its place, its figures are not looked at yet.

    `made` holds the report, the charts drawn and everything read. `seconds` is what it took.
    """

    changed: tuple[Path, ...]
    made: Made
    placed: Placed
    seconds: float


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole build of a session: what changed before it, what came of it, how long it took."""

    changed: tuple[Path, ...]
    built: Built
    seconds: float


def drafts(
    project: Project, output: Path | None = None, *, part: str = "", poll: bool = False
) -> Iterator[Written | Draft]:
    """Yield a build now and one after every change, until the caller stops asking.

    Of each build first what was `Written`, then the `Draft` with all that was found.
    """
    with watch(project.root, FOLDERS, is_ignored, poll=poll) as changes:
        written = _written(project, output, part, frozenset(), None)
        while True:
            yield written
            yield _draft(written)
            found = _next(changes, written, place_of(written.made, project, output))
            written = _written(project, output, part, found, written.made)
            if written.placed.path is None:
                more = changes.next(_SECOND_LOOK)
                if more:
                    written = _written(project, output, part, found | more, written.made)


def _written(
    project: Project, output: Path | None, part: str, changed: frozenset[Path], last: Made | None
) -> Written:
    started = time.perf_counter()
    made = make(project, part=part, last=last)
    placed = place(made, project, output)
    return Written(tuple(sorted(changed)), made, placed, time.perf_counter() - started)


def _draft(written: Written) -> Draft:
    started = time.perf_counter()
    found = built(check_made(written.made), written.placed)
    return Draft(written.changed, found, written.seconds + time.perf_counter() - started)


def _next(changes: Changes, last: Written, target: Path | None) -> frozenset[Path]:
    """Wait for a change, or until Word lets go of a document that had to be left alone."""
    waiting = any(d.code == "output-open" for d in last.placed.diagnostics)
    while True:
        found = changes.next(_WORD if waiting else None)
        if found:
            return found
        if target is not None and not any(lock.exists() for lock in lock_files(target)):
            return frozenset({target})
