"""What people's answers and marks are called, from 非常满意 to 不满意 and from 优秀 to 不及格."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CONTENT = "非常满意 十分满意 很满意 比较满意 较满意 较为满意 基本满意 满意"
_LOWEST = (
    "非常不满意 很不满意 不太满意 较不满意 不满意 不合格 不及格 不达标 较差 很差 差 "
    "一般及以下 一般以下 基本满意及以下 合格以下"
)
_MIDDLE = "一般 基本满意 比较满意 较满意 较为满意 中等 中 合格 及格 达标 较好 良好 良"
_HIGHEST = "优秀 优 很好 非常好 好 优良"
CONTENT = frozenset(_CONTENT.split())
LOWEST = frozenset(_LOWEST.split())
_BETWEEN = frozenset(_MIDDLE.split())
_ALL = CONTENT | LOWEST | _BETWEEN | frozenset(_HIGHEST.split())
_LONG = "|".join(sorted((each for each in _ALL if len(each) > 1), key=len, reverse=True))
_END = r"(?:率|度|等次|等级)?(?:的|者|的学生|的人)?(?:为|达到?|是)?$"
_GRADE = re.compile(rf"(?P<grade>{_LONG}){_END}")
_SHORT = re.compile(f"^(?:为|选择|评价为)?(?P<grade>[优良中差好]){_END}")
_MAY_BE = re.compile("[意秀优好良中格及标差般]")
_NOISE = re.compile("[“”‘’「」\"' ]|占.*$|表示|其中")


def grade_of(words: str) -> str:
    """Return the grade that words end in, "" for none."""
    if not _MAY_BE.search(words):
        return ""
    plain = _NOISE.sub("", words)
    found = _GRADE.search(plain) or _SHORT.match(plain)
    return found["grade"] if found else ""


def are_all_grades(grades: Sequence[str]) -> bool:
    """Tell whether grades are a whole scale: each once, the lowest and one in the middle named."""
    different = len(set(grades)) == len(grades) > 2 and "优良" not in grades
    return different and not LOWEST.isdisjoint(grades) and not _BETWEEN.isdisjoint(grades)


def are_content(grades: Sequence[str]) -> bool:
    """Tell whether grades are all that 满意 may mean, each once."""
    return len(set(grades)) == len(grades) > 1 and CONTENT.issuperset(grades)
