"""Everything a project holds, read and held against the schemas."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.assembly import data_requests
from reportgen.assembly.sources import Sources
from reportgen.cache import read_cache, write_cache
from reportgen.diagnostics import Diagnostic, DiagnosticError, problem
from reportgen.loading.instance import DataFile, Instance
from reportgen.loading.pictures import read_pictures
from reportgen.loading.reading import load_file
from reportgen.loading.workbook import read_data
from reportgen.project import Project, content_files, inside
from reportgen.source import SourceText, file_span
from reportgen.validation import load_schemas, schema_differences, schemas_digest, validate


@dataclass(frozen=True, slots=True)
class Read:
    """What was read, the files' texts by relative path (of broken ones too), and the problems."""

    sources: Sources
    texts: Mapping[str, SourceText]
    diagnostics: tuple[Diagnostic, ...]


def read(project: Project) -> Read:
    """Read a project's content, data files and pictures; a broken file hides no other."""
    files, problems = content_files(project)
    diagnostics = [*problems, *schema_differences(project)]
    loaded: dict[str, Instance] = {}
    texts: dict[str, SourceText] = {}
    for file in files:
        if file.kind == "answers":
            diagnostics.append(problem("answers-unread", file_span(file.relative)))
        instance, text, found = load_file(file)
        diagnostics.extend(found)
        if text is not None:
            texts[file.relative] = text
        if instance is not None:
            loaded[file.relative] = instance
    instances = _valid(project, loaded, diagnostics)
    data = _data(project, instances, diagnostics)
    pictures, broken = read_pictures(
        project.content / "images", project.root, project.cache / "pictures"
    )
    diagnostics.extend(broken)
    return Read(Sources(files, instances, data, pictures), texts, tuple(diagnostics))


def _valid(
    project: Project, loaded: Mapping[str, Instance], diagnostics: list[Diagnostic]
) -> dict[str, Instance]:
    """Return the instances that their schema accepts; what was valid once is not tried again."""
    place = project.cache / "valid.json"
    rules = schemas_digest()
    known = _known_valid(place, rules)
    schemas = None
    instances: dict[str, Instance] = {}
    for relative, instance in loaded.items():
        if _stamp(instance) not in known:
            schemas = schemas or load_schemas()
            found = validate(instance, schemas)
            diagnostics.extend(found)
            if found:
                continue
        instances[relative] = instance
    stamps = {_stamp(instance) for instance in instances.values()}
    if stamps != known:
        write_cache(place, json.dumps({"rules": rules, "valid": sorted(stamps)}).encode())
    return instances


def _stamp(instance: Instance) -> str:
    return f"{instance.kind}:{instance.digest}"


def _known_valid(place: Path, rules: str) -> set[str]:
    try:
        kept = json.loads(read_cache(place) or b"{}")
    except ValueError:
        return set()
    return set(kept.get("valid", ())) if kept.get("rules") == rules else set()


def _data(
    project: Project, instances: Mapping[str, Instance], diagnostics: list[Diagnostic]
) -> dict[str, DataFile]:
    """Read the data files that tables name, each once."""
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
        try:
            files[relative] = read_data(path, relative, project.cache / "data", span)
        except DiagnosticError as error:
            diagnostics.extend(error.diagnostics)
    return files
