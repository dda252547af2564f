"""Shares that no rule places and that one slip of the pen keeps from a whole: 65.05% for 56.05%."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from reportgen.audit.prose.claims import core, is_stated
from reportgen.audit.prose.explained import Outcome
from reportgen.audit.prose.misprints import transposed
from reportgen.audit.prose.numbers import Number, fits, number, quotient, total
from reportgen.audit.prose.sentences import Prose, Statement
from reportgen.diagnostics import Severity, problem
from reportgen.quantity import Quantity, format_value, step
from reportgen.source import Span

_SHARE = re.compile("占|比重|比例|率")
_RATE = re.compile("率(?:为|达到?)?$")
_ELSE = re.compile("增长|增幅|增速|下降|降幅|提高|升|涨|跌|目标|任务|计划|标准|以上|以下|完成|预算")
_WHOLES = 6  # figures of its kind before a share that it may be of
_ROOM = 40  # figures of the periods before among which a whole may be
_CHANCE = Decimal("0.03")  # of a slip that would fit a figure of the text by chance


def slipped_shares(prose: Prose, told: Collection[Span]) -> Iterator[Outcome]:
    """Yield the shares that would be right of a figure before them but for one slip.

    Those in `told` have been placed: nothing is guessed of them.
    """
    before: list[Statement] = []
    for period in prose.periods:
        here: list[Statement] = []
        for each in period.statements:
            if _is_open(prose, each, told):
                yield from _slipped(prose, each, here, before)
            here.append(each)
        before = [*before, *here][-_ROOM:]


def _is_open(prose: Prose, each: Statement, told: Collection[Span]) -> bool:
    figure = each.figure
    if not is_stated(each) or each.is_change or not figure.quantity.face.digits:
        return False
    says = _SHARE.search(each.words) if each.words else each.aside
    place = prose.passage.place(figure.start, figure.end)
    return bool(says) and not _ELSE.search(each.words) and place not in told


def _slipped(
    prose: Prose, each: Statement, here: Sequence[Statement], before: Sequence[Statement]
) -> Iterator[Outcome]:
    levels = [s for s in here if s.is_level and (each.aside or not s.aside)]
    part = levels[-1] if levels else None
    if part is None or part.figure.loose or part.figure.value <= 0 or not _is_of(each, part):
        return
    same = [s for s in (*before, *here) if _may_be_whole(s, part)]
    wholes = list(dict.fromkeys(number(s) for s in same[-_WHOLES:]))
    stated = each.figure.quantity
    run = [number(s) for s in levels if s.figure.kind == part.figure.kind][-_WHOLES:]
    sums = [total(run[at:]) for at in range(len(run))]
    if any(fits(stated, one, whole) for one in sums for whole in wholes):
        return
    meant = [_as(stated, value) for value in _slips_of_share(stated) if 0 < value <= 1]
    parts = [replace(number(part), value=value) for value in transposed(part.figure.quantity)]
    tries = len(wholes) * (len(meant) + len(parts))
    if tries * step(stated.face) > _CHANCE:
        return
    for whole in wholes:
        for other in meant:
            if fits(other, number(part), whole) == "exact":
                yield _problem(prose, each, each, other, (number(part), whole))
                return
        for one in parts:
            if one.value <= whole.value and fits(stated, one, whole) == "exact":
                yield _problem(
                    prose, each, part, _as(part.figure.quantity, one.value), (one, whole)
                )
                return


def _is_of(each: Statement, part: Statement) -> bool:
    """Tell whether a share is of the figure just before it: 药品收入占27% names another."""
    subject = core(_SHARE.split(each.words)[0])
    return not subject or subject in part.said or _RATE.search(each.words) is not None


def _slips_of_share(stated: Quantity) -> Iterator[Decimal]:
    yield from transposed(stated)
    yield from (stated.value.scaleb(1), stated.value.scaleb(-1))


def _may_be_whole(whole: Statement, part: Statement) -> bool:
    plain = whole.is_level and not (whole.figure.loose or whole is part)
    same = whole.figure.kind == part.figure.kind and whole.elsewhen == part.elsewhen
    return plain and same and whole.figure.value >= part.figure.value > 0


def _as(quantity: Quantity, value: Decimal) -> Quantity:
    """Return a figure with another value, written as it is."""
    return replace(
        quantity, value=value, text=f"{format_value(value, quantity.face)}{quantity.unit}"
    )


def _problem(
    prose: Prose, share: Statement, wrong: Statement, meant: Quantity, pair: tuple[Number, Number]
) -> Outcome:
    over, under = pair
    own = replace(over, text=meant.text) if wrong is not share else over
    return problem(
        "prose-percent.slip",
        prose.passage.place(wrong.figure.start, wrong.figure.end),
        severity=Severity.WARNING,
        at=f"{wrong.words}{wrong.figure.quantity.text}",
        stated=wrong.figure.quantity.text,
        share=share.figure.quantity.text,
        working=quotient(own, under).text,
        expected=format_value(meant.value, meant.face),
    )
