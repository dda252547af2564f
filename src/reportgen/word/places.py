"""Where in a template the report goes: its places, its sections, where the prototypes begin."""

from __future__ import annotations

from reportgen.word.marks import BODY_PLACE, PROTOTYPES_START
from reportgen.word.tree import Element, text_of, w


def place(body: Element, mark: str) -> Element | None:
    """Return the paragraph directly in the body that begins with a mark, or None."""
    for paragraph in body.iterchildren(w("p")):
        if text_of(paragraph).strip().startswith(mark):
            return paragraph
    return None


def body_section(document: Element) -> Element:
    """Return the section properties that hold at the body's place.

    They stand in the last paragraph of their section, or at the document's end.
    """
    body = document.find(w("body"))
    started = False
    for block in body:
        started = started or (block.tag == w("p") and _begins(block, BODY_PLACE))
        section = block.find(f"{w('pPr')}/{w('sectPr')}")
        if started and section is not None:
            return section
        if started and block.tag == w("p") and _begins(block, PROTOTYPES_START):
            break
    last = body.find(w("sectPr"))
    return body.makeelement(w("sectPr")) if last is None else last


def _begins(paragraph: Element, mark: str) -> bool:
    return text_of(paragraph).strip().startswith(mark)
