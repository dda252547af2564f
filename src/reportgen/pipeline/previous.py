"""Last year's report, the project or workbook that `previous:` names: read, never written."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from reportgen.assembly.sources import Previous, Sources
from reportgen.diagnostics import Diagnostic, DiagnosticError, Severity, problem
from reportgen.loading.instance import DataFile, Instance
from reportgen.loading.reading import Loaded, load
from reportgen.loading.workbook import read_data
from reportgen.pipeline.datafiles import read_data_files
from reportgen.pipeline.verdicts import Verdicts, held_against_schemas, valid_instances
from reportgen.project import ContentFile, Project, content_files
from reportgen.source import Span


@dataclass(frozen=True, slots=True)
class ReadPrevious:
    """What was read of last year's, what is wrong with its place, and all that was looked at.

    What is wrong inside its files is told only where this year's report asks for it.
    """

    found: Previous | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    asked: frozenset[Path] = frozenset()
    root: Path | None = None
    loaded: Mapping[str, Loaded] = field(default_factory=dict)
    verdicts: Verdicts = field(default_factory=lambda: Verdicts("", {}))

    @property
    def digests(self) -> dict[Path, str]:
        """The digest of every file that could be read, by its path."""
        found = {each.file.path: each.digest for each in self.loaded.values()}
        if self.found is not None and self.root is not None:
            if self.found.workbook is not None:
                found[self.root] = self.found.workbook.digest
            data = self.found.sources.data if self.found.sources is not None else {}
            found |= {self.root / name: each.digest for name, each in data.items()}
        return found


NO_PREVIOUS = ReadPrevious()


def read_previous(
    project: Project, instances: Mapping[str, Instance], last: ReadPrevious
) -> ReadPrevious:
    """Read what `previous:` of report.yaml names; what has not changed is taken from the last time.

    Its path counts from content, as all of them do, or else from the project's folder.
    """
    report = next((each for each in instances.values() if each.kind == "report"), None)
    named = report.data.get("previous") if report else None
    if report is None or named is None:
        return NO_PREVIOUS
    span = report.marks["previous",].value
    places = _places(project, str(named))
    found = next(filter(_kind, places), None)
    read = _read(project, found, str(named), span, last)
    return replace(read, asked=read.asked.union(places))


def _read(
    project: Project, path: Path | None, name: str, span: Span, last: ReadPrevious
) -> ReadPrevious:
    if path is None:
        return _refused(problem("previous-missing", span, name=name))
    if path.name == "content" and _kind(path / "report.yaml") == "file":
        path = path.parent
    if path == project.root:
        return _refused(problem("previous-missing.itself", span, name=name))
    kept = last if last.root == path else NO_PREVIOUS
    kind = _kind(path)
    if kind == "file":
        return _workbook(project, path, span, kept)
    if kind == "folder" and _kind(path / "content" / "report.yaml") == "file":
        return _project(project, Project(path), span, kept)
    told = problem("previous-missing.no-report", span, name=name)
    return _refused(told, path / "content" / "report.yaml")


def _places(project: Project, name: str) -> tuple[Path, ...]:
    """Return where last year's may lie; a backslash is what Windows writes between folders."""
    if "\0" in name:
        return ()
    plain = name.strip().replace("\\", "/")
    found = (os.path.realpath(folder / plain) for folder in (project.content, project.root))
    return tuple(dict.fromkeys(map(Path, found)))


def _kind(path: Path) -> str:
    """Tell whether a file or a folder stands at a path; nothing for anything else."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return ""
    return "file" if stat.S_ISREG(mode) else "folder" if stat.S_ISDIR(mode) else ""


def _refused(told: Diagnostic, *asked: Path) -> ReadPrevious:
    return ReadPrevious(Previous(told.span), (told,), frozenset(asked))


def _workbook(project: Project, path: Path, span: Span, last: ReadPrevious) -> ReadPrevious:
    kept: DataFile | None = last.found.workbook if last.found else None
    asked = frozenset({path})
    try:
        book = read_data(path, project.shown(path), project.cache / "data", span, kept)
    except DiagnosticError as error:
        told = tuple(each for each in error.diagnostics if each.span == span)
        inside = [each.span for each in error.diagnostics if each.span != span]
        return ReadPrevious(Previous(span, broken=_first_of_each(inside)), told, asked)
    if last.found and last.found.span == span and kept is book:
        return last
    return ReadPrevious(Previous(span, workbook=book), (), asked, path)


def _project(project: Project, theirs: Project, span: Span, last: ReadPrevious) -> ReadPrevious:
    try:
        listed, problems = content_files(theirs)
    except OSError as error:
        name, reason = project.shown(theirs.root), error.strerror or str(error)
        told = problem("previous-missing.unreadable", span, name=name, reason=reason)
        return _refused(told, theirs.root)
    folder = project.shown(theirs.root)
    files = tuple(
        replace(file, relative=f"{folder}/{file.relative}")
        for file in listed
        if file.kind != "answers"
    )
    loaded = {file.relative: load(file, last.loaded.get(file.relative)) for file in files}
    verdicts = held_against_schemas(project.cache / "previous.json", loaded, last.verdicts)
    instances = valid_instances(loaded, verdicts)
    before = last.found.sources.data if last.found and last.found.sources else {}
    data, unread, asked = read_data_files(theirs, project, instances, before)
    if (
        last.found
        and last.found.span == span
        and _same(loaded, last.loaded)
        and _same(data, before)
    ):
        return last
    outside = [
        replace(each.span, path=f"{folder}/{each.span.path}")
        for each in problems
        if each.code == "outside-project"
    ]
    found = chain(*(each.diagnostics for each in loaded.values()), *verdicts.found.values(), unread)
    broken = [each.span for each in found if each.severity is Severity.ERROR]
    return ReadPrevious(
        Previous(span, Sources(files, instances, data, {}), None, _first_of_each(broken + outside)),
        tuple(_report_unread(files, instances, span)),
        asked | {theirs.content, *(file.path for file in files)},
        theirs.root,
        loaded,
        verdicts,
    )


def _report_unread(
    files: Iterable[ContentFile], instances: Mapping[str, Instance], span: Span
) -> Iterator[Diagnostic]:
    """Yield that last year's report.yaml is broken, whether or not anything asks for it."""
    for file in files:
        if file.kind == "report" and file.relative not in instances:
            yield problem("previous-broken.report", span, file=file.relative)


def _same(now: Mapping[str, object], then: Mapping[str, object]) -> bool:
    """Tell whether everything was taken from the last reading."""
    return list(now) == list(then) and all(now[name] is then[name] for name in now)


def _first_of_each(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the first place in each file and sheet."""
    return tuple({(span.path, span.sheet): span for span in reversed(list(spans))}.values())[::-1]
