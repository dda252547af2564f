"""A school's workbook of questions: what is asked, the columns to fill, and reading it back."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportgen.diagnostics import Diagnostic, DiagnosticError, Language, problem
from reportgen.loading.shown import shown
from reportgen.loading.workbook import refuse_bombs
from reportgen.source import Span
from reportgen.workbooks.sheet import Column, Sheet, workbook_bytes

_MARK = "reportgen questions 1"  # in the hidden sheet's first cell: a workbook of ours
_RECORD = "reportgen"
_MOST_ROWS, _MOST_COLUMNS = 20_000, 60
_MOST_CHARACTERS = 2_000  # of a cell that somebody filled in

# The columns by name, in their order; titles by language.
_COLUMNS = ("number", "where", "stated", "expected", "why", "answer", "correction", "because", "by")
_TITLES: Mapping[Language, Mapping[str, str]] = {
    "zh": {
        "number": "序号",
        "where": "在哪里",
        "stated": "报的数",
        "expected": "应为",
        "why": "为什么",
        "answer": "答复",
        "correction": "更正为",
        "because": "说明",
        "by": "填表人",
        "place": "文件位置",
        "key": "编号（不要改）",
    },
    "en": {
        "number": "No.",
        "where": "Where",
        "stated": "Stated",
        "expected": "Expected",
        "why": "Why",
        "answer": "Answer",
        "correction": "Correction",
        "because": "Reason",
        "by": "Filled in by",
        "place": "File",
        "key": "Key (do not change)",
    },
}
_CHOICES: Mapping[Language, tuple[str, str]] = {"zh": ("无误", "更正"), "en": ("right", "wrong")}
_HEADING: Mapping[Language, tuple[str, str, str]] = {
    "zh": (
        "{title}：请{school}核对（{count} 处）",
        "报的数没有错，答复选“无误”，说明里写理由；有错选“更正”，把正确的写在“更正为”。",
        "只填黄色的格，别的不要改，填好保存成 .xlsx 发回。",
    ),
    "en": (
        "{title}: questions to {school} ({count})",
        "Where a figure is right, answer “right” and say why; else “wrong” with the correction.",
        "Fill in the yellow cells only, save as .xlsx and send it back.",
    ),
}
_SHEET: Mapping[Language, str] = {"zh": "核对", "en": "Questions"}


@dataclass(frozen=True, slots=True)
class Row:
    """One question as it is written: what people read, and its key."""

    key: str
    where: str
    stated: str
    expected: str
    why: str
    place: str


@dataclass(frozen=True, slots=True)
class Record:
    """What the workbook remembers of a question, hidden: who was asked, what, where it stood."""

    key: str
    school: str
    code: str
    at: str
    stated: str
    expected: str
    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Filled:
    """A row as it came back: its cells by column name, and the places of those to fill."""

    key: str
    cells: Mapping[str, str]
    answer_at: Span
    correction_at: Span


@dataclass(frozen=True, slots=True)
class Returned:
    """A workbook as it came back; `titles` are those of what was stated and expected."""

    rows: tuple[Filled, ...]
    records: tuple[Record, ...]
    problems: tuple[Diagnostic, ...]
    titles: tuple[str, str]


def questions_workbook(
    title: str, school: str, rows: Sequence[Row], records: Sequence[Record], language: Language
) -> bytes:
    """Return the .xlsx of one school's questions."""
    named = {"title": title, "school": school, "count": len(rows)}
    heading = tuple(line.format(**named) for line in _HEADING[language])
    lines = tuple(
        (
            *(number, row.where, row.stated, row.expected, row.why),
            *(None, None, None, None, row.place, row.key),
        )
        for number, row in enumerate(rows, 1)
    )
    asked = Sheet(_SHEET[language], heading, _columns(language), lines, filtered=True)
    return workbook_bytes([asked, _record(records)])


def _columns(language: Language) -> tuple[Column, ...]:
    told = _TITLES[language]
    return (
        Column(told["number"], 6),
        Column(told["where"], 30),
        Column(told["stated"], 11),
        Column(told["expected"], 11),
        Column(told["why"], 38),
        Column(told["answer"], 8, to_fill=True, as_text=True, choices=_CHOICES[language]),
        Column(told["correction"], 11, to_fill=True, as_text=True),
        Column(told["because"], 18, to_fill=True, as_text=True),
        Column(told["by"], 9, to_fill=True, as_text=True),
        Column(told["place"], 14, small=True),
        Column(told["key"], 18, hidden=True),
    )


def _record(records: Sequence[Record]) -> Sheet:
    names = ("key", "school", "code", "at", "stated", "expected", "path", "line", "column")
    rows = tuple(tuple(getattr(each, name) for name in names) for each in records)
    return Sheet(_RECORD, (_MARK,), tuple(Column(name, 12) for name in names), rows, hidden=True)


def read_questions(raw: bytes, file: str, span: Span) -> Returned:
    """Read a workbook that came back, whatever was sorted, inserted or saved by another program.

    Raises DiagnosticError: `data-format`, `data-too-large`, `reply-not-ours`.
    """
    book, formulas = _opened(raw, file, span)
    found = next((each for sheet in book.worksheets if (each := _Table.of(sheet))), None)
    if found is None:
        raise DiagnosticError(problem("reply-not-ours", span, file=file))
    rows: list[Filled] = []
    problems: list[Diagnostic] = []
    for number in range(found.header + 1, min(found.sheet.max_row, _MOST_ROWS) + 1):
        unread = list(_unread(found, formulas, file, number))
        problems.extend(unread)
        row = found.row(number, file)
        if not unread and any(row.cells.values()):
            rows.append(row)
    if found.sheet.max_row > _MOST_ROWS:
        raise DiagnosticError(problem("data-too-large", span, file=file))
    titles = _TITLES[found.language]["stated"], _TITLES[found.language]["expected"]
    return Returned(tuple(rows), tuple(_records(book)), tuple(problems), titles)


def is_unfilled(raw: bytes) -> bool:
    """Tell whether a workbook is one of ours in which nobody has filled in anything."""
    nowhere = Span("", 1, 1, 1, 1)
    try:
        returned = read_questions(raw, "", nowhere)
    except DiagnosticError:
        return False
    filled = ("answer", "correction", "because", "by")
    written = any(row.cells.get(name) for row in returned.rows for name in filled)
    return bool(returned.records) and not written and not returned.problems


def _opened(raw: bytes, file: str, span: Span) -> tuple[Any, Any]:
    """Return the workbook with the stored results, and with its formulas."""
    refuse_bombs(raw, file, span)
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about what is not read
            book = load_workbook(io.BytesIO(raw), data_only=True, keep_links=False)
            formulas = load_workbook(io.BytesIO(raw), keep_links=False)
    except Exception:  # noqa: BLE001 - openpyxl raises whatever a damaged file trips it with
        raise DiagnosticError(problem("data-format", span, file=file)) from None
    return book, formulas


@dataclass(frozen=True, slots=True)
class _Table:
    """The sheet with the row of titles, wherever they stand now."""

    sheet: Any
    header: int
    columns: Mapping[str, int]
    language: Language

    @staticmethod
    def of(sheet: Any) -> _Table | None:
        for row in sheet.iter_rows(max_row=min(sheet.max_row, 50), max_col=_MOST_COLUMNS):
            found = {_close(cell.value): cell.column for cell in reversed(row) if cell.value}
            for language, titles in _TITLES.items():
                columns = {
                    name: found[_close(title)]
                    for name, title in titles.items()
                    if _close(title) in found
                }
                if {"answer", "correction"} <= set(columns):
                    return _Table(sheet, row[0].row, columns, language)
        return None

    def row(self, number: int, file: str) -> Filled:
        cells = {name: self._text(number, column) for name, column in self.columns.items()}
        key = cells.pop("key", "")
        return Filled(
            key, cells, self._at(number, "answer", file), self._at(number, "correction", file)
        )

    def _text(self, number: int, column: int) -> str:
        cell = self.sheet.cell(number, column)
        if cell.value is None:
            return ""
        return shown(cell.value, cell.number_format).strip()[:_MOST_CHARACTERS]

    def _at(self, number: int, name: str, file: str) -> Span:
        column = self.columns[name]
        return Span(file, number, column, number, column + 1, self.sheet.title)


def _close(title: object) -> str:
    return "".join(str(title).split())


def _unread(found: _Table, formulas: Any, file: str, number: int) -> Iterator[Diagnostic]:
    """Yield the cells to fill that hold no text or figure: formulas without a result, a truth."""
    for name in ("answer", "correction", "because", "by"):
        column = found.columns.get(name)
        if column is None:
            continue
        typed, stored = (
            formulas[found.sheet.title].cell(number, column),
            found.sheet.cell(number, column),
        )
        place = Span(file, number, column, number, column + 1, found.sheet.title)
        if name == "correction" and stored.data_type == "b":
            yield problem("reply-text.truth", place, typed=shown(stored.value, "General"))
        if typed.data_type in {"f", "e"} and (stored.value is None or stored.data_type == "e"):
            yield problem("reply-formula", place, formula=str(typed.value)[:40])


def _records(book: Any) -> Iterator[Record]:
    sheet = next((each for each in book.worksheets if each["A1"].value == _MARK), None)
    if sheet is None:
        return
    for row in sheet.iter_rows(min_row=3, max_row=_MOST_ROWS, max_col=9, values_only=True):
        *words, line, column = row
        if words[0] and isinstance(line, int) and isinstance(column, int):
            key, school, code, at, stated, expected, path = map(_word, words)
            yield Record(key, school, code, at, stated, expected, path, line, column)


def _word(value: object) -> str:
    return "" if value is None else str(value)
