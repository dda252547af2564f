"""A table as chunks: caption, unit, the table in as many parts as it needs, note and source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from reportgen.kept import Same
from reportgen.layout.ladder import Fitted
from reportgen.layout.printed import note_opening, unit_text
from reportgen.layout.tables import fitted_table
from reportgen.model import DataTable, Inline, TableBlock
from reportgen.word.captions import caption_room, caption_runs, continued, continued_runs
from reportgen.word.chunks import Chunk, LongTable
from reportgen.word.continued import cuttable_items
from reportgen.word.desk import Desk
from reportgen.word.flow import text_item
from reportgen.word.grid import grid_of, row_items, table_opening, table_rows, table_xml
from reportgen.word.paragraphs import KEEP_NEXT, NEW_PAGE, marked, marked_paragraph, paragraph
from reportgen.word.prototypes import TablePrototype
from reportgen.word.runs import inline_runs, room_text, text_run


def table_chunks(block: TableBlock, desk: Desk) -> Iterator[Chunk]:
    """Yield a table; one that fits no upright page stands on a turned one (F26, F29)."""
    table = block.table
    look = desk.prototypes.tables[table.style or desk.options.table_style]
    key = ("fitted", Same(table.grid), Same(look), Same(desk.prototypes))
    parts = desk.kept.get(key, lambda: fitted_parts(table, look, desk))
    for index, part in enumerate(parts):
        for chunk in _part(block, look, part, desk, first=not index, last=part is parts[-1]):
            yield replace(chunk, turned=part.turned)


def fitted_parts(table: DataTable, look: TablePrototype, desk: Desk) -> tuple[Fitted, ...]:
    """Return the sizes, pages and widths at which the table fits."""
    page = desk.prototypes.page
    return fitted_table(
        table,
        size=look.cells["text"].measure.size,
        sides=look.margins[1] + look.margins[3],
        upright=page.text_width,
        turned=page.turned.text_width,
    )


def _part(
    block: TableBlock, look: TablePrototype, part: Fitted, desk: Desk, *, first: bool, last: bool
) -> Iterator[Chunk]:
    table = block.table
    width = sum(part.widths)
    has_caption = bool(table.label or table.caption)
    if has_caption:
        yield _caption(block, desk, width) if first else _continued(table, desk, width)
    if table.unit:
        yield _unit(table.unit, desk, width)
    notes = list(_notes(table, desk, width)) if last else []
    mark = marked("", block.id, desk) if first and not has_caption else ""
    grid = desk.kept.get(
        ("grid", Same(table), Same(look), part), lambda: grid_of(table, look, part, desk.margin)
    )
    key = ("rows", Same(table.grid), Same(look), part, mark, bool(notes))
    rows = desk.kept.get(key, lambda: table_rows(grid, mark, keeps_note=bool(notes)))
    opening = table_opening(grid)
    flow = tuple(row_items(rows, keeps_note=bool(notes))) if desk.paged else ()
    chunk = Chunk(table_xml(opening, (row.xml for row in rows)), flow, "table")
    if desk.options.caption_continued:
        name = f"{block.id}.{part.columns[-1]}"
        chunk = _cuttable(chunk, LongTable(name, opening, rows, mark), table, desk, width)
    yield chunk
    yield from notes


def _cuttable(chunk: Chunk, long: LongTable, table: DataTable, desk: Desk, width: int) -> Chunk:
    """Return a table that may be cut where its page ends, with what stands over the rest."""
    above = [_continued(table, desk, width, NEW_PAGE)]
    above += [_unit(table.unit, desk, width)] if table.unit else []
    room = sum(item.height for each in above for item in each.flow)
    long = replace(long, above="".join(each.xml for each in above), room=room)
    return replace(chunk, flow=tuple(cuttable_items(chunk.flow, long)), long=long)


def _caption(block: TableBlock, desk: Desk, width: int) -> Chunk:
    look = desk.prototypes.paragraphs["table_caption"]
    table = block.table
    runs = caption_runs(block.id, table.label, table.number, table.caption, rpr=look.rpr, desk=desk)
    runs = desk.margin.around(block.span, runs)
    text = caption_room(table.label, table.caption, desk)
    flow = text_item(
        "table_caption", text, desk, block.id, inlines=table.caption, keep_next=True, width=width
    )
    return Chunk(marked_paragraph(look, runs, block.id, desk, KEEP_NEXT), flow)


def _continued(table: DataTable, desk: Desk, width: int, *added: str) -> Chunk:
    """Return the caption above a further part of a table."""
    look = desk.prototypes.paragraphs["table_caption"]
    text = caption_room(continued(table.label), table.caption, desk)
    flow = text_item("table_caption", text, desk, keep_next=True, width=width)
    runs = continued_runs(table.label, table.caption, rpr=look.rpr, desk=desk)
    return Chunk(paragraph(look, runs, KEEP_NEXT, *added), flow)


def _unit(unit: str, desk: Desk, width: int) -> Chunk:
    """F23: the unit that the whole table shares, above it at the right."""
    look = desk.prototypes.paragraphs["table_unit"]
    text = unit_text(unit)
    flow = text_item("table_unit", text, desk, keep_next=True, width=width)
    return Chunk(paragraph(look, text_run(text, look.rpr), KEEP_NEXT), flow)


def _notes(table: DataTable, desk: Desk, width: int) -> Iterator[Chunk]:
    """F36: the note and the source, below at the left."""
    if table.note:
        yield _note("note", table.note, desk, width)
    if table.source:
        yield _note("source", table.source, desk, width)


def _note(
    kind: Literal["note", "source"], inlines: tuple[Inline, ...], desk: Desk, width: int
) -> Chunk:
    look = desk.prototypes.paragraphs["table_note"]
    opening = note_opening(kind, inlines)
    runs = text_run(opening, look.rpr) if opening else ""
    runs += inline_runs(inlines, look.rpr, desk)
    flow = text_item("table_note", opening + room_text(inlines), desk, inlines=inlines, width=width)
    return Chunk(paragraph(look, runs), flow)
