"""How every kind of block looks, as harvested from a template: plain strings and whole numbers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from reportgen.word.escaping import quoteattr

LineRule = Literal["auto", "exact", "atLeast"]
SINGLE = 1.3  # how much higher than its size Word sets a single line of a Chinese face
TableStyle = Literal["grid", "three-line"]


@dataclass(frozen=True, slots=True)
class Measure:
    """What a prototype measures, styles and defaults resolved; lengths in twips."""

    size: int  # half-points
    line: int  # twips; with the rule `auto` 240ths of a single line
    line_rule: LineRule
    before: int
    after: int
    left: int
    right: int
    first_line: int  # negative: hanging
    first_line_chars: int  # hundredths of a character; 0: `first_line` counts
    letter_spacing: int  # added to every character, F4
    bold: bool
    alignment: str  # left, center, right, both, distribute
    outline: int  # 1-9, 0 for body text
    font: str  # the East Asian face

    @property
    def line_height(self) -> int:
        """The twips from line to line; Word sets a single line of a Chinese face 1.3 times high."""
        if self.line_rule == "auto":
            return round(self.size * 10 * SINGLE * self.line / 240)
        return self.line


@dataclass(frozen=True, slots=True)
class PageMeasure:
    """A page of the body, in twips."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    header: int
    footer: int

    @property
    def text_width(self) -> int:
        """The width of the type area."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> int:
        """The height of the type area."""
        return self.height - self.top - self.bottom

    @property
    def turned(self) -> PageMeasure:
        """The same sheet turned clockwise (F29): its top was the left edge."""
        foot = max(self.right - (self.bottom - self.footer), 0)
        return PageMeasure(
            width=self.height,
            height=self.width,
            top=self.left,
            bottom=self.right,
            left=self.bottom,
            right=self.top,
            header=max(self.left - (self.top - self.header), 0),
            footer=foot,
        )


@dataclass(frozen=True, slots=True)
class ParagraphPrototype:
    """A paragraph's formatting, ready to splice.

    `ppr` and `rpr` are `<w:pPr>…</w:pPr>` and `<w:rPr>…</w:rPr>` or empty; only the prefix `w`
    occurs in them. `style` is the id of the paragraph style in this very template.
    """

    style: str
    ppr: str
    rpr: str
    measure: Measure


@dataclass(frozen=True, slots=True)
class RunPrototype:
    """A run's formatting inside a paragraph: whole, and what it adds to the text around it."""

    rpr: str
    added: tuple[str, ...]  # children for `with_children(rpr_around, "w:rPr", *added)`


@dataclass(frozen=True, slots=True)
class CellPrototype:
    """A table cell: `tcpr` is what follows tcW, gridSpan and vMerge inside `<w:tcPr>`."""

    tcpr: str
    ppr: str
    rpr: str
    measure: Measure


@dataclass(frozen=True, slots=True)
class RowPrototype:
    """A table row: `<w:trPr>…</w:trPr>`; `height` is 0 where the content alone decides."""

    trpr: str
    height: int
    exact: bool


@dataclass(frozen=True, slots=True)
class TablePrototype:
    """A table: cells by role - header, label, text, number, total_label, total_text, total_number.

    `margins` are the cells' inner distances: top, left, bottom, right.
    """

    tblpr_open: str
    tblpr_close: str
    header: RowPrototype
    row: RowPrototype
    total: RowPrototype
    cells: Mapping[str, CellPrototype]
    margins: tuple[int, int, int, int]

    def properties(self, width: int, title: str) -> str:
        """Return `<w:tblPr>` with the table's width in twips and a fixed layout (F24).

        `title` is what a screen reader says of the table.
        """
        told = f"<w:tblCaption w:val={quoteattr(title)}/>" if title else ""
        size = f'<w:tblW w:w="{width}" w:type="dxa"/>'
        return f"{self.tblpr_open}{size}{self.tblpr_close}{told}</w:tblPr>"


@dataclass(frozen=True, slots=True)
class Prototypes:
    """All that a template says about the body; the keys are those of `marks`."""

    page: PageMeasure
    paragraphs: Mapping[str, ParagraphPrototype]
    runs: Mapping[str, RunPrototype]
    tables: Mapping[TableStyle, TablePrototype]
    styles: Mapping[str, str]  # lower-case style name -> style id
    title_room: float = 0.0  # ems of the line that prints {{ title_lines }}; 0: none does
    lead: int = 0  # twips that stand on the body's first page before the report

    def to_json(self) -> bytes:
        """Return the value as UTF-8 JSON, the same bytes for the same value."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True).encode()

    @staticmethod
    def from_json(data: bytes) -> Prototypes:
        """Return what `to_json` wrote; raises ValueError, KeyError or TypeError for other data."""
        kept: dict[str, Any] = json.loads(data)
        return Prototypes(
            page=PageMeasure(**kept["page"]),
            paragraphs={key: _paragraph(value) for key, value in kept["paragraphs"].items()},
            runs={
                key: RunPrototype(value["rpr"], tuple(value["added"]))
                for key, value in kept["runs"].items()
            },
            tables={key: _table(value) for key, value in kept["tables"].items()},
            styles=kept["styles"],
            title_room=kept["title_room"],
            lead=kept["lead"],
        )


def _paragraph(kept: dict[str, Any]) -> ParagraphPrototype:
    return ParagraphPrototype(**{**kept, "measure": Measure(**kept["measure"])})


def _cell(kept: dict[str, Any]) -> CellPrototype:
    return CellPrototype(**{**kept, "measure": Measure(**kept["measure"])})


def _table(kept: dict[str, Any]) -> TablePrototype:
    top, left, bottom, right = kept["margins"]
    return TablePrototype(
        tblpr_open=kept["tblpr_open"],
        tblpr_close=kept["tblpr_close"],
        header=RowPrototype(**kept["header"]),
        row=RowPrototype(**kept["row"]),
        total=RowPrototype(**kept["total"]),
        cells={role: _cell(cell) for role, cell in kept["cells"].items()},
        margins=(top, left, bottom, right),
    )
