"""What content files say of tables and facts → drafts and figures, before anything is computed."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from reportgen.assembly.names import NameBook
from reportgen.assembly.sources import Sources
from reportgen.assembly.tables.draft import Draft
from reportgen.assembly.tables.lines import columns_of, described, rows_of
from reportgen.assembly.tables.shape import Shape, files_of, project_path, shape_of
from reportgen.assembly.tables.totals import declare_totals
from reportgen.diagnostics import Diagnostic, Phrase, Related, Severity, problem
from reportgen.kept import Same
from reportgen.loading.instance import DataPath, Instance
from reportgen.quantity import EXACT, Face, Quantity, parse_quantity
from reportgen.source import Span


@dataclass(frozen=True, slots=True)
class Entry:
    """A table's entry in a content file."""

    instance: Instance
    path: DataPath
    data: Mapping[str, Any]

    @property
    def name(self) -> str:
        """What the table is called."""
        return str(self.path[-1])

    @property
    def span(self) -> Span:
        """Where its name stands."""
        mark = self.instance.marks[self.path]
        return mark.key or mark.value


def entries_of(instance: Instance) -> Iterator[Entry]:
    """Yield the tables of a content file."""
    tables = instance.data.get("tables") if isinstance(instance.data, dict) else None
    for name, data in (tables or {}).items():
        yield Entry(instance, ("tables", name), data)


def read_drafts(
    sources: Sources, names: NameBook, problems: list[Diagnostic], known: Mapping[Hashable, Draft]
) -> tuple[dict[str, Draft], set[str]]:
    """Return the drafts of all tables by name, and the names of those that cannot be made.

    One that is `known` by its key is taken as it is, all worked out.
    """
    drafts: dict[str, Draft] = {}
    broken: set[str] = set()
    for instance in sources.instances.values():
        for entry in entries_of(instance):
            draft = known.get(draft_key(entry, sources))
            if entry.name not in drafts and draft is not None:
                drafts[entry.name] = draft
            else:
                problems.extend(_add(entry, drafts, broken, sources, names))
    return drafts, broken


def draft_key(entry: Entry, sources: Sources) -> Hashable:
    """Return all that a table's own cells and lines are made of: its files, and the names."""
    files = (sources.data.get(project_path(name)) for name in files_of(entry.data))
    digests = tuple(file.digest if file else "" for file in files)
    return entry.name, Same(entry.instance), Same(sources.report), digests


def _add(
    entry: Entry,
    drafts: dict[str, Draft],
    broken: set[str],
    sources: Sources,
    names: NameBook,
) -> Iterator[Diagnostic]:
    """Make a table's draft, or yield why there is none."""
    earlier = drafts.get(entry.name)
    if earlier is not None:
        related = (Related(earlier.span, Phrase("first-here")),)
        yield problem("table-twice", entry.span, related=related, name=entry.name)
        return
    shape, found = shape_of(entry.instance, entry.path, entry.data, sources, names)
    if shape is None:
        yield from found
        broken.add(entry.name)
        return
    draft = draft_of(entry, shape, names)
    if any(each.severity is Severity.ERROR for each in draft.problems):
        broken.add(entry.name)
    draft.problems.extend(found)
    drafts[entry.name] = draft


def draft_of(entry: Entry, shape: Shape, names: NameBook) -> Draft:
    """Return a table's draft: its cells, its lines as its entry describes them, its figures."""
    draft = Draft(
        name=entry.name,
        instance=entry.instance,
        path=entry.path,
        span=entry.span,
        cells=[list(row) for row in shape.rows],
        header_rows=shape.header_rows,
        label_columns=shape.label_columns,
        merges=shape.merges,
        rows=rows_of(shape, names),
        columns=columns_of(shape, names),
        unit=str(entry.data.get("unit") or ""),
    )
    draft.problems.extend(described(draft, down=True))
    draft.problems.extend(described(draft, down=False))
    _state(draft)
    at = str(entry.data.get("at") or "")
    draft.problems.extend(declare_totals(draft, entry.data.get("total"), at))
    return draft


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


def facts_of(
    report: Instance, problems: list[Diagnostic]
) -> Iterator[tuple[str, tuple[Quantity, Span]]]:
    """Yield the facts of report.yaml with their figures and places."""
    for name in report.data.get("facts") or {}:
        mark = report.marks["facts", name]
        text = mark.scalar.text.strip() if mark.scalar else ""
        quantity = parse_quantity(text)
        if quantity is None:
            problems.append(problem("fact-not-figure", mark.value, name=name, text=text[:30]))
        else:
            yield str(name), (quantity, mark.value)
