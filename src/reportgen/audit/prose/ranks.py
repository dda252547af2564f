"""Places and proportions that moved: 第42位上升至第36位，上升6位; 16.8:1降至16.1:1，下降0.7."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportgen.audit.prose.explained import Outcome
from reportgen.audit.prose.numbers import Number, difference, half
from reportgen.audit.prose.sentences import Prose
from reportgen.audit.prose.told import Stated, gap_told
from reportgen.diagnostics import Diagnostic, problem
from reportgen.quantity import Face, Quantity

_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_UP, _DOWN = "上升|提升|前移|跃升|攀升|提高|前进|晋升", "下降|后移|下滑|下跌|后退|退后|退步|跌"
_RANKS = (
    rf"第(?P<old>[0-9]+)(?P<unit>[位名])[^，。；0-9]{{0,4}}(?P<verb>{_UP}|{_DOWN}|升|降|退)[到至]?[^，。；0-9]{{0,6}}"
    rf"第(?P<new>[0-9]+)(?P=unit)[，,](?:比上年|较上年|同比|共)?(?P<moved>{_UP}|{_DOWN}|升|降|退)了?"
    rf"(?P<by>[0-9]+)(?:个?(?:位次?|名次?))"
)
_ROSE, _FELL = "扩大|提高|上升|增加|增大|升|增", "缩小|降低|下降|减少|降|减"
# 居全省第5位，比上届（第7位）前进2位; 居第4位，较上半年的第7位前移3位
_RANK_SINCE = (
    rf"第(?P<new>[0-9]+)(?P<unit>[位名])[，,（]?(?:比|较|由)[^，。；0-9]{{1,8}}?(?:的|（)?第(?P<old>[0-9]+)(?P=unit)）?"
    rf"(?P<verb>)(?P<moved>{_UP}|{_DOWN}|升|降|退)了?(?P<by>[0-9]+)(?:个?(?:位次?|名次?))"
)
# 在全市12个县（区）中居第3位
_OF_SO_MANY = re.compile(
    r"(?P<many>[0-9]+)[个所家名支][^，。；0-9]{1,14}中[^，。；0-9]{0,10}第(?P<rank>[0-9]+)[位名]"
)
# 生师比12.51∶1，较上年的12.83∶1有所下降
_RATIO_TURNED = (
    rf"(?P<new>{_NUMBER})[:：∶]1[，,][比较](?:上年|去年|上学年)(?:同期)?的?(?P<old>{_NUMBER})[:：∶]1"
    rf"(?:有所|略有|明显|进一步|均有)(?P<moved>{_ROSE}|{_FELL})"
)
_RATIOS = (
    rf"[由从][^，。；]{{0,10}}?(?P<old>{_NUMBER})[:：∶]1(?P<verb>{_ROSE}|{_FELL})[到至为][^，。；0-9]{{0,6}}"
    rf"(?P<new>{_NUMBER})[:：∶]1[，,](?P<moved>{_ROSE}|{_FELL})了?(?P<by>{_NUMBER})(?![0-9%‰:：∶]|个)"
)
# 生师比为15.36:1，比上年的16.02:1下降0.66
_SINCE_RATIO = (
    rf"(?P<new>{_NUMBER})[:：∶]1[，,][比较](?:上年|去年|上学年)(?:同期)?的?(?P<old>{_NUMBER})[:：∶]1"
    rf"(?P<verb>)(?P<moved>{_ROSE}|{_FELL})了?(?P<by>{_NUMBER})(?![0-9%‰:：∶]|个)"
)
# 由上年的2.15:1缩小为2.10:1
_RATIO_MOVED = (
    rf"[由从][^，。；]{{0,10}}?(?P<old>{_NUMBER})[:：∶]1(?P<moved>{_ROSE}|{_FELL})[到至为][^，。；0-9]{{0,6}}"
    rf"(?P<new>{_NUMBER})[:：∶]1"
)
_ANY = re.compile("第[0-9]+[位名]|[0-9][:：∶]1")


def ranks_told(prose: Prose) -> Iterator[Outcome]:
    """Yield the places and proportions that did not move as far as is said."""
    text = prose.passage.text
    if _ANY.search(text):
        for found in re.compile(_RANKS).finditer(text):
            yield from _held(prose, found, "第", found["unit"], _UP, better=-1)
        for found in re.compile(_RANK_SINCE).finditer(text):
            yield from _held(prose, found, "第", found["unit"], _UP, better=-1)
        for found in _OF_SO_MANY.finditer(text):
            yield from _of_so_many(prose, found)
        for found in re.compile(_RATIOS).finditer(text):
            yield from _held(prose, found, "", ":1", _ROSE, better=1)
        for found in re.compile(_SINCE_RATIO).finditer(text):
            yield from _held(prose, found, "", ":1", _ROSE, better=1)
        for pattern in (_RATIO_TURNED, _RATIO_MOVED):
            for found in re.compile(pattern).finditer(text):
                yield from _turned(prose, found)


def _of_so_many(prose: Prose, found: re.Match[str]) -> Iterator[Outcome]:
    """Yield a place beyond the last one: 第13位 of 12个县."""
    if int(found["rank"]) > int(found["many"]) and prose.passage.is_typed(*found.span("rank")):
        yield problem(
            "prose-percent.contrary",
            prose.passage.place(*found.span("rank")),
            at=f"第{found['rank']}",
            stated=f"第{found['rank']}",
            old=found["many"],
            expected=found["rank"],
        )


def _turned(prose: Prose, found: re.Match[str]) -> Iterator[Outcome]:
    """Hold 有所下降 against the two proportions before it."""
    old, new = (_number(found[name], f"{found[name]}:1") for name in ("old", "new"))
    rises = re.fullmatch(_ROSE, found["moved"]) is not None
    if new.value != old.value and rises != (new.value > old.value):
        yield _contrary(prose, found, "moved", old, new)


def _held(
    prose: Prose, found: re.Match[str], before: str, after: str, up: str, *, better: int
) -> Iterator[Outcome]:
    """Hold a move against its two ends; of places a smaller number is `better`."""
    if not prose.passage.is_typed(*found.span("by")):
        return
    old, new = (_number(found[name], f"{before}{found[name]}{after}") for name in ("old", "new"))
    moved = (new.value - old.value) * better
    for name in ("verb", "moved"):
        if not found[name]:
            continue
        rises = re.fullmatch(f"{up}|升", found[name]) is not None
        if moved and rises != (moved > 0):
            yield _contrary(prose, found, name, old, new)
            return
    digits = len(found["by"].partition(".")[2])
    stated = Quantity(Decimal(found["by"]), Face(digits), after if before else "", found["by"])
    own = Stated(prose, *found.span("by"), f"{found['moved']}{found['by']}", stated)
    gap = difference(new, old) if new.value > old.value else difference(old, new)
    yield from gap_told(own, gap, "prose-percent.gap")


def _number(digits: str, text: str) -> Number:
    decimals = len(digits.partition(".")[2])
    quantity = Quantity(Decimal(digits), Face(decimals), "", text)
    return Number(quantity.value, half(quantity) if decimals else Decimal(0), text)


def _contrary(
    prose: Prose, found: re.Match[str], name: str, old: Number, new: Number
) -> Diagnostic:
    return problem(
        "prose-percent.contrary",
        prose.passage.place(found.start(name), found.end(name)),
        at=found[name],
        stated=found[name],
        old=old.text,
        expected=new.text,
    )
