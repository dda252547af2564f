"""`prose-percent`: shares, rates and growth stated in a sentence beside the figures they rest on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportgen.assembly.tables.rounding import is_cut_off
from reportgen.audit.prose.labels import Labels
from reportgen.audit.prose.sentences import Prose, Statement
from reportgen.audit.reading import Reading
from reportgen.audit.rule import Rule
from reportgen.diagnostics import Diagnostic, Severity, problem
from reportgen.quantity import EXACT, agrees, format_value

_SHARE = re.compile(r"占(?P<whole>[^占，。；：]*)$")
_WHOLE_ENDS = re.compile(r"(?:的?(?:比例|比重|占比|百分比)?(?:为|达到?|是|约|近|高达)?|的)$")
_BARE = re.compile(r"^(?:比|比例|比重|比达|比为)?(?:为|达到?|是)?$")
_RATE = re.compile(r"(?P<stem>[\u4e00-\u9fff]{2,4}?)率(?:为|达到?|是|保持|稳定在)?$")
_GROWTH = re.compile(r"(?:增长|增幅|提高|提升|上升|下降|减少|降低|降幅|增加)(?:了|为|达)?$")
_FALLS = re.compile(r"(?:下降|减少|降低|降幅)(?:了|为|达)?$")
_ROSE_TO = re.compile(
    r"(?:增加|增长|提高|提升|上升|扩大|增)(?:到|至|为)?$|(?:下降|减少|降低|降)(?:到|至|为)$"
)
_COMPARED = re.compile(r"较|比|同比|上年|去年|环比")
_ROOM = 24  # figures of the paragraph that may be a base
_RUN = 4  # parts before a share that may be added up


def _prose_percent(reading: Reading) -> Iterator[Diagnostic]:
    labels = reading.labels
    for prose in reading.prose:
        before: list[Statement] = []  # of the paragraph
        same: list[Statement] = []  # since the last full stop: a 占比 speaks of these
        for sentence in prose.sentences:
            for each in sentence.statements:
                if _is_stated_percent(each):
                    yield from _share(prose, each, _Before(tuple(same), tuple(before)), labels)
                same.append(each)
            if prose.passage.text[sentence.end : sentence.end + 1] not in {"；", ";"}:
                before.extend(same)
                same = []


@dataclass(frozen=True, slots=True)
class _Before:
    """What stands before a percentage: in its sentence, and in the paragraph before that."""

    sentence: tuple[Statement, ...]
    paragraph: tuple[Statement, ...]


def _is_stated_percent(each: Statement) -> bool:
    figure = each.figure
    percent = figure.quantity.face.scale in {"%", "百分点"}
    return percent and not figure.loose and figure.bound is None


def _share(prose: Prose, each: Statement, before: _Before, labels: Labels) -> Iterator[Diagnostic]:
    share, rate = _SHARE.search(each.words), _RATE.search(each.words)
    if _GROWTH.search(each.words):
        yield from _growth(prose, each, before.sentence)
    elif each.figure.quantity.face.scale != "%":
        return
    elif share is not None:
        yield from _of_whole(prose, each, before, share["whole"], labels)
    elif rate is not None:
        yield from _rate(prose, each, before.sentence, rate["stem"])


def _counts(statements: Iterable[Statement], kind: str = "") -> list[Statement]:
    return [
        each
        for each in statements
        if not each.figure.is_percent
        and each.figure.quantity.face.scale != "百分点"
        and each.figure.kind
        and (not kind or each.figure.kind == kind)
    ]


def _of_whole(
    prose: Prose, each: Statement, before: _Before, whole: str, labels: Labels
) -> Iterator[Diagnostic]:
    """Hold a share against every figure that can be its base; tell it when none gives it."""
    parts = _counts(before.sentence)
    if not parts or parts[-1].elsewhen != each.elsewhen or parts[-1].figure.loose:
        return
    kind = parts[-1].figure.kind
    same = _counts(before.sentence, kind)
    near = [*same[:-1], *_counts(before.paragraph, kind)[-_ROOM:]]
    if _BARE.match(whole) and not _continues(each, parts[-1]):
        return
    name = "" if _BARE.match(whole) else _WHOLE_ENDS.sub("", whole)
    named = [s.figure.value for s in near if name and name in f"{s.words}{s.tail}"]
    named += labels.figures(name, each.school, kind) if name else []
    numerators = _numerators(same)
    wholes = [s.figure.value for s in near if not s.figure.loose]
    fitting = [
        found
        for over in numerators
        for under in (*named, *wholes, *labels.row_of(parts[-1].figure.value, kind))
        for found in [_fits(each, over, under)]
        if found
    ]
    if "exact" in fitting:
        return
    over = parts[-1].figure.value
    if "cut" in fitting:
        yield from _cut(prose, each, numerators, (*named, *wholes))
        return
    larger = [value for value in named if value > over]
    if not larger and not name:
        wholes = [s.figure.value for s in same[:-1] if not s.figure.loose]
        larger = [value for value in wholes if value > over][:1]  # 共…人，其中…: the whole is first
    if larger:
        pairs = [(part, under) for part in numerators for under in larger if part <= under]
        over, under = min(pairs, key=lambda pair: abs(pair[0] / pair[1] - each.figure.value))
        yield _problem("prose-percent", prose, each, over, under)


def _continues(each: Statement, part: Statement) -> bool:
    """Tell whether 占比 speaks of the figure before it: in 规上企业产值占比 it does not."""
    said = each.words.rpartition("占")[0][-2:]
    return not said or any(char in f"{part.words}{part.tail}" for char in said)


def _numerators(same: Sequence[Statement]) -> list[Decimal]:
    """Return the figure before a share, and what the run of parts before it comes to."""
    values = [each.figure.value for each in same[::-1][: _RUN + 1]]
    return [values[0], *(sum(values[:n], Decimal(0)) for n in range(2, len(values) + 1))]


def _fits(each: Statement, over: Decimal, under: Decimal) -> str:
    if not under or under < over:
        return ""
    exact = EXACT.divide(over, under)
    stated = each.figure.quantity
    if agrees(stated, exact):
        return "exact"
    return "cut" if is_cut_off(stated, exact) else ""


def _cut(
    prose: Prose,
    each: Statement,
    numerators: Sequence[Decimal],
    wholes: Sequence[Decimal],
) -> Iterator[Diagnostic]:
    for over in numerators:
        for under in wholes:
            if _fits(each, over, under) == "cut":
                yield _problem("prose-percent.cut", prose, each, over, under, Severity.NOTE)
                return


def _rate(
    prose: Prose, each: Statement, earlier: Sequence[Statement], stem: str
) -> Iterator[Diagnostic]:
    """Hold 合格率 against 合格 N 名 and the figure before it."""
    counts = _counts(earlier)
    tops = [s for s in counts if s.words.startswith(stem) or s.tail.startswith(stem)]
    if not tops or tops[-1].figure.loose:
        return
    top = tops[-1]
    wholes = [
        s
        for s in counts
        if s is not top and s.figure.kind == top.figure.kind and not s.figure.loose
    ]
    larger = [s for s in wholes if s.figure.value >= top.figure.value]
    if not larger:
        return
    found = [_fits(each, top.figure.value, s.figure.value) for s in larger]
    if "exact" in found:
        return
    under = larger[found.index("cut")] if "cut" in found else larger[-1]
    key, severity = (
        ("prose-percent.cut", Severity.NOTE)
        if "cut" in found
        else ("prose-percent", Severity.WARNING)
    )
    yield _problem(key, prose, each, top.figure.value, under.figure.value, severity)


def _growth(prose: Prose, each: Statement, earlier: Sequence[Statement]) -> Iterator[Diagnostic]:
    """Hold 增长 P% against 从 A 到 B, or against M 人、较上年增加 N 人."""
    if len(earlier) < 2 or earlier[-1].figure.loose or earlier[-2].figure.loose:
        return
    first, last = earlier[-2], earlier[-1]
    falls = _FALLS.search(each.words) is not None
    if _begins_at(first) and _ROSE_TO.search(last.words):
        old, new = first.figure, last.figure
    elif (
        _COMPARED.search(last.words)
        and re.search("增加|增长|多|减少|少|下降", last.words)
        and last.figure.kind == first.figure.kind
        and last.figure.kind
        and not last.figure.is_percent
    ):
        less = re.search("减少|少|下降", last.words) is not None
        change = last.figure.value
        base = first.figure.value + change if less else first.figure.value - change
        yield from _told_growth(prose, each, change, base)
        return
    else:
        return
    change = abs(new.value - old.value)
    if each.figure.quantity.face.scale == "百分点" or (old.is_percent and new.is_percent):
        if old.is_percent and new.is_percent and not _says(each, change):
            yield _changed(prose, each, change, f"{new.quantity.text} - {old.quantity.text}")
    elif old.kind == new.kind and old.value and (new.value < old.value) == falls:
        yield from _told_growth(prose, each, change, old.value)


def _begins_at(statement: Statement) -> bool:
    return re.search(r"(?:从|由)[^，。；]{0,16}$", statement.words) is not None


def _says(each: Statement, exact: Decimal) -> bool:
    stated = each.figure.quantity
    return agrees(stated, exact) or is_cut_off(stated, exact)


def _told_growth(
    prose: Prose, each: Statement, change: Decimal, base: Decimal
) -> Iterator[Diagnostic]:
    if each.figure.quantity.face.scale != "%" or base <= 0:
        return
    exact = EXACT.divide(change, base)
    if not _says(each, exact):
        yield _changed(prose, each, exact, f"{change:f} / {base:f}")


def _changed(prose: Prose, each: Statement, exact: Decimal, working: str) -> Diagnostic:
    stated = each.figure.quantity
    return problem(
        "prose-percent.change",
        prose.passage.place(each.figure.start, each.figure.end),
        at=f"{each.words}{stated.text}",
        stated=stated.text,
        working=working,
        expected=format_value(exact, stated.face),
    )


def _problem(
    key: str,
    prose: Prose,
    each: Statement,
    over: Decimal,
    under: Decimal,
    severity: Severity = Severity.WARNING,
) -> Diagnostic:
    stated = each.figure.quantity
    return problem(
        key,
        prose.passage.place(each.figure.start, each.figure.end),
        severity=severity,
        at=f"{each.words}{stated.text}",
        stated=stated.text,
        working=f"{over:f} / {under:f}",
        expected=format_value(EXACT.divide(over, under), stated.face),
    )


RULE = Rule(
    "prose-percent",
    _prose_percent,
    "句子里的占比、比率和增幅，要能由句子里、上文里或表里的数算出来；找不到它的分母时不说。",
    "A share, rate or growth in a sentence follows from figures of the sentence, the text before "
    "or a table; where its base is not given, nothing is told.",
    passing=(
        "全市教师640人，其中专任教师517人，占比80.8%。",
        "培训1956名，合格1842名，合格率94.2%。",
        "在校生从200人增加到250人，增长25%。",
        "获省级以上表彰的12人，占全省获奖总数的3.5%。",
    ),
    failing=(
        "全市教师640人，在编399人，占教师的70%。",
        "培训1956名，合格1842名，合格率92.4%。",
        "在校生从200人增加到250人，增长20%。",
        "在校生6067人，较上年增加67人，增长2.5%。",
    ),
)
