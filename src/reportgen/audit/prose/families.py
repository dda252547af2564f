"""Parts that are all of a thing by their very names: 男 and 女, 公办 and 民办."""

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
农业 非农业
税收 非税
基本支出 项目支出
第一产业 第二产业 第三产业
一年级 二年级 三年级
上半年 下半年
校内 校外
本地 外地
市内 市外
省内 省外
出口 进口
"""
FAMILIES = tuple(tuple(line.split()) for line in _NAMES.strip().splitlines())
_LEADING = re.compile("^(?:其中|，|、|；|:|：|有)+")


def make_up_all(parts: Sequence[Statement]) -> bool:
    """Tell whether the parts are those of one family, each once, and named alike beside that."""
    return any(
        len(family) == len(parts) and _are(parts, family)
        for family in FAMILIES
    )


def _are(parts: Sequence[Statement], family: Sequence[str]) -> bool:
    left = set(family)
    rests = set()
    for part in parts:
        words = _LEADING.sub("", part.words)
        member = next((each for each in sorted(left, key=len, reverse=True) if each in words), "")
        if not member:
            return False
        left.discard(member)
        rests.add(words.replace(member, "", 1))
    rests.discard("")
    return len(rests) <= 1
