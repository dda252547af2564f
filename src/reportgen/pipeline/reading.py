"""Everything a project holds, read and held against the schemas."""

from __future__ import annotations

import hashlib
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
from reportgen.pipeline.template import TemplateFile, named_template, read_template
from reportgen.project import ContentFile, Project, content_files, inside
from reportgen.source import SourceText
from reportgen.validation import load_schemas, schema_differences, schemas_digest, validate


@dataclass(frozen=True, slots=True)
class Read:
    """What was read, the files' texts by relative path (of broken ones too), and the problems.

    `loaded` and `verdicts` are what the next reading can reuse; `asked` are the files and folders
    that content names, there or not: data files, the template. `state` has the digest of every
    file that was read: a reading with the same state is the same.
    """

    sources: Sources
    texts: Mapping[str, SourceText]
    diagnostics: tuple[Diagnostic, ...]
    loaded: Mapping[str, Loaded] = field(default_factory=dict)
    verdicts: Verdicts = field(default_factory=lambda: Verdicts("", {}))
    asked: frozenset[Path] = frozenset()
    template: TemplateFile | None = None
    state: Mapping[Path, str] = field(default_factory=dict)

    def changed_since(self, last: Read) -> frozenset[Path]:
        """Return the files that were not read, or read otherwise, the last time."""
        names = self.state.keys() | last.state.keys()
        return frozenset(each for each in names if self.state.get(each) != last.state.get(each))


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
    files, problems = _files(project)
    differences = tuple(schema_differences(project))
    diagnostics = [*problems, *differences]
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
    template = _template(project, instances, diagnostics, asked)
    digests = {
        **{each.file.path: each.digest for each in loaded.values()},
        **{project.root / name: each.digest for name, each in data.items()},
        **{project.root / name: each.digest for name, each in pictures.items()},
        **{
            project.root / each.span.path: _text(each)
            for each in (*problems, *broken, *differences)
        },
        **{
            project.root / str(each.params["file"]): _text(each)
            for each in diagnostics
            if each.code == "data-open"
        },
    }
    if template is not None:
        digests[project.root / template.path] = hashlib.sha256(template.data).hexdigest()
    return Read(
        Sources(files, instances, data, pictures),
        {name: each.text for name, each in loaded.items() if each.text is not None},
        tuple(diagnostics),
        loaded,
        verdicts,
        frozenset(asked),
        template,
        {path: digests.get(path, "") for path in {*digests, *asked}},
    )


def _text(told: Diagnostic) -> str:
    return f"{told.key} {sorted(told.params.items())}"


def _files(project: Project) -> tuple[tuple[ContentFile, ...], tuple[Diagnostic, ...]]:
    try:
        return content_files(project)
    except DiagnosticError as error:
        return (), error.diagnostics


def _template(
    project: Project,
    instances: Mapping[str, Instance],
    diagnostics: list[Diagnostic],
    asked: set[Path],
) -> TemplateFile | None:
    """Read the template; the file that report.yaml names goes to `asked`."""
    named = named_template(project, instances)
    if named is not None:
        asked.add(named)
    try:
        return read_template(project, instances)
    except DiagnosticError as error:
        diagnostics.extend(error.diagnostics)
        return None


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
            held = kept.get(relative)
            if held is None or any(each.code != "data-open" for each in error.diagnostics):
                diagnostics.extend(error.diagnostics)
                continue
            files[relative] = held
            params = error.diagnostics[0].params
            diagnostics.append(problem("data-open.held", span, **params))
    return files
