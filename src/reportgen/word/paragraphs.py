"""Paragraphs as strings: a prototype's formatting, a block's bookmark, its runs."""

from __future__ import annotations

import re
from functools import lru_cache

from reportgen.word.desk import Desk
from reportgen.word.fields import block_bookmark, bookmarked
from reportgen.word.properties import children, with_children
from reportgen.word.prototypes import Measure, ParagraphPrototype

KEEP_NEXT = "<w:keepNext/>"
NEW_PAGE = "<w:pageBreakBefore/>"
_ATTRIBUTE = re.compile(r'w:([A-Za-z]+)="([^"]*)"')
_FIRST = ("firstLine", "firstLineChars", "hanging", "hangingChars")


def paragraph(look: ParagraphPrototype, runs: str, *added: str) -> str:
    """Return a paragraph like its prototype; `added` are further children of its `w:pPr`."""
    return f"<w:p>{_formatting(look, added)}{runs}</w:p>"


def marked_paragraph(
    look: ParagraphPrototype, runs: str, ident: str, desk: Desk, *added: str
) -> str:
    """Return a block's paragraph, with the hidden bookmark that leads back to the content."""
    return paragraph(look, marked(runs, ident, desk), *added)


def marked(runs: str, ident: str, desk: Desk) -> str:
    """Return runs with the hidden bookmark of a block around them."""
    return bookmarked(block_bookmark(ident), next(desk.marks), runs)


@lru_cache(maxsize=256)
def _formatting(look: ParagraphPrototype, added: tuple[str, ...]) -> str:
    return with_children(with_indent(look.ppr, look.measure), "w:pPr", *added)


def with_indent(ppr: str, measure: Measure) -> str:
    """Return properties whose first-line indent is given twice (F9).

    LibreOffice ignores `firstLineChars` alone, and what it saves has lost it.
    """
    if measure.first_line <= 0:
        return ppr
    own = dict(_ATTRIBUTE.findall(children(ppr).get("w:ind", "")))
    kept = {name: text for name, text in own.items() if name not in _FIRST}
    kept["firstLineChars"] = str(_chars(measure))
    kept["firstLine"] = str(measure.first_line)
    inner = "".join(f' w:{name}="{text}"' for name, text in kept.items())
    return with_children(ppr, "w:pPr", f"<w:ind{inner}/>")


def _chars(measure: Measure) -> int:
    """Return the indent in hundredths of a character; programs round it when they save."""
    em = measure.size * 10 + measure.letter_spacing
    chars = measure.first_line_chars or 100 * measure.first_line / max(em, 1)
    whole = 50 * round(chars / 50)
    return whole if abs(whole - chars) <= 5 else round(chars)


def ending_section(paragraph_xml: str, section: str) -> str:
    """Return a paragraph that ends a section: `<w:sectPr>` stands last in its properties."""
    if paragraph_xml.startswith("<w:p><w:pPr>"):
        return paragraph_xml.replace("</w:pPr>", f"{section}</w:pPr>", 1)
    return paragraph_xml.replace("<w:p>", f"<w:p><w:pPr>{section}</w:pPr>", 1)


# What ends a section or parts two tables where no text stands: it takes no room.
TINY = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="10" w:lineRule="exact"/>'
    '<w:ind w:firstLineChars="0" w:firstLine="0"/></w:pPr></w:p>'
)
