"""`prose-fact`: a typed figure whose words are a fact's very name, held against report.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reportgen.audit.prose.explained import Explained, Outcome, explained_by
from reportgen.audit.prose.now import is_outgrown, says_scope
from reportgen.audit.prose.sentences import Prose, Sentence, Statement
from reportgen.audit.prose.units import kind_of
from reportgen.audit.prose.when import said_of, without_year
from reportgen.audit.reading import Reading
from reportgen.audit.rule import Rule
from reportgen.diagnostics import Diagnostic, Phrase, Related, problem
from reportgen.model import Fact, Report
from reportgen.quantity import Quantity, agrees

_BEFORE = re.compile(
    r"^(?:其中|目前|全年|今年|本年度?|年末|年底|截至|现有|共有|有|，)*"
    r"(?P<scope>(?:全|我|本)[市区县省州旗盟校])?(?:目前|全年|现有|共有|有|的)*"
)
_BEHIND = re.compile(r"(?:已|共|合计|总计)?(?:有|为|达到?|是|共|至|计)*$")
_COUNT = re.compile("(?:人数|总数)$")
# Not yet so, or not all of it.
_OTHERWISE = re.compile("目标|规划|计划|预计|预期|力争|争取|拟|到20[0-9]{2}年|五”?末|五”?期末|平均")


def _outcomes(reading: Reading) -> Iterator[Outcome]:
    report = reading.report
    if not report.facts and not report.last_year_facts:
        return
    facts = {_plain(each.name): each for each in report.facts}
    before = {_plain(each.name): each for each in report.last_year_facts}
    endings = {name[-2:] for name in (*facts, *before)}
    scope = _own_scope(report)
    for prose in reading.prose:
        text = prose.passage.text
        if not any(ending in text for ending in endings):
            continue
        for sentence in prose.sentences:
            yield from _told(prose, sentence, facts, scope)
            if before:
                yield from _told_of_last_year(prose, sentence, before, scope, report.year - 1)


def _prose_fact(reading: Reading) -> Iterator[Diagnostic]:
    return (each for each in _outcomes(reading) if isinstance(each, Diagnostic))


def explained_facts(reading: Reading) -> Iterator[Explained]:
    """Yield the figures that say a fact."""
    return (each for each in _outcomes(reading) if isinstance(each, Explained))


def _told(
    prose: Prose, sentence: Sentence, facts: Mapping[str, Fact], scope: str
) -> Iterator[Outcome]:
    for each in sentence.statements:
        behind = prose.passage.text[each.figure.end :]
        if not (each.elsewhen or each.is_compared_with or is_outgrown(each, behind)):
            yield from _held(prose, sentence, each, _fact(each, facts, scope))


def _told_of_last_year(
    prose: Prose, sentence: Sentence, facts: Mapping[str, Fact], scope: str, year: int
) -> Iterator[Outcome]:
    for each in sentence.statements:
        if each.elsewhen and said_of(sentence, each, year) == "clause":
            fact = _fact(without_year(each, year), facts, scope)
            yield from _held(prose, sentence, each, fact, "上年.")


def _fact(each: Statement, facts: Mapping[str, Fact], scope: str) -> Fact | None:
    """Return the fact whose very name a typed figure's words are."""
    if each.figure.bound is not None or each.figure.loose or each.school or each.is_change:
        return None
    name = _name(each, scope)
    fact = facts.get(name) or facts.get(_COUNT.sub("", name))
    return fact if fact and _alike(each.figure.quantity, fact.quantity) else None


def _held(
    prose: Prose, sentence: Sentence, each: Statement, fact: Fact | None, whose: str = ""
) -> Iterator[Outcome]:
    """Hold a figure against a fact; `whose` stands before its name: 上年."""
    if fact is None:
        return
    if _says(each.figure.quantity, fact.quantity):
        yield explained_by(prose, each, f"{whose}{fact.name}")
        return
    said = prose.passage.text[sentence.start : each.figure.start]
    if not _OTHERWISE.search(said) and not says_scope(prose, each):
        yield _problem(prose, each, fact, f"{whose}{fact.name}")


def _name(each: Statement, scope: str) -> str:
    """Return what a figure is said to be of, "" where it is said of more than the report's own."""
    found = _BEFORE.match(each.words)
    assert found is not None, "it may match nothing"
    if found["scope"] and scope and found["scope"][1] not in scope:
        return ""
    return _BEHIND.sub("", _plain(each.words[found.end() :]))


def _own_scope(report: Report) -> str:
    """Return what 全… may say of the report's own whole: 市 for a city's bureau, and 校."""
    levels = re.findall("[市区县省州旗盟]", report.organization or report.title)
    return f"{levels[-1]}校" if levels else ""


def _plain(name: str) -> str:
    return name.translate(_NO_QUOTES).strip("的 ")


_NO_QUOTES = str.maketrans("", "", "“”‘’「」 ")


def _alike(stated: Quantity, fact: Quantity) -> bool:
    """Tell whether both count the same, as far as they say what."""
    ours, theirs = (kind_of(each.unit.lstrip("十百千万亿")) for each in (stated, fact))
    rates = (each.face.scale in {"%", "‰"} for each in (stated, fact))
    return len(set(rates)) == 1 and (not ours or not theirs or ours == theirs)


def _says(stated: Quantity, fact: Quantity) -> bool:
    return agrees(stated, fact.value) or agrees(fact, stated.value)


def _problem(prose: Prose, each: Statement, fact: Fact, name: str) -> Diagnostic:
    figure = each.figure
    return problem(
        "prose-fact",
        prose.passage.place(figure.start, figure.end),
        related=(Related(fact.span, Phrase("the-fact")),),
        hints=(Phrase("bind-fact", {"address": name}),),
        at=name,
        words=each.words,
        stated=figure.quantity.text,
        expected=fact.quantity.text,
    )


RULE = Rule(
    "prose-fact",
    _prose_fact,
    "正文里手打的数，说法和 report.yaml 的 facts: 里一个名称完全一样，数就要一样。",
    "A typed figure whose words are the very name of a fact in report.yaml has the fact's value.",
    passing=(
        "全市高中阶段在校生33128人。",
        "2024年高中阶段在校生31328人，全国高中阶段在校生4000万人。",
        "民办高中阶段在校生1200人。",
    ),
    failing=("全市高中阶段在校生31328人。",),
    report="facts:\n  高中阶段在校生: 33128人\n",
)
