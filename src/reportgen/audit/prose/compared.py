"""Comparisons in words: 本地农民工增速高于外出农民工; a mean of a list outside what is listed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from reportgen.audit.prose.claims import core
from reportgen.audit.prose.explained import Explained, Outcome
from reportgen.audit.prose.numbers import difference, number
from reportgen.audit.prose.numerals import number as count_of
from reportgen.audit.prose.sentences import Prose, Statement
from reportgen.audit.prose.told import direction_told, gap_told, stated
from reportgen.audit.prose.verbs import FALLS, ROSE
from reportgen.diagnostics import problem

_PACE = "增速|增幅|增长率"
_FASTER = re.compile(
    rf"(?:^|[，。；、])(?P<one>[\u4e00-\u9fff]{{2,12}}?)?的?(?:{_PACE})(?:仍|明显|均|继续)*"
    rf"(?P<verb>快于|高于|大于|低于|慢于|小于)(?P<other>[\u4e00-\u9fff]{{2,12}}?)(?:的?(?:{_PACE}))?(?=[，。；]|$)"
)
_HIGHER_RATE = re.compile(
    r"(?:^|[，。；、])(?P<one>[\u4e00-\u9fff]{1,6}?)(?P<what>[\u4e00-\u9fff]{2}率)(?P<verb>高于|高出|低于)"
    r"(?P<other>[\u4e00-\u9fff]{1,6}?)(?P<by>[0-9.]+个百分点)"
)
_RATIO_MOVED = re.compile(
    "城乡居民(?:人均)?(?:可支配)?收入(?:之?比|倍差|比值)[^。；]{0,24}[比较]上年(?P<verb>缩小|扩大)"
)
_FASTER_WORDS = {"快于", "高于", "大于"}
_ORDERED = re.compile(
    "(?P<said>[从由](?P<begin>[高低多少大小])[到至][高低多少大小]|居前[三四五六]位)(?:的[^，。；0-9]{0,6}?)?(?:排列|排序|依次|分别|为|是|排名|[：:，])*[^，。；0-9]*$"
)
_YEARLY = re.compile(rf"[，,](?:呈|均|都)*(?P<said>逐年(?P<verb>{ROSE}|好转))")
_BEHIND = 4  # figures behind a level among which its growth is
_MEAN = re.compile(
    "^(?:(?P<count>[两二三四五六七八九十])[类个项所门校组][^，。；0-9]{0,8}?)?(?:(?:年级|全校|全县|全市|全区)?平均[^，。；0-9每]{0,8}|(?:合计|总体|综合)[^，。；0-9每]{0,6}率)(?:为|达)?$"
)
_OF_ALL = {"年级", "全校", "全县", "全市", "全区"}
_JOINED = re.compile("^[、和与及；，]")


def comparisons_told(prose: Prose) -> Iterator[Outcome]:
    """Yield what is said to have grown faster and did not, and means that cannot be."""
    text = prose.passage.text
    if "率" in text:
        for found in _HIGHER_RATE.finditer(text):
            yield from _higher_rate(prose, found)
    if "于" in text:
        for found in _FASTER.finditer(text):
            yield from _faster(prose, found)
    yield from _in_words(prose, text)


def _in_words(prose: Prose, text: str) -> Iterator[Outcome]:
    """Yield what is said of an order, of means and of a ratio, and does not hold."""
    if "逐年" in text:
        for sentence in prose.sentences:
            yield from _year_by_year(prose, sentence.statements)
    if "依次" in text or "从高" in text or "由高" in text or "居前" in text:
        for sentence in prose.sentences:
            yield from _in_order(prose, sentence.statements)
    if "平均" in text or "合计" in text:
        yield from _means(prose)
    if "城乡" in text:
        yield from _town_and_country(prose)


def _town_and_country(prose: Prose) -> Iterator[Outcome]:
    """Hold 城乡居民收入比…，比上年缩小 against the growth of both incomes."""
    for found in _RATIO_MOVED.finditer(prose.passage.text):
        ahead = [s for s in prose.statements if s.figure.end <= found.start()]
        town, country = (_growth(name, ahead) for name in ("城镇居民", "农村居民"))
        if town is None or country is None or town[0] == country[0]:
            continue
        if (town[0] > country[0]) != (found["verb"] == "扩大"):
            yield problem(
                "prose-percent.contrary",
                prose.passage.place(*found.span("verb")),
                at=found["verb"],
                stated=found["verb"],
                old=f"城镇居民{town[1]}",
                expected=f"农村居民{country[1]}",
            )


def _faster(prose: Prose, found: re.Match[str]) -> Iterator[Outcome]:
    ahead = [s for s in prose.statements if s.figure.end <= found.start("verb")]
    last = next((core(s.words) for s in reversed(ahead) if s.is_level), "")
    names = found["one"] or last, found["other"]
    one, other = (_growth(name, ahead) if name else None for name in names)
    if one is None or other is None or one[0] == other[0]:
        return
    place = prose.passage.place(*found.span("verb"))
    if (one[0] > other[0]) == (found["verb"] in _FASTER_WORDS):
        yield Explained(place, found["verb"], f"{one[1]}, {other[1]}")
        return
    yield problem(
        "prose-percent.faster",
        place,
        at=found[0].strip("，。；、"),
        one=names[0],
        stated=found["verb"],
        first=one[1],
        other=names[1],
        expected=other[1],
    )


def _higher_rate(prose: Prose, found: re.Match[str]) -> Iterator[Outcome]:
    """Hold 女生合格率高于男生2.1个百分点 against the rates of both."""
    ahead = [s for s in prose.statements if s.figure.end <= found.start()]
    rates = [s for s in ahead if s.figure.is_percent and found["what"] in s.words]
    one, other = (_rate_of(prose, found[name], rates) for name in ("one", "other"))
    each = next((s for s in prose.statements if s.figure.start == found.start("by")), None)
    if one is None or other is None or one is other or each is None:
        return
    more, less = (one, other) if found["verb"] in {"高于", "高出"} else (other, one)
    if each.figure.bound is None and not each.figure.loose:
        gap = difference(number(more), number(less))
        own = replace(stated(prose, each), said=found[0].lstrip("，。；、"))
        yield from gap_told(own, gap, "prose-percent.gap")


def _rate_of(prose: Prose, whose: str, rates: Sequence[Statement]) -> Statement | None:
    """Return the one rate before which, since the one before, somebody is named."""
    found, since = [], 0
    for rate in rates:
        said = re.split("[。；]", prose.passage.text[since : rate.figure.start])[-1]
        if whose in said:
            found.append(rate)
        since = rate.figure.end
    return found[0] if len(found) == 1 else None


def _growth(name: str, ahead: Sequence[Statement]) -> tuple[Decimal, str] | None:
    """Return how much what is called so has grown, None where that is told of none or of two."""
    found: list[tuple[Decimal, str]] = []
    for at, level in enumerate(ahead):
        if not (level.is_level or level.is_average) or name not in core(level.words):
            continue
        for each in ahead[at + 1 : at + 1 + _BEHIND]:
            if each.is_level:
                break
            if each.is_change and each.figure.quantity.face.scale == "%":
                value = each.figure.value
                falls = FALLS.search(each.words[-4:]) is not None
                text = f"{each.words}{each.figure.quantity.text}"
                found.append((-value if falls else value, text))
                break
    return found[-1] if found else None


def _year_by_year(prose: Prose, statements: Sequence[Statement]) -> Iterator[Outcome]:
    """Hold 分别为1018人、985人和962人，逐年减少 to the direction that is said."""
    for index, first in enumerate(statements):
        if "分别" not in first.words:
            continue
        run = [first]
        for each in statements[index + 1 :]:
            if each.lead.strip() not in {"、", "和", "与"}:
                break
            run.append(each)
        found = _YEARLY.match(prose.passage.text, run[-1].figure.end)
        if found is None or len(run) < 2 or any(s.figure.loose for s in run):
            continue
        yield from direction_told(prose, found, run)


def _in_order(prose: Prose, statements: Sequence[Statement]) -> Iterator[Outcome]:
    """Hold 从高到低依次为：甲91.2%、乙88.7%、… to the order that is said."""
    for index, first in enumerate(statements):
        found = _ORDERED.search(first.lead)
        if found is None:
            continue
        run = [first]
        for each in statements[index + 1 :]:
            if not each.lead.startswith(("、", "和")) or each.figure.kind != first.figure.kind:
                break
            run.append(each)
        rises = found["begin"] in {"低", "少", "小"}
        for one, other in pairwise(run):
            higher = other.figure.value > one.figure.value
            lower = other.figure.value < one.figure.value
            if (lower if rises else higher) and not (one.figure.loose or other.figure.loose):
                yield problem(
                    "prose-percent.order",
                    prose.passage.place(other.figure.start, other.figure.end),
                    at=found["said"],
                    stated=other.figure.quantity.text,
                    expected=one.figure.quantity.text,
                )
                return


def _means(prose: Prose) -> Iterator[Outcome]:
    for period in prose.periods:
        for index, each in enumerate(period.statements):
            if _MEAN.match(each.words):
                yield from _mean(prose, each, period.statements[:index])


def _mean(prose: Prose, each: Statement, earlier: Sequence[Statement]) -> Iterator[Outcome]:
    """Hold 三类群体平均满意度为95.5% between the least and the most of the three."""
    found = _MEAN.match(each.words)
    figure = each.figure
    if found is None or figure.loose or figure.bound is not None:
        return
    count = count_of(found["count"]) if found["count"] else 0
    listed: list[Statement] = []
    for s in reversed(earlier):
        if s.figure.quantity.face.scale == "百分点" or (s.is_level and s.figure.kind == "人"):
            continue  # 九年级比七年级高10.7个百分点; (1)班48人，平均82.5分
        if s.is_share != each.is_share or s.figure.kind != figure.kind or s.is_change:
            break
        listed.insert(0, s)
        if not _JOINED.match(s.lead) or "分别" in s.lead or len(listed) == count:
            break
    if len(listed) < 2 or (count and len(listed) != count) or any(s.figure.loose for s in listed):
        return
    alike = all("平均" in s.words and s.aside == each.aside for s in listed)
    if not count and "分别" not in listed[0].lead and not (alike and each.words[:2] in _OF_ALL):
        return
    low, high = (find(listed, key=lambda s: s.figure.value).figure for find in (min, max))
    place = prose.passage.place(figure.start, figure.end)
    if low.value <= figure.value <= high.value:
        return
    yield problem(
        "prose-percent.between",
        place,
        at=f"{each.words}{figure.quantity.text}",
        stated=figure.quantity.text,
        low=low.quantity.text,
        high=high.quantity.text,
    )
