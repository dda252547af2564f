"""Changes since last year: 比上年增加265人, 同比增长3.4%, held against both years' cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from reportgen.audit.prose.cells import Match
from reportgen.audit.prose.cells_named import cells_named, cells_said, same_last_year
from reportgen.audit.prose.explained import Outcome, explained_by
from reportgen.audit.prose.now import says_scope
from reportgen.audit.prose.sentences import Prose, Sentence, Statement
from reportgen.audit.prose.two_cells import Verdict, change_bound, judged, subject_of
from reportgen.audit.reading import Reading
from reportgen.diagnostics import Diagnostic, Phrase, Related, Severity, problem
from reportgen.quantity import format_value

_VERB = (
    r"(?:又|共|净|相应)?(?P<verb>增加|增长|增收|增支|增产|多增|增|多|提高|提升|上升|扩大|上涨|增幅|涨幅|增长率|"
    r"减少|减收|减支|减产|减|少|下降|降低|回落|缩小|下跌|降幅)(?:了|为|达)?"
)
_BARE = re.compile(_VERB)
_WITH_SUBJECT = re.compile(rf"(?P<own>[^，]{{2,}}?){_VERB}")
# Another base, or not the whole of it: 同口径, 比年初, 扣除…因素.
_OTHERWISE = re.compile(
    "可比|口径|剔除|扣除|不变价|名义|年均|平均|累计|拉动|年初|同期|预算|计划|目标|预计|分别|[0-9]月"
)


@dataclass(frozen=True, slots=True)
class _Change:
    """A figure that is a change since last year, and the cells that it may be the change of."""

    index: int  # among the statements of its sentence
    verb: str
    pairs: tuple[tuple[Match, Match], ...]
    by_level: bool  # this year's figure stands before it
    follows: bool = False  # another change of the same stands just before it
    is_told: bool = False  # held against the change before it: 增加265人，增长3.4%


@lru_cache(maxsize=4)
def _since(year: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what 在校生比上年增加 is, and 与上年相比，在校生增加."""
    last = rf"(?:上一?年|去年|{year}年)(?:度|末|底)?"
    base = rf"(?:(?:比|较|与|同|跟){last}(?:相比)?|相比{last}|同比)"
    return (
        re.compile(rf"(?P<own>[^，]*?){base}{_VERB}"),
        re.compile(rf"(?:(?:比|较|与|同|跟){last}相比|相比{last})，(?P<own>[^，]+?){_VERB}$"),
    )


def changes_since(
    reading: Reading, prose: Prose, sentence: Sentence, year: int
) -> Iterator[Outcome]:
    """Yield what both years' tables say of the changes since last year in a sentence."""
    wrong: set[int] = set()
    for change in _changes(reading, sentence, year):
        each = sentence.statements[change.index]
        if change.is_told or (change.follows and change.index - 1 in wrong):
            continue
        verdicts = [found for pair in change.pairs if (found := judged(each, change.verb, *pair))]
        if not verdicts or says_scope(prose, each):
            continue
        right = next((found for found in verdicts if found.is_right), None)
        if right is not None:
            yield explained_by(prose, each, right.exact.text)
            continue
        wrong.add(change.index)
        if len({found.exact.value for found in verdicts}) == 1 and not _fits_another(
            reading, sentence, change
        ):
            yield _problem(prose, each, verdicts[0])


def _changes(reading: Reading, sentence: Sentence, year: int) -> Iterator[_Change]:
    within, ahead = _since(year)
    running: _Change | None = None
    governed = False  # 与上年相比，在校生增加165人，教师增加24人
    for index, each in enumerate(sentence.statements):
        begun = ahead.search(each.lead)
        found = within.fullmatch(each.words) or begun
        if found is None and governed:
            found = _WITH_SUBJECT.fullmatch(each.words)
        governed = found is not None and (begun is not None or governed)
        follows = None if found or running is None else _BARE.fullmatch(each.words)
        if found is not None:
            running = _begun(reading, sentence, index, found)
        elif follows is not None and running is not None:
            told = running.by_level and not sentence.statements[index - 1].figure.loose
            running = replace(
                running, index=index, verb=follows["verb"], follows=True, is_told=told
            )
        else:
            running = None
        figure = each.figure
        if running is not None and not (figure.loose or figure.bound or each.elsewhen):
            yield running


def _begun(
    reading: Reading, sentence: Sentence, index: int, found: re.Match[str]
) -> _Change | None:
    """Return a change with the cells of its subject: named before it, or the figure before."""
    each = sentence.statements[index]
    if _OTHERWISE.search(each.lead):
        return None
    if found["own"]:
        ours = cells_named(reading, found["own"], each.school)
    else:
        ours = _level(reading, sentence.statements, index)
    pairs = ((new, same_last_year(reading, new)) for new in ours if _comparable(each, new))
    known = tuple((new, old) for new, old in pairs if old is not None)
    return _Change(index, found["verb"], known, not found["own"]) if known else None


def _level(reading: Reading, statements: Sequence[Statement], index: int) -> list[Match]:
    """Return the cells of the figure before a bare change, where it alone can be meant."""
    subject = subject_of(statements, index)
    if subject is None or subject.elsewhen or statements[index - 1].is_compared_with:
        return []
    return cells_said(reading, subject)


def _comparable(each: Statement, new: Match) -> bool:
    """Tell whether a change may be one of a cell, by what both count."""
    return each.is_share or new.label.kind in {"", each.figure.kind}


def _fits_another(reading: Reading, sentence: Sentence, change: _Change) -> bool:
    """Tell whether the figure is the change of something that was named further back."""
    each = sentence.statements[change.index]
    for other in sentence.statements[: change.index]:
        if other.is_change or other.elsewhen:
            continue
        for new in cells_said(reading, other):
            old = same_last_year(reading, new) if _comparable(each, new) else None
            verdict = judged(each, change.verb, new, old) if old is not None else None
            if verdict is not None and verdict.kind == "exact":
                return True
    return False


def _problem(prose: Prose, each: Statement, verdict: Verdict) -> Diagnostic:
    stated, new = each.figure.quantity, verdict.new
    cell = new.label.address(new.line)
    contrary = verdict.kind == "contrary"
    binding = change_bound(stated, cell, f"上年.{cell}", "增加/减少")
    return problem(
        "prose-last-year.contrary" if contrary else "prose-last-year.change",
        prose.passage.place(each.figure.start, each.figure.end),
        severity=Severity.NOTE if verdict.kind == "cut" else Severity.WARNING,
        related=(
            Related(new.cell.span, Phrase("the-cell")),
            Related(verdict.old.cell.span, Phrase("last-year-cell")),
        ),
        hints=(Phrase("bind-change", {"binding": binding}),),
        at=f"{each.words}{stated.text}",
        cell=cell,
        stated=stated.text,
        working=verdict.exact.text,
        old=verdict.old.cell.text.strip(),
        expected=new.cell.text.strip()
        if contrary
        else format_value(verdict.exact.value, stated.face),
    )
