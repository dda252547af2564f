"""Values that YAML cuts at ` #`, and names whose children were not indented."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.loading.builder import Tree
from reportgen.loading.explain.value import Value, quoted
from reportgen.loading.explain.words import CHOICES, GROUPS, KNOWN, LISTED, NAMED, SERIES, TEXTS
from reportgen.loading.findings import Change, Finding
from reportgen.loading.instance import DataPath
from reportgen.loading.marks import RawMark
from reportgen.source import SourceText

_CUT_HERE = re.compile(r"[ \t]+#(?![\s#!])")
_NUMBER = re.compile(r"#[0-9]")


def cut_findings(source: SourceText, tree: Tree) -> Iterator[Finding]:
    """Yield the values that YAML cuts at ` #`: what follows the # at once is text, no remark."""
    if " #" not in source.text and "\t#" not in source.text:
        return
    for path, raw in tree.marks.items():
        if raw[4] != "plain" or not _holds_text(path, raw):
            continue
        end = raw[3]
        found = _CUT_HERE.match(source.text, end)
        if found is None:
            continue
        number = source.position(end)[0]
        stop = source.starts[number - 1] + len(source.line(number).rstrip())
        at = found.end() - 1
        params = {"lost": source.text[at:stop]}
        yield Finding("cut-at-hash", at, stop, params, _kept(source, raw, at, stop))


def _kept(source: SourceText, raw: RawMark, at: int, stop: int) -> tuple[Change, ...]:
    """Return the cure for what is surely no remark: a number behind the #."""
    if not _NUMBER.match(source.text, at) or "\n" in source.text[raw[2] : raw[3]]:
        return ()
    start = raw[2] if raw[5] else at
    return quoted(Value(source.text[start:stop], start, ""))


def _holds_text(path: DataPath, raw: RawMark) -> bool:
    """Tell whether a remark behind this value is less likely than text that was cut."""
    if not path:
        return False
    if not raw[5]:
        return path[-1] in TEXTS | SERIES or isinstance(path[-1], int)
    return path[-1] not in CHOICES | NAMED | LISTED | GROUPS


def outdented_children(source: SourceText, tree: Tree) -> Iterator[Finding]:
    """Yield names under which nothing stands because what follows was not indented.

    At the top these are the editors' names behind `tables`, in a table the keys behind its name.
    """
    top = tree.data if isinstance(tree.data, dict) else {}
    yield from _outdented(source, tree, (), top, NAMED, foreign=False)
    for key in NAMED - {"facts", "lists"}:
        inner = top.get(key)
        if isinstance(inner, dict):
            yield from _outdented(source, tree, (key,), inner, None, foreign=True)


def _outdented(
    source: SourceText,
    tree: Tree,
    path: DataPath,
    data: dict[str, object],
    parents: frozenset[str] | None,
    *,
    foreign: bool,
) -> Iterator[Finding]:
    """Yield empty keys that are followed by keys of the level below (`foreign`: known ones)."""
    keys = list(data)
    for index, key in enumerate(keys[:-1]):
        if data[key] is not None or (parents is not None and key not in parents):
            continue
        empty = tree.marks[(*path, key)]
        if (key in KNOWN and parents is None) or empty[2] != empty[3]:
            continue
        stop = index + 1
        while stop < len(keys) and (keys[stop] in KNOWN) is foreign:
            stop += 1
        if stop > index + 1:
            first = tree.marks[(*path, keys[index + 1])]
            last = tree.marks[(*path, keys[stop - 1])]
            changes = _indented(source, first[0], last[3])
            yield Finding("not-indented", first[0], first[1], {"key": key}, changes)


def _indented(source: SourceText, start: int, end: int) -> tuple[Change, ...]:
    """Return the changes that move the lines from one offset to another two blanks in."""
    first = source.position(start)[0]
    last = source.position(max(end - 1, start))[0]
    begins = (source.starts[n - 1] for n in range(first, last + 1) if source.line(n).strip())
    return tuple((begin, begin, "  ") for begin in begins)
