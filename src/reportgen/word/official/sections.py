"""The sections of the template: page, headers with the draft mark, footers with page numbers."""

from __future__ import annotations

from reportgen.word.official import numbers as n
from reportgen.word.official.writing import element, field, paragraph, part, run

# Relationship ids of `word/document.xml`, and the part each stands for.
HEADER_COVER, HEADER_ODD, HEADER_EVEN = "rIdHeaderCover", "rIdHeaderOdd", "rIdHeaderEven"
FOOTER_NONE, FOOTER_CONTENTS = "rIdFooterNone", "rIdFooterContents"
FOOTER_ODD, FOOTER_EVEN = "rIdFooterOdd", "rIdFooterEven"


def section(odd_header: str, even_header: str, odd_footer: str, even_footer: str) -> str:
    """Return a section that starts a page and counts from 1 (F1-F3, F15, F16, F36)."""
    references = (
        _reference("header", "default", odd_header)
        + _reference("header", "even", even_header)
        + _reference("footer", "default", odd_footer)
        + _reference("footer", "even", even_footer)
    )
    page = element("pgSz", w=n.PAGE_WIDTH, h=n.PAGE_HEIGHT) + element(
        "pgMar",
        top=n.TOP,
        right=n.RIGHT,
        bottom=n.BOTTOM,
        left=n.LEFT,
        header=n.HEADER,
        footer=n.FOOTER,
        gutter=0,
    )
    notes = element("footnotePr", element("numFmt", val="decimalEnclosedCircleChinese"))
    inner = references + notes + element("type", val="nextPage") + page
    return element("sectPr", inner + element("pgNumType", start=1))


def cover_section() -> str:
    """F16: no page number on the cover."""
    return section(HEADER_COVER, HEADER_COVER, FOOTER_NONE, FOOTER_NONE)


def contents_section() -> str:
    """F16: contents pages count 1, 2 … of their own in the middle."""
    return section(HEADER_ODD, HEADER_EVEN, FOOTER_CONTENTS, FOOTER_CONTENTS)


def body_section() -> str:
    """F14: odd pages at the right, even pages at the left."""
    return section(HEADER_ODD, HEADER_EVEN, FOOTER_ODD, FOOTER_EVEN)


def section_end(properties: str) -> str:
    """Return the paragraph that ends a section; it takes no room, so it never makes a page."""
    return paragraph("SectionEnd", properties=(properties,))


def _reference(kind: str, where: str, relation: str) -> str:
    return f'<w:{kind}Reference w:type="{where}" r:id="{relation}"/>'


def footers() -> dict[str, bytes]:
    """Return the footers by part name."""
    right = element("ind", right=n.PAGE_NUMBER_INDENT)
    left = element("ind", left=n.PAGE_NUMBER_INDENT)
    dashed = (run("— "), field("PAGE", "1"), run(" —"))
    return {
        "word/footer1.xml": _footer(),
        "word/footer2.xml": _footer(field("PAGE", "1")),
        "word/footer3.xml": _footer(*dashed, properties=(right, element("jc", val="right"))),
        "word/footer4.xml": _footer(*dashed, properties=(left, element("jc", val="left"))),
    }


def _footer(*runs: str, properties: tuple[str, ...] = ()) -> bytes:
    return part("w:ftr", paragraph("Footer", *runs, properties=properties))


def headers() -> dict[str, bytes]:
    """Return the headers by part name: the draft's name on every page, and across it."""
    mark = paragraph("Header", run("{{ draft }}"))
    return {
        "word/header1.xml": part("w:hdr", _when_draft(_watermark(1)) + paragraph("Header")),
        "word/header2.xml": part("w:hdr", _when_draft(_watermark(2) + mark) + _empty()),
        "word/header3.xml": part("w:hdr", _when_draft(_watermark(3) + mark) + _empty()),
    }


def _empty() -> str:
    """Return a paragraph without room: a header that holds none is corrupt."""
    return paragraph("SectionEnd")


def _when_draft(paragraphs: str) -> str:
    return (
        paragraph("Tag", run("{%p if draft %}"))
        + paragraphs
        + paragraph("Tag", run("{%p endif %}"))
    )


_TEXT_PATH = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
    '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>'
    '<v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" '
    'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
    '<v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" '
    'xrange="6629,14971"/></v:handles><o:lock v:ext="edit" text="t" shapetype="t"/>'
    "</v:shapetype>"
)


def _watermark(number: int) -> str:
    """Return the draft's name across the page, as Word's own watermark: grey, behind the text."""
    style = (
        "position:absolute;margin-left:0;margin-top:0;width:{{ draft|length * 84 }}pt;"
        "height:84pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;"
        "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
        "mso-position-vertical-relative:margin"
    )
    shape = (
        f'<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{2048 + number}" '
        f'type="#_x0000_t136" alt="{{{{ draft }}}}" style="{style}" o:allowincell="f" '
        'fillcolor="#d9d9d9" stroked="f"><v:fill opacity=".5"/>'
        f'<v:textpath style="font-family:&quot;{n.HEI_FACE}&quot;;font-size:1pt" '
        'string="{{ draft }}"/></v:shape>'
    )
    return paragraph("SectionEnd", f"<w:r><w:pict>{_TEXT_PATH}{shape}</w:pict></w:r>")
