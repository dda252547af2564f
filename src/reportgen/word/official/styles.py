"""`word/styles.xml`: every paragraph, character and table style of the official format."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.word.official import numbers as n
from reportgen.word.official.writing import element, face, part, ppr, rpr, size

_EXACT = element("spacing", before=0, after=0, line=n.LINE, lineRule="exact")
_SINGLE = element("spacing", before=0, after=0, line=n.SINGLE, lineRule="auto")
_INDENT = element("ind", firstLineChars=n.INDENT_CHARS, firstLine=n.INDENT)
_NO_INDENT = element("ind", firstLineChars=0, firstLine=0)
_CENTRE = element("jc", val="center")
_LEFT = element("jc", val="left")
_RIGHT = element("jc", val="right")
_KEEP_NEXT = element("keepNext")
_NEW_PAGE = element("pageBreakBefore")
_CLOSED_UP = element("spacing", val=n.LETTER_SPACING)
_OPEN = element("spacing", val=0)
_GREY = element("color", val="7F7F7F")


@dataclass(frozen=True, slots=True)
class _Style:
    """A paragraph style; built-in ones keep Word's own name, so that every program knows them."""

    key: str
    name: str
    paragraph: tuple[str, ...] = ()
    run: tuple[str, ...] = ()
    base: str = "Normal"
    following: str = ""
    custom: bool = False


def _outline(level: int) -> str:
    return element("outlineLvl", val=level - 1)


def _heading(level: int, name: str) -> _Style:
    """F10-F12: not bold, two characters in, kept with what follows."""
    return _Style(
        f"Heading{level}",
        f"heading {level}",
        (_KEEP_NEXT, _INDENT, _outline(level)),
        (face(name),),
        following="BodyText",
    )


def _contents(level: int, indent: int) -> _Style:
    """F36: dotted leaders up to the page number at the edge; a second line hangs.

    No right indent: LibreOffice prints nothing behind it, the page number neither.
    """
    stop = element("tab", val="right", leader="dot", pos=n.TEXT_WIDTH)
    indents = _entry_indents(indent, 2 * n.EM)
    return _Style(f"TOC{level}", f"toc {level}", (element("tabs", stop), indents, _LEFT))


def _entry_indents(left: int, hanging: int) -> str:
    return element("ind", left=left + hanging, hanging=hanging)


def _small(key: str, name: str, font: str, height: int, *paragraph: str) -> _Style:
    """Return a style with single spacing, for what stands in and around tables and pictures."""
    return _Style(key, name, (_SINGLE, *paragraph), (face(font), *size(height), _OPEN), custom=True)


_PARAGRAPH_STYLES = (
    _Style("BodyText", "Body Text", (_INDENT,)),  # F9
    _Style(  # F6
        "Title", "Title", (_CENTRE,), (face(n.TITLE_FACE), *size(n.TITLE_SIZE), _OPEN)
    ),
    _heading(1, n.HEI_FACE),
    _heading(2, n.KAI_FACE),
    _heading(3, n.BODY_FACE),
    _heading(4, n.BODY_FACE),
    _Style(  # F19
        "CaseNumber", "案例序号", (_KEEP_NEXT, _NEW_PAGE, _LEFT), (face(n.HEI_FACE),), custom=True
    ),
    _Style(  # F7
        "CaseTitle",
        "案例标题",
        (_KEEP_NEXT, _CENTRE, _outline(1)),
        (face(n.TITLE_FACE), *size(n.TITLE_SIZE), _OPEN),
        following="BodyText",
        custom=True,
    ),
    _Style("School", "学校名称", (_CENTRE,), (face(n.KAI_FACE),), custom=True),  # F8
    _Style(  # F20
        "AttachmentNumber",
        "附件序号",
        (_KEEP_NEXT, _NEW_PAGE, _LEFT),
        (face(n.HEI_FACE),),
        custom=True,
    ),
    _Style(
        "AttachmentTitle",
        "附件标题",
        (_KEEP_NEXT, _CENTRE, _outline(1)),
        (face(n.TITLE_FACE), *size(n.TITLE_SIZE), _OPEN),
        following="BodyText",
        custom=True,
    ),
    _Style(  # F21, F30
        "Caption", "caption", (_CENTRE,), (face(n.HEI_FACE), *size(n.CAPTION_SIZE), _OPEN)
    ),
    _Style("TableCaption", "表题", (_KEEP_NEXT,), base="Caption", custom=True),
    _Style("FigureCaption", "图题", base="Caption", custom=True),
    # An exact line would cut a picture off; without room above it covers a table's last line.
    _Style(
        "Picture",
        "图片",
        (
            element("spacing", before=n.PICTURE_ROOM, after=0, line=n.SINGLE, lineRule="auto"),
            _KEEP_NEXT,
            _CENTRE,
        ),
        (face(n.BODY_FACE), *size(n.CELL_SIZE), _OPEN),
        custom=True,
    ),
    _small("SubCaption", "子图题", n.HEI_FACE, n.CELL_SIZE, _CENTRE),
    _small("TableUnit", "表格单位", n.BODY_FACE, n.CELL_SIZE, _KEEP_NEXT, _RIGHT),  # F23
    _small("TableNote", "表格注", n.BODY_FACE, n.NOTE_SIZE, _LEFT),  # F36
    _small("TableHead", "表头", n.HEI_FACE, n.CELL_SIZE, _CENTRE),  # F25
    _small("TableText", "表格文字", n.BODY_FACE, n.CELL_SIZE, _CENTRE),
    _Style(  # F36
        "FootnoteText",
        "footnote text",
        (_SINGLE, _LEFT),
        (face(n.BODY_FACE), *size(n.NOTE_SIZE), _OPEN),
    ),
    _Style("TOCHeading", "TOC Heading", (_CENTRE,), (face(n.TITLE_FACE), *size(44), _OPEN)),
    _contents(1, 0),
    _contents(2, n.EM),
    _Style(  # what Word gives the lists of tables and of figures
        "TableofFigures", "table of figures", (_entry_indents(0, 3 * n.EM),), base="TOC1"
    ),
    _Style("Header", "header", (_SINGLE, _RIGHT), (face(n.HEI_FACE), *size(n.CELL_SIZE), _OPEN)),
    _Style(  # F14, F15
        "Footer",
        "footer",
        (
            element("spacing", before=0, after=0, line=n.PAGE_NUMBER_LINE, lineRule="exact"),
            _CENTRE,
        ),
        (face(n.SONG_FACE), *size(n.PAGE_NUMBER_SIZE), _OPEN),
    ),
    _Style(
        "CoverDraft", "封面稿别", (_RIGHT,), (face(n.HEI_FACE), *size(n.BODY_SIZE)), custom=True
    ),
    _Style(
        "CoverTitle",
        "封面标题",
        (element("spacing", before=2895, after=0, line=900, lineRule="exact"), _CENTRE),
        (face(n.TITLE_FACE), *size(56), _OPEN),
        custom=True,
    ),
    _Style(
        "CoverOrganization",
        "封面单位",
        (element("spacing", before=4632, after=0, line=n.LINE, lineRule="exact"), _CENTRE),
        (face(n.KAI_FACE), *size(36), _OPEN),
        custom=True,
    ),
    _Style("CoverDate", "封面日期", (_CENTRE,), (face(n.KAI_FACE), *size(36), _OPEN), custom=True),
    _Style(
        "SectionEnd",
        "分节",
        (element("spacing", before=0, after=0, line=20, lineRule="exact"),),
        size(2),
        custom=True,
    ),
    _small(
        "Explanation",
        "说明",
        n.SONG_FACE,
        n.CELL_SIZE,
        element("spacing", before=180, after=60, line=n.SINGLE, lineRule="auto"),
        element("shd", val="clear", color="auto", fill="EAF1F8"),
        _KEEP_NEXT,
        _LEFT,
    ),
    _Style("Tag", "标签", (_SINGLE, _LEFT), (face(n.SONG_FACE), *size(18), _GREY), custom=True),
)
_CHARACTER_STYLES = (
    ("FootnoteReference", "footnote reference", (element("vertAlign", val="superscript"),), False),
    ("Hyperlink", "Hyperlink", (), False),  # contents entries stay black
    ("RunInHeading1", "段首标题一级", (), True),  # F13: as the body text
    ("RunInHeading2", "段首标题二级", (), True),
    ("RunInHeading3", "段首标题三级", (), True),
    ("RunInHeading4", "段首标题四级", (), True),
    ("Mark", "标记", (face(n.SONG_FACE), *size(18), _OPEN, _GREY), True),
)


def styles_part() -> bytes:
    """Return the part."""
    paragraphs = "".join(map(_paragraph_style, _PARAGRAPH_STYLES))
    characters = "".join(_character_style(*row) for row in _CHARACTER_STYLES)
    return part("w:styles", _defaults() + _basics() + paragraphs + characters + _table_styles())


def _defaults() -> str:
    """No theme attribute stands anywhere: it would override the explicit faces."""
    language = element("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    run = rpr(face(n.BODY_FACE), *size(n.BODY_SIZE), element("kern", val=0), language)
    return element(
        "docDefaults",
        element("rPrDefault", run) + element("pPrDefault", ppr(element("spacing", after=0))),
    )


def _basics() -> str:
    """Return the four default styles; Normal carries what puts 28 characters in a line."""
    normal = ppr(
        element("widowControl", val=0),
        element("kinsoku", val=1),
        element("overflowPunct", val=0),  # F35: else a 29th character hangs out
        element("autoSpaceDE", val=0),
        element("autoSpaceDN", val=0),
        element("adjustRightInd", val=0),
        element("snapToGrid", val=0),
        _EXACT,
        element("jc", val="both"),
    )
    margins = "".join(
        element(side, w=width, type="dxa")
        for side, width in (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))
    )
    table = element("tblPr", element("tblInd", w=0, type="dxa") + element("tblCellMar", margins))
    return (
        element(
            "style",
            element("name", val="Normal") + element("qFormat") + normal + rpr(_CLOSED_UP),
            type="paragraph",
            default=1,
            styleId="Normal",
        )
        + _default_style("character", "DefaultParagraphFont", "Default Paragraph Font")
        + _default_style("table", "TableNormal", "Normal Table", table)
        + _default_style("numbering", "NoList", "No List")
    )


def _default_style(kind: str, key: str, name: str, inner: str = "") -> str:
    head = element("name", val=name) + element("uiPriority", val=99) + element("semiHidden")
    return element(
        "style", head + element("unhideWhenUsed") + inner, type=kind, default=1, styleId=key
    )


def _paragraph_style(style: _Style) -> str:
    following = element("next", val=style.following) if style.following else ""
    head = element("name", val=style.name) + element("basedOn", val=style.base) + following
    inner = head + element("qFormat") + ppr(*style.paragraph) + rpr(*style.run)
    custom = {"customStyle": 1} if style.custom else {}
    return element("style", inner, type="paragraph", styleId=style.key, **custom)


def _character_style(key: str, name: str, run: tuple[str, ...], custom: bool) -> str:
    head = element("name", val=name) + element("basedOn", val="DefaultParagraphFont")
    marked = {"customStyle": 1} if custom else {}
    return element(
        "style", head + element("qFormat") + rpr(*run), type="character", styleId=key, **marked
    )


def line(side: str, eighths: int) -> str:
    """Return one border."""
    return element(side, val="single", sz=eighths, space=0, color="000000")


def _table_styles() -> str:
    """F24, F25: the full grid, and the three lines (the middle one is the header cells')."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    grid = "".join(line(side, n.GRID_LINE) for side in sides)
    three = line("top", n.THICK_LINE) + line("bottom", n.THICK_LINE)
    return _table_style("OfficialTable", "公文表格", grid) + _table_style(
        "ThreeLineTable", "三线表", three
    )


def _table_style(key: str, name: str, borders: str) -> str:
    margins = "".join(
        element(side, w=width, type="dxa")
        for side, width in (
            ("top", n.CELL_TOP),
            ("left", n.CELL_SIDE),
            ("bottom", n.CELL_TOP),
            ("right", n.CELL_SIDE),
        )
    )
    table = element(
        "tblPr",
        element("tblInd", w=0, type="dxa")
        + element("tblBorders", borders)
        + element("tblCellMar", margins),
    )
    head = element("name", val=name) + element("basedOn", val="TableNormal")
    return element(
        "style", head + element("qFormat") + table, type="table", styleId=key, customStyle=1
    )
