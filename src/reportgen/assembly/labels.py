"""Labels as they are compared: without blanks, line breaks and a unit in brackets behind them."""

from __future__ import annotations

import re
from functools import lru_cache

_SPACE = re.compile(r"\s+")
_BRACKET = re.compile(r"[（(]([^（()）]*)[）)]$")
# What can stand in brackets behind a label as its unit, alone or before 元 as in 万元, 万元/生.
_UNIT_NAMES = """
元 美元 人 人次 人日 名 个 所 家 户 台 台套 套 册 项 张 本 场 期 次 份 篇 门 间 栋
辆 对 组 班 届 条 件 支 座 处 块 片 枚 位 生 倍 天 年 月 日 岁 分 学时 课时 小时 分钟
亩 公顷 平方米 平方公里 平米 米 公里 千米 吨 公斤 千克 个百分点 百分点
% ％ ‰ m m² m2 m³ m3 km km² mm cm ㎡ ㎥ kg g t GB TB MB Mbps
"""
_UNITS = frozenset(_UNIT_NAMES.split())
_SCALES = "十百千万亿"
_TOTALS = ("合计", "总计", "共计", "全市", "全区", "全县", "全省")
_SUBTOTALS = ("小计", "分计")
# What is no amount of anything: its total is no sum.
_NO_AMOUNT = re.compile(
    r"^[百千万]?(?:生均|人均|师均|校均|班均|户均|平均|最高|最低|最大|最小|每[百千万]?[人名户亩])"
    r"|(?:均值|平均数|中位数|众数|率|比|比例|占比|比重|比值|百分比|构成|均价|单价|单产|班额|得分|均分|指数|系数|密度)$"
    r"|(?:最高|最低|平均)(?:分|分数|成绩|温度|气温|值)?$|(?:增长|增速|增幅|涨幅|降幅|同比|环比)$"
    r"|(?:序号|编号|代码|代号|排名|名次|位次|电话|年份|年度|日期|时间|年龄|电话号码)$|[%％‰]$"
)
# Figures in these are rates, or what two rates differ by.
_RATE_UNITS = frozenset({"%", "‰", "百分点", "个百分点"})
# What is left over when what goes out is taken from what comes in.
_BALANCE = re.compile("(?:结余|盈余|结转|差额|余额)$")
# How a table says that a line is only some of the line above it; yearbooks print #.
_PART = re.compile(r"(?:其中|#|＃)")
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}、")
_PLAIN = re.compile(r"[^\W\d]\w*")


@lru_cache(maxsize=8192)
def bare(label: str) -> str:
    """Return the label as it is compared: `学  校` is 学校, `面积（m²）` is 面积."""
    close = _SPACE.sub("", label)
    unit = _unit_bracket(close)
    return close[: unit.start()] if unit else close


@lru_cache(maxsize=8192)
def unit_of(label: str) -> str:
    """Return the unit that stands in brackets behind a label, or nothing."""
    unit = _unit_bracket(_SPACE.sub("", label))
    return _named(unit.group(1)).replace("％", "%") if unit else ""


def _named(inner: str) -> str:
    return inner.removeprefix("单位：").removeprefix("单位:")


def _is_unit(text: str) -> bool:
    """Tell whether a text is a unit: 元, 万元, 册/生, 万."""
    parts = text.replace("／", "/").split("/")
    return len(parts) <= 2 and all(
        part in _UNITS or part.lstrip(_SCALES) in _UNITS or (part and not part.strip(_SCALES))
        for part in parts
    )


def _unit_bracket(close: str) -> re.Match[str] | None:
    found = _BRACKET.search(close)
    if found is None or not found.start() or not found.group(1):
        return None
    return found if _is_unit(_named(found.group(1))) else None


@lru_cache(maxsize=8192)
def loose(label: str) -> str:
    """Return the label without any bracket behind it: what an address may leave out."""
    return _BRACKET.sub("", bare(label)) or bare(label)


def is_total_label(label: str) -> bool:
    """Tell whether a label calls its line a total: 合计, 全市, 小计, 专业方向总计."""
    name = loose(label)
    return name in _TOTALS or name.endswith(("合计", "总计", "共计", *_SUBTOTALS))


def is_subtotal_label(label: str) -> bool:
    """Tell whether a label calls its line a total of a part: 小计, 工科小计."""
    return loose(label).endswith(_SUBTOTALS)


def is_part_label(label: str) -> bool:
    """Tell whether a label calls its line some of the one before: 其中：女, #女."""
    return _PART.match(bare(label)) is not None


def part_name(label: str) -> str:
    """Return what a part is called apart from saying that it is one: 女 for 其中：女."""
    return _PART.sub("", bare(label), count=1).lstrip("：: ") if is_part_label(label) else label


def is_numbered_label(label: str) -> bool:
    """Tell whether a label begins a chapter of its table, as 一、税收收入 does."""
    return _NUMBERED.match(bare(label)) is not None


def is_balance_label(label: str) -> bool:
    """Tell whether a label calls its line what is left over: 结余, 三、收支差额."""
    return _BALANCE.search(loose(label)) is not None


def adds_up(label: str, unit: str) -> bool:
    """Tell whether a line's figures may be summed up by default: not 生均面积, 就业率, 元/生."""
    if unit in _RATE_UNITS or "/" in unit.replace("／", "/"):
        return False
    return not _NO_AMOUNT.search(loose(label))


def is_plain(name: str) -> bool:
    """Tell whether a formula can say the name without quotes."""
    return _PLAIN.fullmatch(name) is not None
