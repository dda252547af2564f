"""The prototype of a table: three rows of three cells, each showing one role."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.diagnostics import Diagnostic, problem
from reportgen.source import file_span
from reportgen.word.cascade import StyleSheet, measure
from reportgen.word.marks import CELL_ROLES
from reportgen.word.prototypes import CellPrototype, RowPrototype, TablePrototype
from reportgen.word.table_borders import borders
from reportgen.word.tree import (
    Element,
    as_string,
    formatting,
    number,
    run_text,
    runs,
    text_of,
    value,
    w,
)

_BEFORE_WIDTH = ("tblStyle", "tblStyleRowBandSize", "tblStyleColBandSize")
_BEFORE_LAYOUT = ("jc", "tblCellSpacing", "tblInd", "tblBorders", "shd")
_BEHIND_LAYOUT = ("tblCellMar", "tblLook")
# What follows from a cell's place: the builder writes it for each cell anew.
_PLACED = (
    "cnfStyle",
    "tcW",
    "gridSpan",
    "hMerge",
    "vMerge",
    "tcBorders",
    "cellIns",
    "cellDel",
    "tcPrChange",
)
_KEPT_OF_ROW = ("cantSplit", "trHeight", "tblHeader", "tblCellSpacing", "jc")
_USUAL_MARGINS = {"top": 0, "left": 108, "bottom": 0, "right": 108}  # Word's own, in twips
_SIDES = {"start": "left", "end": "right"}


def table_problem(table: Element, mark: str, path: str) -> Iterator[Diagnostic]:
    """Yield `template-lacks.rows` when the table is not three rows of three cells or more."""
    rows = table.findall(w("tr"))
    columns = min((len(row.findall(w("tc"))) for row in rows[:3]), default=0)
    if len(rows) < 3 or columns < 3:
        place = file_span(path)
        yield problem("template-lacks.rows", place, mark=mark, rows=len(rows), columns=columns)


def table_prototype(sheet: StyleSheet, table: Element, mark: str) -> TablePrototype:
    """Return the formatting of a table that has no `table_problem`."""
    properties = table.find(w("tblPr"))
    style = "" if properties is None else value(properties.find(w("tblStyle")))
    header, body, total = table.findall(w("tr"))[:3]
    lines = borders(sheet, table, style)
    own = {} if lines is None else {"header": lines.header, "total": lines.total}
    cells = {
        role: _cell(sheet, cell, mark, style, own.get(role.partition("_")[0], ""))
        for row, roles in zip((header, body, total), CELL_ROLES, strict=True)
        for cell, role in zip(row.findall(w("tc")), roles, strict=False)
    }
    behind = dict(_children(properties, _BEFORE_LAYOUT))
    if lines is not None:
        behind["tblBorders"] = lines.table
    between = "".join(behind[name] for name in _BEFORE_LAYOUT if name in behind)
    last = "".join(dict(_children(properties, _BEHIND_LAYOUT)).values())
    return TablePrototype(
        tblpr_open="<w:tblPr>" + "".join(dict(_children(properties, _BEFORE_WIDTH)).values()),
        tblpr_close=f'{between}<w:tblLayout w:type="fixed"/>{last}',
        header=_row(header, heads=True),
        row=_row(body, heads=False),
        total=_row(total, heads=False),
        cells=cells,
        margins=_margins(sheet, properties, style),
    )


def _children(properties: Element | None, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name in names:
        child = None if properties is None else properties.find(w(name))
        if child is not None:
            yield name, as_string(child)


def _row(row: Element, *, heads: bool) -> RowPrototype:
    """Return a row's formatting; none splits, header rows repeat (F25)."""
    properties = row.find(w("trPr"))
    kept = {} if properties is None else {child.tag: child for child in properties}
    shown = {name: as_string(kept[w(name)]) for name in _KEPT_OF_ROW if w(name) in kept}
    shown["cantSplit"] = "<w:cantSplit/>"
    shown.pop("tblHeader", None)
    if heads:
        shown["tblHeader"] = "<w:tblHeader/>"
    height = kept.get(w("trHeight"))
    inner = "".join(shown[name] for name in _KEPT_OF_ROW if name in shown)
    return RowPrototype(
        trpr=f"<w:trPr>{inner}</w:trPr>",
        height=number(value(height)) or 0,
        exact=value(height, "hRule") == "exact",
    )


def _cell(
    sheet: StyleSheet, cell: Element, mark: str, table_style: str, lines: str
) -> CellPrototype:
    paragraph = cell.find(w("p"))
    ppr = None if paragraph is None else paragraph.find(w("pPr"))
    rpr = None if paragraph is None else _cell_run(paragraph, mark)
    properties = cell.find(w("tcPr"))
    dropped = frozenset(map(w, _PLACED))
    kept = [] if properties is None else [c for c in properties if c.tag not in dropped]
    others = "".join(as_string(child) for child in kept if child.tag.startswith(w("")))
    return CellPrototype(
        tcpr=lines + others,
        ppr=formatting(ppr),
        rpr=formatting(rpr),
        measure=measure(sheet, ppr, rpr, table_style),
    )


def _cell_run(paragraph: Element, mark: str) -> Element | None:
    """Return the properties of the first run behind the mark, or of the empty paragraph's mark."""
    behind = len(mark) if text_of(paragraph).startswith(mark) else 0
    end = 0
    for run in runs(paragraph):
        end += len(run_text(run))
        if end > behind:
            return run.find(w("rPr"))
    return paragraph.find(f"{w('pPr')}/{w('rPr')}")


def _margins(
    sheet: StyleSheet, properties: Element | None, style: str
) -> tuple[int, int, int, int]:
    layers = [layer.find(w("tblPr")) for layer in sheet.chain(style, "table")]
    sides = dict(_USUAL_MARGINS)
    for layer in (*layers, properties):
        margins = None if layer is None else layer.find(w("tblCellMar"))
        for side in () if margins is None else margins:
            name = side.tag.removeprefix(w(""))
            sides[_SIDES.get(name, name)] = number(value(side, "w")) or 0
    return sides["top"], sides["left"], sides["bottom"], sides["right"]
