"""Makes templates/bureau.docx: the official template restyled as a designer would, in another program.

    PYTHONPATH=tests python scripts/write_bureau_template.py

What Word's menus would do is done with python-docx; LibreOffice then opens the file and saves it
again, as a bureau might. The result is an example to look at, and proof that a template needs no
code. Needs LibreOffice.
"""

from __future__ import annotations

import copy
import tempfile
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from rendering import save_again
from reportgen.word.official import official_template

ROOT = Path(__file__).resolve().parents[1]
TEMPLATE = ROOT / "templates" / "bureau.docx"
RED, BLUE = RGBColor(0xC0, 0x00, 0x00), RGBColor(0x1F, 0x38, 0x64)


def main() -> None:
    """Restyle the official template and have LibreOffice save it."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        file = folder / "bureau.docx"
        file.write_bytes(official_template())
        document = docx.Document(str(file))
        restyle(document)
        document.save(str(file))
        TEMPLATE.write_bytes(save_again(file, folder / "saved").read_bytes())


def restyle(document: Document) -> None:
    """Change what a designer changes."""
    fonts(document)
    cover(document)
    tables(document)
    colophon(document)
    red_head(document)


def fonts(document: Document) -> None:
    """Choose other faces: 宋体 for the text, 华文中宋 for titles, blue headings."""
    for style, face, colour in (
        ("Title", "华文中宋", None),
        ("封面标题", "华文中宋", RED),
        ("案例标题", "华文中宋", None),
        ("附件标题", "华文中宋", None),
        ("Body Text", "宋体", None),
        ("heading 1", "黑体", BLUE),
        ("heading 2", "楷体_GB2312", BLUE),
        ("表题", "黑体", BLUE),
        ("图题", "黑体", BLUE),
    ):
        found = next(each for each in document.styles if each.name.lower() == style.lower())
        _face(found.element.get_or_add_rPr(), face)
        if colour is not None:
            found.font.color.rgb = colour


def cover(document: Document) -> None:
    """Put a line of secrecy above the title, the year below it."""
    title = _with(document, "{{ title_lines }}")
    title.paragraph_format.space_before = Pt(100)
    secrecy = title.insert_paragraph_before("密级：内部")
    secrecy.alignment = WD_ALIGN_PARAGRAPH.LEFT
    year = _after(title, "（{{ year }}年度）")
    year.alignment = WD_ALIGN_PARAGRAPH.CENTER
    year.paragraph_format.space_before = Pt(18)
    _face(year.runs[0]._r.get_or_add_rPr(), "楷体_GB2312")
    year.runs[0].font.size = Pt(22)


def red_head(document: Document) -> None:
    """Put the bureau's name above a red line: before the body, so on its first page only."""
    place = _with(document, "〔此处插入正文〕")
    head = place.insert_paragraph_before("{{ organization }}")
    head.style = place.style
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head.paragraph_format.first_line_indent = Pt(0)
    head.paragraph_format.line_spacing = Pt(40)
    head.paragraph_format.space_after = Pt(18)
    head.runs[0].font.size = Pt(26)
    head.runs[0].font.color.rgb = RED
    _face(head.runs[0]._r.get_or_add_rPr(), "方正小标宋简体")
    _line(head, "bottom", 18, "C00000")


def tables(document: Document) -> None:
    """Give tables a shaded header, a shaded bold total row, thin grey lines within a thicker frame."""
    style = next(each for each in document.styles if each.name == "公文表格")
    for side in style.element.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}"):
        inner = side.tag in {qn("w:insideH"), qn("w:insideV")}
        side.set(qn("w:sz"), "4" if inner else "8")
        side.set(qn("w:color"), "8EA9DB" if inner else "1F3864")
    grid = next(table for table in document.tables if table.cell(0, 0).text.startswith("〔表格〕"))
    header, _, total = grid.rows
    for row, colour in ((header, "D9E2F3"), (total, "F2F2F2")):
        for cell in row.cells:
            shade = OxmlElement("w:shd")
            for name, text in (("val", "clear"), ("color", "auto"), ("fill", colour)):
                shade.set(qn(f"w:{name}"), text)
            cell._tc.get_or_add_tcPr().insert_element_before(
                shade, "w:noWrap", "w:tcMar", "w:vAlign"
            )
    for cell in total.cells:
        for run in cell.paragraphs[0].runs:
            run.font.bold = True


def colophon(document: Document) -> None:
    """Put 版记 after the body, between two lines."""
    place = _with(document, "〔此处插入正文〕")
    copies = _after(place, "抄送：某市人民政府办公室，各县（市、区）教育局。")
    issued = _after(copies, "{{ organization }}办公室　　　　　{{ date_chinese }}印发")
    for paragraph, side in ((copies, "top"), (issued, "bottom")):
        paragraph.paragraph_format.first_line_indent = Pt(0)
        paragraph.runs[0].font.size = Pt(14)
        _line(paragraph, side, 8, "000000")
    copies.paragraph_format.space_before = Pt(24)
    copies.paragraph_format.keep_with_next = True


def _with(document: Document, text: str) -> Paragraph:
    return next(each for each in document.paragraphs if each.text.strip() == text)


def _after(paragraph: Paragraph, text: str) -> Paragraph:
    """Return a new paragraph behind another, of the same style."""
    made = copy.deepcopy(paragraph._p)
    paragraph._p.addnext(made)
    found = Paragraph(made, paragraph._parent)
    for run in found.runs[1:]:
        run._r.getparent().remove(run._r)
    found.runs[0].text = text
    found.runs[0].style = None
    return found


def _face(properties: object, face: str) -> None:
    fonts = properties.get_or_add_rFonts()
    for slot in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{slot}"), face)


def _line(paragraph: Paragraph, side: str, eighths: int, colour: str) -> None:
    borders = OxmlElement("w:pBdr")
    line = OxmlElement(f"w:{side}")
    for name, text in (("val", "single"), ("sz", str(eighths)), ("space", "4"), ("color", colour)):
        line.set(qn(f"w:{name}"), text)
    borders.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders,
        "w:shd",
        "w:tabs",
        "w:suppressAutoHyphens",
        "w:kinsoku",
        "w:wordWrap",
        "w:overflowPunct",
        "w:topLinePunct",
        "w:autoSpaceDE",
        "w:autoSpaceDN",
        "w:bidi",
        "w:adjustRightInd",
        "w:snapToGrid",
        "w:spacing",
        "w:ind",
        "w:contextualSpacing",
        "w:mirrorIndents",
        "w:suppressOverlap",
        "w:jc",
        "w:textDirection",
        "w:textAlignment",
        "w:textboxTightWrap",
        "w:outlineLvl",
        "w:divId",
        "w:cnfStyle",
        "w:rPr",
        "w:sectPr",
    )


if __name__ == "__main__":
    main()
