"""A whole that moved and the parts that are all of it: how far it went lies between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reportgen.audit.prose.adding import come_to
from reportgen.audit.prose.among import amongs
from reportgen.audit.prose.explained import Outcome
from reportgen.audit.prose.numbers import Number, half, total
from reportgen.audit.prose.sentences import Prose, Statement
from reportgen.audit.prose.told import gap_told, plainly, stated
from reportgen.audit.prose.verbs import FALLS
from reportgen.diagnostics import problem

_ROOM = 24  # figures behind a whole that may say how its parts moved
_PARTS = 6  # parts of a whole that no 其中 divides
_AHEAD = 5  # figures behind one that may say how far it moved


@dataclass(frozen=True, slots=True)
class _Moved:
    """A figure, by how much it is said to have moved, and by how many percent, with their signs."""

    each: Statement
    by: Statement | None
    rate: Statement | None


def moved_together(prose: Prose) -> Iterator[Outcome]:
    """Yield a whole's growth outside that of all its parts, and a change that is not their sum."""
    if not {"增", "降", "减"} & set(prose.passage.text):
        return
    statements = prose.statements
    divided: set[int] = set()
    for whole, parts, behind in _divisions(prose):
        if whole.figure.start not in divided:
            divided.add(whole.figure.start)
            moved = [_moved(part, statements) for part in parts]
            own = _moved(whole, statements)
            yield from _between(prose, own, [each.rate for each in moved])
            yield from _summed(prose, own, [each.by for each in moved])
            yield from _in_turn(prose, own, behind, len(parts))
            yield from _between(prose, own, _rates_in_turn(behind, len(parts)))


def _divisions(
    prose: Prose,
) -> Iterator[tuple[Statement, Sequence[Statement], Sequence[Statement]]]:
    """Yield the wholes that parts come to, with them and what stands behind the first of them."""
    for _, found in amongs(prose):
        for among in found:
            levels = [s for s in among.parts if s.is_level]
            parts = [s for s in levels if levels and s.figure.kind == levels[0].figure.kind]
            wholes = among.wholes_of(parts[0].figure.kind) if parts else ()
            plain = len(parts) > 1 and len(parts) == len(levels) and len(wholes) == 1
            if plain and come_to(wholes[0], parts):
                yield wholes[0], parts, among.parts
    levels = [s for s in prose.statements if s.is_level and not s.aside]
    for at, whole in enumerate(levels):
        for many in range(2, min(_PARTS, len(levels) - at - 1) + 1):
            parts = levels[at + 1 : at + 1 + many]
            if any(part.figure.kind != whole.figure.kind for part in parts):
                break
            if come_to(whole, parts):
                first = _place(prose.statements, parts[0])
                yield whole, parts, prose.statements[first : first + _ROOM]
                break


def _rates_in_turn(behind: Sequence[Statement], count: int) -> Sequence[Statement | None]:
    """Return the rates of 分别增长3.9%和5.0%, just behind the parts they are of."""
    opened = [at for at, s in enumerate(behind) if s.is_change and "分别" in s.words]
    if not opened or opened[0] != count:
        return ()
    run = behind[opened[0] : opened[0] + count]
    alike = all(s.figure.quantity.face.scale == "%" for s in run)
    joined = all(s.lead.strip() in {"、", "和", "与", "及"} for s in run[1:])
    if len(run) != count or not alike or not joined:
        return ()
    return [run[0], *(replace(s, words=run[0].words) for s in run[1:])]


def _place(statements: Sequence[Statement], each: Statement) -> int:
    return bisect_left(statements, each.figure.start, key=lambda s: s.figure.start)


def _moved(each: Statement, statements: Sequence[Statement]) -> _Moved:
    at = _place(statements, each)
    by = rate = None
    for s in statements[at + 1 : at + 1 + _AHEAD]:
        if s.is_level or "分别" in s.words:
            break
        if s.is_change and not s.figure.loose:
            if s.figure.quantity.face.scale == "%":
                rate = rate or s
            elif s.figure.kind == each.figure.kind:
                by = by or s
    return _Moved(each, by, rate)


def _signed(each: Statement) -> Decimal:
    return -each.figure.value if FALLS.search(each.words[-4:]) else each.figure.value


def _between(prose: Prose, whole: _Moved, parts: Sequence[Statement | None]) -> Iterator[Outcome]:
    """Hold 总量增长13.5% where its parts grew by 15.8% and 8.5%."""
    own, rates = whole.rate, [each for each in parts if each is not None]
    if own is None or len(rates) != len(parts) or not rates or own.figure.bound is not None:
        return
    low, high = (find(rates, key=_signed) for find in (min, max))
    room = half(own.figure.quantity) + half(low.figure.quantity)
    if _signed(low) - room <= _signed(own) <= _signed(high) + room:
        return
    yield problem(
        "prose-percent.together",
        prose.passage.place(own.figure.start, own.figure.end),
        at=f"{whole.each.words}{own.words}{own.figure.quantity.text}",
        stated=own.figure.quantity.text,
        low=f"{low.words}{low.figure.quantity.text}",
        high=f"{high.words}{high.figure.quantity.text}",
    )


def _summed(prose: Prose, whole: _Moved, parts: Sequence[Statement | None]) -> Iterator[Outcome]:
    """Hold 总量增加481万人 against the changes of all its parts."""
    told = [part for part in parts if part is not None]
    if whole.by is not None and len(told) == len(parts) and whole.by.figure.bound is None:
        numbers = [_number(part) for part in told]
        size = total(numbers)
        if FALLS.search(whole.by.words[-4:]):
            size = Number(-size.value, size.room, f"-({size.text})")
        yield from gap_told(plainly(stated(prose, whole.by)), size, "prose-percent.gap")


def _number(part: Statement) -> Number:
    value = _signed(part)
    text = part.figure.quantity.text
    return Number(value, half(part.figure.quantity), text if value >= 0 else f"(-{text})")


def _in_turn(
    prose: Prose, whole: _Moved, behind: Sequence[Statement], count: int
) -> Iterator[Outcome]:
    """Hold the changes of 分别比上年末增加2058万人和395万人 against that of the whole."""
    opened = [at for at, s in enumerate(behind) if s.is_change and "分别" in s.words]
    if not opened:
        return
    run = behind[opened[0] : opened[0] + count]
    alike = all(s.figure.kind == run[0].figure.kind and s.figure.kind for s in run)
    joined = all(s.lead.strip() in {"、", "和", "与", "及"} for s in run[1:])
    if len(run) == count and alike and joined and whole.by is not None:
        verb = run[0].words
        signed = [_number(run[0]), *(_under(verb, s) for s in run[1:])]
        size = total(signed)
        if FALLS.search(whole.by.words[-4:]):
            size = Number(-size.value, size.room, f"-({size.text})")
        yield from gap_told(plainly(stated(prose, whole.by)), size, "prose-percent.gap")


def _under(verb: str, each: Statement) -> Number:
    """Return a change that 和 joins to one whose verb it shares."""
    value = -each.figure.value if FALLS.search(verb[-4:]) else each.figure.value
    return Number(value, half(each.figure.quantity), each.figure.quantity.text)
