"""The words of WordprocessingML that the template is written in: elements, runs, paragraphs."""

from __future__ import annotations

from reportgen.word.escaping import escape, quoteattr
from reportgen.word.properties import with_children

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = (
    f'xmlns:w="{MAIN}" xmlns:r="{RELATIONS}" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)


def part(root: str, inner: str) -> bytes:
    """Return a whole part with root `w:document`, `w:styles` … and the namespaces it may use."""
    return f"{DECLARATION}<{root} {NAMESPACES}>{inner}</{root}>".encode()


def element(name: str, inner: str = "", /, **attributes: str | int) -> str:
    """Return `<w:name w:key="value">inner</w:name>`; a trailing `_` of a key is left out."""
    shown = "".join(
        f" w:{key.rstrip('_')}={quoteattr(str(text))}" for key, text in attributes.items()
    )
    return f"<w:{name}{shown}>{inner}</w:{name}>" if inner else f"<w:{name}{shown}/>"


def face(name: str) -> str:
    """Return one face for every script: digits and Latin letters stand as the Chinese text does."""
    return element("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name)


def size(half_points: int) -> tuple[str, str]:
    """Return the size for all scripts."""
    return element("sz", val=half_points), element("szCs", val=half_points)


def ppr(*children: str) -> str:
    """Return `<w:pPr>` with its children in Word's order."""
    return with_children("", "w:pPr", *children)


def rpr(*children: str) -> str:
    """Return `<w:rPr>` with its children in Word's order."""
    return with_children("", "w:rPr", *children)


def run(text: str, *properties: str) -> str:
    """Return a run with direct formatting; a tab character becomes a tab."""
    pieces = (f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in text.split("\t"))
    return f"<w:r>{rpr(*properties)}{'<w:tab/>'.join(pieces)}</w:r>"


def paragraph(style: str, *runs: str, properties: tuple[str, ...] = ()) -> str:
    """Return a paragraph of a style, given by its id."""
    formatting = ppr(element("pStyle", val=style), *properties)
    return f"<w:p>{formatting}{''.join(runs)}</w:p>"


def field(instruction: str, result: str, *properties: str) -> str:
    """Return a field, each of its pieces in a run of its own: WPS loses them otherwise."""
    formatting = rpr(*properties)
    pieces = (
        element("fldChar", fldCharType="begin"),
        f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>',
        element("fldChar", fldCharType="separate"),
        f"<w:t>{escape(result)}</w:t>",
        element("fldChar", fldCharType="end"),
    )
    return "".join(f"<w:r>{formatting}{piece}</w:r>" for piece in pieces)
