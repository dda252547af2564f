"""The functions of the language: their names in both languages, and how many values they take."""

from __future__ import annotations

from collections.abc import Mapping

_NAMES = {
    "sum": "合计 求和",
    "mean": "平均 平均值",
    "max": "最大 最大值",
    "min": "最小 最小值",
    "count": "个数 计数",
    "round": "四舍五入",
    "percent": "占比 百分比",
    "ratio": "比",
    "change": "增长 增长率",
    "difference": "增减",
    "ten-thousand": "万",
    "hundred-million": "亿",
}
ENGLISH: Mapping[str, str] = {
    name: english for english, chinese in _NAMES.items() for name in (english, *chinese.split())
}
_MANY = 50
_ARITY = {
    "sum": (1, _MANY),
    "mean": (1, _MANY),
    "max": (1, _MANY),
    "min": (1, _MANY),
    "count": (1, _MANY),
    "round": (1, 2),
    "percent": (2, 3),
    "ratio": (2, 3),
    "change": (2, 3),
    "difference": (2, 2),
    "ten-thousand": (1, 2),
    "hundred-million": (1, 2),
}


def arity(function: str) -> tuple[int, int]:
    """Return the least and the largest number of values that a function takes."""
    return _ARITY[function]
