"""A prototype table's lines, told by their place in any table: the outside, inside, below the head.

Programs write lines at the cells of the prototype. Repeated as they are, the last row of a longer
table would lack its line and an inner column would get the edge's.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.word.cascade import StyleSheet
from reportgen.word.tree import Element, as_string, value, w

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_NAMES = {"left": ("left", "start"), "right": ("right", "end")}


@dataclass(frozen=True, slots=True)
class Borders:
    """`<w:tblBorders>` of the whole table, and `<w:tcBorders>` of header and total cells or ""."""

    table: str
    header: str
    total: str


def borders(sheet: StyleSheet, table: Element, style: str) -> Borders | None:
    """Return a prototype table's lines, or None when no cell has lines of its own."""
    if table.find(f"./{w('tr')}/{w('tc')}/{w('tcPr')}/{w('tcBorders')}/*") is None:
        return None
    cells = [row.findall(w("tc")) for row in table.findall(w("tr"))[:3]]
    layers = [*sheet.chain(style, "table"), table]

    def whole(side: str) -> Element | None:
        found = [_side(layer.find(f"{w('tblPr')}/{w('tblBorders')}"), side) for layer in layers]
        return next((line for line in reversed(found) if line is not None), None)

    def own(row: int, column: int, side: str) -> Element | None:
        return _side(cells[row][column].find(f"{w('tcPr')}/{w('tcBorders')}"), side)

    across = _first(own(1, 1, "bottom"), whole("insideH"))
    lines = {
        "top": _first(own(0, 0, "top"), whole("top")),
        "left": _first(own(1, 0, "left"), whole("left")),
        "bottom": _first(own(2, 1, "bottom"), whole("bottom")),
        "right": _first(own(1, 2, "right"), whole("right")),
        "insideH": across,
        "insideV": _first(own(1, 1, "left"), own(1, 0, "right"), whole("insideV")),
    }
    below_head = _seen(own(0, 1, "bottom"), own(1, 1, "top"))
    above_total = _seen(own(2, 1, "top"))
    inner = "".join(_line(side, lines[side]) for side in _SIDES)
    return Borders(
        table=f"<w:tblBorders>{inner}</w:tblBorders>",
        header=_cell_line("bottom", below_head, across),
        total=_cell_line("top", above_total, across),
    )


def _side(lines: Element | None, side: str) -> Element | None:
    found = () if lines is None else (lines.find(w(n)) for n in _NAMES.get(side, (side,)))
    return next((line for line in found if line is not None), None)


def _first(*lines: Element | None) -> Element | None:
    return next((line for line in lines if line is not None), None)


def _visible(line: Element | None) -> bool:
    return line is not None and value(line) not in {"nil", "none"}


def _seen(*lines: Element | None) -> Element | None:
    """Two cells share a line: one that is drawn wins over one that is not."""
    return next(filter(_visible, lines), None)


def _line(side: str, line: Element | None) -> str:
    if not _visible(line):
        return f'<w:{side} w:val="nil"/>'
    written = as_string(line)
    return f"<w:{side}{written[written.index(' ') :]}"


def _cell_line(side: str, line: Element | None, usual: Element | None) -> str:
    if line is None or _line(side, line) == _line(side, usual):
        return ""
    return f"<w:tcBorders>{_line(side, line)}</w:tcBorders>"
