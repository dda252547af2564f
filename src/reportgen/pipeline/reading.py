"""Everything a project holds, read and held against the schemas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from reportgen.assembly.sources import Sources
from reportgen.diagnostics import Diagnostic
from reportgen.loading.pictures import read_pictures
from reportgen.loading.reading import Loaded, load
from reportgen.pipeline.datafiles import read_data_files
from reportgen.pipeline.previous import NO_PREVIOUS, ReadPrevious, read_previous
from reportgen.pipeline.verdicts import Verdicts, held_against_schemas, valid_instances
from reportgen.project import Project, content_files
from reportgen.source import SourceText
from reportgen.validation import schema_differences


@dataclass(frozen=True, slots=True)
class Read:
    """What was read, the files' texts by relative path (of broken ones too), and the problems.

    `loaded`, `verdicts` and `previous` are what the next reading can reuse; `asked` are the data
    files that content names and all that was read of last year's, there or not.
    """

    sources: Sources
    texts: Mapping[str, SourceText]
    diagnostics: tuple[Diagnostic, ...]
    loaded: Mapping[str, Loaded] = field(default_factory=dict)
    verdicts: Verdicts = field(default_factory=lambda: Verdicts("", {}))
    asked: frozenset[Path] = frozenset()
    previous: ReadPrevious = NO_PREVIOUS


NOTHING = Read(Sources((), {}, {}, {}), {}, ())


def read(project: Project, last: Read = NOTHING) -> Read:
    """Read a project's content, data files and pictures; a broken file hides no other.

    What has not changed since the `last` reading is taken from there: the same as read anew.
    """
    files, problems = content_files(project)
    diagnostics = [*problems, *schema_differences(project)]
    loaded = {file.relative: load(file, last.loaded.get(file.relative)) for file in files}
    for file in files:
        diagnostics.extend(loaded[file.relative].diagnostics)
    verdicts = held_against_schemas(project.cache / "valid.json", loaded, last.verdicts)
    diagnostics.extend(chain.from_iterable(verdicts.found.values()))
    instances = valid_instances(loaded, verdicts)
    data, broken, asked = read_data_files(project, project, instances, last.sources.data)
    diagnostics.extend(broken)
    previous = read_previous(project, instances, last.previous)
    diagnostics.extend(previous.diagnostics)
    kept = last.sources.pictures
    folder = project.content / "images"
    pictures, broken = read_pictures(folder, project.root, project.cache / "pictures", kept)
    diagnostics.extend(broken)
    return Read(
        Sources(files, instances, data, pictures, previous.found),
        {name: each.text for name, each in loaded.items() if each.text is not None},
        tuple(diagnostics),
        loaded,
        verdicts,
        asked | previous.asked,
        previous,
    )
