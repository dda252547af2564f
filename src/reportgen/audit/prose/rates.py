"""Rates of a sentence (合格率, 就业率), held against the two figures before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.audit.prose.explained import Outcome, explained_by
from reportgen.audit.prose.numbers import fits, number, quotient, remark
from reportgen.audit.prose.sentences import Period, Prose, Statement
from reportgen.diagnostics import Severity, problem
from reportgen.quantity import format_value

_RATE = re.compile(r"(?P<stem>[\u4e00-\u9fff]{2,4}?)率(?:为|达到?|是|保持|稳定在)?$")
_MEAN = re.compile("^(?:平均|综合|总体|总)")
# What a rate is of: others have a base that a sentence need not give (毕业率, 结案率).
_BASES = (
    (
        re.compile("合格|达标|通过|优良|优秀|及格|取证|获证"),
        re.compile(
            "培训|参加|参训|参考|考核|鉴定|测试|检测|抽检|检查|监测|学员|应考|报考|应试|送检"
        ),
    ),
    (re.compile("就业|升学|创业|对口"), re.compile("毕业")),
    (
        re.compile("办结|答复|回复|办理|采纳|整改|化解"),
        re.compile("受理|收到|办理|接到|建议|提案|诉求|投诉|承办|问题|纠纷"),
    ),
    (re.compile("录取|报到"), re.compile("报名|报考|考生|录取|计划")),
    (re.compile("完成|达成"), re.compile("计划|任务|应")),
    (re.compile("参与|出席|签约|履约"), re.compile("应|参会|签订|协议")),
)


def rates_told(prose: Prose, period: Period) -> Iterator[Outcome]:
    """Yield the rates that the two figures before them do not come to."""
    for sentence in period.sentences:
        for index, each in enumerate(sentence.statements):
            figure = each.figure
            percent = figure.quantity.face.scale == "%"
            found = _RATE.search(each.words) if percent and "占" not in each.words else None
            if found and not figure.loose and figure.bound is None:
                yield from _rate(prose, each, sentence.statements[:index], found["stem"])


def _rate(
    prose: Prose, each: Statement, earlier: Sequence[Statement], stem: str
) -> Iterator[Outcome]:
    levels = [s for s in earlier[-6:] if s.is_level and s.aside == each.aside]
    if len(levels) < 2:
        return
    top = levels[-1]
    base = _base(stem, top, levels[-2])
    if base is None or base.figure.loose or top.figure.loose or each.elsewhen != top.elsewhen:
        return
    stated = each.figure.quantity
    kind = fits(stated, number(top), number(base))
    exact = quotient(number(top), number(base))
    if kind == "exact":
        yield explained_by(prose, each, exact.text)
        return
    yield problem(
        remark(kind) if kind else "prose-percent.rate",
        prose.passage.place(each.figure.start, each.figure.end),
        severity=Severity.NOTE if kind else Severity.WARNING,
        at=f"{each.words}{stated.text}",
        stated=stated.text,
        working=exact.text,
        expected=format_value(exact.value, stated.face),
    )


def _base(stem: str, top: Statement, last: Statement) -> Statement | None:
    """Return the figure just before that a rate of this name is of: 合格率, 培训合格率."""
    wanted = next((base for rate, base in _BASES if rate.search(stem)), None)
    if wanted is None or last.figure.kind != top.figure.kind:
        return None
    stem = _MEAN.sub("", stem)
    own, of = stem[-2:], stem[:-2]
    told = top.words.startswith((own, stem)) or top.tail.startswith((own, stem))
    enough = last.figure.value >= top.figure.value
    return last if told and of in last.said and enough and wanted.search(last.said) else None
