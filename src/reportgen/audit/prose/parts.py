"""`part-exceeds-whole` and `parts-of-whole`: 共…其中…, 甲、乙合计, against the parts they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain

from reportgen.assembly.tables.rounding import is_rounded, sum_room
from reportgen.audit.prose.among import Among, amongs
from reportgen.audit.prose.explained import Explained, Outcome, explained_by
from reportgen.audit.prose.families import make_up_all, shares_told
from reportgen.audit.prose.numbers import half
from reportgen.audit.prose.sentences import Prose, Sentence, Statement
from reportgen.audit.reading import Reading
from reportgen.audit.rule import Rule
from reportgen.audit.wholes import exceeding_parts, unequal_parts
from reportgen.diagnostics import Diagnostic, Phrase, Related, Severity, problem
from reportgen.quantity import EXACT, format_value

# Parts that these words name are counted along other lines than their neighbours: both may hold.
_OVERLAPS = re.compile(
    "女|男|党员|团员|高级|副高|正高|中级|初级|硕士|博士|研究生|本科|双师|在编|少数民族|回族|以上|骨干|"
    "困难|贫困|残疾|农村|住宿|寄宿|示范|重点|民办|公办|达标|优质|特色|专任|专职|兼职|外聘|获奖|一等奖"
)
_ENDS_PARTS = re.compile(
    "另|此外|同时|还有|增加|减少|较|比上年|平均|人均|生均|每|共|合计|总计|不含|剩余|其余|"
    "在[^，。；]{1,10}中"
)
_SUMS_UP = re.compile(
    r"^(?:等)?(?:以上|三项|两项|四项|各项|全年|全市)?(?:合计|共计|总计|一共|总共|共|总数)(?:为|有|达|是)?$"
)
_MARK = re.compile("[，,；;、：:（）()]")
_MOST = 40  # parts of one sum
_ALL = re.compile("共|总|合计|全部|一共")
_IS_ALL = re.compile(
    r"^[^，。；]{0,6}[：:（(]\s*[^：:]{0,14}$|^[^。；]{0,10}(?:分别为|分别是|包括|分为)[^。；]{0,10}$"
)


def _exceeds(reading: Reading) -> Iterator[Diagnostic]:
    yield from exceeding_parts(reading)
    yield from (each for each in _divisions(reading) if isinstance(each, Diagnostic))


def _divisions(reading: Reading) -> Iterator[Outcome]:
    for prose in reading.prose:
        if "其中" in prose.passage.text:
            for _, found in amongs(prose):
                for among in found:
                    yield from _held(prose, among)


def _held(prose: Prose, among: Among) -> Iterator[Outcome]:
    """Hold the parts that 其中 names against the whole: against all where it is unsure which."""
    listed = direct_parts(among, _behind_attributes(among))
    if not listed:
        return
    kind = listed[0].figure.kind
    wholes = among.wholes_of(kind)
    if not wholes or any(each.figure.loose for each in wholes):
        return
    whole = max(wholes, key=lambda each: each.figure.value)
    if whole.elsewhen != listed[0].elsewhen:
        return
    most = sum((each.figure.value for each in wholes), Decimal(0))  # 其中 may divide them all
    for part in listed:
        joined = part is listed[0] or part.lead.startswith("、")
        if joined and part.figure.value > most and not part.figure.loose:
            yield _problem(prose, "part-exceeds-whole.prose", whole, [part], Severity.CONTRADICTION)
            return
    yield from _summed(prose, whole, listed, sure=len(wholes) == 1)


def _summed(
    prose: Prose, whole: Statement, listed: Sequence[Statement], *, sure: bool
) -> Iterator[Outcome]:
    if sure and make_up_all(listed):
        yield from _unequal(prose, whole, listed)
        return
    parts = [part for part in listed if part.figure.value <= whole.figure.value]
    in_one_list = all(part.lead.startswith("、") for part in parts[1:])
    if len(parts) < 2 or len(parts) < len(listed) or not (sure or in_one_list):
        return
    room = _room(whole, parts)
    off = sum((part.figure.value for part in parts), Decimal(0)) - whole.figure.value
    if off > room and not _divided_elsewhere(whole, parts):
        certain = sure and in_one_list
        severity = Severity.CONTRADICTION if certain else Severity.WARNING
        yield _problem(prose, "part-exceeds-whole.sum", whole, parts, severity)


def _room(whole: Statement, parts: Sequence[Statement]) -> Decimal:
    """Return how far the parts may be off a whole; that may be rounded where they are not."""
    quantity = whole.figure.quantity
    own = half(quantity) if is_rounded(quantity.face) else Decimal(0)
    return max(own, sum_room(quantity, [part.figure.quantity for part in parts]))


def _behind_attributes(among: Among) -> int:
    """Return where the parts begin: behind the 210户 of 其中210户企业产值1400万元."""
    parts = among.parts
    at = 0
    while at + 1 < len(parts) and not among.wholes_of(parts[at].figure.kind):
        if _MARK.search(parts[at + 1].lead):
            return 0
        at += 1
    return at


def direct_parts(among: Among, start: int = 0) -> list[Statement]:
    """Return the figures that stand behind 其中 as its parts, before the talk turns elsewhere."""
    found: list[Statement] = []
    for each in among.parts[start:]:
        if found and _ENDS_PARTS.search(each.lead):
            if each.is_change or each.is_share:
                continue
            break
        if each.is_share or (found and each.is_change):
            continue
        if not each.is_level or (found and each.figure.kind != found[0].figure.kind):
            break
        if found and each.figure.start in among.opening and not _alike(found[0], each):
            break
        found.append(each)
    return found


def _alike(one: Statement, other: Statement) -> bool:
    """Tell whether two figures are named alike at the end: 税收收入, 非税收入."""
    return one.words[-2:] == other.words[-2:] and len(one.words) >= 2


def _divided_elsewhere(whole: Statement, parts: Sequence[Statement]) -> bool:
    """Tell whether the parts overlap: counted along several lines, or some make up the whole."""
    if any(part.figure.loose for part in parts):
        return True
    named = [part for part in parts if _OVERLAPS.search(f"{part.words}{part.tail}")]
    if named and len({part.words for part in parts}) > 1:
        return True
    sums = Decimal(0)
    for part in parts:
        sums += part.figure.value
        if sums == whole.figure.value and part is not parts[-1]:
            return True
    return False


def _of_whole(reading: Reading) -> Iterator[Diagnostic]:
    yield from unequal_parts(reading)
    yield from (each for each in _sums(reading) if isinstance(each, Diagnostic))


def explained_sums(reading: Reading) -> Iterator[Explained]:
    """Yield the figures of sentences that are the sum of their parts."""
    found = chain(_divisions(reading), _sums(reading))
    return (each for each in found if isinstance(each, Explained))


def _sums(reading: Reading) -> Iterator[Outcome]:
    for prose in reading.prose:
        if "%" in prose.passage.text:
            for period in prose.periods():
                yield from shares_told(prose, period)
        for sentence in prose.sentences:
            if len(sentence.statements) > 2:
                yield from _summed_up(prose, sentence)
                yield from _divided(prose, sentence)


def _summed_up(prose: Prose, sentence: Sentence) -> Iterator[Outcome]:
    """Yield a 合计 behind its parts that they do not come to."""
    for index, each in enumerate(sentence.statements):
        if index < 2 or not _SUMS_UP.match(each.words) or not each.figure.kind:
            continue
        parts: list[Statement] = []
        for part in reversed(sentence.statements[max(0, index - _MOST) : index]):
            if not part.is_level or part.figure.kind != each.figure.kind:
                break
            parts.insert(0, part)
            if _ALL.search(part.words) or "其中" in part.lead:
                break
        if len(parts) >= 2 and "其中" not in each.lead:
            yield from _unequal(prose, each, parts)


def _divided(prose: Prose, sentence: Sentence) -> Iterator[Outcome]:
    """Yield 共 N：… whose parts do not come to N."""
    for index, each in enumerate(sentence.statements[:-2]):
        after = sentence.statements[index + 1]
        introduced = _IS_ALL.match(after.lead) is not None and "其中" not in after.lead
        if not introduced or not _ALL.search(each.words) or not each.is_level:
            continue
        parts = _list(sentence.statements[index + 1 : index + _MOST], each.figure.kind)
        if len(parts) >= 2:
            yield from _unequal(prose, each, parts)


def _list(statements: Sequence[Statement], kind: str) -> list[Statement]:
    """Return the figures of one kind that 、 joins."""
    found: list[Statement] = []
    for each in statements:
        if not each.is_level or each.figure.kind != kind or (found and "、" not in each.lead[:2]):
            return [] if found and each.is_level and each.figure.kind == kind else found
        found.append(each)
    return found


def _unequal(prose: Prose, whole: Statement, parts: Sequence[Statement]) -> Iterator[Outcome]:
    if whole.figure.loose or any(part.figure.loose for part in parts):
        return
    total = sum((part.figure.value for part in parts), Decimal(0))
    off = abs(EXACT.subtract(total, whole.figure.value))
    if off > _room(whole, parts):
        yield _problem(prose, "parts-of-whole.prose", whole, parts, Severity.WARNING)
    else:
        yield explained_by(prose, whole, " + ".join(part.figure.quantity.text for part in parts))


def _problem(
    prose: Prose,
    key: str,
    whole: Statement,
    parts: Sequence[Statement],
    severity: Severity,
) -> Diagnostic:
    passage = prose.passage
    total = sum((part.figure.value for part in parts), Decimal(0))
    return problem(
        key,
        passage.place(whole.figure.start, whole.figure.end),
        severity=severity,
        related=tuple(
            Related(passage.place(p.figure.start, p.figure.end), Phrase("a-part")) for p in parts
        ),
        at=f"{whole.words}{whole.figure.quantity.text}".strip(),
        stated=whole.figure.quantity.text,
        parts=" + ".join(part.figure.quantity.text for part in parts),
        expected=format_value(total, whole.figure.quantity.face),
        part=f"{parts[0].words}{parts[0].figure.quantity.text}",
    )


PART_EXCEEDS_WHOLE = Rule(
    "part-exceeds-whole",
    _exceeds,
    "部分不能比整体大：表里声明了 of 的、标题里写“其中”的、句子里“其中”后面列出的。"
    "可能重叠的部分（如女教师、党员）不相加。",
    "A part is not more than its whole: by `of`, by 其中 in a header or a sentence. Parts that may "
    "overlap (women, party members) are not added up.",
    passing=(
        "全市共有教师463人，其中专任402人、兼职61人。",
        "全市教师500人，其中女教师300人，党员250人，高级职称120人。",
    ),
    failing=("全市共有教师403人，其中东校402人、西校61人。", "教师100人，其中党员120人。"),
)
PARTS_OF_WHOLE = Rule(
    "parts-of-whole",
    _of_whole,
    "写明是全部的各项，加起来等于总数：“甲…、乙…，合计…”，“共…：…、…”，表里各行都等于旁边几列之和的一列。",
    "Parts that are given as all of a whole come to it: 甲…、乙…，合计…, 共…：…, and a column "
    "that is the sum of its neighbours in all other rows.",
    passing=("东校402人、西校61人，合计463人。",),
    failing=("东校402人、西校61人，合计403人。",),
)
