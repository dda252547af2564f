"""Characters that cannot go into a document, found before YAML is read, and after escapes are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.loading.findings import Finding
from reportgen.loading.instance import DataPath, Scalar
from reportgen.loading.marks import RawMark
from reportgen.source import SourceText

# XML 1.0 forbids the first; the breaks among the second would end a line that shows none.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]+"
)
_BREAKS = frozenset("\x0b\x0c\x85\u2028\u2029")
_UNSEEN_BY_YAML = ("\x85", "\u2028", "\u2029")  # it refuses the others itself
_MOST = 50


def has_hidden_breaks(source: SourceText) -> bool:
    """Tell whether YAML would read a line break that an editor does not see."""
    return any(char in source.text for char in _UNSEEN_BY_YAML)


def forbidden_characters(source: SourceText) -> Iterator[Finding]:
    """Yield where such characters stand, with the cure: nothing or a real line break for them."""
    for count, found in enumerate(_FORBIDDEN.finditer(source.text)):
        if count == _MOST:
            return
        is_break = not _BREAKS.isdisjoint(found[0])
        change = (*found.span(), _line_break(source, found.start()) if is_break else "")
        code = "hidden-break" if is_break else "control-character"
        params = {"found": f"U+{ord(found[0][0]):04X}"}
        yield Finding(code, *found.span(), params, (change,))


def _line_break(source: SourceText, offset: int) -> str:
    """Return a line break with the indentation of its line; a blank where no block holds it."""
    line = source.line(source.position(offset)[0])
    indent = line[: len(line) - len(line.lstrip(" "))]
    return f"\n{indent}" if indent and not re.match(r" *(?:- )?[^:：]{1,40}[:：] ", line) else " "


def escaped_characters(source: SourceText, marks: dict[DataPath, RawMark]) -> Iterator[Finding]:
    r"""Yield the escapes (`"\0"`) that stand for such characters."""
    for _, _, start, end, style, text in marks.values():
        found = _FORBIDDEN.search(text) if style == "double" else None
        if found:
            place = Scalar(source, start, end, "double", text).offsets(found.start())
            params = {"found": f"U+{ord(found[0][0]):04X}"}
            yield Finding("control-character.escaped", *place, params)
