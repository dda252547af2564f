"""Changes told in turn: 分别比上年的95.4%和55.2%提高0.8个和3.5个百分点."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportgen.audit.prose.explained import Outcome
from reportgen.audit.prose.numbers import difference, number, quotient, total
from reportgen.audit.prose.sentences import Period, Prose, Statement
from reportgen.audit.prose.told import change_told, plainly, rate_told, stated
from reportgen.audit.prose.verbs import FALLS, ROSE

_VERB = re.compile(rf"(?P<verb>{ROSE})(?:了|约)?$")
_IN_TURN = re.compile("分别")
_WAS = re.compile(
    "(?:比|较)[^，。；]*(?:的)?$|(?:上一?年|去年)同?期?[^，。；]{0,6}(?:为|是|的)?$"
    "|(?:19|20)[0-9]{2}年[^，。；]{0,12}(?:依次|分别)为$"
)
_JOINED = frozenset({"、", "和", "与", "及", "以及"})
_MOST = 5  # figures that are told in turn
_POINTS = {"个"}  # 提高0.8个和3.5个百分点


def changes_in_turn(prose: Prose, period: Period) -> Iterator[Outcome]:
    """Yield the changes of a list that what each was and is do not give."""
    if "分别" not in prose.passage.text[period.start : period.end]:
        return
    statements = period.statements
    runs = list(_runs(statements))
    for at, (start, run) in enumerate(runs):
        verb = _VERB.search(run[0].words)
        earlier = statements[:start]
        if verb is None or len(run) < 2 or at == 0:
            continue
        if runs[at - 1][1][0].is_change:
            yield from _of_amounts(prose, earlier, runs[at - 1][1], run)
            continue
        was = runs[at - 1][1]
        begun = was[0]
        said = f"{begun.words}{run[0].lead}{run[0].words}"
        if not (_IN_TURN.search(said) and _WAS.search(begun.words)) or len(was) != len(run):
            continue
        now = [s for s in earlier if s.figure.end <= begun.figure.start][-len(run) :]
        if len(now) == len(run) and all(map(_alike, was, now)):
            for each, old, new in zip(run, was, now, strict=True):
                yield from _held(prose, _in_points(each, run[-1]), verb["verb"], old, new)


def _of_amounts(
    prose: Prose,
    earlier: Sequence[Statement],
    amounts: Sequence[Statement],
    rates: Sequence[Statement],
) -> Iterator[Outcome]:
    """Hold 42起、37人，同比分别减少6起、5人，下降12.5%和11.9%."""
    percents = all(s.figure.quantity.face.scale == "%" and not s.figure.loose for s in rates)
    if len(amounts) != len(rates) or not percents:
        return
    fell = FALLS.search(amounts[0].words[-4:]) is not None
    for amount, rate in zip(amounts, rates, strict=True):
        levels = [s for s in earlier if s.is_level and s.figure.kind == amount.figure.kind]
        levels = [s for s in levels if s.figure.end <= amounts[0].figure.start]
        if len(levels) != 1 or levels[0].figure.loose or amount.figure.loose:
            continue
        now, change = number(levels[0]), number(amount)
        base = total((now, change)) if fell else difference(now, change)
        if base.value > 0 and rate.figure.bound is None:
            yield from rate_told(plainly(stated(prose, rate)), quotient(change, base))


def _runs(statements: Sequence[Statement]) -> Iterator[tuple[int, Sequence[Statement]]]:
    """Yield the lists that 、 and 和 join, 97件134人 too, and the figures that stand alone."""
    at = 0
    while at < len(statements):
        end = at + 1
        while end < len(statements) and end - at < _MOST and _joins(statements[end]):
            end += 1
        yield at, statements[at:end]
        at = end


def _joins(each: Statement) -> bool:
    return each.lead.strip() in _JOINED or not each.lead


def _alike(old: Statement, new: Statement) -> bool:
    exact = not (old.figure.loose or new.figure.loose or new.is_change)
    return exact and old.figure.kind == new.figure.kind and old.is_share == new.is_share


def _in_points(each: Statement, last: Statement) -> Statement:
    """Return 0.8个 as the points that the last of its list says they are."""
    face = last.figure.quantity.face
    if each.figure.kind not in _POINTS or face.scale != "百分点":
        return each
    quantity = each.figure.quantity
    points = replace(
        quantity,
        value=quantity.value / 100,
        face=replace(quantity.face, scale="百分点"),
        unit=last.figure.quantity.unit,
    )
    return replace(each, figure=replace(each.figure, quantity=points, kind=last.figure.kind))


def _held(
    prose: Prose, each: Statement, verb: str, old: Statement, new: Statement
) -> Iterator[Outcome]:
    if each.figure.loose or each.figure.bound is not None:
        return
    scale = each.figure.quantity.face.scale
    relative = scale == "%" and not new.is_share
    if relative or scale == "百分点" or each.figure.kind == new.figure.kind != "":
        yield from change_told(prose, each, verb, old, new)
