"""A caption as HTML: the number, what stands behind it, the words."""

from __future__ import annotations

from reportgen.model import FormatOptions, Inline
from reportgen.preview.inlines import Around, inline_html
from reportgen.preview.tags import Html, element, text


def caption_html(
    label: str, inlines: tuple[Inline, ...], around: Around, options: FormatOptions, class_: str
) -> Html:
    """Return a table's or a figure's caption."""
    separator = options.caption_separator if label and inlines else ""
    return element("p", text(label + separator), inline_html(inlines, around), class_=class_)
