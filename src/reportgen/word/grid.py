"""A table's rows and cells as strings, from its prototype: fixed widths, merged cells (F24-F28)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportgen.layout.ladder import Fitted
from reportgen.layout.pages import Item
from reportgen.layout.text import Setting, line_count
from reportgen.layout.wrapping import printed_ems, with_unit_below
from reportgen.model import Cell, DataTable
from reportgen.word.alignment import Align, column_alignments
from reportgen.word.desk import SINGLE
from reportgen.word.merging import Shown, owners, shown_cells
from reportgen.word.paragraphs import KEEP_NEXT
from reportgen.word.properties import with_children
from reportgen.word.prototypes import CellPrototype, RowPrototype, TablePrototype
from reportgen.word.runs import plain_runs

_LOOSE = 2.0  # ems of free room from which figures move to the middle of their column


@dataclass(frozen=True, slots=True)
class Grid:
    """One part of a table, ready to be written."""

    table: DataTable
    look: TablePrototype
    part: Fitted
    alignments: tuple[tuple[Align, Align], ...]
    shifts: tuple[int, ...]  # twips a column: the figures' right indent, or their decimal stop

    @property
    def sides(self) -> int:
        """What the margins take of a cell's width."""
        return self.look.margins[1] + self.look.margins[3]


def grid_of(table: DataTable, look: TablePrototype, part: Fitted) -> Grid:
    """Return a part with what holds for its columns."""
    alignments = column_alignments(table)
    bare = Grid(table, look, part, alignments, ())
    shifts = tuple(_shift(bare, place) for place in range(len(part.columns)))
    return Grid(table, look, part, alignments, shifts)


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


def table_xml(grid: Grid, mark: str, *, keeps_note: bool) -> tuple[str, list[tuple[int, bool]]]:
    """Return `<w:tbl>` and its rows' heights with whether each is a header.

    `mark` is a bookmark to stand in the first cell, or "". With `keeps_note` the last row stays
    with the paragraph below.
    """
    owner = owners(grid.table)
    rows: list[str] = []
    heights: list[tuple[int, bool]] = []
    count = len(grid.table.grid)
    for index in range(count):
        heads = index < grid.table.header_rows
        keeps = heads or (keeps_note and index == count - 1)
        shown = list(shown_cells(grid.table, index, grid.part.columns, owner))
        prototype = _row_prototype(grid, index)
        cells = "".join(
            _cell(grid, index, each, keeps=keeps, mark=mark if not (index or place) else "")
            for place, each in enumerate(shown)
        )
        rows.append(f"<w:tr>{prototype.trpr}{cells}</w:tr>")
        heights.append((_height(grid, index, shown, prototype), heads))
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid.part.widths)
    properties = grid.look.properties(sum(grid.part.widths))
    inner = f"{properties}<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}"
    return f"<w:tbl>{inner}</w:tbl>", heights


def row_items(heights: Sequence[tuple[int, bool]], *, keeps_note: bool) -> Iterator[Item]:
    """Yield the rows as page arithmetic reads them."""
    header = sum(height for height, heads in heights if heads)
    for index, (height, heads) in enumerate(heights):
        keeps = heads or (keeps_note and index == len(heights) - 1)
        yield Item(line=height, keep_next=keeps, header=0 if heads else header)


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
    runs = mark + plain_runs(text, rpr)
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{look.tcpr}</w:tcPr>'
    return f"<w:tc>{properties}<w:p>{ppr}{runs}</w:p></w:tc>"


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
    return max(prototype.height, lines * line + grid.look.margins[0] + grid.look.margins[2])
