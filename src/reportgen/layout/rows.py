"""A row of pictures: equal heights, no wider than the page, no higher than leaves room (F31)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.layout.lengths import Emu, Mm, emu_of_mm

_GAP = emu_of_mm(Mm(3))
_WIDE_ENOUGH = 2.0  # a picture this much wider than high may fill the page
_SINGLE = emu_of_mm(Mm(112))
_HIGHEST = emu_of_mm(Mm(95))
_HIGHEST_TALL = emu_of_mm(Mm(120))


@dataclass(frozen=True, slots=True)
class Size:
    """A picture's extent on paper."""

    width: Emu
    height: Emu


def picture_row(shapes: Sequence[tuple[int, int]], width: Emu) -> tuple[Size, ...]:
    """Return the extents of one to four pictures, given as (width, height) in any unit.

    They share one height; together with the gaps between them they are at most `width` wide.
    """
    ratios = [wide / high for wide, high in shapes]
    room = width - _GAP * (len(shapes) - 1)
    if len(shapes) == 1:
        room = width if ratios[0] >= _WIDE_ENOUGH else min(width, _SINGLE)
    highest = _HIGHEST_TALL if len(shapes) == 1 and ratios[0] < 1 else _HIGHEST
    height = min(room / sum(ratios), highest)
    return tuple(
        Size(Emu(max(1, int(height * ratio))), Emu(max(1, int(height)))) for ratio in ratios
    )


def within(shape: tuple[float, float], width: Emu) -> Size:
    """Return a drawing's own extent in millimetres, shrunk where it is wider than `width`."""
    wide, high = emu_of_mm(Mm(shape[0])), emu_of_mm(Mm(shape[1]))
    if wide <= width:
        return Size(wide, high)
    return Size(width, Emu(int(high * width / wide)))
