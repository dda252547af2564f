"""Pictures side by side: equally high, together as wide as the text at most (F31)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

GAP = 3.0  # mm between two pictures
_CAPTIONS = 25.0  # mm below a picture that its captions may need
_BIGGEST = 0.75  # of a page's height: text stands beside even the highest picture
_ALONE = 115.0  # mm: a picture that stands alone, unless it is wide
_WIDE = 1.9  # width to height from which a single picture takes the whole line
_LEAST = 1.0  # mm: nothing has no size at all


@dataclass(frozen=True, slots=True)
class Shape:
    """A picture's proportion, and its own size at print in mm where it must not be enlarged."""

    width: float
    height: float
    drawn: bool = False


def highest_of(page: float) -> float:
    """Return how high a picture may be, in mm, on a page whose text is `page` mm high."""
    return min(page * _BIGGEST, page - _CAPTIONS)


def row_sizes(
    shapes: Sequence[Shape], *, line: float, gap: float, highest: float
) -> tuple[tuple[float, float], ...]:
    """Return (width, height) in mm of each picture of a row; all heights are equal."""
    ratios = [max(shape.width, _LEAST) / max(shape.height, _LEAST) for shape in shapes]
    widest = (line - gap * (len(shapes) - 1)) / sum(ratios)  # as high as the line allows
    height = min(widest, highest)
    if len(shapes) == 1 and not shapes[0].drawn and ratios[0] < _WIDE:
        height = min(height, _ALONE / ratios[0])
    drawn = [shape.height for shape in shapes if shape.drawn]
    height = max(min([height, *drawn]), min(_LEAST, widest))
    return tuple((ratio * height, height) for ratio in ratios)
