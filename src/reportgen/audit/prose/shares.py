"""`prose-percent`: shares in a sentence, held against the whole that the text gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from reportgen.audit.prose.among import Among, amongs
from reportgen.audit.prose.averages import averages_told
from reportgen.audit.prose.bare_shares import Around
from reportgen.audit.prose.claims import BACK, Share, is_stated, shares_of
from reportgen.audit.prose.completed import as_planned, completed_told
from reportgen.audit.prose.explained import Explained, Outcome, explained_by
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
)
from reportgen.audit.prose.rates import rates_told
from reportgen.audit.prose.sentences import Period, Prose, Statement
from reportgen.audit.prose.share_bases import Bases, bases_of
from reportgen.audit.reading import Reading
from reportgen.audit.rule import Rule
from reportgen.diagnostics import Diagnostic, Phrase, Severity, problem
from reportgen.quantity import EXACT, format_value

_TELLING = re.compile("[%％增减降升涨均:：∶]|提高|百分点")
_OF_FIGURE = re.compile("占|完成|为|达|相当于")
_ROOM = 24  # figures of the paragraph that may be a base
_TELLING_OFF = Decimal("0.0025")  # less apart are wholes that differ in what they leave out


def _prose_percent(reading: Reading) -> Iterator[Diagnostic]:
    return (each for each in _outcomes(reading) if isinstance(each, Diagnostic))


def explained_shares(reading: Reading) -> Iterator[Explained]:
    """Yield the shares, rates and changes that follow from what they rest on."""
    return (each for each in _outcomes(reading) if isinstance(each, Explained))


def _outcomes(reading: Reading) -> Iterator[Outcome]:
    for prose in reading.prose:
        if not _TELLING.search(prose.passage.text):
            continue
        before: list[Statement] = []
        for period, among in amongs(prose):
            yield from changes_told(prose, period)
            yield from rates_told(prose, period)
            yield from averages_told(prose, period)
            yield from completed_told(prose, period)
            yield from _of_figures(prose, period.statements)
            yield from _shares_told(prose, period, among, tuple(before[-_ROOM:]), reading.labels)
            before.extend(period.statements)


def _shares_told(
    prose: Prose,
    period: Period,
    among: Sequence[Among],
    before: tuple[Statement, ...],
    labels: Labels,
) -> Iterator[Outcome]:
    statements = period.statements
    shares = list(shares_of(period, before))
    known = (*before, *statements)
    within = {part.figure.start: each for each in among for part in each.parts}
    for index, share in enumerate(shares):
        near = shares[max(0, index - BACK) : index + BACK]
        siblings = [other for other in near if other is not share and other.name == share.name]
        others = [other for other in near if other.name != share.name]
        end = len(before) + share.at
        over = within.get(share.part.figure.start)
        around = Around(known[max(0, end - _ROOM) : end], over, siblings, others, period.start)
        told = _held(prose, share, bases_of(share, around, labels), siblings)
        if told is not None:
            yield told


def _of_figures(prose: Prose, statements: Sequence[Statement]) -> Iterator[Outcome]:
    """Yield what is wrong with 完成36万元，为预算200万元的8.9%: the whole stands just before."""
    for index, each in enumerate(statements):
        if index < 2 or each.lead != "的" or not is_stated(each):
            continue
        part, whole = statements[index - 2], statements[index - 1]
        alike = part.figure.kind == whole.figure.kind and part.is_level and whole.figure.value
        loose = part.figure.loose or whole.figure.loose
        if not alike or loose or not _OF_FIGURE.search(whole.words):
            continue
        stated, exact = each.figure.quantity, quotient(number(part), as_planned(whole))
        kind = says(stated, exact)
        if kind == "exact":
            yield explained_by(prose, each, exact.text)
            continue
        yield problem(
            remark(kind) if kind else "prose-percent",
            prose.passage.place(each.figure.start, each.figure.end),
            severity=Severity.NOTE if kind else Severity.WARNING,
            at=f"{whole.words}{whole.figure.quantity.text}的{stated.text}",
            stated=stated.text,
            working=exact.text,
            expected=format_value(exact.value, stated.face),
        )


def _held(prose: Prose, share: Share, bases: Bases, siblings: Sequence[Share]) -> Outcome | None:
    """Hold a share against what it can be of; return what comes of it, None where nothing can."""
    kinds = _fitting(share, bases.own)
    if not bases.certain:
        near = _fitting(share, bases.near)
        near.pop("last", None)  # by chance too often
        kinds = {**near, **kinds}
    if "exact" in kinds:
        return explained_by(prose, share.each, quotient(*kinds["exact"]).text)
    for kind in ("cut", "last"):
        if kind in kinds:
            return _problem(remark(kind), prose, share, kinds[kind], severity=Severity.NOTE)
    shared = _shared_whole(siblings, share)
    given = shared is not None and any(shared[0] <= b.value <= shared[1] for b in bases.own)
    if not (bases.certain or given) and shared is not None and _within(share, shared):
        return None  # of a whole that the text does not give, but its neighbours confirm
    larger = [each for each in bases.own if each.value >= share.parts[0].value and each.value]
    if larger and (share.name or len({each.value for each in larger}) == 1):
        return _of_another(prose, share, bases, larger)
    if not share.name and shared is not None and len(siblings) > 1:
        return _of_siblings(prose, share, shared)
    return None


def _of_another(prose: Prose, share: Share, bases: Bases, larger: Sequence[Number]) -> Diagnostic:
    """Tell a share with what comes nearest, and what it would be right of."""
    stated = share.each.figure.value
    pairs = [(part, under) for part in share.parts for under in larger if part <= under]
    told = min(pairs, key=lambda pair: abs(quotient(*pair).value - stated))
    other = _fitting(share, bases.near).get("exact") if bases.certain else None
    key = "prose-percent.named" if bases.certain else "prose-percent"
    return _problem(key, prose, share, told, other=other)


def _fitting(share: Share, unders: Iterable[Number]) -> dict[str, tuple[Number, Number]]:
    stated = share.each.figure.quantity
    found = {fits(stated, over, under): (over, under) for under in unders for over in share.parts}
    found.pop("", None)
    return found


def _shared_whole(siblings: Sequence[Share], share: Share) -> tuple[Decimal, Decimal] | None:
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


def _within(share: Share, shared: tuple[Decimal, Decimal]) -> bool:
    between = implied(share.parts[0], share.each.figure.quantity)
    return between is None or (between[0] <= shared[1] and shared[0] <= between[1])


def _of_siblings(prose: Prose, share: Share, shared: tuple[Decimal, Decimal]) -> Diagnostic | None:
    """Tell a share that is not of the whole of which all its neighbours are."""
    middle = EXACT.divide(shared[0] + shared[1], Decimal(2))
    part, stated = share.part.figure.quantity, share.each.figure.quantity
    own = share.parts[0].value / stated.value if stated.value else Decimal(0)
    if middle < part.value or abs(own - middle) < middle * _TELLING_OFF:
        return None
    return problem(
        "prose-percent.others",
        prose.passage.place(share.each.figure.start, share.each.figure.end),
        at=f"{share.part.words}{part.text}，{share.each.words}{stated.text}",
        stated=stated.text,
        whole=f"{format_value(middle, part.face)}{part.unit}",
        expected=format_value(EXACT.divide(part.value, middle), stated.face),
    )


def _problem(
    key: str,
    prose: Prose,
    share: Share,
    pair: tuple[Number, Number],
    *,
    severity: Severity = Severity.WARNING,
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
        "640名教师中，女教师399人，占62.3%；农村教师210人，农村教师中，女教师126人，占60%。",
        "计划招生1200人，录取1188人，报到1152人，报到率97.0%。",
        "支出年初预算4620万元，决算4986万元，完成年初预算的107.9%。",
    ),
    failing=(
        "全市教师640人，其中在编399人，占教师的70%。",
        "培训1956名，合格1842名，合格率92.4%。",
        "在校生从200人增加到250人，增长20%。",
        "在校生6067人，较上年增加67人，增长2.5%。",
        "640名教师中，女教师399人，占63.2%。",
        "申报课题12项，获批5项，立项率47.1%。",
        "支出年初预算4620万元，决算4986万元，完成年初预算的109.7%。",
    ),
)
