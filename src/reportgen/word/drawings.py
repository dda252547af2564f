"""A picture in the line, as DrawingML: its size, its alternative text, no margins (F32)."""

from __future__ import annotations

from reportgen.layout.lengths import Mm, emu_of_mm
from reportgen.word.escaping import quoteattr

# A line of pictures is as high as they are: the depth of a letter below them differs from program
# to program, so the letters around them, and the paragraph's end, have hardly any.
NO_DEPTH = '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>'
_URI = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def gap_run(width: int) -> str:
    """Return a blank of about `width` twips between two pictures."""
    looks = f'<w:rPr><w:spacing w:val="{width}"/><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>'
    return f'<w:r>{looks}<w:t xml:space="preserve"> </w:t></w:r>'


def drawing_run(relation: str, number: int, alt: str, size: tuple[float, float]) -> str:
    """Return a run that shows a picture; `size` in mm, `number` unique in the document.

    Without the zero distances LibreOffice adds margins and two pictures do not fit in a line.
    """
    width, height = (emu_of_mm(Mm(length)) for length in size)
    about = f'id="{number}" name="图片 {number}" descr={quoteattr(" ".join(alt.split()))}'
    extent = f'cx="{width}" cy="{height}"'
    picture = (
        f'<pic:pic><pic:nvPicPr><pic:cNvPr {about}/><pic:cNvPicPr><a:picLocks noChangeAspect="1"/>'
        f'</pic:cNvPicPr></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    return (
        f'<w:r>{NO_DEPTH}<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr {about}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_URI}">{picture}</a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
