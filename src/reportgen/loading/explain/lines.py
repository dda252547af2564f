"""One line of a file taken apart: its indentation, dashes, key, separator and value."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportgen.loading.explain.words import BLANKS, KNOWN, SENTENCE_MARKS
from reportgen.source import SourceText

_QUOTES = "\"'“”‘’＂＇"
_SIGNS = "::|：:|:：|：：|:|：|;|；|=|＝|﹕|︰|∶"
_KEYS = "|".join(sorted(KNOWN, key=len, reverse=True))
_KNOWN_ENTRY = re.compile(
    rf"[{_QUOTES}]?(?P<key>{_KEYS})[{_QUOTES}]?(?P<sign>[{BLANKS}]*(?:{_SIGNS}))", re.IGNORECASE
)
_KNOWN_BARE = re.compile(rf"(?P<key>{_KEYS})(?=[{BLANKS}]|$)")
_PROPER = re.compile(r"(?P<sign>[ \t]*:)(?=[ \t]|$)")
_QUOTED_ENTRY = re.compile(
    r"(?P<key>\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')(?P<sign>[ \t]*:)(?=[ \t]|$)"
)
_IMPROPER = re.compile(rf"(?P<sign>[{BLANKS}]*(?:：:|:：|：：|：|:|﹕|︰|∶))")
# A dash that is none to YAML: another character, or one without its blank.
_DASH = re.compile(rf"(?:-(?![-0-9.])|[－–―·•‐‑●○■◆▪]|—(?!—)|\*(?=[ \t\u3000]))[{BLANKS}]*")
_PROPER_DASH = re.compile(r"-(?: +|$)")
_WIDE_LETTERS = {0xFF21 + i: chr(65 + i) for i in range(26)}
_WIDE_LETTERS |= {0xFF41 + i: chr(97 + i) for i in range(26)} | {0xFF3F: "_"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its break: where it begins, its blanks in front, and the rest."""

    start: int
    lead: str
    body: str

    @property
    def indent(self) -> int:
        """Count the blanks that YAML counts."""
        return len(self.lead) - len(self.lead.lstrip(" "))

    @property
    def body_start(self) -> int:
        """Return the offset of the first character that is no blank."""
        return self.start + len(self.lead)

    @property
    def end(self) -> int:
        """Return the offset behind the last character."""
        return self.start + len(self.lead) + len(self.body)


@dataclass(frozen=True, slots=True)
class Entry:
    """`key: value` by offsets into the line's body; `sign` is what separates the two as typed."""

    key: str
    key_end: int
    sign: str  # blanks and colon
    gap: str  # blanks behind it
    value: str
    known: bool

    @property
    def value_start(self) -> int:
        """Return where the value begins in the body."""
        return self.key_end + len(self.sign) + len(self.gap)

    @property
    def proper(self) -> bool:
        """Tell whether YAML sees a separator here."""
        return self.sign.strip(" \t") == ":" and (not self.value or self.gap[:1] in {" ", "\t"})


def split_lines(source: SourceText) -> list[Line]:
    """Return the lines of a file."""
    lines = []
    for number, start in enumerate(source.starts, start=1):
        text = source.line(number)
        body = text.lstrip(BLANKS)
        lines.append(Line(start, text[: len(text) - len(body)], body.rstrip(BLANKS)))
    return lines


def split_dash(body: str) -> tuple[str, bool]:
    """Return the dash in front with its blanks, empty without one, and whether YAML sees it."""
    found = _PROPER_DASH.match(body)
    if found:
        return found[0], True
    found = _DASH.match(body)
    return (found[0], False) if found else ("", True)


def split_entry(body: str) -> Entry | None:
    """Return the key and value that a line means, whatever sign stands between them."""
    plain = body.translate(_WIDE_LETTERS)
    found = _KNOWN_ENTRY.match(plain)
    if found:
        return _entry(body, found, found["key"].lower(), known=True)
    found = _QUOTED_ENTRY.match(body)
    if found:
        return _entry(body, found, found["key"][1:-1], known=False)
    found = _PROPER.search(body) or _IMPROPER.search(body)
    if found is None or found.start() == 0:
        return None
    return _entry(body, found, body[: found.start()], known=False)


def _entry(body: str, found: re.Match[str], key: str, *, known: bool) -> Entry:
    rest = body[found.end() :]
    value = rest.lstrip(BLANKS)
    gap = rest[: len(rest) - len(value)]
    return Entry(key, found.start("sign"), found["sign"], gap, value, known)


def bare_key(body: str) -> str:
    """Return the known key that a line begins with when no sign stands behind it."""
    found = _KNOWN_BARE.match(body)
    return found["key"] if found else ""


def could_be_name(text: str) -> bool:
    """Tell whether an editor may have meant this as a name in front of a colon."""
    return 0 < len(text) <= 40 and "\t" not in text and not any(c in SENTENCE_MARKS for c in text)


def could_be_key(body: str) -> bool:
    """Tell whether a line as it stands would do as a name once a colon stands behind it."""
    return could_be_name(body) and not re.search(r"^[-?,\[\]{}#&*!|>'\"%@`]|[:：#]", body)
