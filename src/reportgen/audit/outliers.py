"""`outlier`: a figure far from those of the other schools, as when 元 stands among 万元."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from reportgen.assembly.tables.addresses import is_year
from reportgen.assembly.tables.parts import is_part
from reportgen.audit.reading import Reading
from reportgen.audit.rule import Rule
from reportgen.audit.series import Series, address, in_table
from reportgen.diagnostics import Diagnostic, Severity, problem

_FAR = 8  # times the nearest of the others
_CLOSE = 6  # times that the others lie apart at most
_FEWEST = 4
_STEADY = 1.5  # times that years lie apart which a tenfold one cannot be among


def _outlier(reading: Reading) -> Iterator[Diagnostic]:
    for own in reading.series:
        if own and any(is_part(member) for member in own[0].members):
            continue  # a whole and its parts: not of one size
        for series in own:
            yield from _far(series)


def _far(series: Series) -> Iterator[Diagnostic]:
    figures = [
        (float(cell.quantity.value), member, cell)
        for member in series.members
        for cell in [series.cell(member)]
        if cell.quantity is not None and cell.quantity.value > 0
    ]
    if len(figures) < _FEWEST:
        return
    figures.sort(key=lambda each: each[0])
    values = [value for value, _, _ in figures]
    for place, others in ((-1, values[:-1]), (0, values[1:])):
        value, member, cell = figures[place]
        nearest = others[-1] if place else others[0]
        apart = max(value, nearest) / min(value, nearest)
        if apart >= _FAR and others[-1] <= _CLOSE * others[0]:
            yield problem(
                "outlier",
                cell.span,
                severity=Severity.WARNING if _is_slip(series, value, others) else Severity.NOTE,
                table=in_table(series.table),
                cell=address(series, member),
                stated=cell.text.strip(),
                times=f"{max(value / median(others), median(others) / value):.0f}",
            )


def _is_slip(series: Series, value: float, others: list[float]) -> bool:
    """Tell whether a year's figure is ten times, or a tenth of, what it is in all other years."""
    if others[-1] > _STEADY * others[0] or not all(is_year(each.label) for each in series.members):
        return False
    meant = value / 10 if value > others[-1] else value * 10
    return others[0] / _STEADY <= meant <= others[-1] * _STEADY


_TABLE = (
    "各校经费见【表：甲】。\n【表：甲】\n---\n学校\t经费\n东校\t320\n西校\t410\n南校\t275\n北校\t"
)
RULE = Rule(
    "outlier",
    _outlier,
    "一所学校的数比别的学校大或小一个数量级时提一句：也许单位写错了。只作提示；历年的数都平稳、"
    "独有一年恰好差十倍的，要核对。",
    "A school's figure that is an order of magnitude off its peers may have another unit; a note. "
    "One year that is ten times all the others, which are steady, is doubted.",
    passing=(f"{_TABLE}560",),
    failing=(f"{_TABLE}3560000",),
)
