"""Tables: cells, lines, formulas and totals, from wherever they stand to what prints."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from reportgen.assembly.names import NameBook
from reportgen.assembly.sources import Sources
from reportgen.assembly.tables.addresses import Address, AtCell, cell_addresses, table_addresses
from reportgen.assembly.tables.disagreements import disagreements
from reportgen.assembly.tables.draft import Draft
from reportgen.assembly.tables.drafting import entries_of, facts_of, read_drafts
from reportgen.assembly.tables.finish import finished
from reportgen.assembly.tables.inspect import inspect
from reportgen.assembly.tables.last_year import LastYear, another_year, read_last_year
from reportgen.assembly.tables.shape import files_of
from reportgen.assembly.tables.workings import Workings, strange_labels
from reportgen.diagnostics import Diagnostic
from reportgen.kept import Kept
from reportgen.loading.instance import Instance
from reportgen.model import DataTable
from reportgen.source import Span

__all__ = [
    "Address",
    "AtCell",
    "TableSet",
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

    A table that cannot be made is told and left out, and its name is among the broken ones.
    """
    problems: list[Diagnostic] = []
    drafts, broken = read_drafts(sources, names, problems)
    last = read_last_year(sources, names, drafts, kept or Kept())
    workings = _workings(drafts, broken, sources, names, problems, last=last)
    for draft in drafts.values():
        _work_out(workings, draft)
    problems.extend(workings.problems)
    for draft in drafts.values():
        problems.extend(inspect(draft, names))
        problems.extend(disagreements(workings, draft))
    tables = {name: finished(draft) for name, draft in drafts.items()}
    return TableSet(tables, frozenset(broken), tuple(problems), workings)


def last_year_tables(sources: Sources) -> tuple[Mapping[str, DataTable], NameBook]:
    """Return last year's tables, and the names by which their lines are called; none without it."""
    names = NameBook.read(sources)
    last = build_tables(sources, names).workings.last_year
    workings = last.workings if last else None
    if workings is None:
        return {}, names
    for draft in workings.drafts.values():
        _work_out(workings, draft)
    return {name: finished(draft) for name, draft in workings.drafts.items()}, workings.names


def _workings(
    drafts: Mapping[str, Draft],
    broken: Collection[str],
    sources: Sources,
    names: NameBook,
    problems: list[Diagnostic],
    *,
    last: LastYear | None,
) -> Workings:
    report = sources.report
    year = int(report.data.get("year", 0)) if report else 0
    facts = dict(facts_of(report, problems)) if report else {}
    problems.extend(another_year(last, year) if last else ())
    labels = strange_labels(drafts, [*facts, *names.spellings()])
    return Workings(
        drafts=drafts,
        broken=broken,
        names=names,
        facts=facts,
        year=year,
        complete=sources.complete,
        labels=tuple(dict.fromkeys((*labels, *last.labels))) if last else labels,
        last_year=last,
    )


def _work_out(workings: Workings, draft: Draft) -> None:
    """Compute every cell that has a rule, so that all can be printed and held against it."""
    for row in draft.rows:
        for column in draft.columns:
            if row.formula or row.total or column.formula or column.total:
                workings.computed(draft, row.index, column.index)
