"""A printed grid by its labels: what each row and column is called, and what stands where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reportgen.assembly.labels import bare
from reportgen.audit.ledger.entries import Grid
from reportgen.model import DataTable, plain_text

Cells = Mapping[tuple[str, str], str]

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789")


def plain(text: str) -> str:
    """Return a text without blanks, its raised figures on the line, as it is compared."""
    return "".join(text.translate(_RAISED).split())


@dataclass(frozen=True, slots=True)
class Labelled:
    """The labels of a grid's data rows and columns, each different from the others."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]


def labelled(table: DataTable) -> Labelled:
    """Return what the rows and columns of a table are called."""
    return labels_of(shown_texts(table), table.header_rows, table.label_columns)


def shown_texts(table: DataTable) -> list[list[str]]:
    """Return a table's texts, a merged cell's in every place that it covers."""
    texts = [[cell.text for cell in row] for row in table.grid]
    for row, cells in enumerate(table.grid):
        for column, cell in enumerate(cells):
            if cell.covered or (cell.row_span == 1 and cell.column_span == 1):
                continue
            for below in texts[row : row + cell.row_span]:
                below[column : column + cell.column_span] = [cell.text] * len(
                    below[column : column + cell.column_span]
                )
    return texts


@dataclass(slots=True)
class Namer:
    """Gives labels to lines; the second of one name is told from the first by a count."""

    seen: Counter[str] = field(default_factory=Counter)

    def name(self, titles: Iterable[str]) -> str:
        """Return a line's label: its titles, outermost first, one that repeats only once."""
        parts = list(dict.fromkeys(filter(None, (bare(plain(each)) for each in titles))))
        return self.again(" · ".join(parts))

    def again(self, label: str) -> str:
        """Return a label, with a count where it was given before."""
        self.seen[label] += 1
        return label if self.seen[label] == 1 else f"{label} #{self.seen[label]}"


def labels_of(texts: Sequence[Sequence[str]], header_rows: int, label_columns: int) -> Labelled:
    """Return the labels of a grid whose merged cells have been filled."""
    rows, columns = Namer(), Namer()
    body = texts[header_rows:]
    width = max((len(row) for row in texts), default=0)
    heads = texts[:header_rows]
    return Labelled(
        tuple(rows.name(row[:label_columns]) for row in body),
        tuple(
            columns.name(row[column] for row in heads if column < len(row))
            for column in range(label_columns, width)
        ),
    )


def grid_of(table: DataTable, *, placed: bool) -> Grid:
    """Return a table by its labels, everything that stands in its data area."""
    cells = cells_of(shown_texts(table), table.header_rows, table.label_columns)
    return Grid(
        name=table.name,
        id=table.id,
        caption=plain_text(table.caption),
        header_rows=table.header_rows,
        label_columns=table.label_columns,
        cells=cells,
        placed=placed,
    )


def cells_of(texts: Sequence[Sequence[str]], header_rows: int, label_columns: int) -> Cells:
    """Return what stands in a grid's data area, by the labels of its row and column."""
    labels = labels_of(texts, header_rows, label_columns)
    return {
        (label, column): text
        for label, row in zip(labels.rows, texts[header_rows:], strict=True)
        for column, text in zip(labels.columns, row[label_columns:], strict=False)
    }
