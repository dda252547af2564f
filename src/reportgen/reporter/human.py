"""The form that a person reads: the place, the line with the spot marked, the cure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from unicodedata import east_asian_width

from reportgen.audit import culprit_of
from reportgen.diagnostics import (
    Diagnostic,
    Language,
    Severity,
    hint_texts,
    message_text,
    phrase_text,
)
from reportgen.reporter.place import place_text
from reportgen.source import SourceText, Span

LABELS: dict[Language, dict[Severity, str]] = {
    "zh": {
        Severity.ERROR: "错误",
        Severity.CONTRADICTION: "矛盾",
        Severity.WARNING: "存疑",
        Severity.NOTE: "提示",
    },
    "en": {
        Severity.ERROR: "error",
        Severity.CONTRADICTION: "contradiction",
        Severity.WARNING: "warning",
        Severity.NOTE: "note",
    },
}
_HINT: dict[Language, str] = {"zh": "提示", "en": "hint"}
_SEE: dict[Language, str] = {"zh": "另见", "en": "see"}
_PLACES: dict[Language, str] = {"zh": "（{count} 处）", "en": " ({count} places)"}
_HINTS = 3  # of a group: what its findings have in common, not each one's own
_COLORS = {
    Severity.ERROR: "31",
    Severity.CONTRADICTION: "35",
    Severity.WARNING: "33",
    Severity.NOTE: "36",
}
_WINDOW = 100  # terminal columns shown of a long line


def human(
    diagnostics: Sequence[Diagnostic],
    language: Language,
    sources: Mapping[str, SourceText],
    *,
    color: bool = False,
) -> str:
    """Return the messages with an excerpt of their files; `sources` by project-relative path."""
    groups = by_cause(diagnostics)
    return "".join(
        _told(group[0], language, sources, color=color)
        if len(group) == 1
        else _told_once(group, language, sources, color=color)
        for group in groups
    )


def by_cause(diagnostics: Sequence[Diagnostic]) -> list[list[Diagnostic]]:
    """Return the diagnostics with those of one cause together, where the first of them stands."""
    groups: list[list[Diagnostic]] = []
    by_cause: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        group = by_cause.get(_cause(diagnostic)) if diagnostic.cause else None
        if group is not None:
            group.append(diagnostic)
            continue
        groups.append([diagnostic])
        if diagnostic.cause:
            by_cause[_cause(diagnostic)] = groups[-1]
    return groups


def _cause(diagnostic: Diagnostic) -> str:
    return phrase_text(diagnostic.cause, "en") if diagnostic.cause else ""


def _told_once(
    group: Sequence[Diagnostic],
    language: Language,
    sources: Mapping[str, SourceText],
    *,
    color: bool,
) -> str:
    """Return the cause of several findings, then each with its place, the usual cure once."""
    worst = max(group, key=lambda each: each.severity)
    assert worst.cause is not None
    codes = ",".join(dict.fromkeys(each.code for each in group))
    cause = phrase_text(worst.cause, language)
    count = _PLACES[language].format(count=len(group))
    culprit = culprit_of(worst)
    place = place_text(culprit.span if culprit else group[0].span)
    lines = [f"{place}: {_label(worst.severity, codes, language, color=color)}: {cause}{count}"]
    for each in group:
        lines.append(f"  · {place_text(each.span)}: {message_text(each, language)}")
        lines.extend(_excerpt(each.span, sources))
    cured = () if culprit else group  # the cause says which figure to change, and into what
    hints = dict.fromkeys(hint for each in cured for hint in hint_texts(each, language))
    lines.extend(f"   {_HINT[language]}: {hint}" for hint in list(hints)[:_HINTS])
    return "\n".join(lines) + "\n"


def _label(severity: Severity, code: str, language: Language, *, color: bool) -> str:
    label = f"{LABELS[language][severity]}[{code}]"
    return f"\x1b[{_COLORS[severity]};1m{label}\x1b[0m" if color else label


def _told(
    diagnostic: Diagnostic, language: Language, sources: Mapping[str, SourceText], *, color: bool
) -> str:
    label = _label(diagnostic.severity, diagnostic.code, language, color=color)
    lines = [f"{place_text(diagnostic.span)}: {label}: {message_text(diagnostic, language)}"]
    lines.extend(_excerpt(diagnostic.span, sources))
    lines.extend(
        f"   {_SEE[language]} {place_text(related.span)}: {phrase_text(related.phrase, language)}"
        for related in diagnostic.related
    )
    lines.extend(f"   {_HINT[language]}: {hint}" for hint in hint_texts(diagnostic, language))
    return "\n".join(lines) + "\n"


def _excerpt(span: Span, sources: Mapping[str, SourceText]) -> list[str]:
    source = sources.get(span.path)
    if span.sheet or source is None or span.end_column == span.column == 1:
        return []
    line = source.line(span.line)
    if not line.strip():
        return []
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    before, marked, after = _window(_visible(line), start, max(end, start + 1))
    gutter = " " * len(str(span.line))
    pad = " " * max(0, 5 - len(gutter))
    caret = " " * _width(before) + "^" * max(1, _width(marked))
    return [f"{pad}{span.line} | {before}{marked}{after}", f"{pad}{gutter} | {caret}"]


def _visible(line: str) -> str:
    """Return the line with every tab as one blank: a tab counts one column of a place."""
    return "".join(char if char.isprintable() else " " for char in line)


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _window(line: str, start: int, end: int) -> tuple[str, str, str]:
    """Return what stands before, in and after the marked spot, cut to a terminal's width."""
    marked = _clip(line[start:end], _WINDOW // 2)
    room = _WINDOW - _width(marked)
    before, after = line[:start], line[end:]
    if _width(before) + _width(after) <= room:
        return before, marked, after
    left = max(room // 2, room - _width(after))
    before = _clip(before[::-1], left)[::-1]
    return before, marked, _clip(after, room - _width(before))


def _clip(text: str, width: int) -> str:
    if _width(text) <= width:
        return text
    used = 1
    for index, char in enumerate(text):
        used += _width(char)
        if used > width:
            return text[:index] + "…"
    return text
