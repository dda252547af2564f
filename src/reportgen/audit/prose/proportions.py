"""Proportions (男女比1.05:1, 生师比17:1, 三次产业11.8:42.6:45.5), held against their figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportgen.audit.prose.explained import Explained, Outcome
from reportgen.audit.prose.numbers import Number, number, quotient, says
from reportgen.audit.prose.sentences import Prose, Statement, ahead_of
from reportgen.audit.prose.sides import Sides, sides_of
from reportgen.audit.prose.told import Stated, rate_told
from reportgen.diagnostics import problem
from reportgen.quantity import EXACT, Face, Quantity, format_value

_ANY = re.compile("[0-9][:：∶][0-9]")
_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_RATIO = (
    rf"(?P<names>[^，。；：、（）0-9]{{0,24}}?)(?:之比|的?比例|比值?|结构比?)(?:[为是约]|达到?|大约)*"
    rf"(?P<all>(?P<one>{_NUMBER})[:：∶](?P<other>{_NUMBER})(?P<more>(?:[:：∶]{_NUMBER})*))"
)
# 城乡收入比值为2.21; 性别比为108.6（女=100）
_PLAIN = (
    rf"(?P<names>[^，。；：、（）0-9]{{2,24}}?)(?:之比|比值?|倍差)(?:（以?(?:女性?|农村[^（）0-9]{{0,6}})[=为]100?）)?"
    r"(?:[为是约]|达到?|由[^，。；]{1,12}(?:缩小|扩大|提高|降低|下降|上升|降|升|增|减|缩)[到至为])*"
    rf"(?P<one>{_NUMBER})(?![0-9.:：∶%‰]|个?百分点|[万亿人元])"
)
_BORN = re.compile("出生|新生")
_INDUSTRIES = ("第一产业", "第二产业", "第三产业")
_BACK = 32  # figures before a proportion among which those that it is of are
_TOO_FAR = Decimal("0.05")  # relative: more than a proportion is rounded by


def proportions_told(prose: Prose) -> Iterator[Outcome]:
    """Yield the proportions that the figures before them do not give."""
    text = prose.passage.text
    has_plain = "性别比" in text or "城乡" in text
    if not has_plain and not _ANY.search(text):
        return
    known = prose.statements
    yield from _ratios(prose, text, known)
    for found in re.compile(_PLAIN).finditer(text) if has_plain else ():
        if prose.passage.is_typed(*found.span("one")):
            yield from _plain(prose, found, _before(known, found.start("one")))


def _ratios(prose: Prose, text: str, known: Sequence[Statement]) -> Iterator[Outcome]:
    for found in re.compile(_RATIO).finditer(text):
        if not prose.passage.is_typed(*found.span("all")):
            continue
        before = _before(known, found.start("all"))
        if found["more"]:
            yield from _structure(prose, found, before)
            continue
        sides = sides_of(found["names"], before)
        if sides is not None:
            yield from _ratio(prose, found, sides, before)


def _before(known: Sequence[Statement], end: int) -> Sequence[Statement]:
    """Return the figures before a place that say how much there is or was then."""
    return [
        each
        for each in ahead_of(end, known, _BACK)
        if not (each.is_change or each.is_share or each.figure.loose)
    ]


def _pairs(sides: Sides) -> list[tuple[Number, Number]]:
    """Return the figures that can be held against each other: of one kind where there are."""
    pairs = [
        (one, other)
        for one in sides.ones
        for other in sides.others
        if one is not other and one.figure.value > 0 and other.figure.value > 0
    ]
    alike = [pair for pair in pairs if pair[0].figure.kind == pair[1].figure.kind]
    found = alike or pairs
    return [(number(one), number(other)) for one, other in found]


def _ratio(
    prose: Prose, found: re.Match[str], sides: Sides, before: Sequence[Statement]
) -> Iterator[Outcome]:
    one, other = Decimal(found["one"]), Decimal(found["other"])
    pairs = _pairs(sides)
    if not pairs or not one or not other:
        return
    if 1 in {one, other}:
        yield from _to_one(prose, found, pairs, either=sides.either)
        return
    exact = [quotient(*pair) for pair in pairs]
    stated = EXACT.divide(one, other)
    room = _room(found["one"], found["other"]) * stated
    place = prose.passage.place(*found.span("all"))
    others = [s for s in before if s.is_level and s.figure.value > 0]
    either = [(one, other) for one in sides.ones for other in others]
    either += [(one, other) for one in others for other in sides.others]
    any_pair = [
        quotient(number(one), number(other))
        for one, other in either
        if one is not other and one.figure.kind == other.figure.kind and other.figure.value
    ]
    fitting = [e for e in (*exact, *any_pair) if abs(e.value - stated) <= room + e.room]
    if fitting:
        yield Explained(place, found["all"], fitting[0].text)
    elif len(exact) == 1:
        whole = one + other if one + other in {10, 100} else None
        yield problem(
            "prose-percent.proportion",
            place,
            at=found[0],
            stated=found["all"],
            working=exact[0].text,
            expected=_as_proportion(exact[0].value, whole),
        )


def _as_proportion(value: Decimal, whole: Decimal | None) -> str:
    """Return a proportion as it is stated: of 10 or 100, or to 1."""
    if whole is None:
        return f"{format_value(value, Face(2))}:1"
    share = EXACT.divide(EXACT.multiply(value, whole), value + 1)
    first = format_value(share, Face(1))
    return f"{first}:{whole - Decimal(first)}"


def _room(*sides: str) -> Decimal:
    """Return how far rounding may have moved a proportion of these, relative to it."""
    rooms = [
        EXACT.divide(Decimal("0.5").scaleb(-len(side.partition(".")[2])), Decimal(side))
        for side in sides
    ]
    return min(sum(rooms, Decimal(0)), _TOO_FAR)


def _to_one(
    prose: Prose, found: re.Match[str], pairs: Sequence[tuple[Number, Number]], *, either: bool
) -> Iterator[Outcome]:
    """Hold a proportion that is 1 on one side; which side is which a text may leave open."""
    unit = "one" if Decimal(found["one"]) == 1 else "other"
    side = "other" if unit == "one" else "one"
    turned = [(other, one) for one, other in pairs]
    straight = turned if unit == "one" else list(pairs)
    tried = [*straight, *(pairs if unit == "one" else turned)] if either else straight
    text = found[side]
    stated = Quantity(Decimal(text), Face(len(text.partition(".")[2])), "", text)
    yield from _told(prose, found.span(side), found[0], stated, tried, only=len(pairs) == 1)


def _told(
    prose: Prose,
    at: tuple[int, int],
    said: str,
    stated: Quantity,
    pairs: Sequence[tuple[Number, Number]],
    *,
    only: bool,
) -> Iterator[Outcome]:
    exact = [quotient(*pair) for pair in pairs]
    kinds = [says(stated, each) for each in exact]
    if "exact" in kinds:
        working = exact[kinds.index("exact")].text
        yield Explained(prose.passage.place(*at), stated.text, working)
        return
    if not only:
        return
    near = next((exact[at] for at, kind in enumerate(kinds) if kind), exact[0])
    yield from rate_told(Stated(prose, *at, said, stated), near, "prose-percent.rate")


def _plain(prose: Prose, found: re.Match[str], before: Sequence[Statement]) -> Iterator[Outcome]:
    """Hold 城乡居民收入比值为2.21 and 性别比为108.6, which is so many men to 100 women."""
    names = found["names"]
    sides = sides_of(names, before)
    sexes = names.endswith("性别")
    born = _BORN.search(names)
    if born is not None and not any(born[0] in s.said for s in before):
        return  # of all people it is another
    if sides is None or sides.either or not (sexes or "城乡" in names):
        return
    pairs = _pairs(sides)
    if sexes:
        pairs = [
            (Number(one.value * 100, one.room * 100, f"{one.text} × 100"), other)
            for one, other in pairs
        ]
    text = found["one"]
    stated = Quantity(Decimal(text), Face(len(text.partition(".")[2])), "", text)
    yield from _told(prose, found.span("one"), found[0], stated, pairs, only=len(pairs) == 1)


def _structure(
    prose: Prose, found: re.Match[str], before: Sequence[Statement]
) -> Iterator[Outcome]:
    """Hold 11.8:42.6:45.5 against as many figures in a row, or those of the three industries."""
    said = re.split("[:：∶]", found["all"])
    parts = _industries(before) if "产业" in found["names"] else _row(before, len(said))
    if len(parts) != len(said) or not all(Decimal(each) for each in said):
        return
    told = ahead_of(found.start(), prose.statements, 1)
    if "年" in found["names"] or (told and told[0].elsewhen != parts[0].elsewhen):
        return  # of another year: 最终核算2021年…结构为
    numbers = [number(each) for each in parts]
    whole, stated = sum(each.value for each in numbers), sum(map(Decimal, said))
    if not whole:
        return
    exact = [EXACT.divide(each.value * stated, Decimal(whole)) for each in numbers]
    place = prose.passage.place(*found.span("all"))
    working = " : ".join(each.text for each in numbers)
    steps = [_least(each) for each in said]
    off = [abs(a - Decimal(b)) for a, b in zip(exact, said, strict=True)]
    rooms = [
        EXACT.multiply(EXACT.divide(each.room, Decimal(whole)), stated) * 2 for each in numbers
    ]
    fits = all(o <= s + r for o, s, r in zip(off, steps, rooms, strict=True))
    if fits:
        yield Explained(place, found["all"], working)
        return
    faces = [Face(len(each.partition(".")[2])) for each in said]
    shown_as = ":".join(format_value(e, f) for e, f in zip(exact, faces, strict=True))
    yield problem(
        "prose-percent.proportion",
        place,
        at=found[0],
        stated=found["all"],
        working=working,
        expected=shown_as,
    )


def _least(side: str) -> Decimal:
    """Return how far a side may be off: half its last digit, or one of the last decimal."""
    decimals = len(side.partition(".")[2])
    return Decimal(1).scaleb(-decimals) if decimals else Decimal("0.5")


def _industries(before: Sequence[Statement]) -> Sequence[Statement]:
    """Return the figures of the three industries, the last of each."""
    found = []
    for name in _INDUSTRIES:
        named = [s for s in before if s.is_level and name in s.said]
        found.extend(named[-1:])
    same = len({each.figure.kind for each in found}) == 1
    return found if same else []


def _row(before: Sequence[Statement], many: int) -> Sequence[Statement]:
    """Return the last figures before a proportion, where they are one list of just so many."""
    row = list(before[-many:])
    if len(row) != many or len({each.figure.kind for each in row}) != 1 or not row[0].figure.kind:
        return []
    joined = all(each.lead.startswith(("、", "和", "，")) for each in row[1:])
    return row if joined and not row[0].lead.startswith("、") else []
