"""Lists of percentages that are all of one thing: 男、女分别占…, 三次产业结构为8.9:42.6:48.5."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportgen.audit.prose.families import FAMILIES, end_in_rest
from reportgen.audit.prose.grades import are_all_grades, grade_of
from reportgen.audit.prose.sentences import Period, Prose, Statement
from reportgen.diagnostics import Diagnostic, problem

_JOINS = frozenset({"、", "和", "与", "及", "以及"})
_RESPECTIVELY = re.compile(r"分别占|(?:占|比重|比例|占比|构成)[^，。；]{0,12}分别(?:为|是|达)")
_NAMES_END = re.compile(
    "(?:的(?:人数?)?|增加值)?(?:占[^，。；]*?)?(?:的?(?:占比|比重|比例|构成))?分别.*$"
)
_BEFORE_NAMES = re.compile("^.*(?:中|选择|评价为|状况为|认为|[：:])(?=[^，]+、)")
_CLAUSE = re.compile("[，。；：:]")
_THREE = re.compile("三次产业|第?一、?(?:第?)二、?(?:第?)三(?:次)?产")
_MADE_UP = re.compile("(?:结构|构成)(?:中|为|上|看)?[，：:]")
_STRUCTURE = re.compile(
    r"(?:结构(?:比例?)?|产业之?比例?)(?:为|是|达到|由|从|调整|优化|变|上年|[0-9]{4}年|的|到|至|[0-9.]+[:：∶][0-9.]+[:：∶][0-9.]+)+"
)
_THREE_SHARES = re.compile(
    r"(?<![0-9.:：∶])([0-9]+(?:\.[0-9]+)?)[:：∶]([0-9.]+)[:：∶]([0-9]+(?:\.[0-9]+)?)"
)
_NEAR = Decimal(20)  # points: what is further off is no list of percentages
_UNIT = re.compile(r"\.([0-9]+)")


def listed_shares(prose: Prose, period: Period) -> Iterator[tuple[Sequence[Statement], Decimal]]:
    """Yield 甲、乙、丙分别占… whose names are all there is, with how near they must be to 100%."""
    if prose.passage.text.find("分别", period.start, period.end) < 0:
        return
    statements = period.statements
    for index, each in enumerate(statements):
        if "分别" not in each.words or not _RESPECTIVELY.search(each.lead):
            continue
        end = index + 1
        while end < len(statements) and statements[end].lead.strip() in _JOINS:
            end += 1
        shares = statements[index:end]
        stated = all(s.figure.quantity.face.scale == "%" and not s.figure.loose for s in shares)
        if stated and len(shares) > 1:
            near = _near(each.lead, len(shares))
            if near:
                yield shares, near


def _near(lead: str, count: int) -> Decimal:
    """Return how far off 100% so many shares may be and still be all there is, 0 for no list."""
    said = _CLAUSE.split(lead)[-1]
    if _THREE.search(said):
        return Decimal("0.2") if count == 3 else Decimal(0)
    bare = _BEFORE_NAMES.sub("", _NAMES_END.sub("", said))
    names = [name for name in re.split("[、和与及]", bare) if name]
    if len(names) == count > 2:
        grades = [grade_of(name) for name in names]
        if end_in_rest(names) or (all(grades) and are_all_grades(grades)):
            return Decimal("0.2")
        if _MADE_UP.search(lead):
            return Decimal("0.1")
    plain = len(bare) <= 4 * count
    all_named = any(
        len(family) == count and all(member in bare for member in family) for family in FAMILIES
    )
    return Decimal("0.1") if plain and all_named else Decimal(0)


def structures_told(prose: Prose) -> Iterator[Diagnostic]:
    """Yield 三次产业结构为8.9:46.2:48.5 whose three shares are not 100."""
    text = prose.passage.text
    for said in _STRUCTURE.finditer(text):
        for found in _THREE_SHARES.finditer(text, said.start(), said.end()):
            shares = [Decimal(each) for each in found.groups() if each.count(".") < 2]
            total = sum(shares, Decimal(0))
            units = [Decimal(1).scaleb(-_digits(each)) for each in found.groups()]
            if len(shares) == 3 and sum(units, Decimal(0)) < abs(total - 100) <= _NEAR:
                yield problem(
                    "parts-of-whole.shares",
                    prose.passage.place(*found.span()),
                    at=found[0],
                    stated="100%",
                    parts=" + ".join(found.groups()),
                    expected=f"{total}%",
                )


def _digits(text: str) -> int:
    found = _UNIT.search(text)
    return len(found[1]) if found else 0
