"""A table as HTML: the parts, sizes and widths that Word's table has, merged cells, addresses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.layout.alignment import Align, column_alignments
from reportgen.layout.ladder import Fitted
from reportgen.layout.lengths import LANDSCAPE_WIDTH, TEXT_WIDTH
from reportgen.layout.merging import Shown, owners, shown_cells
from reportgen.layout.printed import note_opening, unit_text
from reportgen.layout.tables import fitted_table
from reportgen.layout.wrapping import printed_ems, with_unit_below
from reportgen.model import DataTable, FormatOptions, Inline, TableBlock
from reportgen.preview.captions import caption_html
from reportgen.preview.inlines import (
    Around,
    footnotes_html,
    found_class,
    found_ids,
    inline_html,
    plain_html,
)
from reportgen.preview.problems import Found
from reportgen.preview.tags import NOTHING, Html, element, joined, single, text
from reportgen.source import Span
from reportgen.word.official.numbers import CELL_SIDE, CELL_SIZE

_LOOSE = 2.0  # ems of free room from which figures move to the middle of their column
_MOST_HALVES = 60  # the style sheet knows figures up to this many half ems wide

Addresses = Mapping[tuple[int, int], str]


def fitted(table: DataTable) -> tuple[Fitted, ...]:
    """Return the sizes, pages and widths at which the table fits the official page (F26)."""
    return fitted_table(
        table, size=CELL_SIZE, sides=2 * CELL_SIDE, upright=TEXT_WIDTH, turned=LANDSCAPE_WIDTH
    )


def table_html(
    block: TableBlock,
    parts: Sequence[Fitted],
    addresses: Addresses,
    around: Around,
    options: FormatOptions,
) -> Html:
    """Return a table with its caption, unit, note and source; `addresses` by place in its grid."""
    table = block.table
    setting = _Setting(table, addresses, _by_span(around.found), column_alignments(table))
    style = table.style or options.table_style
    pieces = [
        piece
        for index, part in enumerate(parts)
        for piece in _part(setting, part, style, around, options, first=not index)
    ]
    notes = [
        _note("note", table.note, around),
        _note("source", table.source, around),
        footnotes_html((*table.caption, *table.note, *table.source), around),
    ]
    return joined((*pieces, *notes))


@dataclass(frozen=True, slots=True)
class _Setting:
    """What every part of one table is set with."""

    table: DataTable
    addresses: Addresses
    found: Mapping[Span, list[Found]]
    alignments: tuple[tuple[Align, Align], ...]


def _by_span(found: Sequence[Found]) -> Mapping[Span, list[Found]]:
    gathered: dict[Span, list[Found]] = {}
    for each in found:
        gathered.setdefault(each.span, []).append(each)
    return gathered


def _part(
    setting: _Setting,
    part: Fitted,
    style: str,
    around: Around,
    options: FormatOptions,
    *,
    first: bool,
) -> Iterator[Html]:
    table = setting.table
    if table.label or table.caption:
        label = table.label if first else f"续{table.label or '表'}"
        yield caption_html(label, table.caption, around, options, "caption above")
    if table.unit:
        yield element("p", text(unit_text(table.unit)), class_="unit")
    owner = owners(table)
    total = sum(part.widths)
    columns = joined(single("col", width=f"{width / total * 100:.3f}%") for width in part.widths)
    rows = [
        element("tr", *_cells(setting, part, index, owner), class_=_row_class(table, index))
        for index in range(len(table.grid))
    ]
    heads, body = rows[: table.header_rows], rows[table.header_rows :]
    yield element(
        "table",
        element("colgroup", columns),
        element("thead", *heads) if heads else NOTHING,
        element("tbody", *body),
        class_=f"grid {style} s{part.size}",
    )


def _row_class(table: DataTable, index: int) -> str:
    row = index - table.header_rows
    return "total" if 0 <= row < len(table.rows) and table.rows[row].is_total else ""


def _cells(
    setting: _Setting,
    part: Fitted,
    row: int,
    owner: Mapping[tuple[int, int], tuple[int, int]],
) -> Iterator[Html]:
    for shown in shown_cells(setting.table, row, part.columns, owner):
        if shown.begins:
            yield _cell(setting, part, row, shown)


def _cell(setting: _Setting, part: Fitted, row: int, shown: Shown) -> Html:
    table, cell = setting.table, shown.cell
    column = part.columns[shown.columns[0]]
    heads, labels = row < table.header_rows, column < table.label_columns
    room = sum(part.widths[place] for place in shown.columns) - 2 * CELL_SIDE
    written = cell.text
    if heads or labels:
        written = with_unit_below(written, room / (part.size * 10))
    found = setting.found.get(cell.span, [])
    figure = cell.quantity is not None and not heads and not labels
    align, inner = _aligned(setting, part, shown, room, plain_html(written), figure=figure)
    kind = "head" if heads else "label" if labels else "figure" if figure else "words"
    address = "" if heads or labels else setting.addresses.get((row, column), "")
    return element(
        "th" if heads or labels else "td",
        inner,
        class_=" ".join(filter(None, (kind, "" if heads else align, found_class(found)))),
        colspan=len(shown.columns) if len(shown.columns) > 1 else "",
        rowspan=cell.row_span if cell.row_span > 1 else "",
        scope="col" if heads else "row" if labels else "",
        data_found=found_ids(found),
        data_address=f"【{address}】" if address else "",
    )


def _aligned(
    setting: _Setting, part: Fitted, shown: Shown, room: float, inner: Html, *, figure: bool
) -> tuple[str, Html]:
    """Return where a cell's text stands; narrow figures keep their edge in the column's middle."""
    place = shown.columns[0]
    column = part.columns[place]
    figures, words = setting.alignments[column]
    if not figure:
        return words, inner
    if figures not in {"right", "decimal"} or len(shown.columns) > 1:
        return figures, inner
    table = setting.table
    body = table.grid[table.header_rows :]
    texts = [row[column].text for row in body if row[column].quantity]
    if figures == "decimal":
        whole, point, rest = shown.cell.text.partition(".")
        before = max((printed_ems(each.partition(".")[0]) for each in texts), default=0.0)
        behind = max(
            (printed_ems(each[each.find(".") :]) for each in texts if "." in each), default=0.0
        )
        return "center", joined((_box(whole, before, "right"), _box(point + rest, behind, "left")))
    widest = max(map(printed_ems, texts), default=0.0)
    if room - widest * part.size * 10 <= _LOOSE * part.size * 10:
        return "right", inner
    return "center", element("span", inner, class_=f"w{_halves(widest)} right")


def _box(characters: str, ems: float, side: str) -> Html:
    return element("span", plain_html(characters), class_=f"w{_halves(ems)} {side}")


def _halves(ems: float) -> int:
    return min(round(ems * 2 + 0.49), _MOST_HALVES)


def _note(kind: str, inlines: tuple[Inline, ...], around: Around) -> Html:
    if not inlines:
        return NOTHING
    opening = note_opening("note" if kind == "note" else "source", inlines)
    return element("p", text(opening), inline_html(inlines, around), class_="table-note")
