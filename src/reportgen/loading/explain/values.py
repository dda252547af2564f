"""What can be wrong with a value on one line: quotes, brackets, and signs that YAML takes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.loading.explain.value import COLON, CUT, Value, quoted, without_remark
from reportgen.loading.explain.words import BLOCKS, CHOICES, PATHS, SERIES
from reportgen.loading.findings import Finding

HEADER = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])(?:[ \t]+#.*)?$")
ANCHOR = re.compile(r"&[A-Za-z0-9_-]+$")  # YAML's own, which we do not take
_ALIAS = re.compile(r"[&*][A-Za-z0-9_-]+$")
_WIDE_HEADER = re.compile(r"(?P<bar>[｜＞│丨])(?P<more>[+-]?)$")
_TEXT_AFTER_BAR = re.compile(r"[|｜][ \t\u3000]*(?P<text>\S.*)$")
_DOUBLE = re.compile(r"\"(?:[^\"\\]|\\.)*\"")
_SINGLE = re.compile(r"'(?:[^']|'')*'")
_BAD_ESCAPE = re.compile(r"\\(?![0abt\tnvfre \"/\\N_LPxuU])")
_RESERVED = re.compile(r"[*&!@%`,\]}#|>]|[-?](?=[ \t]|$)")
_OPENING = {"[": "]", "［": "]", "【": "]", "{": "}", "｛": "}"}
_CLOSING = {"]": "]", "］": "]", "】": "]", "}": "}", "｝": "}"}
_WIDE_MARKS = {
    "，": ", ",
    "：": ": ",
    "“": '"',
    "”": '"',
    "［": "[",
    "］": "]",
    "｛": "{",
    "｝": "}",
}
_MIXED_CLOSERS = {'"': "”“＂", "'": "’‘＇"}
_PROSE = re.compile(r"[。；！？]")


def value_findings(value: Value) -> Iterator[Finding]:
    """Yield what is wrong with a value that stands whole on its line."""
    text = without_remark(value.text)
    if not text or HEADER.match(value.text):
        return
    if text[0] in "\"'":
        yield from _half_quotes(value, text)
    elif text[0] in "“‘＂＇”":
        yield from _wide_quotes(value, text)
    elif text[0] in "[{":
        yield from _brackets(value, text)
    elif text[0] in "［｛【" and (value.key in SERIES or text[0] == "［") and text[-1] in _CLOSING:
        yield _wide_brackets(value, text)
    else:
        yield from _plain(value, text)


def wide_header(value: Value) -> Finding | None:
    """Return the finding for a full-width ｜ in place of |."""
    found = _WIDE_HEADER.match(value.text)
    if found is None:
        return None
    bar = "|" if found["bar"] != "＞" else ">"
    end = value.start + 1
    return Finding("wide-bar", value.start, end, changes=((value.start, end, bar),))


def text_after_bar(value: Value, indent: int) -> Finding | None:
    """Return the finding for text on the line of its |; it moves to the next line."""
    found = _TEXT_AFTER_BAR.match(value.text)
    if found is None or HEADER.match(value.text):
        return None
    at = value.start + found.start("text")
    change = (value.start, at, "|\n" + " " * indent)
    return Finding("text-after-bar", at, value.end, changes=(change,))


def open_bracket(text: str) -> int:
    """Return how many brackets are open at a line's end, strings left out; negative: too many."""
    bare = _SINGLE.sub("", _DOUBLE.sub("", text))
    return sum((c in "[{") - (c in "]}") for c in without_remark(bare))


def closed_quote(text: str) -> bool:
    """Tell whether the quote that a value begins with is closed on this line."""
    return (_DOUBLE if text[0] == '"' else _SINGLE).match(text) is not None


def _half_quotes(value: Value, text: str) -> Iterator[Finding]:
    found = (_DOUBLE if text[0] == '"' else _SINGLE).match(text)
    if found is None:
        yield _unclosed(value, text)
    elif found.end() < len(text):
        yield Finding("quote-inside", value.start, value.end, changes=quoted(value))
    elif text[0] == '"' and (_BAD_ESCAPE.search(text) or (value.key in PATHS and "\\" in text)):
        escape = _BAD_ESCAPE.search(text)
        at = value.start + (escape.start() if escape else text.index("\\"))
        inner = text[1:-1].replace("'", "''")
        changes = ((value.start, value.start + len(text), f"'{inner}'"),)
        yield Finding("backslash", at, at + 1, changes=changes)


def _unclosed(value: Value, text: str) -> Finding:
    quote = text[0]
    last = value.start + len(text)
    if len(text) > 1 and text[-1] in _MIXED_CLOSERS[quote]:
        return Finding("mixed-quotes", last - 1, last, changes=((last - 1, last, quote),))
    other = "'" if quote == '"' else '"'
    if len(text) > 1 and text[-1] == other:
        return Finding("mixed-quotes", last - 1, last, changes=((last - 1, last, quote),))
    changes = () if "\\" in text else ((last, last, quote),)
    return Finding(
        "unclosed-quote", value.start, value.start + 1, {"quote": quote}, changes=changes
    )


def _wide_quotes(value: Value, text: str) -> Iterator[Finding]:
    closers = '”“"＂' if text[0] in "“”＂" else "’‘'＇"
    closed = len(text) > 1 and text[-1] in closers
    end = value.start + len(text)
    half = '"' if text[0] in "“”＂" else "'"
    if closed and text[-1] in "\"'":
        changes = ((value.start, value.start + 1, half), (end - 1, end, half))
        yield Finding("mixed-quotes", value.start, value.start + 1, changes=changes)
        return
    inner = text[1:-1]
    needed = COLON.search(inner) or CUT.search(inner) or value.key in CHOICES
    if closed and needed and not any(c in inner for c in "\"'\\“”"):
        changes = ((value.start, value.start + 1, half), (end - 1, end, half))
        yield Finding("wide-quotes", value.start, end, changes=changes)
        return
    yield from _plain(value, text)


def _brackets(value: Value, text: str) -> Iterator[Finding]:
    if text.startswith("{{") or value.key in BLOCKS:
        yield _special(value, text)
        return
    opened = open_bracket(text)
    if opened > 0 and text[-1] in "］】｝":
        yield _wide_brackets(value, text)
    elif opened > 0:
        last = value.start + len(text)
        closer = _OPENING[text[0]]
        sure = opened == 1 and not any(quote in text for quote in "\"'")
        changes = ((last, last, closer),) if sure else ()
        params = {"bracket": text[0], "closer": closer}
        yield Finding("unclosed-bracket", value.start, value.start + 1, params, changes)
    elif text[-1] not in "]}" or opened < 0 or _early_close(text):
        yield _special(value, text)
    elif _PROSE.search(text) or (value.key in SERIES and COLON.search(text) and text[0] == "["):
        yield Finding("prose-in-brackets", value.start, value.end)


def _early_close(text: str) -> bool:
    """Tell whether the first bracket closes before the end: `[甲]乙[丙]`."""
    deep = 0
    for index, char in enumerate(text):
        deep += (char in "[{") - (char in "]}")
        if deep == 0:
            return index < len(text) - 1
    return False


def _wide_brackets(value: Value, text: str) -> Finding:
    """Return the finding for a list in full-width brackets; its commas are mended with it."""
    closer = _OPENING[text[0]]
    opener = "[" if closer == "]" else "{"
    inner = re.sub(r"[，、][ \u3000]*", ", ", text[1:-1])
    change = (value.start, value.start + len(text), f"{opener}{inner}{closer}")
    return Finding("wide-brackets", value.start, value.start + len(text), changes=(change,))


def _special(value: Value, text: str) -> Finding:
    sign = text[:2] if text[:2] in {"{{", "**"} else text[:1]
    changes = () if _ALIAS.match(text) else quoted(value)
    return Finding("special-start", value.start, value.start + len(sign), {"sign": sign}, changes)


def _plain(value: Value, text: str) -> Iterator[Finding]:
    if _RESERVED.match(text):
        yield _special(value, text)
        return
    colon = COLON.search(text)
    if colon:
        at = value.start + colon.start()
        yield Finding("colon-in-value", at, at + 1, changes=quoted(value))
