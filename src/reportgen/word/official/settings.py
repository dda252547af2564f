"""The small parts of the template: settings, fonts, footnote separators, properties, relations."""

from __future__ import annotations

from reportgen.word.official import numbers as n
from reportgen.word.official import sections
from reportgen.word.official.writing import DECLARATION, element, part

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

# Face -> a face with the same shapes under another name, which a machine may have instead.
_FONTS = {
    n.TITLE_FACE: "FZXiaoBiaoSong-B05S",
    n.BODY_FACE: "仿宋",
    n.KAI_FACE: "楷体",
    n.HEI_FACE: "SimHei",
    n.SONG_FACE: "SimSun",
}
# Relationship id -> kind and target, from the document.
_RELATIONS = {
    "rIdStyles": ("styles", "styles.xml"),
    "rIdSettings": ("settings", "settings.xml"),
    "rIdFonts": ("fontTable", "fontTable.xml"),
    "rIdFootnotes": ("footnotes", "footnotes.xml"),
    sections.HEADER_COVER: ("header", "header1.xml"),
    sections.HEADER_ODD: ("header", "header2.xml"),
    sections.HEADER_EVEN: ("header", "header3.xml"),
    sections.FOOTER_NONE: ("footer", "footer1.xml"),
    sections.FOOTER_CONTENTS: ("footer", "footer2.xml"),
    sections.FOOTER_ODD: ("footer", "footer3.xml"),
    sections.FOOTER_EVEN: ("footer", "footer4.xml"),
}


def settings_part() -> bytes:
    """F5, F35: odd and even pages differ, nothing is squeezed or hung, no fields to update."""
    separators = element("footnote", id=-1) + element("footnote", id=0)
    numbers = element("numFmt", val="decimalEnclosedCircleChinese")
    options = {
        "compatibilityMode": n.COMPATIBILITY,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
        "useWord2013TrackBottomHyphenation": 0,
    }
    uri = "http://schemas.microsoft.com/office/word"
    compat = element("doNotExpandShiftReturn") + "".join(
        element("compatSetting", name=name, uri=uri, val=choice) for name, choice in options.items()
    )
    return part(
        "w:settings",
        element("zoom", percent=100)
        + element("defaultTabStop", val=420)
        + element("evenAndOddHeaders")
        + element("characterSpacingControl", val="doNotCompress")
        + element("footnotePr", numbers + separators)
        + element("compat", compat)
        + element("themeFontLang", val="en-US", eastAsia="zh-CN")
        + element("decimalSymbol", val=".")
        + element("listSeparator", val=","),
    )


def fonts_part() -> bytes:
    """Return the font table; the other names let Word and WPS find a stand-in."""
    return part(
        "w:fonts",
        "".join(
            element(
                "font",
                element("altName", val=other)
                + element("charset", val="86")
                + element("family", val="auto")
                + element("pitch", val="default"),
                name=name,
            )
            for name, other in _FONTS.items()
        ),
    )


def footnotes_part() -> bytes:
    """Return the two separators that every document with footnotes needs."""
    flat = element("pPr", element("spacing", before=0, after=0, line=n.SINGLE, lineRule="auto"))
    return part(
        "w:footnotes",
        "".join(
            element(
                "footnote",
                f"<w:p>{flat}<w:r>{element(kind)}</w:r></w:p>",
                type=kind,
                id=number,
            )
            for kind, number in (("separator", -1), ("continuationSeparator", 0))
        ),
    )


def property_parts() -> dict[str, bytes]:
    """F35: title, organisation and date, filled in with the report's."""
    core = (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        "<dc:title>{{ title }}</dc:title><dc:creator>{{ organization }}</dc:creator>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">2012-07-01T00:00:00Z</dcterms:created>'
        '<dcterms:modified xsi:type="dcterms:W3CDTF">2012-07-01T00:00:00Z</dcterms:modified>'
        "<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )
    extended = f"{_OFFICE.replace('/relationships', '')}/extended-properties"
    app = (
        f'{DECLARATION}<Properties xmlns="{extended}"><Application>reportgen</Application>'
        "</Properties>"
    )
    return {"docProps/core.xml": core.encode(), "docProps/app.xml": app.encode()}


def relation_parts() -> dict[str, bytes]:
    """Return what belongs to the package, and what to the document."""
    package = {
        "rId1": (f"{_OFFICE}/officeDocument", "word/document.xml"),
        "rId2": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        "rId3": (f"{_OFFICE}/extended-properties", "docProps/app.xml"),
    }
    document = {key: (f"{_OFFICE}/{kind}", target) for key, (kind, target) in _RELATIONS.items()}
    return {
        "_rels/.rels": _relations(package),
        "word/_rels/document.xml.rels": _relations(document),
    }


def _relations(rows: dict[str, tuple[str, str]]) -> bytes:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'
        for key, (kind, target) in rows.items()
    )
    root = f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'
    return (DECLARATION + root).encode()


def content_types() -> bytes:
    """Return the kinds of the parts; JPEG and PNG stand ready for the report's pictures."""
    usual = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "png": "image/png",
        "jpeg": "image/jpeg",
        "jpg": "image/jpeg",
    }
    kinds = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": (
            "application/vnd.openxmlformats-officedocument.extended-properties+xml"
        ),
    } | {f"/word/{target}": f"{_WORD}.{kind}+xml" for kind, target in _RELATIONS.values()}
    inner = "".join(
        f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in usual.items()
    ) + "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    root = f'<Types xmlns="{_PACKAGE}/content-types">{inner}</Types>'
    return (DECLARATION + root).encode()
