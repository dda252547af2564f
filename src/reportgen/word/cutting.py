"""A rendered template cut at its places: before, between and after what the builder writes."""

from __future__ import annotations

import copy
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportgen.diagnostics import DiagnosticError, problem
from reportgen.source import file_span
from reportgen.word.escaping import quoteattr
from reportgen.word.harvest import page_measure
from reportgen.word.marks import BODY_PLACE, CONTENTS_PLACE, PROTOTYPES_START
from reportgen.word.package import DOCUMENT
from reportgen.word.places import place
from reportgen.word.tree import (
    NAMESPACE,
    RELATIONS,
    Element,
    as_string,
    parse_part,
    text_of,
    value,
    w,
)

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_PREFIXES = {
    "w": NAMESPACE,
    "r": RELATIONS,
    "wp": f"{_DRAWING}/wordprocessingDrawing",
    "a": f"{_DRAWING}/main",
    "pic": f"{_DRAWING}/picture",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
_SECTION = f"{w('pPr')}/{w('sectPr')}"
_ENTRANCE = ("headerReference", "footerReference", "titlePg", "printerSettings", "sectPrChange")


@dataclass(frozen=True, slots=True)
class Cut:
    """The pieces of `word/document.xml`, tokens still in them; see `shell.Shell`."""

    has_contents: bool
    before_contents: str
    before_body: str
    after_body: str
    end: str
    section_first: str
    section_next: str
    turned_first: str
    turned_next: str


def cut_document(parts: Mapping[str, bytes], path: str, *, wants_contents: bool) -> Cut:
    """Return the document cut; raises DiagnosticError `template-lacks` for a misplaced mark."""
    root = parse_part(parts, DOCUMENT, path)
    body = root.find(w("body"))
    contents, report, start = _places(body, path, wants_contents=wants_contents)
    final = _drop_prototypes(body, start)
    for marked in filter(lambda found: found is not None, (contents, report)):
        _free_section(marked)
    section = _take_section(body, report, final)
    _mend(body)
    _drop_halves(body, "bookmarkStart", "bookmarkEnd")
    _drop_halves(body, "commentRangeStart", "commentRangeEnd")
    token = f"x{secrets.token_hex(12)}x"
    for element in filter(lambda found: found is not None, (contents, report, section)):
        _cut_at(element, token)
    pieces = _serialised(root).split(f"<!--{token}-->")
    first, following = _first_section(section), _next_section(section)
    before_body, after_body, end = pieces[-3:]
    return Cut(
        has_contents=contents is not None,
        before_contents=before_body if contents is None else pieces[0],
        before_body="" if contents is None else before_body,
        after_body=after_body,
        end=end,
        section_first=as_string(first),
        section_next=as_string(following),
        turned_first=as_string(_turned(first)),
        turned_next=as_string(_turned(following)),
    )


def _places(
    body: Element, path: str, *, wants_contents: bool
) -> tuple[Element | None, Element, Element]:
    contents = place(body, CONTENTS_PLACE) if wants_contents else None
    report, start = place(body, BODY_PLACE), place(body, PROTOTYPES_START)
    found = {CONTENTS_PLACE: contents, BODY_PLACE: report, PROTOTYPES_START: start}
    blocks = {block: index for index, block in enumerate(body)}
    wanted = [mark for mark in found if mark != CONTENTS_PLACE or wants_contents]
    order = [-1 if found[mark] is None else blocks[found[mark]] for mark in wanted]
    misplaced = [mark for mark, index in zip(wanted, order, strict=True) if index < 0]
    if not misplaced and order != sorted(order):
        misplaced = [wanted[-1]]
    if misplaced:
        place_in_file = file_span(path)
        raise DiagnosticError(
            *(problem("template-lacks.order", place_in_file, mark=mark) for mark in misplaced)
        )
    return contents, report, start


def _drop_prototypes(body: Element, start: Element) -> Element | None:
    """Take away all that follows the mark; return the document's last section properties."""
    final = body.find(w("sectPr"))
    for block in (start, *start.itersiblings()):
        body.remove(block)
    return final


def _free_section(marked: Element) -> None:
    """Give a section that ends with a place a paragraph of its own: the place itself goes.

    LibreOffice drops the empty paragraph that ended it and ends the section one earlier.
    """
    section = marked.find(_SECTION)
    if section is None:
        return
    ending = marked.makeelement(w("p"))
    properties = marked.makeelement(w("pPr"))
    spacing = marked.makeelement(w("spacing"))
    for side, length in (("before", "0"), ("after", "0"), ("line", "20"), ("lineRule", "exact")):
        spacing.set(w(side), length)  # no room of its own, or it might begin a page
    properties.extend((spacing, section))
    ending.append(properties)
    marked.addnext(ending)


def _take_section(body: Element, report: Element, final: Element | None) -> Element:
    """Return the section properties at the report's place, in the tree, the last ones at its end.

    The section break before the prototypes becomes the document's end: its paragraph goes, unless
    it says something.
    """
    ends = [block for block in report.itersiblings(w("p")) if block.find(_SECTION) is not None]
    if ends:
        last = ends[-1]
        closing = last.find(_SECTION)
        closing.getparent().remove(closing)
        if last.getnext() is None and not text_of(last) and last.find(f".//{w('pict')}") is None:
            body.remove(last)
    else:
        closing = body.makeelement(w("sectPr")) if final is None else final
    body.append(closing)
    return closing if len(ends) <= 1 else ends[0].find(_SECTION)


def _mend(body: Element) -> None:
    """Set right what LibreOffice writes wrong: section properties first, unsigned distances."""
    for section in body.iterfind(f".//{_SECTION}"):
        section.getparent().append(section)
    for grid in body.iter(w("docGrid")):
        grid.attrib.pop(w("charSpace"), None)  # counts in character grids only, F4 has none


def _drop_halves(body: Element, opening: str, closing: str) -> None:
    """Take away what begins or ends in the pages that are gone."""
    starts = {value(element, "id") for element in body.iter(w(opening))}
    ends = {value(element, "id") for element in body.iter(w(closing))}
    for element in list(body.iter(w(opening), w(closing))):
        if value(element, "id") not in starts & ends:
            element.getparent().remove(element)


def _cut_at(element: Element, token: str) -> None:
    from lxml import etree

    comment = etree.Comment(token)
    element.getparent().replace(element, comment)


def _serialised(root: Element) -> str:
    """Return the document with every prefix declared that the builder writes."""
    from lxml import etree

    text: str = etree.tostring(root, encoding="unicode")
    missing = "".join(
        f" xmlns:{prefix}={quoteattr(uri)}"
        for prefix, uri in _PREFIXES.items()
        if prefix not in root.nsmap
    )
    name = text[1 : min(text.index(" "), text.index(">"))]
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}<{name}{missing}{text[1 + len(name) :]}"


def _first_section(section: Element) -> Element:
    made = copy.deepcopy(section)
    _drop(made, ("sectPrChange", "printerSettings"))
    _set_new_page(made)
    return made


def _next_section(section: Element) -> Element:
    """Return the section as it goes on: header and footer inherited, the numbers running on."""
    made = copy.deepcopy(section)
    _drop(made, _ENTRANCE)
    _set_new_page(made)
    for numbering in made.findall(w("pgNumType")):
        numbering.attrib.pop(w("start"), None)
        if not numbering.attrib:
            made.remove(numbering)
    return made


def _drop(section: Element, names: Iterable[str]) -> None:
    for name in names:
        for child in section.findall(w(name)):
            section.remove(child)


def _set_new_page(section: Element) -> None:
    """Every section starts a page; without the element that is what Word does."""
    _drop(section, ("type",))
    before = sum(
        child.tag in {w(name) for name in (*_ENTRANCE[:2], "footnotePr", "endnotePr")}
        for child in section
    )
    kind = section.makeelement(w("type"))
    kind.set(w("val"), "nextPage")
    section.insert(before, kind)


def _turned(section: Element) -> Element:
    """F29: the sheet turned clockwise, the margins with it."""
    made = copy.deepcopy(section)
    turned = page_measure(section).turned
    size, margins = made.find(w("pgSz")), made.find(w("pgMar"))
    if size is None or margins is None:
        return made
    size.set(w("w"), str(turned.width))
    size.set(w("h"), str(turned.height))
    size.set(w("orient"), "landscape")
    for side in ("top", "right", "bottom", "left", "header", "footer"):
        margins.set(w(side), str(getattr(turned, side)))
    margins.set(w("gutter"), "0")
    return made
