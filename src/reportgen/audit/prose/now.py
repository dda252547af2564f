"""Which figures of a sentence say how things stand now, and of the very whole that it names."""

from __future__ import annotations

import re

from reportgen.audit.prose.sentences import Prose, Statement
from reportgen.audit.series import Series
from reportgen.model import Line

_BEGAN = re.compile(r"(?:由|从)[^，。；由从]{0,16}$")
_MOVED_ON = re.compile(
    r"^(?:（[^（）]*）)?[，,]?[^，,。；0-9]{0,6}?(?:提高|提升|上升|攀升|跃升|跨升|升|增长|增加|增|扩大|扩|发展|壮大|下降|"
    r"降低|降|减少|压减|减|缩小|缩减|缩短|回落|调整|优化|改|变)"
)
# （统计口径为含兼课教师）; a figure inside says what a part comes to: （含女教师412人）.
_SCOPE = re.compile(
    r"[（(][^（）()]*(?:口径|(?:不|未|仅|只)?(?:包含|包括|计入)[^（）()0-9]+[）)]"
    r"|(?:不|未|仅|只)?[含计][^（）()0-9]+[）)]|(?:剔除|扣除|除外|另有)[^（）()0-9]*[）)])"
)
_BACK = 40  # characters before and behind a figure in which its brackets stand


def is_outgrown(each: Statement, behind: str) -> bool:
    """Tell whether a figure is what another rose or fell from: 由48.2%提升至51.2%.

    `behind` is what follows it.
    """
    if not ("由" in each.words or "从" in each.words):
        return False
    return _BEGAN.search(each.words) is not None and _MOVED_ON.match(behind) is not None


def names_member(series: Series, told: Line, words: str) -> bool:
    """Tell whether words name a school or place whose cell another one is than the one told."""
    return any(
        len(member.label) > 1 and member.label in words
        for member in series.members
        if member is not told
    )


def says_scope(prose: Prose, statement: Statement) -> bool:
    """Tell whether brackets beside a figure say what it counts in, or leaves out."""
    text, figure = prose.passage.text, statement.figure
    if not ({"（", "("} & set(text)):
        return False
    behind = text[figure.end : figure.end + _BACK]
    if behind[:1] in {"（", "("} and _SCOPE.match(behind):
        return True
    before = text[max(0, figure.start - _BACK) : figure.start]
    since = re.split("[，,。；;、]", before)[-1]
    return _SCOPE.search(since) is not None
