"""Wholes that are divided without 其中: 卫生人员中，…; 612名教师中，…; two figures an item."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile

from reportgen.audit.prose.among import Among
from reportgen.audit.prose.groups import called_group
from reportgen.audit.prose.sentences import Period, Prose, Statement

_NAMED = re.compile(
    r"(?:^|(?<=[。；;\n，,]))(?:在)?(?P<name>[^，。；：:、（）()0-9\n]{2,16}?)(?:当中|之中|(?<![初高其])中)，(?!其中)"
)
_OF_THEM = re.compile(r"^[^，。；]{0,14}?(?:当中|之中|(?<![初高其])中)$")
_HAS = re.compile(r"^[^，。；0-9]{0,12}(?<![初高其])中(?:只|仅|已|共)?有[^，。；]{0,6}$")
_JOINED = re.compile("^[、，,；;和及与]")
_PERSONS = {"人次": "人"}
_ROOM = 24  # figures before that may be the whole


def divided(prose: Prose, period: Period, before: Sequence[Statement]) -> Iterator[Among]:
    """Yield what a period divides with 中: a figure that it gives, or one that it names."""
    text = prose.passage.text
    if text.find("中", period.start, period.end) < 0:
        return
    statements = period.statements
    opening = frozenset(
        sentence.statements[0].figure.start for sentence in period.sentences if sentence.statements
    )
    for index, each in enumerate(statements):
        behind = text[each.figure.end : each.figure.end + len(each.tail) + 1]
        if each.is_level and _OF_THEM.match(each.tail) and behind.endswith("，"):
            parts = _until_among(text, statements[index + 1 :], period.end)
            yield Among((each,), parts, opening)
        after = statements[index + 1 : index + 2]
        if each.is_level and after and after[0].is_level and _HAS.match(after[0].lead):
            yield Among((each,), after, opening)
    starts = [each.figure.start for each in statements]
    for found in _NAMED.finditer(text, period.start, period.end):
        at = bisect_left(starts, found.end())
        whole = called_group(found["name"], (*before[-_ROOM:], *statements[:at])[-_ROOM:])
        if whole is not None:
            first = opening - frozenset(starts[at : at + 1])
            yield Among((whole,), _until_among(text, statements[at:], period.end), first)


def _until_among(text: str, parts: Sequence[Statement], end: int) -> tuple[Statement, ...]:
    """Return the figures up to the next 其中: that divides one of them."""
    if not parts:
        return ()
    since = parts[0].figure.start
    groups = (found.start("name") for found in _NAMED.finditer(text, since, end))
    until = min(
        (at for at in (text.find("其中", since, end), next(groups, -1)) if at >= 0), default=end
    )
    return tuple(s for s in parts if not s.aside and s.figure.start < until)


def columns(among: Among) -> Iterator[tuple[Statement, tuple[Statement, ...]]]:
    """Yield 甲120人72万元、乙185人92万元 by what is counted, each with its whole."""
    items = _items(among)
    if len(items) < 2:
        return
    for column in zip(*items, strict=True):
        kind = _plain(column[0])
        wholes = [each for each in among.wholes if _plain(each) == kind]
        if len(wholes) == 1:
            yield wholes[0], column


def _items(among: Among) -> list[tuple[Statement, ...]]:
    """Return the items of a list that give the same two figures or more each, in the same order."""
    parts = list(takewhile(lambda part: part.is_level, among.parts))
    kinds = list(map(_plain, parts))
    many = next((at for at, kind in enumerate(kinds) if kind in kinds[:at]), 0)
    if many < 2 or kinds[many] != kinds[0]:
        return []
    same: list[tuple[Statement, ...]] = []
    for at in range(0, len(parts) - many + 1, many):
        opens = parts[at].figure.start in among.opening or _JOINED.match(parts[at].lead)
        if kinds[at : at + many] != kinds[:many] or not (at == 0 or (opens and parts[at].words)):
            break
        same.append(tuple(parts[at : at + many]))
    return same


def named_columns(among: Among) -> Iterator[tuple[Statement, tuple[Statement, ...]]]:
    """Yield 小学15.80万所，招生1808万人；初中5.28万所，招生1632万人 by their words.

    Each column comes with its whole; the first, whose words are the items', by what it counts.
    """
    items: list[list[Statement]] = []
    for part in among.parts:
        if not items or part.figure.start in among.opening:
            items.append([])
        if part.is_level:
            items[-1].append(part)
    if len(items) < 2 or not all(items):
        return
    named: list[tuple[Statement, tuple[Statement, ...]]] = []
    for each in items[0][1:]:
        column = [[s for s in item if _is_column(s, each)] for item in items]
        wholes = [s for s in among.wholes if _is_column(s, each)]
        if len(wholes) == 1 and all(len(found) == 1 for found in column):
            named.append((wholes[0], tuple(found[0] for found in column)))
    firsts = tuple(item[0] for item in items)
    wholes = [s for s in among.wholes if _plain(s) == _plain(firsts[0])]
    if named and len(set(map(_plain, firsts))) == len(wholes) == 1:
        yield wholes[0], firsts
    yield from named


def _is_column(one: Statement, other: Statement) -> bool:
    alike = one.words == other.words != "" and _plain(one) == _plain(other)
    return alike and one.is_level and not one.aside


def _plain(statement: Statement) -> str:
    """Return what a figure counts; persons may be told as times."""
    return _PERSONS.get(statement.figure.kind, statement.figure.kind)
