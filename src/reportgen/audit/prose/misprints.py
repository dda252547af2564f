"""Lists that come to their whole but for one slip of the pen: 62.4 + 18.7 + 6.9, of 90.7."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from reportgen.audit.prose.adding import added, are_exact, room
from reportgen.audit.prose.explained import Outcome
from reportgen.audit.prose.sentences import Prose, Statement
from reportgen.diagnostics import Phrase, Related, Severity, problem
from reportgen.quantity import EXACT, Quantity, format_value, step

# In a list of four about five slips close a gap, each just one: of so many last digits in a whole
# it is rarely chance, of fewer more often than not.
_TELLING = 500
_LEAST = 150
_SHORT = 3  # digits of a figure that is also turned round as a whole
_POWERS = (1, -1, 4, -4, 8, -8)  # the point moved, 万 or 亿 left out


def misprint_told(prose: Prose, whole: Statement, parts: Sequence[Statement]) -> Iterator[Outcome]:
    """Yield a list that need not be all there is, and would be with one figure's slip undone."""
    if not are_exact(whole, parts):
        return
    gap, near = EXACT.subtract(whole.figure.value, added(parts)), room(whole, parts)
    if abs(gap) <= near:
        return
    fine = min(map(_last_place, (whole, *parts)))
    meant = [(whole, whole.figure.value - gap), *((p, p.figure.value + gap) for p in parts)]
    for off in (Decimal(0), near):
        wide = fine + off * 2
        for each, value in meant:
            if whole.figure.value >= _LEAST * wide and is_slip_of(each.figure.quantity, value, off):
                over = any(p.figure.value > whole.figure.value for p in parts)
                sure = over or whole.figure.value >= _TELLING * wide
                yield _problem(prose, whole, parts, (each, value), sure=sure)
                return


def _last_place(each: Statement) -> Decimal:
    """Return what one in the last digit of a figure is that is no zero: 10 of 780."""
    exponent = each.figure.value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(int(exponent))


def is_slip_of(stated: Quantity, meant: Decimal, near: Decimal) -> bool:
    """Tell whether a figure is another with two digits exchanged, or its point or scale wrong."""
    return min(meant, stated.value) > 0 and any(
        abs(each - meant) <= near for each in _slips(stated)
    )


def _slips(stated: Quantity) -> Iterator[Decimal]:
    yield from transposed(stated)
    turned = _digits(stated)[::-1]
    if len(turned) == _SHORT:  # 364 for 463
        yield EXACT.multiply(Decimal(turned), step(stated.face))
    for power in _POWERS:
        yield stated.value.scaleb(power)


def transposed(stated: Quantity) -> Iterator[Decimal]:
    """Yield what a figure is with two neighbouring digits exchanged."""
    digits, unit = _digits(stated), step(stated.face)
    for at in range(len(digits) - 1):
        if digits[at] != digits[at + 1] and (at or digits[1] != "0"):
            turned = f"{digits[:at]}{digits[at + 1]}{digits[at]}{digits[at + 2 :]}"
            yield EXACT.multiply(Decimal(turned), unit)


def _digits(stated: Quantity) -> str:
    return f"{abs(EXACT.divide(stated.value, step(stated.face))):.0f}"


def _problem(
    prose: Prose,
    whole: Statement,
    parts: Sequence[Statement],
    slip: tuple[Statement, Decimal],
    *,
    sure: bool,
) -> Outcome:
    wrong, meant = slip
    passage, stated = prose.passage, whole.figure.quantity
    others = (each for each in (whole, *parts) if each is not wrong)
    return problem(
        "parts-of-whole.slip",
        passage.place(wrong.figure.start, wrong.figure.end),
        severity=Severity.WARNING if sure else Severity.NOTE,
        related=tuple(
            Related(passage.place(each.figure.start, each.figure.end), Phrase("in-the-sum"))
            for each in others
        ),
        at=f"{whole.words}{stated.text}".strip(),
        parts=" + ".join(part.figure.quantity.text for part in parts),
        sum=format_value(added(parts), stated.face),
        stated=wrong.figure.quantity.text,
        expected=format_value(meant, replace(wrong.figure.quantity.face, digits=None)),
    )
