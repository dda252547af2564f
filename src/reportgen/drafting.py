"""The watch loop: build, tell, wait for a change, build again."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportgen.pipeline import Built, build
from reportgen.pipeline.reading import NOTHING, Read
from reportgen.pipeline.save import lock_files
from reportgen.project import Project, is_ignored
from reportgen.watching import Changes, watch

FOLDERS = ("content", "schema", "templates")
_SECOND_LOOK = 0.15  # seconds: an editor may leave a file missing or cut off for a moment
_WORD = 1.0  # seconds between looks at whether Word has let go of the document


@dataclass(frozen=True, slots=True)
class Draft:
    """One build of a session: what changed before it, what came of it, how long it took."""

    changed: tuple[Path, ...]
    built: Built
    seconds: float


def drafts(
    project: Project, output: Path | None = None, *, part: str = "", poll: bool = False
) -> Iterator[Draft]:
    """Yield a build now and one after every change, until the caller stops asking."""
    with watch(project.root, FOLDERS, is_ignored, poll=poll) as changes:
        yield (last := _draft(project, output, part, frozenset(), NOTHING))
        while True:
            found = _next(changes, last, output or _usual(project, last))
            draft = _draft(project, output, part, found, last.built.checked.read)
            if draft.built.saved is None:
                more = changes.next(_SECOND_LOOK)
                if more:
                    draft = _draft(project, output, part, found | more, draft.built.checked.read)
            yield (last := draft)


def _draft(
    project: Project, output: Path | None, part: str, changed: frozenset[Path], last: Read
) -> Draft:
    started = time.perf_counter()
    built = build(project, output, part=part, last=last)
    return Draft(tuple(sorted(changed)), built, time.perf_counter() - started)


def _usual(project: Project, last: Draft) -> Path | None:
    """Return where the document would stand if nobody had it open."""
    saved = last.built.saved
    if saved is None:
        return None
    name = saved.stem.partition("（新")[0] + saved.suffix
    return saved.with_name(name) if saved.parent == project.build else saved


def _next(changes: Changes, last: Draft, target: Path | None) -> frozenset[Path]:
    """Wait for a change, or until Word lets go of a document that had to be left alone."""
    waiting = any(d.code == "output-open" for d in last.built.checked.diagnostics)
    while True:
        found = changes.next(_WORD if waiting else None)
        if found:
            return found
        if target is not None and not any(lock.exists() for lock in lock_files(target)):
            return frozenset({target})
