"""Reports made by hand, written into the official template, read back."""

from __future__ import annotations

import tempfile
import zlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from struct import pack
from xml.etree import ElementTree as ET

from altered import official

from reportgen.loading.pictures import PictureFile
from reportgen.model import (
    Block,
    CaseStudy,
    Cell,
    ChartPicture,
    DataTable,
    FigureBlock,
    FormatOptions,
    Heading,
    Inline,
    Line,
    Paragraph,
    Picture,
    Report,
    TableBlock,
    Text,
)
from reportgen.quantity import parse_quantity
from reportgen.source import file_span
from reportgen.word import Template, load_template, render
from reportgen.word.package import DOCUMENT, read_parts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
AT = file_span("content/report.yaml")


@cache
def template() -> Template:
    return load_template(official(), Path(tempfile.mkdtemp()))


def text(words: str, **more: object) -> Text:
    return Text(words, AT, **more)


def paragraph(*pieces: str | Inline, ident: str = "b0000000001") -> Paragraph:
    return Paragraph(ident, tuple(text(p) if isinstance(p, str) else p for p in pieces), AT)


def heading(level: int, number: str, words: str, ident: str) -> Heading:
    return Heading(ident, level, number, (text(words),), AT)


def cell(words: str, **more: object) -> Cell:
    return Cell(words, AT, quantity=parse_quantity(words), **more)


def line(index: int, title: str, **more: object) -> Line:
    given: dict[str, object] = {
        "key": "",
        "handle": "",
        "unit": "",
        "type": "",
        "digits": None,
        "formula": "",
        "total": "",
        "is_total": False,
        "of": "",
        "span": AT,
    }
    return Line(index=index, titles=(title,), label=title, **{**given, **more})


def table(*rows: str, ident: str = "b00000000a1", **more: object) -> DataTable:
    """Return a table of rows with `|` between cells; the first row is its header."""
    grid = more.pop("grid", None) or tuple(
        tuple(cell(words) for words in row.split("|")) for row in rows
    )
    given: dict[str, object] = {
        "name": "资产",
        "caption": (text("各校资产统计表"),),
        "number": 1,
        "label": "表一",
        "header_rows": 1,
        "label_columns": 1,
        "columns": tuple(line(i, c.text) for i, c in enumerate(grid[0][1:])),
        "rows": tuple(line(i, r[0].text) for i, r in enumerate(grid[1:])),
        "unit": "",
        "note": (),
        "source": (),
        "style": "",
        "landscape": False,
        "align": "",
        "span": AT,
    }
    return DataTable(id=f"{ident}t", grid=grid, **{**given, **more})


def table_block(made: DataTable, ident: str = "b00000000a1") -> TableBlock:
    return TableBlock(ident, made, AT)


def picture(name: str, width: int = 1600, height: int = 1200, **more: object) -> Picture:
    given = {"file": f"content/images/{name}.jpg", "alt": "", "caption": "", **more}
    return Picture(
        f"b{zlib.crc32(name.encode()):010x}", name, width=width, height=height, span=AT, **given
    )


def figure(
    *items: object, caption: str = "现场", number: int = 1, ident: str = "b00000000f1"
) -> FigureBlock:
    label = f"图{'零一二三四五六七八九'[number]}" if number else ""
    words = (text(caption),) if caption else ()
    return FigureBlock(ident, tuple(items), words, number, label, AT)


def case(*blocks: Block, number: int = 1, **more: object) -> CaseStudy:
    given: dict[str, object] = {
        "title_lines": ("以青春志愿红", "护航金岸马拉松"),
        "school": "某某市职业学校",
        **more,
    }
    return CaseStudy(
        f"b0000000c{number:02}", "案例", number, f"案例{number}", blocks=blocks, span=AT, **given
    )


def report(*blocks: Block, options: Mapping[str, object] | None = None, **more: object) -> Report:
    given: dict[str, object] = {
        "title_lines": ("某某市年度质量报告",),
        "organization": "某某市教育局",
        "year": 2025,
        "date": None,
        "names": (),
        "chapters": (),
        "cases": (),
        "attachments": (),
        **more,
    }
    return Report(introduction=blocks, options=FormatOptions(**(options or {})), span=AT, **given)


def png(grey: int = 200, width: int = 4, height: int = 3) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    header = pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + bytes([grey]) * width for _ in range(height))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        map(chunk, (b"IHDR", b"IDAT", b"IEND"), (header, zlib.compress(rows), b""))
    )


def photo(made: Picture, data: bytes | None = None) -> PictureFile:
    return PictureFile(made.file, made.width, made.height, "image/png", data or png())


def written(
    made: Report,
    charts: Mapping[str, ChartPicture] | None = None,
    pictures: Mapping[str, PictureFile] | None = None,
) -> bytes:
    return render(made, template(), charts or {}, pictures or {})


def document(data: bytes) -> ET.Element:
    return ET.fromstring(read_parts(data)[DOCUMENT])


def body(*blocks: Block, **more: object) -> ET.Element:
    """Return `<w:body>` of a report with these blocks."""
    found = document(written(report(*blocks, **more))).find(f"{W}body")
    assert found is not None
    return found


def printed(element: ET.Element) -> str:
    """Return the text of an element, line breaks as such, without field codes."""
    return "".join(
        (node.text or "") if node.tag == f"{W}t" else "\n"
        for node in element.iter()
        if node.tag in {f"{W}t", f"{W}br"}
    )


def style(element: ET.Element) -> str:
    found = element.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val", "")


def paragraphs(element: ET.Element, name: str = "") -> list[ET.Element]:
    """Return the paragraphs directly in the body, of one style."""
    return [p for p in element.findall(f"{W}p") if not name or style(p) == name]


def value(element: ET.Element | None, name: str = "val") -> str:
    return "" if element is None else element.get(f"{W}{name}", "")
