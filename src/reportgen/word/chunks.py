"""Pieces of the body in order, joined: sections turned and turned back, tables kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from reportgen.layout.pages import Item, Turn
from reportgen.word.grid import TableRow
from reportgen.word.paragraphs import TINY, ending_section
from reportgen.word.prototypes import PageMeasure
from reportgen.word.shell import Shell


@dataclass(frozen=True, slots=True)
class LongTable:
    """What it takes to cut a table where its page ends: its opening and its rows.

    `mark` is the bookmark in the first cell, which no further part repeats; `above` is what stands
    over a further part and begins a page, `room` its height in twips.
    """

    id: str
    opening: str
    rows: tuple[TableRow, ...]
    mark: str
    above: str = ""
    room: int = 0


@dataclass(frozen=True, slots=True)
class Chunk:
    """One paragraph or table, the room it takes, and whether its page is turned (F29)."""

    xml: str
    flow: tuple[Item, ...] = ()
    kind: Literal["paragraph", "heading", "table"] = "paragraph"
    turned: bool = False
    long: LongTable | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """The body, and the section its last pages belong to."""

    xml: str
    last_section: str


def flow_of(chunks: Iterable[Chunk], page: PageMeasure) -> Iterator[Item | Turn]:
    """Yield what page arithmetic reads: the chunks' rooms, and where the page turns."""
    turned = False
    for chunk in chunks:
        if chunk.turned != turned:
            turned = chunk.turned
            yield Turn((page.turned if turned else page).text_height)
        yield from chunk.flow


def joined(chunks: Iterable[Chunk], shell: Shell) -> Body:
    """Return the chunks as the body of a shell; upright again where something follows (F29)."""
    pieces: list[str] = []
    table = turned = False
    begun = 0
    for chunk in chunks:
        if chunk.turned != turned:
            if pieces:
                _end_section(pieces, _section(shell, turned=turned, first=not begun), table=table)
                begun += 1
            turned, table = chunk.turned, False
        if table and chunk.kind == "table":
            pieces.append(TINY)  # else Word takes the two for one
        pieces.append(chunk.xml)
        table = chunk.kind == "table"
    if turned and shell.after_body.strip():
        _end_section(pieces, _section(shell, turned=True, first=not begun), table=table)
        begun, turned, table = begun + 1, False, False
    if table or not pieces:
        pieces.append(TINY)
    return Body("".join(pieces), _section(shell, turned=turned, first=not begun))


def with_headings(chunks: Iterable[Chunk]) -> list[Chunk]:
    """Return the chunks; a heading right before a turned page goes over to it."""
    chunks = list(chunks)
    for place in range(len(chunks) - 2, -1, -1):
        if chunks[place].kind == "heading" and chunks[place + 1].turned:
            chunks[place] = replace(chunks[place], turned=True)
    return chunks


def with_rest(chunks: Iterable[Chunk], rest: str) -> list[Chunk]:
    """Return the chunks with what found no other place at the end of the first paragraph."""
    chunks = list(chunks)
    place = next((at for at, each in enumerate(chunks) if each.kind != "table"), None)
    if rest and place is None:
        chunks.insert(0, Chunk(TINY.replace("</w:p>", f"{rest}</w:p>")))
    elif rest and place is not None:
        xml = chunks[place].xml.removesuffix("</w:p>")
        chunks[place] = replace(chunks[place], xml=f"{xml}{rest}</w:p>")
    return chunks


def _section(shell: Shell, *, turned: bool, first: bool) -> str:
    if turned:
        return shell.turned_first if first else shell.turned_next
    return shell.section_first if first else shell.section_next


def _end_section(pieces: list[str], section: str, *, table: bool) -> None:
    if table:
        pieces.append(TINY)
    pieces[-1] = ending_section(pieces[-1], section)
