"""Mistakes in a file that YAML reads without complaint, but not as it was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.loading.builder import Tree
from reportgen.loading.explain.cut import cut_findings, outdented_children
from reportgen.loading.explain.flow import collection_findings, flow_items
from reportgen.loading.explain.structure import structure_findings
from reportgen.loading.explain.words import (
    BLOCKS,
    GROUPS,
    INVISIBLE,
    KNOWN,
    LISTED,
    NAMED,
    PATHS,
    WIDE_BLANKS,
)
from reportgen.loading.findings import Finding
from reportgen.loading.instance import DataPath
from reportgen.loading.marks import RawMark
from reportgen.source import SourceText

_KEYS = "|".join(sorted(KNOWN, key=len, reverse=True))
# Unquoted text that begins like a mistake: a dash, a quote, a bracket or blank of another width,
# a bar, a known key with a colon.
_ODD = re.compile(
    rf"[－–―·•‐‑●○■◆▪“‘＂＇”｜＞│［｛【＃{WIDE_BLANKS}{INVISIBLE}]|—(?!—)|-[^ ]|//|\* "
    rf"|(?:{_KEYS})\s*[：:；;=＝]|.*：$",
    re.IGNORECASE,
)
_ODD_KEY = re.compile(
    rf"^[{WIDE_BLANKS}－–·•“”\"\uff21-\uff5a]|[\u00a0{INVISIBLE}]|[{WIDE_BLANKS}]$|^(?:{_KEYS})[：；＝]",
    re.IGNORECASE,
)
_SWALLOWED = re.compile(
    r"^[ \t]*(?:(?:tables|charts|pictures|rows|columns)[:：]|(?:data|body)[:：] ?[|｜])[ \t]*\r?$",
    re.MULTILINE,
)


def silent_findings(source: SourceText, tree: Tree) -> list[Finding]:
    """Return what looks wrong in a file that was read; block text raises no alarm."""
    odd: list[tuple[int, int]] = []
    findings: list[Finding] = []
    for path, raw in tree.marks.items():
        style = raw[4]
        if style == "plain":
            if _is_odd(path, raw) or (raw[5] and raw[3] - raw[2] != len(raw[5])):
                odd.append((raw[0] if raw[0] >= 0 else raw[2], raw[3]))
            if path:
                findings.extend(flow_items(source, tree, path, raw))
        elif style is None:
            findings.extend(collection_findings(source, path, raw))
        elif style in {"literal", "folded"}:
            findings.extend(_block(source, path, raw))
        elif style == "double":
            findings.extend(_escaped(source, path, raw))
        if raw[0] >= 0 and _ODD_KEY.search(str(path[-1])):
            odd.append((raw[0], raw[1]))
    findings.extend(cut_findings(source, tree))
    findings.extend(outdented_children(source, tree))
    if odd or tree.findings:
        findings.extend(_structural(source, tree, odd))
    return _without_repetition(findings)


def _is_odd(path: DataPath, raw: RawMark) -> bool:
    """Tell whether an unquoted value should have been something else."""
    text = raw[5]
    if _ODD.match(text) or not path:
        return True
    if not text:
        return False
    last = path[-1]
    if last in NAMED or last in LISTED or last in GROUPS:
        return True
    if isinstance(last, int):
        return len(path) > 1 and path[-2] in LISTED
    if last in PATHS and "\\" in text:
        return True
    return len(path) > 1 and path[-2] in {"tables", "charts", "names"}


def _structural(source: SourceText, tree: Tree, odd: list[tuple[int, int]]) -> Iterator[Finding]:
    """Yield the mistakes of the lines that look wrong, and what is left of YAML's own findings."""
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
    """Yield what is wrong with block text as a whole: the wrong sign, or keys inside it."""
    key, start = _name(path), raw[2]
    if raw[4] == "folded" and key in BLOCKS:
        yield Finding("folded-block", start, start + 1, {"key": key}, ((start, start + 1, "|"),))
    found = (
        _SWALLOWED.search(source.text, start, raw[3]) if ":" in raw[5] or "：" in raw[5] else None
    )
    if found:
        word = found[0].strip()
        at = found.start() + len(found[0]) - len(found[0].lstrip())
        yield Finding("key-in-text", at, at + len(word), {"found": word})


def _escaped(source: SourceText, path: DataPath, raw: RawMark) -> Iterator[Finding]:
    r"""Yield the finding for a Windows path in double quotes, whose \n, \\t … YAML changes."""
    typed = source.text[raw[2] : raw[3]]
    if path and _name(path) in PATHS and "\\" in typed:
        at = raw[2] + typed.index("\\")
        inner = typed[1:-1].replace("\\\\", "\\").replace("'", "''")
        change = (raw[2], raw[3], f"'{inner}'")
        yield Finding("backslash", at, at + 1, changes=(change,))


def _without_repetition(findings: list[Finding]) -> list[Finding]:
    unique = {(finding.key, finding.start): finding for finding in findings}
    return sorted(unique.values(), key=lambda finding: finding.start)
