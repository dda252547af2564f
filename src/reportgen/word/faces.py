"""The East Asian faces that a document's text is set in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.word.cascade import StyleSheet, measure, style_sheet
from reportgen.word.package import read_parts
from reportgen.word.tree import Element, parse_part, run_text, value, w

_TEXTS = re.compile(r"word/(document|header[^/]*|footer[^/]*|footnotes)\.xml")
_STYLES = "word/styles.xml"


def faces_of(data: bytes) -> tuple[str, ...]:
    """Return the faces that a .docx shows text in, the most frequent first."""
    parts = read_parts(data)
    sheet = style_sheet(parse_part(parts, _STYLES, _STYLES))
    counted: dict[str, int] = {}
    for name in parts:
        if _TEXTS.fullmatch(name):
            for face, length in _faces(parse_part(parts, name, name), sheet):
                counted[face] = counted.get(face, 0) + length
    return tuple(sorted(filter(None, counted), key=lambda face: (-counted[face], face)))


def _faces(root: Element, sheet: StyleSheet) -> Iterator[tuple[str, int]]:
    known: dict[tuple[str, str, str], str] = {}
    for paragraph in root.iter(w("p")):
        ppr = paragraph.find(w("pPr"))
        for run in paragraph.iter(w("r")):
            text = run_text(run).strip()
            if text:
                rpr = run.find(w("rPr"))
                key = (_child(ppr, "pStyle"), _child(rpr, "rStyle"), _own_face(rpr))
                if key not in known:
                    known[key] = measure(sheet, ppr, rpr).font
                yield known[key], len(text)


def _child(properties: Element | None, name: str) -> str:
    return "" if properties is None else value(properties.find(w(name)))


def _own_face(rpr: Element | None) -> str:
    return "" if rpr is None else value(rpr.find(w("rFonts")), "eastAsia")
