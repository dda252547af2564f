"""Tables: cells, lines, formulas and totals, from wherever they stand to what prints."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from reportgen.assembly.names import NameBook
from reportgen.assembly.sources import Sources
from reportgen.assembly.tables.addresses import Address, AtCell, cell_addresses, table_addresses
from reportgen.assembly.tables.disagreements import disagreements
from reportgen.assembly.tables.draft import Draft
from reportgen.assembly.tables.finish import finished
from reportgen.assembly.tables.inspect import inspect
from reportgen.assembly.tables.lines import columns_of, described, rows_of
from reportgen.assembly.tables.shape import files_of, shape_of
from reportgen.assembly.tables.totals import declare_totals
from reportgen.assembly.tables.workings import Workings, strange_labels
from reportgen.diagnostics import Diagnostic, Phrase, Related, Severity, problem
from reportgen.loading.instance import DataPath, Instance
from reportgen.model import DataTable
from reportgen.quantity import EXACT, Face, Quantity, parse_quantity
from reportgen.source import Span

__all__ = [
    "Address",
    "AtCell",
    "TableSet",
    "build_tables",
    "cell_addresses",
    "data_requests",
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
        for path, entry in _entries(instance):
            listed = isinstance(entry.get("file"), list)
            for index, name in enumerate(files_of(entry)):
                at = (*path, "file", index) if listed else (*path, "file")
                yield name, instance.marks[at].value


def _entries(instance: Instance) -> Iterator[tuple[DataPath, Mapping[str, Any]]]:
    tables = instance.data.get("tables") if isinstance(instance.data, dict) else None
    for name, entry in (tables or {}).items():
        yield ("tables", name), entry


def build_tables(sources: Sources, names: NameBook) -> TableSet:
    """Return every table of the content files; caption, number, note and source come later.

    A table that cannot be made is told and left out, and its name is among the broken ones.
    """
    problems: list[Diagnostic] = []
    broken: set[str] = set()
    drafts: dict[str, Draft] = {}
    for instance in sources.instances.values():
        for path, entry in _entries(instance):
            table = _Table(instance, path, entry)
            problems.extend(_add(table, drafts, broken, sources, names))
    workings = _workings(drafts, broken, sources, names, problems)
    for draft in drafts.values():
        _work_out(workings, draft)
    problems.extend(workings.problems)
    for draft in drafts.values():
        problems.extend(inspect(draft, names))
        problems.extend(disagreements(workings, draft))
    tables = {name: finished(draft) for name, draft in drafts.items()}
    return TableSet(tables, frozenset(broken), tuple(problems), workings)


@dataclass(frozen=True, slots=True)
class _Table:
    """A table's entry in a content file."""

    instance: Instance
    path: DataPath
    entry: Mapping[str, Any]

    @property
    def name(self) -> str:
        return str(self.path[-1])

    @property
    def span(self) -> Span:
        mark = self.instance.marks[self.path]
        return mark.key or mark.value


def _add(
    table: _Table,
    drafts: dict[str, Draft],
    broken: set[str],
    sources: Sources,
    names: NameBook,
) -> Iterator[Diagnostic]:
    """Make a table's draft, or yield why there is none."""
    earlier = drafts.get(table.name)
    if earlier is not None:
        related = (Related(earlier.span, Phrase("first-here")),)
        yield problem("table-twice", table.span, related=related, name=table.name)
        return
    shape, found = shape_of(table.instance, table.path, table.entry, sources, names)
    yield from found
    if shape is None:
        broken.add(table.name)
        return
    draft = Draft(
        name=table.name,
        instance=table.instance,
        path=table.path,
        span=table.span,
        cells=[list(row) for row in shape.rows],
        header_rows=shape.header_rows,
        label_columns=shape.label_columns,
        merges=shape.merges,
        rows=rows_of(shape, names),
        columns=columns_of(shape, names),
        unit=str(table.entry.get("unit") or ""),
    )
    told = [*described(draft, down=True), *described(draft, down=False)]
    _state(draft)
    told.extend(declare_totals(draft, table.entry.get("total"), str(table.entry.get("at") or "")))
    yield from told
    if any(each.severity is Severity.ERROR for each in told):
        broken.add(table.name)
    drafts[table.name] = draft


def _state(draft: Draft) -> None:
    """Read the figures of the data area; under a % in the header 92.63 is 92.63 per cent."""
    for row in draft.rows:
        for column in draft.columns:
            quantity = parse_quantity(draft.cell(row.index, column.index).text)
            if quantity is None or "text" in {row.type, column.type}:
                continue
            if "%" in {row.unit, column.unit} and quantity.face.scale == "":
                quantity = _percent(quantity)
            draft.stated[row.index, column.index] = quantity


def _percent(quantity: Quantity) -> Quantity:
    value = EXACT.multiply(quantity.value, Decimal("0.01"))
    face = Face(quantity.face.digits, "百分点", quantity.face.thousands)
    return Quantity(value, face, quantity.unit, quantity.text)


def _workings(
    drafts: Mapping[str, Draft],
    broken: Collection[str],
    sources: Sources,
    names: NameBook,
    problems: list[Diagnostic],
) -> Workings:
    report = next((i for i in sources.instances.values() if i.kind == "report"), None)
    facts = dict(_facts(report, problems)) if report else {}
    year = int(report.data.get("year", 0)) if report else 0
    handles = [each.handle for each in names.organizations]
    spellings = [name for each in names.organizations for name in (*each.short, each.official)]
    return Workings(
        drafts=drafts,
        broken=broken,
        names=names,
        facts=facts,
        year=year,
        complete=sources.complete,
        labels=strange_labels(drafts, [*facts, *handles, *spellings]),
    )


def _facts(
    report: Instance, problems: list[Diagnostic]
) -> Iterator[tuple[str, tuple[Quantity, Span]]]:
    for name in report.data.get("facts") or {}:
        mark = report.marks["facts", name]
        text = mark.scalar.text.strip() if mark.scalar else ""
        quantity = parse_quantity(text)
        if quantity is None:
            problems.append(problem("fact-not-figure", mark.value, name=name, text=text[:30]))
        else:
            yield str(name), (quantity, mark.value)


def _work_out(workings: Workings, draft: Draft) -> None:
    """Compute every cell that has a rule, so that all can be printed and held against it."""
    for row in draft.rows:
        for column in draft.columns:
            if row.formula or row.total or column.formula or column.total:
                workings.computed(draft, row.index, column.index)
