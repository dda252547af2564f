"""A report's document read back: its paragraphs and tables as plain values, by block id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reportgen.word.fingerprint import written_by_us
from reportgen.word.package import DOCUMENT, read_parts, unreadable
from reportgen.word.tree import Element, parse_part, run_text, runs, text_of, value, w

_FOOTNOTES = "word/footnotes.xml"
_STYLES = "word/styles.xml"
_BLOCK = re.compile(r"_(b[0-9a-f]{10})$")
_LISTED = re.compile(r"\b(?:TOC|PAGEREF)\b")
_LIST_STYLE = re.compile(r"toc|contents|table of figures|illustration|index", re.IGNORECASE)
_HEADING = re.compile(r"(?:heading|标题)\s?[1-9]", re.IGNORECASE)
_CONTINUED = re.compile(r"^\s*续\s?表")
_ENDS = {w("tbl"), w("p")}
_MOST_COLUMNS = 200
_MOST_CELLS = 400_000


@dataclass(frozen=True, slots=True)
class PrintedGrid:
    """A printed grid; a merged cell's text stands in every place that it covers."""

    texts: tuple[tuple[str, ...], ...]
    header_rows: int


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table as it was printed, with its parts where its page was too narrow or too short.

    `id` is the block's, "" for a table that the report did not place.
    """

    id: str
    caption: str
    grids: tuple[PrintedGrid, ...]


@dataclass(frozen=True, slots=True)
class PrintedParagraph:
    """A paragraph's text, its number and label included."""

    text: str
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class PrintedDocument:
    """What a document says; `edited` tells that its bytes are not as the tool wrote them."""

    paragraphs: tuple[PrintedParagraph, ...]
    tables: tuple[PrintedTable, ...]
    edited: bool


def read_printed(data: bytes, path: str) -> PrintedDocument:
    """Read a document that the tool built, also one that a person has edited since.

    `path` is what messages name. Raises DiagnosticError `template-unreadable` for what is no
    Word document or is damaged.
    """
    parts = read_parts(data, path)
    document = parse_part(parts, DOCUMENT, path)
    styles = _style_names(parts, path)
    body = document.find(w("body"))
    desk = _Reading(styles, path)
    if body is None:
        raise unreadable("template-no-word", path)
    for block in _blocks(body):
        if block.tag == w("p"):
            desk.paragraph(block)
        else:
            desk.table(block)
    desk.paragraphs.extend(_footnotes(parts, path))
    tables = tuple(
        PrintedTable(ident, caption, tuple(grids)) for ident, caption, grids in desk.tables
    )
    return PrintedDocument(tuple(desk.paragraphs), tables, not written_by_us(data))


def _style_names(parts: Mapping[str, bytes], path: str) -> Mapping[str, str]:
    if _STYLES not in parts:
        return {}
    root = parse_part(parts, _STYLES, path)
    return {
        value(style, "styleId"): value(style.find(w("name"))) for style in root.iter(w("style"))
    }


def _blocks(body: Element) -> Iterator[Element]:
    """Yield the paragraphs and tables of the body, those in content controls too."""
    waiting = [iter(body)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
        elif element.tag in _ENDS:
            yield element
        elif element.tag in {w("sdt"), w("sdtContent"), w("ins"), w("customXml"), w("smartTag")}:
            waiting.append(iter(element))


@dataclass(slots=True)
class _Reading:
    """What has been read so far, and which block's table is to come."""

    styles: Mapping[str, str]
    path: str
    paragraphs: list[PrintedParagraph] = field(default_factory=list)
    tables: list[tuple[str, str, list[PrintedGrid]]] = field(default_factory=list)
    ident: str = ""
    caption: str = ""
    continued: bool = False
    room: int = _MOST_CELLS

    def paragraph(self, paragraph: Element) -> None:
        """Take a paragraph in; one of the contents says nothing of its own."""
        if self._is_listed(paragraph):
            return
        text = text_of(paragraph).strip()
        ident = _block_id(paragraph)
        if _CONTINUED.match(text):
            self.continued = True
            return
        if ident:
            self.ident, self.caption = ident, text
        if text:
            self.paragraphs.append(PrintedParagraph(text, self._is_heading(paragraph)))

    def _style(self, paragraph: Element) -> str:
        style = value(paragraph.find(f"{w('pPr')}/{w('pStyle')}"))
        return self.styles.get(style, style)

    def _is_heading(self, paragraph: Element) -> bool:
        outline = paragraph.find(f"{w('pPr')}/{w('outlineLvl')}")
        return outline is not None or _HEADING.match(self._style(paragraph)) is not None

    def _is_listed(self, paragraph: Element) -> bool:
        if _LIST_STYLE.match(self._style(paragraph)):
            return True
        return any(_LISTED.search(each.text or "") for each in paragraph.iter(w("instrText")))

    def table(self, table: Element) -> None:
        """Take a table in: a new one, or a further part of the one before."""
        grid = self._grid(table)
        if self.continued and self.tables:
            self.tables[-1][2].append(grid)
        else:
            ident = self.ident or _block_id(table)
            self.tables.append((ident, self.caption, [grid]))
        self.ident = self.caption = ""
        self.continued = False

    def _grid(self, table: Element) -> PrintedGrid:
        rows: list[list[str]] = []
        heads = 0
        for row in table.iter(w("tr")):
            if _owner(row, w("tbl")) is not table:
                continue
            cells = self._row(row, table, rows[-1] if rows else [])
            self.room -= len(cells)
            if self.room < 0:
                raise unreadable("template-too-large", self.path)
            if row.find(f"{w('trPr')}/{w('tblHeader')}") is not None and heads == len(rows):
                heads += 1
            rows.append(cells)
        return PrintedGrid(tuple(map(tuple, rows)), heads)

    def _row(self, row: Element, table: Element, above: list[str]) -> list[str]:
        texts: list[str] = []
        for cell in row.iter(w("tc")):
            if _owner(cell, w("tbl")) is not table or len(texts) >= _MOST_COLUMNS:
                continue
            properties = cell.find(w("tcPr"))
            span, merge = (
                (None, None)
                if properties is None
                else (properties.find(w("gridSpan")), properties.find(w("vMerge")))
            )
            width = value(span)
            count = min(int(width), _MOST_COLUMNS) if width.isascii() and width.isdigit() else 1
            goes_on = merge is not None and value(merge) != "restart"
            at = len(texts)
            text = above[at] if goes_on and at < len(above) else _cell_text(cell)
            texts.extend([text] * max(count, 1))
        return texts


def _owner(element: Element, tag: str) -> Element:
    return next(element.iterancestors(tag), None)


def _cell_text(cell: Element) -> str:
    lines = (
        "".join(run_text(run) for run in runs(paragraph)) for paragraph in cell.iterchildren(w("p"))
    )
    return "\n".join(lines).strip()


def _block_id(element: Element) -> str:
    for mark in element.iter(w("bookmarkStart")):
        found = _BLOCK.match(value(mark, "name"))
        if found:
            return found[1]
    return ""


def _footnotes(parts: Mapping[str, bytes], path: str) -> Iterator[PrintedParagraph]:
    if _FOOTNOTES not in parts:
        return
    for note in parse_part(parts, _FOOTNOTES, path).iter(w("footnote")):
        if not value(note, "type"):
            text = "".join(text_of(each) for each in note.iterchildren(w("p"))).strip()
            if text:
                yield PrintedParagraph(text)
