"""Averages of a sentence (生均60册, 亩产460公斤, 每百名学生32台), held against its figures."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from reportgen.audit.prose.claims import core
from reportgen.audit.prose.digits import is_moved
from reportgen.audit.prose.explained import Outcome, explained_by
from reportgen.audit.prose.judging import Sure, is_about, judged
from reportgen.audit.prose.measures import Amount, amounts, measure, scaled
from reportgen.audit.prose.misprints import transposed
from reportgen.audit.prose.numbers import Number, quotient, says, total
from reportgen.audit.prose.per import Per, is_named_base, per_of
from reportgen.audit.prose.sentences import Period, Prose, Sentence, Statement, ahead_of
from reportgen.diagnostics import Severity, problem
from reportgen.quantity import EXACT, format_value, step

_MARKS = re.compile("均|每|班额|亩产|单产|单价")
_TELLING = 3  # digits of an average that are not those of another by chance
_MOST = 24  # figures around an average that may be what it is of
_IN_ALL = re.compile("共|合计|总")
_PEOPLE_COUNTED = re.compile("按[^，。；]{2,24}?[0-9.,]+[^，。；]{0,8}(?:计算|测算|计)")
_ADDED = 4  # figures that may be one together


@dataclass(frozen=True, slots=True)
class Scope:
    """What stands around an average, nearest first: its sentence, its period, and what precedes."""

    own: Sequence[Amount]
    period: Sequence[Amount]
    earlier: Sequence[Amount]
    far: Sequence[Amount] = ()  # of the whole text before

    @property
    def all(self) -> Sequence[Amount]:
        """Every figure around."""
        return (*self.earlier, *self.period)


@dataclass(frozen=True, slots=True)
class Told:
    """An average that an editor typed: what it is per, and how far its operands are to be sure."""

    each: Statement
    kind: str
    factor: Decimal
    per: Per


def averages_per_unit(prose: Prose, period: Period, before: Sentence | None) -> Iterator[Outcome]:
    """Yield the averages that the figures of their sentence or the one before do not give."""
    statements = period.statements
    starts = [sentence.start for sentence in period.sentences]
    for index, each in enumerate(statements):
        told = _told(prose, each)
        if told is not None:
            near = statements[max(0, index - _MOST) : index + _MOST]
            begins = starts[bisect_right(starts, each.figure.start) - 1]
            scope = _scope(each, begins, near, before)
            if _PEOPLE_COUNTED.search(prose.passage.text, period.start, each.figure.start):
                ahead = ahead_of(period.start, prose.statements, _MOST)
                scope = replace(scope, far=amounts([s for s in ahead if not s.aside]))
            yield from _held(prose, told, scope)


def _told(prose: Prose, each: Statement) -> Told | None:
    figure = each.figure
    if not figure.kind or "/" in figure.kind or each.is_share or figure.bound is not None:
        return None
    if figure.loose and not is_about(prose, each):
        return None
    per = per_of(each) if _MARKS.search(each.words) else None
    return None if per is None else Told(each, *measure(figure.kind), per)


def _scope(
    each: Statement, begins: int, near: Sequence[Statement], before: Sentence | None
) -> Scope:
    def known(statements: Iterable[Statement]) -> list[Amount]:
        same = (s for s in statements if s is not each and s.elsewhen == each.elsewhen)
        return amounts([s for s in same if s.school == each.school])

    return Scope(
        known(s for s in near if begins <= s.figure.start < each.figure.start),
        known(near),
        known(before.statements[-_MOST:] if before else ()),
    )


def _held(prose: Prose, told: Told, scope: Scope) -> Iterator[Outcome]:
    under, apart = _only(
        told,
        scope,
        lambda a: told.per.counts(a) and (bool(told.per.kinds) or a.kind != told.kind),
        _of_whom(told.per),
    )
    if under is None:
        yield from _by_slip(prose, told, scope)
        return

    def is_over(amount: Amount) -> bool:
        return amount.kind == told.kind and amount is not under and told.per.names(amount)

    over, further = _only(told, scope, is_over)
    over = over or _behind(told, scope, is_over)
    if over is None:
        yield from _by_slip(prose, told, scope)
        return
    if not under.number.value:
        return
    exact = _average(told, over.number, under.number)
    if says(told.each.figure.quantity, exact) == "exact":
        yield explained_by(prose, told.each, exact.text)
    elif not _is_explained(told, scope):
        named = not told.per.is_of_people or is_named_base(under)
        loose = any(each.figure.loose for each in (told.each, over.statement, under.statement))
        slip = _slip_of(told, (over, under))
        if slip is not None:
            yield _problem(prose, told, *slip)
            return
        near = not (apart or further) or _are_called_alike(over.statement, under.statement)
        yield from judged(prose, told.each, exact, Sure(named=named, exact=not loose, near=near))


def _are_called_alike(one: Statement, other: Statement) -> bool:
    """Tell whether two figures are named after the same thing: 粮食总产量, 粮食播种面积."""
    names = [core(each.words).removeprefix("总") for each in (one, other)]
    return len(names[0]) > 2 and names[0][:2] == names[1][:2]


def _of_whom(per: Per) -> Callable[[Amount], bool]:
    """Return whether an amount is called what the average is over."""
    if not per.whom:
        return per.counts
    pairs = {per.whom[at : at + 2] for at in range(len(per.whom) - 1)} or {per.whom}

    def called(amount: Amount) -> bool:
        said = f"{amount.statement.words}{amount.statement.tail}"
        return any(pair in said for pair in pairs)

    return called


def _only(told: Told, scope: Scope, *fit: Callable[[Amount], bool]) -> tuple[Amount | None, bool]:
    """Return the one figure that fits, and whether it stands in another period; None of several."""
    at = told.each.figure.start
    for amount in scope.all:
        if is_named_base(amount) and all(fits(amount) for fits in fit):
            return amount, False
    earlier = [each for each in scope.period if each.statement.figure.start < at]
    places = (scope.own,) if told.per.alone else (scope.own, earlier, scope.earlier)
    for place in places:
        found = [each for each in place if all(fits(each) for fits in fit)]
        found = [each for each in found if not each.statement.aside] or found
        if found:
            return _one_of(found), place is scope.earlier
    return None, False


def _one_of(found: Sequence[Amount]) -> Amount | None:
    """Return the one figure there is, or the first where the others are its parts."""
    first, *parts = found
    whole = total(each.number for each in parts).value == first.number.value
    if whole or not parts:
        return first
    summed = [each for each in found if _IN_ALL.search(each.statement.words)]
    most = max(each.number.value for each in found)
    return summed[0] if len(summed) == 1 and summed[0].number.value == most else None


def _behind(told: Told, scope: Scope, fit: Callable[[Amount], bool]) -> Amount | None:
    """Return the figure that an average is of where it stands just behind it: 亩产…，总产量…."""
    after = [a for a in scope.period if a.statement.figure.start > told.each.figure.start]
    only = sum(map(told.per.counts, scope.period)) == 1
    return after[0] if only and told.per.label and after and fit(after[0]) else None


def _slip_of(told: Told, pair: tuple[Amount, Amount]) -> tuple[Amount, Decimal, Number] | None:
    """Return which of two figures would give an average with two digits exchanged, and how."""
    said = told.each.figure.quantity
    if is_moved(said, _average(told, pair[0].number, pair[1].number).value):
        return None  # its own point is the slip
    if len(f"{abs(EXACT.divide(said.value, step(said.face))):.0f}") < _TELLING:
        return None
    for at, wrong in enumerate(pair):
        quantity = wrong.statement.figure.quantity
        for value in transposed(quantity):
            by = EXACT.divide(value, quantity.value)
            meant = replace(wrong.number, value=EXACT.multiply(wrong.number.value, by))
            exact = _average(
                told, *((meant, pair[1].number) if at == 0 else (pair[0].number, meant))
            )
            if says(said, exact) == "exact":
                return wrong, value, exact
    return None


def _problem(prose: Prose, told: Told, wrong: Amount, value: Decimal, exact: Number) -> Outcome:
    """Tell the figure whose slip keeps an average from what it comes to."""
    figure = wrong.statement.figure
    meant = format_value(value, figure.quantity.face)
    return problem(
        "prose-percent.slip",
        prose.passage.place(figure.start, figure.end),
        severity=Severity.WARNING,
        at=f"{told.each.words}{told.each.figure.quantity.text}",
        stated=figure.quantity.text,
        share=told.each.figure.quantity.text,
        working=exact.text.replace(figure.quantity.text, f"{meant}{figure.quantity.unit}"),
        expected=meant,
    )


def _by_slip(prose: Prose, told: Told, scope: Scope) -> Iterator[Outcome]:
    """Yield an average of the only two figures there are, where one slip keeps it from them."""
    place = scope.own or scope.period
    overs = [each for each in place if each.kind == told.kind]
    overs = overs or [a for a in scope.far if a.kind == told.kind and told.per.names(a)][:1]
    unders = [each for each in place if told.per.kinds and told.per.counts(each)]
    unders = [each for each in unders if each not in overs]
    if len(overs) != 1 or len(unders) != 1 or not unders[0].number.value:
        return
    exact = _average(told, overs[0].number, unders[0].number)
    if says(told.each.figure.quantity, exact) == "exact":
        yield explained_by(prose, told.each, exact.text)
    else:
        slip = _slip_of(told, (overs[0], unders[0]))
        if slip is not None:
            yield _problem(prose, told, *slip)
        else:
            yield from judged(prose, told.each, exact, Sure(named=False, near=False))


def _average(told: Told, over: Number, under: Number) -> Number:
    """Return what an average comes to, in the unit in which it is stated."""
    exact = quotient(over, under)
    found = scaled(exact, EXACT.divide(told.per.times, told.factor))
    many = told.per.many
    return found if many == 1 else replace(found, text=f"{found.text} × {many}")


def _is_explained(told: Told, scope: Scope) -> bool:
    """Tell whether other figures around give an average, some of them together."""
    overs = _together([each for each in scope.all if each.kind == told.kind])
    unders = _together([each for each in scope.all if told.per.counts(each)])
    return any(
        says(told.each.figure.quantity, _average(told, over, under)) == "exact"
        for over in overs
        for under in unders
        if under.value
    )


def _together(found: Sequence[Amount]) -> list[Number]:
    """Return figures, and what neighbours among them come to."""
    near = [each.number for each in found[-_ADDED * 2 :]]
    runs = (near[one:end] for one, end in combinations(range(len(near) + 1), 2))
    return [total(run) for run in runs if len(run) <= _ADDED]
