"""A text block's lines: paragraphs, headings, placements, and their inline pieces."""

from reportgen.markup.inline import parse_inline, verticals
from reportgen.markup.lines import parse_markup

__all__ = ["parse_inline", "parse_markup", "verticals"]
