"""`prose-prose`: one indicator of one subject, stated twice with two values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.audit.prose.among import amongs
from reportgen.audit.prose.bare_shares import is_inside
from reportgen.audit.prose.claims import core
from reportgen.audit.prose.sentences import Prose, Statement
from reportgen.audit.reading import Reading
from reportgen.audit.rule import Rule
from reportgen.diagnostics import Diagnostic, Phrase, Related, problem
from reportgen.quantity import agrees

_VERBS = re.compile(
    r"(?:分别)?(?:稳定在|保持在|保持|提高到|提升到|提升至|达到|为|达|是|有|共有|共计|共|约|至|在)$"
)
_LEADING = re.compile(
    r"^(?:其中|全年|今年|本年度?|年度|20\d\d年度?|届|全[市区县省校]|[我本][市区县省校]|各校|各中职学校|中职学校|学校|学生(?=.{3,}率)|目前|现有|共有|截至|，|、|的)+"
)
_RATE = re.compile(r"(?:率|度|比例|占比|比重|覆盖面|留存率)$")
_STATISTIC = re.compile(
    r"(?:总数|总额|总量|总面积|总值|人数|在校生|毕业生|专任教师|教职工|教师|面积|经费|收入|产值|人口|图书|计算机|工位|学生)$"
)
_DOES = re.compile(
    "选派|组织|开展|举办|派出|安排|新增|增加|获|培训|完成|建成|引进|输送|邀请|培养|参加|招聘|补充|投入|减少|"
    "遴选|资助|发放|惠及|受益|认定|新建|招收|录取|升入|缺|补|其中|达标|目标|标准|争取|女|男|每|名|优秀|骨干"
)
_TOWARDS = re.compile(
    r"^(?P<who>[^对]{0,10})对(?P<whom>[^的]{1,10}?)的?(?P<what>(?:满意|认可|知晓|支持|信任|关注)度)$"
)
# 对毕业生表示满意的达98%: the same, said with a verb.
_SATISFIED = re.compile(r"^(?P<who>[^对]{0,10})对(?P<whom>[^的]{1,10}?)(?:表示|感到)满意的?$")
_SCOPE = re.compile("全[市区县省国校]|[我本][市区县省国校]|学校")
_LEVELS = {f"{own}{what}": f"全{what}" for own in "我本" for what in "市区县省国校"} | {
    "学校": "全校"
}
_LONG = 6  # characters of an indicator that says enough by itself
_SCHOOL = re.compile("学校|本校|中职|我校|全市")
_LEAST = 4
_NAMED = 3  # characters of a figure's name that tell it from others of a paragraph
_GENERAL = {"优良率", "合格率", "就业率", "覆盖率", "参与率"}


@dataclass(frozen=True, slots=True)
class Claim:
    """An indicator's figure as a sentence states it."""

    key: tuple[str, str, str]  # indicator, kind, whom it speaks of
    prose: Prose
    statement: Statement
    period: int  # where its period begins: what stands in one list speaks of different ones


def _prose_prose(reading: Reading) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str, str], Claim] = {}
    for claim in claims(reading):
        earlier = first.setdefault(claim.key, claim)
        listed = earlier.prose is claim.prose and earlier.period == claim.period
        if earlier is claim or listed or claims_agree(earlier, claim):
            continue
        yield _problem(earlier, claim)
    for prose in reading.prose:
        if "中" in prose.passage.text:
            yield from reading.of(prose, _restated)


def _restated(prose: Prose) -> Iterator[Diagnostic]:
    """Yield 已安置的373人中 where 已安置378人 went before."""
    known = prose.statements
    for at, each in enumerate(known):
        name = core(each.words).replace("的", "")
        if not is_inside(each) or len(name) < _NAMED or each.figure.loose or not each.is_level:
            continue
        same = [s for s in known[:at] if s.is_level and s.figure.kind == each.figure.kind]
        called = [s for s in same if core(s.words) == name and s.elsewhen == each.elsewhen]
        if called and all(s.figure.value != each.figure.value for s in called):
            about = (name, each.figure.kind, each.school)
            yield _problem(Claim(about, prose, called[-1], 0), Claim(about, prose, each, 0))


def claims(reading: Reading) -> Iterator[Claim]:
    """Yield the figures whose sentence says what they are the indicator of."""
    for prose in reading.prose:
        yield from reading.of(prose, _claims_in)


def _claims_in(prose: Prose) -> Iterator[Claim]:
    for period, found in amongs(prose):
        parts = {each.figure.start for among in found for each in among.parts}
        for statement in period.statements:
            figure = statement.figure
            if figure.loose or statement.elsewhen or statement.aside or figure.start in parts:
                continue
            indicator = _indicator(statement)
            if indicator:
                kind = "%" if figure.is_percent else figure.kind
                about = (indicator, kind, statement.school)
                yield Claim(about, prose, statement, period.start)


def _indicator(statement: Statement) -> str:
    """Return what a figure is said to be, without the words around it; "" when that is unsure.

    A short one (专任教师) must say whose it is: 全市专任教师. Others stand for themselves.
    """
    words = _VERBS.sub("", _VERBS.sub("", statement.words.strip()))
    scope = _SCOPE.search(words)
    words = _LEADING.sub("", words).strip("“”的 ")
    if _DOES.search(words) or any(map(str.isdigit, words)) or statement.is_change:
        return ""
    towards = _TOWARDS.match(words) or _SATISFIED.match(words)
    if towards is not None:
        what = towards.groupdict().get("what") or "满意度"
        return f"对{_SCHOOL.sub('', towards['whom'])}{what}"
    words = words.replace("的", "")
    if statement.figure.is_percent:
        telling = _RATE.search(words) is not None and "占" not in words
        return words if telling and len(words) >= _LEAST and words not in _GENERAL else ""
    if statement.is_level and _STATISTIC.search(words) and len(words) >= _LEAST - bool(scope):
        if len(words) >= _LONG:
            return words
        return f"{_LEVELS.get(scope[0], scope[0])}{words}" if scope else ""
    return ""


def claims_agree(one: Claim, other: Claim) -> bool:
    """Tell whether two figures are one, rounded to different digits."""
    ours, theirs = one.statement.figure.quantity, other.statement.figure.quantity
    return ours.value == theirs.value or agrees(ours, theirs.value) or agrees(theirs, ours.value)


def _problem(earlier: Claim, claim: Claim) -> Diagnostic:
    figure, before = claim.statement.figure, earlier.statement.figure
    place = earlier.prose.passage.place(before.start, before.end)
    return problem(
        "prose-prose",
        claim.prose.passage.place(figure.start, figure.end),
        related=(Related(place, Phrase("said-here")),),
        at=claim.key[0],
        stated=figure.quantity.text,
        expected=before.quantity.text,
    )


RULE = Rule(
    "prose-prose",
    _prose_prose,
    "同一个指标、同一个对象、同一年，前后写了两个数。",
    "One indicator of one subject and year is stated twice with two values.",
    passing=(
        "企业对毕业生的满意度为93.5%。毕业生对企业的满意度为98.6%。",
        "东校文化课合格率92.63%。西校文化课合格率98%。",
        "2024年文化课合格率92%。2025年文化课合格率98%。",
    ),
    failing=(
        "企业对毕业生的满意度为93.5%。用人单位对学校毕业生的满意度达98.62%。",
        "已安置378人，安置率97.9%。已安置的373人中，随班就读215人。",
    ),
)
