"""A typed difference held against the two cells that it is the difference of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reportgen.assembly.tables.rounding import in_scale, is_rounded
from reportgen.audit.prose.cells import Match
from reportgen.audit.prose.numbers import Number, difference, half, quotient, says
from reportgen.audit.prose.sentences import Statement
from reportgen.quantity import EXACT, Quantity

_FALLS = re.compile("下降|减|降|回落|缩小|下跌|少|低")
# A difference of what was named before: 比上年增加, 同比增长, 比二职多, 增幅.
_MORE = re.compile(
    r"(?:(?:比|较|与|同|跟)[^，]{1,20}?|同比|又|共|净|相应)?"
    r"(?:增加|增长|增|多|高|提高|提升|上升|扩大|上涨|增幅|涨幅|减少|减|少|低|下降|降低|回落|缩小|下跌|降幅)"
    r"(?:了|出|为|达)?$"
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a stated difference is, by the cells: `kind` as `says` has it, or "contrary"."""

    kind: str
    exact: Number
    new: Match
    old: Match

    @property
    def is_right(self) -> bool:
        """Tell whether the cells give the figure."""
        return self.kind == "exact"


def judged(statement: Statement, words: str, new: Match, old: Match) -> Verdict | None:
    """Hold a difference, or how much more that is in percent, against the two cells it is of.

    None where the cells hold no figures, or the figure is neither.
    """
    ours, theirs = number_in(new), number_in(old)
    if ours is None or theirs is None:
        return None
    change = difference(ours, theirs)
    falls = change.value < 0
    text = change.text if not falls else f"{theirs.text} - {ours.text}"
    size = Number(abs(change.value), change.room, text)
    exact = _measured(statement, new, size, theirs)
    if exact is None:
        return None
    stated = statement.figure.quantity
    said_to_fall = (_FALLS.search(words) is not None) != (stated.value < 0)
    if said_to_fall != falls and size.value > size.room:
        return Verdict("contrary", exact, new, old)
    return Verdict(_says(replace(stated, value=abs(stated.value)), exact), exact, new, old)


def _measured(statement: Statement, new: Match, size: Number, old: Number) -> Number | None:
    """Return what a figure of this face must be: the difference, or its share of what was."""
    scale = statement.figure.quantity.face.scale
    if new.label.kind == "%":
        return size if scale == "百分点" else None
    if scale == "%":
        return quotient(size, old) if old.value > 0 else None
    return size if scale not in {"‰", "百分点", "倍"} else None


def _says(stated: Quantity, exact: Number) -> str:
    """Tell whether a figure is "exact", has digits "cut" off, or is another: ""."""
    kind = says(stated, exact)
    if kind == "exact":
        return kind
    whole = not (exact.room or is_rounded(stated.face)) and exact.value == int(exact.value)
    return "cut" if not whole and says(stated, replace(exact, room=Decimal(0))) == "cut" else ""


def number_in(match: Match) -> Number | None:
    """Return what a cell says, in single ones, with the room of its rounding."""
    quantity = match.cell.quantity
    if quantity is None:
        return None
    value = match.label.values(match.cell)[0]
    line, table = match.label.series.line, match.label.series.table
    rounded = is_rounded(quantity.face) or in_scale(line.unit or table.unit)
    room = EXACT.multiply(half(quantity), match.label.scale) if rounded else Decimal(0)
    return Number(value, room, quantity.text)


def subject_of(statements: Sequence[Statement], index: int) -> Statement | None:
    """Return the figure that a bare difference is one of: the last before it that is a level.

    Between them stand only other differences of it (比二职多640人，比上年增加120人); a figure in
    brackets is passed over, unless the difference stands there too.
    """
    each = statements[index]
    for before in reversed(statements[:index]):
        if before.aside and not each.aside:
            continue
        if not (before.is_change or before.is_compared_with or _MORE.match(before.words)):
            return before
        if not (before.is_compared_with or _MORE.match(before.words)):
            return None
    return None


def change_bound(stated: Quantity, new: str, old: str, words: str) -> str:
    """Return what an editor writes for a difference: 增减(…, …)：增加/减少."""
    face = stated.face
    digits = f"，{face.digits}位" if face.digits else ""
    if face.scale == "%":
        return f"增长({new}, {old})：增长/下降，{face.digits or 0}位"
    if face.scale == "百分点":
        return f"增减({new}, {old})：提高/降低，个百分点{digits}"
    scale = f"，{face.scale}" if face.scale else ""
    return f"增减({new}, {old})：{words}{scale}{digits}"
