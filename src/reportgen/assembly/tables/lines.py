"""A table's rows and columns: what they are called, and what the editor says of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from reportgen.assembly.labels import bare, is_total_label, loose, unit_of
from reportgen.assembly.names import NameBook
from reportgen.assembly.near import near_hints
from reportgen.assembly.tables.draft import Draft
from reportgen.assembly.tables.shape import Shape
from reportgen.diagnostics import Diagnostic, problem
from reportgen.loading.instance import RawCell
from reportgen.model import Line
from reportgen.model.table import TotalRule
from reportgen.source import Span

_RULES: dict[str, TotalRule] = {"sum": "sum", "mean": "mean", "none": "none"}


def columns_of(shape: Shape, names: NameBook) -> list[Line]:
    """Return the columns of the data area, called by their header cells, outermost first."""
    covered = _header_texts(shape)
    return [
        _line(
            index,
            [covered[row][column] for row in range(shape.header_rows)],
            shape.rows[0][column].span,
            names,
        )
        for index, column in enumerate(range(shape.label_columns, len(shape.rows[0])))
    ]


def rows_of(shape: Shape, names: NameBook) -> list[Line]:
    """Return the rows of the data area, called by their label cells."""
    return [
        _row(index, row, shape.label_columns, names)
        for index, row in enumerate(shape.rows[shape.header_rows :])
    ]


def _row(index: int, row: Sequence[RawCell], count: int, names: NameBook) -> Line:
    """Return a row; a 小计 or 合计 in the cell behind its labels makes it a total."""
    line = _line(index, row[:count], row[0].span, names)
    behind = row[count] if count and count < len(row) else None
    if behind is None or line.is_total or not is_total_label(behind.text):
        return line
    titles, label = (*line.titles, behind.text), line.label or bare(behind.text)
    return replace(line, titles=titles, label=label, is_total=True)


def _header_texts(shape: Shape) -> list[list[RawCell]]:
    """Return the header with each merged cell's text in all the cells that it covers."""
    header = [list(row) for row in shape.rows[: shape.header_rows]]
    for merge in shape.merges:
        if merge.top < shape.header_rows:
            origin = header[merge.top][merge.left]
            for row in range(merge.top, min(merge.bottom + 1, shape.header_rows)):
                for column in range(merge.left, merge.right + 1):
                    header[row][column] = origin
    return header


def _line(index: int, cells: Sequence[RawCell], place: Span, names: NameBook) -> Line:
    titles = list(dict.fromkeys(cell.text for cell in cells if cell.text))
    own = titles[-1] if titles else ""
    span = next((cell.span for cell in reversed(cells) if cell.text), place)
    return Line(
        index=index,
        titles=tuple(titles),
        label=bare(own),
        key="",
        handle=names.handle_of(own),
        unit=unit_of(own),
        type="",
        digits=None,
        formula="",
        total="",
        is_total=any(is_total_label(title) for title in titles),
        of="",
        span=span,
    )


def described(draft: Draft, *, down: bool) -> Iterator[Diagnostic]:
    """Put what `columns:` (`down`) or `rows:` say into the lines; yield what matches none.

    Lines are matched by title; of several with one title the first entry takes the first.
    """
    path = (*draft.path, "columns" if down else "rows")
    lines = draft.lines(down=down)
    used: set[int] = set()
    for index, entry in enumerate(_entries(draft, path[-1])):
        mark = draft.instance.marks[*path, index, "title"]
        title = mark.scalar.text.strip() if mark.scalar else ""
        line = _matching(lines, title, used)
        if line is None:
            hints = near_hints(bare(title), [line.label for line in lines if line.label])
            key = "unknown-title.again" if _matching(lines, title, set()) else "unknown-title"
            yield problem(key, mark.value, hints=hints, title=title)
            continue
        used.add(line.index)
        lines[line.index] = _with(line, entry)
        draft.entries[down, line.index] = index


def _entries(draft: Draft, key: str | int) -> Sequence[Mapping[str, Any]]:
    value: Any = draft.instance.data
    for step in (*draft.path, key):
        value = value.get(step, ())
    return value or ()


def _matching(lines: Sequence[Line], title: str, used: set[int]) -> Line | None:
    for same in (bare, loose):
        wanted = same(title)
        for line in lines:
            ways = {same(line.label), same("".join(line.titles))}
            if line.index not in used and wanted in ways:
                return line
    return None


def _with(line: Line, entry: Mapping[str, Any]) -> Line:
    total = str(entry.get("total") or "").strip()
    rule: TotalRule = _RULES.get(total, "formula" if total else "")
    return replace(
        line,
        key=str(entry.get("key") or ""),
        unit=str(entry.get("unit") or line.unit),
        type=entry.get("type") or "",
        digits=entry.get("digits"),
        formula=str(entry.get("formula") or "").strip(),
        total=rule,
        of=str(entry.get("of") or ""),
    )
