"""A long table cut where its page ends; each further part stands under 续表 and its header."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from reportgen.layout.pages import Item
from reportgen.word.chunks import Chunk, LongTable
from reportgen.word.grid import table_xml


def cuttable_items(items: Iterable[Item], table: LongTable) -> Iterator[Item]:
    """Yield a table's rows for page arithmetic: named, with the room of what stands above them.

    The rows of a merged cell stay together: a table is never cut inside one.
    """
    joined = [row.joined for row in table.rows[1:]] + [False]
    for index, item in enumerate(items):
        heads = table.rows[index].heads
        yield replace(
            item,
            id=_row_id(table, index),
            header=item.header if heads else item.header + table.room,
            keep_next=item.keep_next or joined[index],
        )


def cut_at_pages(chunks: Iterable[Chunk], pages: Mapping[str, int]) -> Iterator[Chunk]:
    """Yield the chunks, their long tables cut between rows that `pages` put on two pages."""
    for chunk in chunks:
        if chunk.long is None:
            yield chunk
        else:
            yield from _parts(chunk, chunk.long, pages)


def _parts(chunk: Chunk, table: LongTable, pages: Mapping[str, int]) -> Iterator[Chunk]:
    header = [row.xml for row in table.rows if row.heads]
    body = [index for index, row in enumerate(table.rows) if not row.heads]
    parts = groupby(body, lambda index: pages[_row_id(table, index)])
    for number, (_, indices) in enumerate(parts):
        rows = [table.rows[index].xml for index in indices]
        if number:
            yield replace(chunk, xml=table.above, kind="paragraph")
            header = [row.replace(table.mark, "") for row in header] if table.mark else header
        yield replace(chunk, xml=table_xml(table.opening, [*header, *rows]))


def _row_id(table: LongTable, index: int) -> str:
    """Return what page arithmetic knows a row by."""
    return f"{table.id}/{index}"
