"""`part-exceeds-whole` and `parts-of-whole`: 共…其中…, 甲、乙合计, against the parts they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportgen.assembly.tables.rounding import sum_room
from reportgen.audit.prose.explained import Explained, explained_by
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
    "另|此外|同时|还有|增加|减少|较|比上年|平均|人均|生均|每|共|合计|总计|不含|剩余|其余"
)
_SUMS_UP = re.compile(
    r"^(?:等)?(?:以上|三项|两项|四项|各项|全年|全市)?(?:合计|共计|总计|一共|总共|共|总数)(?:为|有|达|是)?$"
)
_ALL = re.compile("共|总|合计|全部|一共")
_IS_ALL = re.compile(
    r"^[^，。；]{0,6}[：:（(]\s*[^：:]{0,14}$|^[^。；]{0,10}(?:分别为|分别是|包括|分为)[^。；]{0,10}$"
)


def _exceeds(reading: Reading) -> Iterator[Diagnostic]:
    yield from exceeding_parts(reading)
    for prose in reading.prose:
        before: Sentence | None = None
        for sentence in prose.sentences:
            whole, parts = _among_which(sentence, before)
            if whole is not None and parts:
                yield from _held(prose, whole, parts)
            before = sentence


def _among_which(
    sentence: Sentence, before: Sentence | None
) -> tuple[Statement | None, Sequence[Statement]]:
    """Return the whole that 其中 divides, and the figures it names as its parts."""
    for index, each in enumerate(sentence.statements):
        if "其中" not in each.lead:
            continue
        kind = each.figure.kind
        earlier = sentence.statements[:index]
        if not earlier and before is not None:
            earlier = before.statements
        whole = next((s for s in reversed(earlier) if _counts(s, kind)), None)
        return whole, _run(_inside(sentence, each, sentence.statements[index:]), kind)
    return None, ()


def _inside(
    sentence: Sentence, first: Statement, statements: Sequence[Statement]
) -> Sequence[Statement]:
    """Return the statements before the bracket closes in which 其中 stands."""
    text = sentence.passage.text
    at = text.rfind("其中", sentence.start, first.figure.start)
    opened = text.rfind("（", sentence.start, at)
    if opened < 0 or text.rfind("）", opened, at) >= 0:
        return statements
    closed = text.find("）", at)
    return [each for each in statements if closed < 0 or each.figure.start < closed]


def _run(statements: Sequence[Statement], kind: str) -> list[Statement]:
    found: list[Statement] = []
    for index, each in enumerate(statements):
        if index and ("其中" in each.lead or _ENDS_PARTS.search(each.lead)):
            break
        if not _counts(each, kind):
            if each.figure.is_percent:
                continue
            break
        found.append(each)
    return found


def _counts(each: Statement, kind: str) -> bool:
    return bool(kind) and each.figure.kind == kind and not each.figure.is_percent


def _held(prose: Prose, whole: Statement, parts: Sequence[Statement]) -> Iterator[Diagnostic]:
    if whole.figure.loose or whole.elsewhen != parts[0].elsewhen:
        return
    for part in parts:
        if part.figure.value > whole.figure.value and not part.figure.loose:
            yield _problem(prose, "part-exceeds-whole.prose", whole, [part], Severity.CONTRADICTION)
            return
    total = sum((part.figure.value for part in parts), Decimal(0))
    room = sum_room(whole.figure.quantity, [part.figure.quantity for part in parts])
    if len(parts) < 2 or total <= whole.figure.value + room or _divided_elsewhere(whole, parts):
        return
    listed = all("、" in part.lead[:2] for part in parts[1:])
    severity = Severity.CONTRADICTION if listed else Severity.WARNING
    yield _problem(prose, "part-exceeds-whole.sum", whole, parts, severity)


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
    yield from (each for each in _outcomes(reading) if isinstance(each, Diagnostic))


def explained_sums(reading: Reading) -> Iterator[Explained]:
    """Yield the figures of sentences that are the sum of their parts."""
    return (each for each in _outcomes(reading) if isinstance(each, Explained))


def _outcomes(reading: Reading) -> Iterator[Diagnostic | Explained]:
    for prose in reading.prose:
        for sentence in prose.sentences:
            yield from _summed_up(prose, sentence)
            yield from _divided(prose, sentence)


def _summed_up(prose: Prose, sentence: Sentence) -> Iterator[Diagnostic | Explained]:
    """Yield a 合计 behind its parts that they do not come to."""
    for index, each in enumerate(sentence.statements):
        if index < 2 or not _SUMS_UP.match(each.words) or not each.figure.kind:
            continue
        parts: list[Statement] = []
        for part in reversed(sentence.statements[:index]):
            if not _counts(part, each.figure.kind):
                break
            parts.insert(0, part)
            if _ALL.search(part.words) or "其中" in part.lead:
                break
        if len(parts) >= 2 and "其中" not in each.lead:
            yield from _unequal(prose, each, parts)


def _divided(prose: Prose, sentence: Sentence) -> Iterator[Diagnostic | Explained]:
    """Yield 共 N：… whose parts do not come to N."""
    for index, each in enumerate(sentence.statements[:-2]):
        after = sentence.statements[index + 1]
        introduced = _IS_ALL.match(after.lead) is not None and "其中" not in after.lead
        if not introduced or not _ALL.search(each.words) or not each.figure.kind:
            continue
        parts = _run(sentence.statements[index + 1 :], each.figure.kind)
        if len(parts) >= 2 and all("、" in part.lead[:2] for part in parts[1:]):
            yield from _unequal(prose, each, parts)


def _unequal(
    prose: Prose, whole: Statement, parts: Sequence[Statement]
) -> Iterator[Diagnostic | Explained]:
    if whole.figure.loose or any(part.figure.loose for part in parts):
        return
    total = sum((part.figure.value for part in parts), Decimal(0))
    off = abs(EXACT.subtract(total, whole.figure.value))
    if off > sum_room(whole.figure.quantity, [part.figure.quantity for part in parts]):
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
