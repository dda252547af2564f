"""A .docx read back: paragraphs and runs with what they measure, tables, sections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from reportgen.word.cascade import measure, style_sheet
from reportgen.word.package import DOCUMENT, read_parts
from reportgen.word.prototypes import Measure

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def value(element: etree._Element | None, name: str = "val") -> str:
    """Return an attribute, "" where there is none."""
    return "" if element is None else element.get(f"{W}{name}", "")


def text_of(element: etree._Element) -> str:
    """Return what an element prints, line breaks as such, without field codes."""
    return "".join(
        (node.text or "") if node.tag == f"{W}t" else "\n"
        for node in element.iter(f"{W}t", f"{W}br")
    )


@dataclass(frozen=True)
class Line:
    """A paragraph: its text and style's name, and what its first printing run measures."""

    element: etree._Element
    text: str
    style: str
    look: Measure

    def has(self, name: str) -> bool:
        """Tell whether a property is set directly and on (keepNext, pageBreakBefore)."""
        found = self.element.find(f"{W}pPr/{W}{name}")
        return found is not None and value(found) not in {"0", "false"}

    @property
    def indent(self) -> tuple[str, str]:
        """The first-line indent as it stands in the paragraph itself."""
        found = self.element.find(f"{W}pPr/{W}ind")
        return value(found, "firstLineChars"), value(found, "firstLine")


class Document:
    """A .docx with its styles resolved."""

    def __init__(self, data: bytes) -> None:
        """Read a package."""
        self.parts = read_parts(data)
        self.body = etree.fromstring(self.parts[DOCUMENT]).find(f"{W}body")
        self.sheet = style_sheet(etree.fromstring(self.parts["word/styles.xml"]))

    @cached_property
    def lines(self) -> list[Line]:
        """The paragraphs that stand directly in the body."""
        return [self.line(each) for each in self.body.findall(f"{W}p")]

    def line(self, paragraph: etree._Element, table_style: str | None = None) -> Line:
        """Return a paragraph read."""
        ppr = paragraph.find(f"{W}pPr")
        run = next((each for each in paragraph.iter(f"{W}r") if text_of(each).strip()), None)
        rpr = None if run is None else run.find(f"{W}rPr")
        key = value(None if ppr is None else ppr.find(f"{W}pStyle"))
        style = self.sheet.styles.get(key)
        name = "" if style is None else value(style.find(f"{W}name"))
        look = measure(self.sheet, ppr, rpr, table_style)
        return Line(paragraph, text_of(paragraph), name, look)

    def styled(self, *names: str) -> list[Line]:
        """Return the lines of these styles that print something."""
        return [line for line in self.lines if line.style in names and line.text.strip()]

    @property
    def tables(self) -> list[etree._Element]:
        """The report's tables; rows of pictures are none."""
        return [
            table
            for table in self.body.findall(f"{W}tbl")
            if table.find(f"{W}tblPr/{W}tblStyle") is not None
        ]

    def cells(self, table: etree._Element) -> Iterator[tuple[bool, etree._Element, Line]]:
        """Yield of each cell that prints: whether it is a header, the cell, its line."""
        style = value(table.find(f"{W}tblPr/{W}tblStyle"))
        for row in table.findall(f"{W}tr"):
            heads = row.find(f"{W}trPr/{W}tblHeader") is not None
            for cell in row.findall(f"{W}tc"):
                line = self.line(cell.find(f"{W}p"), style)
                if line.text.strip():
                    yield heads, cell, line

    @property
    def sections(self) -> list[etree._Element]:
        """The section properties in order."""
        return list(self.body.iter(f"{W}sectPr"))

    def part(self, name: str) -> etree._Element:
        """Return another part's root."""
        return etree.fromstring(self.parts[name])
