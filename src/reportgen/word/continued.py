"""A long table cut where its page ends; each further part stands under 续表 and its header."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from reportgen.layout.pages import Item
from reportgen.word.chunks import Chunk, LongTable
from reportgen.word.grid import table_xml
from reportgen.word.margin import without_comments
from reportgen.word.prototypes import PageMeasure


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


def cut_at_pages(
    chunks: Iterable[Chunk], pages: Mapping[str, int], page: PageMeasure
) -> Iterator[Chunk]:
    """Yield the chunks, their long tables cut between rows that `pages` put on two pages."""
    for chunk in chunks:
        if chunk.long is None:
            yield chunk
        else:
            height = (page.turned if chunk.turned else page).text_height
            yield from _written(chunk, chunk.long, _parts(chunk.long, pages, height))


def _parts(table: LongTable, pages: Mapping[str, int], height: int) -> list[list[str]]:
    """Return the rows of each part; behind a row that no page holds the table goes on as it is."""
    parts: list[list[str]] = []
    before, too_high = 0, False
    for index, row in enumerate(table.rows):
        if row.heads:
            continue
        begins = pages[_row_id(table, index)]
        if not parts or (begins != before and not too_high):
            parts.append([])
        parts[-1].append(row.xml)
        before, too_high = begins, row.height > height
    return parts


def _written(chunk: Chunk, table: LongTable, parts: list[list[str]]) -> Iterator[Chunk]:
    header = [row.xml for row in table.rows if row.heads]
    for number, rows in enumerate(parts):
        if number:
            yield replace(chunk, xml=table.above, kind="paragraph")
        if number == 1:
            header = [without_comments(row) for row in header]
            header = [row.replace(table.mark, "") for row in header] if table.mark else header
        yield replace(chunk, xml=table_xml(table.opening, [*header, *rows]))
    if not parts:
        yield chunk


def _row_id(table: LongTable, index: int) -> str:
    """Return what page arithmetic knows a row by."""
    return f"{table.id}/{index}"
