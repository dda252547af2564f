"""Inline pieces as runs: text, figures, references, footnotes and open marks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from reportgen.layout.printed import mark_opening
from reportgen.layout.text import RAISED, halves
from reportgen.markup import verticals
from reportgen.model import Footnote, Inline, OpenMark, Reference, Text, plain_text
from reportgen.word.desk import Desk
from reportgen.word.escaping import escape
from reportgen.word.fields import block_bookmark, field, linked
from reportgen.word.properties import children, with_children

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Word takes these for Latin ones, narrow and in another face, unless a hint says otherwise.
_EITHER = re.compile("[“”‘’…—·×÷°±§]")
_PLAIN = re.compile("[\t\n\r]")


def text_run(text: str, rpr: str = "") -> str:
    """Return one run; a line break and a tab become Word's own. Illegal characters are a bug."""
    illegal = _ILLEGAL.search(text)
    assert illegal is None, f"U+{ord(illegal[0]):04X} should have been refused"
    if _EITHER.search(text):
        rpr = hinted(rpr)
    return f"<w:r>{rpr}{_characters(text)}</w:r>"


def plain_runs(text: str, rpr: str = "") -> str:
    """Return the runs of a text without markup: a cell's m² gets a real superscript (F34)."""
    return "".join(text_run(piece, raised(rpr, vertical)) for piece, vertical in verticals(text))


def _characters(text: str) -> str:
    if not _PLAIN.search(text):
        return f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    tabbed = ("<w:tab/>".join(map(_characters, line.split("\t"))) for line in lines)
    return "<w:br/>".join(tabbed)


@lru_cache(maxsize=256)
def hinted(rpr: str) -> str:
    """Return run properties by which quotation marks are Chinese ones."""
    fonts = children(rpr).get("w:rFonts", "<w:rFonts/>")
    if "w:hint=" in fonts:
        return rpr
    return with_children(rpr, "w:rPr", fonts.replace("<w:rFonts", '<w:rFonts w:hint="eastAsia"'))


@lru_cache(maxsize=256)
def with_added(rpr: str, added: tuple[str, ...]) -> str:
    """Return run properties with children put in."""
    return with_children(rpr, "w:rPr", *added)


def raised(rpr: str, vertical: str) -> str:
    """Return run properties with a real super- or subscript (F34)."""
    return with_added(rpr, (f'<w:vertAlign w:val="{vertical}"/>',)) if vertical else rpr


def inline_runs(inlines: Iterable[Inline], rpr: str, desk: Desk) -> str:
    """Return the runs of a paragraph's pieces; `rpr` is the formatting around them."""
    return "".join(_runs(piece, rpr, desk) for piece in inlines)


def _runs(piece: Inline, rpr: str, desk: Desk) -> str:
    if isinstance(piece, OpenMark):
        marked = with_added(rpr, desk.prototypes.runs[piece.kind].added)
        opening = text_run(mark_opening(piece), marked)
        runs = opening + inline_runs(piece.inlines, marked, desk) + text_run("】", marked)
        return desk.margin.around(piece.span, runs)
    if isinstance(piece, Footnote):
        return desk.margin.around(piece.span, _footnote(piece, rpr, desk))
    if piece.bold:
        rpr = with_added(rpr, desk.prototypes.runs["bold"].added)
    if isinstance(piece, Reference):
        return desk.margin.around(piece.span, _reference(piece, rpr, desk))
    look = raised(rpr, piece.vertical) if isinstance(piece, Text) else rpr
    return desk.margin.along(piece.span, piece.text, lambda text: text_run(text, look))


def _reference(piece: Reference, rpr: str, desk: Desk) -> str:
    """F22: a field for tables and figures; what is not in this document is plain text."""
    name = desk.numbered.get(piece.target)
    if name is not None and piece.kind in {"table", "figure"}:
        return field(rf"REF {name} \h \* CHARFORMAT", piece.text, rpr)
    run = text_run(piece.text, rpr)
    return linked(block_bookmark(piece.target), run) if piece.target in desk.landmarks else run


def _footnote(piece: Footnote, rpr: str, desk: Desk) -> str:
    """F36: the sign here, the text in a part of its own."""
    look = desk.prototypes.paragraphs["footnote"]
    style = desk.prototypes.styles.get("footnote reference", "")
    sign = (f'<w:rStyle w:val="{style}"/>',) if style else ()
    raised_sign = (*sign, '<w:vertAlign w:val="superscript"/>')
    number = len(desk.notes) + 1
    desk.notes.append("")  # its place, should a footnote hold another one
    own = f"<w:r>{with_added(look.rpr, raised_sign)}<w:footnoteRef/></w:r>"
    text = own + text_run(" ", look.rpr) + inline_runs(piece.inlines, look.rpr, desk)
    paragraph = f"<w:p>{look.ppr}{text}</w:p>"
    desk.notes[number - 1] = f'<w:footnote w:id="{number}">{paragraph}</w:footnote>'
    return f'<w:r>{with_added(rpr, raised_sign)}<w:footnoteReference w:id="{number}"/></w:r>'


def room_text(inlines: Iterable[Inline]) -> str:
    """Return what takes as much room in a line: small characters for what is raised."""
    return "".join(map(_measured, inlines))


def _measured(piece: Inline) -> str:
    if isinstance(piece, OpenMark):
        return f"{mark_opening(piece)}{room_text(piece.inlines)}】"
    if isinstance(piece, Footnote):
        return RAISED * 2
    if isinstance(piece, Text) and piece.vertical:
        return RAISED * (2 * len(piece.text) - halves(piece.text))
    return piece.text


def footnotes_of(inlines: Iterable[Inline]) -> Iterable[str]:
    """Yield the texts of the footnotes among the pieces, for the room they take."""
    for piece in inlines:
        if isinstance(piece, Footnote):
            yield plain_text(piece.inlines)
        elif isinstance(piece, OpenMark):
            yield from footnotes_of(piece.inlines)
