"""What a line of growth rates grew from: two lines of a table, or one line year by year."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from reportgen.audit.bases import Base, year_before, year_of
from reportgen.audit.series import Series, member_key
from reportgen.audit.votes import FEWEST, Values, figures_in, vote
from reportgen.model import Line, plain_text

_REAL = re.compile("可比|不变价|同口径|实际")  # growth not of the figures as they stand
_BEFORE = re.compile("上年|去年|上期|同期|上学年|上一年")


def found_change(
    ratio: Series, inner: Sequence[Series], known: Mapping[int, Values]
) -> Base | None:
    """Return the two lines that a growth rate leads from one to the other.

    It has to show in nearly all rows: growth at constant prices comes near that of the figures.
    A year's line and that of the year before it show it with fewer digits.
    """
    stated = figures_in(ratio)
    if len(stated) < FEWEST or _is_real(ratio):
        return None
    for top in inner:
        for bottom in inner:
            if top is bottom:
                continue
            over, under = known[id(top)], known[id(bottom)]
            votes = vote(stated, _changed(over, under))
            if votes.mostly(len(stated), telling=0 if _follows(top.line, bottom.line) else 2):
                return Base(top, bottom, kind="change")
    return None


def _is_real(ratio: Series) -> bool:
    """Tell whether growth is said to be another than that of the figures as they stand."""
    about = plain_text(ratio.table.note) + plain_text(ratio.table.caption)
    return _REAL.search(about + "".join(ratio.line.titles)) is not None


def _follows(line: Line, other: Line) -> bool:
    """Tell whether a line is of the year after another's: 2024年 and 2023年, 本年 and 上年."""
    years = [max(map(year_of, each.titles), default=0) for each in (line, other)]
    if all(years):
        return years[0] == years[1] + 1
    now, before = ("".join(each.titles) for each in (line, other))
    return bool(_BEFORE.search(before)) and not _BEFORE.search(now)


def found_growth(
    ratio: Series, inner: Sequence[Series], known: Mapping[int, Values]
) -> Base | None:
    """Return the line whose growth since the year before is told year by year."""
    before = {key: year_before(ratio, member) for key, member in ratio.named.items()}
    keys = {key: member_key(member) for key, member in before.items() if member is not None}
    stated = {key: each for key, each in figures_in(ratio).items() if key in keys}
    if len(stated) < FEWEST or _is_real(ratio):
        return None
    for top in inner:
        figures = known[id(top)]
        earlier = {key: figures[last] for key, last in keys.items() if last in figures}
        if vote(stated, _changed(figures, earlier)).mostly(len(stated)):
            return Base(top, top, kind="since")
    return None


def _changed(over: Values, under: Values) -> Callable[[str], float | None]:
    def of(key: str) -> float | None:
        top, bottom = over.get(key), under.get(key)
        return top / bottom - 1 if top is not None and bottom and bottom > 0 else None

    return of
