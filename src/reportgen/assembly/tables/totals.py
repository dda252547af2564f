"""Total lines: those that a table has, one that it asks for, and how each total is formed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from reportgen.assembly.labels import adds_up, bare
from reportgen.assembly.tables.draft import Draft
from reportgen.assembly.tables.rules import entry_scalar
from reportgen.diagnostics import Diagnostic, problem
from reportgen.loading.instance import Merge, RawCell
from reportgen.model import Line

_NO_SUM = {"text", "percent", "ratio"}


def declare_totals(draft: Draft, wanted: Any, at: str) -> Iterator[Diagnostic]:
    """Put in what `total:` and `at:` of a table ask for; yield what is wrong with them.

    `first` and `last` say that an unlabelled line is the total; any other word asks for a total
    of that name, where the data have none.
    """
    if wanted is not None:
        yield from _wanted(draft, str(wanted).strip(), at)
    yield from _unused(draft)


def _wanted(draft: Draft, word: str, at: str) -> Iterator[Diagnostic]:
    if word in {"first", "last"}:
        yield from _point_out(draft, 0 if word == "first" else -1)
    elif not any(line.is_total for line in (*draft.rows, *draft.columns)):
        down = _schools_across(draft)
        _insert(draft, word, first=at == "first", down=down)
    if any(line.is_total for line in draft.rows):
        _sum_by_default(draft, down=True)
    if any(line.is_total for line in draft.columns):
        _sum_by_default(draft, down=False)


def _unused(draft: Draft) -> Iterator[Diagnostic]:
    """Yield a problem for every line that says how its total is formed where there is none."""
    for down in (True, False):
        if any(other.is_total for other in draft.lines(down=not down)):
            continue
        for line in draft.lines(down=down):
            scalar = entry_scalar(draft, line, "total", down=down)
            if scalar is not None and line.total not in {"", "none"}:
                key = "no-total-line.unused"
                yield problem(key, scalar.span(), line=line.label, rule=scalar.text.strip())


def _point_out(draft: Draft, place: int) -> Iterator[Diagnostic]:
    """Mark the first or last line as the total: the one without a label, else the row."""
    for lines in (draft.rows, draft.columns):
        if lines and not lines[place].label:
            lines[place] = replace(lines[place], is_total=True)
            return
    if draft.rows:
        draft.rows[place] = replace(draft.rows[place], is_total=True)
    else:
        yield problem("no-total-line", draft.span, table=draft.name)


def _schools_across(draft: Draft) -> bool:
    named = sum(1 for column in draft.columns if column.handle)
    return named > sum(1 for row in draft.rows if row.handle)


def _insert(draft: Draft, label: str, *, first: bool, down: bool) -> None:
    """Add an empty total line with its label: a column when the schools run across."""
    mark = draft.instance.marks[*draft.path, "total"]
    head, blank = RawCell(label, mark.value), RawCell("", mark.value)
    lines = draft.lines(down=down)
    place = 0 if first else len(lines)
    line = _total_line(place, label, head)
    lines.insert(place, line)
    lines[:] = [replace(each, index=index) for index, each in enumerate(lines)]
    if down:
        at = draft.label_columns + place
        for number, row in enumerate(draft.cells):
            row.insert(at, head if number == 0 else blank)
        if draft.header_rows > 1:
            span = Merge(0, at, draft.header_rows - 1, at)
            draft.merges = (*(_moved(m, at, down=True) for m in draft.merges), span)
        else:
            draft.merges = tuple(_moved(m, at, down=True) for m in draft.merges)
    else:
        at = draft.header_rows + place
        width = len(draft.cells[0])
        labels = max(draft.label_columns, 1)
        draft.cells.insert(at, [*[head] * labels, *[blank] * (width - labels)])
        draft.merges = tuple(_moved(m, at, down=False) for m in draft.merges)
    _shift(draft, place, down=down)


def _total_line(index: int, label: str, head: RawCell) -> Line:
    return Line(
        index=index,
        titles=(label,),
        label=bare(label),
        key="",
        handle="",
        unit="",
        type="",
        digits=None,
        formula="",
        total="",
        is_total=True,
        of="",
        span=head.span,
    )


def _moved(merge: Merge, at: int, *, down: bool) -> Merge:
    if down and merge.left >= at:
        return replace(merge, left=merge.left + 1, right=merge.right + 1)
    if not down and merge.top >= at:
        return replace(merge, top=merge.top + 1, bottom=merge.bottom + 1)
    return merge


def _shift(draft: Draft, place: int, *, down: bool) -> None:
    """Move the figures and entries that stand behind the inserted line."""
    draft.stated = {
        (row + (not down and row >= place), column + (down and column >= place)): quantity
        for (row, column), quantity in draft.stated.items()
    }
    draft.entries = {
        (way, index + (way is down and index >= place)): entry
        for (way, index), entry in draft.entries.items()
    }


def _sum_by_default(draft: Draft, *, down: bool) -> None:
    """Let every line of figures that says nothing else be summed up."""
    others = [other for other in draft.lines(down=not down) if not other.is_total]
    lines = draft.lines(down=down)
    for index, line in enumerate(lines):
        cells = [(o.index, line.index) if down else (line.index, o.index) for o in others]
        filled = [at for at in cells if draft.cell(*at).text]
        counts = filled and all(
            at in draft.stated and draft.stated[at].face.scale in {"", "万", "亿"} for at in filled
        )
        plain = not (line.total or line.formula or line.is_total or line.type in _NO_SUM)
        plain = plain and adds_up(line.label, line.unit)
        if plain and counts and not (down and any(o.formula for o in others)):
            lines[index] = replace(line, total="sum")
