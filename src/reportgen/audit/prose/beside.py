"""What stands beside a figure and says nothing of how it moved: in brackets, of a plan."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reportgen.audit.prose.sentences import Statement
from reportgen.audit.prose.verbs import ROSE

OLD_ASIDE = re.compile(r"(?:比|较|与|同)[^，。；]{0,18}（$")
_CHANGE_ASIDE = re.compile(rf"^[（(](?:同比)?(?:{ROSE})(?:了|约)?$")  # 增加5人（增长2%）
_OF_MARK = re.compile("^(?:为|占|完成|达到?|相当于|是)")
# 超预算2.02亿元: how far from a mark, not how much there is.
_BEYOND = re.compile(r"^(?:超|超过|超出|短收|超收|高出|高于|低于|少于|多于)[^，。；]{0,10}$")


def held_apart(statements: Sequence[Statement]) -> Sequence[Statement]:
    """Leave out what stands in brackets, save what a change is from, and what is of a mark.

    为预算16亿元的99% and 超预算2亿元 say nothing of how the figure before them moved.
    """
    marks = {
        each.figure.start
        for pair in pairwise(statements)
        if (pair[1].is_share or pair[1].figure.kind == "倍") and pair[1].lead == "的"
        if _OF_MARK.match(pair[0].words)
        for each in pair
    }
    return [
        each
        for each in statements
        if (not each.aside or OLD_ASIDE.search(each.lead) or _CHANGE_ASIDE.match(each.lead))
        and not (_BEYOND.match(each.words) and not each.is_compared_with)
        and each.figure.kind != "年"
        and each.figure.start not in marks
    ]
