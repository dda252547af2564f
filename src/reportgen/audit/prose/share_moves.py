"""How far a share moved, by what its part and its whole were: 占87.78%，比上年提高3.05个百分点."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportgen.audit.prose.explained import Outcome
from reportgen.audit.prose.numbers import Number, difference, half, number, quotient, says
from reportgen.audit.prose.sentences import Prose, Statement
from reportgen.audit.prose.told import gap_told, plainly, stated
from reportgen.audit.prose.verbs import FALLS, ROSE
from reportgen.diagnostics import problem

_SINCE = re.compile(
    rf"^(?:比|较)(?:上年|去年|上年末|(?:19|20)[0-9]{{2}}年)(?:末)?(?:{ROSE})(?:了)?$"
)
_AHEAD = 3  # figures behind one that may say how far it moved
_BACK = 12  # figures before a share among which its part and its whole are


def share_moves(prose: Prose) -> Iterator[Outcome]:
    """Yield how far a share is said to have moved, where its part and its whole tell otherwise."""
    if "占" not in prose.passage.text or "比" not in prose.passage.text:
        return
    known = prose.statements
    for at in range(2, len(known)):
        share, each = known[at - 1], known[at]
        typed = not each.figure.loose and each.figure.bound is None
        points = each.figure.quantity.face.scale in {"百分点", "%"}
        if typed and points and _SINCE.match(each.words) and _is_share(share):
            yield from _held(prose, known[max(0, at - _BACK) : at], share, each)


def _is_share(share: Statement) -> bool:
    exact = share.figure.quantity.face.scale == "%" and not share.figure.loose
    return exact and "占" in share.words and not share.is_change


def _held(
    prose: Prose, before: Sequence[Statement], share: Statement, each: Statement
) -> Iterator[Outcome]:
    moved = [(s, change) for s in before if (change := _change_of(s, before)) is not None]
    for part, by in moved[::-1][:1]:
        for whole, of in moved[:-1]:
            same = whole.figure.kind == part.figure.kind and part.figure.value < whole.figure.value
            if same and says(share.figure.quantity, quotient(number(part), number(whole))):
                yield from _told(prose, share, each, ((part, by), (whole, of)))
                return


def _change_of(level: Statement, before: Sequence[Statement]) -> Statement | None:
    """Return by how much a figure moved, as is said just behind it."""
    if not level.is_level or level.figure.loose:
        return None
    at = next(i for i, s in enumerate(before) if s is level)
    for s in before[at + 1 : at + 1 + _AHEAD]:
        if s.is_level:
            return None
        if s.is_change and s.figure.kind == level.figure.kind and not s.figure.loose:
            return s
    return None


def _told(
    prose: Prose,
    share: Statement,
    each: Statement,
    ends: tuple[tuple[Statement, Statement], tuple[Statement, Statement]],
) -> Iterator[Outcome]:
    part, whole = (_was(*end) for end in ends)
    if part.value <= 0 or whole.value <= 0:
        return
    now = quotient(*(number(level) for level, _ in ends))
    was = quotient(part, whole)
    rose = difference(now, was)
    if abs(rose.value) <= rose.room:
        return
    falls = FALLS.search(each.words) is not None
    if falls != (rose.value < 0):
        yield problem(
            "prose-percent.contrary",
            prose.passage.place(each.figure.start, each.figure.end),
            at=f"{each.words}{each.figure.quantity.text}",
            stated=each.figure.quantity.text,
            old=was.text,
            expected=now.text,
        )
        return
    if each.figure.quantity.face.scale == "百分点":
        size = Number(abs(rose.value), rose.room + half(share.figure.quantity), rose.text)
        yield from gap_told(plainly(stated(prose, each)), size, "prose-percent.gap")


def _was(level: Statement, by: Statement) -> Number:
    """Return what a figure was before it moved."""
    change = number(by)
    if FALLS.search(by.words[-4:]):
        value, sign = level.figure.value + change.value, "+"
    else:
        value, sign = level.figure.value - change.value, "-"
    room = number(level).room + change.room
    text = f"{level.figure.quantity.text} {sign} {change.text}"
    return Number(Decimal(value), room, text)
