"""The ledger as a workbook: all figures, those of tables, those of the text, what is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.workbooks.sheet import CellValue, Column, Sheet, workbook_bytes


@dataclass(frozen=True, slots=True)
class Titles:
    """The reader's words for the sheets (all, tables, text, open) and for the columns."""

    sheets: tuple[str, ...]
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A figure as a row says it; `is_open` tells that a person has to look at it."""

    number: int
    chapter: str
    state: str
    text: str
    value: Decimal
    unit: str
    address: str
    kind: str
    held: str
    found: str
    copies: str
    place: str
    of_table: bool
    is_open: bool

    def cells(self) -> tuple[CellValue, ...]:
        """Return the row's cells in the order of the columns."""
        return (
            self.number,
            self.chapter,
            self.state,
            self.text,
            _exact(self.value),
            self.unit,
            self.address,
            self.kind,
            self.held,
            self.found,
            self.copies,
            self.place,
        )


_WIDTHS = (6, 12, 10, 11, 13, 7, 24, 10, 30, 20, 28, 26)
_MOST_DIGITS = 15  # that Excel keeps of a number


def _exact(value: Decimal) -> CellValue:
    """Return a number as a workbook holds it; one with more digits than that as text."""
    digits = value.normalize().as_tuple()
    if len(digits.digits) <= _MOST_DIGITS:
        return value
    return f"{value:.12f}".rstrip("0")


def ledger_workbook(heading: Sequence[str], titles: Titles, rows: Sequence[LedgerRow]) -> bytes:
    """Return the .xlsx of a ledger."""
    columns = tuple(
        Column(title, width) for title, width in zip(titles.columns, _WIDTHS, strict=True)
    )
    parts = (
        list(rows),
        [row for row in rows if row.of_table],
        [row for row in rows if not row.of_table],
        [row for row in rows if row.is_open],
    )
    return workbook_bytes(
        [
            Sheet(name, tuple(heading), columns, tuple(row.cells() for row in part), filtered=True)
            for name, part in zip(titles.sheets, parts, strict=True)
        ]
    )


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change as a row says it."""

    kind: str
    address: str
    before: str
    after: str
    difference: str
    percent: str
    place: str
    sentence: str
    copies: str

    def cells(self) -> tuple[CellValue, ...]:
        """Return the row's cells in the order of the columns."""
        return (
            self.kind,
            self.address,
            self.before,
            self.after,
            self.difference,
            self.percent,
            self.sentence,
            self.copies,
            self.place,
        )


_CHANGE_WIDTHS = (8, 26, 12, 12, 12, 9, 36, 36, 26)


def changes_workbook(
    heading: Sequence[str], name: str, titles: Sequence[str], rows: Sequence[ChangeRow]
) -> bytes:
    """Return the .xlsx of what changed since another version."""
    columns = tuple(
        Column(title, width) for title, width in zip(titles, _CHANGE_WIDTHS, strict=True)
    )
    cells = tuple(row.cells() for row in rows)
    return workbook_bytes([Sheet(name, tuple(heading), columns, cells, filtered=True)])
