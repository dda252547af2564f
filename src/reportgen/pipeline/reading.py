"""Everything a project holds, read and held against the schemas."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from reportgen.assembly.sources import Sources
from reportgen.diagnostics import Diagnostic, DiagnosticError
from reportgen.loading.instance import Instance
from reportgen.loading.pictures import read_pictures
from reportgen.loading.reading import Loaded, load
from reportgen.pipeline.datafiles import read_data_files
from reportgen.pipeline.previous import NO_PREVIOUS, ReadPrevious, read_previous
from reportgen.pipeline.template import TemplateFile, named_template, read_template
from reportgen.pipeline.verdicts import Verdicts, held_against_schemas, valid_instances
from reportgen.project import ContentFile, Project, content_files
from reportgen.source import SourceText
from reportgen.validation import schema_differences


@dataclass(frozen=True, slots=True)
class Read:
    """What was read, the files' texts by relative path (of broken ones too), and the problems.

    `loaded`, `verdicts` and `previous` are what the next reading can reuse; `asked` are the files
    and folders that content names, there or not: data files, the template, and all that was read
    of last year's. `state` has the digest of every file that was read: a reading with the same
    state is the same.
    """

    sources: Sources
    texts: Mapping[str, SourceText]
    diagnostics: tuple[Diagnostic, ...]
    loaded: Mapping[str, Loaded] = field(default_factory=dict)
    verdicts: Verdicts = field(default_factory=lambda: Verdicts("", {}))
    asked: frozenset[Path] = frozenset()
    template: TemplateFile | None = None
    state: Mapping[Path, str] = field(default_factory=dict)
    previous: ReadPrevious = NO_PREVIOUS

    def changed_since(self, last: Read) -> frozenset[Path]:
        """Return the files that were not read, or read otherwise, the last time."""
        names = self.state.keys() | last.state.keys()
        return frozenset(each for each in names if self.state.get(each) != last.state.get(each))


NOTHING = Read(Sources((), {}, {}, {}), {}, ())


def read(project: Project, last: Read = NOTHING) -> Read:
    """Read a project's content, data files and pictures; a broken file hides no other.

    What has not changed since the `last` reading is taken from there: the same as read anew.
    """
    files, problems = _files(project)
    differences = tuple(schema_differences(project))
    diagnostics = [*problems, *differences]
    loaded = {file.relative: load(file, last.loaded.get(file.relative)) for file in files}
    for file in files:
        diagnostics.extend(loaded[file.relative].diagnostics)
    verdicts = held_against_schemas(project.cache / "valid.json", loaded, last.verdicts)
    diagnostics.extend(chain.from_iterable(verdicts.found.values()))
    instances = valid_instances(loaded, verdicts)
    data, unread, asked = read_data_files(project, project, instances, last.sources.data)
    diagnostics.extend(unread)
    previous = read_previous(project, instances, last.previous)
    diagnostics.extend(previous.diagnostics)
    kept = last.sources.pictures
    folder = project.content / "images"
    pictures, broken = read_pictures(folder, project.root, project.cache / "pictures", kept)
    diagnostics.extend(broken)
    unreadable = frozenset(each.span.path for each in broken)
    template = _template(project, instances, diagnostics)
    named = named_template(project, instances)
    asked |= previous.asked | ({named} if named else set())
    digests = {
        **previous.digests,
        **{each.file.path: each.digest for each in loaded.values()},
        **{project.root / name: each.digest for name, each in data.items()},
        **{project.root / name: each.digest for name, each in pictures.items()},
        **_refused(project, (*problems, *unread, *broken, *differences)),
    }
    if template is not None:
        digests[project.root / template.path] = hashlib.sha256(template.data).hexdigest()
    return Read(
        Sources(files, instances, data, pictures, previous.found, unreadable),
        {name: each.text for name, each in loaded.items() if each.text is not None},
        tuple(diagnostics),
        loaded,
        verdicts,
        asked,
        template,
        {path: digests.get(path, "") for path in {*digests, *asked}},
        previous,
    )


def _refused(project: Project, problems: Iterable[Diagnostic]) -> dict[Path, str]:
    """Return what is wrong with each file that could not be read, in the place of its digest."""
    found: dict[Path, str] = {}
    for told in problems:
        path = project.root / str(told.params.get("file", told.span.path))
        found[path] = f"{found.get(path, '')}{told.key} {told.span} {sorted(told.params.items())}"
    return found


def _files(project: Project) -> tuple[tuple[ContentFile, ...], tuple[Diagnostic, ...]]:
    try:
        return content_files(project)
    except DiagnosticError as error:
        return (), error.diagnostics


def _template(
    project: Project, instances: Mapping[str, Instance], diagnostics: list[Diagnostic]
) -> TemplateFile | None:
    try:
        return read_template(project, instances)
    except DiagnosticError as error:
        diagnostics.extend(error.diagnostics)
        return None
