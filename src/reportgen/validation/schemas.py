"""The schema files that the package carries: the rules; a project's own copies serve completion."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportgen.diagnostics import Diagnostic, problem
from reportgen.project import Kind, Project, packaged
from reportgen.source import file_span

_KINDS: tuple[Kind, ...] = ("report", "chapter", "section", "case", "attachment", "answers")
_SUFFIX = ".schema.json"


@dataclass(frozen=True, slots=True)
class Schemas:
    """The parsed schemas by their name (`section`, `common` …)."""

    documents: Mapping[str, Mapping[str, Any]]


def _files() -> list[Path]:
    return sorted(packaged("schema").glob(f"*{_SUFFIX}"))


def schemas_digest() -> str:
    """Return a digest of the rules: what was valid under the same digest still is."""
    digest = hashlib.sha256()
    for path in _files():
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def load_schemas() -> Schemas:
    """Read the packaged schemas."""
    documents = {
        path.name.removesuffix(_SUFFIX): json.loads(path.read_text(encoding="utf-8"))
        for path in _files()
    }
    assert documents.keys() >= set(_KINDS)
    return Schemas(documents)


def schema_differences(project: Project) -> Iterator[Diagnostic]:
    """Yield a note for every schema of the project that is not the package's own."""
    for path in _files():
        own = project.schema / path.name
        if own.is_file() and _lines(own) != _lines(path):
            yield problem("schema-differs", file_span(project.relative(own)), file=own.name)


def _lines(path: Path) -> list[bytes]:
    """Return the file's lines: git on Windows may have changed their ends."""
    return path.read_bytes().splitlines()
