"""Workbooks and CSV files: read once, kept by content, each cell as Excel shows it."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from reportgen.cache import read_cache, write_cache
from reportgen.diagnostics import Diagnostic, DiagnosticError, problem
from reportgen.loading.grids import cell_text
from reportgen.loading.instance import DataFile, Grid, Merge, RawCell
from reportgen.loading.shown import shown
from reportgen.loading.stamps import stamp_of
from reportgen.source import Span

_VERSION = b"2"  # a change in how cells are read makes the cache anew
_MOST_BYTES = 30 * 1024 * 1024
_MOST_UNPACKED = 300 * 1024 * 1024
_MOST_CELLS = 300_000

# A sheet as plain data: name, first row and column (1-based), texts, merges, header rows.
Sheet = dict[str, Any]


def read_data(
    path: Path, relative: str, cache: Path, span: Span, kept: DataFile | None = None
) -> DataFile:
    """Read a workbook or a CSV file, or take it from the cache by its content.

    The one `kept` from the last build is given back if its file has not changed since.
    Raises DiagnosticError: at `span`, where the file is named, `data-missing`, `data-open`,
    `data-format`, `data-too-large`; at its cell `formula-unsaved`, `cell-error`.
    """
    stamp = stamp_of(path)
    if kept is not None and kept.stamp == stamp is not None:
        return kept
    return replace(_read(path, relative, cache, span), stamp=stamp)


def _read(path: Path, relative: str, cache: Path, span: Span) -> DataFile:
    raw = workbook_file(path, relative, span)
    digest = hashlib.sha256(_VERSION + raw).hexdigest()[:32]
    place = cache / f"{digest}.json"
    cached = read_cache(place)
    if cached is not None:
        return _file(relative, json.loads(cached), digest)
    sheets = _csv(path, raw) if path.suffix.lower() == ".csv" else _workbook(raw, relative, span)
    write_cache(place, json.dumps(sheets, ensure_ascii=False).encode())
    return _file(relative, sheets, digest)


def workbook_file(path: Path, relative: str, span: Span) -> bytes:
    """Return a file's bytes; raises DiagnosticError when it is missing, locked or too large."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise DiagnosticError(problem("data-too-large", span, file=relative))
        return path.read_bytes()
    except FileNotFoundError:
        raise DiagnosticError(problem("data-missing", span, file=relative)) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise DiagnosticError(problem("data-open", span, file=relative, reason=reason)) from None


def _file(relative: str, sheets: Sequence[Sheet], digest: str) -> DataFile:
    grids = {sheet["name"]: _grid(relative, sheet) for sheet in sheets}
    return DataFile(relative, grids, digest=digest)


def _grid(relative: str, sheet: Sheet) -> Grid:
    name, top, left = sheet["name"], sheet["top"], sheet["left"]
    rows = tuple(
        tuple(
            RawCell(text, Span(relative, top + i, left + j, top + i, left + j + 1, name))
            for j, text in enumerate(row)
        )
        for i, row in enumerate(sheet["rows"])
    )
    return Grid(rows, tuple(Merge(*merge) for merge in sheet["merges"]), sheet["header_rows"])


def _csv(path: Path, raw: bytes) -> list[Sheet]:
    """Return a CSV file as one sheet; Excel on Chinese Windows writes GBK."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("gb18030", errors="replace")
    separator = "\t" if text.count("\t") > text.count(",") else ","
    rows = [
        [cell_text(cell) for cell in row]
        for row in csv.reader(io.StringIO(text), delimiter=separator)
    ]
    return [_trimmed(path.stem, rows, [])]


def _workbook(raw: bytes, relative: str, span: Span) -> list[Sheet]:
    refuse_bombs(raw, relative, span)
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about charts and validations that are not read
            book = load_workbook(io.BytesIO(raw), data_only=True)
            formulas = load_workbook(io.BytesIO(raw))
    except Exception:  # noqa: BLE001 - openpyxl raises whatever a damaged file trips it with
        raise DiagnosticError(problem("data-format", span, file=relative)) from None
    problems: list[Diagnostic] = []
    seen = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    sheets = []
    for sheet in seen or book.worksheets:
        if sheet.max_row * sheet.max_column > _MOST_CELLS:
            raise DiagnosticError(problem("data-too-large", span, file=relative))
        problems.extend(_broken_cells(sheet, formulas[sheet.title], relative))
        merges = [(m.min_row, m.min_col, m.max_row, m.max_col) for m in sheet.merged_cells.ranges]
        rows = [[_text(cell) for cell in row] for row in sheet.iter_rows()]
        sheets.append(_trimmed(sheet.title, rows, merges))
    if problems:
        raise DiagnosticError(*problems)
    return sheets


def refuse_bombs(raw: bytes, relative: str, span: Span) -> None:
    """Raise DiagnosticError for what is no package, or unpacks to more than a table can be."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            unpacked = sum(part.file_size for part in package.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise DiagnosticError(problem("data-format", span, file=relative)) from None
    if unpacked > _MOST_UNPACKED:
        raise DiagnosticError(problem("data-too-large", span, file=relative))


def _text(cell: Any) -> str:
    return "" if cell.value is None else cell_text(shown(cell.value, cell.number_format))


def _broken_cells(values: Any, formulas: Any, relative: str) -> Iterator[Diagnostic]:
    """Yield a problem for every formula without a result and every error value."""
    for row in formulas.iter_rows():
        for cell in row:
            value = values.cell(cell.row, cell.column).value
            place = Span(relative, cell.row, cell.column, cell.row, cell.column + 1, values.title)
            if cell.data_type == "f" and value is None:
                yield problem("formula-unsaved", place, formula=str(cell.value)[:40])
            elif isinstance(value, str) and values.cell(cell.row, cell.column).data_type == "e":
                yield problem("cell-error", place, text=value)


def _trimmed(name: str, rows: list[list[str]], merges: list[tuple[int, int, int, int]]) -> Sheet:
    """Return the sheet from its header on, without the empty rows and columns around it."""
    top = _header_row(rows)
    bottom = max((i + 1 for i, row in enumerate(rows) if any(row)), default=top)
    body = rows[top:bottom]
    width = max((len(row) for row in body), default=0)
    filled = [j for j in range(width) if any(j < len(row) and row[j] for row in body)]
    left, right = (filled[0], filled[-1] + 1) if filled else (0, 0)
    cells = [
        [*row[left:right], *[""] * (right - max(len(row), left))][: right - left] for row in body
    ]
    inside = [
        (first - 1 - top, begin - 1 - left, last - 1 - top, end - 1 - left)
        for first, begin, last, end in merges
        if first - 1 >= top and last <= bottom and begin - 1 >= left and end <= right
    ]
    header = max((last + 1 for first, _, last, _ in inside if first == 0), default=1)
    if header == 1 and any(first == 0 and end > begin for first, begin, _, end in inside):
        header = 2
    return {
        "name": name,
        "top": top + 1,
        "left": left + 1,
        "rows": cells,
        "merges": sorted(inside),
        "header_rows": header if len(cells) > header else 1,
    }


def _header_row(rows: list[list[str]]) -> int:
    """Return the first row that is the table's: titles and units above it hold one cell."""
    for index, row in enumerate(rows):
        if sum(1 for text in row if text) > 1:
            return index
    return next((i for i, row in enumerate(rows) if any(row)), 0)
