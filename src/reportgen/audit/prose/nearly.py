"""Round figures with the exact one beside them: 近500家（496家）, 突破2万人，达20416人."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportgen.audit.prose.explained import Explained, Outcome
from reportgen.audit.prose.sentences import Prose, Statement
from reportgen.diagnostics import Severity, problem

_ANY = re.compile("(?:[近逾]|超过|突破|不足|不到|多达)[0-9]|[0-9万亿千百][余多]")
_BEFORE = re.compile("(?P<said>将近|接近|近|超过|突破|逾|不足|不到|多达)$")
_AFTER = re.compile("(?P<said>余|多)")
_MORE = {"超过", "突破", "逾", "余", "多"}
_LESS = {"不足", "不到", "将近", "接近", "近"}
_NOW = re.compile(r"^，(?:实际)?(?:达到?|为|实有)$")
_CLOSE = Decimal("0.85")  # of a round figure: from where on one may say 近
_FAR = Decimal("1.5")  # of a round figure: as far as one says 超过


def nearly_told(prose: Prose) -> Iterator[Outcome]:
    """Yield the round figures that the exact one behind them is not near to."""
    if not _ANY.search(prose.passage.text):
        return
    for sentence in prose.sentences:
        for one, other in zip(sentence.statements, sentence.statements[1:], strict=False):
            beside = other.aside and not one.aside and other.lead in {"（", "（即", "（共", "（为"}
            alike = one.figure.kind == other.figure.kind != "" and one.is_share == other.is_share
            exact = not other.figure.loose and other.figure.bound is None
            if one.figure.loose and alike and exact and (beside or _NOW.match(other.lead)):
                yield from _nearly(prose, one, other)


def _nearly(prose: Prose, one: Statement, other: Statement) -> Iterator[Outcome]:
    said = _said(prose, one)
    about, exact = one.figure.value, other.figure.value
    if not said or about <= 0:
        return
    figure = other.figure
    place = prose.passage.place(figure.start, figure.end)
    right = about <= exact <= about * _FAR if said in _MORE else about * _CLOSE <= exact <= about
    if said in {"不足", "不到"}:
        right = exact <= about
    if right:
        yield Explained(place, figure.quantity.text, f"{said} {one.figure.quantity.text}")
        return
    text = prose.passage.text[one.figure.start : one.figure.end]
    closing = "）" if other.aside else ""
    round_figure = text if said in text else f"{said}{text}"
    yield problem(
        "prose-percent.nearly",
        place,
        severity=Severity.WARNING,
        at=f"{round_figure}{prose.passage.text[one.figure.end : figure.end]}{closing}",
        stated=figure.quantity.text,
        round=round_figure,
        expected=round_figure,
    )


def _said(prose: Prose, one: Statement) -> str:
    """Return the word that makes a figure a round one, "" where none or two do."""
    text = prose.passage.text
    before = _BEFORE.search(text[max(0, one.figure.start - 3) : one.figure.start])
    after = _AFTER.search(text[one.figure.start : one.figure.end])
    behind = re.match("余|多", text[one.figure.end :][:1])
    found = [each.group() for each in (before, after, behind) if each is not None]
    return found[0] if len(found) == 1 and found[0] in _MORE | _LESS else ""
