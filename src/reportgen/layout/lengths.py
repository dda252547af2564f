"""Lengths in the units people and Word write them in, and the ways between them."""

from __future__ import annotations

from typing import NewType

Mm = NewType("Mm", float)
Pt = NewType("Pt", float)
Twips = NewType("Twips", int)  # a twentieth of a point, what Word writes
Emu = NewType("Emu", int)  # 914 400 an inch, what DrawingML writes

_TWIPS_PER_INCH = 1440
_EMU_PER_TWIP = 635
_MM_PER_INCH = 25.4


def twips_of_mm(length: Mm) -> Twips:
    """Return the nearest whole twips."""
    return Twips(round(length * _TWIPS_PER_INCH / _MM_PER_INCH))


def twips_of_pt(length: Pt) -> Twips:
    """Return the nearest whole twips."""
    return Twips(round(length * 20))


def emu_of_twips(length: Twips) -> Emu:
    """Return the same length in EMU, exactly."""
    return Emu(length * _EMU_PER_TWIP)


def emu_of_mm(length: Mm) -> Emu:
    """Return the nearest whole EMU (36 000 a millimetre)."""
    return Emu(round(length * 36_000))


def twips_of_emu(length: Emu) -> Twips:
    """Return the nearest whole twips."""
    return Twips(round(length / _EMU_PER_TWIP))


def pt_of_twips(length: Twips) -> Pt:
    """Return the same length in points, exactly."""
    return Pt(length / 20)


# The text area of an A4 page (F3): 156 x 225 mm, 22 lines of 28 characters.
TEXT_WIDTH = Twips(8845)
TEXT_HEIGHT = Twips(12756)
# The same sheet turned (F29): what was height is now width.
LANDSCAPE_WIDTH = Twips(12756)
LANDSCAPE_HEIGHT = Twips(8845)
