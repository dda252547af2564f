"""An earlier version of a report as plain values: its tables, its paragraphs, its facts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.audit.ledger.grids import Namer, labels_of

Texts = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """One printed grid of a table, merged cells filled; a wide or long table has several."""

    texts: Texts
    header_rows: int


@dataclass(frozen=True, slots=True)
class OldTable:
    """A table of an earlier version: of a ledger by name with its figures, of a document by id.

    Which columns of a printed grid are labels, only the table that it is held against says.
    """

    name: str
    id: str
    caption: str
    cells: Mapping[tuple[str, str], str]
    parts: tuple[PrintedPart, ...] = ()

    def labelled(self, header_rows: int, label_columns: int) -> Mapping[tuple[str, str], str]:
        """Return the cells by their labels."""
        if not self.parts:
            return self.cells
        return _joined(self.parts, header_rows, label_columns)


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier version; `facts` is None where it cannot tell them."""

    tables: tuple[OldTable, ...]
    paragraphs: tuple[str, ...]
    facts: Mapping[str, str] | None = None


# What the tool itself sets before or into a paragraph: numbers, labels, 注, open marks.
_SET = re.compile(
    r"^(?:[0-9]+(?:\.[0-9]+){2,}|[0-9]+[.．、](?![0-9])|[（(][0-9]+[）)]"
    r"|[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、"
    r"|[表图](?:[一二三四五六七八九十百]+|[0-9]+)[\s\u3000：:]"
    r"|(?:案例|附件)[0-9]*[\s\u3000：:]|(?:注|资料来源|数据来源|来源)[：:])[\s\u3000]*"
)
_NUMBER = re.compile(r"^[0-9]+(?:\.[0-9]+)+[\s\u3000]*")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_OPEN = re.compile(r"【待[核补]：[^【】]*】")


def legible(text: str) -> str:
    """Return a text from outside without what a terminal would obey or no file can hold."""
    return _CONTROL.sub("", text)


def as_typed(text: str) -> str:
    """Return a printed paragraph without what the tool sets before the editor's own words."""
    return unnumbered(_OPEN.sub("\ufffc", legible(text).strip()))


def unnumbered(text: str) -> str:
    """Return a paragraph's text without the number or label that it begins with."""
    return _SET.sub("", text, count=1)


def as_heading(text: str) -> str:
    """Return a printed heading without its number, which nothing need stand behind: 1.2规模."""
    return _NUMBER.sub("", as_typed(text))


def _joined(
    parts: Sequence[PrintedPart], header_rows: int, label_columns: int
) -> Mapping[tuple[str, str], str]:
    """Put the parts of a table together: with the same columns its rows go on, else its columns."""
    cells: dict[tuple[str, str], str] = {}
    first: tuple[str, ...] = ()
    rows, columns = Namer(), Namer()
    for part in parts:
        heads = part.header_rows or header_rows
        own = labels_of(part.texts, heads, label_columns).columns
        if first and own == first:
            names = own
        else:
            first = first or own
            rows = Namer() if cells else rows
            names = tuple(map(columns.again, own))
        for row in part.texts[heads:]:
            label = rows.name(row[:label_columns])
            cells.update(
                ((label, name), text)
                for name, text in zip(names, row[label_columns:], strict=False)
            )
    return cells
