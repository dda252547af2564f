"""A template ready to be written into: prototypes and shells, kept from one build to the next."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen import __version__
from reportgen.cache import read_cache, write_cache
from reportgen.word.prototypes import Prototypes
from reportgen.word.shell import Shell, render_shell

# What to_json writes; a cache of another shape is not read.
_SHAPE = 4


@dataclass(frozen=True, slots=True)
class Template:
    """A template that has every prototype; `path` is what messages name."""

    data: bytes
    prototypes: Prototypes
    cache: Path
    path: str


def load_template(data: bytes, cache: Path, path: str = "template.docx") -> Template:
    """Return a template (.docx), harvested or from the folder `cache`.

    Raises DiagnosticError: `template-unreadable`, `template-lacks`.
    """
    place = cache / f"{_key(data)}.prototypes"
    kept = read_cache(place)
    if kept is not None:
        try:
            return Template(data, Prototypes.from_json(kept), cache, path)
        except (ValueError, KeyError, TypeError):
            pass  # written by another version: harvest again
    from reportgen.word.harvest import harvest

    prototypes = harvest(data, path)
    write_cache(place, prototypes.to_json())
    return Template(data, prototypes, cache, path)


def load_shell(template: Template, context: Mapping[str, str | bool]) -> Shell:
    """Return the template's shell filled with a context, rendered or from the cache.

    Raises what `render_shell` raises.
    """
    told = json.dumps(context, sort_keys=True).encode()
    place = template.cache / f"{_key(template.data, told)}.shell"
    kept = read_cache(place)
    if kept is not None:
        try:
            return Shell.from_json(kept)
        except (ValueError, KeyError, TypeError):
            pass
    shell = render_shell(template.data, context, template.path)
    write_cache(place, shell.to_json())
    return shell


def _key(*parts: bytes) -> str:
    digest = hashlib.sha256(f"{__version__} {_SHAPE}".encode())
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()[:32]
