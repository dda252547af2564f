"""`part-exceeds-whole` and `parts-of-whole`: 共…其中…, 甲、乙合计, against the parts they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain

from reportgen.audit.prose.accounts import accounts_told
from reportgen.audit.prose.adding import (
    added,
    are_exact,
    come_to,
    explained_sum,
    of_parts,
    room,
    unequal,
)
from reportgen.audit.prose.among import Among, amongs
from reportgen.audit.prose.bare_shares import is_kind_of
from reportgen.audit.prose.divided_lists import divided_lists
from reportgen.audit.prose.dividing import columns, divided, named_columns
from reportgen.audit.prose.explained import Explained, Outcome
from reportgen.audit.prose.families import are_apart, end_in_rest, is_rest, make_up_all, may_overlap
from reportgen.audit.prose.listed_parts import behind_attributes, direct_parts
from reportgen.audit.prose.misprints import misprint_told
from reportgen.audit.prose.now import is_outgrown
from reportgen.audit.prose.over_time import told_over_time
from reportgen.audit.prose.overlaps import divided_elsewhere, part_name
from reportgen.audit.prose.percent_lists import structures_told
from reportgen.audit.prose.percent_sums import shares_told
from reportgen.audit.prose.row_sums import rows_told
from reportgen.audit.prose.sentences import Prose, Statement
from reportgen.audit.prose.signed import changes_added
from reportgen.audit.prose.sums import stated_sums
from reportgen.audit.reading import Reading
from reportgen.audit.rule import Rule
from reportgen.audit.wholes import exceeding_parts, unequal_parts
from reportgen.diagnostics import Diagnostic, Severity
from reportgen.quantity import EXACT

_SHARE_OF = re.compile(
    r"[，（(]占(?:比|全部|总[数量额])?(?P<whole>[^，。；0-9]{0,14}?)的?[0-9.]+[%％]"
)
_BEYOND = 12  # characters behind a list that may say so
_ROSE_TO = re.compile("[增提上扩发升减降缩][加高升大展少低]?(?:到|至|为)")
_ITEM = re.compile("^(?:[^，。；]*中，|[，、和及])[^，。；]{2,12}$")
_DIVIDES = re.compile("其中|中[，有只仅已共]")


def _exceeds(reading: Reading) -> Iterator[Diagnostic]:
    yield from exceeding_parts(reading)
    yield from (each for each in _divisions(reading) if isinstance(each, Diagnostic))


def _divisions(reading: Reading) -> Iterator[Outcome]:
    for prose in reading.prose:
        if not _DIVIDES.search(prose.passage.text):
            continue
        before: list[Statement] = []
        for period, found in amongs(prose):
            for among in found:
                yield from _held(prose, among)
            for among in divided(prose, period, before):
                listed = direct_parts(among)
                joined = all(part.lead.startswith("、") for part in listed[1:])
                names = list(map(part_name, listed))
                apart = listed and (are_apart(names) or end_in_rest(names))
                if listed and (joined or make_up_all(listed) or apart):
                    yield from _held(prose, among)
                elif len(listed) > 2 and all(map(_is_item, listed)):
                    yield from _over(prose, among.wholes[-1], listed)
            before.extend(period.statements)


def _is_item(part: Statement) -> bool:
    """Tell whether a figure is a plain item of a list, and not 使用过线上服务的864人."""
    return not part.words.endswith("的") and _ITEM.match(part.lead) is not None


def _over(prose: Prose, whole: Statement, listed: Sequence[Statement]) -> Iterator[Outcome]:
    """Yield parts of a named group, …案件中，甲10件，乙79件，丙…, that are more than it."""
    off = added(listed) - whole.figure.value
    same = whole.figure.kind == listed[0].figure.kind and are_exact(whole, listed)
    if same and come_to(whole, listed):
        yield explained_sum(prose, whole, listed)
    elif same and off > room(whole, listed) and not divided_elsewhere(prose, whole, listed):
        yield of_parts(prose, "part-exceeds-whole.sum", whole, listed, Severity.WARNING)


def _held(prose: Prose, among: Among) -> Iterator[Outcome]:
    """Hold the parts that 其中 names against the whole: against all where it is unsure which."""
    yield from _in_columns(prose, among)
    text = prose.passage.text
    found = direct_parts(among, behind_attributes(among))
    listed = [each for each in found if not is_outgrown(each, text[each.figure.end :][:_BEYOND])]
    if not listed:
        return
    kind = listed[0].figure.kind
    wholes = among.wholes_of(kind)
    if not wholes or any(each.figure.loose for each in wholes):
        return
    risen = _ROSE_TO.search(wholes[-1].words) is not None  # 由46条增加到52条，其中
    if risen:
        wholes = wholes[-1:]
    kin = [each for each in wholes if all(is_kind_of(part, each) for part in listed)]
    wholes = tuple(kin[-1:]) or wholes
    whole = max(wholes, key=lambda each: each.figure.value)
    if whole.elsewhen != listed[0].elsewhen and not risen:
        return
    most = sum((each.figure.value for each in wholes), Decimal(0))  # 其中 may divide them all
    for part in listed:
        joined = part is listed[0] or part.lead.startswith("、") or _is_share(prose, whole, part)
        if joined and part.figure.value > most and not part.figure.loose:
            key = "part-exceeds-whole.prose"
            yield of_parts(prose, key, whole, [part], Severity.CONTRADICTION)
            return
    rest = None if come_to(whole, listed) else _rest(among, listed)
    if rest is not None and len(wholes) == 1:
        yield from _with_rest(prose, whole, listed, rest)
    else:
        if len(wholes) > 1 and make_up_all(listed):
            whole = next((each for each in wholes if come_to(each, listed)), wholes[-1])
            wholes = (whole,)
        yield from _summed(prose, whole, listed, sure=len(wholes) == 1)


def _is_share(prose: Prose, whole: Statement, part: Statement) -> bool:
    """Tell whether a part says itself what share of the whole it is."""
    found = _SHARE_OF.match(prose.passage.text, part.figure.end)
    return found is not None and whole.words.endswith(found["whole"])


def _rest(among: Among, listed: Sequence[Statement]) -> Statement | None:
    """Return the 其余10个 behind the parts."""
    behind = (s for s in among.parts if s.figure.start > listed[-1].figure.start and s.is_level)
    rest = next(behind, None)
    same = rest is not None and rest.figure.kind == listed[0].figure.kind
    return rest if rest is not None and same and is_rest(rest.lead) else None


def _with_rest(
    prose: Prose, whole: Statement, listed: Sequence[Statement], rest: Statement
) -> Iterator[Outcome]:
    """Hold the parts with what is left of the whole against it."""
    parts = [*listed, rest]
    if come_to(whole, parts) or not divided_elsewhere(prose, whole, listed):
        yield from unequal(prose, whole, parts)


def _in_columns(prose: Prose, among: Among) -> Iterator[Outcome]:
    """Hold the figures of a list with several an item against the whole of each sort."""
    found = [each for each in (*columns(among), *named_columns(among)) if are_exact(*each)]
    for whole, parts in found:
        over = added(parts) - whole.figure.value > room(whole, parts)
        others = any(come_to(*each) for each in found if each[0] is not whole)
        if come_to(whole, parts) or others:
            yield from unequal(prose, whole, parts)
        elif over and not divided_elsewhere(prose, whole, parts):
            yield of_parts(prose, "part-exceeds-whole.sum", whole, parts, Severity.WARNING)


def _summed(
    prose: Prose, whole: Statement, listed: Sequence[Statement], *, sure: bool
) -> Iterator[Outcome]:
    if sure and (make_up_all(listed) or _are_all(prose, whole, listed)):
        yield from unequal(prose, whole, listed)
        return
    parts = [part for part in listed if part.figure.value <= whole.figure.value]
    if sure and len(parts) < len(listed) and not may_overlap([part_name(part) for part in listed]):
        yield from misprint_told(prose, whole, listed)  # 4.4万元 written as 44万元
        return
    in_one_list = all(part.lead.startswith("、") for part in parts[1:])
    if len(parts) < 2 or len(parts) < len(listed) or not (sure or in_one_list):
        return
    off = EXACT.subtract(added(parts), whole.figure.value)
    if sure and abs(off) <= room(whole, parts):
        yield explained_sum(prose, whole, parts)
    elif off > room(whole, parts) and not divided_elsewhere(prose, whole, parts):
        certain = sure and in_one_list
        severity = Severity.CONTRADICTION if certain else Severity.WARNING
        yield of_parts(prose, "part-exceeds-whole.sum", whole, parts, severity)
    elif sure and not divided_elsewhere(prose, whole, parts):
        yield from misprint_told(prose, whole, parts)


def _are_all(prose: Prose, whole: Statement, listed: Sequence[Statement]) -> bool:
    """Tell whether the last of a list takes what is left: 其他残疾165人."""
    return (
        len(listed) > 1
        and end_in_rest([part_name(part) for part in listed])
        and not divided_elsewhere(prose, whole, listed)
    )


def _of_whole(reading: Reading) -> Iterator[Diagnostic]:
    yield from unequal_parts(reading)
    yield from (each for each in _sums(reading) if isinstance(each, Diagnostic))


def explained_sums(reading: Reading) -> Iterator[Explained]:
    """Yield the figures of sentences that are the sum of their parts."""
    found = chain(_divisions(reading), _sums(reading))
    return (each for each in found if isinstance(each, Explained))


def _sums(reading: Reading) -> Iterator[Outcome]:
    for prose in reading.prose:
        found = list(_sums_told(prose))
        yield from found
        yield from divided_lists(prose, found)


def _sums_told(prose: Prose) -> Iterator[Outcome]:
    text = prose.passage.text
    if "结构" in text or "产业" in text:
        yield from structures_told(prose)
    if "%" in text:
        for period in prose.periods:
            yield from shares_told(prose, period)
    yield from stated_sums(prose)
    yield from accounts_told(prose)
    yield from changes_added(prose)
    yield from told_over_time(prose)
    yield from rows_told(prose)


PART_EXCEEDS_WHOLE = Rule(
    "part-exceeds-whole",
    _exceeds,
    "部分不能比整体大：表里声明了 of 的、标题里写“其中”的、句子里“其中”“……中，”后面列出的。"
    "可能重叠的部分（如女教师、党员）不相加。",
    "A part is not more than its whole: by `of`, by 其中 in a header or a sentence, or …中 there. "
    "Parts that may overlap (women, party members) are not added up.",
    passing=(
        "全市共有教师463人，其中专任402人、兼职61人。",
        "全市教师500人，其中女教师300人，党员250人，高级职称120人。",
        "全县86个村中，已通燃气的62个，已治污水的71个。",
    ),
    failing=(
        "全市共有教师403人，其中东校402人、西校61人。",
        "教师100人，其中党员120人。",
        "获奖38项，其中一等奖6项、二等奖31项、三等奖19项。",
        "1286名党员中，在职党员812人、离退休党员574人。",
        "市场主体18.64万户，其中企业5.12万户、个体工商户12.31万户、合作社0.31万户。",
    ),
)
PARTS_OF_WHOLE = Rule(
    "parts-of-whole",
    _of_whole,
    "写明是全部的各项，加起来等于总数：“甲…、乙…，合计…”，“两校合计…”，“共…：…、…”，“860人（…、…、…）”，"
    "“其余”“其他”在最后的；增减的各项，加起来等于合计的增减；是全部的占比（男女、三次产业、合格率和不合格率）"
    "等于100%；“按类别分：…”“城乡合计，…”这样列全的；改正一个写错的数就正好相等的；"
    "表里各行都等于旁边几列之和的一列。",
    "Parts that are given as all of a whole come to it: 甲…、乙…，合计…, 两校合计…, 共…：…, a list "
    "in brackets, one that ends in 其余 or 其他; changes come to that of their whole; shares that "
    "are all there is come to 100%; lists that words give in full (按类别分：…) or that "
    "would, with one slip of the pen undone, come to their whole; and a "
    "column that is the sum of its neighbours in all other rows.",
    passing=(
        "东校402人、西校61人，合计463人。",
        "满意率97.2%，其中非常满意率61.0%，不满意率2.8%。",
        "收入118亿元，增长5.9%；加上上级补助227亿元、上年结转51亿元，收入总量396亿元。",
        "全市有学校1284所，在校生46万人。按类别分：幼儿园612所，小学398所，初中187所，高中87所。",
    ),
    failing=(
        "东校402人、西校61人，合计403人。",
        "教职工860人（专任612人、行政96人、教辅48人、工勤68人）。",
        "汉族占62.4%，回族占46.1%，其他民族占1.5%。",
        "三次产业结构为8.9:46.2:48.5。",
        "用水总量增加78亿立方米，其中，生活减少3.7亿立方米，工业增加81.2亿立方米，农业增加162.9亿立方米。",
        "收入118亿元，增长5.9%；加上上级补助227亿元、上年结转15亿元，收入总量396亿元。",
        "春季资助2136人次，秋季资助2248人次，全年合计资助4348人次。",
        "全市有学校1248所，在校生46万人。按类别分：幼儿园612所，小学398所，初中187所，高中87所。",
        "城市低保1127户1806人；农村低保5087户8579人。城乡合计，全县在保6214户10835人。",
        "机构总数净增29个：医院增加5个，基层机构增加26个，专业机构增加2个。",
    ),
)
