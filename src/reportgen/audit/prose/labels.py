"""What tables call their figures, and where a sentence uses those words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.assembly.labels import bare, loose
from reportgen.audit.prose.units import kind_of
from reportgen.audit.series import Series, address
from reportgen.model import Cell, Line
from reportgen.quantity import EXACT, FACTORS

# What a label says besides its subject: left out before it is looked for in a sentence.
_BEFORE = re.compile(r"^(?:其中[:：]?|本年|年末|全市|享受|各校|现有)")
_AFTER = re.compile(r"(?:总人数|人数|人次|总册数|册数|台数|总数|数量|金额|总额|情况|合计|总计|数)$")
_UNIT_SAID = (
    ("人次", "人次"),
    ("人数", "人"),
    ("学生数", "人"),
    ("毕业生", "人"),
    ("教师", "人"),
    ("册数", "册"),
    ("台数", "台"),
    ("面积", "平方米"),
)
# A line that only says that something is counted; the table's name says what.
_COUNT = re.compile("^(?:总?人数|学生数|学生总数|总数|总?数量|台数|册数|金额|总值|总量)$")
_NAME = re.compile("^(?!.*(?:情况|统计|一览|汇总|表|各|分|结构|规模))[\u4e00-\u9fff]{2,8}$")
_SAYS = "(?:总?人数|总数|总量|总值|总额)?(?:达到|为|有|是|达|共|已)*$"
_GAP = 3  # characters that a sentence may put between two of a label
_LEAST = 2


@dataclass(frozen=True, slots=True)
class LabelLine:
    """A line of a table by the words that name it; `kind` is what its figures count, if said."""

    series: Series
    core: str
    kind: str
    scale: Decimal  # 10000 where the header says 万元
    pattern: re.Pattern[str]

    def cell(self, school: str) -> tuple[Line, Cell] | None:
        """Return the cell of a school, of the total for "", or None."""
        lines = self.series.members if school else self.series.totals
        for line in lines:
            if (line.handle or line.label) == school or not school:
                return line, self.series.cell(line)
        return None

    def values(self, cell: Cell) -> tuple[Decimal, ...]:
        """Return what a cell says in the line's unit (万元 in 元), and what was computed for it."""
        found = (cell.quantity, cell.computed)
        return tuple(EXACT.multiply(each.value, self.scale) for each in found if each is not None)

    def address(self, line: Line) -> str:
        """Return how an editor would write the cell."""
        return address(self.series, line)


@dataclass(frozen=True, slots=True)
class Labels:
    """The lines of all tables, to be found by the characters their labels begin with."""

    by_start: Mapping[str, tuple[LabelLine, ...]]
    firsts: frozenset[str]
    rows: Mapping[Decimal, tuple[tuple[Series, Line], ...]]

    @staticmethod
    def of(groups: Sequence[Sequence[Series]]) -> Labels:
        """Read the labels of all tables; of a label in use twice, both lines are kept."""
        starts: dict[str, list[LabelLine]] = {}
        rows: dict[Decimal, list[tuple[Series, Line]]] = {}
        for series in (each for group in groups for each in group):
            for line in _label_lines(series):
                starts.setdefault(line.core[:2], []).append(line)
            for member in (*series.members, *series.totals):
                quantity = series.cell(member).quantity
                if quantity is not None and not series.is_ratio:
                    rows.setdefault(quantity.value, []).append((series, member))
        return Labels(
            {start: tuple(lines) for start, lines in starts.items()},
            frozenset(start[0] for start in starts),
            {value: tuple(found) for value, found in rows.items()},
        )

    def used_in(self, words: str) -> Iterator[tuple[LabelLine, tuple[int, int]]]:
        """Yield the lines whose label stands in the words, and where it last does."""
        for start in _starts(words, self.firsts):
            for line in self.by_start.get(start, ()):
                places = [found.span() for found in line.pattern.finditer(words)]
                if places:
                    yield line, places[-1]

    def figures(self, name: str, school: str, kind: str) -> list[Decimal]:
        """Return the figures that tables give for a name: 专任教师, 就业总数."""
        found: list[Decimal] = []
        for line, _ in self.used_in(name):
            at = line.cell(school)
            if at and at[1].quantity is not None and line.kind in {"", kind}:
                found.extend(line.values(at[1])[:1])
        return found

    def row_of(self, value: Decimal, kind: str) -> list[Decimal]:
        """Return the figures that stand beside a cell of this value: what it may be a share of."""
        found = []
        for series, member in self.rows.get(value, ())[:4]:
            lines = series.table.columns if series.down else series.table.rows
            for line in lines:
                row, column = (member, line) if series.down else (line, member)
                quantity = series.table.cell(row.index, column.index).quantity
                if quantity is not None and quantity.value > value and line.unit in {"", kind}:
                    found.append(quantity.value)
        return found


def _label_line(series: Series) -> LabelLine | None:
    label = loose(series.line.label) if series.line.label else ""
    core = _AFTER.sub("", _BEFORE.sub("", bare(label)))
    core = re.sub(r"[^\u4e00-\u9fff]", "", core)
    if len(core) < _LEAST:
        return None
    pattern = re.compile(f".{{0,{_GAP}}}?".join(map(re.escape, core)))
    return LabelLine(series, core, _kind(series), _scale(series), pattern)


def _label_lines(series: Series) -> Iterator[LabelLine]:
    """Yield a line by its label, and by its table's name where that says more: 在校生 学生数."""
    own = _label_line(series)
    if own is not None:
        yield own
    name = series.table.name
    if _COUNT.match(loose(series.line.label)) and _NAME.match(name) and _is_only(series):
        ends = re.compile(f"{re.escape(name)}(?={_SAYS})")
        yield LabelLine(series, name, _kind(series), _scale(series), ends)


def _is_only(series: Series) -> bool:
    """Tell whether no other line of a table counts what the table is called."""
    lines = series.table.columns if series.down else series.table.rows
    return sum(_COUNT.match(loose(line.label)) is not None for line in lines) == 1


def _scale(series: Series) -> Decimal:
    unit = series.line.unit or ("" if series.is_ratio else series.table.unit)
    scale = unit[:1] if unit[:1] in {"万", "亿"} else ""
    return FACTORS[scale]  # type: ignore[index]


def _kind(series: Series) -> str:
    if series.is_ratio:
        return "%" if any(q.face.scale == "%" for q in series.figures().values()) else ""
    if series.line.unit:
        return kind_of(series.line.unit.lstrip("十百千万亿"))
    units = {quantity.unit for quantity in series.figures().values()}
    if len(units) == 1 and "" not in units:
        return kind_of(units.pop())
    label = series.line.label
    return next((kind for word, kind in _UNIT_SAID if label.endswith(word)), "")


def _starts(words: str, firsts: frozenset[str]) -> Iterator[str]:
    """Yield every two characters that a label with room between its characters may begin with."""
    seen: set[str] = set()
    for index, first in enumerate(words):
        for second in words[index + 1 : index + 2 + _GAP] if first in firsts else "":
            if first + second not in seen:
                seen.add(first + second)
                yield first + second
