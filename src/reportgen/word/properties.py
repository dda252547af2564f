"""Paragraph and run properties as strings: children put in, taken out and kept in Word's order."""

from __future__ import annotations

import re

# CT_PPr and CT_RPr are sequences: Word calls a file corrupt whose children stand in another order.
_PARAGRAPH = """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr
suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct
autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents
suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr
sectPr pPrChange"""
_RUN = """rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint
noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr
shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"""
_ORDER = {
    "w:pPr": {f"w:{name}": index for index, name in enumerate(_PARAGRAPH.split())},
    "w:rPr": {f"w:{name}": index for index, name in enumerate(_RUN.split())},
}
_TAG = re.compile(r"<(/?)(w:[A-Za-z]+)([^<>]*?)(/?)>")


def children(properties: str) -> dict[str, str]:
    """Return the direct children of `<w:pPr>…` or `<w:rPr>…` by name; an empty string has none."""
    found: dict[str, str] = {}
    depth = 0
    name, start = "", 0
    for tag in _TAG.finditer(properties):
        closing, word, _, empty = tag.groups()
        if not closing:
            if depth == 1:
                name, start = word, tag.start()
            depth += 1
        if closing or empty:
            depth -= 1
            if depth == 1:
                found[name] = properties[start : tag.end()]
    return found


def with_children(properties: str, container: str, *added: str) -> str:
    """Return the properties with these children put in; one of the same name is replaced.

    `container` is `w:pPr` or `w:rPr`; `added` are whole elements, `<w:jc w:val="right"/>`. The
    attributes of `w:ind`, `w:spacing` and `w:rFonts` are replaced as a whole, not merged.
    """
    kept = children(properties)
    for child in added:
        tag = _TAG.match(child)
        if tag is None:
            raise ValueError(child)
        kept[tag.group(2)] = child
    return _joined(kept, container)


def without_children(properties: str, container: str, *names: str) -> str:
    """Return the properties without the children of these names (`w:sectPr`)."""
    kept = {name: child for name, child in children(properties).items() if name not in names}
    return _joined(kept, container)


def differing(properties: str, base: str) -> tuple[str, ...]:
    """Return the children of `properties` that `base` lacks or has otherwise, in order."""
    common = children(base)
    return tuple(xml for name, xml in children(properties).items() if common.get(name) != xml)


def _joined(kept: dict[str, str], container: str) -> str:
    if not kept:
        return ""
    order = _ORDER[container]
    inner = "".join(kept[name] for name in sorted(kept, key=lambda name: order.get(name, 999)))
    return f"<{container}>{inner}</{container}>"
