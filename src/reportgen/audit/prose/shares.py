"""`prose-percent`: shares in a sentence, held against the whole that the text gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.audit.prose.among import Among, amongs
from reportgen.audit.prose.averages import averages_told
from reportgen.audit.prose.growth import changes_told
from reportgen.audit.prose.labels import Labels
from reportgen.audit.prose.numbers import (
    Number,
    fits,
    implied,
    number,
    quotient,
    remark,
    says,
    total,
)
from reportgen.audit.prose.rates import rates_told
from reportgen.audit.prose.sentences import Period, Prose, Statement
from reportgen.audit.reading import Reading
from reportgen.audit.rule import Rule
from reportgen.diagnostics import Diagnostic, Phrase, Severity, problem
from reportgen.quantity import EXACT, format_value

_SHARE = re.compile(r"占(?:比|到)?(?P<whole>[^占，。；：]*)$")
_WHOLE_ENDS = re.compile(
    r"(?:的?(?:比例|比重|占比|百分比)?(?:为|达到?|是|约|近|高达)?|的)$|(?<=.)(?:总数|总人数|总量|总额|人数)$"
)
_BARE = re.compile(
    r"^(?:总数|总量|总额|总人数|比例|比重|全部|总)?的?(?:比|比例|比重|比达|比为)?(?:为|达到?|是)?$"
)
_GENERIC = re.compile(
    r"^(?:其中|目前|全年|年末|现有|共有|共|拥有|有|全市|全区|全县|全省|全国|我市|我区|我县|我省|我国|全校|"
    r"我校|学校|本校|各校|各中职学校|的|为|达|约|[，、：])+|(?:共有|共|总数|人数|达到|达|有|为|是|约)+$"
)
_HEAD = re.compile("共|总|现有|全部")
_TELLING = re.compile("[%％增减降升涨均:：∶]|提高|百分点")
_OF_FIGURE = re.compile("占|完成|为|达|相当于")
_THEN = re.compile("^，(?:为|共|有|即|达|计)(?:有|到)?$")
_ROOM = 24  # figures of the paragraph that may be a base
_RUN = 4  # parts before a share that may be added up
_BACK = 16  # figures of the list that a share looks back over


def _prose_percent(reading: Reading) -> Iterator[Diagnostic]:
    for prose in reading.prose:
        if not _TELLING.search(prose.passage.text):
            continue
        before: list[Statement] = []
        for period, among in amongs(prose):
            yield from changes_told(prose, period)
            yield from rates_told(prose, period)
            yield from averages_told(prose, period)
            yield from _of_figures(prose, period.statements)
            yield from _shares_told(prose, period, among, tuple(before[-_ROOM:]), reading.labels)
            before.extend(period.statements)


@dataclass(frozen=True, slots=True)
class _Share:
    """A percentage that says 占: of what, and which figure's; `name` is "" where none is named."""

    each: Statement
    name: str
    parts: tuple[Number, ...]  # the figure itself, and what it comes to with those before it
    part: Statement


def _shares_told(
    prose: Prose,
    period: Period,
    among: Sequence[Among],
    before: tuple[Statement, ...],
    labels: Labels,
) -> Iterator[Diagnostic]:
    statements = period.statements
    shares = list(_shares(statements, before))
    for index, share in enumerate(shares):
        near = shares[max(0, index - _BACK) : index + _BACK]
        siblings = [other for other in near if other is not share and other.name == share.name]
        at = statements.index(share.each)
        earlier = (*before, *statements[max(0, at - _ROOM) : at])
        told = _held(prose, share, earlier, _wholes(share, among, statements), labels, siblings)
        if told is not None:
            yield told


def _shares(statements: Sequence[Statement], before: Sequence[Statement]) -> Iterator[_Share]:
    """Yield the shares of a list with the figure that each is of."""
    for index, each in enumerate(statements):
        found = _SHARE.search(each.words)
        if found is None or not _is_stated(each):
            continue
        earlier = statements[max(0, index - _BACK) : index]
        together = _together(statements, index)
        if together:
            yield from _paired(together, earlier, _name(found["whole"]))
            continue
        part = _part(each, each.words[: found.start()], earlier, before)
        if part is None and index + 1 < len(statements) and _THEN.match(statements[index + 1].lead):
            part = statements[index + 1]
        if part is not None and not part.figure.loose and part.elsewhen == each.elsewhen:
            run = [s for s in earlier if s.is_level and s.figure.kind == part.figure.kind]
            yield _Share(each, _name(found["whole"]), _sums(part, run), part)


def _of_figures(prose: Prose, statements: Sequence[Statement]) -> Iterator[Diagnostic]:
    """Yield what is wrong with 完成2236万元，为预算25200万元的8.9%: the whole is the figure before."""
    for index, each in enumerate(statements):
        if index < 2 or each.lead != "的" or not _is_stated(each):
            continue
        part, whole = statements[index - 2], statements[index - 1]
        alike = part.figure.kind == whole.figure.kind and part.is_level
        if (
            not alike
            or not _OF_FIGURE.search(whole.words)
            or part.figure.loose
            or whole.figure.loose
        ):
            continue
        stated = each.figure.quantity
        exact = quotient(number(part), number(whole)) if whole.figure.value else None
        kind = says(stated, exact) if exact is not None else "exact"
        if kind != "exact" and exact is not None:
            yield problem(
                remark(kind) if kind else "prose-percent",
                prose.passage.place(each.figure.start, each.figure.end),
                severity=Severity.NOTE if kind else Severity.WARNING,
                at=f"{whole.words}{whole.figure.quantity.text}的{stated.text}",
                stated=stated.text,
                working=exact.text,
                expected=format_value(exact.value, stated.face),
            )


def _is_stated(each: Statement) -> bool:
    figure = each.figure
    return figure.quantity.face.scale == "%" and not figure.loose and figure.bound is None


def _name(whole: str) -> str:
    if _BARE.match(whole):
        return ""
    return _core(_WHOLE_ENDS.sub("", _WHOLE_ENDS.sub("", whole)))


def _core(words: str) -> str:
    return _GENERIC.sub("", words).strip("“”‘’的 ")


def _together(statements: Sequence[Statement], index: int) -> Sequence[Statement]:
    """Return the percentages of one 分别占…的17%、30%和45%."""
    if "分别" not in statements[index].words:
        return ()
    end = index + 1
    while end < len(statements) and statements[end].lead.strip() in {"、", "和", "与", "及"}:
        end += 1
    return statements[index:end]


def _paired(
    together: Sequence[Statement], earlier: Sequence[Statement], name: str
) -> Iterator[_Share]:
    levels = [each for each in earlier if each.is_level and not each.aside][-len(together) :]
    if len(levels) == len(together) and len({each.figure.kind for each in levels}) == 1:
        for each, part in zip(together, levels, strict=True):
            if _is_stated(each) and not part.figure.loose:
                yield _Share(each, name, (number(part),), part)


def _part(
    each: Statement, subject: str, earlier: Sequence[Statement], before: Sequence[Statement]
) -> Statement | None:
    """Return the figure that a share is of: the one just before, or the one that its words name."""
    last = next((s for s in reversed(earlier) if s.is_level and (each.aside or not s.aside)), None)
    subject = _core(subject)
    if subject in {"", "合计", "分别", "均", "各", "则", "人数", "数量", "这", "该"}:
        return last
    if (
        last is not None
        and last.figure.end == each.figure.start - len(each.lead)
        and not re.search("[，,：:、；]", each.lead)
    ):
        return last  # 399名教师占…
    named = (s for s in reversed((*before, *earlier)) if s.is_level)
    return next((s for s in named if subject in s.said), None)


def _sums(part: Statement, run: Sequence[Statement]) -> tuple[Number, ...]:
    """Return the part, and what it comes to with the parts before it."""
    at = run.index(part) if part in run else -1
    if at < 0:
        return (number(part),)
    back = [number(each) for each in run[max(0, at - _RUN) : at + 1][::-1]]
    return tuple(total(back[:length]) for length in range(1, len(back) + 1))


def _wholes(
    share: _Share, among: Sequence[Among], statements: Sequence[Statement]
) -> list[Statement]:
    """Return what 其中, or 共 at the head of the list, gives as the whole of a bare share."""
    kind = share.part.figure.kind
    over = [each for each in among if share.part in each.parts]
    if over:
        return [s for each in over for s in each.wholes_of(kind) if not s.figure.loose]
    found = [s for s in statements if s.figure.end < share.part.figure.start and s.is_level]
    heads = [s for s in found if s.figure.kind == kind and not s.is_change and not s.aside]
    return [s for s in heads[:1] if _HEAD.search(s.words) and not s.figure.loose]


def _held(
    prose: Prose,
    share: _Share,
    earlier: Sequence[Statement],
    wholes: Sequence[Statement],
    labels: Labels,
    siblings: Sequence[_Share],
) -> Diagnostic | None:
    """Hold a share against what it can be of; return what is wrong, or None."""
    unit = share.part.figure.kind
    stated = share.each.figure.quantity
    same = [s for s in earlier if s.is_level and s.figure.kind == unit and s is not share.part]
    named = [s for s in same if share.name and share.name in s.said]
    strict = [s for s in named if _core(s.words) == share.name and not s.figure.loose]
    tables = [Number(value, text=_plain(value)) for value in _of_tables(share, labels, unit)]
    own = [*map(number, strict or named), *tables] if share.name else [*map(number, wholes)]
    kinds = _fitting(share, own)
    if not strict:
        beside = [Number(v, text=_plain(v)) for v in labels.row_of(share.part.figure.value, unit)]
        near = [number(s) for s in same if not s.figure.loose]
        kinds = {**_fitting(share, (*near, *beside)), **kinds}
    if "exact" in kinds:
        return None
    for kind in ("cut", "last"):
        if kind in kinds:
            return _problem(remark(kind), prose, share, kinds[kind], Severity.NOTE)
    shared = _shared_whole(siblings, share)
    if not strict and shared is not None and _within(share, shared):
        return None  # of a whole that the text does not give, but its neighbours confirm
    larger = [under for under in own if under.value >= share.parts[0].value]
    if larger and (share.name or len({under.value for under in larger}) == 1):
        pairs = [(part, under) for part in share.parts for under in larger if part <= under]
        told = min(pairs, key=lambda pair: abs(pair[0].value / pair[1].value - stated.value))
        other = _fitting(share, [number(s) for s in same if not s.figure.loose]) if strict else {}
        return _problem("prose-percent", prose, share, told, other=other.get("exact"))
    if not share.name and shared is not None and len(siblings) > 1:
        return _of_siblings(prose, share, shared)
    return None


def _of_tables(share: _Share, labels: Labels, kind: str) -> Iterable[Decimal]:
    return labels.figures(share.name, share.each.school, kind) if share.name else ()


def _fitting(share: _Share, unders: Iterable[Number]) -> dict[str, tuple[Number, Number]]:
    stated = share.each.figure.quantity
    found = {fits(stated, over, under): (over, under) for under in unders for over in share.parts}
    found.pop("", None)
    return found


def _shared_whole(siblings: Sequence[_Share], share: _Share) -> tuple[Decimal, Decimal] | None:
    """Return between what the whole lies that all the neighbours are shares of, if there is one."""
    low, high = Decimal(0), Decimal("Infinity")
    found = 0
    for other in siblings:
        if other.part.figure.kind != share.part.figure.kind:
            continue
        between = implied(other.parts[0], other.each.figure.quantity)
        if between is not None:
            found += 1
            low, high = max(low, between[0]), min(high, between[1])
    return (low, high) if found and low <= high else None


def _within(share: _Share, shared: tuple[Decimal, Decimal]) -> bool:
    between = implied(share.parts[0], share.each.figure.quantity)
    return between is None or (between[0] <= shared[1] and shared[0] <= between[1])


def _of_siblings(prose: Prose, share: _Share, shared: tuple[Decimal, Decimal]) -> Diagnostic | None:
    """Tell a share that is not of the whole of which all its neighbours are."""
    middle = EXACT.divide(shared[0] + shared[1], Decimal(2))
    part, stated = share.part.figure.quantity, share.each.figure.quantity
    if middle < part.value:
        return None
    return problem(
        "prose-percent.others",
        prose.passage.place(share.each.figure.start, share.each.figure.end),
        at=f"{share.part.words}{part.text}，{share.each.words}{stated.text}",
        stated=stated.text,
        whole=f"{format_value(middle, part.face)}{part.unit}",
        expected=format_value(EXACT.divide(part.value, middle), stated.face),
    )


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _problem(
    key: str,
    prose: Prose,
    share: _Share,
    pair: tuple[Number, Number],
    severity: Severity = Severity.WARNING,
    *,
    other: tuple[Number, Number] | None = None,
) -> Diagnostic:
    each = share.each
    stated = each.figure.quantity
    exact = quotient(*pair)
    hints = (Phrase("share-of-another", {"working": quotient(*other).text}),) if other else ()
    return problem(
        key,
        prose.passage.place(each.figure.start, each.figure.end),
        severity=severity,
        hints=hints,
        at=f"{each.words}{stated.text}",
        stated=stated.text,
        working=exact.text,
        expected=format_value(exact.value, stated.face),
    )


RULE = Rule(
    "prose-percent",
    _prose_percent,
    "句子里的占比、比率和增幅，要能由句子里、上文里或表里的数算出来；找不到它的分母时不说。",
    "A share, rate or growth in a sentence follows from figures of the sentence, the text before "
    "or a table; where its base is not given, nothing is told.",
    passing=(
        "全市教师640人，其中专任教师517人，占比80.8%。",
        "男性72334万人，占51.24%；女性68844万人，占48.76%。",
        "培训1956名，合格1842名，合格率94.2%。",
        "在校生从200人增加到250人，增长25%。",
        "获省级以上表彰的12人，占全省获奖总数的3.5%。",
    ),
    failing=(
        "全市教师640人，其中在编399人，占教师的70%。",
        "培训1956名，合格1842名，合格率92.4%。",
        "在校生从200人增加到250人，增长20%。",
        "在校生6067人，较上年增加67人，增长2.5%。",
    ),
)
