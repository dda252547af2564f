"""Everything a project holds, read and held against the schemas."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from reportgen.assembly import data_requests
from reportgen.assembly.sources import Sources
from reportgen.cache import read_cache, write_cache
from reportgen.diagnostics import Diagnostic, DiagnosticError, problem
from reportgen.loading.instance import DataFile, Instance
from reportgen.loading.pictures import read_pictures
from reportgen.loading.reading import Loaded, load
from reportgen.loading.workbook import read_data
from reportgen.project import Project, content_files, inside
from reportgen.source import SourceText
from reportgen.validation import load_schemas, schema_differences, schemas_digest, validate


@dataclass(frozen=True, slots=True)
class Read:
    """What was read, the files' texts by relative path (of broken ones too), and the problems.

    `loaded` and `verdicts` are what the next reading can reuse; `asked` are the data files that
    content names, there or not.
    """

    sources: Sources
    texts: Mapping[str, SourceText]
    diagnostics: tuple[Diagnostic, ...]
    loaded: Mapping[str, Loaded] = field(default_factory=dict)
    verdicts: Verdicts = field(default_factory=lambda: Verdicts("", {}))
    asked: frozenset[Path] = frozenset()


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What the schemas said of content files, by path and content; `rules` is their digest."""

    rules: str
    found: Mapping[tuple[str, str], tuple[Diagnostic, ...]]


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
    verdicts = _verdicts(project, loaded, last.verdicts)
    diagnostics.extend(chain.from_iterable(verdicts.found.values()))
    instances = {
        name: each.instance
        for name, each in loaded.items()
        if each.instance is not None and not verdicts.found[name, _stamp(each.instance)]
    }
    asked: set[Path] = set()
    data = _data(project, instances, diagnostics, asked, last.sources.data)
    kept = last.sources.pictures
    folder = project.content / "images"
    pictures, broken = read_pictures(folder, project.root, project.cache / "pictures", kept)
    diagnostics.extend(broken)
    return Read(
        Sources(files, instances, data, pictures),
        {name: each.text for name, each in loaded.items() if each.text is not None},
        tuple(diagnostics),
        loaded,
        verdicts,
        frozenset(asked),
    )


def _verdicts(project: Project, loaded: Mapping[str, Loaded], last: Verdicts) -> Verdicts:
    """Hold the instances against their schemas; what was tried once is not tried again."""
    place = project.cache / "valid.json"
    rules = schemas_digest()
    before = last.found if last.rules == rules else {}
    known = {stamp for (_, stamp), told in before.items() if not told}
    known = known or _known_valid(place, rules)
    schemas = None
    found: dict[tuple[str, str], tuple[Diagnostic, ...]] = {}
    for relative, each in loaded.items():
        if each.instance is None:
            continue
        stamp = _stamp(each.instance)
        told = () if stamp in known else before.get((relative, stamp))
        if told is None:
            schemas = schemas or load_schemas()
            told = tuple(validate(each.instance, schemas))
        found[relative, stamp] = told
    valid = {stamp for (_, stamp), told in found.items() if not told}
    if valid != known:
        write_cache(place, json.dumps({"rules": rules, "valid": sorted(valid)}).encode())
    return Verdicts(rules, found)


def _stamp(instance: Instance) -> str:
    return f"{instance.kind}:{instance.digest}"


def _known_valid(place: Path, rules: str) -> set[str]:
    try:
        kept = json.loads(read_cache(place) or b"{}")
    except ValueError:
        return set()
    return set(kept.get("valid", ())) if kept.get("rules") == rules else set()


def _data(
    project: Project,
    instances: Mapping[str, Instance],
    diagnostics: list[Diagnostic],
    asked: set[Path],
    kept: Mapping[str, DataFile],
) -> dict[str, DataFile]:
    """Read the data files that tables name, each once; all that were looked for go to `asked`."""
    files: dict[str, DataFile] = {}
    tried: set[str] = set()
    for name, span in data_requests(instances):
        path = inside(project, name)
        if path is None:
            diagnostics.append(problem("outside-project", span, file=name))
            continue
        relative = project.relative(path)
        if relative in tried:
            continue
        tried.add(relative)
        asked.add(path)
        cache = project.cache / "data"
        try:
            files[relative] = read_data(path, relative, cache, span, kept.get(relative))
        except DiagnosticError as error:
            diagnostics.extend(error.diagnostics)
    return files
