"""Figures as chunks: pictures and charts in a row, sub-captions, a frame for what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.layout.lengths import Mm, twips_of_mm
from reportgen.layout.pages import Item
from reportgen.layout.rows import GAP, Shape, highest_of, row_sizes
from reportgen.layout.text import line_count
from reportgen.model import Chart, FigureBlock, FigureItem, plain_text
from reportgen.word.captions import caption_room, caption_runs
from reportgen.word.chunks import Chunk
from reportgen.word.desk import Desk
from reportgen.word.drawings import NO_DEPTH, drawing_run, gap_run
from reportgen.word.flow import text_item, whole_item
from reportgen.word.paragraphs import KEEP_NEXT, marked, paragraph
from reportgen.word.runs import text_run

_ROUNDING = 0.5  # mm of the gap left free, else the last of a row may fall into the next line
_FRAME = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>'
    for side in ("top", "left", "bottom", "right")
)
_NO_SPLIT = "<w:cantSplit/>"


@dataclass(frozen=True, slots=True)
class _Shown:
    """An item with its picture's run, empty when it is missing; size in mm."""

    item: FigureItem
    run: str
    size: tuple[float, float]
    caption: str


def figure_chunks(block: FigureBlock, desk: Desk) -> Iterator[Chunk]:
    """Yield a row of pictures and its caption below (F30-F32)."""
    shown = _shown(block, desk)
    if any(each.caption or not each.run for each in shown):
        yield from _table(block, shown, desk)
    else:
        yield _line(block, shown, desk)
    if block.caption or block.label:
        yield _caption(block, desk)


def _shown(block: FigureBlock, desk: Desk) -> list[_Shown]:
    page = desk.prototypes.page
    line, height = _mm(page.text_width), _mm(page.text_height)
    shapes = [_shape(item, desk) for item in block.items]
    sizes = row_sizes(shapes, line=line, gap=GAP, highest=highest_of(height))
    common = plain_text(block.caption)
    return [
        _Shown(item, _run(item, size, desk), size, _own_caption(item, common, block))
        for item, size in zip(block.items, sizes, strict=True)
    ]


def _mm(twips: int) -> float:
    return twips * 25.4 / 1440


def _shape(item: FigureItem, desk: Desk) -> Shape:
    if isinstance(item, Chart):
        chart = desk.charts.get(item.id)
        return Shape(4, 3) if chart is None else Shape(chart.width_mm, chart.height_mm, drawn=True)
    return Shape(max(item.width, 1), max(item.height, 1))


def _run(item: FigureItem, size: tuple[float, float], desk: Desk) -> str:
    if isinstance(item, Chart):
        chart = desk.charts.get(item.id)
        if chart is None:
            return ""
        relation = desk.media.add(chart.png, "image/png")
        alt = item.alt or chart.alt
        return desk.margin.around(item.span, drawing_run(relation, next(desk.drawings), alt, size))
    picture = desk.pictures.get(item.file)
    if picture is None:
        return ""
    relation = desk.media.add(picture.data, picture.content_type)
    alt = item.alt or item.caption or item.name
    return desk.margin.around(item.span, drawing_run(relation, next(desk.drawings), alt, size))


def _own_caption(item: FigureItem, common: str, block: FigureBlock) -> str:
    """Return what stands below the item itself; alone in its row it has the row's caption."""
    alone = len(block.items) == 1
    return "" if alone and item.caption == common else item.caption


def _line(block: FigureBlock, shown: Sequence[_Shown], desk: Desk) -> Chunk:
    """Return the pictures in one paragraph, a gap between two."""
    look = desk.prototypes.paragraphs["picture"]
    gap = gap_run(twips_of_mm(Mm(GAP - _ROUNDING)))
    runs = marked(gap.join(each.run for each in shown), block.id, desk)
    keep = (KEEP_NEXT,) if block.caption or block.label else ()
    return Chunk(
        paragraph(look, runs, *keep, NO_DEPTH),
        whole_item("picture", _height(shown), desk, keep_next=bool(keep)),
    )


def _height(shown: Sequence[_Shown]) -> int:
    return twips_of_mm(Mm(shown[0].size[1]))


def _caption(block: FigureBlock, desk: Desk) -> Chunk:
    look = desk.prototypes.paragraphs["figure_caption"]
    runs = caption_runs(block.id, block.label, block.number, block.caption, rpr=look.rpr, desk=desk)
    runs = desk.margin.around(block.span, runs)
    text = caption_room(block.label, block.caption, desk)
    flow = text_item("figure_caption", text, desk, block.id, inlines=block.caption)
    return Chunk(paragraph(look, runs), flow)


def _table(block: FigureBlock, shown: Sequence[_Shown], desk: Desk) -> Iterator[Chunk]:
    """Yield a table without lines: the pictures or frames, below them their own captions."""
    gap = twips_of_mm(Mm(GAP)) if len(shown) > 1 else 0
    widths = [twips_of_mm(Mm(each.size[0])) for each in shown]
    columns = [widths[0], *(part for width in widths[1:] for part in (gap, width))]
    keep = bool(block.caption or block.label)
    rows = [_pictures(block, shown, columns, desk, keep=True)]
    around = desk.prototypes.paragraphs["picture"].measure
    heights = [_height(shown) + around.before + around.after]
    if any(each.caption for each in shown):
        rows.append(_captions(shown, columns, desk, keep=keep))
        heights.append(_captions_height(shown, desk))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    properties = (
        f'<w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    )
    xml = f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    flow: tuple[Item, ...] = ()
    if desk.paged:
        last = len(heights) - 1
        flow = tuple(
            Item(line=height, keep_next=keep or index < last)
            for index, height in enumerate(heights)
        )
    yield Chunk(xml, flow, "table")


def _pictures(
    block: FigureBlock, shown: Sequence[_Shown], columns: Sequence[int], desk: Desk, *, keep: bool
) -> str:
    look = desk.prototypes.paragraphs["picture"]
    height = twips_of_mm(Mm(shown[0].size[1]))
    frames = any(not each.run for each in shown)
    cells = []
    for index, each in enumerate(shown):
        runs = each.run or _missing(each, desk)
        runs = marked(runs, block.id, desk) if not index else runs
        text = paragraph(look, runs, *((KEEP_NEXT,) if keep else ()), NO_DEPTH)
        framed = "" if each.run else f"<w:tcBorders>{_FRAME}</w:tcBorders>"
        cells.append(_cell(text, columns[2 * index], framed, "center"))
    rule = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if frames else ""
    return _row(cells, columns, look_empty=paragraph(look, ""), properties=_NO_SPLIT + rule)


def _missing(each: _Shown, desk: Desk) -> str:
    """Return what stands in the frame of a picture that is still to come."""
    name = each.item.name or each.item.caption
    run = text_run(f"缺图：{name}", desk.prototypes.runs["missing_picture"].rpr)
    return desk.margin.around(each.item.span, run)


def _captions(shown: Sequence[_Shown], columns: Sequence[int], desk: Desk, *, keep: bool) -> str:
    look = desk.prototypes.paragraphs["sub_caption"]
    added = (KEEP_NEXT,) if keep else ()
    cells = [
        _cell(
            paragraph(look, text_run(each.caption, look.rpr) if each.caption else "", *added),
            columns[2 * index],
            "",
            "top",
        )
        for index, each in enumerate(shown)
    ]
    return _row(cells, columns, look_empty=paragraph(look, ""), properties=_NO_SPLIT)


def _captions_height(shown: Sequence[_Shown], desk: Desk) -> int:
    lines = max(
        line_count(each.caption, desk.setting("sub_caption", twips_of_mm(Mm(each.size[0]))))
        for each in shown
    )
    return lines * desk.line_height("sub_caption")


def _row(cells: Sequence[str], columns: Sequence[int], *, look_empty: str, properties: str) -> str:
    """Return a row with an empty cell, as wide as the gap, between two pictures."""
    every = [cells[0]]
    for index, cell in enumerate(cells[1:], start=1):
        every += [_cell(look_empty, columns[2 * index - 1], "", "center"), cell]
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(every)}</w:tr>"


def _cell(text: str, width: int, borders: str, stands: str) -> str:
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{borders}<w:vAlign w:val="{stands}"/>'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{text}</w:tc>"
