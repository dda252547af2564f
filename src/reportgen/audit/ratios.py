"""`mean-of-ratios` and `mixed-base`: rates whose base nobody declared, held against what fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from reportgen.assembly.tables.rounding import is_cut_off, is_mean
from reportgen.audit.bases import Base, exact_ratio, figure_of, same_member
from reportgen.audit.differences import is_in_points
from reportgen.audit.reading import Reading
from reportgen.audit.rule import Rule
from reportgen.audit.series import Series, address, in_table
from reportgen.diagnostics import Diagnostic, Phrase, Related, problem
from reportgen.model import Line
from reportgen.quantity import EXACT, Face, Quantity, agrees, format_value, step

_FEWEST = 3
_TELLING = Decimal("0.03")
_NEAR = Decimal("0.02")
_SURE = 3  # times as many rows as do not fit, before a total is held against them


def _mean_of_ratios(reading: Reading) -> Iterator[Diagnostic]:
    bases = {id(ratio): base for ratio, base in reading.bases}
    for own in reading.series:
        for ratio in own:
            if ratio.is_ratio and not (ratio.has_rule or ratio.line.total or is_in_points(ratio)):
                yield from _means(ratio, bases.get(id(ratio)), own)


def _means(ratio: Series, base: Base | None, own: Sequence[Series]) -> Iterator[Diagnostic]:
    rows = list(ratio.figures().values())
    if len(rows) < _FEWEST or len({row.value for row in rows}) == 1:
        return
    mean = EXACT.divide(sum((row.value for row in rows), Decimal(0)), Decimal(len(rows)))
    for total in ratio.totals:
        cell = ratio.cell(total)
        stated = cell.quantity
        if stated is None or cell.computed is not None or not is_mean(stated, mean):
            continue
        exact = exact_ratio(base, total) if base else None
        at, count = address(ratio, total), len(rows)
        if exact is None or base is None or base.kind == "share":
            if not _is_weighted(ratio, own, stated):
                yield problem(
                    "mean-of-ratios.plain",
                    cell.span,
                    table=in_table(ratio.table),
                    cell=at,
                    stated=stated.text,
                    count=count,
                )
        elif not exact.explains(stated):
            yield problem(
                "mean-of-ratios.inferred",
                cell.span,
                related=_from(base, total),
                table=in_table(ratio.table),
                cell=at,
                stated=stated.text,
                count=count,
                expected=format_value(exact.value, stated.face),
                working=exact.working,
                formula=base.formula,
            )


def _is_weighted(ratio: Series, own: Sequence[Series], stated: Quantity) -> bool:
    """Tell whether a total is as well the mean weighted with another line: both fit it."""
    rates = ratio.figures()
    for weight in own:
        figures = {} if weight.is_ratio else weight.figures()
        over = sum((figures[key].value for key in rates if key in figures), Decimal(0))
        if over > 0 and rates.keys() <= figures.keys():
            parts = (EXACT.multiply(rates[key].value, figures[key].value) for key in rates)
            if agrees(stated, EXACT.divide(sum(parts, Decimal(0)), over)):
                return True
    return False


def _mixed_base(reading: Reading) -> Iterator[Diagnostic]:
    groups = {id(each): own for own in reading.series for each in own}
    for ratio, base in reading.bases:
        if not ratio.has_rule:
            yield from _strangers(ratio, base, groups[id(ratio)])


def _strangers(ratio: Series, base: Base, own: Sequence[Series]) -> Iterator[Diagnostic]:
    """Yield the figures of a line that are no ratio of what most of its figures are."""
    strange = [member for member in ratio.members if is_strange(ratio, base, member)]
    told = [member for member in ratio.totals if is_strange(ratio, base, member)]
    if len(ratio.members) < _FEWEST or _SURE * len(strange) > len(ratio.members):
        told = []  # rows that do not fit say nothing of the total
    rows = list(ratio.figures().values())
    for member in (*strange, *(each for each in told if not _is_mean(ratio, each, rows))):
        exact = exact_ratio(base, member)
        stated = ratio.cell(member).quantity
        assert exact is not None, "it was compared"
        assert stated is not None, "it was compared"
        turned = base.kind == "ratio" and is_turned_over(stated, exact.value)
        yield problem(
            "mixed-base.inverse" if turned else "mixed-base",
            ratio.cell(member).span,
            hints=() if turned else other_base(base, own, member, stated),
            related=_from(base, member),
            table=in_table(ratio.table),
            cell=address(ratio, member),
            stated=stated.text,
            formula=base.formula,
            expected=format_value(exact.value, _fine(stated.face, exact.value)),
            working=exact.working,
        )


def is_strange(ratio: Series, base: Base, member: Line) -> bool:
    """Tell whether a figure is stated that is not its line's ratio of its own figures."""
    stated, exact = ratio.cell(member).quantity, exact_ratio(base, member)
    if stated is None or exact is None or member is base.whole:
        return False
    if not stated.value and base.kind == "ratio":
        return False
    return ratio.cell(member).computed is None and not exact.explains(stated)


def _is_mean(ratio: Series, total: Line, rows: Sequence[Quantity]) -> bool:
    """Tell whether a total is the mean of its rows, which is told as that."""
    stated = ratio.cell(total).quantity
    mean = EXACT.divide(sum((row.value for row in rows), Decimal(0)), Decimal(len(rows)))
    return stated is not None and is_mean(stated, mean)


def _fine(face: Face, exact: Decimal) -> Face:
    """Return a face with digits enough to tell a small ratio from nothing."""
    digits = face.digits or 0
    return replace(face, digits=max(digits, 2)) if abs(exact) < step(face) else face


def is_turned_over(stated: Quantity, exact: Decimal) -> bool:
    """Tell whether a figure is, or is nearly, 1 / its ratio: pupils a computer for the inverse."""
    if not exact:
        return False
    off = abs(EXACT.subtract(stated.value, EXACT.divide(Decimal(1), exact)))
    return off <= max(step(stated.face), stated.value * _NEAR) and not fits(stated, exact)


def other_base(
    base: Base, own: Sequence[Series], member: Line, stated: Quantity
) -> tuple[Phrase, ...]:
    """Return which other line of the table the figure was divided by, if one gives it."""
    over, under = (figure_of(series, member) for series in (base.numerator, base.denominator))
    if over is None or under is None or base.kind not in {"ratio", "change"}:
        return ()
    if base.kind == "change":
        if not over.value or not fits(stated, EXACT.divide(over.value - under.value, over.value)):
            return ()
        working = f"({over.text} - {under.text}) / {over.text}"
        return (Phrase("other-base", {"working": working, "name": base.numerator.name}),)
    for other in own:
        if other.is_ratio or other is base.numerator or other is base.denominator:
            continue
        figure = other.cell(member).quantity
        if figure and figure.value and fits(stated, EXACT.divide(over.value, figure.value)):
            working = f"{over.text} / {figure.text}"
            return (Phrase("other-base", {"working": working, "name": other.name}),)
    return ()


def fits(stated: Quantity, exact: Decimal) -> bool:
    """Tell whether a figure says this value, and with digits enough for that to mean something."""
    if not stated.value or step(stated.face) > abs(stated.value) * _TELLING:
        return False
    return agrees(stated, exact) or is_cut_off(stated, exact)


def _from(base: Base, member: Line) -> tuple[Related, ...]:
    top = same_member(base.numerator, member)
    used = ((base.numerator, top), (base.denominator, base.below(member)))
    return tuple(
        Related(series.cell(line).span, Phrase("computed-from"))
        for series, line in used
        if line is not None
    )


def _body(third: str, total: str) -> str:
    rows = ("学校\t毕业生\t就业\t就业率", "东校\t200\t190\t95.0%", "西校\t100\t80\t80.0%")
    last = (f"南校\t400\t390\t{third}", f"合计\t700\t660\t{total}")
    lines = "\n".join((*rows, *last))
    return f"就业情况见【表：甲】。\n【表：甲】\n---\n{lines}"


MEAN_OF_RATIOS = Rule(
    "mean-of-ratios",
    _mean_of_ratios,
    "全市的比率是总数相除，不是各校比率的平均数。",
    "The total of a rate is the totals divided, not the mean of the schools' rates.",
    passing=(_body("97.5%", "94.3%"),),
    failing=(_body("97.5%", "90.8%"),),
)
MIXED_BASE = Rule(
    "mixed-base",
    _mixed_base,
    "一列比率用同一个分子和分母；多数行对得上而个别行对不上时，说明那一行可能除反了、用了别的分母或写错了。",
    "The rates of one column have one numerator and denominator; where most rows fit and one does "
    "not, it was turned over, divided by something else, or mistyped.",
    passing=(_body("97.5%", "94.3%"),),
    failing=(_body("87.5%", "94.3%"),),
)
