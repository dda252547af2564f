"""A place as a reader names it: path:line:column, or workbook › sheet › cell."""

from __future__ import annotations

from reportgen.source import Span


def column_letters(number: int) -> str:
    """Return a 1-based column's letters as Excel shows them: 1 is A, 27 is AA."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def place_text(span: Span) -> str:
    """Return the place in one word that editors turn into a link."""
    if span.sheet:
        return f"{span.path} › {span.sheet} › {column_letters(span.column)}{span.line}"
    return f"{span.path}:{span.line}:{span.column}"
