"""What may be behind a figure that does not agree: a slip of the fingers, or what a note says."""

from __future__ import annotations

from decimal import Decimal

from reportgen.model import DataTable, plain_text

_TELLING = 3  # digits that tell a slip from another figure
# What a note says that explains a total.
_SAID = (
    *("含", "包括", "不计", "未计", "另有", "四舍五入", "口径", "不等于", "取整"),
    *("重复", "只计", "去重", "仅列", "未列", "部分"),
)


def looks_mistyped(stated: Decimal, meant: Decimal) -> bool:
    """Tell whether a figure is another with its point moved, a digit changed or two exchanged."""
    one, other = _digits(stated), _digits(meant)
    if one == other:
        return bool(one)
    if len(one) != len(other) or len(one) < _TELLING:
        return False
    off = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    swapped = len(off) == 2 and sorted(one) == sorted(other) and off[1] == off[0] + 1
    return len(off) == 1 or swapped


def is_explained(table: DataTable) -> bool:
    """Tell whether a table's note says why its figures may not add up."""
    return any(word in plain_text(table.note) for word in _SAID)


def _digits(value: Decimal) -> str:
    return f"{abs(value.normalize()):f}".replace(".", "").strip("0")
