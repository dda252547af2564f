"""A Sketch painted with matplotlib: PNG bytes that are the same for the same sketch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportgen.charts.faces import Glyphs, font_runs, text_width
from reportgen.charts.sketch import Bar, Box, Dot, Label, Mark, Sketch, Slice, Stroke, label_box
from reportgen.charts.style import DPI, INK, PAPER, em

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.transforms import Transform
    from numpy.typing import NDArray

_PER_MM = DPI / 25.4
_EDGE = 0.5  # points, around bars
_MIDDLE = 0.38  # of an em, from the baseline to the middle of a character
_MOST_COLORS = 256
_SETTINGS = {
    "text.hinting": "none",  # one shape of a character at every place, and faster
    "hatch.linewidth": 0.6,
    "path.simplify": False,
}
# A person's own matplotlibrc must not change a report.
_OWN = ("agg.", "figure.", "font.", "hatch.", "lines.", "patch.", "path.", "text.")


def paint(sketches: Iterable[Sketch], glyphs: Glyphs) -> list[bytes]:
    """Return each sketch as PNG at 300 dpi; one figure serves them all, no state stays behind."""
    from matplotlib import rc_context, rcParamsDefault
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    usual: Any = {name: value for name, value in rcParamsDefault.items() if name.startswith(_OWN)}
    with rc_context(usual | _SETTINGS):
        canvas: Any = FigureCanvasAgg(Figure(dpi=DPI, facecolor=PAPER))
        return [_painted(canvas, sketch, glyphs) for sketch in sketches]


def _painted(canvas: Any, sketch: Sketch, glyphs: Glyphs) -> bytes:
    figure = canvas.figure
    figure.clear()
    width, height = _pixels(sketch)
    figure.set_size_inches(width / DPI, height / DPI)
    for order, artist in enumerate(_artists(sketch, glyphs)):
        artist.set_zorder(order)
        figure.add_artist(artist)
    canvas.draw()
    return _png(canvas.buffer_rgba())


def _pixels(sketch: Sketch) -> tuple[int, int]:
    return round(sketch.width * _PER_MM), round(sketch.height * _PER_MM)


def _artists(sketch: Sketch, glyphs: Glyphs) -> Iterator[Artist]:
    from matplotlib.transforms import Affine2D

    transform = Affine2D().scale(_PER_MM)
    for mark in sketch.marks:
        yield from _artist(mark, transform, glyphs)


def _artist(mark: Mark, transform: Transform, glyphs: Glyphs) -> Iterator[Artist]:
    match mark:
        case Label():
            yield from _label(mark, transform, glyphs)
        case Bar():
            yield _bar(mark, transform)
        case Slice():
            yield _slice(mark, transform)
        case Stroke() | Dot():
            yield _line(mark, transform)


def _label(label: Label, transform: Transform, glyphs: Glyphs) -> Iterator[Artist]:
    """Yield a text, in parts where fonts change, each from its own start on the baseline."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.text import Text

    box = label_box(label, lambda text, points: text_width(glyphs, text, points))
    if label.backed:
        yield _plate(box, transform)
    fall = _MIDDLE * em(label.points)
    x, y = (label.x + fall, box.bottom) if label.turned else (box.left, label.y - fall)
    for font, part in font_runs(glyphs, label.text):
        yield Text(
            x,
            y,
            part,
            color=label.color,
            fontproperties=FontProperties(fname=font, size=label.points),
            rotation=90 if label.turned else 0,
            rotation_mode="anchor",
            horizontalalignment="left",
            verticalalignment="baseline",
            parse_math=False,
            transform=transform,
        )
        length = text_width(glyphs, part, label.points)
        x, y = (x, y + length) if label.turned else (x + length, y)


def _rectangle(box: Box, transform: Transform, **looks: Any) -> Artist:
    from matplotlib.patches import Rectangle

    size = (box.right - box.left, box.top - box.bottom)
    return Rectangle((box.left, box.bottom), *size, transform=transform, **looks)


def _plate(box: Box, transform: Transform) -> Artist:
    wider = Box(box.left - 0.4, box.bottom, box.right + 0.4, box.top)
    return _rectangle(wider, transform, facecolor=PAPER, linewidth=0)


def _bar(bar: Bar, transform: Transform) -> Artist:
    fill = bar.fill
    return _rectangle(
        bar.box,
        transform,
        facecolor=fill.color,
        edgecolor=INK,
        linewidth=_EDGE,
        hatch=fill.hatch or None,
    )


def _slice(piece: Slice, transform: Transform) -> Artist:
    from matplotlib.patches import Wedge

    return Wedge(
        (piece.x, piece.y),
        piece.radius,
        90 - piece.end,
        90 - piece.start,
        width=piece.radius - piece.hole if piece.hole else None,
        transform=transform,
        facecolor=piece.fill.color,
        edgecolor=INK,
        linewidth=_EDGE,
        hatch=piece.fill.hatch or None,
    )


def _line(mark: Stroke | Dot, transform: Transform) -> Artist:
    from matplotlib.lines import Line2D

    points = mark.points if isinstance(mark, Stroke) else ((mark.x, mark.y),)
    xs, ys = zip(*points, strict=True)
    pen = mark.pen
    if isinstance(mark, Dot):
        looks: dict[str, Any] = {"linestyle": "none", "marker": pen.marker, "markersize": 4.6}
        looks |= {"markerfacecolor": pen.color, "markeredgecolor": PAPER, "markeredgewidth": 0.6}
    else:
        looks = {"linestyle": (0, pen.dash) if pen.dash else "-", "solid_capstyle": "butt"}
    return Line2D(xs, ys, color=pen.color, linewidth=pen.width, transform=transform, **looks)


def _png(rgba: Any) -> bytes:
    """Return the picture with a palette, four bits a channel: a third of the size, and faster."""
    import numpy as np
    from PIL import Image

    pixels = np.asarray(rgba)
    index, palette = _palette(pixels)
    if len(palette) <= _MOST_COLORS:
        image = Image.fromarray(index.astype(np.uint8))
        image.putpalette(palette.tobytes())
    else:
        image = Image.fromarray(pixels[..., :3])
    stream = BytesIO()
    image.save(stream, "PNG", dpi=(DPI, DPI), compress_level=6)
    return stream.getvalue()


def _palette(pixels: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return each pixel's place in the palette, and the palette's red, green and blue.

    Most of a chart is paper, which is place 0: only the rest is looked at.
    """
    import numpy as np

    whole = pixels.view("<u4")[..., 0]
    drawn = whole != 0xFFFFFFFF
    high = whole[drawn] >> 4
    packed = (high & 0xF) | ((high >> 4) & 0xF0) | ((high >> 8) & 0xF00)
    used = np.flatnonzero(np.bincount(packed, minlength=4096))
    place = np.zeros(4096, dtype=np.uint16)
    place[used] = np.arange(1, len(used) + 1)
    index = np.zeros(whole.shape, dtype=np.uint16)
    index[drawn] = place[packed]
    colors = np.concatenate([[0xFFF], used])
    channels = np.stack([colors & 15, (colors >> 4) & 15, (colors >> 8) & 15], axis=1)
    return index, (channels * 17).astype(np.uint8)
