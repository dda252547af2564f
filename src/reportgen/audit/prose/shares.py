"""`prose-percent`: shares, rates and growth in a sentence, held against what they rest on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from reportgen.assembly.tables.rounding import is_rounded
from reportgen.audit.prose.explained import Explained, explained_by
from reportgen.audit.prose.labels import Labels
from reportgen.audit.prose.sentences import Prose, Statement
from reportgen.audit.reading import Reading
from reportgen.audit.rule import Rule
from reportgen.diagnostics import Diagnostic, Severity, problem
from reportgen.quantity import EXACT, agrees, format_value, step

_SHARE = re.compile(r"占(?P<whole>[^占，。；：]*)$")
_WHOLE_ENDS = re.compile(r"(?:的?(?:比例|比重|占比|百分比)?(?:为|达到?|是|约|近|高达)?|的)$")
_BARE = re.compile(r"^(?:比|比例|比重|比达|比为)?(?:为|达到?|是)?$")
_RATE = re.compile(r"(?P<stem>[\u4e00-\u9fff]{2,4}?)率(?:为|达到?|是|保持|稳定在)?$")
_GROWTH = re.compile(r"(?:增长|增幅|提高|提升|上升|下降|减少|降低|降幅|增加)(?:了|为|达)?$")
_FALLS = re.compile(r"(?:下降|减少|降低|降幅)(?:了|为|达)?$")
_ROSE_TO = re.compile(
    r"(?:增加|增长|提高|提升|上升|扩大|增)(?:到|至|为)?$|(?:下降|减少|降低|降)(?:到|至|为)$"
)
_CHANGED = re.compile("增加|增长|多|减少|少|下降")
_LESS = re.compile("减少|少|下降")
_COMPARED = re.compile(r"较|比|同比|上年|去年|环比")
_ROOM = 24  # figures of the paragraph that may be a base
_RUN = 4  # parts before a share that may be added up


_Outcome: TypeAlias = Diagnostic | Explained


def _prose_percent(reading: Reading) -> Iterator[Diagnostic]:
    return (each for each in _outcomes(reading) if isinstance(each, Diagnostic))


def explained_shares(reading: Reading) -> Iterator[Explained]:
    """Yield the shares, rates and growths that follow from what they rest on."""
    return (each for each in _outcomes(reading) if isinstance(each, Explained))


def _outcomes(reading: Reading) -> Iterator[_Outcome]:
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


def _share(prose: Prose, each: Statement, before: _Before, labels: Labels) -> Iterator[_Outcome]:
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
) -> Iterator[_Outcome]:
    """Hold a share against every figure that can be its base; tell it when none gives it."""
    parts = _counts(before.sentence)
    if not parts or parts[-1].elsewhen != each.elsewhen or parts[-1].figure.loose:
        return
    if _BARE.match(whole) and not _continues(each, parts[-1]):
        return
    kind = parts[-1].figure.kind
    same = _counts(before.sentence, kind)
    near = [*same[:-1], *_counts(before.paragraph, kind)[-_ROOM:]]
    name = "" if _BARE.match(whole) else _WHOLE_ENDS.sub("", whole)
    named = [_number(s) for s in near if name and name in f"{s.words}{s.tail}"]
    if name:
        named += map(_exact, labels.figures(name, each.school, kind))
    numerators = _numerators(same)
    beside = map(_exact, labels.row_of(parts[-1].figure.value, kind))
    unders = (*named, *(_number(s) for s in near if not s.figure.loose), *beside)
    fitting = {_fits(each, over, under): (over, under) for over in numerators for under in unders}
    if "exact" in fitting:
        yield explained_by(prose, each, _working(fitting["exact"]))
        return
    if "cut" in fitting:
        yield _problem("prose-percent.cut", prose, each, fitting["cut"], Severity.NOTE)
        return
    over = numerators[0]
    larger = [under for under in named if under.value > over.value]
    if not larger and not name:
        wholes = [_number(s) for s in same[:-1] if not s.figure.loose]
        larger = [under for under in wholes if under.value > over.value][:1]  # 共…人，其中…
    if larger:
        pairs = [(part, under) for part in numerators for under in larger if part <= under]
        told = min(pairs, key=lambda pair: abs(pair[0].value / pair[1].value - each.figure.value))
        yield _problem("prose-percent", prose, each, told)


def _continues(each: Statement, part: Statement) -> bool:
    """Tell whether 占比 speaks of the figure before it: in 规上企业产值占比 it does not."""
    said = each.words.rpartition("占")[0][-2:]
    return not said or any(char in f"{part.words}{part.tail}" for char in said)


@dataclass(frozen=True, slots=True, order=True)
class _Number:
    """A value, and how far its rounding may have moved it."""

    value: Decimal
    room: Decimal


def _exact(value: Decimal) -> _Number:
    return _Number(value, Decimal(0))


def _number(statement: Statement) -> _Number:
    quantity = statement.figure.quantity
    half = EXACT.divide(step(quantity.face), Decimal(2))
    return _Number(quantity.value, half if is_rounded(quantity.face) else Decimal(0))


def _numerators(same: Sequence[Statement]) -> list[_Number]:
    """Return the figure before a share, and what the run of parts before it comes to."""
    run = [_number(each) for each in same[::-1][: _RUN + 1]]
    sums = (run[:length] for length in range(1, len(run) + 1))
    return [
        _Number(
            sum((each.value for each in parts), Decimal(0)),
            sum((each.room for each in parts), Decimal(0)),
        )
        for parts in sums
    ]


def _fits(each: Statement, over: _Number, under: _Number) -> str:
    """Tell whether a percentage is this share: exact, cut off, or "" for neither."""
    if not under.value or under.value < over.value:
        return ""
    return _says(each, _quotient(over, under))


def _quotient(over: _Number, under: _Number) -> _Number:
    value = EXACT.divide(over.value, under.value)
    off = EXACT.divide(under.room, abs(under.value)) * abs(value)
    return _Number(value, EXACT.divide(over.room, abs(under.value)) + off)


def _says(each: Statement, exact: _Number) -> str:
    stated = each.figure.quantity
    unit = step(stated.face)
    off = EXACT.subtract(exact.value, stated.value)
    if agrees(stated, exact.value) or abs(off) <= unit / 2 + exact.room:
        return "exact"
    return "cut" if -exact.room <= off < unit + exact.room else ""


def _rate(
    prose: Prose, each: Statement, earlier: Sequence[Statement], stem: str
) -> Iterator[_Outcome]:
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
    found = [(_fits(each, _number(top), _number(s)), s) for s in larger]
    kinds = [kind for kind, _ in found]
    if "exact" in kinds:
        whole = found[kinds.index("exact")][1]
        yield explained_by(prose, each, _working((_number(top), _number(whole))))
        return
    under = found[kinds.index("cut")][1] if "cut" in kinds else larger[-1]
    pair = (_number(top), _number(under))
    if "cut" in kinds:
        yield _problem("prose-percent.cut", prose, each, pair, Severity.NOTE)
    else:
        yield _problem("prose-percent", prose, each, pair)


def _growth(prose: Prose, each: Statement, earlier: Sequence[Statement]) -> Iterator[_Outcome]:
    """Hold 增长 P% against 从 A 到 B, or against M 人、较上年增加 N 人."""
    if len(earlier) < 2 or earlier[-1].figure.loose or earlier[-2].figure.loose:
        return
    first, last = earlier[-2], earlier[-1]
    if _begins_at(first) and _ROSE_TO.search(last.words):
        yield from _from_to(prose, each, first, last)
    elif (
        _COMPARED.search(last.words)
        and _CHANGED.search(last.words)
        and last.figure.kind == first.figure.kind
        and last.figure.kind
        and not last.figure.is_percent
    ):
        now, change = _number(first), _number(last)
        less = _LESS.search(last.words) is not None
        base = now.value + change.value if less else now.value - change.value
        yield from _told_growth(prose, each, change, _Number(base, now.room + change.room))


def _begins_at(statement: Statement) -> bool:
    return re.search(r"(?:从|由)[^，。；]{0,16}$", statement.words) is not None


def _from_to(
    prose: Prose, each: Statement, first: Statement, last: Statement
) -> Iterator[_Outcome]:
    old, new = _number(first), _number(last)
    change = _Number(abs(new.value - old.value), new.room + old.room)
    falls = _FALLS.search(each.words) is not None
    rates = first.figure.is_percent and last.figure.is_percent
    if each.figure.quantity.face.scale == "百分点" or rates:
        working = f"{last.figure.quantity.text} - {first.figure.quantity.text}"
        if rates:
            yield _growth_outcome(prose, each, change, working)
    elif first.figure.kind == last.figure.kind and (new.value < old.value) == falls:
        yield from _told_growth(prose, each, change, old)


def _told_growth(
    prose: Prose, each: Statement, change: _Number, base: _Number
) -> Iterator[_Outcome]:
    if each.figure.quantity.face.scale != "%" or base.value <= 0:
        return
    yield _growth_outcome(prose, each, _quotient(change, base), _working((change, base)))


def _growth_outcome(prose: Prose, each: Statement, exact: _Number, working: str) -> _Outcome:
    if _says(each, exact):
        return explained_by(prose, each, working)
    return _changed(prose, each, exact.value, working)


def _working(pair: tuple[_Number, _Number]) -> str:
    return f"{pair[0].value:f} / {pair[1].value:f}"


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
    pair: tuple[_Number, _Number],
    severity: Severity = Severity.WARNING,
) -> Diagnostic:
    stated, (over, under) = each.figure.quantity, pair
    return problem(
        key,
        prose.passage.place(each.figure.start, each.figure.end),
        severity=severity,
        at=f"{each.words}{stated.text}",
        stated=stated.text,
        working=_working(pair),
        expected=format_value(EXACT.divide(over.value, under.value), stated.face),
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
