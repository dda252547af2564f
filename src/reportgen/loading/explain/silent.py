"""Mistakes in a file that YAML reads without complaint, but not as it was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.loading.builder import Tree
from reportgen.loading.explain.structure import structure_findings
from reportgen.loading.explain.values import Value, quoted
from reportgen.loading.explain.words import (
    BLOCKS,
    CHOICES,
    FORMULAS,
    GROUPS,
    INVISIBLE,
    KNOWN,
    LISTED,
    NAMED,
    PATHS,
    SERIES,
    TEXTS,
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
    rf"[－–―·•‐‑●○■◆▪“‘＂＇”｜＞│［｛【＃{WIDE_BLANKS}{INVISIBLE}]|—(?!—)|-\S|//|\* "
    rf"|(?:{_KEYS})\s*[：:；;=＝]|.*：$",
    re.IGNORECASE,
)
_ODD_KEY = re.compile(
    rf"^[{WIDE_BLANKS}－–·•“”\"]|[\u00a0{INVISIBLE}]|[{WIDE_BLANKS}]$|^(?:{_KEYS})[：；＝]",
    re.IGNORECASE,
)
_ODD_IN_FLOW = re.compile(r"[，、；。！？：]|[-+*/=<>] |【")
_CUT = re.compile(r"[ \t]#(?![\s#!])")
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
            if _is_odd(path, raw):
                odd.append((max(raw[0], 0) or raw[2], raw[3]))
            elif raw[3] - raw[2] != len(raw[5]) and raw[5]:
                odd.append((raw[2], raw[3]))
        elif style is None:
            findings.extend(_collection(source, tree, path, raw))
        elif style in {"literal", "folded"}:
            findings.extend(_block(source, path, raw))
        elif style == "double":
            findings.extend(_escaped(source, path, raw))
        if raw[0] >= 0 and _ODD_KEY.search(str(path[-1])):
            odd.append((raw[0], raw[1]))
    findings.extend(_cut(source, tree))
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
            numbers = range(source.position(raw[2])[0], source.position(raw[3])[0] + 1)
            if not told.intersection(numbers):
                yield Finding("joined-lines", raw[2], raw[3], {"key": _name(path)})


def _name(path: DataPath) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _collection(source: SourceText, tree: Tree, path: DataPath, raw: RawMark) -> Iterator[Finding]:
    """Yield what is wrong with a list or a set of keys as a whole."""
    opener = source.text[raw[2] : raw[2] + 1]
    if opener not in {"[", "{"}:
        series = len(path) > 1 and isinstance(path[-1], int) and path[-2] in SERIES - {"cells"}
        if series:
            yield from _mapping_for_text(source, raw)
        return
    if path and path[-1] in (TEXTS | BLOCKS) - {"title"} - SERIES:
        value = Value(source.text[raw[2] : raw[3]], raw[2], _name(path))
        params = {"sign": opener}
        yield Finding("special-start", raw[2], raw[2] + 1, params, quoted(value))
        return
    for child, own in tree.marks.items():
        if child[:-1] == path and len(child) == len(path) + 1 and own[4] == "plain":
            yield from _flow_item(source, child, own)


def _flow_item(source: SourceText, path: DataPath, raw: RawMark) -> Iterator[Finding]:
    text, start, end = raw[5], raw[2], raw[3]
    if path[-1] in FORMULAS:
        yield Finding("prose-in-brackets", start, end)
    thousands = re.match(r"\d{1,3}$", text) and re.match(
        r",\d{3}(?!\d)", source.text[end : end + 5]
    )
    if thousands:
        yield Finding("comma-in-number", start, end + 4, {"found": source.text[start : end + 4]})
    if not _ODD_IN_FLOW.search(text):
        return
    commas = [
        (start + m.start(), start + m.end(), ", ")
        for m in re.finditer(r"[，、] *", source.text[start:end])
    ]
    if commas and not re.search(r"[；。！？：【]", text) and len(text) <= 60:
        yield Finding("wide-comma", commas[0][0], commas[0][0] + 1, changes=tuple(commas))
    else:
        yield Finding("prose-in-brackets", start, end)


def _mapping_for_text(source: SourceText, raw: RawMark) -> Iterator[Finding]:
    """Yield the finding for an item that was to be text and holds a colon."""
    line = source.position(raw[2])[0]
    start = raw[2]
    text = source.line(line)[start - source.starts[line - 1] :].rstrip()
    colon = re.search(r":(?=[ \t]|$)", text)
    if colon and colon.end() < len(text):
        at = start + colon.start()
        yield Finding("colon-in-value", at, at + 1, changes=quoted(Value(text, start, "")))


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
    """Yield the finding for a Windows path in double quotes, whose \\n, \\t … YAML changes."""
    typed = source.text[raw[2] : raw[3]]
    if path and _name(path) in PATHS and "\\" in typed:
        at = raw[2] + typed.index("\\")
        inner = typed[1:-1].replace("\\\\", "\\").replace("'", "''")
        change = (raw[2], raw[3], f"'{inner}'")
        yield Finding("backslash", at, at + 1, changes=(change,))


def _cut(source: SourceText, tree: Tree) -> Iterator[Finding]:
    """Yield the values that YAML cuts at ` #`: what follows at once is text, not a remark."""
    hits = [found.start() for found in _CUT.finditer(source.text)]
    if not hits:
        return
    for path, raw in tree.marks.items():
        if raw[4] != "plain":
            continue
        number = source.position(raw[3])[0]
        stop = source.starts[number - 1] + len(source.line(number))
        rest = source.text[raw[3] : stop]
        found = _CUT.match(rest) or _CUT.search(rest[: len(rest) - len(rest.lstrip()) + 1])
        if found is None or not _holds_text(path, raw):
            continue
        at = raw[3] + rest.index("#")
        yield Finding(
            "cut-at-hash",
            at,
            stop,
            {"lost": source.text[at:stop].strip()},
            _kept(source, raw, at, stop),
        )


def _kept(source: SourceText, raw: RawMark, at: int, stop: int) -> tuple[tuple[int, int, str], ...]:
    """Return the cure for what is surely no remark: a number behind the #."""
    if not re.match(r"#\d", source.text[at:stop]) or "\n" in source.text[raw[2] : raw[3]]:
        return ()
    start = raw[2] if raw[5] else at
    text = source.text[start:stop].rstrip()
    return quoted(Value(text, start, ""))


def _holds_text(path: DataPath, raw: RawMark) -> bool:
    """Tell whether a remark behind this value is less likely than text that was cut."""
    if not path:
        return False
    if not raw[5]:
        return path[-1] in TEXTS | SERIES or isinstance(path[-1], int)
    return path[-1] not in CHOICES | NAMED | LISTED | GROUPS


def _without_repetition(findings: list[Finding]) -> list[Finding]:
    unique = {(finding.key, finding.start): finding for finding in findings}
    return sorted(unique.values(), key=lambda finding: finding.start)
