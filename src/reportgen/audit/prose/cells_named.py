"""Cells that words surely name: nothing is said but a line, and whose figure of it is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from reportgen.assembly.labels import bare
from reportgen.audit.prose.cells import Match, matches, says_cell
from reportgen.audit.prose.labels import LabelLine, Labels
from reportgen.audit.prose.sentences import Statement
from reportgen.audit.reading import Reading
from reportgen.audit.series import Series
from reportgen.kept import Same
from reportgen.model import Line
from reportgen.source import Span

_ALL = re.compile(
    r"^(?:其中|目前|全年|年末|全[市区县省校]|[我本][市区县省校]|各中?职?学?校|学校|共有|的|，)+"
)
_COUNT = re.compile(r"^(?:的?(?:总人数|人数|人次|总数|数量|总量|总额|数))?的?$")
_NO_QUOTES = str.maketrans("", "", "“”‘’")
# A table 在校生 may call its one column of pupils 学生数 or 人数.
_GENERAL = re.compile("(?:学生|人员|总)?(?:人数|数量?|总数|人次)")


def cells_said(reading: Reading, statement: Statement) -> list[Match]:
    """Return the cells that a figure surely is: bound to, or named by its words and equal."""
    bound, stated = statement.figure.bound, statement.figure.quantity
    if bound is not None and len(bound.cells) == 1:
        printed = _by_place(reading).get(bound.cells[0])
        if printed is not None and says_cell(stated, printed):
            return [printed]
    named = [each for each in matches(reading, statement) if says_cell(stated, each)]
    if named:
        return named
    found = _of_members(reading, statement.lead.translate(_NO_QUOTES), statement)
    return [each for each in found if says_cell(stated, each)]


def _of_members(reading: Reading, words: str, statement: Statement) -> Iterator[Match]:
    """Yield the cells of schools and places that words name, `names` or no."""
    percent = statement.figure.is_percent
    for line, _ in reading.labels.used_in(words):
        alike = line.kind in {"", statement.figure.kind} and not percent
        if line.core in words and (line.kind == "%" if percent else alike):
            for name, member in _names(reading, line.series).items():
                if len(name) > 1 and name in words:
                    yield cell_at(line, member)


def cells_meant(reading: Reading, statement: Statement) -> list[Match]:
    """Return the cells that words may mean, of the school or place that they name."""
    return [_of_named(reading, each, statement) for each in matches(reading, statement)]


def _of_named(reading: Reading, match: Match, statement: Statement) -> Match:
    if statement.school:
        return match
    words = f"{statement.lead}{statement.words}"
    names = sorted(_names(reading, match.label.series).items(), key=lambda each: -len(each[0]))
    member = next((m for name, m in names if len(name) > 1 and name in words), None)
    if member is None:
        return match
    return replace(match, line=member, cell=match.label.series.cell(member))


def cells_named(reading: Reading, words: str, school: str) -> list[Match]:
    """Return the cells that words name and nothing else: 全市专任教师, 二职学生数."""
    labels, words = reading.labels, words.translate(_NO_QUOTES)
    found = [line for line, _ in labels.used_in(words)]
    named = [match for line in found for match in _named(reading, line, words, school)]
    longest = max((len(match.label.core) for match in named), default=0)
    return [match for match in named if len(match.label.core) == longest]


def _named(reading: Reading, line: LabelLine, words: str, school: str) -> Iterator[Match]:
    member, rest = member_before(reading, line.series, words)
    rest = _ALL.sub("", rest)
    if not rest.startswith(line.core) or not _COUNT.match(rest.removeprefix(line.core)):
        return
    if member is not None:
        yield cell_at(line, member)
    else:
        yield from _cell(line, school)


def _cell(line: LabelLine, school: str) -> Iterator[Match]:
    at = line.cell(school)
    if at is not None:
        yield cell_at(line, at[0])


def cell_at(label: LabelLine, member: Line) -> Match:
    """Return a cell of a line as one that is surely meant."""
    return Match(label, member, label.series.cell(member), "", exact=True)


def member_before(reading: Reading, series: Series, words: str) -> tuple[Line | None, str]:
    """Return the school or place that words begin with, and what follows."""
    names = sorted(_names(reading, series).items(), key=lambda each: -len(each[0]))
    for name, member in names:
        if words.startswith(name):
            return member, words.removeprefix(name).lstrip("的，")
    return None, words


def member_called(reading: Reading, series: Series, name: str) -> Line | None:
    """Return the school or place of a line that a name is the name of."""
    return _names(reading, series).get(name)


def _names(reading: Reading, series: Series) -> Mapping[str, Line]:
    """Return the members by all that they may be called."""
    found = {name: line for label, line in series.named.items() for name in (label, bare(label))}
    for each in reading.report.names:
        member = series.named.get(each.handle)
        if member is not None:
            found |= dict.fromkeys((*each.seen, *each.short, each.official, each.handle), member)
    found.pop("", None)
    return found


def same_last_year(reading: Reading, match: Match) -> Match | None:
    """Return the cell of last year's table of the same name that is called the same."""
    ours = match.label.series
    for line in _by_table(reading.before).get(ours.table.name, ()):
        if line.series.down == ours.down and _is_called_as(line.series.line, ours.line):
            member = _same_member(line.series, ours, match.line)
            if member is not None:
                return cell_at(line, member)
    return None


def _is_called_as(theirs: Line, ours: Line) -> bool:
    if theirs.key and ours.key:
        return theirs.key == ours.key
    return theirs.handle == ours.handle and _titles(theirs) == _titles(ours)


def _titles(line: Line) -> tuple[str, ...]:
    return (*(bare(title) for title in line.titles[:-1]), line.label)


def _same_member(theirs: Series, ours: Series, member: Line) -> Line | None:
    if not member.is_total:
        return theirs.named.get(member.handle or member.label)
    if len(theirs.totals) == len(ours.totals) == 1:
        return theirs.totals[0]
    return next((line for line in theirs.totals if line.label == member.label), None)


def _by_table(reading: Reading) -> Mapping[str, list[LabelLine]]:
    labels = reading.labels
    return reading.kept.get(("lines by table", Same(labels)), partial(_grouped, reading))


def _grouped(reading: Reading) -> Mapping[str, list[LabelLine]]:
    found: dict[str, list[LabelLine]] = {}
    for line in _lines(reading.labels):
        found.setdefault(line.series.table.name, []).append(line)
    return found


def _lines(labels: Labels) -> Iterator[LabelLine]:
    return (line for found in labels.by_start.values() for line in found)


def _by_place(reading: Reading) -> Mapping[Span, Match]:
    labels = reading.labels
    return reading.kept.get(("cells by place", Same(labels)), lambda: _placed(labels))


def _placed(labels: Labels) -> Mapping[Span, Match]:
    return {
        match.cell.span: match
        for line in _lines(labels)
        for member in (*line.series.members, *line.series.totals)
        for match in [cell_at(line, member)]
    }
