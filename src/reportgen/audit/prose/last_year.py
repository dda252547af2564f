"""`prose-last-year`: last year's figures and the changes since, held against its tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from reportgen.audit.prose.cells import Match, differs, matches, says_cell
from reportgen.audit.prose.cells_named import cells_said, same_last_year
from reportgen.audit.prose.explained import Explained, Outcome, explained_by
from reportgen.audit.prose.now import says_scope
from reportgen.audit.prose.sentences import Prose, Sentence, Statement
from reportgen.audit.prose.since import changes_since
from reportgen.audit.prose.two_cells import subject_of
from reportgen.audit.reading import Reading
from reportgen.audit.rule import Rule
from reportgen.diagnostics import Diagnostic, Phrase, Related, problem

# Every word that says when; 比上年 says with what something is compared.
_WHEN = re.compile(
    r"(?<![比较与同跟])(?:(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?:年|(?=[-—~～至](?:19|20)[0-9]{2}))"
    r"|(?P<last>上一?年|去年)|前年|往年|此前|同期|今年|本年|目前|现在|如今|年初)"
)
# 2024年9月, 去年同期: a part of that year, or another reckoning of years.
_PART = re.compile(
    r"度?(?:同期|同月|[0-9]{1,2}月(?!底|末)|[上下]半年|[一二三四1-4]季度|[前第]|[春秋]季|[^，。；]{0,3}学期)"
    r"|(?:[0-9]{1,2}|十[一二]?|[一二三四五六七八九])月"
)
_YEAR_END = re.compile("(?:1[12]|十[一二])月(?:底|末|3[01]日)")
_SAID_FIRST = re.compile(r"^[，,]?(?:度|末|底|全年|1?2?月?3?1?日?)+[，,]?")
_COMPARED = re.compile(r"(?:比|较|与|同|跟)(?:上一?年|去年)(?:度|末|底)?(?:的|时的)?")


def _outcomes(reading: Reading) -> Iterator[Outcome]:
    if not reading.report.last_year:
        return
    year = reading.report.year - 1
    for prose in reading.prose:
        if _speaks_of(year).search(prose.passage.text):
            for sentence in prose.sentences:
                yield from _levels(reading, prose, sentence, year)
                yield from changes_since(reading, prose, sentence, year)


@lru_cache(maxsize=4)
def _speaks_of(year: int) -> re.Pattern[str]:
    return re.compile(f"上年|上一年|去年|同比|{year}年")


def _prose_last_year(reading: Reading) -> Iterator[Diagnostic]:
    return (each for each in _outcomes(reading) if isinstance(each, Diagnostic))


def explained_since(reading: Reading) -> Iterator[Explained]:
    """Yield the figures that last year's tables confirm."""
    return (each for each in _outcomes(reading) if isinstance(each, Explained))


def _levels(reading: Reading, prose: Prose, sentence: Sentence, year: int) -> Iterator[Outcome]:
    """Yield last year's figures of a sentence, where its words surely name their cells."""
    for index, each in enumerate(sentence.statements):
        if each.figure.bound is not None or each.figure.loose or each.is_change:
            continue
        if each.elsewhen and _is_of(sentence, each, year):
            found = matches(reading.before, _without_year(each, year))
            sure = False
        elif each.is_compared_with and _COMPARED.fullmatch(each.words):
            found, sure = _compared(reading, sentence, index), True
        else:
            continue
        yield from _held(reading, prose, each, found, sure=sure)


def _compared(reading: Reading, sentence: Sentence, index: int) -> list[Match]:
    """Return what 比上年的5800人 is last year's figure of."""
    subject = subject_of(sentence.statements, index, _COMPARED)
    if subject is None or subject.figure.kind != sentence.statements[index].figure.kind:
        return []
    same = (same_last_year(reading, each) for each in cells_said(reading, subject))
    return [each for each in same if each is not None]


def _held(
    reading: Reading, prose: Prose, each: Statement, found: list[Match], *, sure: bool
) -> Iterator[Outcome]:
    stated = each.figure.quantity
    match = next((match for match in found if says_cell(stated, match)), None)
    if match is not None:
        yield explained_by(prose, each, f"上年.{match.label.address(match.line)}")
        return
    bare = replace(each, words="") if sure else _without_year(each, reading.report.year - 1)
    told = next((match for match in found if sure or differs(bare, match)), None)
    now = [] if sure else matches(reading, each)
    if told is None or says_scope(prose, each) or any(says_cell(stated, match) for match in now):
        return
    address = f"上年.{told.label.address(told.line)}"
    yield problem(
        "prose-last-year",
        prose.passage.place(each.figure.start, each.figure.end),
        related=(Related(told.cell.span, Phrase("last-year-cell")),),
        hints=(Phrase("bind-figure", {"address": address}),),
        at=address,
        words=each.words,
        stated=stated.text,
        expected=told.cell.text.strip(),
    )


def _is_of(sentence: Sentence, each: Statement, year: int) -> bool:
    """Tell whether a figure is surely said of a year, and of the whole of it.

    The words stand in the figure's clause, before it (上年，…), or with a figure of the same list.
    """
    text, at = sentence.passage.text, each.figure.start
    said = list(_WHEN.finditer(text, sentence.start, at))
    figures = [other.figure for other in sentence.statements]
    while len(said) > 1 and _is_year(said[-1], year) and _is_year(said[-2], year):
        del said[-2]  # 上年（2024年）
    if not said or not _is_year(said[-1], year):
        return False
    last = said[-1]
    if len(said) > 1 and not any(said[-2].end() <= f.start < last.start() for f in figures):
        return False  # 2023年、2024年分别为
    behind = text[last.end() : at]
    if _PART.match(behind) and not _YEAR_END.match(behind):
        return False
    clause = re.split("[，,；;：:]", _SAID_FIRST.sub("", behind))[0]
    return any(last.end() <= f.start <= last.end() + len(clause) + 8 for f in figures) or (
        last.end() + len(clause) >= at
    )


def _is_year(found: re.Match[str], year: int) -> bool:
    return bool(found["last"]) or (found["year"] == str(year) and found.group().endswith("年"))


def _without_year(each: Statement, year: int) -> Statement:
    said = re.match(rf"(?:上一?年|去年|{year}年)(?:度|末|底|全年)?", each.words)
    return replace(each, words=each.words[said.end() :]) if said else each


_ROWS = "---\n学校\t在校生\t专任教师\n东校\t2552\t210\n西校\t849\t62\n合计\t3401\t272"
_BEFORE = "学校\t在校生\t专任教师\n东校\t2486\t206\n西校\t820\t60\n合计\t3306\t266"
_TABLE = "（见【表：甲】）。\n【表：甲】\n"
RULE = Rule(
    "prose-last-year",
    _prose_last_year,
    "report.yaml 写了 previous: 时：句子里上年的数，要和上年的表一样；比上年增减多少、百分之几，"
    "要由今年和上年的两格算得出来。",
    "Where report.yaml names previous:, a figure said of last year is held against last year's "
    "table, and a change since last year against the two cells that it is the change of.",
    passing=(
        f"全市在校生3401人，比上年增加95人，增长2.9%{_TABLE}{_ROWS}",
        f"上年全市专任教师266人；2024年全市在校生3306人{_TABLE}{_ROWS}",
        f"全市在校生3401人，按同口径比上年增加112人{_TABLE}{_ROWS}",
    ),
    failing=(
        f"全市在校生3401人，比上年增加195人{_TABLE}{_ROWS}",
        f"全市专任教师比上年减少6人{_TABLE}{_ROWS}",
        f"上年全市专任教师286人{_TABLE}{_ROWS}",
    ),
    last_year=_BEFORE,
)
