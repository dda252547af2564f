"""Times, tenths and parts of something (三成以上, 翻了一番, 2.3倍), held against its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from reportgen.audit.prose.bare_shares import is_inside
from reportgen.audit.prose.claims import core
from reportgen.audit.prose.explained import Outcome
from reportgen.audit.prose.moves import Moved
from reportgen.audit.prose.numbers import Number, difference, number, quotient
from reportgen.audit.prose.portions import ANY, BEFORE, PORTION, Portion, portion
from reportgen.audit.prose.sentences import Period, Prose, Statement, ahead_of
from reportgen.audit.prose.told import portion_of_share_told, portion_told
from reportgen.audit.prose.verbs import FALLS, ROSE
from reportgen.quantity import EXACT, Face

_GROWN = (
    r"[，、,]?(?:同比|(?:比|较)[^，。；0-9]{0,10}?|[一二三四五六七八九十]+年(?:间|来)?)?"
    rf"(?P<verb>(?:(?:{ROSE})(?:了|到|至|为)*)?){BEFORE}{PORTION}"
)
# 由8册增至24册，是2021年的3倍
_TIMES_WHAT_WAS = (
    rf"[，,](?:是|为|相当于|达到?)(?:(?:19|20)[0-9]{{2}}年|上年|去年|同期|原来|当时|当年|[一-龥]{{1,2}}年前)"
    rf"(?:同期)?的(?P<said>{BEFORE}{PORTION})"
)
# 占…三成以上; 占比超过六成
_SHARE = rf"占(?:比|到|了)?(?P<whole>[^占，。；：、0-9]{{0,12}}?)的?{BEFORE}{PORTION}"
# 占年度计划8.2亿元的一半以上, 是上年4300人次的3倍
_OF_FIGURE = rf"的{BEFORE}{PORTION}"
# 2148名教职工中，约三分之一（718人）
_ASIDE = rf"[，、]?(?:有|共有)?(?P<said>{BEFORE}{PORTION})[^，。；（0-9]{{0,8}}（(?:共|计|即)?$"
_OF_THEM = re.compile("^[^，。；]{0,6}(?<![其初高集])中(?![学等职小央])")
# 过半（52.2%）
_WITH_SHARE = rf"(?P<said>{BEFORE}{PORTION})（(?P<share>[0-9]+(?:\.[0-9]+)?)[%％]）"
_AFTER_SHARE = rf"，(?P<said>{BEFORE}{PORTION})(?=[，。；]|$)"  # 占57.4%，超过半数
# 培训4.12万人次，是在校生数（10560人）的3.9倍
_IS_TIMES_ASIDE = re.compile("[是为][^，。；]{2,14}（$")
# 2022年底达到9.84亿元，是2015年（3.28亿元）的3倍
_ASIDE_WAS = rf"）的(?P<said>{BEFORE}{PORTION})"
_AMONG = re.compile("[^，。；]{0,16}中[，,]?")
_IS_TIMES = (
    rf"(?P<one>[\u4e00-\u9fff]{{2,10}}?)(?:是|为|相当于|达到?)(?P<other>[\u4e00-\u9fff]{{2,10}}?)的"
    rf"{BEFORE}{PORTION}"
)
_OF = re.compile("占|完成|为|是|达|相当于")
_MANY = re.compile("(?:总数|数量|规模|总量|人数|人次|总额|数)$")
_THAT_IS = re.compile("^[，（](?:即|也就是|也即|相当于)$")
_IN_TEN = (
    r"每(?P<of>十|百|10|100)(?P<unit>[名个人户家所件])[^，。；0-9]{0,14}?"
    r"(?P<about>约|近|就|有|超过|不足|，)*(?P<count>[0-9]+)(?P=unit)"
)
_TENS = {"十": 10, "百": 100, "10": 10, "100": 100}
_BETWEEN = re.compile(r"^[，、（\s]*(?:已|约|将)?$")
_BEHIND = 24  # characters behind a change in which a portion may say it
_BACK = 24  # figures in which the whole may stand
_ROUND = Decimal("0.6")  # of one in ten: 约7名 may be 6.4 or 7.6


def grown_told(prose: Prose, moved: Moved, was: Statement) -> Iterator[Outcome]:
    """Yield 翻了一番, 增长1.4倍, 减少四分之一 behind a change, where its two figures differ."""
    text = prose.passage.text
    start, end = was.figure.start, max(each.figure.end for each in (was, moved.new, *moved.by))
    if was.figure.value <= 0 or moved.new.is_share or not ANY.search(text, start, end + _BEHIND):
        return
    for each in (was, moved.new, *moved.by):
        times = re.compile(_TIMES_WHAT_WAS).match(text, each.figure.end)
        if times is not None:
            exact = quotient(number(moved.new), number(was))
            yield from portion_told(prose, times.span("said"), portion(times), exact)
            continue
        found = re.compile(_GROWN).match(text, each.figure.end)
        if found is not None and (found["verb"] or "番" in found[0]):
            yield from _grown(prose, found, number(moved.new), number(was))


def _grown(prose: Prose, found: re.Match[str], new: Number, old: Number) -> Iterator[Outcome]:
    said, verb = portion(found), found["verb"]
    fell = FALLS.search(verb) is not None
    if fell and said.is_times:
        return  # 下降2倍 says nothing that could be reckoned
    start = found.start("verb") if verb else found.end() - len(found[0].lstrip("，、,"))
    exact = quotient(new, old)
    if "番" not in found[0] and not verb.endswith(("到", "至", "为")):
        change = difference(old, new) if fell else difference(new, old)
        part = quotient(change, old)
        exact = Number(part.value, exact.room, part.text)
    yield from portion_told(prose, (start, found.end()), said, exact)


def portions_told(prose: Prose, period: Period, before: Sequence[Statement]) -> Iterator[Outcome]:
    """Yield the portions of a whole that the figures before them do not give."""
    text = prose.passage.text
    if not ANY.search(text, period.start, period.end):
        return
    own = period.statements
    known = (*before[-_BACK:], *own)
    for found in re.compile(_SHARE).finditer(text, period.start, period.end):
        yield from _share(prose, found, ahead_of(found.start(), known, _BACK))
    for last, each in pairwise(own):
        yield from _of_figure(prose, each, _outside(own, last, each))
        yield from _beside(prose, each, last)
        yield from _since_aside(prose, each, own)
    for each in own:
        behind = re.compile(_AFTER_SHARE).match(text, each.figure.end)
        if behind is not None and each.is_share and "占" in each.words and not each.figure.loose:
            exact = Number(each.figure.value, text=each.figure.quantity.text)
            yield from portion_of_share_told(prose, behind.span("said"), portion(behind), exact)
    for found in re.compile(_WITH_SHARE).finditer(text, period.start, period.end):
        if prose.passage.is_typed(*found.span()):
            share = Decimal(found["share"])
            exact = Number(share / 100, text=f"{found['share']}%")
            yield from portion_of_share_told(prose, found.span("said"), portion(found), exact)
    for found in re.compile(_IN_TEN).finditer(text, period.start, period.end):
        yield from _in_ten(prose, found, ahead_of(found.start(), known, _BACK))
    for found in re.compile(_IS_TIMES).finditer(text, period.start, period.end):
        yield from _times(prose, found, ahead_of(found.start(), known, _BACK))


def _share(prose: Prose, found: re.Match[str], ahead: Sequence[Statement]) -> Iterator[Outcome]:
    """Hold 205人，占三成以上 against the one whole there is, or the one that is named."""
    if not ahead or found["times"] or found["doublings"]:
        return
    part, name = ahead[-1], _MANY.sub("", found["whole"].strip("的“”"))
    between = prose.passage.text[part.figure.end : found.start()]
    if not name and (told := _told_share(between, ahead)) is not None:
        yield from portion_of_share_told(prose, found.span(), portion(found), told)
        return
    if not part.is_level or part.figure.loose or not _BETWEEN.match(between):
        return
    larger = [
        each
        for each in ahead[:-1]
        if each.is_level
        and each.figure.kind == part.figure.kind
        and each.figure.value >= part.figure.value > 0
        and not each.figure.loose
    ]
    inside = [each for each in larger if is_inside(each)]
    if ahead[-2:-1] and _OF_THEM.match(part.lead):
        inside = [each for each in larger if each is ahead[-2]]
    if name:
        larger = [each for each in larger if name in each.said]
    elif inside:
        larger = inside[-1:]
    shares = [quotient(number(part), number(each)) for each in larger]
    said, at = portion(found), (found.start(), found.end())
    fitting = [each for each in shares if said.holds(each.value, each.value)]
    if fitting or len({each.figure.value for each in larger}) == 1:
        yield from portion_told(prose, at, said, (fitting or shares)[0])


def _of_figure(prose: Prose, whole: Statement, part: Statement) -> Iterator[Outcome]:
    """Hold 完成4.6亿元，占年度计划8.2亿元的一半以上: the whole stands just before."""
    found = re.compile(_OF_FIGURE).match(prose.passage.text, whole.figure.end)
    if found is None or not _OF.search(whole.words) or whole.figure.loose:
        return
    alike = part.figure.kind == whole.figure.kind != "" and not part.is_share
    if alike and not (part.figure.loose or part.is_change) and whole.figure.value > 0:
        exact = quotient(number(part), number(whole))
        yield from portion_told(prose, (found.start() + 1, found.end()), portion(found), exact)


def _told_share(between: str, ahead: Sequence[Statement]) -> Number | None:
    """Return the share that 税收收入占比超过六成 speaks of: 税收收入98214万元，占比62.8%."""
    name = re.split("[，。；、：]", between)[-1]
    found = [
        share
        for level, share in pairwise(ahead)
        if len(name) > 2 and level.is_level and core(level.words) == name and "占" in share.words
    ]
    exact = len(found) == 1 and found[0].figure.quantity.face.scale == "%"
    return Number(found[0].figure.value, text=found[0].figure.quantity.text) if exact else None


def _outside(own: Sequence[Statement], last: Statement, each: Statement) -> Statement:
    """Return the figure before another, outside brackets: 54.37亿元（…），是上年39.41亿元的."""
    if each.aside or not last.aside:
        return last
    before = ahead_of(each.figure.start, own, _BACK)
    return next((s for s in reversed(before) if not s.aside), last)


def _beside(prose: Prose, each: Statement, whole: Statement) -> Iterator[Outcome]:
    """Hold 教职工2148名中，约三分之一（718人）."""
    if not each.aside or not whole.is_level or whole.figure.loose:
        return
    lead = prose.passage.text[whole.figure.end : each.figure.start]
    found = re.compile(_ASIDE).search(lead)
    alike = whole.figure.kind == each.figure.kind and whole.figure.value > 0
    if found is not None and alike and _AMONG.match(lead):
        at = whole.figure.end + found.start("said"), whole.figure.end + found.end("said")
        exact = quotient(number(each), number(whole))
        yield from portion_told(prose, at, portion(found), exact)


def _since_aside(prose: Prose, was: Statement, own: Sequence[Statement]) -> Iterator[Outcome]:
    """Hold 达到9.84亿元，是2015年（3.28亿元）的3倍."""
    found = re.compile(_ASIDE_WAS).match(prose.passage.text, was.figure.end) if was.aside else None
    named = was.lead.endswith("年（") or _IS_TIMES_ASIDE.search(was.lead)
    if found is None or not named or was.figure.loose or was.figure.value <= 0:
        return
    before = [s for s in ahead_of(was.figure.start, own, _BACK) if not s.aside]
    kinds = {was.figure.kind, "人次" if was.figure.kind == "人" else ""}
    now = [s for s in before if s.is_level and s.figure.kind in kinds]
    times = [quotient(number(s), number(was)) for s in now if not s.figure.loose]
    said = portion(found)
    fitting = [each for each in times if said.holds(each.value, each.value)]
    if fitting or len(times) == 1:
        yield from portion_told(prose, found.span("said"), said, (fitting or times)[0])


def _in_ten(prose: Prose, found: re.Match[str], ahead: Sequence[Statement]) -> Iterator[Outcome]:
    """Hold 占70.6%，即每10名中约有7名."""
    share = ahead[-1] if ahead else None
    if share is None or share.figure.quantity.face.scale != "%" or share.figure.loose:
        return
    if not _THAT_IS.match(prose.passage.text[share.figure.end : found.start()]):
        return
    of, count = Decimal(_TENS[found["of"]]), Decimal(found["count"])
    said = Portion(
        EXACT.divide(count, of),
        EXACT.divide(count - _ROUND, of),
        EXACT.divide(count + _ROUND, of),
        Face(1, "%"),
    )
    exact = Number(share.figure.value, text=share.figure.quantity.text)
    yield from portion_told(prose, found.span(), said, exact)


def _times(prose: Prose, found: re.Match[str], ahead: Sequence[Statement]) -> Iterator[Outcome]:
    """Hold 培训规模是在校生规模的2.3倍 against the figures that are named so."""
    if not found["times"]:
        return
    named = [_named(found[side], ahead) for side in ("one", "other")]
    one, other = named
    if one is None or other is None or one is other or other.figure.value <= 0:
        return
    start = found.start("before") if found["before"] else found.start("times")
    exact = quotient(number(one), number(other))
    yield from portion_told(prose, (start, found.end()), portion(found), exact)


def _named(name: str, ahead: Sequence[Statement]) -> Statement | None:
    core = _MANY.sub("", name)
    told = (each for each in ahead if each.is_level or each.is_average)
    found = [each for each in told if len(core) > 1 and core in each.said]
    return found[0] if len(found) == 1 and not found[0].figure.loose else None
