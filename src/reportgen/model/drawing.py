"""A chart as it was drawn."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChartPicture:
    """A drawn chart: PNG bytes, its size at print, its alternative text (F32)."""

    png: bytes
    width_mm: float
    height_mm: float
    alt: str
