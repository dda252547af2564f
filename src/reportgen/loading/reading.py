"""A content file read: bytes → text → YAML → `Instance`, or what is in the way."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from reportgen.diagnostics import Diagnostic, Phrase, Related, Severity, problem
from reportgen.loading.blanks import restore_tabs, shown_to_yaml
from reportgen.loading.characters import escaped_characters, forbidden_characters, has_hidden_breaks
from reportgen.loading.decoding import decode
from reportgen.loading.findings import Finding
from reportgen.loading.instance import Instance
from reportgen.loading.marks import Marks
from reportgen.loading.stamps import Stamp, stamp_of
from reportgen.project import ContentFile, Kind
from reportgen.source import Edit, SourceText, file_span

if TYPE_CHECKING:
    from reportgen.loading.builder import Tree

_MOST_A_FILE = 1_000


@dataclass(frozen=True, slots=True)
class Loaded:
    """A content file as it was read: its instance, None for a broken one, and what was found.

    The text, for excerpts, is there even for a broken file, unless its bytes make none.
    """

    file: ContentFile
    instance: Instance | None
    text: SourceText | None
    diagnostics: tuple[Diagnostic, ...]
    digest: str = ""  # of the file's bytes; empty for one that could not be read
    stamp: Stamp | None = None


def load_file(
    file: ContentFile,
) -> tuple[Instance | None, SourceText | None, tuple[Diagnostic, ...]]:
    """Return a content file's instance, its text for excerpts, and what was found."""
    loaded = load(file)
    return loaded.instance, loaded.text, loaded.diagnostics


def load(file: ContentFile, kept: Loaded | None = None) -> Loaded:
    """Read a content file, or give back the one `kept` from the last build if nothing changed.

    A file that cannot be read is `unreadable-file`.
    """
    known = kept is not None and kept.file == file
    stamp = stamp_of(file.path)
    if kept is not None and known and kept.stamp == stamp is not None:
        return kept
    try:
        raw = file.path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        told = problem("unreadable-file", file_span(file.relative), reason=reason)
        return Loaded(file, None, None, (told,))
    digest = hashlib.sha256(raw).hexdigest()
    if kept is not None and known and kept.digest == digest:
        return replace(kept, stamp=stamp)
    source, found = decode(raw, file.relative)
    instance, found = _instance(raw, source, file.kind, found)
    return Loaded(file, instance, source, found, digest, stamp)


def parse_instance(
    raw: bytes, relative: str, kind: Kind
) -> tuple[Instance | None, tuple[Diagnostic, ...]]:
    """Return the instance that the bytes of a file make, None when an error was found in it."""
    source, told = decode(raw, relative)
    return _instance(raw, source, kind, told)


def _instance(
    raw: bytes, source: SourceText | None, kind: Kind, told: tuple[Diagnostic, ...]
) -> tuple[Instance | None, tuple[Diagnostic, ...]]:
    if source is None or _has_error(told):
        return None, told
    tree, found = _tree(source, kind)
    told += found
    if tree is None or _has_error(told):
        return None, told
    digest = hashlib.sha256(raw).hexdigest()
    return Instance(kind, source, tree.data, Marks(source, tree.marks), digest), told


def _has_error(diagnostics: tuple[Diagnostic, ...]) -> bool:
    return any(d.severity is Severity.ERROR for d in diagnostics)


def _tree(source: SourceText, kind: Kind) -> tuple[Tree | None, tuple[Diagnostic, ...]]:
    """Return what YAML reads, and what is wrong with it; no answers yet are an empty list."""
    from yaml import YAMLError

    from reportgen.loading.builder import TooMuchError, Tree, build
    from reportgen.loading.explain import broken_findings, silent_findings

    if has_hidden_breaks(source):
        return None, _told(source, list(forbidden_characters(source)))
    try:
        text, stand_in = shown_to_yaml(source.text)
        tree = build(_events(text))
    except TooMuchError as error:
        return None, _told(source, [error.finding])
    except (YAMLError, ValueError, KeyError, IndexError, RecursionError) as error:
        forbidden = list(forbidden_characters(source))
        return None, _told(source, forbidden or broken_findings(source, *_failure(error)))
    if tree is None or tree.data is None:
        if kind == "answers":
            return Tree([], {}, []), ()
        return None, (problem("empty-file", file_span(source.path)),)
    if stand_in:
        tree = replace(tree, data=restore_tabs(tree.data, tree.marks, stand_in))
    escaped = escaped_characters(source, tree.marks)
    return tree, _told(source, [*silent_findings(source, tree), *escaped])


def _failure(error: Exception) -> tuple[int, str]:
    """Return where the parser gave up, and its words."""
    mark = getattr(error, "problem_mark", None)
    words = (getattr(error, "context", None), getattr(error, "problem", None))
    return (mark.index if mark is not None else 0), " ".join(str(word) for word in words if word)


def _events(text: str) -> Any:
    """Return the function that gives the next YAML event, from libyaml where PyYAML has it."""
    try:
        from yaml.cyaml import CParser  # type: ignore[attr-defined]
    except ImportError:
        from reportgen.loading.slow import SlowParser

        return SlowParser(text).get_event
    return CParser(text).get_event


def _told(source: SourceText, findings: list[Finding]) -> tuple[Diagnostic, ...]:
    return tuple(_diagnostic(source, finding) for finding in findings[:_MOST_A_FILE])


def _diagnostic(source: SourceText, finding: Finding) -> Diagnostic:
    related: tuple[Related, ...] = ()
    if finding.seen is not None:
        related = (Related(source.span(*finding.seen), Phrase("first-here")),)
    edits = tuple(Edit(source.path, *change) for change in finding.changes)
    place = source.span(finding.start, finding.end)
    return problem(finding.key, place, related=related, edits=edits, **finding.params)
