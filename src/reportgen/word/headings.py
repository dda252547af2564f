"""Headings in the look of their own level at an outline level that may lie deeper (F10, F19)."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from reportgen.word.escaping import quoteattr
from reportgen.word.properties import children, with_children
from reportgen.word.prototypes import Measure, ParagraphPrototype, Prototypes

_STYLES = 4  # as many heading styles as a template has


def heading_look(prototypes: Prototypes, level: int, outline: int) -> ParagraphPrototype:
    """Return how a heading of a level looks where its outline level is `outline`.

    Word's contents go by the built-in styles, whose outline level no paragraph can change: 一、 in
    a case is of the style heading 2 and carries the look of heading 1 itself.
    """
    own = prototypes.paragraphs[f"heading{level}"]
    if level == outline:
        return own
    return _dressed(own, prototypes.paragraphs[f"heading{min(outline, _STYLES)}"], outline)


def with_bold_level3(prototypes: Prototypes) -> Prototypes:
    """Return the prototypes with bold headings of level 3, alone on a line or run in (F12)."""
    bold = {key: _bold(prototypes.paragraphs[key]) for key in ("heading3", "run_in3")}
    return replace(prototypes, paragraphs={**prototypes.paragraphs, **bold})


def _bold(look: ParagraphPrototype) -> ParagraphPrototype:
    rpr = with_children(look.rpr, "w:rPr", "<w:b/>", "<w:bCs/>")
    return replace(look, rpr=rpr, measure=replace(look.measure, bold=True))


@lru_cache(maxsize=64)
def _dressed(
    own: ParagraphPrototype, styled: ParagraphPrototype, outline: int
) -> ParagraphPrototype:
    kept = [xml for name, xml in children(own.ppr).items() if name != "w:pStyle"]
    named = (f"<w:pStyle w:val={quoteattr(styled.style)}/>",) if styled.style else ()
    level = (f'<w:outlineLvl w:val="{outline - 1}"/>',) if outline > _STYLES else ()
    return replace(
        own,
        style=styled.style,
        ppr=with_children("", "w:pPr", *named, *_paragraph(own.measure), *kept, *level),
        rpr=with_children("", "w:rPr", *_run(own.measure), *children(own.rpr).values()),
    )


def _paragraph(measure: Measure) -> tuple[str, ...]:
    lines = f'w:line="{measure.line}" w:lineRule="{measure.line_rule}"'
    around = f'w:before="{measure.before}" w:after="{measure.after}"'
    sides = f'w:left="{measure.left}" w:right="{measure.right}"'
    first = f'w:{"hanging" if measure.first_line < 0 else "firstLine"}="{abs(measure.first_line)}"'
    return (
        f"<w:spacing {around} {lines}/>",
        f"<w:ind {sides} {first}/>",
        f"<w:jc w:val={quoteattr(measure.alignment)}/>",
    )


def _run(measure: Measure) -> tuple[str, ...]:
    face = quoteattr(measure.font)
    fonts = "".join(f" w:{slot}={face}" for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
    bold = "" if measure.bold else ' w:val="0"'
    return (
        f"<w:rFonts{fonts}/>",
        f"<w:b{bold}/>",
        f"<w:bCs{bold}/>",
        f'<w:spacing w:val="{measure.letter_spacing}"/>',
        f'<w:sz w:val="{measure.size}"/>',
        f'<w:szCs w:val="{measure.size}"/>',
    )
