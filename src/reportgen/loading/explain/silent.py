"""Mistakes in a file that YAML reads without complaint, but not as it was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.loading.builder import Tree
from reportgen.loading.explain.cut import cut_findings, outdented_children
from reportgen.loading.explain.flow import collection_findings, flow_items, is_suspect
from reportgen.loading.explain.words import (
    BLOCKS,
    CHOICES,
    GROUPS,
    INVISIBLE,
    KNOWN,
    LISTED,
    NAMED,
    PATHS,
    SERIES,
    WIDE_BLANKS,
)
from reportgen.loading.findings import Finding
from reportgen.loading.instance import DataPath
from reportgen.loading.marks import RawMark
from reportgen.source import SourceText

# Unquoted text that begins like a mistake: a dash, a bar, a bracket or blank of another width.
_ODD_START = re.compile(rf"[－―·•‐‑●○■◆▪｜＞│［｛＃{WIDE_BLANKS}{INVISIBLE}]|—(?!—)|-[^ ]|//|\* ")
_ODD_STARTS = frozenset(f"－―·•‐‑●○■◆▪｜＞│［｛＃—-/*{WIDE_BLANKS}{INVISIBLE}")
_QUOTES = frozenset("“‘＂＇”")
_KEYED = re.compile(r"([A-Za-z_]+)\s*[：:；;=＝]")
_ODD_KEY = re.compile(
    rf"^[{WIDE_BLANKS}－–·•“”\"\uff21-\uff5a]|[\u00a0{INVISIBLE}]|[{WIDE_BLANKS}]$"
)
_SWALLOWED = re.compile(
    r"\n[ \t]*((?:tables|charts|pictures|rows|columns)[:：]|(?:data|body)[:：] ?[|｜])"
    r"[ \t]*(?=[\r\n]|\Z)"
)
_NO_TEXT = NAMED | LISTED | GROUPS  # behind these stands no text
_NO_TEXT_BELOW = frozenset({"tables", "charts", "names"})  # nor behind the names below these


def silent_findings(source: SourceText, tree: Tree) -> list[Finding]:
    """Return what looks wrong in a file that was read; block text raises no alarm."""
    findings: list[Finding] = []
    in_brackets: set[DataPath] = set()
    odd = list(_odd_keys(tree))
    for path, raw in tree.marks.items():
        style = raw[4]
        if style == "plain":
            if _is_odd(path, raw):
                odd.append((raw[0] if raw[0] >= 0 else raw[2], raw[3]))
            if in_brackets and path[:-1] in in_brackets:
                findings.extend(flow_items(source, tree, path, raw))
        elif style is None:
            if is_suspect(source, raw):
                in_brackets.add(path)
            findings.extend(collection_findings(source, path, raw))
        elif style != "single":
            findings.extend(_block(source, path, raw))
    findings.extend(_question_marks(source, tree))
    findings.extend(cut_findings(source, tree))
    findings.extend(outdented_children(source, tree))
    if odd or tree.findings:
        findings.extend(_structural(source, tree, odd))
    return _without_repetition(findings)


def _question_marks(source: SourceText, tree: Tree) -> Iterator[Finding]:
    """Yield the `? ` in front of text, by which YAML begins a key."""
    if "?" not in source.text:
        return
    for raw in tree.marks.values():
        before = source.text[max(raw[0] - 40, 0) : max(raw[0], 0)].rstrip(" \t")
        if before.endswith("?"):
            at = max(raw[0] - 40, 0) + len(before) - 1
            yield Finding("special-start", at, at + 1, {"sign": "?"})


def _odd_keys(tree: Tree) -> Iterator[tuple[int, int]]:
    """Yield the places of keys that begin, end or are spelt like a mistake."""
    known: dict[str | int, bool] = dict.fromkeys(KNOWN, False)
    for path, raw in tree.marks.items():
        if raw[0] >= 0:
            key = path[-1]
            if key not in known:
                known[key] = _ODD_KEY.search(str(key)) is not None or _is_keyed(str(key))
            if known[key]:
                yield raw[0], raw[1]


def _is_odd(path: DataPath, raw: RawMark) -> bool:
    """Tell whether an unquoted value should have been something else."""
    text = raw[5]
    if not text:
        return False
    if raw[3] - raw[2] != len(text) or not path or _wrong_place(path):  # the first: several lines
        return True
    first = text[0]
    if first in _ODD_STARTS:
        return _ODD_START.match(text) is not None
    if first in _QUOTES:
        return text[-1] in "\"'＂＇" or path[-1] in CHOICES
    if first == "【":
        return path[-1] in SERIES
    return text.endswith("：") or (first.isascii() and _is_keyed(text))


def _is_keyed(text: str) -> bool:
    """Tell whether a text begins with a known key and a sign like a colon."""
    found = _KEYED.match(text)
    return found is not None and found[1].lower() in KNOWN


def _wrong_place(path: DataPath) -> bool:
    """Tell whether text stands where keys, names or a list should."""
    last = path[-1]
    if last in _NO_TEXT:
        return True
    above = path[-2] if len(path) > 1 else ""
    return above in LISTED if isinstance(last, int) else above in _NO_TEXT_BELOW


def _structural(source: SourceText, tree: Tree, odd: list[tuple[int, int]]) -> Iterator[Finding]:
    """Yield the mistakes of the lines that look wrong, and what is left of YAML's own findings."""
    from reportgen.loading.explain.structure import structure_findings

    lines = {
        number
        for start, end in [*odd, *((f.start, f.end) for f in tree.findings)]
        for number in range(source.position(start)[0], source.position(max(start, end - 1))[0] + 1)
    }
    told: set[int] = set()
    for finding in structure_findings(source):
        number = source.position(finding.start)[0]
        if number in lines:
            told.add(number)
            yield finding
    for finding in tree.findings:
        if finding.key == "duplicate-key" or source.position(finding.start)[0] not in told:
            yield finding
    for path, raw in tree.marks.items():
        if raw[4] == "plain" and raw[5] and raw[3] - raw[2] != len(raw[5]):
            begin = raw[0] if raw[0] >= 0 else raw[2]
            numbers = range(source.position(begin)[0], source.position(raw[3])[0] + 1)
            if not told.intersection(numbers):
                yield Finding("joined-lines", raw[2], raw[3], {"key": _name(path)})


def _name(path: DataPath) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _block(source: SourceText, path: DataPath, raw: RawMark) -> Iterator[Finding]:
    """Yield what is wrong with a block or a text in double quotes as a whole."""
    key, start, style = _name(path), raw[2], raw[4]
    if style == "double":
        if key in PATHS:
            yield from _escaped_path(source, raw)
        return
    if style == "folded" and key in BLOCKS:
        yield Finding("folded-block", start, start + 1, {"key": key}, ((start, start + 1, "|"),))
    found = _SWALLOWED.search(source.text, start, raw[3])
    if found:
        yield Finding("key-in-text", found.start(1), found.end(1), {"found": found[1]})


def _escaped_path(source: SourceText, raw: RawMark) -> Iterator[Finding]:
    r"""Yield the finding for a Windows path in double quotes, whose \n, \t … YAML changes."""
    typed = source.text[raw[2] : raw[3]]
    if "\\" in typed:
        at = raw[2] + typed.index("\\")
        inner = typed[1:-1].replace("\\\\", "\\").replace("'", "''")
        yield Finding("backslash", at, at + 1, changes=((raw[2], raw[3], f"'{inner}'"),))


def _without_repetition(findings: list[Finding]) -> list[Finding]:
    unique = {(finding.key, finding.start): finding for finding in findings}
    return sorted(unique.values(), key=lambda finding: finding.start)
