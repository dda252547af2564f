"""Tables: cells, lines, formulas and totals, from wherever they stand to what prints."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from reportgen.assembly.names import NameBook
from reportgen.assembly.sources import Sources
from reportgen.assembly.tables.addresses import Address, AtCell, cell_addresses, table_addresses
from reportgen.assembly.tables.disagreements import disagreements
from reportgen.assembly.tables.draft import Draft
from reportgen.assembly.tables.drafting import Entry, draft_key, entries_of, facts_of, read_drafts
from reportgen.assembly.tables.finish import finished
from reportgen.assembly.tables.inspect import inspect
from reportgen.assembly.tables.last_year import another_year, read_last_year
from reportgen.assembly.tables.shape import files_of
from reportgen.assembly.tables.workings import Workings, strange_labels
from reportgen.diagnostics import Diagnostic, Severity
from reportgen.kept import Kept, Same
from reportgen.loading.instance import Instance
from reportgen.model import DataTable
from reportgen.source import Span

__all__ = [
    "Address",
    "AtCell",
    "TableSet",
    "Workings",
    "build_tables",
    "cell_addresses",
    "data_requests",
    "last_year_tables",
    "table_addresses",
]


@dataclass(frozen=True, slots=True)
class TableSet:
    """All tables by name, those that could not be made, what was found, how names are resolved."""

    tables: Mapping[str, DataTable]
    broken: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]
    workings: Workings
    last_year: tuple[DataTable, ...] = ()


def data_requests(instances: Mapping[str, Instance]) -> Iterator[tuple[str, Span]]:
    """Yield the data files that tables name, relative to content, and where they are named."""
    for instance in instances.values():
        for entry in entries_of(instance):
            listed = isinstance(entry.data.get("file"), list)
            for index, name in enumerate(files_of(entry.data)):
                at = (*entry.path, "file", index) if listed else (*entry.path, "file")
                yield name, instance.marks[at].value


def build_tables(sources: Sources, names: NameBook, kept: Kept | None = None) -> TableSet:
    """Return every table of the content files; caption, number, note and source come later.

    A table that cannot be made is told and left out, and its name is among the broken ones. One
    that asks nothing of others is taken from the `kept` ones while its file stays as it was.
    """
    kept = kept or Kept()
    known: Mapping[Hashable, Draft] = kept.before.get(_ALONE, {})
    workings, problems = _read(sources, names, kept, known)
    if known and workings.labels != kept.before.get(_LABELS):  # formulas may read otherwise
        workings, problems = _read(sources, names, kept, {})
    drafts = workings.drafts.values()
    taken = {id(draft) for draft in known.values()}
    for draft in drafts:
        if id(draft) not in taken:
            _work_out(workings, draft)
    tables: dict[str, DataTable] = {}
    for draft in drafts:
        key = ("finished", Same(draft))
        tables[draft.name], told = kept.get(key, partial(_finished, workings, draft))
        problems.extend((*draft.problems, *told))
    last = kept.get(("last year finished", Same(workings.last_year)), partial(_last_year, workings))
    kept.now[_LABELS] = workings.labels
    kept.now[_ALONE] = {_key(draft, sources): draft for draft in drafts if _is_alone(draft)}
    return TableSet(tables, frozenset(workings.broken), tuple(problems), workings, last)


_LABELS, _ALONE = "labels of all tables", "tables by themselves"


def _is_alone(draft: Draft) -> bool:
    """Tell whether a table that is worked out would be the same beside any others."""
    return draft.alone and not any(each.severity is Severity.ERROR for each in draft.problems)


def _key(draft: Draft, sources: Sources) -> Hashable:
    entry = Entry(draft.instance, draft.path, draft.instance.data[draft.path[0]][draft.path[1]])
    return draft_key(entry, sources)


def _finished(workings: Workings, draft: Draft) -> tuple[DataTable, tuple[Diagnostic, ...]]:
    """Return the table that prints, and what is odd about its lines and figures."""
    told = (*inspect(draft, workings.names), *disagreements(workings, draft))
    return finished(draft), told


def last_year_tables(sources: Sources) -> tuple[Mapping[str, DataTable], NameBook]:
    """Return last year's tables, and the names by which their lines are called; none without it."""
    names = NameBook.read(sources)
    found = build_tables(sources, names)
    last = found.workings.last_year
    theirs = last.workings.names if last and last.workings else names
    return {table.name: table for table in found.last_year}, theirs


def _last_year(ours: Workings) -> tuple[DataTable, ...]:
    workings = ours.last_year.workings if ours.last_year else None
    if workings is None:
        return ()
    for draft in workings.drafts.values():
        _work_out(workings, draft)
    return tuple(map(finished, workings.drafts.values()))


def _read(
    sources: Sources, names: NameBook, kept: Kept, known: Mapping[Hashable, Draft]
) -> tuple[Workings, list[Diagnostic]]:
    """Return the drafts of all tables ready to be worked out, and what was found in reading."""
    problems: list[Diagnostic] = []
    drafts, broken = read_drafts(sources, names, problems, known)
    last = read_last_year(sources, names, drafts, kept)
    report = sources.report
    year = int(report.data.get("year", 0)) if report else 0
    facts = dict(facts_of(report, problems)) if report else {}
    problems.extend(another_year(last, year) if last else ())
    labels = strange_labels(drafts, [*facts, *names.spellings()])
    workings = Workings(
        drafts=drafts,
        broken=broken,
        names=names,
        facts=facts,
        year=year,
        complete=sources.complete,
        labels=tuple(dict.fromkeys((*labels, *last.labels))) if last else labels,
        last_year=last,
    )
    return workings, problems


def _work_out(workings: Workings, draft: Draft) -> None:
    """Compute every cell that has a rule, so that all can be printed and held against it."""
    for row in draft.rows:
        for column in draft.columns:
            if row.formula or row.total or column.formula or column.total:
                workings.computed(draft, row.index, column.index)
