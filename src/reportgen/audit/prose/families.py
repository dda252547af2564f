"""Parts by their names: all of a thing (男 and 女), kinds that never overlap, the rest (其他)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.audit.prose.sentences import Statement

_NAMES = """
男 女
公办 民办
公立 民营
城镇 农村
城镇 乡村
城市 农村
农业 非农业
税收 非税
基本支出 项目支出
人员经费 公用经费
一般债务 专项债务
一般债券 专项债券
第一产业 第二产业 第三产业
一年级 二年级 三年级
上半年 下半年
校内 校外
过夜游 一日游
职工 离退休人员
出口 进口
中央 地方
一季度 二季度 三季度
一季度 二季度 三季度 四季度
"""
# All there is unless a third stands beside them: 境外.
_PLACE_NAMES = """
省内 省外
市内 市外
区内 区外
国内 国外
本省 外省
本市 外市
本地 外地
"""
FAMILIES = tuple(tuple(line.split()) for line in _NAMES.strip().splitlines())
PLACES = tuple(tuple(line.split()) for line in _PLACE_NAMES.strip().splitlines())
# What is of one of a line's kinds is of no other; in a name the first that it holds counts.
_KINDS_NAMES = """
男 女
公办 民办
特等奖 一等奖 二等奖 三等奖 优秀奖 优胜奖
金奖 银奖 铜奖
金牌 银牌 铜牌
正高 副高 中级 初级 未定级 未评
高级 中级 初级 未定级 未评
专任 行政 教辅 工勤 管理 后勤 科研
专任 专职 兼职 外聘
高级技师 技师 高级工 中级工 初级工
博士 硕士 学士 本科 专科 大专
研究生 本科 专科 大专 中专 高中 初中 小学 未上过学 文盲
国家级 省部级 省级 自治区级 区级 地市级 市级 县级 校级 院级
城市 城镇 城区 县城 镇区 乡村 农村
财政 自筹 捐赠
"""
_KINDS = tuple(tuple(line.split()) for line in _KINDS_NAMES.strip().splitlines())
# Parts that these words name are counted along other lines than their neighbours: both may hold.
_OVERLAPS = re.compile(
    "女|男|党员|团员|高级(?!中学)|副高|正高|中级|初级(?!中学)|硕士|博士|研究生|本科|双师|在编|少数民族|回族|以上|骨干|"
    "困难|贫困|残疾|农村|住宿|寄宿|示范|重点|民办|公办|达标|优质|特色|专任|专职|兼职|外聘|获奖|一等奖|"
    "普惠|留守|随迁|会员|民间|技改|电子"
)
# A 市级 one of these may be a 省级 one too.
_HONOURS = re.compile("示范|重点|骨干|优质|特色|名师|基地|达标|精品|一流")
_SCALED = re.compile("[级奖牌]")
_AGE = re.compile(r"[0-9十]{1,2}周?岁")
_YOUNGEST = re.compile(r"^(?:0|[—–~～至\-]1[0-7]周?岁|[0-9十]+周?岁及?以下)")
_DIGIT = re.compile(r"[0-9一二三四五六七八九十][^%％]*占")
_BELOW = re.compile("以下|以内|不足|不满|未满")
_ABOVE = re.compile("以上|超过")
_LEADING = re.compile("^(?:其中|，|、|；|:|：|有|获得?|的)+")
_TRADE = re.compile("[师士]$")
_REST = re.compile("^(?:[^，。；]{1,8}及其他|其他|其余|其它|剩余|余下|剩下)")
_LEAST_LEARNED = re.compile("^(?:未上过学|文盲|不识字|小学及?以下|初中及?以下|高中及?以下)")
_LOWEST = re.compile("及以下")


def make_up_all(parts: Sequence[Statement]) -> bool:
    """Tell whether the parts are those of one family, each once, and named alike beside that."""
    return any(
        len(family) == len(parts) and are([each.words for each in parts], family)
        for family in (*FAMILIES, *PLACES)
    )


def are(names: Sequence[str], family: Sequence[str]) -> bool:
    """Tell whether names are those of a family, each once, and alike beside that."""
    if not any(member in names[0] for member in family):
        return False
    left = set(family)
    rests = []
    for name in names:
        words = _LEADING.sub("", name)
        member = next((each for each in sorted(left, key=len, reverse=True) if each in words), "")
        if not member:
            return False
        left.discard(member)
        rests.append(words.replace(member, "", 1))
    return all(rests[0].endswith(rest) for rest in rests)  # 公办园, 普惠性民办园: not all


def is_rest(name: str) -> bool:
    """Tell whether a part is called the rest: 其他残疾."""
    return _REST.match(_LEADING.sub("", name)) is not None


def end_in_rest(names: Sequence[str]) -> bool:
    """Tell whether the last of a list takes what is left: 其他…, or 初级及以下 of a scale."""
    if is_rest(names[-1]):
        return True
    if len(names) < 3 or not is_scale(names):
        return False
    if _AGE.search(names[-1]):
        youngest = any(_YOUNGEST.search(_LEADING.sub("", name)) for name in names)
        return youngest and any("以上" in name for name in names)
    least = _LEAST_LEARNED.search(_LEADING.sub("", names[0])) is not None
    return (least and "及以上" in names[-1]) or _LOWEST.search(names[-1]) is not None


def are_bands(names: Sequence[str]) -> bool:
    """Tell whether names are bands of figures from the lowest to the highest: 60分以下…90分以上."""
    if len(names) < 3 or not all(map(_DIGIT.search, names)):
        return False
    return sum(map(_is_least, names)) == 1 == sum(map(_is_most, names))


def _is_least(name: str) -> bool:
    return _BELOW.search(name) is not None


def _is_most(name: str) -> bool:
    return _ABOVE.search(name) is not None


def may_overlap(names: Sequence[str]) -> bool:
    """Tell whether one thing may be counted under several of the names."""
    if len(set(names)) < 2 or not any(map(_OVERLAPS.search, names)):
        return False
    return not (is_scale(names) or _alike(names))


def is_scale(names: Sequence[str]) -> bool:
    """Tell whether the names are different kinds of one line, or age groups."""
    plain = [_LEADING.sub("", name) for name in names if not is_rest(name)]
    if any(map(_HONOURS.search, plain)):
        return False
    if all(map(_AGE.search, plain)):
        lowest = sum("以下" in name for name in plain)
        return lowest < 2 and sum("以上" in name for name in plain) < 2
    return any(_each_another(plain, kinds) for kinds in _KINDS)


def are_apart(names: Sequence[str]) -> bool:
    """Tell whether names can be of no one thing: a scale, trades of people, or called alike."""
    trades = all(_TRADE.search(name) for name in names)
    return is_scale(names) or trades or (len(_shared_end(names)) > 1 and not may_overlap(names))


def _each_another(names: Sequence[str], kinds: Sequence[str]) -> bool:
    found = [next((kind for kind in kinds if kind in name), "") for name in names]
    return len(set(found)) == len(names) > 1 and "" not in found


def _alike(names: Sequence[str]) -> bool:
    """Tell whether what may overlap stands in all the names alike, at their end: 残疾."""
    shared = _shared_end(names)
    rests = [_LEADING.sub("", name.removesuffix(shared)) for name in names]
    plain = shared and all(rests) and not any(map(_OVERLAPS.search, rests))
    return bool(plain) and not (_HONOURS.search(shared) and any(map(_SCALED.search, rests)))


def _shared_end(names: Sequence[str]) -> str:
    shortest = min(map(len, names))
    same = 0
    while same < shortest and len({name[-1 - same] for name in names}) == 1:
        same += 1
    return names[0][len(names[0]) - same :]
