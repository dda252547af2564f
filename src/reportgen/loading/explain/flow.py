"""Lists and keys in brackets: text that YAML cuts at a comma, and text that is no list at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.loading.builder import Tree
from reportgen.loading.explain.value import COLON, Value, quoted
from reportgen.loading.explain.words import BLOCKS, FORMULAS, SERIES, TEXTS
from reportgen.loading.findings import Finding
from reportgen.loading.instance import DataPath
from reportgen.loading.marks import RawMark
from reportgen.source import SourceText

_ODD_ITEM = re.compile(r"[，、；。！？：]|[-+*/=<>] |【")
_PROSE = re.compile(r"[；。！？：【]")
_WIDE_COMMA = re.compile(r"[，、] *")
_NUMBER_HEAD = re.compile(r"[0-9]{1,3}")
_NUMBER_TAIL = re.compile(r",[0-9]{3}(?![0-9.])")
_SUSPECT = re.compile(r"[，、；。！？：【+*/=<>-]|,[0-9]{3}")
_LONGEST_ITEM = 60
_TEXT_KEYS = (TEXTS | BLOCKS) - SERIES
_NAME_LISTS = SERIES - {"cells"}


def is_suspect(source: SourceText, raw: RawMark) -> bool:
    """Tell whether a list or set of keys stands in brackets with anything odd between them."""
    if not source.text.startswith(("[", "{"), raw[2]):
        return False
    typed = source.text[raw[2] : raw[3]]
    return _SUSPECT.search(typed) is not None or any(key in typed for key in FORMULAS)


def flow_items(source: SourceText, tree: Tree, path: DataPath, raw: RawMark) -> Iterator[Finding]:
    """Yield what is wrong with an unquoted value that stands in brackets."""
    start, end, text = raw[2], raw[3], raw[5]
    number = source.text[end : end + 1] == "," and _NUMBER_HEAD.fullmatch(text)
    if not (number or path[-1] in FORMULAS or _ODD_ITEM.search(text)):
        return
    if number:
        around = tree.marks[path[:-1]]
        spaced = ", " in source.text[around[2] : around[3]]
        if spaced and _NUMBER_TAIL.match(source.text, end):
            params = {"found": source.text[start : end + 4]}
            yield Finding("comma-in-number", start, end + 4, params)
        return
    commas = tuple(
        (found.start(), found.end(), ", ")
        for found in _WIDE_COMMA.finditer(source.text, start, end)
    )
    if commas and not _PROSE.search(text) and len(text) <= _LONGEST_ITEM:
        yield Finding("wide-comma", commas[0][0], commas[0][0] + 1, changes=commas)
    else:
        yield Finding("prose-in-brackets", start, end)


def collection_findings(source: SourceText, path: DataPath, raw: RawMark) -> Iterator[Finding]:
    """Yield the finding for what YAML took as a list or a set of keys and was meant as text."""
    start = raw[2]
    opener = source.text[start : start + 1]
    if opener not in {"[", "{"}:
        if len(path) > 1 and isinstance(path[-1], int) and path[-2] in _NAME_LISTS:
            yield from _keys_for_text(source, start)
    elif path and path[-1] in _TEXT_KEYS:
        value = Value(source.text[start : raw[3]], start, str(path[-1]))
        yield Finding("special-start", start, start + 1, {"sign": opener}, quoted(value))


def _keys_for_text(source: SourceText, start: int) -> Iterator[Finding]:
    """Yield the finding for an item of a list of texts that holds a colon and a blank."""
    line = source.position(start)[0]
    text = source.line(line)[start - source.starts[line - 1] :].rstrip()
    colon = COLON.search(text)
    if colon and colon.end() < len(text):
        at = start + colon.start()
        yield Finding("colon-in-value", at, at + 1, changes=quoted(Value(text, start, "")))
