"""A place as a reader names it: path:line:column, or workbook › sheet › cell."""

from __future__ import annotations

from reportgen.source import Span, column_letters


def place_text(span: Span) -> str:
    """Return the place in one word that editors turn into a link."""
    if span.sheet:
        return f"{span.path} › {span.sheet} › {column_letters(span.column)}{span.line}"
    return f"{span.path}:{span.line}:{span.column}"
