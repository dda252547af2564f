"""How far two figures of a sentence are apart: 相差, 还差, 高出…（446分）36分, 女性比男性高."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportgen.audit.prose.explained import Outcome
from reportgen.audit.prose.numbers import Number, difference, half, number, says
from reportgen.audit.prose.sentences import Period, Prose, Statement
from reportgen.audit.prose.told import Stated, gap_told, stated
from reportgen.quantity import EXACT, FACTORS, Face, Quantity, Scale

_MORE_THAN = re.compile("[高低多少长短大小出于过了）][0-9]|高[出于]|低于")
_APART = re.compile(r"(?:相差|差距为|差距达|极差为?)(?:了|达|仅)?$")
_FIRST_AND_LAST = re.compile(
    "(?:第一[名位]|首位|最高)[^，。；]{0,6}(?:第[二三四五六七八九十][名位]|末位|最后一[名位])"
)
_BOTH = re.compile("两者|二者")
_ABSOLUTE = re.compile("绝对差[距额值](?:为|达)?$")
_ENDS = re.compile("最高[^，。；]*最低|极差")
_TO_GO = re.compile(r"(?:还差|尚差|仅差|只差|相差)$")
_GOAL = re.compile(r"距(?:离)?[^，。；]{0,12}$")
# 债务限额320亿元，余额286.4亿元，距限额尚有33.6亿元: the goal is named, and its figure before.
_LEFT_TO = re.compile(r"^距(?:离)?(?P<goal>[^，。；]{2,8}?)(?:尚|还|仅|只)?(?:有|差|剩|余)(?:余)?$")
_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
# 482分，高出省控线（446分）36分: of what sentences take for no figure too.
_BEYOND = (
    rf"(?P<new>{_NUMBER})(?P<unit>[分岁%名位人元天件]|万元|亿元|个百分点)[，,]?(?:[^，。；0-9]{{0,6}})"
    rf"(?P<verb>高出|高于|超出|超过|低于|低)[^，。；（0-9]{{0,14}}"
    rf"（[^（）0-9]{{0,8}}(?P<old>{_NUMBER})(?P=unit)）(?P<by>{_NUMBER})(?P<after>个百分点|(?P=unit))"
)
# 平均分为471.5分，高出一本线23.5分, the mark being given before.
_BEYOND_NAMED = (
    rf"(?<=[，,])(?P<verb>高出|高于|超出|超过|低于)(?P<other>[\u4e00-\u9fff]{{2,10}}?)(?P<by>{_NUMBER})"
    r"(?P<unit>个百分点|分|[万亿]?元|平方米|人|个|天|件|吨)"
)
_COMPARED = (
    r"(?:^|(?<=[，。；：、]))(?P<one>[\u4e00-\u9fff]{1,10})(?<![同环占对])比(?P<other>[\u4e00-\u9fff]{1,10}?)"
    rf"(?P<verb>高出|高|低|多|少|长|短|大|小)(?:了)?(?P<by>{_NUMBER})"
    r"(?P<unit>个百分点|个千分点|周?岁|分|[万亿]?元|平方米|公里|厘米|千克|公斤|人|名|个|天|年|件|吨)"
)
_IN_TURN = (
    r"(?:^|(?<=[，。；：]))(?P<names>[\u4e00-\u9fff、]{3,60}?)"
    r"分别[为是达](?P<figures>[0-9][^，。；]*)"
)
_LESS = {"低", "低于", "少", "短", "小"}
_IN_POINTS: dict[str, str] = {"个百分点": "%", "个千分点": "‰"}
_ADVERBS = re.compile("^(?:但|而|其中)?(?:当年|全年|今年)?|(?:仍|还|也|均|则|分别)+$")
_ELSE = re.compile("上年|去年|同期|全国|全省|全市|平均|年初|年末|前年|以往")
_BACK = 8  # figures before a goal or a difference among which those that it is of are
_NEAR = 400  # characters before a comparison in which its two figures are


def gaps_told(prose: Prose) -> Iterator[Outcome]:
    """Yield the differences that the two figures they are of do not have."""
    text = prose.passage.text
    if "差" in text:
        for sentence in prose.sentences:
            yield from _apart_told(prose, sentence.statements)
        yield from _absolute(prose)
    if "距" in text:
        for sentence in prose.sentences:
            yield from _left_told(prose, sentence.statements)
    if _MORE_THAN.search(text):
        for found in re.compile(_BEYOND).finditer(text):
            yield from _beyond(prose, found)
        for period in prose.periods:
            yield from _more_told(prose, period)


def _apart_told(prose: Prose, statements: Sequence[Statement]) -> Iterator[Outcome]:
    for index, each in enumerate(statements):
        exact = not each.figure.loose and each.figure.bound is None
        if index and exact and _APART.search(each.words):
            yield from _apart(prose, each, statements[:index])
        if index and exact and _TO_GO.search(each.words):
            yield from _to_go(prose, each, statements[:index])


def _more_told(prose: Prose, period: Period) -> Iterator[Outcome]:
    text = prose.passage.text
    for found in re.compile(_BEYOND_NAMED).finditer(text, period.start, period.end):
        yield from _beyond_named(prose, period, found)
    for found in re.compile(_COMPARED).finditer(text, period.start, period.end):
        yield from _compared(prose, period, found)


def _is_gap_of(each: Statement, one: Statement) -> bool:
    """Tell whether a figure can be a difference of such figures as another."""
    scale, of = each.figure.quantity.face.scale, one.figure.quantity.face.scale
    if scale == "百分点":
        return of == "%"
    return scale == of and (scale in {"%", "‰"} or each.figure.kind == one.figure.kind != "")


def _apart(prose: Prose, each: Statement, earlier: Sequence[Statement]) -> Iterator[Outcome]:
    """Hold 最高98.7%，最低93.2%，相差5.5个百分点, and 93.2%至98.7%之间."""
    if _GOAL.search(earlier[-1].words):
        return
    ends = [one for one in earlier[-_BACK:] if _is_gap_of(each, one) and not one.is_change]
    if _BOTH.search(each.words):
        ends = [one for one in ends if not one.figure.loose]  # 均在90%以上
    if _FIRST_AND_LAST.search(each.words) and len(ends) > 1:
        ends = ends[:1] + ends[-1:]  # 第一名与第五名相差
    if len(ends) > 2 and _ENDS.search(each.words) and not any(one.figure.loose for one in ends):
        ends = [find(ends, key=lambda one: one.figure.value) for find in (min, max)]
        one, other = number(ends[1]), number(ends[0])
        yield from gap_told(stated(prose, each), difference(one, other), "prose-percent.gap")
        return
    if len(ends) != 2 or ends[1] is not earlier[-1]:
        return
    one, other = sorted(map(number, ends), key=lambda end: -end.value)
    yield from gap_told(stated(prose, each), difference(one, other), "prose-percent.gap")


def _absolute(prose: Prose) -> Iterator[Outcome]:
    """Hold 城乡居民收入…，绝对差距为20232元 against the two incomes of the text."""
    for each in prose.statements:
        if not _ABSOLUTE.search(each.words) or each.figure.loose or each.figure.bound is not None:
            continue
        before = [s for s in prose.statements if s.figure.end <= each.figure.start]
        ends = [s for s in before if (s.is_average or s.is_level) and _is_gap_of(each, s)]
        if len(ends) == 2 and not any(s.figure.loose for s in ends):
            one, other = sorted(map(number, ends), key=lambda end: -end.value)
            yield from gap_told(stated(prose, each), difference(one, other), "prose-percent.gap")


def _to_go(prose: Prose, each: Statement, earlier: Sequence[Statement]) -> Iterator[Outcome]:
    """Hold 93.6%，距95%的目标还差1.4个百分点."""
    goal = earlier[-1]
    if not (_GOAL.search(goal.words) and _is_gap_of(each, goal)) or goal.figure.loose:
        return
    now = [one for one in earlier[-_BACK:-1] if _is_gap_of(each, one) and not one.is_change]
    now = [one for one in now if not (one.figure.loose or one.is_compared_with)]
    gaps = [difference(number(goal), number(one)) for one in now]
    fitting = [gap for gap in gaps if says(each.figure.quantity, gap) == "exact"]
    if fitting or len(gaps) == 1:
        yield from gap_told(stated(prose, each), (fitting or gaps)[0], "prose-percent.gap")


def _left_told(prose: Prose, statements: Sequence[Statement]) -> Iterator[Outcome]:
    """Hold 限额320亿元，余额286.4亿元，距限额尚有33.6亿元."""
    for index, each in enumerate(statements):
        found = _LEFT_TO.match(each.words)
        if found is None or each.figure.loose or each.figure.bound is not None:
            continue
        earlier = [
            s for s in statements[:index] if s.is_level and _is_gap_of(each, s) and not s.aside
        ]
        goals = [s for s in earlier if found["goal"] in s.words]
        if len(goals) != 1 or goals[0].figure.loose:
            continue
        now = [s for s in earlier if s is not goals[0] and not s.figure.loose]
        gaps = [difference(number(goals[0]), number(one)) for one in now]
        fitting = [gap for gap in gaps if says(each.figure.quantity, gap) == "exact"]
        if gaps:
            yield from gap_told(stated(prose, each), (fitting or gaps)[0], "prose-percent.gap")


def _beyond(prose: Prose, found: re.Match[str]) -> Iterator[Outcome]:
    """Hold 482分，高出省控线（446分）36分."""
    unit = found["unit"]
    if unit == "%" and found["after"] != "个百分点":
        return  # how far in percent is another thing
    new, old = (_read(found[name], unit) for name in ("new", "old"))
    gaps = [
        difference(*((old, one) if found["verb"] in _LESS else (one, old)))
        for one in (new, *_before(prose, found.start(), unit))
    ]
    said = _quantity(found["by"], found["after"])
    fitting = [gap for gap in gaps if says(said, gap) == "exact"]
    yield from _gap_between(prose, found, (fitting or gaps)[0], found["after"])


def _before(prose: Prose, end: int, unit: str) -> list[Number]:
    """Return the figures with a unit in the period before a place."""
    begins = max((p.start for p in prose.periods if p.start <= end), default=0)
    told = re.finditer(rf"(?<![0-9.])({_NUMBER})\s?{unit}", prose.passage.text[begins:end])
    return [_read(found[1], unit) for found in told]


def _beyond_named(prose: Prose, period: Period, found: re.Match[str]) -> Iterator[Outcome]:
    """Hold 一本线为448分，平均分为471.5分，高出一本线23.5分."""
    unit = _IN_POINTS.get(found["unit"], found["unit"])
    text = prose.passage.text[max(period.start, found.start() - _NEAR) : found.start()]
    marks = _values(found["other"], unit, text)
    last = list(re.finditer(rf"(?<![0-9.])({_NUMBER}){unit}，?$", text.rstrip("，")))
    if len(marks) != 1 or not last or _ELSE.search(found["other"]):
        return
    ends = _read(last[0][1], unit), marks[0]
    one, other = ends[::-1] if found["verb"] in _LESS else ends
    yield from _gap_between(prose, found, difference(one, other), found["unit"])


def _compared(prose: Prose, period: Period, found: re.Match[str]) -> Iterator[Outcome]:
    """Hold 男性76.8岁，女性81.9岁，女性比男性高5.1岁."""
    if _ELSE.search(found["one"]) or _ELSE.search(found["other"]):
        return
    unit = _IN_POINTS.get(found["unit"], found["unit"])
    text = prose.passage.text[max(period.start, found.start() - _NEAR) : found.start()]
    names = [_ADVERBS.sub("", found[name]) for name in ("one", "other")]
    ones, others = (_values(name, unit, text) for name in names)
    if not ones or not others:
        return
    if found["verb"] in _LESS:
        ones, others = others, ones
    gaps = [difference(one, other) for one in ones[::-1] for other in others[::-1]]
    stated_as = _quantity(found["by"], found["unit"])
    fitting = [gap for gap in gaps if says(stated_as, gap) == "exact"]
    if fitting or len(gaps) == 1:
        yield from _gap_between(prose, found, (fitting or gaps)[0], found["unit"])


def _values(name: str, unit: str, text: str) -> list[Number]:
    """Return the figures with a unit that stand behind a name in its clause."""
    told = re.compile(rf"{re.escape(name)}[\u4e00-\u9fff]{{0,8}}?(?P<it>{_NUMBER})\s?{unit}")
    values = [_read(found["it"], unit) for found in told.finditer(text) if "分别" not in found[0]]
    return values + list(_told_in_turn(name, unit, text))


def _told_in_turn(name: str, unit: str, text: str) -> Iterator[Number]:
    """Yield the figure of a name in 城区、乡镇、村小平均分分别为84.2分、77.5分、71.9分."""
    for found in re.compile(_IN_TURN).finditer(text):
        names = re.split("[、和与及]", found["names"])
        figures = re.findall(rf"({_NUMBER})\s?{unit}", found["figures"])
        if len(names) == len(figures):
            called = (at for at, each in enumerate(names) if each.startswith(name))
            yield from (_read(figures[at], unit) for at in called)


def _quantity(digits: str, unit: str) -> Quantity:
    points = {"个百分点": "百分点", "个千分点": "‰", "%": "%", "‰": "‰"}
    scale: Scale = points.get(unit, "万" if unit == "万元" else "亿" if unit == "亿元" else "")  # type: ignore[assignment]
    value = EXACT.multiply(Decimal(digits), FACTORS[scale])
    face = Face(len(digits.partition(".")[2]), scale)
    return Quantity(value, face, unit.lstrip("万亿"), f"{digits}{unit}")


def _read(digits: str, unit: str) -> Number:
    quantity = _quantity(digits, unit)
    whole = quantity.face.digits == 0 and quantity.face.scale == ""
    return Number(quantity.value, Decimal(0) if whole else half(quantity), quantity.text)


def _gap_between(prose: Prose, found: re.Match[str], gap: Number, unit: str) -> Iterator[Outcome]:
    quantity = _quantity(found["by"], unit)
    start = found.start("by")
    end = start + len(quantity.text)
    if prose.passage.is_typed(start, end):
        said = found[0].lstrip("，")
        yield from gap_told(Stated(prose, start, end, said, quantity), gap, "prose-percent.gap")
