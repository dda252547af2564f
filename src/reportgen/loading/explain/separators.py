"""What can be wrong with a key and the colon behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.loading.explain.lines import Entry
from reportgen.loading.explain.words import BLANKS, INVISIBLE, WIDE_BLANKS
from reportgen.loading.findings import Change, Finding

_QUOTES = "\"'“”‘’＂＇"
_INVISIBLE = re.compile(f"[{INVISIBLE}\u00a0]")


def entry_findings(entry: Entry, body: str, start: int) -> Iterator[Finding]:
    """Yield what is wrong in front of the value; `body` begins at offset `start` of the file."""
    yield from _key_findings(entry, body, start)
    sign = entry.sign.strip(BLANKS)
    begin = start + entry.key_end
    end = begin + len(entry.sign)
    replacement = (begin, end + len(entry.gap), ": " if entry.value else ":")
    if sign != ":":
        code = "wide-colon" if set(sign) <= set(":：﹕︰∶") else "wrong-sign"
        shown = end - len(sign)
        yield Finding(code, shown, end, {"key": entry.key, "sign": sign}, (replacement,))
    elif entry.sign.strip(" \t") != ":":
        yield Finding("wide-space", begin, end - 1, changes=((begin, end, ":"),))
    elif entry.value and not entry.gap:
        yield Finding("no-space", end - 1, end, {"key": entry.key}, (replacement,))
    elif entry.value and entry.gap[0] in WIDE_BLANKS + INVISIBLE:
        yield Finding("wide-space", end, end + len(entry.gap), changes=(replacement,))


def _key_findings(entry: Entry, body: str, start: int) -> Iterator[Finding]:
    typed = body[: entry.key_end]
    if not entry.known:
        for found in _INVISIBLE.finditer(typed):
            place = (start + found.start(), start + found.end())
            blank = " " if found[0] == "\u00a0" else ""
            yield Finding("invisible-in-key", *place, {"key": entry.key}, ((*place, blank),))
        return
    bare = typed.strip(_QUOTES)
    quoted = typed != bare
    if quoted and not (typed[0] == typed[-1] and typed[0] in "\"'"):
        end = start + len(typed)
        changes: tuple[Change, ...] = ((start, end, entry.key),)
        if typed[-1] not in _QUOTES and entry.value[-1:] in tuple(_QUOTES):
            last = start + entry.value_start + len(entry.value)
            changes += ((last - 1, last, ""),)  # the quotes stood around the whole line
        yield Finding("quoted-key", start, end, {"key": entry.key}, changes)
    elif not bare.isascii():
        end = start + len(typed)
        yield Finding("wide-letters", start, end, {"key": entry.key}, ((start, end, entry.key),))
