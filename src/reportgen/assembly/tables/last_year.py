"""Last year's tables and facts, and what an address that begins with 上年 means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportgen.assembly.names import NameBook
from reportgen.assembly.near import nearest_name
from reportgen.assembly.sources import Previous, Sources
from reportgen.assembly.tables.addresses import AtCell, place_of
from reportgen.assembly.tables.draft import Draft
from reportgen.assembly.tables.drafting import Entry, draft_of, entries_of, facts_of, read_drafts
from reportgen.assembly.tables.rules import rule_line, rule_scalar
from reportgen.assembly.tables.shape import is_too_large, shape_in
from reportgen.assembly.tables.workings import Workings, strange_labels
from reportgen.diagnostics import Diagnostic, Phrase, problem
from reportgen.expressions import Found, Missing
from reportgen.kept import Kept, Same
from reportgen.loading.instance import DataFile, Instance, Mark
from reportgen.model import Line
from reportgen.source import SourceText, Span, column_letters, file_span

LAST_YEAR = "上年"
_FILES_TOLD = 3


@dataclass(frozen=True, slots=True)
class LastYear:
    """Last year's workings, None where nothing could be read; the files that could not be.

    `unusable` are the tables and facts that stand there and cannot be used. What is wrong with
    last year's figures among themselves is last year's concern.
    """

    span: Span
    workings: Workings | None
    broken: tuple[Span, ...]
    unusable: Mapping[str, Span]

    @property
    def labels(self) -> Collection[str]:
        """Return last year's names that are no plain words."""
        return self.workings.labels if self.workings else ()

    def resolve(self, path: tuple[str, ...]) -> Found | Missing:
        """Return what the names behind 上年 mean; what they do not is told as last year's."""
        if path[0] == LAST_YEAR and len(path) > 1:
            return Missing("no-previous.further", part=1)
        if self.workings is None or path[0] in self.unusable:
            return self._unread(path)
        found = self.workings.resolve(path)
        return self.told(found, path) if isinstance(found, Missing) else found

    def told(self, missing: Missing, path: Sequence[str]) -> Missing:
        """Return why last year's workings have no value, with the part counted from 上年."""
        if missing.key:
            key = _KEYS.get(missing.key, missing.key)
            params = {
                name: f"{LAST_YEAR}.{value}" if name in _NAMED else value
                for name, value in missing.params.items()
            }
            return Missing(key, params, missing.hints, missing.part + 1)
        if self.workings is None or path[0] not in self.workings.drafts:
            return self._unread(path)
        key = "previous-uncomputed.further" if self._reaches_back(path) else "previous-uncomputed"
        return Missing(key, {"cell": ".".join((LAST_YEAR, *path))}, part=len(path))

    def _unread(self, path: Sequence[str]) -> Missing:
        """Say which file may hold a name; silent where `previous:` itself has been told."""
        spans = (self.unusable[path[0]],) if path[0] in self.unusable else self.broken
        if not spans:
            return Missing("")
        key = "previous-broken"
        if spans[0].sheet:
            key += ".too-large" if path[0] in self.unusable else ".workbook"
        files = [_place(each, cell=path[0] not in self.unusable) for each in spans]
        told = [*files[:_FILES_TOLD], *(["…"] if len(files) > _FILES_TOLD else [])]
        known = self.workings.drafts if self.workings else ()
        nearest = nearest_name(path[0], known)
        hints = (Phrase("did-you-mean", {"nearest": nearest}),) if nearest else ()
        return Missing(key, {"file": told, "name": path[0]}, hints, part=1)

    def _reaches_back(self, path: Sequence[str]) -> bool:
        """Tell whether a cell's own formula asks for the year before."""
        assert self.workings is not None
        draft = self.workings.drafts[path[0]]
        place = place_of(path[1:], draft.rows, draft.columns, self.workings.names)
        rule = rule_line(draft, place.row, place.column) if isinstance(place, AtCell) else None
        return rule is not None and LAST_YEAR in rule_scalar(draft, rule).text


def _place(span: Span, *, cell: bool) -> str:
    """Return where last year's is broken: its line, its sheet, or the sheet's cell."""
    if not span.sheet:
        return f"{span.path}:{span.line}"
    sheet = f"{span.path} › {span.sheet}"
    return f"{sheet} › {column_letters(span.column)}{span.line}" if cell else sheet


_KEYS = {
    "unknown-name.table": "unknown-name.previous-table",
    "unknown-name.fact": "unknown-name.previous-fact",
    "table-not-figure": "table-not-figure.previous",
}
_NAMED = frozenset({"table", "cell", "example"})  # parameters that name a place in a table


def read_last_year(
    sources: Sources, names: NameBook, ours: Mapping[str, Draft], kept: Kept
) -> LastYear | None:
    """Return last year's tables and facts; `ours` are this year's drafts, whose keys they share."""
    previous = sources.previous
    if previous is None:
        return None
    described = _digests(sources) if previous.workbook else ()
    key = ("last year", Same(previous), Same(sources.report), _keys(ours), described)
    return kept.get(key, lambda: _last_year(previous, sources, names, ours))


def _keys(ours: Mapping[str, Draft]) -> tuple[tuple[object, ...], ...]:
    """Return what this year's tables lend to last year's."""
    return tuple(
        (name, down, line.index, line.titles, line.key)
        for name, draft in ours.items()
        for down in (True, False)
        for line in draft.lines(down=down)
        if line.key
    )


def _digests(sources: Sources) -> tuple[str, ...]:
    """Return what tells whether this year's tables are described as they were."""
    return tuple(each.digest for each in sources.instances.values() if any(entries_of(each)))


def _last_year(
    previous: Previous, sources: Sources, names: NameBook, ours: Mapping[str, Draft]
) -> LastYear:
    workings: Workings | None = None
    unusable: dict[str, Span] = {}
    if previous.workbook is not None:
        workings, unusable = _of_workbook(previous.workbook, sources, names)
    elif previous.sources is not None:
        workings, unusable = _of_project(previous.sources, names, ours)
    return LastYear(previous.span, workings, previous.broken, unusable)


def another_year(last: LastYear, year: int) -> Iterator[Diagnostic]:
    """Yield a warning when last year's report is of another year than the one before this."""
    found = last.workings.year if last.workings else 0
    if found and year and found != year - 1:
        yield problem("previous-year", last.span, found=found, wanted=year - 1)


def _of_project(
    theirs: Sources, names: NameBook, ours: Mapping[str, Draft]
) -> tuple[Workings, dict[str, Span]]:
    known = names.with_last_year(NameBook.read(theirs))
    drafts, broken = read_drafts(theirs, known, [], {})
    for name in drafts.keys() & ours.keys():
        _lend_keys(ours[name], drafts[name])
    report = theirs.report
    problems: list[Diagnostic] = []
    facts = dict(facts_of(report, problems)) if report else {}
    unusable = {str(each.params["name"]): each.span for each in problems}
    unusable |= {
        entry.name: entry.span
        for instance in theirs.instances.values()
        for entry in entries_of(instance)
        if entry.name in broken and entry.name not in drafts
    }
    workings = Workings(
        drafts=drafts,
        broken=broken,
        names=known,
        facts=facts,
        year=int(report.data.get("year", 0)) if report else 0,
        complete=theirs.complete,
        labels=strange_labels(drafts, [*facts, *known.handles]),
    )
    return workings, unusable


def _of_workbook(
    book: DataFile, sources: Sources, names: NameBook
) -> tuple[Workings, dict[str, Span]]:
    """Return the sheets as tables, each described as this year's table of its name is."""
    ours = {
        entry.name: entry
        for instance in sources.instances.values()
        for entry in entries_of(instance)
    }
    drafts: dict[str, Draft] = {}
    unusable: dict[str, Span] = {}
    for sheet, grid in book.sheets.items():
        name = sheet.strip()
        if not grid.rows or not grid.rows[0]:
            continue
        first = grid.rows[0][0].span
        if is_too_large(grid):
            unusable[name] = first
            continue
        entry = ours.get(name) or _plain_entry(book, name)
        drafts[name] = draft_of(entry, shape_in(grid, entry.data), names)
        drafts[name].span = first
    labels = strange_labels(drafts, names.spellings())
    workings = Workings(
        drafts=drafts, broken=(), names=names, facts={}, year=0, complete=True, labels=labels
    )
    return workings, unusable


def _plain_entry(book: DataFile, name: str) -> Entry:
    """Return the entry of a sheet of which content says nothing."""
    place = file_span(book.file)
    path = ("tables", name)
    text = SourceText(book.file, "")
    instance = Instance("report", text, {"tables": {name: {}}}, {path: Mark(None, place, None)}, "")
    return Entry(instance, path, {})


def _lend_keys(ours: Draft, theirs: Draft) -> None:
    """Let last year's lines be called by the keys that this year's of the same titles have.

    Of several with one title the first lends to the first.
    """
    for down in (True, False):
        lines = theirs.lines(down=down)
        taken = {line.key for line in lines} | {line.label for line in lines}
        keys = dict(_by_occurrence(ours.lines(down=down)))
        for at, line in _by_occurrence(lines):
            key = keys[at].key if at in keys else ""
            if not line.key and key not in taken:
                lines[line.index] = replace(line, key=key)


def _by_occurrence(
    lines: Sequence[Line],
) -> Iterator[tuple[tuple[tuple[str, ...], int], Line]]:
    """Yield each line by its titles and how many of the same stood before it."""
    seen: Counter[tuple[str, ...]] = Counter()
    for line in list(lines):
        titles = (*map("".join, map(str.split, line.titles[:-1])), line.label)
        yield (titles, seen[titles]), line
        seen[titles] += 1
