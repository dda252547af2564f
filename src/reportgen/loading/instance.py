"""One content file as plain data, with a side table of places; and the cells of a data file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from reportgen.loading.scalars import Run, Style, place, runs_of
from reportgen.loading.stamps import Stamp
from reportgen.project import Kind
from reportgen.source import SourceText, Span

DataPath: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Scalar:
    """A scalar as it stands in the file: `source.text[start:end]`, quotes and indicators included.

    `text` is its decoded text; for a number the digits as typed (`56.30`).
    """

    source: SourceText
    start: int
    end: int
    style: Style
    text: str
    runs: list[Run] = field(default_factory=list, compare=False, repr=False)  # found once, if asked

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Return the place in the file of `text[start:end]`, whatever the YAML style."""
        stop = len(self.text) if end is None else end
        begin = self.offsets(start)[0]
        return self.source.span(begin, self.offsets(stop - 1)[1] if stop > start else begin)

    def offsets(self, index: int) -> tuple[int, int]:
        """Return where `text[index]` begins and ends in the file, as offsets."""
        if not self.runs:
            whole = self.source.text
            self.runs.extend(runs_of(whole, self.start, self.end, self.style, self.text))
        return place(self.runs, index)


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a value stands: its key (None in a list and at the root), itself, and its scalar."""

    key: Span | None
    value: Span
    scalar: Scalar | None


@dataclass(frozen=True, slots=True)
class Instance:
    """A content file: plain data (dict, list, str, int, float, bool, None) and its places.

    `marks` has an entry for every value, keyed by data path; the root is ().
    """

    kind: Kind
    source: SourceText
    data: Any
    marks: Mapping[DataPath, Mark]
    digest: str  # sha256 of the file's bytes, hexadecimal


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as the editor sees it: its text in the face the file gives it, and its place."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, 0-based within the grid, ends inclusive."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A rectangle of cells from a pasted block, a list, a CSV file or a worksheet.

    All rows have the same length. `header_rows` is 0 when it is not known from the file.
    """

    rows: tuple[tuple[RawCell, ...], ...]
    merges: tuple[Merge, ...] = ()
    header_rows: int = 0


@dataclass(frozen=True, slots=True)
class DataFile:
    """A workbook's sheets in order, by name; a CSV file is one sheet named like the file."""

    file: str
    sheets: Mapping[str, Grid]
    stamp: Stamp | None = field(default=None, compare=False, repr=False)
    digest: str = field(default="", compare=False, repr=False)  # of the file's bytes
