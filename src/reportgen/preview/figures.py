"""A row of pictures or charts as HTML, as wide as on paper, and the media that it shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from reportgen.layout.rows import GAP, Shape, highest_of, row_sizes
from reportgen.loading.pictures import PictureFile
from reportgen.model import (
    Chart,
    ChartPicture,
    FigureBlock,
    FigureItem,
    FormatOptions,
    plain_text,
)
from reportgen.preview.captions import caption_html
from reportgen.preview.inlines import Around, footnotes_html, found_class, found_ids, lines
from reportgen.preview.problems import Found
from reportgen.preview.tags import NOTHING, Html, element, joined, single, text

_LINE, _HEIGHT = 156.0, 225.0  # mm, F3


@dataclass(frozen=True, slots=True)
class Medium:
    """Bytes that the page shows."""

    content_type: str
    data: bytes


@dataclass(slots=True)
class Gallery:
    """The charts and pictures of a report, and those shown so far by the id they are served as.

    `known` are the ids of the last page's bytes: a picture that stays is not read again.
    """

    charts: Mapping[str, ChartPicture]
    pictures: Mapping[str, PictureFile]
    known: Mapping[int, str]
    media: dict[str, Medium]

    def show(self, content_type: str, data: bytes) -> str:
        """Return the address of some bytes: made from what they are, never from a name."""
        ident = self.known.get(id(data)) or blake2b(data, digest_size=12).hexdigest()
        self.media[ident] = Medium(content_type, data)
        return f"/media/{ident}"


def figure_html(
    block: FigureBlock, gallery: Gallery, around: Around, options: FormatOptions
) -> Html:
    """Return the row, the items' own captions, and the caption below (F30-F32)."""
    sizes = row_sizes(
        [_shape(item, gallery) for item in block.items],
        line=_LINE,
        gap=GAP,
        highest=highest_of(_HEIGHT),
    )
    caption = NOTHING
    if block.label or block.caption:
        caption = caption_html(block.label, block.caption, around, options, "caption below")
    return joined(
        (_row(block, sizes, gallery, around), caption, footnotes_html(block.caption, around))
    )


def _shape(item: FigureItem, gallery: Gallery) -> Shape:
    if isinstance(item, Chart):
        chart = gallery.charts.get(item.id)
        return Shape(4, 3) if chart is None else Shape(chart.width_mm, chart.height_mm, drawn=True)
    return Shape(max(item.width, 1), max(item.height, 1))


def _row(
    block: FigureBlock,
    sizes: Sequence[tuple[float, float]],
    gallery: Gallery,
    around: Around,
) -> Html:
    """Return a table without lines, like the one in Word: a style sheet knows no such widths."""
    common = plain_text(block.caption)
    alone = len(block.items) == 1
    used = sum(width for width, _ in sizes) + GAP * (len(sizes) - 1)
    gap = element("td", width=_percent(GAP))
    edge = element("td", width=_percent(max((_LINE - used) / 2, 0.0)))
    pictures, captions = [edge], [edge]
    for index, (item, size) in enumerate(zip(block.items, sizes, strict=True)):
        if index:
            pictures.append(gap)
            captions.append(gap)
        own = "" if alone and item.caption == common else item.caption
        found = [each for each in around.found if each.span == item.span]
        pictures.append(element("td", _item(item, size, gallery, found), width=_percent(size[0])))
        captions.append(element("td", lines(own), class_="own"))
    rows = [element("tr", *pictures, edge)]
    if any(item.caption for item in block.items) and not (
        alone and block.items[0].caption == common
    ):
        rows.append(element("tr", *captions, edge))
    return element("table", *rows, class_="row", role="presentation")


def _percent(length: float) -> str:
    return f"{length / _LINE * 100:.3f}%"


def _item(
    item: FigureItem, size: tuple[float, float], gallery: Gallery, found: Sequence[Found]
) -> Html:
    address, alt = "", item.alt
    kind = "chart" if isinstance(item, Chart) else ""
    if isinstance(item, Chart):
        chart = gallery.charts.get(item.id)
        if chart is not None:
            address, alt = gallery.show("image/png", chart.png), item.alt or chart.alt
    else:
        picture = gallery.pictures.get(item.file)
        alt = item.alt or item.caption or item.name
        if picture is not None:
            address = gallery.show(picture.content_type, picture.data)
    if not address:
        name = item.name or item.caption
        return element(
            "div",
            text(f"缺图：{name}"),
            class_=" ".join(filter(None, ("missing", found_class(found)))),
            data_found=found_ids(found),
        )
    return single(
        "img",
        src=address,
        alt=alt or " ",
        width=round(size[0] * 10),
        height=round(size[1] * 10),
        class_=" ".join(filter(None, (kind, found_class(found)))),
        data_found=found_ids(found),
    )
