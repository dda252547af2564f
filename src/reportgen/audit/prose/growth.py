"""Changes in a sentence: 从…提高到…, 比上年增加…, 增长…%, held against one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from reportgen.audit.prose.annual import annual_told
from reportgen.audit.prose.explained import Explained, Outcome
from reportgen.audit.prose.moved import moved_in
from reportgen.audit.prose.moves import Moved
from reportgen.audit.prose.multiples import grown_told
from reportgen.audit.prose.numbers import Number, difference, number, quotient, says, total
from reportgen.audit.prose.sentences import Period, Prose, Statement, ahead_of
from reportgen.audit.prose.told import gap_told, percent, plainly, rate_told, stated
from reportgen.audit.prose.verbs import FALLS
from reportgen.diagnostics import Diagnostic, problem
from reportgen.quantity import Face, format_value

# The base is another than the figure that is stated.
_RESTATED = re.compile("可比|同口径|实际|扣除|名义|年均|平均|不变价|累计|拉动|快于|高于|低于|慢于")
_OVER_ALL = re.compile("^(?:[两二三四五六七八九十]年(?:间|来)?)?累计")
_SINCE_BEGUN = re.compile("年[初末]")
_SINCE_YEAR = re.compile("[比较](上年|去年|(?:19|20)[0-9]{2}年)")
_NAMES_BASE = re.compile("[比较与同]")
_OTHER_BASE = re.compile("口径|可比|不变价|扣除|剔除|还原")
# How fast these grow is told at constant prices, what they are is not.
_IN_REAL_TERMS = re.compile("生产总值|GDP|增加值|可支配收入")
_HEADS = 24  # figures before a part among which the whole is
_BEHIND = 12  # characters behind a change in which its base may be named


def changes_told(
    prose: Prose, period: Period, before: Sequence[Statement] = ()
) -> Iterator[Outcome]:
    """Yield the changes that do not agree with the figures beside them, or named `before`."""
    for moved in moved_in(period, before):
        if _has_another_base(prose, moved):
            continue
        if moved.pace:
            yield from _pace(prose, moved)
        elif moved.old is None:
            yield from _against_amount(prose, moved)
        else:
            yield from _of_head(prose, period, moved, moved.old) or _held(prose, moved, moved.old)


def _has_another_base(prose: Prose, moved: Moved) -> bool:
    told = [each for each in (moved.old, *moved.by) if each is not None]
    end = max(each.figure.end for each in (moved.new, *told))
    behind = re.split("[。；]", prose.passage.text[end : end + _BEHIND], maxsplit=1)[0]
    return _OTHER_BASE.search("".join([*(each.lead for each in told), behind])) is not None


def _stated(moved: Moved) -> list[Statement]:
    """Return the typed changes that mean to be exact, and are of the one figure before them."""
    return [each for each in _exact(moved) if each.figure.bound is None]


def _exact(moved: Moved) -> list[Statement]:
    return [
        each
        for each in _of_one_base(moved.by)
        if not (each.figure.loose or _RESTATED.search(_in_all(moved, each)))
        and "分别" not in each.words
    ]


def _of_one_base(by: Sequence[Statement]) -> Sequence[Statement]:
    """Return the changes that are of one base: 比年初增加10亿元，增长5%, but not 同比增长8%."""
    if not by:
        return by
    if not _SINCE_BEGUN.search(by[0].words):
        since = _base_of(by[0])
        same = takewhile(lambda each: _base_of(each) in {"", since}, by[1:]) if since else by[1:]
        return [each for each in (*by[:1], *same) if not _SINCE_BEGUN.search(each.words)]
    return [by[0], *takewhile(lambda each: not _NAMES_BASE.search(each.words), by[1:])]


def _base_of(each: Statement) -> str:
    """Return which year a change is since, "" where it names none: 较2020年增加, 较上年增长."""
    found = _SINCE_YEAR.search(each.words)
    return found[1] if found is not None else ""


def _in_all(moved: Moved, each: Statement) -> str:
    """Return the words of a change; 累计 between two figures is what they are apart."""
    return _OVER_ALL.sub("", each.words) if moved.rose else each.words


def _held(prose: Prose, moved: Moved, was: Statement) -> Iterator[Outcome]:
    old, new = number(was), number(moved.new)
    change = difference(new, old)
    falls = change.value < 0
    by = _stated(moved)
    said = [(moved.rose, moved.new, FALLS.search(moved.rose) is not None)] if moved.rose else []
    said += [(each.words, each, _falls(each)) for each in by]
    if abs(change.value) > change.room:
        for words, each, fell in said:
            if fell != falls:
                yield _contrary(prose, each, words, was, moved.new)
                return
    size = difference(old, new) if falls else change
    for each in by:
        if _is_amount(each, moved.new):
            yield from gap_told(plainly(stated(prose, each)), size)
        elif each.figure.quantity.face.scale == "%" and old.value > 0:
            yield from _percent(prose, moved, each, size, quotient(size, old))
        elif (
            each.figure.quantity.face.scale == "百分点" and not moved.new.is_share and old.value > 0
        ):
            yield from _points_of_amount(prose, each, quotient(size, old))
    yield from annual_told(prose, moved, was)
    yield from grown_told(prose, moved, was)


def _is_points_of(each: Statement, new: Statement) -> bool:
    return each.figure.quantity.face.scale == "百分点" and not new.is_share


def _of_head(prose: Prose, period: Period, moved: Moved, was: Statement) -> Sequence[Outcome]:
    """Return what explains changes of a whole before its parts: 救助1264人，站内…、站外…."""
    if moved.rose or not moved.new.is_level or moved.new.figure.start > was.figure.start:
        return ()
    for head in ahead_of(moved.new.figure.start, period.statements, _HEADS):
        same = head.is_level and head.figure.kind == moved.new.figure.kind
        if head is moved.new or not same or head.figure.start > moved.new.figure.start:
            continue
        found = list(_held(prose, replace(moved, new=head), was))
        if found and all(isinstance(each, Explained) for each in found):
            return found
    return ()


def _falls(each: Statement) -> bool:
    """Tell whether a change is said to be downwards, in words or by its sign."""
    down = FALLS.search(each.words[-5:]) is not None
    return down or each.figure.value < 0


def _is_amount(each: Statement, new: Statement) -> bool:
    scale = each.figure.quantity.face.scale
    if new.is_share:
        return scale == "百分点" or (scale == "‰" and new.figure.quantity.face.scale == "‰")
    return each.figure.kind == new.figure.kind and not each.is_share


def _percent(
    prose: Prose, moved: Moved, each: Statement, size: Number, relative: Number
) -> Iterator[Outcome]:
    """Hold 增长5%: of a share that rose by 5 points it says something else."""
    own = plainly(stated(prose, each))
    if _IN_REAL_TERMS.search(moved.new.words) and says(own.quantity, relative) != "exact":
        return
    if not moved.new.is_share or says(own.quantity, relative) or not says(own.quantity, size):
        yield from rate_told(own, relative)
        return
    yield problem(
        "prose-percent.points",
        prose.passage.place(own.start, own.end),
        at=own.said,
        stated=own.quantity.text,
        working=size.text,
        expected=f"{own.quantity.text.rstrip('%').lstrip('-')}个百分点",
        relative=percent(relative.value),
    )


def _points_of_amount(prose: Prose, each: Statement, relative: Number) -> Iterator[Outcome]:
    """Tell 增长4.73个百分点 of an amount, which grows by percent."""
    own = plainly(stated(prose, each))
    meant = format_value(relative.value, Face(own.quantity.face.digits, "%"))
    yield problem(
        "prose-percent.amount",
        prose.passage.place(own.start, own.end),
        at=own.said,
        stated=own.quantity.text,
        working=relative.text,
        expected=meant,
    )


def _pace(prose: Prose, moved: Moved) -> Iterator[Outcome]:
    """Hold 增长5.8%，增速比上年的7.0%回落1.2个百分点."""
    assert moved.old is not None, "a pace is compared with another"
    new, old = number(moved.new), number(moved.old)
    if moved.pace in {"降幅", "跌幅"}:
        new, old = (Number(abs(each.value), each.room, each.text) for each in (new, old))
    elif FALLS.search(moved.new.words[-5:]):
        new = Number(-abs(new.value), new.room, f"-{new.text.lstrip('-')}")
    change = difference(new, old)
    for each in _stated(moved)[:1]:
        if each.figure.quantity.face.scale != "百分点":
            return
        if abs(change.value) > change.room and _falls(each) != (change.value < 0):
            yield _contrary(prose, each, each.words, moved.old, moved.new)
            return
        size = difference(old, new) if change.value < 0 else change
        yield from gap_told(plainly(stated(prose, each)), size)


def _against_amount(prose: Prose, moved: Moved) -> Iterator[Outcome]:
    """Hold 增长P% against M人、增加N人."""
    amount = next((each for each in _exact(moved) if _is_amount(each, moved.new)), None)
    percents = (each for each in _stated(moved) if each.figure.quantity.face.scale == "%")
    rate = next(percents, None)
    if amount is None or rate is None:
        return
    less = _falls(amount)
    if _falls(rate) != less:
        yield _at_odds(prose, amount, rate)
        return
    now, change = number(moved.new), number(amount)
    base = total((now, change)) if less else difference(now, change)
    # Of 新增 what went is not told: only a rate that is taken of the new figure must be wrong.
    of_new = says(rate.figure.quantity, quotient(change, now)) if now.value else ""
    beyond = base.value < -base.room and not less  # 增加525.8亿亩 of 17.9亿亩
    if (base.value > 0 or beyond) and (not moved.gross or of_new == "exact"):
        yield from rate_told(plainly(stated(prose, rate)), quotient(change, base))


def _at_odds(prose: Prose, amount: Statement, rate: Statement) -> Diagnostic:
    """Tell 增加 of a number beside 下降 of its rate."""
    return problem(
        "prose-percent.words",
        prose.passage.place(rate.figure.start, rate.figure.end),
        at=f"{amount.words}{amount.figure.quantity.text}，{rate.words}{rate.figure.quantity.text}",
        stated=rate.figure.quantity.text,
        expected=amount.words,
    )


def _contrary(
    prose: Prose, each: Statement, said: str, old: Statement, new: Statement
) -> Diagnostic:
    return problem(
        "prose-percent.contrary",
        prose.passage.place(each.figure.start, each.figure.end),
        at=f"{said}{each.figure.quantity.text}",
        stated=each.figure.quantity.text,
        old=old.figure.quantity.text,
        expected=new.figure.quantity.text,
    )
