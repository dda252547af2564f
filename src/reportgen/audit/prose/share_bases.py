"""What a share may be of: what its words name, what 其中 divides, and what stands near."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.audit.prose.among import Among
from reportgen.audit.prose.claims import Share, core
from reportgen.audit.prose.labels import Labels
from reportgen.audit.prose.numbers import Number, number
from reportgen.audit.prose.sentences import Statement

_HEAD = re.compile("共|总|现有|全部")


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a share: the figures before it, the 其中 it stands in, its neighbours."""

    earlier: Sequence[Statement]
    among: Among | None
    siblings: Sequence[Share]


@dataclass(frozen=True, slots=True)
class Bases:
    """What a share may be of.

    `own` is what the text gives as its whole, `near` any other figure of its kind. `certain` wholes
    are called by the very words of the share: no other figure explains it then.
    """

    own: tuple[Number, ...]
    near: tuple[Number, ...]
    certain: bool


def bases_of(share: Share, around: Around, labels: Labels) -> Bases:
    """Return what a share may be of."""
    kind = share.part.figure.kind
    same = [
        each
        for each in around.earlier
        if each.is_level and each.figure.kind == kind and each is not share.part
    ]
    beside = labels.row_of(share.part.figure.value, kind)
    near = (*(number(s) for s in same if not s.figure.loose), *map(_plain, beside))
    if not share.name:
        return Bases(tuple(map(number, _wholes(share, around, same))), near, certain=False)
    named = [each for each in same if share.name in each.said]
    strict = [s for s in named if core(s.words) == share.name and not s.figure.loose]
    tables = map(_plain, labels.figures(share.name, share.each.school, kind))
    return Bases((*map(number, strict or named), *tables), near, certain=bool(strict))


def _plain(value: Decimal) -> Number:
    return Number(value, text=f"{value.normalize():f}")


def _wholes(share: Share, around: Around, same: Sequence[Statement]) -> Iterator[Statement]:
    """Yield what 其中, or 共 at the head of the list, gives as the whole of a bare share."""
    at, kind = share.part.figure.start, share.part.figure.kind
    if around.among is not None:
        yield from (each for each in around.among.wholes_of(kind) if not each.figure.loose)
        return
    head = next((s for s in same if not (s.is_change or s.aside) and s.figure.start < at), None)
    if head is None or head.figure.loose or not _HEAD.search(head.words):
        return
    if not any(sibling.part is head for sibling in around.siblings):  # a part itself
        yield head
