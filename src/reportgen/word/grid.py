"""A table's rows and cells as strings, from its prototype: fixed widths, merged cells (F24-F28)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportgen.layout.alignment import Align, column_alignments
from reportgen.layout.ladder import Fitted
from reportgen.layout.merging import Shown, owners, shown_cells
from reportgen.layout.pages import Item
from reportgen.layout.text import Setting, line_count
from reportgen.layout.wrapping import printed_ems, with_unit_below
from reportgen.model import Cell, DataTable, plain_text
from reportgen.word.margin import Margin
from reportgen.word.paragraphs import KEEP_NEXT
from reportgen.word.properties import with_children
from reportgen.word.prototypes import SINGLE, CellPrototype, RowPrototype, TablePrototype
from reportgen.word.runs import plain_runs

_LINE = 10  # twips that the line below a row adds to what its text needs (F24: 0.5 pt)
_LOOSE = 2.0  # ems of free room from which figures move to the middle of their column


@dataclass(frozen=True, slots=True)
class Grid:
    """One part of a table, ready to be written."""

    table: DataTable
    look: TablePrototype
    part: Fitted
    alignments: tuple[tuple[Align, Align], ...]
    shifts: tuple[int, ...]  # twips a column: the figures' right indent, or their decimal stop
    margin: Margin

    @property
    def sides(self) -> int:
        """What the margins take of a cell's width."""
        return self.look.margins[1] + self.look.margins[3]


def grid_of(table: DataTable, look: TablePrototype, part: Fitted, margin: Margin) -> Grid:
    """Return a part with what holds for its columns."""
    alignments = column_alignments(table)
    bare = Grid(table, look, part, alignments, (), margin)
    shifts = tuple(_shift(bare, place) for place in range(len(part.columns)))
    return Grid(table, look, part, alignments, shifts, margin)


def _shift(grid: Grid, place: int) -> int:
    """Return what brings narrow figures to the middle of their column: a right indent, a stop."""
    column = grid.part.columns[place]
    align = grid.alignments[column][0]
    if align not in {"right", "decimal"} or column < grid.table.label_columns:
        return 0
    body = grid.table.grid[grid.table.header_rows :]
    texts = [row[column].text for row in body if row[column].quantity]
    em = grid.part.size * 10
    room = grid.part.widths[place] - grid.sides
    if align == "decimal":
        before = max((printed_ems(text.partition(".")[0]) for text in texts), default=0.0)
        behind = max(
            (printed_ems(text[text.find(".") :]) for text in texts if "." in text), default=0.0
        )
        return round(max((room - (before + behind) * em) / 2, 0) + before * em)
    widest = max(map(printed_ems, texts), default=0.0)
    free = room - widest * em
    return int(free / 2) if widest and free > _LOOSE * em else 0


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row ready to be written; `height` in twips."""

    xml: str
    height: int
    heads: bool
    joined: bool  # a cell of the row above reaches into it


def table_rows(grid: Grid, mark: str, *, keeps_note: bool) -> tuple[TableRow, ...]:
    """Return the rows of a part, its header rows first.

    `mark` is a bookmark to stand in the first cell, or "". With `keeps_note` the last row stays
    with the paragraph below.
    """
    owner = owners(grid.table)
    last = len(grid.table.grid) - 1
    return tuple(
        _row(grid, index, owner, mark if not index else "", keeps=keeps_note and index == last)
        for index in range(last + 1)
    )


def _row(
    grid: Grid,
    index: int,
    owner: Mapping[tuple[int, int], tuple[int, int]],
    mark: str,
    *,
    keeps: bool,
) -> TableRow:
    heads = index < grid.table.header_rows
    shown = list(shown_cells(grid.table, index, grid.part.columns, owner))
    prototype = _row_prototype(grid, index)
    cells = "".join(
        _cell(grid, index, each, keeps=keeps or heads, mark="" if place else mark)
        for place, each in enumerate(shown)
    )
    return TableRow(
        xml=f"<w:tr>{prototype.trpr}{cells}</w:tr>",
        height=_height(grid, index, shown, prototype),
        heads=heads,
        joined=any(each.merged and not each.begins for each in shown),
    )


def table_opening(grid: Grid) -> str:
    """Return `<w:tbl>` up to its first row."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid.part.widths)
    title = " ".join(f"{grid.table.label} {plain_text(grid.table.caption)}".split())
    properties = grid.look.properties(sum(grid.part.widths), title)
    return f"<w:tbl>{properties}<w:tblGrid>{columns}</w:tblGrid>"


def table_xml(opening: str, rows: Iterable[str]) -> str:
    """Return `<w:tbl>` whole."""
    return f"{opening}{''.join(rows)}</w:tbl>"


def row_items(rows: Sequence[TableRow], *, keeps_note: bool) -> Iterator[Item]:
    """Yield the rows as page arithmetic reads them."""
    header = sum(row.height for row in rows if row.heads)
    last = len(rows) - 1
    for index, row in enumerate(rows):
        keeps = row.heads or (keeps_note and index == last)
        yield Item(line=row.height, keep_next=keeps, header=0 if row.heads else header)


def _is_total(grid: Grid, row: int) -> bool:
    index = row - grid.table.header_rows
    return 0 <= index < len(grid.table.rows) and grid.table.rows[index].is_total


def _row_prototype(grid: Grid, row: int) -> RowPrototype:
    if row < grid.table.header_rows:
        return grid.look.header
    return grid.look.total if _is_total(grid, row) else grid.look.row


def _role(grid: Grid, row: int, column: int, cell: Cell) -> str:
    if row < grid.table.header_rows:
        return "header"
    if column < grid.table.label_columns:
        role = "label"
    else:
        role = "text" if cell.quantity is None else "number"
    return f"total_{role}" if _is_total(grid, row) else role


def _cell(grid: Grid, row: int, shown: Shown, *, keeps: bool, mark: str) -> str:
    column = grid.part.columns[shown.columns[0]]
    role = _role(grid, row, column, shown.cell)
    look = grid.look.cells[role]
    width = sum(grid.part.widths[place] for place in shown.columns)
    span = f'<w:gridSpan w:val="{len(shown.columns)}"/>' if len(shown.columns) > 1 else ""
    merge = ""
    if shown.merged:
        merge = '<w:vMerge w:val="restart"/>' if shown.begins else "<w:vMerge/>"
    align, shift = _aligned(grid, role, shown, column)
    ppr, rpr = _formatting(look, align, shift, grid.part.size, keeps)
    text = _text(shown, role, width - grid.sides, grid.part.size) if shown.begins else ""
    runs = plain_runs(text, rpr)
    if shown.begins:
        runs = grid.margin.around(shown.cell.span, runs)
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{look.tcpr}</w:tcPr>'
    return f"<w:tc>{properties}<w:p>{ppr}{mark}{runs}</w:p></w:tc>"


def _aligned(grid: Grid, role: str, shown: Shown, column: int) -> tuple[str, int]:
    """Return the alignment (empty: the prototype's own) and the right indent of a cell."""
    figures, words = grid.alignments[column]
    if role == "header":
        return "", 0
    if not role.endswith("number"):
        return words, 0
    shift = grid.shifts[shown.columns[0]] if len(shown.columns) == 1 else 0
    return ("", shift) if figures == "right" and not grid.table.align else (figures, shift)


@lru_cache(maxsize=512)
def _formatting(
    look: CellPrototype, align: str, shift: int, size: int, keeps: bool
) -> tuple[str, str]:
    """Return `<w:pPr>` and `<w:rPr>` of a cell's paragraph; only another size is written."""
    added = [KEEP_NEXT] if keeps else []
    if align == "decimal":  # in a cell, Word and LibreOffice need no tab before the figure
        added.append('<w:jc w:val="left"/>')
        added.append(f'<w:tabs><w:tab w:val="decimal" w:pos="{shift}"/></w:tabs>')
    elif align:
        added.append(f'<w:jc w:val="{align}"/>')
    if shift and align != "decimal":
        added.append(f'<w:ind w:right="{shift}" w:firstLine="0"/>')
    ppr = with_children(look.ppr, "w:pPr", *added)
    if size == look.measure.size:
        return ppr, look.rpr
    sizes = (f'<w:sz w:val="{size}"/>', f'<w:szCs w:val="{size}"/>')
    return ppr, with_children(look.rpr, "w:rPr", *sizes)


def _text(shown: Shown, role: str, room: int, size: int) -> str:
    """Return a cell's text; where a title takes two lines its unit begins the second (F26)."""
    if role == "header" or role.endswith("label"):
        return with_unit_below(shown.cell.text, room / (size * 10))
    return shown.cell.text


def _height(grid: Grid, row: int, shown: Sequence[Shown], prototype: RowPrototype) -> int:
    if prototype.exact:
        return prototype.height
    size = grid.part.size
    line = round(size * 10 * SINGLE)
    lines = 1
    for each in shown:
        if each.merged or not each.cell.text:
            continue
        room = sum(grid.part.widths[place] for place in each.columns) - grid.sides
        role = _role(grid, row, grid.part.columns[each.columns[0]], each.cell)
        text = _text(each, role, room, size)
        lines = max(lines, line_count(text, Setting(size * 10, 0, room)))
    return max(prototype.height, lines * line + grid.look.margins[0] + grid.look.margins[2] + _LINE)
