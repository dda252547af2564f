"""What is left of what came and went: 收入…支出…结余…, 出口…进口…顺差…, 出生率…死亡率…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.audit.prose.explained import Outcome
from reportgen.audit.prose.numbers import Number, difference, number, total
from reportgen.audit.prose.sentences import Period, Prose, Statement
from reportgen.audit.prose.told import gap_told, stated

_ANY = re.compile("结余|结存|库存|顺差|逆差|增长率|净增|净流入|净迁入|结转")


@dataclass(frozen=True, slots=True)
class _Balance:
    """What is named so is what came less what went; `begun` was there before, where it is said."""

    left: re.Pattern[str]
    came: re.Pattern[str]
    went: re.Pattern[str]
    begun: re.Pattern[str] | None = None


def _balance(left: str, came: str, went: str, begun: str = "") -> _Balance:
    ends = [re.compile(rf"(?:{words})(?:总额|总计|合计)?[为是达]?$") for words in (left, came, went)]
    return _Balance(*ends, re.compile(rf"(?:{begun})[为是有]?$") if begun else None)


_BALANCES = (
    _balance("当期结余|当年结余|本年结余|本期结余|收支结余|当年收支结余|收支相抵结余", "收入", "支出"),
    _balance(
        "(?:年末|期末|年终)(?:结转和?结余|结转|结余|结存|库存|余额|滚存结余)",
        "收入|入库|购入|产量|新增|增加",
        "支出|出库|发放|销量|减少|使用",
        "(?:年初|期初|上年)(?:结转和?结余|结转|结余|结存|库存|余额)",
    ),
    _balance("顺差", "(?<!进)出口(?:额|总值)?", "进口(?:额|总值)?"),
    _balance("逆差", "进口(?:额|总值)?", "(?<!进)出口(?:额|总值)?"),
    _balance("自然增长率", "出生率", "死亡率"),
    _balance(
        "净增(?:加)?|净流入|净迁入",
        "新增|新设[^，]{0,8}|新登记[^，]{0,8}|新开办[^，]{0,8}|调入|迁入|流入|引进[^，]{0,6}",
        "注销[^，]{0,8}|吊销[^，]{0,8}|撤销[^，]{0,8}|关闭[^，]{0,8}|调出|迁出|流出|退出",
    ),
)
# What else came or went is not in the balance.
_MORE = re.compile("上缴|上解|分配|调[入出]|补助|补贴|转移|回收|收回|损耗|弥补|提取|债务|还本|拨付")
_BACK = 12


def balances_told(prose: Prose, period: Period) -> Iterator[Outcome]:
    """Yield the balances that what came and what went do not leave."""
    if not _ANY.search(prose.passage.text, period.start, period.end):
        return
    statements = period.statements
    for index, each in enumerate(statements):
        if index < 2 or each.figure.loose or each.figure.bound is not None or each.aside:
            continue
        for balance in _BALANCES:
            if balance.left.search(each.words) is not None:
                earlier = statements[max(0, index - _BACK) : index]
                yield from _held(prose, each, balance, earlier)
                break


def _held(
    prose: Prose, each: Statement, balance: _Balance, earlier: Sequence[Statement]
) -> Iterator[Outcome]:
    alike = [one for one in earlier if _alike(one, each)]
    came, went = (_only(words, alike) for words in (balance.came, balance.went))
    if came is None or went is None:
        return
    used = [came, went]
    gained = number(came)
    if balance.begun is not None:
        begun = _only(balance.begun, alike)
        if begun is None:
            return
        used.append(begun)
        gained = total((number(begun), gained))
    if any(_MORE.search(one.words) for one in alike if one not in used):
        return
    left = difference(gained, number(went))
    yield from gap_told(stated(prose, each), left, "prose-percent.gap")


def _alike(one: Statement, each: Statement) -> bool:
    same = one.figure.kind == each.figure.kind
    return same and one.is_share == each.is_share and not one.aside


def _only(words: re.Pattern[str], alike: Sequence[Statement]) -> Statement | None:
    """Return the one figure that is named so; None of several, or where it is no exact one."""
    found = [one for one in alike if words.search(one.words) is not None]
    return found[0] if len(found) == 1 and not found[0].figure.loose else None
