"""`prose-last-year`: last year's figures and the changes since, held against its tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from reportgen.audit.prose.cells import Match, differs, says_cell
from reportgen.audit.prose.cells_named import (
    cells_meant,
    cells_named,
    cells_said,
    same_last_year,
)
from reportgen.audit.prose.explained import Explained, Outcome, explained_by
from reportgen.audit.prose.now import says_scope
from reportgen.audit.prose.sentences import Prose, Sentence, Statement
from reportgen.audit.prose.since import changes_since
from reportgen.audit.prose.two_cells import subject_of
from reportgen.audit.prose.when import said_of, without_year
from reportgen.audit.reading import Reading
from reportgen.audit.rule import Rule
from reportgen.diagnostics import Diagnostic, Phrase, Related, problem
from reportgen.quantity import EXACT

_OTHERWISE = re.compile("预计|预期|计划|目标|初步|快报|公布|口径|原|不含|拟")
_NEAR = Decimal("0.2")  # as for this year's figures
_VERB = re.compile("(?:共|达|已)?(?:有|为|达到?|是|共)?$")
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
    """Yield last year's figures of a sentence, where its words surely name their cells.

    Those of a list are last year's where the table confirms one before them.
    """
    confirmed = False
    for index, each in enumerate(sentence.statements):
        if each.figure.bound is not None or each.figure.loose or each.is_change:
            continue
        said = said_of(sentence, each, year) if each.elsewhen else ""
        if said == "clause" or (said == "list" and confirmed):
            told = list(_held(prose, each, _named(reading, each, year)))
            confirmed |= any(isinstance(one, Explained) for one in told)
            yield from told
        elif each.is_compared_with and _COMPARED.fullmatch(each.words):
            yield from _held(prose, each, _compared(reading, sentence, index))


def _named(reading: Reading, each: Statement, year: int) -> list[Match]:
    """Return what a figure's words name: what it says, or else was meant to say."""
    bare = without_year(each, year)
    found = cells_meant(reading.before, bare)
    says = [match for match in found if says_cell(each.figure.quantity, match)]
    if says or _OTHERWISE.search(each.words):
        return says
    now = cells_meant(reading, each)
    if any(says_cell(each.figure.quantity, match) for match in now):
        return []
    surely = cells_named(reading.before, _VERB.sub("", bare.words), each.school)
    return [m for m in found if differs(bare, m)] or [m for m in surely if _is_near(each, m)]


def _is_near(each: Statement, match: Match) -> bool:
    """Tell whether a figure may be meant for a cell that its words name and nothing else."""
    value = match.label.values(match.cell)[0] if match.cell.quantity is not None else None
    if not value or match.label.kind not in {"", each.figure.kind}:
        return False
    return abs(EXACT.subtract(each.figure.value, value)) <= _NEAR * abs(value)


def _compared(reading: Reading, sentence: Sentence, index: int) -> list[Match]:
    """Return what 比上年的5800人 is last year's figure of."""
    subject = subject_of(sentence.statements, index)
    if subject is None or subject.figure.kind != sentence.statements[index].figure.kind:
        return []
    same = (same_last_year(reading, each) for each in cells_said(reading, subject))
    return [each for each in same if each is not None]


def _held(prose: Prose, each: Statement, found: Sequence[Match]) -> Iterator[Outcome]:
    stated = each.figure.quantity
    match = next((match for match in found if says_cell(stated, match)), None)
    if match is not None:
        yield explained_by(prose, each, f"上年.{match.label.address(match.line)}")
    elif found and not says_scope(prose, each):
        yield _problem(prose, each, found[0])


def _problem(prose: Prose, each: Statement, told: Match) -> Diagnostic:
    address = f"上年.{told.label.address(told.line)}"
    return problem(
        "prose-last-year",
        prose.passage.place(each.figure.start, each.figure.end),
        related=(Related(told.cell.span, Phrase("last-year-cell")),),
        hints=(Phrase("bind-figure", {"address": address}),),
        at=address,
        words=each.words,
        stated=each.figure.quantity.text,
        expected=told.cell.text.strip(),
    )


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
