"""`period`: a year that is not the report's, where no word says why it stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.audit.passages import Passage
from reportgen.audit.reading import Reading
from reportgen.audit.rule import Rule
from reportgen.diagnostics import Diagnostic, Severity, problem

_YEAR = re.compile(r"(?<![0-9〔（(\[-])(20[0-9]{2})(?:(?=年)|[-－—–~～至](?=20[0-9]{2}年))")
_RANGE = re.compile(r"20[0-9]{2}年?\s*[-－—–~～至到]+\s*20[0-9]{2}")
# Words that call another year by its right: plans ahead, comparisons and history behind.
_AHEAD = re.compile(
    "到20|至20|以前|之前|规划|目标|争取|力争|预计|计划|将|拟|未来|下一|今后|明年|展望|远景|有望|十五五|"
    "五年|确保|打算|安排|拨付|(?<![主需重必])要|继续|进一步|预算"
)
# Only right behind the year: 2026届毕业生, 2026年底前.
_NAMED_BY_IT = re.compile("20[0-9]{2}(?:年?[底末初前起届级]|年(?:开始|期间|招生|毕业|起|以后))")
_PLANS = re.compile("计划|打算|安排|展望|下一步|今后|目标|规划|措施|思路")
_BEHIND = re.compile(
    "以来|起|自|从|较|比|同比|增长|上年|去年|届|级|历年|近年|先后|以后|之后|后|年底|年末|期间|曾|已|"
    "建成|成立|创办|始建|建校|获|荣|被|评为|认定|立项|启动|入选|印发|出台|颁布|修订|文件|学年|"
    "持续|分别|其中|累计|开始|连续"
)
_SENTENCE = re.compile(r"[^。！？；\n]+")
_OPENING = re.compile(r"\s*20[0-9]{2}年(?:度|全年)?[，,]")


def _period(reading: Reading) -> Iterator[Diagnostic]:
    year = reading.report.year
    if not year:
        return
    plans = False  # the section tells of what is to come
    for passage in reading.passages:
        if passage.kind == "heading":
            plans = _PLANS.search(passage.text) is not None
        elif passage.kind == "caption":
            yield from _caption(passage, year)
        elif passage.kind in {"prose", "footnote"} and "20" in passage.text:
            for found in _SENTENCE.finditer(passage.text):
                yield from _sentence(passage, found, year, plans=plans)


def _caption(passage: Passage, year: int) -> Iterator[Diagnostic]:
    years = {int(found[1]) for found in _YEAR.finditer(passage.text)}
    if year in years or _RANGE.search(passage.text):
        return
    for found in _YEAR.finditer(passage.text):
        if int(found[1]) != year and passage.is_typed(found.start(1), found.end(1)):
            yield _problem("period.caption", passage, found, year)


def _sentence(
    passage: Passage, sentence: re.Match[str], year: int, *, plans: bool
) -> Iterator[Diagnostic]:
    text = sentence.group()
    years = list(_YEAR.finditer(passage.text, sentence.start(), sentence.end()))
    for found in years:
        said = int(found[1])
        if said == year or not passage.is_typed(found.start(1), found.end(1)):
            continue
        if said > year + 1 or _RANGE.search(text):
            continue  # plans
        if said > year:
            ahead = plans or _AHEAD.search(text) or _NAMED_BY_IT.match(passage.text, found.start(1))
            if not ahead and str(year) not in text:
                yield _problem("period", passage, found, year)
        elif said == year - 1 and len(years) == 1:
            opens = _OPENING.match(text) is not None and found.start() - sentence.start() <= 1
            if opens and str(year) not in passage.text and not _BEHIND.search(text):
                severity = Severity.WARNING if not passage.school else Severity.NOTE
                yield _problem("period", passage, found, year, severity)


def _problem(
    key: str,
    passage: Passage,
    found: re.Match[str],
    year: int,
    severity: Severity = Severity.WARNING,
) -> Diagnostic:
    place = passage.place(found.start(1), found.end(1))
    return problem(key, place, severity=severity, said=f"{found[1]}年", year=f"{year}年")


RULE = Rule(
    "period",
    _period,
    "报告写的是一年的事；出现别的年份而没有“较、比、以来、到……年”这类字样时，也许是沿用了旧稿。",
    "A report tells of one year; another one without words that explain it may be left over from "
    "an older text.",
    passing=("全市2025年在校生比2024年多20人。到2030年建成三所学校。2024年，学校获省级表彰。",),
    failing=("2024年，全市中职学校开设专业22个。", "东校2026年组织三个专业的学生到企业实习。"),
)
