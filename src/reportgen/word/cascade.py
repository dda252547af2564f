"""What a formatted text measures in the end: defaults, styles upon styles, direct formatting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.word.prototypes import LineRule, Measure
from reportgen.word.tree import Element, is_on, number, value, w

_DEPTH = 20  # styles based on each other in a ring end here
_ALIGNMENTS = {"start": "left", "end": "right", "": "left"}
_RULES: dict[str, LineRule] = {"exact": "exact", "atLeast": "atLeast"}
_SINGLE = 240


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """A template's styles by id, the default ones, and the document's defaults."""

    styles: dict[str, Element]
    defaults: dict[str, str]  # type -> id
    root: Element

    def names(self) -> dict[str, str]:
        """Return the ids by lower-case name: ids change when a program saves, names do not."""
        return {value(style.find(w("name"))).lower(): key for key, style in self.styles.items()}

    def chain(self, style_id: str, kind: str) -> list[Element]:
        """Return a style and what it is based on, the most general first."""
        found: list[Element] = []
        key = style_id if style_id in self.styles else self.defaults.get(kind, "")
        while key in self.styles and len(found) < _DEPTH:
            found.append(self.styles[key])
            key = value(self.styles[key].find(w("basedOn")))
        return found[::-1]


def style_sheet(root: Element) -> StyleSheet:
    """Return the styles of `word/styles.xml`."""
    styles = {value(style, "styleId"): style for style in root.iter(w("style"))}
    defaults = {
        value(style, "type"): key
        for key, style in styles.items()
        if value(style, "default") in {"1", "true", "on"}
    }
    return StyleSheet(styles, defaults, root)


def measure(
    sheet: StyleSheet, ppr: Element | None, rpr: Element | None, table_style: str | None = None
) -> Measure:
    """Return what a paragraph's first run measures; `table_style` is that of its table."""
    layers = list(_layers(sheet, ppr, rpr, table_style))
    spacing = _attributes(layers, "pPr", "spacing")
    run = [layer for layer in (_inside(owner, "rPr") for owner in layers) if layer is not None]
    size = number(value(_last(run, "sz"))) or 20
    letter = number(value(_last(run, "spacing"))) or 0
    em = size * 10 + letter
    indents = _attributes(layers, "pPr", "ind")
    paragraph = [part for part in (_inside(owner, "pPr") for owner in layers) if part is not None]
    fonts = _attributes(layers, "rPr", "rFonts")
    outline = number(value(_last(paragraph, "outlineLvl")))
    jc = value(_last(paragraph, "jc"))
    return Measure(
        size=size,
        line=number(spacing.get("line", "")) or _SINGLE,
        line_rule=_RULES.get(spacing.get("lineRule", ""), "auto"),
        before=number(spacing.get("before", "")) or 0,
        after=number(spacing.get("after", "")) or 0,
        left=_indent(indents, em, "left", "start"),
        right=_indent(indents, em, "right", "end"),
        first_line=_first_line(indents, em),
        first_line_chars=number(indents.get("firstLineChars", "")) or 0,
        letter_spacing=letter,
        bold=is_on(_last(run, "b")),
        alignment=_ALIGNMENTS.get(jc, jc),
        outline=outline + 1 if outline is not None and 0 <= outline < 9 else 0,
        font=fonts.get("eastAsia", ""),
    )


@dataclass(frozen=True, slots=True)
class _Direct:
    """Direct formatting in the shape of a style: something with a pPr and an rPr."""

    ppr: Element | None
    rpr: Element | None


def _layers(
    sheet: StyleSheet, ppr: Element | None, rpr: Element | None, table_style: str | None
) -> Iterator[Element | _Direct]:
    defaults = sheet.root.find(w("docDefaults"))
    if defaults is not None:
        yield _Direct(
            defaults.find(f"{w('pPrDefault')}/{w('pPr')}"),
            defaults.find(f"{w('rPrDefault')}/{w('rPr')}"),
        )
    if table_style is not None:
        yield from sheet.chain(table_style, "table")
    yield from sheet.chain(_child(ppr, "pStyle"), "paragraph")
    if _child(rpr, "rStyle"):
        yield from sheet.chain(_child(rpr, "rStyle"), "character")
    yield _Direct(ppr, rpr)


def _child(element: Element | None, name: str) -> str:
    return "" if element is None else value(element.find(w(name)))


def _inside(owner: Element | _Direct, name: str) -> Element | None:
    if isinstance(owner, _Direct):
        return owner.ppr if name == "pPr" else owner.rpr
    return owner.find(w(name))


def _last(layers: list[Element], name: str) -> Element | None:
    found = [child for child in (layer.find(w(name)) for layer in layers) if child is not None]
    return found[-1] if found else None


# Each of these, set anew, puts an end to what was said before about the same edge.
_ENDS = {
    "firstLine": ("hanging", "hangingChars"),
    "firstLineChars": ("hanging", "hangingChars"),
    "hanging": ("firstLine", "firstLineChars"),
    "hangingChars": ("firstLine", "firstLineChars"),
}


def _attributes(layers: list[Element | _Direct], container: str, name: str) -> dict[str, str]:
    """Return the attributes of an element of which each is inherited by itself."""
    merged: dict[str, str] = {}
    for layer in layers:
        inside = _inside(layer, container)
        element = None if inside is None else inside.find(w(name))
        if element is None:
            continue
        own = {key.rpartition("}")[2]: text for key, text in element.attrib.items()}
        for key in own:
            for ended in _ENDS.get(key, ()):
                merged.pop(ended, None)
        merged.update(own)
    return merged


def _indent(indents: dict[str, str], em: int, *names: str) -> int:
    for name in names:
        chars = number(indents.get(f"{name}Chars", ""))
        if chars:
            return round(chars * em / 100)
    return next((number(indents[name]) or 0 for name in names if name in indents), 0)


def _first_line(indents: dict[str, str], em: int) -> int:
    for name, sign in (("firstLine", 1), ("hanging", -1)):
        chars = number(indents.get(f"{name}Chars", ""))
        if chars:
            return sign * round(chars * em / 100)
        length = number(indents.get(name, ""))
        if length:
            return sign * length
    return 0
