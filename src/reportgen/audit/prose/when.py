"""Whether a figure is surely said of one year and of the whole of it: 上年全市在校生5800人."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from reportgen.audit.prose.sentences import Sentence, Statement

# Every word that says when; 比上年 says with what something is compared.
_WHEN = re.compile(
    r"(?<![比较与同跟])(?:(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?:年|(?=[-—~～至](?:19|20)[0-9]{2}))"
    r"|(?P<last>上一?年|去年)|前年|往年|此前|同期|今年|本年|目前|现在|如今|年初)"
)
# 2024年9月, 去年同期: a part of that year, or another reckoning of years.
_PART = re.compile(
    r"度?(?:同期|同月|[上下]半年|[一二三四1-4]季度|[前第]|[春秋]季|[^，。；]{0,3}学期)"
    r"|(?:[0-9]{1,2}|十[一二]?|[一二三四五六七八九])月"
)
_YEAR_END = re.compile("(?:12|十二)月(?:底|末|31日)")
_SAID_FIRST = re.compile(r"(?:度|末|底|全年|(?:12|十二)月(?:底|末|31日))?[，,]?")
_CLAUSE = re.compile("[，,；;：:。]")


def said_of(sentence: Sentence, each: Statement, year: int) -> Literal["clause", "list", ""]:
    """Tell whether a figure stands in the clause that speaks of a year, or further in its list.

    The year may stand before that clause: 上年，…
    """
    text, at = sentence.passage.text, each.figure.start
    said = list(_WHEN.finditer(text, sentence.start, at))
    figures = [other.figure.start for other in sentence.statements]
    while len(said) > 1 and _is_year(said[-1], year) and _is_year(said[-2], year):
        del said[-2]  # 上年（2024年）
    if not said or not _is_year(said[-1], year):
        return ""
    last = said[-1]
    if len(said) > 1 and not any(said[-2].end() <= f < last.start() for f in figures):
        return ""  # 2023年、2024年分别为
    behind = text[last.end() : at]
    if _PART.match(behind) and not _YEAR_END.match(behind):
        return ""
    first = _SAID_FIRST.match(text, last.end())
    start = first.end() if first else last.end()
    mark = _CLAUSE.search(text, start)
    end = mark.start() if mark else len(text)
    if start <= at < end:
        return "clause"
    return "list" if any(start <= f < end for f in figures) else ""


def _is_year(found: re.Match[str], year: int) -> bool:
    return bool(found["last"]) or (found["year"] == str(year) and found.group().endswith("年"))


def without_year(each: Statement, year: int) -> Statement:
    """Return a statement whose words do not begin with the year."""
    said = re.match(rf"(?:上一?年|去年|{year}年)(?:度|末|底|全年)?", each.words)
    return replace(each, words=each.words[said.end() :]) if said else each
