"""Where a place of a file stands in the report as a reader holds it, and whose figure it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.audit.passages import Passage, passages
from reportgen.audit.prose.sentences import Sentence, Statement, read_prose
from reportgen.model import (
    Attachment,
    CaseStudy,
    Cell,
    DataTable,
    Inline,
    Line,
    Organization,
    Report,
    Section,
    Value,
    plain_text,
    tables_of,
)
from reportgen.source import Span

_QUOTED = 60  # characters of a sentence that are quoted on either side of the place
_STOPS = "。！？；\n"


@dataclass(frozen=True, slots=True)
class Spot:
    """A table's cell: its row and its column; None for a header or a label."""

    table: DataTable
    cell: Cell
    row: Line | None
    column: Line | None


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A report's cells, texts and parts by their places."""

    report: Report
    cells: Mapping[Span, Spot]
    texts: Mapping[tuple[str, int], Sequence[tuple[Inline, int, Passage]]]
    statements: Mapping[tuple[str, int], Sequence[tuple[Span, Statement]]]
    titles: Mapping[str, tuple[str, ...]]
    schools: Mapping[str, str]  # the official name by path of a case study, by handle and spelling

    @staticmethod
    def of(report: Report) -> Whereabouts:
        """Go through the report once."""
        found = tuple(passages(report))
        texts: dict[tuple[str, int], list[tuple[Inline, int, Passage]]] = {}
        for passage in found:
            for piece, start in zip(passage.pieces, passage.starts, strict=True):
                texts.setdefault((piece.span.path, piece.span.line), []).append(
                    (piece, start, passage)
                )
        statements: dict[tuple[str, int], list[tuple[Span, Statement]]] = {}
        for sentence in _sentences(report, found):
            for each in sentence.statements:
                place = sentence.passage.place(each.figure.start, each.figure.end)
                statements.setdefault((place.path, place.line), []).append((place, each))
        cells = {spot.cell.span: spot for table in tables_of(report) for spot in _spots(table)}
        return Whereabouts(report, cells, texts, statements, _titles(report), _schools(report))

    def school(self, span: Span, address: str) -> str:
        """Return the official name of the school that a figure is of; "" for the bureau's.

        A cell is its row's or column's, a total everybody's; a text is its case study's, else
        whose figure it repeats, else whom the sentence speaks of. A file sent by one school is
        that school's.
        """
        own = self.schools.get(span.path) or self._named_by_file(span.path)
        spot = self.cells.get(span)
        if spot is not None:
            lines = [line for line in (spot.row, spot.column) if line is not None]
            if any(line.is_total for line in lines):
                return own
            handles = (line.handle for line in lines if line.handle)
            return next((self.schools.get(each, "") for each in handles), own)
        if own:
            return own
        if "." in address:
            return next(
                (self.schools[part] for part in address.split(".") if part in self.schools), ""
            )
        return self.schools.get(self._speaks_of(span), "")

    def _named_by_file(self, path: str) -> str:
        """Return the school whose name a data file bears; content files bear sections' names."""
        if "/data/" not in f"/{path}":
            return ""
        name = path.rpartition("/")[2]
        named = {self.schools[each.handle] for each in self._organizations_in(name)}
        return named.pop() if len(named) == 1 else ""

    def _organizations_in(self, text: str) -> Iterator[Organization]:
        for each in self.report.names:
            spellings = (each.official, each.handle, *each.short, *each.seen)
            if any(spelling and spelling in text for spelling in spellings):
                yield each

    def _speaks_of(self, span: Span) -> str:
        """Return the handle of whom the sentence speaks where the place is."""
        here = self.statements.get((span.path, span.line), ())
        spoken = next((each.school for place, each in here if _meets(place, span)), None)
        if spoken is not None:
            return spoken
        named = {each.handle for each in self._organizations_in(self._quoted(span))}
        return named.pop() if len(named) == 1 else ""

    def words(self, span: Span) -> tuple[str, ...]:
        """Return where it stands, in a reader's words: the part, then the cell or the sentence."""
        spot = self.cells.get(span)
        if spot is not None:
            table = f"{spot.table.label} {plain_text(spot.table.caption)}".strip()
            return (table or spot.table.name, *_cell_words(spot))
        quoted = self._quoted(span)
        return (*self.titles.get(span.path, ()), *((quoted,) if quoted else ()))

    def _quoted(self, span: Span) -> str:
        """Return the sentence, cut around the place."""
        for piece, start, passage in self.texts.get((span.path, span.line), ()):
            if piece.span.column <= span.column and _meets(piece.span, span):
                inside = span.column - piece.span.column
                at = start + min(inside, max(len(plain_text((piece,))) - 1, 0))
                return _sentence(passage.text, at)
        return ""

    def unit(self, span: Span) -> str:
        """Return the unit that a cell's figure has by its row, column or table; "" elsewhere."""
        spot = self.cells.get(span)
        if spot is None:
            return ""
        own = (line.unit for line in (spot.row, spot.column) if line is not None and line.unit)
        return next(own, spot.table.unit)

    def value_at(self, span: Span) -> Value | None:
        """Return the bound figure that stands at a place of the text."""
        here = self.texts.get((span.path, span.line), ())
        return next(
            (piece for piece, _, _ in here if isinstance(piece, Value) and piece.span == span), None
        )


def _sentences(report: Report, found: Sequence[Passage]) -> Iterator[Sentence]:
    for prose in read_prose(report, found):
        yield from prose.sentences


def _spots(table: DataTable) -> Iterator[Spot]:
    for i, row in enumerate(table.grid):
        for j, cell in enumerate(row):
            row_at, column_at = i - table.header_rows, j - table.label_columns
            yield Spot(
                table,
                cell,
                table.rows[row_at] if 0 <= row_at < len(table.rows) else None,
                table.columns[column_at] if 0 <= column_at < len(table.columns) else None,
            )


def _cell_words(spot: Spot) -> tuple[str, ...]:
    pairs = ((spot.row, spot.table.rows), (spot.column, spot.table.columns))
    titles = [_title(line, beside) for line, beside in pairs if line is not None]
    return (" · ".join(title for title in titles if title),) if any(titles) else ()


def _title(line: Line, beside: Sequence[Line]) -> str:
    """Return a line's title; of several with one title also its key."""
    shown = dict.fromkeys("".join(title.split()) for title in line.titles if title.strip())
    title = " ".join(shown) or ("合计" if line.is_total else line.key or line.label)
    alike = sum(other.titles == line.titles for other in beside)
    return f"{title}（{line.key}）" if alike > 1 and line.key else title


def _titles(report: Report) -> dict[str, tuple[str, ...]]:
    """Return what the parts are called, by their files."""
    found: dict[str, tuple[str, ...]] = {}
    for chapter in report.chapters:
        found.update(_section_titles(chapter, ()))
    parts: tuple[CaseStudy | Attachment, ...] = (*report.cases, *report.attachments)
    for part in parts:
        found[part.span.path] = (f"{part.label} {''.join(part.title_lines)}".strip(),)
    return found


def _section_titles(
    section: Section, above: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    number, words = section.heading.number, plain_text(section.heading.inlines)
    title = f"{number}{words}" if number.endswith(("、", "）")) else f"{number} {words}".strip()
    yield section.span.path, (*above, title)
    for child in section.sections:
        if child.span.path != section.span.path:
            yield from _section_titles(child, (*above, title))


def _schools(report: Report) -> dict[str, str]:
    """Return the official names by handle, and by the path of a case study.

    Only of those that give figures: a partner that sentences name is asked nothing.
    """
    giving = {line.handle for table in tables_of(report) for line in (*table.rows, *table.columns)}
    wanted = {each.official for each in report.names if each.handle in giving}
    wanted |= {case.school for case in report.cases}
    of_cases = {case.span.path: case.school for case in report.cases if case.school}
    everybody = {each.handle: each.official for each in report.names}
    kept = {handle: name for handle, name in everybody.items() if name in wanted}
    return {**(kept or everybody), **of_cases}


def _meets(one: Span, other: Span) -> bool:
    """Tell whether two places of one line overlap."""
    first, last = (one.line, one.column), (one.end_line, one.end_column)
    return first < (other.end_line, other.end_column) and (other.line, other.column) < last


def _sentence(text: str, at: int) -> str:
    begin = max((text.rfind(stop, 0, at) for stop in _STOPS), default=-1) + 1
    ends: Iterable[int] = (text.find(stop, at) for stop in _STOPS)
    end = min((each + 1 for each in ends if each >= 0), default=len(text))
    first, last = max(begin, at - _QUOTED), min(end, at + _QUOTED)
    quoted = text[first:last].strip().replace("\ufffc", "……")
    return f"“{'…' if first > begin else ''}{quoted}{'…' if last < end else ''}”"
