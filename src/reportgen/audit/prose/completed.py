"""完成年初预算的97.6%: held against what was planned, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.audit.prose.claims import core, is_stated
from reportgen.audit.prose.explained import Outcome, explained_by
from reportgen.audit.prose.numbers import Number, difference, number, quotient, remark, says
from reportgen.audit.prose.sentences import Period, Prose, Statement
from reportgen.audit.prose.told import gap_told, stated
from reportgen.diagnostics import Severity, problem
from reportgen.quantity import format_value

_COMPLETED = re.compile(
    "(?:完成|达到?|为|相当于|是)(?:了)?(?P<plan>[^，。；]{0,8}?(?:预算|计划|任务|目标|概算)[^，。；]{0,4}?)的$"
)
_PLAN = re.compile("预算|计划|任务|目标|概算")
_DONE = re.compile("完成|实际|执行|决算|实现")
# Set as it stands, not rounded: a target of 3万人 is 30,000.
_SET = re.compile("计划|任务|目标|指标|标准|限额")
# What is called 预算 is no plan by that: 一般公共预算收入 is what came in.
_KINDS_OF_BUDGET = re.compile(
    "(?:一般公共|公共财政|政府性基金|基金|国有资本经营|社会保险基金|部门|中央|财政)预算(?=[收支内外])|预算[内外]"
)
_ANY_YEAR = re.compile("^(?:全年|年度|年|当年|本年|今年|本年度|全部|总)+")
_FILLING = re.compile("[数后的总]|任务(?=目标)|目标(?=任务)")
# 超收2.3亿元, 短收11.4亿元, 比预算减少4万元: how far what came of a plan is from it.
_BEYOND = re.compile(
    r"^(?:(?:比|较)(?:年初|调整|年度)?(?:预算|计划|任务|目标)数?)?"
    r"(?:(?P<over>超收|超支|超额(?:完成)?|超出?(?:预算|计划|任务|目标))"
    r"|短收|短支|欠收|少收|少支|结余|节余|节支|节约|尚有|尚余|尚需|还需|还有|还差|尚差)(?:了|为|达|资金)*$"
)
_OF_IT = re.compile("^）?[^，。；、（）0-9]{0,10}的$")  # 34.4万名小学生的, （4.8万人）的
_OF_FIGURE = re.compile("占|完成|为|达|相当于")
_BACK = 8


def completed_told(prose: Prose, period: Period) -> Iterator[Outcome]:
    """Yield what 完成…预算的 states and the budget and the outcome before it do not give."""
    statements = period.statements
    for index, each in enumerate(statements):
        if not each.words.endswith("的") or not is_stated(each):
            continue
        found = _COMPLETED.search(each.words)
        if found is None or found["plan"].startswith("上"):
            continue
        levels = [s for s in statements[max(0, index - _BACK) : index] if _may_count(s, each)]
        plans = planned(core(found["plan"]), levels)
        pairs = [
            (number(done), as_planned(plan))
            for plan in reversed(plans)
            for done in reversed(levels)
            if done.figure.kind == plan.figure.kind and done not in plans and _is_done(done)
        ]
        yield from _held(prose, each, pairs)


def beyond_plan_told(prose: Prose, period: Period) -> Iterator[Outcome]:
    """Yield what 超收 or 短收 states and the plan and the outcome before it do not leave."""
    statements = period.statements
    for index, each in enumerate(statements):
        found = _BEYOND.match(each.words)
        if found is None or not is_stated_amount(each):
            continue
        levels = [s for s in statements[max(0, index - _BACK) : index] if _may_count(s, each)]
        levels = [s for s in levels if s.figure.kind == each.figure.kind]
        plans = [s for s in levels if _PLAN.search(_bare(s.words))]
        done = [s for s in levels if s not in plans]
        pairs = [(as_planned(plan), number(one)) for plan in plans[-1:] for one in reversed(done)]
        pairs = [pair[::-1] for pair in pairs] if found["over"] else pairs
        gaps = [difference(*pair) for pair in pairs]
        fitting = [gap for gap in gaps if says(each.figure.quantity, gap) == "exact"]
        if fitting or (gaps and len(plans) == 1):
            yield from gap_told(stated(prose, each), (fitting or gaps)[0], "prose-percent.gap")


def is_stated_amount(each: Statement) -> bool:
    """Tell whether a figure is a typed amount that means to be exact."""
    figure = each.figure
    return bool(figure.kind) and not (each.is_share or figure.loose or figure.bound is not None)


def _may_be_part(head: Statement, part: Statement) -> bool:
    """Tell whether a share may be of what stands before the last figure: 46.8万亩，…分别为…."""
    plain = head.is_level and not (head.aside or head.figure.loose)
    return plain and head.figure.kind == part.figure.kind


def _may_count(level: Statement, share: Statement) -> bool:
    plain = level.is_level and not (level.aside or level.figure.loose)
    return plain and level.elsewhen == share.elsewhen and level.figure.value > 0


def _is_done(level: Statement) -> bool:
    """Tell whether a figure may be what came of a plan, and is no other plan."""
    return _DONE.search(level.words) is not None or not _PLAN.search(_bare(level.words))


def planned(name: str, levels: Sequence[Statement]) -> list[Statement]:
    """Return the figures that are the plan of this name: 年初预算, 年度计划."""
    wanted = _plain(_ANY_YEAR.sub("", name))
    if not _PLAN.search(wanted):
        return []
    return [s for s in levels if wanted in _plain(_bare(s.words))]


def _bare(words: str) -> str:
    return _KINDS_OF_BUDGET.sub("", words)


def _plain(words: str) -> str:
    return _FILLING.sub("", words)


def as_planned(plan: Statement) -> Number:
    """Return what a plan says; a target is no rounded figure."""
    figure = plan.figure.quantity
    return Number(figure.value, text=figure.text) if _SET.search(plan.words) else number(plan)


def _held(
    prose: Prose, each: Statement, pairs: Sequence[tuple[Number, Number]]
) -> Iterator[Outcome]:
    stated = each.figure.quantity
    exact = [quotient(*pair) for pair in pairs]
    kinds = [says(stated, one) for one in exact]
    if "exact" in kinds:
        yield explained_by(prose, each, exact[kinds.index("exact")].text)
        return
    near = next((at for at, kind in enumerate(kinds) if kind), None)
    if exact:
        yield problem(
            "prose-percent.named" if near is None else remark(kinds[near]),
            prose.passage.place(each.figure.start, each.figure.end),
            severity=Severity.WARNING if near is None else Severity.NOTE,
            at=f"{each.words}{stated.text}",
            stated=stated.text,
            working=exact[near or 0].text,
            expected=format_value(exact[near or 0].value, stated.face),
        )


def share_of_figure_told(prose: Prose, statements: Sequence[Statement]) -> Iterator[Outcome]:
    """Yield what is wrong with 完成36万元，为预算200万元的8.9%: the whole stands just before."""
    for index, each in enumerate(statements):
        if index < 2 or not _OF_IT.match(each.lead) or not is_stated(each):
            continue
        whole = statements[index - 1]
        part = next((s for s in reversed(statements[: index - 1]) if s.is_level), whole)
        alike = part is not whole and part.figure.kind == whole.figure.kind and whole.figure.value
        loose = part.figure.loose or whole.figure.loose
        if not alike or loose or not _OF_FIGURE.search(whole.words or whole.lead):
            continue
        stated, exact = each.figure.quantity, quotient(number(part), as_planned(whole))
        heads = [s for s in statements[: index - 1] if _may_be_part(s, part)]
        others = (quotient(number(s), as_planned(whole)) for s in heads)
        exact = next((one for one in others if says(stated, one) == "exact"), exact)
        kind = says(stated, exact)
        if kind == "exact":
            yield explained_by(prose, each, exact.text)
            continue
        yield problem(
            remark(kind) if kind else "prose-percent",
            prose.passage.place(each.figure.start, each.figure.end),
            severity=Severity.NOTE if kind else Severity.WARNING,
            at=f"{whole.words}{whole.figure.quantity.text}的{stated.text}",
            stated=stated.text,
            working=exact.text,
            expected=format_value(exact.value, stated.face),
        )
