"""What is left of what came and went: 收入…支出…结余…, 出口…进口…顺差…, 出生率…死亡率…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.audit.prose.explained import Outcome
from reportgen.audit.prose.numbers import difference, number, total
from reportgen.audit.prose.sentences import Prose, Statement
from reportgen.audit.prose.told import gap_told, stated

_ANY = re.compile("结[余存转]|超支|缺口|赤字|毛利|毛收益|[库余顺逆][存额差]|自然增|净[增流迁]")


@dataclass(frozen=True, slots=True)
class _Balance:
    """What is named so is what came less what went; `begun` was there before, where it is said.

    Of what came and went `in_all` nothing else is to be thought of.
    """

    left: str
    came: str
    went: str
    begun: str = ""
    in_all: bool = False


_BALANCES = (
    _Balance(
        "结余|结转|结转下年[^，]{0,6}|结转结余|结转和结余|滚存结余",
        "收入总[计量]|收入合计|总收入",
        "支出总[计量]|支出合计|总支出",
        in_all=True,
    ),
    _Balance("(?:当期|当年|本年|收支)(?:缺口|超支|赤字)", "支出", "收入"),
    _Balance("超支|收支缺口|赤字", "支出总[计量]|总支出", "收入总[计量]|总收入", in_all=True),
    _Balance("(?:当期|当年|本年|本期|收支|当年收支|收支相抵)结余", "收入", "支出"),
    _Balance(
        "(?:年末|期末|年终)(?:结转和?结余|结转|结余|结存|库存|余额|滚存结余)",
        "收入|入库|购入|产量|新增|增加",
        "支出|出库|发放|销量|减少|使用",
        "(?:年初|期初|上年)(?:结转和?结余|结转|结余|结存|库存|余额)",
    ),
    _Balance("毛利润?|毛收益", "收入|销售额", "成本"),
    _Balance("顺差", "(?<!进)出口(?:额|总值)?", "进口(?:额|总值)?"),
    _Balance("逆差", "进口(?:额|总值)?", "(?<!进)出口(?:额|总值)?"),
    _Balance("自然增长率", "出生率", "死亡率"),
    _Balance("自然增加", "出生(?:人口|人数)?", "死亡(?:人口|人数)?"),
    _Balance("自然减少", "死亡(?:人口|人数)?", "出生(?:人口|人数)?"),
    _Balance(
        "净增(?:加)?|净流入|净迁入",
        "(?:新增|新设|新登记|新开办|调入|迁入|流入|引进)[^，]{0,8}",
        "(?:注销|吊销|撤销|关闭|调出|迁出|流出|退出)[^，]{0,8}",
    ),
)
# What else came or went is not in the balance.
_MORE = re.compile(
    "上缴|上解|分配|调[入出]|补助|补贴|转移|回收|收回|损耗|弥补|提取|债务|还本|拨付|退休|离职|死亡"
)
_BACK = 24


def _ends(words: str) -> re.Pattern[str]:
    """Return what finds words at the end of those before a figure; `re` keeps it."""
    return re.compile(rf"(?:{words})(?:总额|总计|合计)?(?:分别)?(?:为|是|有|达到?)?$")


def balances_told(prose: Prose) -> Iterator[Outcome]:
    """Yield the balances that what came and what went do not leave."""
    if _ANY.search(prose.passage.text):
        before: Sequence[Statement] = ()
        for period in prose.periods:
            yield from _of_list(prose, period.statements, before)
            before = period.statements[-_BACK:]


def _of_list(
    prose: Prose, statements: Sequence[Statement], before: Sequence[Statement]
) -> Iterator[Outcome]:
    for index, each in enumerate(statements):
        if (
            not (index or before)
            or each.figure.loose
            or each.figure.bound is not None
            or each.aside
        ):
            continue
        earlier = statements[max(0, index - _BACK) : index]
        for balance in _BALANCES:
            known = (*before, *earlier) if balance.in_all else earlier
            if _ends(balance.left).search(each.words) and (
                told := list(_held(prose, each, balance, known))
            ):
                yield from told
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
    if balance.begun:
        begun = _only(balance.begun, alike)
        if begun is None:
            return
        used.append(begun)
        gained = total((number(begun), gained))
    others = () if balance.in_all else (one for one in alike if one not in used)
    if any(_MORE.search(one.words) for one in others):
        return
    left = difference(gained, number(went))
    yield from gap_told(stated(prose, each), left, "prose-percent.gap")


def _alike(one: Statement, each: Statement) -> bool:
    same = one.figure.kind == each.figure.kind
    return same and one.is_share == each.is_share and not one.aside


def _only(words: str, alike: Sequence[Statement]) -> Statement | None:
    """Return the one figure that is named so; None of several, or where it is no exact one."""
    found = [one for one in alike if _ends(words).search(one.words)]
    return found[0] if len(found) == 1 and not found[0].figure.loose else None
