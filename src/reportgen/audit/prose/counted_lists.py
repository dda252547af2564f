"""Lists that a number announces: 四项合计, 分为五类：…, 投向4个领域：… with one more or less."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from reportgen.audit.prose.adding import come_to
from reportgen.audit.prose.numerals import number
from reportgen.audit.prose.sentences import Prose, Statement, ahead_of
from reportgen.diagnostics import Diagnostic, problem

_COUNT = "(?P<count>[两二三四五六七八九十]|[0-9]{1,2})"
_ANNOUNCED = re.compile(
    rf"(?<![第0-9一二三四五六七八九十]){_COUNT}(?P<what>[种类项个大]|大类|方面)[^，。；：0-9]{{0,10}}[^。；：]{{0,24}}[：:]"
)
_SUMMED = re.compile(rf"^(?:以上|上述|这)?{_COUNT}项(?:合计|共计|总计|共)(?:为|达)?$")
_BACK = 24  # figures before an announcement that its list may come to
_LEAST = 3  # items of a list


def counted_told(prose: Prose) -> Iterator[Diagnostic]:
    """Yield lists of other lengths than their number says, where they are all of a whole."""
    for period in prose.periods:
        statements = period.statements
        for index, each in enumerate(statements):
            found = _SUMMED.match(each.words)
            if found is not None and each.is_level:
                run = _before(statements[max(0, index - _BACK) : index], each)
                other = number(found["count"]) != len(run)
                if len(run) >= _LEAST and come_to(each, run) and other:
                    start = each.figure.start - len(each.words) + found.start("count")
                    yield _problem(prose, start, found, run)
        text = prose.passage.text
        for found in _ANNOUNCED.finditer(text, period.start, period.end):
            yield from _announced(prose, found, statements)


def _before(earlier: Sequence[Statement], total: Statement) -> Sequence[Statement]:
    return list(takewhile(lambda s: _same(s, total), reversed(earlier)))[::-1]


def _same(one: Statement, other: Statement) -> bool:
    return one.is_level and one.figure.kind == other.figure.kind


def _announced(
    prose: Prose, found: re.Match[str], statements: Sequence[Statement]
) -> Iterator[Diagnostic]:
    behind = [s for s in statements if s.figure.start >= found.end() and s.is_level]
    ahead = [s for s in ahead_of(found.end(), prose.statements, _BACK) if s.is_level]
    if not behind:
        return
    items = list(takewhile(lambda s: s.figure.kind == behind[0].figure.kind, behind))
    wholes = [s for s in ahead if _same(s, behind[0]) and come_to(s, items)]
    said = number(found["count"])
    if len(items) >= _LEAST and wholes and said != len(items):
        yield _problem(prose, found.start("count"), found, items)


def _problem(
    prose: Prose, start: int, found: re.Match[str], items: Sequence[Statement]
) -> Diagnostic:
    end = start + len(found["count"])
    text = prose.passage.text[start : end + 5]
    return problem(
        "enumeration",
        prose.passage.place(start, end),
        at=re.split(r"[，。；：:（(]|(?<=[^0-9])[0-9]", text, maxsplit=1)[0],
        stated=found["count"],
        expected=str(len(items)),
        names="、".join(f"{s.words}{s.figure.quantity.text}" for s in items),
    )
