"""`prose-table` and `unbound`: typed figures held against the cell that their words name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TypeAlias

from reportgen.audit.prose.digits import digits_of, is_moved, is_one_slip
from reportgen.audit.prose.labels import LabelLine
from reportgen.audit.prose.now import is_outgrown, names_member, says_scope
from reportgen.audit.prose.respectively import each_of
from reportgen.audit.prose.sentences import Prose, Statement
from reportgen.audit.prose.units import is_counted
from reportgen.audit.reading import Reading
from reportgen.audit.rule import Rule
from reportgen.diagnostics import Diagnostic, Phrase, Related, problem
from reportgen.kept import Same
from reportgen.model import Cell, Line
from reportgen.quantity import EXACT, Quantity, agrees, format_value, round_half_up

_WORDS = 24  # characters before a figure in which its label may stand
# Words that make a figure another one than the total or the cell of that label.
_OTHER = re.compile(
    "新增|(?:增加|减少|增长|提高|下降)(?!到|至|为)|较|比上年|其中|剩余|缺|平均|人均|生均|师均|每|累计|新建|新招|拟|计划|"
    "达标|目标|不足|标准|应当?|女|男|另|争取|以上|贫困|困难|残疾|党员"
)
_NEAR = Decimal("0.2")  # relative: how far off a figure of the very label may be, to be that figure
_PROPORTION = re.compile("占比|比重|所占比例")  # tables say 比例
_NO_QUOTES = str.maketrans("", "", "“”‘’")
_EXTRA = 2  # characters before a label in its clause that leave it the whole of what is said
_AVERAGE = re.compile("平均|人均|生均|师均|校均|班均|每|比|折合|均")
_PER_UNIT = re.compile("^(?:[生人师户校班亩床]均|平均|每)")
_HAS = re.compile("(?:现|共|总|拥|设|还)*有$|达到?$|为$|“$")
_SCOPE = re.compile("^(?:目前|现在|年末)?(?:全[市区县省校]|[我本][市区县省校])?(?:中职)?$")
# All that follows in its sentence may be averages: 平均…, 每千人…, 校均….
_AVERAGES = re.compile(r"(?:平均|每|均)[^。！？\n]*$")
_POINTS = re.compile(r"(?:[、和及与][0-9.]+个?)*[、和及与][0-9.]+个?百分点")  # 0.4个和0.5个百分点
_BACK = 120


@dataclass(frozen=True, slots=True)
class Match:
    """A cell that a sentence's words name; `gap` is what stands between them and the figure."""

    label: LabelLine
    line: Line
    cell: Cell
    gap: str
    exact: bool  # nothing but the label stands in the clause


_Typed: TypeAlias = tuple[Prose, Statement, list[Match]]


def _prose_table(reading: Reading) -> Iterator[Diagnostic]:
    for prose, statement, found in _typed(reading):
        quantity = statement.figure.quantity
        if any(says_cell(quantity, each) for each in found):
            continue
        told = next((each for each in found if differs(statement, each)), None)
        if told is not None:
            other = names_member(told.label.series, told.line, statement.words)
            if other or says_scope(prose, statement):
                continue
            yield _problem("prose-table", prose, statement, told)
        elif _is_fraction_of_one(prose, statement):
            shifted = _shifted_cell(reading, statement)
            if shifted is not None:
                yield _problem("prose-table.shifted", prose, statement, shifted)
            else:
                figure = statement.figure
                yield problem(
                    "prose-table.fraction",
                    prose.passage.place(figure.start, figure.end),
                    at=f"{statement.words}{quantity.text}",
                    stated=quantity.text,
                    unit=quantity.unit,
                )


def _typed(reading: Reading) -> Iterator[_Typed]:
    """Yield the typed figures with the cells that they may name: looked up once for both rules."""
    for prose in reading.prose:
        key = ("typed", Same(prose), Same(reading.labels))
        yield from reading.kept.get(key, partial(_typed_in, prose, reading))


def _typed_in(prose: Prose, reading: Reading) -> tuple[_Typed, ...]:
    listed, names = "分别" in prose.passage.text, reading.report.names
    return tuple(
        (prose, statement, matches(reading, statement))
        for sentence in prose.sentences
        for statement in (each_of(sentence, names) if listed else sentence.statements)
        if statement.figure.bound is None
        and not statement.figure.loose
        and not (statement.elsewhen or statement.is_compared_with)
        and not is_outgrown(statement, prose.passage.text[statement.figure.end :][:_WORDS])
    )


def matches(reading: Reading, statement: Statement) -> list[Match]:
    """Return the cells that the longest label in the words before a figure may mean."""
    words = _PROPORTION.sub("比例", statement.lead[-_WORDS:].translate(_NO_QUOTES))
    if len(statement.words) > len(words):  # with those of the figure that rose to this one
        words = statement.words.translate(_NO_QUOTES)[-_WORDS:]
    found: list[tuple[int, Match]] = []
    for label, (start, end) in reading.labels.used_in(words):
        if not _fits(label, statement):
            continue
        at = label.cell(statement.school)
        if at is None or at[1].quantity is None:
            continue
        gap = words[end:]
        before = words[max(0, len(words) - len(statement.words)) : start]
        exact = len(before) <= _EXTRA or _is_whose(reading, statement.school, before)
        found.append((len(label.core), Match(label, *at, gap, exact)))
    longest = max((length for length, _ in found), default=0)
    return [match for length, match in found if length == longest]


def _is_whose(reading: Reading, school: str, before: str) -> bool:
    """Tell whether what stands before a label in its clause says but whose it is: 二职有."""
    rest = _HAS.sub("", before)
    own = (each for each in reading.report.names if school and each.handle == school)
    return (
        len(rest) <= _EXTRA
        or _SCOPE.match(rest) is not None
        or any(rest in {n.handle, *n.seen, *n.short, n.official} for n in own)
    )


def _fits(label: LabelLine, statement: Statement) -> bool:
    figure = statement.figure
    if label.kind == "%" or figure.is_percent:
        return label.kind == "%" and figure.is_percent
    return not label.kind or not figure.kind or label.kind == figure.kind


def says_cell(stated: Quantity, match: Match) -> bool:
    """Tell whether a figure says a cell's value, rounded to fewer digits or in 万 as it may be."""
    return any(agrees(stated, value) for value in match.label.values(match.cell))


def differs(statement: Statement, match: Match) -> bool:
    """Tell whether a figure was meant as this cell's: a slip of a digit, the point or the unit."""
    cell, label = match.cell.quantity, match.label
    context = f"{_beside(statement.words, label)}{match.gap}"
    if cell is None or not cell.value or _OTHER.search(context):
        return False
    if re.search("[，,、；（(]", match.gap) and not match.exact:
        return False
    if _PER_UNIT.search(label.core):  # the schools' averages are near one another
        return _has_slip(statement, match) and not _is_of_another(statement, match)
    return _has_slip(statement, match) or _is_near(statement, match)


def _has_slip(statement: Statement, match: Match) -> bool:
    quantity, cell = statement.figure.quantity, match.cell.quantity
    assert cell is not None, "a cell with a figure"
    ours, theirs = digits_of(quantity), digits_of(cell)
    same = len(theirs) >= 3 and (ours == theirs or is_one_slip(ours, theirs))
    return same or is_moved(quantity, match.label.values(match.cell)[0])


def _is_near(statement: Statement, match: Match) -> bool:
    """Tell whether a figure is not far off a cell that is called just what it is."""
    value = match.label.values(match.cell)[0]
    off = abs(EXACT.subtract(statement.figure.value, value))
    near = statement.figure.is_percent or off <= _NEAR * abs(value)
    return match.exact and len(match.label.core) >= 3 and near


def _is_of_another(statement: Statement, match: Match) -> bool:
    """Tell whether a figure is another school's of the line: its name may not be known."""
    label = match.label
    cells = (label.series.cell(member) for member in label.series.members)
    values = (value for cell in cells for value in label.values(cell))
    return any(agrees(statement.figure.quantity, value) for value in values)


def _beside(words: str, label: LabelLine) -> str:
    """Return the words without a label that says itself that it is an average: 生均占地."""
    return label.pattern.sub("", words) if _PER_UNIT.search(label.core) else words


def _is_fraction_of_one(prose: Prose, statement: Statement) -> bool:
    """Tell whether something that comes in whole ones is given a fraction: 11.291人次."""
    figure = statement.figure
    quantity = figure.quantity
    return (
        is_counted(quantity.unit)
        and not quantity.face.scale
        and quantity.value != round_half_up(quantity.value, 0)
        and not _AVERAGE.search(f"{statement.lead[-_WORDS:]}{statement.words}{statement.tail}")
        and not _POINTS.match(prose.passage.text, figure.end)
        and not _AVERAGES.search(prose.passage.text[max(0, figure.start - _BACK) : figure.start])
    )


def _shifted_cell(reading: Reading, statement: Statement) -> Match | None:
    """Return the cell with the same digits, its point elsewhere."""
    digits = digits_of(statement.figure.quantity)
    if len(digits) < 4:
        return None
    for label in (each for lines in reading.labels.by_start.values() for each in lines):
        for line in (*label.series.members, *label.series.totals):
            cell = label.series.cell(line)
            if cell.quantity is not None and digits_of(cell.quantity) == digits:
                return Match(label, line, cell, "", exact=True)
    return None


def _problem(key: str, prose: Prose, statement: Statement, match: Match) -> Diagnostic:
    figure, cell = statement.figure, match.cell
    return problem(
        key,
        prose.passage.place(figure.start, figure.end),
        related=(Related(cell.span, Phrase("the-cell")),),
        hints=(Phrase("bind-figure", {"address": match.label.address(match.line)}),),
        at=match.label.address(match.line),
        words=statement.words.translate(_NO_QUOTES),
        stated=figure.quantity.text,
        expected=cell.text.strip(),
    )


def _unbound(reading: Reading) -> Iterator[Diagnostic]:
    for prose, statement, found in _typed(reading):
        figure = statement.figure
        match = next((each for each in found if _is_it(statement, each)), None)
        if match is not None:
            yield problem(
                "unbound",
                prose.passage.place(figure.start, figure.end),
                related=(Related(match.cell.span, Phrase("the-cell")),),
                stated=figure.quantity.text,
                address=match.label.address(match.line),
                prints=_prints(match.cell),
            )


def _prints(cell: Cell) -> str:
    """Return what a binding of the cell prints: its figure as written, without its unit."""
    quantity = cell.quantity
    return format_value(quantity.value, quantity.face) if quantity else ""


def _is_it(statement: Statement, match: Match) -> bool:
    return statement.figure.value in match.label.values(match.cell)


_ROWS = "---\n学校\t在校生人数\t免学费人次\n东校\t2552\t5776\n西校\t849\t5515\n合计\t3401\t11291"
_TABLE = "（见【表：甲】）。\n【表：甲】\n"
PROSE_TABLE = Rule(
    "prose-table",
    _prose_table,
    "句子里手打的数，和它说的那一行那一列的格子不一样：错一个数字、小数点错位、单位错、沿用旧数。",
    "A typed figure differs from the cell that its words name: a digit, the point, the unit, an "
    "old value.",
    passing=(
        f"全市在校生3401人{_TABLE}{_ROWS}",
        f"全市新增在校生3410人{_TABLE}{_ROWS}",
        f"2024年全市在校生3410人{_TABLE}{_ROWS}",
    ),
    failing=(
        f"全市在校生3410人{_TABLE}{_ROWS}",
        f"享受免学费11.291人次{_TABLE}{_ROWS}",
        f"全市在校生340.1万人{_TABLE}{_ROWS}",
    ),
)
UNBOUND = Rule(
    "unbound",
    _unbound,
    "手打的数和表里的一格相同：写成【…】，表改了它就跟着改。只作提示。",
    "A typed figure equals a cell: bound as 【…】 it follows the table. A note.",
    passing=(f"全市在校生【甲.合计.在校生人数】人{_TABLE}{_ROWS}",),
    failing=(f"全市在校生3401人{_TABLE}{_ROWS}",),
)
