"""Changes in a sentence: 从…提高到…, 比上年增加…, 增长…%, held against one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportgen.audit.prose.explained import Outcome, explained_by
from reportgen.audit.prose.numbers import (
    Number,
    difference,
    number,
    quotient,
    remark,
    says,
    total,
)
from reportgen.audit.prose.sentences import Period, Prose, Statement
from reportgen.diagnostics import Diagnostic, Severity, problem
from reportgen.quantity import Quantity, format_value

_BEGAN = re.compile(r"(?:从|由)[^，。；]{0,16}$")
_ROSE_TO = re.compile(
    r"(?:增加|增长|提高|提升|上升|扩大|上涨|增|下降|减少|降低|缩小|回落|降)(?:到|至|为)[^，。；]{0,4}$"
)
_OLD_ASIDE = re.compile(r"(?:比|较|与|同)[^，。；]{0,18}（$")
_FALLS = re.compile("下降|减|降|回落|缩小|下跌|少")
# 比上年增加, 增长, 增幅: nothing else is said to have moved.
_ONLY_MOVED = re.compile(
    r"^(?:(?:比|较|与|同)[^，。；占]{0,12}?|相比|同比|环比|均|共|累计|净|又|分别)*"
    r"(?:增加|增长|增收|增支|增产|净增|多增|增|多|提高|提升|上升|扩大|上涨|增幅|涨幅|增长率|增速|"
    r"减少|减收|减支|减产|减|少|下降|降低|回落|缩小|下跌|降幅)(?:了|为|达|约|个)*$"
)
# The base is another than the figure that is stated.
_RESTATED = re.compile(
    "可比|同口径|实际|扣除|名义|年均|平均|不变价|累计|拉动|快于|高于|低于|慢于|年末|年初"
)


@dataclass(frozen=True, slots=True)
class _Moved:
    """What was `old` (None where that is not said) and is `new`, and how it is said to move."""

    old: Statement | None
    new: Statement
    by: tuple[Statement, ...]
    rose: str  # the verb of 从…提高到…, "" without one


def changes_told(prose: Prose, period: Period) -> Iterator[Outcome]:
    """Yield the changes that do not agree with the figures beside them."""
    for sentence in period.sentences:
        for moved in _moved(_without_restated(sentence.statements)):
            yield from _held(prose, moved)


def _without_restated(statements: Sequence[Statement]) -> Sequence[Statement]:
    """Leave out what stands in brackets, save what a change is from: 较上届（74.0%）下降."""
    return [each for each in statements if not each.aside or _OLD_ASIDE.search(each.lead)]


def _moved(statements: Sequence[Statement]) -> Iterator[_Moved]:
    at = 0
    while at < len(statements) - 1:
        first, second = statements[at], statements[at + 1]
        ahead, old, new, rose = at + 1, None, first, ""
        if _BEGAN.search(first.words) and (to := _ROSE_TO.search(second.words)):
            old, new, ahead, rose = first, second, at + 2, to.group()
        elif not first.is_change and _is_old(second):
            old, ahead = second, at + 2
        by: list[Statement] = []
        while ahead < len(statements) and _ONLY_MOVED.match(_own(statements[ahead])):
            by.append(statements[ahead])
            ahead += 1
        if _comparable(old, new) and (by or rose) and not new.is_change:
            yield _Moved(old, new, tuple(by), rose)
        at = max(at + 1, ahead - 1) if by or rose else at + 1


def _is_old(each: Statement) -> bool:
    """Tell whether a figure is what another is compared with: 比上年的5800人."""
    if each.aside:
        return _OLD_ASIDE.search(each.lead) is not None
    return each.is_compared_with


def _own(each: Statement) -> str:
    return each.words.strip("相比，）) ") if "相比" in each.words else each.words


def _comparable(old: Statement | None, new: Statement) -> bool:
    kind = new.figure.kind or new.is_share
    if not kind or new.figure.loose or (old is not None and old.figure.loose):
        return False
    if old is None:
        return not new.is_share
    return old.figure.kind == new.figure.kind and old.is_share == new.is_share


def _held(prose: Prose, moved: _Moved) -> Iterator[Outcome]:
    by = [each for each in moved.by if not each.figure.loose and not _RESTATED.search(each.words)]
    amounts = [each for each in by if _is_amount(each, moved.new)]
    percents = [each for each in by if each.figure.quantity.face.scale == "%"]
    if moved.old is None:
        for amount in amounts[:1]:
            for percent in percents[:1]:
                yield from _against_amount(prose, moved.new, amount, percent)
        return
    old, new = number(moved.old), number(moved.new)
    change = difference(new, old)
    falls = change.value < 0
    said = [(moved.rose, moved.new, _FALLS.search(moved.rose) is not None)] if moved.rose else []
    said += [(each.words, each, _falls(each)) for each in by]
    if abs(change.value) > change.room:
        for words, each, fell in said:
            if fell != falls:
                yield _contrary(prose, each, words, moved)
                return
    size = Number(
        abs(change.value), change.room, change.text if not falls else f"{old.text} - {new.text}"
    )
    yield from _size(prose, moved, amounts, percents, size)


def _falls(each: Statement) -> bool:
    """Tell whether a change is said to be downwards, in words or by its sign."""
    down = _FALLS.search(each.words[-5:]) is not None
    return down or each.figure.value < 0


def _size_of(each: Statement) -> Quantity:
    """Return how far a change is said to go, whichever way."""
    quantity = each.figure.quantity
    return replace(quantity, value=abs(quantity.value))


def _is_amount(each: Statement, new: Statement) -> bool:
    scale = each.figure.quantity.face.scale
    if new.is_share:
        return scale == "百分点" or (scale == "‰" and new.figure.quantity.face.scale == "‰")
    return each.figure.kind == new.figure.kind and not each.is_share


def _size(
    prose: Prose,
    moved: _Moved,
    amounts: Sequence[Statement],
    percents: Sequence[Statement],
    size: Number,
) -> Iterator[Outcome]:
    assert moved.old is not None, "there is something to compare with"
    old = number(moved.old)
    for each in amounts:
        yield from _told(prose, each, size)
    for each in percents:
        if moved.new.is_share and says(_size_of(each), size):
            continue
        relative = quotient(size, old) if old.value > 0 else size
        if not moved.new.is_share or not says(_size_of(each), relative):
            yield from _told(prose, each, size if moved.new.is_share else relative)


def _against_amount(
    prose: Prose, new: Statement, amount: Statement, percent: Statement
) -> Iterator[Outcome]:
    """Hold 增长P% against M人、增加N人."""
    less = _falls(amount)
    if _falls(percent) != less:
        yield problem(
            "prose-percent.words",
            prose.passage.place(percent.figure.start, percent.figure.end),
            at=f"{amount.words}{amount.figure.quantity.text}，{percent.words}{percent.figure.quantity.text}",
            stated=percent.figure.quantity.text,
            expected=amount.words,
        )
        return
    now, change = number(new), number(amount)
    base = total((now, change)) if less else difference(now, change)
    if base.value > 0:
        yield from _told(prose, percent, quotient(change, base))


def _contrary(prose: Prose, each: Statement, said: str, moved: _Moved) -> Diagnostic:
    assert moved.old is not None, "there is something to compare with"
    return problem(
        "prose-percent.contrary",
        prose.passage.place(each.figure.start, each.figure.end),
        at=f"{said}{each.figure.quantity.text}",
        stated=each.figure.quantity.text,
        old=moved.old.figure.quantity.text,
        expected=moved.new.figure.quantity.text,
    )


def _told(prose: Prose, each: Statement, exact: Number) -> Iterator[Outcome]:
    """Yield a change that is stated otherwise; a note where only the last digit is off."""
    stated = each.figure.quantity
    kind = says(_size_of(each), exact)
    if each.figure.bound is not None:
        return
    if kind == "exact":
        yield explained_by(prose, each, exact.text)
        return
    yield problem(
        remark(kind) if kind else "prose-percent.change",
        prose.passage.place(each.figure.start, each.figure.end),
        severity=Severity.NOTE if kind else Severity.WARNING,
        at=f"{each.words}{stated.text}",
        stated=stated.text,
        working=exact.text,
        expected=format_value(exact.value, stated.face),
    )
