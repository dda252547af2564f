"""Marks that are added up: 三科总分平均228.3分, 五项合计92.5分, 自评得93.5分，具体为：…."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.audit.prose.adding import unequal
from reportgen.audit.prose.explained import Outcome
from reportgen.audit.prose.numerals import number
from reportgen.audit.prose.sentences import Prose, Sentence

_MARKS = re.compile("(?P<count>[两二三四五六七八九])[科门](?:总分|总成绩)[^，。；0-9]{0,6}$")
_ITEMS = re.compile(
    "(?P<count>[两二三四五六七八九])项(?:合计|共计|总分|总计|得分|共)(?:为|得|达)?$"
)
_SCORE = re.compile("得(?:分)?$|总分(?:为)?$")
_DETAILS = re.compile("^[^。；]{0,8}[：:]")


def marks_added(prose: Prose, sentence: Sentence) -> Iterator[Outcome]:
    """Yield 三科总分平均228.3分 or 五项合计92.5分 that the marks do not give."""
    marks = [s for s in sentence.statements if s.figure.kind == "分" and not s.is_change]
    marks = [s for s in marks if not s.aside]
    for each in marks:
        found = _MARKS.search(each.words) or _ITEMS.search(each.words)
        count = number(found["count"]) if found is not None else 0
        others = [s for s in marks if s is not each]
        opened = [at for at, s in enumerate(others) if "分别" in s.words]
        parts = others[opened[0] : opened[0] + count] if opened else others
        if len(parts) == count > 1:
            yield from unequal(prose, each, parts)
    for at, each in enumerate(marks[:-2]):
        if _SCORE.search(each.words) and _DETAILS.search(marks[at + 1].lead):
            yield from unequal(prose, each, marks[at + 1 :])
