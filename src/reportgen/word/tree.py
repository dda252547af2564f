"""A template's XML as a tree: parsed without trust, its texts, its properties as strings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reportgen.diagnostics import DiagnosticError, Phrase, problem
from reportgen.source import file_span
from reportgen.word.escaping import quoteattr

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PREFIX = f"{{{NAMESPACE}}}"
_PREFIXES = {NAMESPACE: "w", RELATIONS: "r"}

# A tree's element; lxml is imported where a tree is made, so that a cached build needs none.
Element = Any


def w(name: str) -> str:
    """Return a WordprocessingML name as trees have it."""
    return _PREFIX + name


def parse_part(parts: Mapping[str, bytes], name: str, path: str) -> Element:
    """Return the root of a part; raises DiagnosticError `template-unreadable` for broken XML."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True
    )
    try:
        root = etree.fromstring(parts[name], parser)
    except (KeyError, etree.XMLSyntaxError, ValueError):
        raise _broken(name, path) from None
    if root.getroottree().docinfo.doctype:  # Word never writes one, entity bombs need one
        raise _broken(name, path)
    return root


def _broken(name: str, path: str) -> DiagnosticError:
    reason = Phrase("template-not-xml", {"part": name})
    return DiagnosticError(
        problem("template-unreadable", file_span(path), file=path, reason=reason)
    )


def runs(paragraph: Element) -> Iterator[Element]:
    """Yield the runs that print in a paragraph: not deleted ones, not a text box's inside it."""
    for run in paragraph.iter(w("r")):
        outside = next(
            above for above in run.iterancestors() if above.tag in _OUTSIDE or above is paragraph
        )
        if outside is paragraph:
            yield run


_OUTSIDE = frozenset((w("p"), w("del"), w("moveFrom"), w("r")))


def run_text(run: Element) -> str:
    """Return a run's characters; a tab and a break count as a space."""
    spaces = (w("tab"), w("br"), w("cr"))
    return "".join(
        (child.text or "") if child.tag == w("t") else " " if child.tag in spaces else ""
        for child in run
    )


def text_of(paragraph: Element) -> str:
    """Return what a paragraph's runs say, joined."""
    return "".join(map(run_text, runs(paragraph)))


def value(element: Element | None, name: str = "val", default: str = "") -> str:
    """Return an attribute of an element that may be missing."""
    return default if element is None else str(element.get(w(name), default))


def number(text: str) -> int | None:
    """Return a length or count as Word writes it (`240`, `12.0`, `12pt`), or None."""
    try:
        return round(float(text[:-2]) * 20) if text.endswith("pt") else round(float(text))
    except (ValueError, OverflowError):
        return None


def is_on(element: Element | None) -> bool:
    """Tell whether a switch like `<w:b/>` stands and is on."""
    return element is not None and value(element) not in {"0", "false", "off"}


def as_string(element: Element, dropped: frozenset[str] = frozenset()) -> str:
    """Return an element with the prefixes w and r and no declarations of its own.

    What is not Word's is left out, and so are the children that `dropped` names (`w("sectPr")`).
    """
    name = "w:" + element.tag.removeprefix(_PREFIX)
    attributes = "".join(_attributes(element))
    inner = "".join(as_string(child) for child in element if _counts(child, dropped))
    return f"<{name}{attributes}>{inner}</{name}>" if inner else f"<{name}{attributes}/>"


# LibreOffice writes these empty, where they say nothing.
_HOLLOW = frozenset(map(w, ("rPr", "tcBorders", "pBdr", "tabs")))


def _counts(child: Element, dropped: frozenset[str]) -> bool:
    if not isinstance(child.tag, str) or not child.tag.startswith(_PREFIX):
        return False
    return child.tag not in dropped and (len(child) > 0 or child.tag not in _HOLLOW)


def _attributes(element: Element) -> Iterator[str]:
    for key, text in element.attrib.items():
        uri, _, name = key.lstrip("{").partition("}")
        if uri in _PREFIXES and not name.startswith("rsid"):
            yield f" {_PREFIXES[uri]}:{name}={quoteattr(text)}"


# What belongs to one paragraph only: its section, its history, its place in a styled table.
_OWN = frozenset(map(w, ("sectPr", "pPrChange", "rPrChange", "ins", "del", "cnfStyle")))


def formatting(properties: Element | None) -> str:
    """Return `<w:pPr>…</w:pPr>` or `<w:rPr>…</w:rPr>` ready to repeat; nothing set is ""."""
    text = "" if properties is None else as_string(properties, _OWN)
    return "" if text in {"<w:pPr/>", "<w:rPr/>"} else text
