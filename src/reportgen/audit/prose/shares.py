"""`prose-percent`: shares in a sentence, held against the whole that the text gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from reportgen.audit.prose.among import Among, amongs
from reportgen.audit.prose.amounts import amounts_told
from reportgen.audit.prose.bare_shares import Around
from reportgen.audit.prose.changes_in_turn import changes_in_turn
from reportgen.audit.prose.claims import BACK, Share, shares_of
from reportgen.audit.prose.completed import beyond_plan_told, completed_told, share_of_figure_told
from reportgen.audit.prose.explained import Explained, Outcome, explained_by
from reportgen.audit.prose.growth import changes_told
from reportgen.audit.prose.labels import Labels
from reportgen.audit.prose.multiples import portions_told
from reportgen.audit.prose.numbers import (
    Number,
    fits,
    implied,
    quotient,
    remark,
)
from reportgen.audit.prose.rates import rates_told
from reportgen.audit.prose.sentences import Period, Prose, Statement
from reportgen.audit.prose.share_bases import Bases, bases_of
from reportgen.audit.prose.share_slips import slipped_shares
from reportgen.audit.prose.whole_texts import OF_TEXTS
from reportgen.audit.reading import Reading
from reportgen.audit.rule import Rule
from reportgen.diagnostics import Diagnostic, Phrase, Severity, problem
from reportgen.quantity import EXACT, format_value

_TELLING = re.compile("[%％‰增减降升涨均差余存高低近番倍成半比超结缺未不末初逐序:：∶]|分之|突破")
_ROOM = 24  # figures of the paragraph that may be a base
_TELLING_OFF = Decimal("0.0025")  # less apart are wholes that differ in what they leave out


def _prose_percent(reading: Reading) -> Iterator[Diagnostic]:
    return (each for each in _outcomes(reading) if isinstance(each, Diagnostic))


def explained_shares(reading: Reading) -> Iterator[Explained]:
    """Yield the shares, rates and changes that follow from what they rest on."""
    return (each for each in _outcomes(reading) if isinstance(each, Explained))


def _outcomes(reading: Reading) -> Iterator[Outcome]:
    for prose in reading.prose:
        found = list(amounts_told(prose))
        if _TELLING.search(prose.passage.text):
            found.extend(_told(prose, reading.labels))
            found.extend(slipped_shares(prose, {each.span for each in found}))
        yield from found


def _told(prose: Prose, labels: Labels) -> Iterator[Outcome]:
    for told in OF_TEXTS:
        yield from told(prose)
    before: list[Statement] = []
    for period, among in amongs(prose):
        yield from changes_told(prose, period, before[-_ROOM:])
        yield from changes_in_turn(prose, period)
        yield from portions_told(prose, period, before)
        yield from rates_told(prose, period, before)
        yield from completed_told(prose, period)
        yield from beyond_plan_told(prose, period)
        yield from share_of_figure_told(prose, period.statements)
        yield from _shares_told(prose, period, among, tuple(before[-_ROOM:]), labels)
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
    confirmed = shared is not None and _within(share, shared)
    if confirmed and not (bases.certain or given):
        return None  # of a whole that the text does not give, but its neighbours confirm
    wholes = _told_against(share, bases, confirmed=confirmed)
    if wholes:
        return _of_another(prose, share, bases, wholes)
    if not share.name and shared is not None and len(siblings) > 1:
        return _of_siblings(prose, share, shared)
    return None


def _told_against(share: Share, bases: Bases, *, confirmed: bool) -> Sequence[Number]:
    """Return the wholes that a share is told with: the larger ones, or a sure one that is less."""
    larger = [each for each in bases.own if each.value >= share.parts[0].value and each.value]
    if larger:
        return larger if share.name or len({each.value for each in larger}) == 1 else ()
    sure = (bases.certain or bases.divided) and not confirmed
    return [each for each in bases.own if each.value] if sure else ()


def _of_another(prose: Prose, share: Share, bases: Bases, larger: Sequence[Number]) -> Diagnostic:
    """Tell a share with what comes nearest, and what it would be right of."""
    stated = share.each.figure.value
    pairs = [(part, under) for part in share.parts for under in larger if part <= under]
    pairs = pairs or [(share.parts[0], under) for under in larger if under.value]
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
    "句子里的占比、比率、增幅、差数、结余、其余、比例和“几倍”“几成”，要能由句子里、上文里或表里的数算出来；"
    "生均、户均、每百名、年均这类平均数，标准乘人数的总数，括号里的换算也一样；“从高到低”“逐年”“快于”“低于限额”"
    "“过半”这类话、总的增速和各部分的增速、年初加增减得年末、上年结转加新收减办结，也要对得上；"
    "找不到它的分母时不说，只差写错一位就正好相等的才说。",
    "A share, rate, growth, difference, balance, rest, proportion or multiple in a sentence "
    "follows from figures of the sentence, the text before or a table; so do averages (per pupil, "
    "household, year), what a standard comes to in all, and conversions in brackets. What is said "
    "of an order, of growing faster, of lying below a limit or of being more than half holds, a "
    "whole grows as its parts do, and a stock is what was, came and went. Where its base is not "
    "given nothing is told, unless one slip of the pen undone gives the figure exactly.",
    passing=(
        "全市教师640人，其中专任教师517人，占比80.8%。",
        "男性72334万人，占51.24%；女性68844万人，占48.76%。",
        "培训1956名，合格1842名，合格率94.2%。",
        "在校生从200人增加到250人，增长25%。",
        "获省级以上表彰的12人，占全省获奖总数的3.5%。",
        "全校图书24万册，在校生4800人，生均50册。",
        "按每生每年2000元标准，免除3000名学生学费，共计600万元。",
        "学校占地420亩（约合28万平方米）。",
        "参保人数从2022年的100万人增加到2024年的121万人，年均增长10%。",
        "收入86.4亿元，支出79.1亿元，当年结余7.3亿元。",
        "男教师248人、女教师372人，男女教师之比为2:3，女教师占六成。",
        "640名教师中，女教师399人，占62.3%；农村教师210人，农村教师中，女教师126人，占60%。",
        "计划招生1200人，录取1188人，报到1152人，报到率97.0%。",
        "支出年初预算4620万元，决算4986万元，完成年初预算的107.9%。",
        "排查隐患328处，已整改312处，整改率95.1%，其余16处限期整改。",
        "合格率96.2%，优良率58.7%，分别比上年的95.4%和55.2%提高0.8个和3.5个百分点。",
        "上年末教师4752人，年内新招聘126人、调入38人，退休142人、调出41人、辞职15人，年末4718人。",
        "全年粮食80.3万吨，下降2.4%，其中夏粮14.8万吨，增长1.4%；秋粮65.5万吨，下降3.3%。",
        "债务余额56.83亿元，低于上级核定的债务限额58.90亿元。",
        "新收47件，上年结转3件，办结48件，结转下年度继续办理2件。",
    ),
    failing=(
        "全市教师640人，其中在编399人，占教师的70%。",
        "培训1956名，合格1842名，合格率92.4%。",
        "在校生从200人增加到250人，增长20%。",
        "在校生6067人，较上年增加67人，增长2.5%。",
        "全校图书24万册，在校生4800人，生均5册。",
        "按每生每年2000元标准，免除3000名学生学费，共计60万元。",
        "学校占地420亩（约合2.8万平方米）。",
        "起薪中位数43000元，最低2600元，最高9800元。",
        "覆盖率由46.2%提高到51.2%，提高5%。",
        "最高98.7%，最低93.2%，相差4.5个百分点。",
        "收入86.4亿元，支出79.1亿元，当年结余3.7亿元。",
        "男教师248人、女教师372人，男女教师之比为3:2。",
        "专利由128件增加到256件，翻了两番。",
        "640名教师中，女教师399人，占63.2%。",
        "申报课题12项，获批5项，立项率47.1%。",
        "支出年初预算4620万元，决算4986万元，完成年初预算的109.7%。",
        "排查隐患328处，已整改312处，整改率95.1%，其余26处限期整改。",
        "合格率96.2%，优良率58.7%，分别比上年的95.4%和52.2%提高0.8个和3.5个百分点。",
        "上年末教师4752人，年内新招聘126人、调入38人，退休142人、调出41人、辞职15人，年末4781人。",
        "全年粮食80.3万吨，增长2.4%，其中夏粮14.8万吨，增长1.4%；秋粮65.5万吨，下降3.3%。",
        "及格率从高到低依次为：城关91.2%、东片88.7%、北片84.5%、南片84.9%。",
        "语文、数学、英语平均分分别为82.4分、74.6分和71.3分，语文比英语高1.1分。",
        "专任教师486人，“双师型”教师389人，占80.40%。",
        "收回有效问卷1260份，有723名教师赞成，占57.4%，不足半数。",
        "债务余额56.83亿元，高于上级核定的债务限额58.90亿元。",
        "新收47件，上年结转3件，办结48件，结转下年度继续办理5件。",
        "在校生3598人，占地128642平方米，生均32.5平方米。",
        "生均经费由上年的16543.18元提高到17325.62元，增长4.73个百分点。",
    ),
)
