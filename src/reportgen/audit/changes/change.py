"""One figure that changed: what it was, what it is, by how much."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from reportgen.audit.ledger.entries import Copy
from reportgen.audit.prose.units import kind_of
from reportgen.quantity import EXACT, Face, Quantity, printed
from reportgen.source import Span

ChangeKind = Literal["changed", "new", "removed", "renamed"]
Of = Literal["cell", "fact", "text", "table", "row", "column"]


@dataclass(frozen=True, slots=True)
class Change:
    """A change; `span` is where the figure is now, `copies` where the text printed it again.

    `difference` is a quantity in the figure's own face (percentages in 百分点), `share` the
    difference as a fraction of what it was.
    """

    kind: ChangeKind
    of: Of
    address: str
    before: str
    after: str
    order: tuple[int, ...]
    span: Span | None = None
    sentence: str = ""
    difference: Quantity | None = None
    share: Decimal | None = None
    copies: tuple[Copy, ...] = ()


def is_same_figure(one: Quantity, other: Quantity) -> bool:
    """Tell whether two printed figures state the same, whatever their face."""
    units = {kind_of(each.unit) for each in (one, other) if each.unit}
    return one.value == other.value and len(units) < 2


def changed(
    of: Of,
    address: str,
    before: tuple[str, Quantity | None],
    after: tuple[str, Quantity | None],
    *,
    order: tuple[int, ...],
    span: Span | None,
    sentence: str = "",
) -> Change:
    """Return a change with its difference, where both are figures."""
    (was, old), (now, new) = before, after
    made = Change("changed", of, address, was, now, order, span, sentence)
    if old is None or new is None:
        return made
    off = EXACT.subtract(new.value, old.value)
    share = EXACT.divide(off, abs(old.value)) if old.value else None
    return replace(made, difference=printed(off, _face(old, new), new.unit), share=share)


def _face(old: Quantity, new: Quantity) -> Face:
    digits = max(old.face.digits or 0, new.face.digits or 0)
    if new.face.scale in {"%", "百分点"}:
        return Face(digits, "百分点")
    if old.face.scale != new.face.scale:
        return Face(None, "", new.face.thousands)
    return Face(digits, new.face.scale, new.face.thousands)
