"""The units that follow a figure in a sentence, and which of them can be compared."""

from __future__ import annotations

from functools import cache

# Units of one line measure one thing; the first names the kind.
_KINDS = """
人 名 位 学员 生
人次 人次数
元 元钱 块钱
平方米 平米 ㎡ m² m2 M² M2
立方米 m³ m3
公里 千米 km
米 m
吨 t
公斤 千克 kg
千瓦 kW
千瓦时 度 kWh
台 台套 台（套） 台(套) 台/套
套
个百分点 百分点
个千分点 千分点
场 场次
次 次数
册 本
节 课次
间 个房间
"""
_OTHERS = """
所 家 户 个 项 门 期 届 栋 幢 座 处 块 片 条 件 份 篇 种 类 支 对 组 班 队 枚 辆 艘 架 只 头 匹
株 棵 盏 部 卷 封 桩 起 页 把 顶 面 口 根 段 尊
课时 学时 学分 小时 天 年 个月 月 周 分钟 秒 岁 周岁 倍 成 折 批 批次 轮 级 科 类次 张 例 宗
亩 公顷 平方公里 平方千米 km² 美元 港元 欧元 升 斤 兆瓦 吉瓦 MW GW GB TB PB Mbps 吨标准煤 立方 方
篇次 人天 人日 课 堂 票 床 张床位 单 笔 幅 首 代 线 站 点 站点 粒 羽 标箱 车次 航次 班次 分
架次 户次 件次
车 床位 学位 工位 座位 岗位 名额 亩次 公里/小时 元/人 元/生 元/月 元/年 元/天 元/平方米
微克/立方米 毫克/立方米 毫克/升 微克/升 人/平方公里 册/生 台/生 平方米/生
"""
# How many of something, told exactly; a figure with one of these is not rounded of itself.
_COUNTED_NAMES = """
人 名 位 人次 所 家 户 个 项 门 期 台 台套 套 册 本 场 场次 次 栋 幢
座 处 间 辆 张 件 份 篇 种 类 支 班 条 对 部 节 批 轮 例 头 只
"""
_COUNTED = frozenset(_COUNTED_NAMES.split())
_MEASURED = frozenset(
    [
        "公里",
        "米",
        "平方米",
        "立方米",
        "吨",
        "公斤",
        "亩",
        "公顷",
        "平方公里",
        "平方千米",
        "千瓦时",
        "千瓦",
    ]
)
# Too general to be one thing by themselves: 3个 may be of anything.
_GENERAL_NAMES = """
个 项 次 场 期 件 种 类 条 门 处 批 批次 份 套 台 支 张 组
"""
_GENERAL = frozenset(_GENERAL_NAMES.split())


def all_units() -> frozenset[str]:
    """Return every unit that may follow a figure, 元 with its usual scales among them."""
    return frozenset(kinds())


@cache
def kinds() -> dict[str, str]:
    """Return the kind of every unit that is known."""
    found = {unit: unit for unit in _OTHERS.split()}
    for line in _KINDS.strip().splitlines():
        units = line.split()
        found |= dict.fromkeys(units, units[0])
    return found


def kind_of(unit: str) -> str:
    """Return what a unit counts or measures: 名 and 人 are one kind."""
    return kinds().get(unit, unit)


def is_counted(unit: str) -> bool:
    """Tell whether a unit counts things one by one."""
    return unit in _COUNTED


def is_measured(kind: str) -> bool:
    """Tell whether a kind of unit measures, so that whole ones are rounded too."""
    return kind in _MEASURED


def is_general(unit: str) -> bool:
    """Tell whether a unit may count anything, so that the noun must say what."""
    return unit in _GENERAL
