"""What the schemas say of content files, kept so that no file is held against them twice."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.cache import read_cache, write_cache
from reportgen.diagnostics import Diagnostic
from reportgen.loading.instance import Instance
from reportgen.loading.reading import Loaded
from reportgen.validation import load_schemas, schemas_digest, validate


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What the schemas said of content files, by path and content; `rules` is their digest."""

    rules: str
    found: Mapping[tuple[str, str], tuple[Diagnostic, ...]]


def held_against_schemas(place: Path, loaded: Mapping[str, Loaded], last: Verdicts) -> Verdicts:
    """Hold the instances against their schemas; what was tried once is not tried again.

    What was found valid is kept in the file at `place`.
    """
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
    if valid and valid != known:  # a folder that is gone stays gone
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


def valid_instances(loaded: Mapping[str, Loaded], verdicts: Verdicts) -> dict[str, Instance]:
    """Return the instances of which the schemas had nothing to say, by relative path."""
    return {
        name: each.instance
        for name, each in loaded.items()
        if each.instance is not None and not verdicts.found[name, _stamp(each.instance)]
    }
