"""Pieces of the body in order, joined: sections turned and turned back, tables kept apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from reportgen.layout.pages import Item, Turn
from reportgen.word.paragraphs import TINY, ending_section
from reportgen.word.prototypes import PageMeasure
from reportgen.word.shell import Shell


@dataclass(frozen=True, slots=True)
class Chunk:
    """One paragraph or table, the room it takes, and whether its page is turned (F29)."""

    xml: str
    flow: tuple[Item, ...] = ()
    kind: Literal["paragraph", "heading", "table"] = "paragraph"
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """The body, the section its last pages belong to, and what page arithmetic reads."""

    xml: str
    last_section: str
    flow: tuple[Item | Turn, ...]


def joined(chunks: Iterable[Chunk], shell: Shell, page: PageMeasure) -> Body:
    """Return the chunks as the body of a shell; upright again where something follows (F29)."""
    pieces: list[str] = []
    flow: list[Item | Turn] = []
    table = turned = False
    begun = 0
    for chunk in _with_headings(list(chunks)):
        if chunk.turned != turned:
            if pieces:
                _end_section(pieces, _section(shell, turned=turned, first=not begun), table=table)
                begun += 1
            turned, table = chunk.turned, False
            flow.append(Turn((page.turned if turned else page).text_height))
        if table and chunk.kind == "table":
            pieces.append(TINY)  # else Word takes the two for one
        pieces.append(chunk.xml)
        flow.extend(chunk.flow)
        table = chunk.kind == "table"
    if turned and shell.after_body.strip():
        _end_section(pieces, _section(shell, turned=True, first=not begun), table=table)
        begun, turned, table = begun + 1, False, False
    if table or not pieces:
        pieces.append(TINY)
    return Body("".join(pieces), _section(shell, turned=turned, first=not begun), tuple(flow))


def _with_headings(chunks: list[Chunk]) -> list[Chunk]:
    """Return the chunks; a heading right before a turned page goes over to it."""
    for place in range(len(chunks) - 2, -1, -1):
        if chunks[place].kind == "heading" and chunks[place + 1].turned:
            chunks[place] = replace(chunks[place], turned=True)
    return chunks


def _section(shell: Shell, *, turned: bool, first: bool) -> str:
    if turned:
        return shell.turned_first if first else shell.turned_next
    return shell.section_first if first else shell.section_next


def _end_section(pieces: list[str], section: str, *, table: bool) -> None:
    if table:
        pieces.append(TINY)
    pieces[-1] = ending_section(pieces[-1], section)
