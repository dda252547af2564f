"""Which figure a group that words name is: 办结的申请中 of 全年办结64件."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.audit.prose.claims import core
from reportgen.audit.prose.sentences import Statement
from reportgen.audit.spelling import stands_within

_NOUN = re.compile("(?<=..)(?:案件|申请|项目|人员|学生|教师|学校|企业|机构|资金|总量|总数)$")
_SHORT = 4  # characters of a name that may lie apart in a figure's words


def called_group(name: str, earlier: Sequence[Statement]) -> Statement | None:
    """Return the one figure that a group's name means; None where several may be meant."""
    name = core(name)
    levels = [s for s in earlier if s.is_level]
    doing = name.partition("的")[0] if "的" in name else ""
    short = _NOUN.sub("", name)
    ways = (
        [s for s in levels if core(s.words) == name],
        [s for s in levels if core(s.words).endswith(name)],
        [s for s in levels if len(doing) > 1 and core(s.words).endswith(doing)],
        [s for s in levels if len(short) > 1 and core(s.words) == short],
        [s for s in levels if len(doing) >= _SHORT and stands_within(doing, core(s.words))],
        [
            s
            for s in levels
            if len(name) >= _SHORT and stands_within(name.replace("的", ""), core(s.words))
        ],
    )
    named = next((way for way in ways if way), []) if len(name) > 1 else []
    return named[-1] if len({s.figure.value for s in named}) == 1 else None
