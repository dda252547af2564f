"""What a sentence says has moved, and the changes that are told behind a figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from reportgen.audit.prose.sentences import Statement
from reportgen.audit.prose.verbs import ROSE

# 比上年增加, 增长, 增幅, 四年提高: nothing else is said to have moved.
ONLY_MOVED = re.compile(
    r"^(?:(?:比|较|与|同)[^，。；占]{0,12}?|相比|同比|环比|均|共|累计|净|又|[一二两三四五六七八九十]+年|"
    r"间|来|内|年均|平均|每年)*"
    rf"(?:增收|增支|增产|净增|多增|增幅|涨幅|增长率|增速|减收|减支|减产|降幅|减幅|高|低|{ROSE}"
    r"|(?:提标|提高|上涨|增长|下降|降低|调整|上调|下调)幅度|[多少](?:[\u4e00-\u9fff]{1,3}?)?)"
    r"(?:了|为|达|约|个)*$"
)
_MOST = 6  # changes that are told of one figure


@dataclass(frozen=True, slots=True)
class Moved:
    """What was `old` (None where that is not said) and is `new`, and how it is said to move."""

    old: Statement | None
    new: Statement
    by: tuple[Statement, ...]
    rose: str = ""  # the verb of 从…提高到…, "" without one
    pace: str = ""  # 增速 or 降幅 where it is that which moved
    gross: bool = False  # 新增: what went is not told


# What moved at a figure, where to go on, and which figure later words speak of.
Step: TypeAlias = tuple[Moved | None, int, Statement | None]


def changes_from(statements: Sequence[Statement], at: int) -> tuple[tuple[Statement, ...], int]:
    """Return the changes from a place on, and where they end."""
    ahead, end = at, min(len(statements), at + _MOST)
    while ahead < end and (
        ONLY_MOVED.match(own_words(statements[ahead])) or _times(statements, ahead)
    ):
        ahead += 1
    return tuple(statements[at:ahead]), ahead


def _only_moved(each: Statement) -> bool:
    return ONLY_MOVED.match(own_words(each)) is not None


def _times(statements: Sequence[Statement], at: int) -> bool:
    """Tell whether a figure is so many times, before how far it moved: 是…的2倍，增长100%."""
    follows = at + 1 < len(statements) and _only_moved(statements[at + 1])
    return follows and statements[at].figure.kind == "倍"


def own_words(each: Statement) -> str:
    """Return the words of a figure without 相比."""
    return each.words.strip("相比，）) ") if "相比" in each.words else each.words


def if_alike(moved: Moved) -> Moved | None:
    """Return a move whose two ends count the same, None for any other."""
    old, new = moved.old, moved.new
    if old is None:
        exact = bool(new.figure.kind) and not new.figure.loose
        return moved if exact and not new.is_share and not new.is_change else None
    alike = are_alike(old, new) or (bool(moved.rose) and _are_plain(old, new))
    return moved if alike and not new.is_change else None


def _are_plain(old: Statement, new: Statement) -> bool:
    """Tell whether two figures are decimals without a unit: 差异系数由0.412降至0.365."""
    each = (old.figure, new.figure)
    plain = not any(figure.kind or figure.loose or figure.is_percent for figure in each)
    return plain and all(figure.quantity.face.digits for figure in each)


def are_alike(old: Statement, new: Statement) -> bool:
    """Tell whether two exact figures count the same."""
    if old.figure.loose or new.figure.loose or not (new.figure.kind or new.is_share):
        return False
    return old.figure.kind == new.figure.kind and old.is_share == new.is_share
