"""Changes that add up: 公立减少76个，民营增加1246个，合计增加1170个; 总量增加78亿，其中…减少…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from reportgen.audit.prose.among import Among, amongs
from reportgen.audit.prose.explained import Outcome, explained_by
from reportgen.audit.prose.misprints import is_slip_of
from reportgen.audit.prose.numbers import Number, number
from reportgen.audit.prose.sentences import Prose, Sentence, Statement, ahead_of
from reportgen.audit.prose.told import gap_told, plainly, stated
from reportgen.audit.prose.verbs import FALLS
from reportgen.diagnostics import Phrase, Related, Severity, problem
from reportgen.quantity import format_value

_SUM = re.compile("(?:合计|共计|总计|一共|共)净?(?:增加?|减少?|净增|净减)(?:了|为|达)?$")
_OFFSET = re.compile("(?:两项|两者|二者|各项|增减)?相抵")  # 两项相抵，总数减少718人
_ANY = re.compile("[增减]")
_VERB = re.compile("(?:净)?(?:增加|增长|减少|下降|增|减|多|少)(?:了|为|达)?$")
_OPPOSITES = (("增加", "减少"), ("增长", "下降"), ("增", "减"), ("多", "少"))
_TURNED = dict(_OPPOSITES) | {down: up for up, down in _OPPOSITES}
_ALL = re.compile("总|合计|全[市县区校省]")
_JOINED = frozenset({"、", "和", "与", "及"})
_LEAST = 3  # changes that come to another by no chance


def changes_added(prose: Prose) -> Iterator[Outcome]:
    """Yield the changes of a whole that those of its parts do not come to."""
    if not _ANY.search(prose.passage.text):
        return
    for sentence in prose.sentences:
        yield from _summed(prose, sentence)
    for _, found in amongs(prose):
        for among in found:
            yield from _among(prose, among)
    yield from _listed(prose)


def _summed(prose: Prose, sentence: Sentence) -> Iterator[Outcome]:
    """Hold 合计增加1170个 against the changes just before it."""
    for index, each in enumerate(sentence.statements):
        summed = _SUM.search(each.words) or (each.is_change and _OFFSET.search(each.lead))
        if not summed or each.figure.loose or each.figure.bound is not None:
            continue
        parts: list[Statement] = []
        for part in reversed(sentence.statements[:index]):
            if not _is_change(part, each):
                break
            parts.insert(0, part)
        if len(parts) > 1:
            exact = _added(parts)
            sign = -1 if FALLS.search(each.words[-4:]) else 1
            size = Number(exact.value * sign, exact.room, exact.text)
            yield from gap_told(plainly(stated(prose, each)), size, "prose-percent.gap")


def _among(prose: Prose, among: Among) -> Iterator[Outcome]:
    """Hold 总量增加78亿，其中，生活减少3.7亿，…: all there is, or all but for one slip."""
    changes = [s for s in among.parts if s.is_change and s.figure.kind and not s.is_share]
    if len(changes) < _LEAST or len(changes) < sum(not s.is_share for s in among.parts):
        return
    whole = _whole(prose, among, changes[0])
    if whole is None or not all(_is_change(part, whole) for part in changes):
        return
    yield from _held(prose, whole, changes)


def _listed(prose: Prose) -> Iterator[Outcome]:
    """Hold 总量较年初减少0.57亿，…。大型减少0.48亿；中型减少0.09亿, all its parts."""
    text = prose.passage.text
    if not _ALL.search(text):
        return
    known = [s for s in prose.statements if s.is_change and not s.is_share and s.figure.kind]
    for at, whole in enumerate(known):
        if not _ALL.search(whole.lead) and not _of_all(prose, whole):
            continue
        changes = _with_verbs(known[at + 1 :])
        if not changes or "其中" in text[whole.figure.end : changes[-1].figure.start]:
            return
        if len(changes) > 1 and all(_is_change(part, whole) for part in (whole, *changes)):
            yield from _held(prose, whole, changes)
        return


def _of_all(prose: Prose, whole: Statement) -> bool:
    """Tell whether a change is one of the total before it: 蓄水总量6.84亿立方米，较年初减少…."""
    before = ahead_of(whole.figure.start, prose.statements, 1)
    return bool(before) and before[-1].is_level and _ALL.search(before[-1].words) is not None


def _with_verbs(changes: Sequence[Statement]) -> list[Statement]:
    """Return changes each with its verb: 分别减少0.62亿立方米和0.11亿立方米 says it once."""
    found: list[Statement] = []
    for each in changes:
        joined = found and each.lead.strip() in _JOINED
        found.append(replace(each, words=found[-1].words) if joined else each)
    return found


def _held(prose: Prose, whole: Statement, changes: Sequence[Statement]) -> Iterator[Outcome]:
    """Yield that changes come to that of their whole, or would but for one slip or sign."""
    exact, own = _added(changes), _signed(whole)
    if abs(exact.value - own.value) <= exact.room + own.room:
        yield explained_by(prose, whole, exact.text)
        return
    for at, part in enumerate(changes):
        meant = _signed(part).value + own.value - exact.value
        turned = abs(meant + _signed(part).value) <= own.room
        slip = meant * _signed(part).value > 0 and is_slip_of(
            part.figure.quantity, abs(meant), own.room
        )
        if turned or slip:
            fixed = _meant(part, abs(meant), turned=turned)
            yield _problem(prose, whole, changes, (at, fixed), exact)
            return


def _whole(prose: Prose, among: Among, first: Statement) -> Statement | None:
    """Return the last change of the kind before 其中."""
    ahead = [s for s in prose.statements if s.figure.end <= among.parts[0].figure.start]
    found = [s for s in ahead if _is_change(s, first)]
    return found[-1] if found and ahead[-1] is found[-1] else None


def _is_change(part: Statement, of: Statement) -> bool:
    exact = not part.figure.loose and part.is_change and not part.is_share
    return exact and part.figure.kind == of.figure.kind and _VERB.search(part.words) is not None


def _signed(part: Statement) -> Number:
    size = number(part)
    return replace(size, value=-size.value) if FALLS.search(part.words[-4:]) else size


def _added(parts: Sequence[Statement]) -> Number:
    signed = [_signed(part) for part in parts]
    text = signed[0].text if signed[0].value > 0 else f"-{signed[0].text}"
    for each in signed[1:]:
        text += f" {'+' if each.value > 0 else '-'} {each.text}"
    value = sum((each.value for each in signed[1:]), signed[0].value)
    return Number(value, sum((each.room for each in signed[1:]), signed[0].room), text)


def _meant(part: Statement, value: Decimal, *, turned: bool) -> str:
    verb = _VERB.search(part.words)
    assert verb is not None, "a change has a verb"
    if turned:
        plain = next(each for each in _TURNED if each in verb[0])
        return f"{verb[0].replace(plain, _TURNED[plain], 1)}{part.figure.quantity.text}"
    quantity = part.figure.quantity
    return f"{verb[0]}{format_value(value, replace(quantity.face, digits=None))}{quantity.unit}"


def _problem(
    prose: Prose, whole: Statement, parts: Sequence[Statement], slip: tuple[int, str], exact: Number
) -> Outcome:
    passage, wrong, meant = prose.passage, parts[slip[0]], slip[1]
    verb = _VERB.search(wrong.words)
    assert verb is not None, "a change has a verb"
    others = [whole, *(part for part in parts if part is not wrong)]
    return problem(
        "parts-of-whole.slip",
        passage.place(wrong.figure.start, wrong.figure.end),
        severity=Severity.WARNING,
        related=tuple(
            Related(passage.place(each.figure.start, each.figure.end), Phrase("in-the-sum"))
            for each in others
        ),
        at=f"{whole.words}{whole.figure.quantity.text}",
        parts=exact.text,
        sum=format_value(exact.value, whole.figure.quantity.face),
        stated=f"{verb[0]}{wrong.figure.quantity.text}",
        expected=meant,
    )
