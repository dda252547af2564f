"""A table's cells from wherever they stand: one grid, its header, its merged cells."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reportgen.assembly.labels import bare
from reportgen.assembly.names import NameBook
from reportgen.assembly.sources import Sources
from reportgen.diagnostics import Diagnostic, Phrase, problem
from reportgen.loading.grids import cells_grid, lists_grid, pasted_grid
from reportgen.loading.instance import DataFile, DataPath, Grid, Instance, Merge, RawCell
from reportgen.source import Span

_RANGE = re.compile(r"\s*([A-Z]{1,3})([0-9]{1,5})\s*[:：]\s*([A-Z]{1,3})([0-9]{1,5})\s*")
_MOST_CELLS = 20_000
_MOST_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class Shape:
    """All cells that print, how many rows are header, how many columns are labels."""

    rows: tuple[tuple[RawCell, ...], ...]
    header_rows: int
    label_columns: int
    merges: tuple[Merge, ...]


def files_of(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the data files that a table names, relative to content."""
    value = entry.get("file")
    return tuple(value) if isinstance(value, list) else (value,) if value else ()


def project_path(name: str) -> str:
    """Return a data file's path from the project's folder."""
    return posixpath.normpath(f"content/{name.replace(chr(92), '/')}")


def shape_of(
    instance: Instance,
    path: DataPath,
    entry: Mapping[str, Any],
    sources: Sources,
    names: NameBook,
) -> tuple[Shape | None, tuple[Diagnostic, ...]]:
    """Return a table's cells; None when a file of it is broken, which has been told."""
    wanted = int(entry.get("header_rows") or 1)
    problems: list[Diagnostic] = []
    grid: Grid | None
    if "data" in entry:
        scalar = instance.marks[*path, "data"].scalar
        assert scalar is not None
        grid, found = pasted_grid(scalar, wanted)
        problems.extend(found)
    elif "cells" in entry:
        grid, found = cells_grid(instance, (*path, "cells"), wanted)
        problems.extend(found)
    elif "lists" in entry:
        grid = lists_grid(instance, (*path, "lists"), str(entry.get("serial") or ""))
    else:
        grid = _from_files(instance, path, entry, sources.data, names=names, problems=problems)
    if grid is None or not grid.rows:
        return None, tuple(problems)
    problems.extend(_too_large(instance, path, grid))
    if problems:
        return None, tuple(problems)
    asked = list(_asked_merges(instance, path, entry, grid, problems))
    return shape_in(grid, entry, asked), tuple(problems)


def shape_in(grid: Grid, entry: Mapping[str, Any], merges: Sequence[Merge] = ()) -> Shape:
    """Return what is header and what are labels in a grid of a row at least, as its entry says."""
    header = min(int(entry.get("header_rows") or grid.header_rows or 1), len(grid.rows))
    labels = entry.get("label_columns")
    width = len(grid.rows[0])
    count = min(1 if labels is None else int(labels), max(width - 1, 0))
    merges = (*grid.merges, *merges)
    return Shape(grid.rows, header, count, _apart((*merges, *_header_groups(grid, header, merges))))


def is_too_large(grid: Grid) -> bool:
    """Tell whether a grid has more cells or columns than any table that prints."""
    width = len(grid.rows[0])
    return len(grid.rows) * width > _MOST_CELLS or width > _MOST_COLUMNS


def _too_large(instance: Instance, path: DataPath, grid: Grid) -> Iterator[Diagnostic]:
    if is_too_large(grid):
        span = instance.marks[path].key or instance.marks[path].value
        yield problem(
            "table-too-large", span, table=path[-1], cells=_MOST_CELLS, columns=_MOST_COLUMNS
        )


def _from_files(
    instance: Instance,
    path: DataPath,
    entry: Mapping[str, Any],
    files: Mapping[str, DataFile],
    *,
    names: NameBook,
    problems: list[Diagnostic],
) -> Grid | None:
    grids: list[Grid] = []
    for index, name in enumerate(files_of(entry)):
        at = (*path, "file", index) if isinstance(entry["file"], list) else (*path, "file")
        span = instance.marks[at].value
        file = files.get(project_path(name))
        if file is None:
            return None
        sheet = _sheet(file, str(entry.get("sheet") or ""), str(path[-1]), span, problems)
        if sheet is None:
            return None
        grids.append(sheet)
    return _together(grids, names, problems)


def _sheet(
    file: DataFile, wanted: str, table: str, span: Span, problems: list[Diagnostic]
) -> Grid | None:
    """Return the sheet asked for, the one named like the table, or the only one."""
    sheets = file.sheets
    name = wanted or (table if table in sheets else next(iter(sheets), ""))
    if name in sheets and (wanted or name == table or len(sheets) == 1):
        return sheets[name]
    known = Phrase("known", {"names": list(sheets)})
    key = "unknown-sheet" if wanted else "sheet-unclear"
    problems.append(problem(key, span, hints=(known,), file=file.file, sheet=wanted or table))
    return None


def _together(grids: Sequence[Grid], names: NameBook, problems: list[Diagnostic]) -> Grid | None:
    """Put several files' grids together: below each other under one header, or side by side."""
    first, *others = grids
    for other in others:
        header = max(first.header_rows, 1)
        if _same(first.rows[:header], other.rows[:header], names):
            first = replace(first, rows=(*first.rows, *other.rows[header:]))
        elif _same_labels(first, other, names):
            rows = zip(first.rows, other.rows, strict=True)
            first = replace(first, rows=tuple((*left, *right[1:]) for left, right in rows))
        else:
            place = next(
                (
                    b
                    for a, b in zip(first.rows[0], other.rows[0], strict=False)
                    if _differ(a, b, names)
                ),
                other.rows[0][0],
            )
            problems.append(
                problem("files-differ", place.span, text=place.text, file=place.span.path)
            )
            return None
    return first


def _differ(one: RawCell, other: RawCell, names: NameBook) -> bool:
    handle = names.handle_of(one.text)
    same_school = bool(handle) and handle == names.handle_of(other.text)
    return not same_school and bare(one.text) != bare(other.text)


def _same(
    one: Sequence[Sequence[RawCell]], other: Sequence[Sequence[RawCell]], names: NameBook
) -> bool:
    return all(
        len(a) == len(b) and not any(_differ(x, y, names) for x, y in zip(a, b, strict=True))
        for a, b in zip(one, other, strict=True)
    )


def _same_labels(one: Grid, other: Grid, names: NameBook) -> bool:
    return len(one.rows) == len(other.rows) and not any(
        _differ(a[0], b[0], names) for a, b in zip(one.rows, other.rows, strict=True)
    )


def _asked_merges(
    instance: Instance,
    path: DataPath,
    entry: Mapping[str, Any],
    grid: Grid,
    problems: list[Diagnostic],
) -> Iterator[Merge]:
    """Yield the ranges of `merge:`, in Excel's words: B2:C3 counts from the header's corner."""
    value = entry.get("merge")
    texts = value if isinstance(value, list) else [value] if value else []
    for index, text in enumerate(texts):
        at = (*path, "merge", index) if isinstance(value, list) else (*path, "merge")
        merge = _range(str(text))
        if merge is None or merge.bottom >= len(grid.rows) or merge.right >= len(grid.rows[0]):
            problems.append(problem("bad-merge", instance.marks[at].value, found=str(text)[:30]))
        else:
            yield merge


def _range(text: str) -> Merge | None:
    found = _RANGE.fullmatch(text.upper())
    if found is None:
        return None
    rows = sorted((int(found[2]) - 1, int(found[4]) - 1))
    columns = sorted((_column(found[1]), _column(found[3])))
    return Merge(rows[0], columns[0], rows[1], columns[1]) if rows[0] >= 0 else None


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _header_groups(grid: Grid, header: int, merges: Sequence[Merge]) -> Iterator[Merge]:
    """Yield the merged cells of several header rows: empty ones belong to the left or above."""
    if header <= 1 or any(merge.top < header for merge in merges):
        return
    width = len(grid.rows[0])
    taken: set[tuple[int, int]] = set()
    for row in range(header):
        for column in range(width):
            if (row, column) in taken or not grid.rows[row][column].text:
                continue
            right = column
            while right + 1 < width and _joins(grid, row, right + 1, header):
                right += 1
            bottom = row
            while bottom + 1 < header and all(
                not grid.rows[bottom + 1][c].text for c in range(column, right + 1)
            ):
                bottom += 1
            taken.update((r, c) for r in range(row, bottom + 1) for c in range(column, right + 1))
            if (right, bottom) != (column, row):
                yield Merge(row, column, bottom, right)


def _joins(grid: Grid, row: int, column: int, header: int) -> bool:
    """Tell whether an empty header cell belongs to the group on its left."""
    if grid.rows[row][column].text:
        return False
    if any(grid.rows[above][column].text for above in range(row)):
        return False  # it belongs to the cell above
    return row + 1 < header


def _apart(merges: Sequence[Merge]) -> tuple[Merge, ...]:
    """Return the merged cells without those that reach into an earlier one, or hold one cell."""
    taken: set[tuple[int, int]] = set()
    kept = []
    for merge in merges:
        cells = {
            (row, column)
            for row in range(merge.top, merge.bottom + 1)
            for column in range(merge.left, merge.right + 1)
        }
        if len(cells) > 1 and not cells & taken:
            taken |= cells
            kept.append(merge)
    return tuple(kept)
