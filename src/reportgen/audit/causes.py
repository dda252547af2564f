"""One cause, one finding: places that one slip explains are told under it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from reportgen.audit.bases import Base, exact_ratio, figure_of
from reportgen.audit.ratios import is_turned_over, other_base
from reportgen.audit.reading import Reading
from reportgen.audit.series import Series, in_table
from reportgen.audit.slips import SUMS, slips
from reportgen.diagnostics import Diagnostic, Phrase
from reportgen.kept import Kept
from reportgen.model import Line, Report, tables_of
from reportgen.quantity import EXACT, Quantity, step
from reportgen.source import Span

_RATIOS = {"ratio", "mixed-base"}
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of a line of ratios whose base is known."""

    ratio: Series
    base: Base
    member: Line
    stated: Quantity


def with_causes(
    report: Report, diagnostics: Sequence[Diagnostic], kept: Kept | None = None
) -> list[Diagnostic]:
    """Return the diagnostics, those that one slip explains with that as their `cause`.

    A cell that is no ratio of what it should be also learns what else it is the ratio of.
    """
    labels = {table.name: in_table(table) for table in tables_of(report)}
    diagnostics = [_numbered(each, labels) for each in diagnostics]
    if not any(each.code in {*_RATIOS, *SUMS, *_ALIKE} for each in diagnostics):
        return diagnostics
    reading = Reading(report, kept or Kept())
    cells = {cell.ratio.cell(cell.member).span: cell for cell in _ratio_cells(reading)}
    groups = {id(series): own for own in reading.series for series in own}
    told = [_explained(each, cells, groups) for each in _worked(diagnostics, reading)]
    causes = [
        slip or _cause_of(each) for slip, each in zip(slips(reading, told), told, strict=True)
    ]
    causes = _by_enrolment(told, causes, cells)
    causes = _copies(told, causes)
    counts = Counter(_key(cause) for cause in causes if cause)
    return [
        replace(each, cause=cause) if cause and counts[_key(cause)] > 1 else each
        for each, cause in zip(told, causes, strict=True)
    ]


def _numbered(each: Diagnostic, labels: Mapping[str, Phrase]) -> Diagnostic:
    """Put the number that its table prints with into what was found before there was one."""
    label = labels.get(_table(each)) if each.params.get("table") == "" else None
    return replace(each, params={**each.params, "table": label}) if label else each


def _key(cause: Phrase) -> str:
    return f"{cause.key} {sorted(cause.params.items())}"


def _ratio_cells(reading: Reading) -> Iterator[_Cell]:
    for ratio, base in reading.bases:
        for member in ratio.members:
            stated = ratio.cell(member).quantity
            if stated is not None:
                yield _Cell(ratio, base, member, stated)


def _worked(diagnostics: Sequence[Diagnostic], reading: Reading) -> Iterator[Diagnostic]:
    """Put the figures that a plain division divides into what is told of it."""
    workings = {
        ratio.cell(member).span: exact.working
        for ratio, base in reading.bases
        if ratio.has_rule
        for member in (*ratio.members, *ratio.totals)
        if (exact := exact_ratio(base, member)) is not None
    }
    for each in diagnostics:
        working = workings.get(each.span) if each.params.get("working") == "" else None
        said = {"working": Phrase("worked", {"working": working})}
        yield replace(each, params={**each.params, **said}) if working else each


def _explained(
    each: Diagnostic, cells: Mapping[Span, _Cell], groups: Mapping[int, Sequence[Series]]
) -> Diagnostic:
    """Add to a formula's finding what the figure is instead: turned over, or over another base."""
    cell = cells.get(each.span)
    exact = exact_ratio(cell.base, cell.member) if cell else None
    if each.code != "ratio" or cell is None or exact is None:
        return each
    if is_turned_over(cell.stated, exact.value):
        working = f"{exact.under.text} / {exact.over.text}"
        return replace(each, hints=(Phrase("turned-over", {"working": working}),))
    hints = other_base(cell.base, groups[id(cell.ratio)], cell.member, cell.stated)
    return replace(each, hints=hints)


def _cause_of(each: Diagnostic) -> Phrase | None:
    alike = _ALIKE.get(each.code)
    return alike(each) if alike else None


def _mean(each: Diagnostic) -> Phrase:
    return Phrase("cause-mean", {"table": _table(each), "label": each.params["table"]})


def _base(each: Diagnostic) -> Phrase | None:
    if each.key == "mixed-base.inverse" or any(hint.key == "turned-over" for hint in each.hints):
        line = str(each.params["cell"]).rpartition(".")[2]
        return Phrase(
            "cause-inverse", {"table": _table(each), "label": each.params["table"], "line": line}
        )
    other = next((hint for hint in each.hints if hint.key == "other-base"), None)
    if other is None:
        return None
    member = str(each.params["cell"]).split(".")[-2]
    label = each.params["table"]
    params = {"table": _table(each), "label": label, "member": member, "name": other.params["name"]}
    return Phrase("cause-other-base", params)


def _zero(each: Diagnostic) -> Phrase | None:
    if each.key != "completeness.zero":
        return None
    label = each.params["table"]
    params = {"table": _table(each), "label": label, "column": each.params["column"]}
    return Phrase("cause-zero", params)


def _name(each: Diagnostic) -> Phrase | None:
    right = each.params.get("right") or each.params.get("other") or each.params.get("official")
    return Phrase("cause-name", {"name": each.params["name"], "right": right}) if right else None


def _order(each: Diagnostic) -> Phrase:
    return Phrase("cause-term", {"found": each.params["found"]})


def _table(each: Diagnostic) -> str:
    return str(each.params["cell"]).partition(".")[0]


_ALIKE: Mapping[str, Callable[[Diagnostic], Phrase | None]] = {
    "mean-of-ratios": _mean,
    "ratio": _base,
    "mixed-base": _base,
    "completeness": _zero,
    "name": _name,
    "name-seen": _name,
    "term": _order,
    "terms": _order,
}


def _by_enrolment(
    told: Sequence[Diagnostic], causes: list[Phrase | None], cells: Mapping[Span, _Cell]
) -> list[Phrase | None]:
    """Find a school's figures that all rest on one other value of the line they share."""
    groups: dict[tuple[str, int], list[int]] = {}
    shared: dict[int, Series] = {}
    for index, each in enumerate(told):
        cell = cells.get(each.span)
        if each.code not in _RATIOS or cell is None or causes[index] is not None:
            continue
        for series in (cell.base.numerator, cell.base.denominator):
            shared[id(series)] = series
            key = cell.member.handle or cell.member.label
            groups.setdefault((key, id(series)), []).append(index)
    for (_, ident), members in sorted(groups.items(), key=lambda item: -len(item[1])):
        free = [index for index in members if causes[index] is None]
        series, found = shared[ident], [cells[told[index].span] for index in free]
        fitting = _fitting_value(series, found)
        for index, cell in zip(free, found, strict=True):
            if fitting is not None and _within(fitting, _bounds(series, cell)):
                causes[index] = _enrolment(series, cell, fitting)
    return causes


def _fitting_value(series: Series, cells: Sequence[_Cell]) -> Decimal | None:
    """Return the whole number that most of the cells' figures agree with, if two at least do."""
    bounds = [_bounds(series, cell) for cell in cells]
    counts = {
        whole: sum(_within(whole, each) for each in bounds)
        for low, high in bounds
        for whole in (
            low.to_integral_value(ROUND_CEILING),
            high.to_integral_value(ROUND_FLOOR),
        )
    }
    best = max(counts, key=lambda whole: counts[whole], default=None)
    return best if best is not None and counts[best] > 1 else None


def _within(whole: Decimal, bounds: tuple[Decimal, Decimal]) -> bool:
    return bounds[0] <= whole <= bounds[1]


def _enrolment(series: Series, cell: _Cell, fits: Decimal) -> Phrase:
    given = figure_of(series, cell.member)
    params = {
        "member": cell.member.handle or cell.member.label,
        "line": f"{series.table.name}.{series.name}",
        "given": given.text if given else "",
        "fits": f"{fits:f}",
    }
    return Phrase("cause-enrolment", params)


def _bounds(series: Series, cell: _Cell) -> tuple[Decimal, Decimal]:
    """Return between which values of the series the figure, rounded or cut off, is as stated."""
    unit = step(cell.stated.face)
    low, high = cell.stated.value - EXACT.multiply(unit, _HALF), cell.stated.value + unit
    factor = cell.base.factor
    if series is cell.base.denominator:
        over = figure_of(cell.base.numerator, cell.member)
        if over is None or low <= 0:
            return Decimal(1), Decimal(0)
        return EXACT.divide(over.value * factor, high), EXACT.divide(over.value * factor, low)
    under = figure_of(cell.base.denominator, cell.member)
    if under is None:
        return Decimal(1), Decimal(0)
    return EXACT.divide(low * under.value, factor), EXACT.divide(high * under.value, factor)


def _copies(told: Iterable[Diagnostic], causes: Sequence[Phrase | None]) -> list[Phrase | None]:
    """Give a percentage in prose the cause of the table's cell that it repeats."""
    told = list(told)
    found = list(causes)
    cells = {
        (each.params["stated"], each.params.get("expected")): index
        for index, each in enumerate(told)
        if each.code in {"mean-of-ratios", *_RATIOS} and "stated" in each.params
    }
    for index, each in enumerate(told):
        if each.code != "prose-percent":
            continue
        same = cells.get((each.params["stated"], each.params["expected"]))
        if same is None:
            continue
        figure = Phrase(
            "cause-copy", {"cell": told[same].params["cell"], "stated": each.params["stated"]}
        )
        found[index] = found[same] = found[same] or figure
    return found
