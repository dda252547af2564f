"""What is said of a figure that should follow from others, by how sure it is that it should."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reportgen.audit.prose.digits import is_moved
from reportgen.audit.prose.explained import Outcome, explained_by
from reportgen.audit.prose.measures import is_slip
from reportgen.audit.prose.numbers import Number, remark, says
from reportgen.audit.prose.sentences import Prose, Statement
from reportgen.diagnostics import Severity, problem
from reportgen.quantity import EXACT, format_value

_CLOSE = Decimal("0.02")
_OPEN = Decimal("0.05")  # so far off may be people counted otherwise: weighted, the year's mean
_WIDE = Decimal("0.2")  # so far off may still be, unless the digits are those of a slip
_LOOSELY = Decimal("0.5")  # what is 约 is off by more than this only by a slip
_ABOUT = re.compile("(?:约|近|逾|超过?|大约|接近)$")


@dataclass(frozen=True, slots=True)
class Sure:
    """How sure it is that a figure follows from others.

    `named`: they are what it rests on, and no other count of the same could be; `exact`: none of
    them is 约; `near`: they stand in its period.
    """

    named: bool = True
    exact: bool = True
    near: bool = True


def is_about(prose: Prose, each: Statement) -> bool:
    """Tell whether a figure that is not exact says nearly how much: 约8万元, and no range."""
    text = prose.passage.text[max(0, each.figure.start - 3) : each.figure.start]
    return _ABOUT.search(text.strip()) is not None


def judged(
    prose: Prose, each: Statement, exact: Number, sure: Sure, key: str = "prose-percent.rate"
) -> Iterator[Outcome]:
    """Yield what is to be said of a figure that should be `exact`."""
    stated = each.figure.quantity
    told = says(stated, exact)
    if told == "exact":
        yield explained_by(prose, each, exact.text)
        return
    expected = format_value(exact.value, stated.face)
    slip = is_slip(format_value(stated.value, stated.face), expected)
    slip = slip or is_moved(stated, exact.value)
    off = abs(EXACT.divide(EXACT.subtract(stated.value, exact.value), exact.value or Decimal(1)))
    if not slip and ((not sure.exact and off < _LOOSELY) or not sure.near):
        return
    close = not slip and off < (_CLOSE if sure.named else _WIDE)
    close = close or told == "last" or (not sure.named and off < _OPEN)
    note = close or told == "cut"
    yield problem(
        remark("cut") if told == "cut" else "prose-percent.near" if close else key,
        prose.passage.place(each.figure.start, each.figure.end),
        severity=Severity.NOTE if note else Severity.WARNING,
        at=f"{each.words}{stated.text}",
        stated=stated.text,
        working=exact.text,
        expected=expected,
    )
