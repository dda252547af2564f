"""A figure that somebody corrected: how it is written in the place of the old one, and where."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from reportgen.audit.questions import Question
from reportgen.audit.whereabouts import Whereabouts
from reportgen.diagnostics import Diagnostic
from reportgen.quantity import EXACT, FACTORS, Face, Quantity, format_value, parse_quantity
from reportgen.source import Edit, SourceText, Span

# What would mean something else in the file than the character it is.
_MEANINGFUL = re.compile(r"[\x00-\x1f\x7f\u0085\u2028\u2029\ufeff\\\"【】]|\*\*")
_MOST_CHARACTERS = 500
_WITHIN = Decimal(5)  # times as much, or as little
_SAME = (("m²", "㎡", "平方米", "平米"), ("人", "名"))
_SQUARE = re.compile(r"[mM]2$")
_DIGIT = re.compile(r"[0-9０-９.．,，]")


@dataclass(frozen=True, slots=True)
class Unclear:
    """Why a correction cannot be taken as it is: the message's key and what it needs."""

    key: str
    params: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands: at offsets of a content file, or in a workbook's cell."""

    span: Span
    start: int = -1
    end: int = -1

    @property
    def in_workbook(self) -> bool:
        """Tell whether it stands where nothing is changed by machine."""
        return bool(self.span.sheet)


def corrected_text(
    stated: str, typed: str, *, unit: str = "", is_cell: bool = False
) -> str | Unclear:
    """Return the correction as it is written in place of `stated`, in the face that has.

    A figure has the unit, the scale and the thousands separators of the old one and the digits
    that were typed; what would be in another unit (`unit` is that of the row or column), or could
    mean two figures, is unclear.
    """
    old = parse_quantity(stated)
    if old is None:
        return _words(typed.strip(), is_cell=is_cell)
    new = parse_quantity(_SQUARE.sub("㎡", typed.strip().rstrip("。.;；")))
    if new is None:
        return Unclear("reply-not-figure", {"typed": typed[:40], "stated": stated})
    known = old.unit or unit
    if new.unit and known and not _alike(new.unit, known):
        return Unclear("reply-unit", {"typed": typed[:40], "unit": known})
    if new.face.scale == old.face.scale:
        return _written(new.value, new.face.digits or 0, old)
    return _rescaled(typed, new, old)


def _words(typed: str, *, is_cell: bool) -> str | Unclear:
    bad = _MEANINGFUL.search(typed) or (is_cell and "," in typed)
    if bad or not typed or len(typed) > _MOST_CHARACTERS:
        return Unclear("reply-text", {"typed": typed[:40]})
    return typed


def _alike(one: str, other: str) -> bool:
    return one == other or any(one in group and other in group for group in _SAME)


def _rescaled(typed: str, new: Quantity, old: Quantity) -> str | Unclear:
    """Read a figure with another %, 万 or 亿 than the old one: as it is, or without the marks.

    A bare 35.5 for 56.6% is 35.5%, a bare 0.355 is that too: whichever is of its magnitude.
    """
    number = EXACT.divide(new.value, FACTORS[new.face.scale])
    unmarked = EXACT.multiply(number, FACTORS[old.face.scale])
    meant = {each for each in (new.value, unmarked) if _of_one_magnitude(each, old.value)}
    if len(meant) != 1:
        return Unclear("reply-scale", {"typed": typed[:40], "stated": old.text})
    value = meant.pop()
    exact = format_value(value, Face(None, old.face.scale))
    return _written(value, len(re.sub(r"[^0-9.]", "", exact).partition(".")[2]), old)


def _of_one_magnitude(one: Decimal, other: Decimal) -> bool:
    return bool(other) and 1 / _WITHIN < EXACT.divide(one, other) < _WITHIN


def _written(value: Decimal, digits: int, old: Quantity) -> str:
    """Return a value in the old one's face, with the digits of the new one."""
    face = replace(old.face, digits=digits)
    return f"{format_value(value, face)}{old.unit}"


def says_the_same(stated: str, written: str) -> bool:
    """Tell whether a correction, as written, is the figure that stands there already."""
    old, new = parse_quantity(stated), parse_quantity(written)
    if old is None or new is None:
        return stated.strip() == written
    return old.value == new.value


def same_figure(one: str, other: str) -> bool:
    """Tell whether two texts are one figure, however separated; one of them may lack the unit."""
    first, second = parse_quantity(one), parse_quantity(other)
    if first is None or second is None:
        return False
    united = not first.unit or not second.unit or _alike(first.unit, second.unit)
    return united and first.value == second.value and first.face.scale == second.face.scale


def places_of(
    question: Question, places: Whereabouts, texts: Mapping[str, SourceText]
) -> tuple[Place, ...]:
    """Return where the figure stands, its copies too; none where one of them is not known."""
    if question.cell is not None:
        cell = _standing(question.cell, question.finding.stated, texts)
        return (cell,) if cell is not None else ()
    found = [_place(each, question, places, texts) for each in question.found]
    known = dict.fromkeys(place for place in found if place is not None)
    return tuple(known) if None not in found else ()


def _place(
    each: Diagnostic, question: Question, places: Whereabouts, texts: Mapping[str, SourceText]
) -> Place | None:
    if question.is_mark:
        return _whole(each.span, texts)
    stated = question.finding.stated
    here = _standing(each.span, stated, texts)
    if here is not None:
        return here
    bound = places.value_at(each.span)
    cells = bound.cells if bound is not None else _left_side(each)
    return _standing(cells[0], stated, texts) if len(cells) == 1 else None


def _left_side(each: Diagnostic) -> tuple[Span, ...]:
    """Return the places that the left side of a check rests on: what it states."""
    return tuple(r.span for r in each.related if r.phrase.key == "left-from-here")


def _standing(span: Span, stated: str, texts: Mapping[str, SourceText]) -> Place | None:
    """Return where exactly the stated figure is typed in a place of a file."""
    if span.sheet:
        return Place(span)
    source = texts.get(span.path)
    if source is None or not stated:
        return None
    start, end = _offsets(span, source)
    typed = source.text[start:end]
    at = [m.start() for m in re.finditer(re.escape(stated), typed)]
    alone = [
        a
        for a in at
        if not _DIGIT.match(typed[a - 1 : a]) and not _DIGIT.match(typed[a + len(stated) :][:1])
    ]
    if len(alone) != 1:
        return None
    first = start + alone[0]
    return Place(span, first, first + len(stated))


def _whole(span: Span, texts: Mapping[str, SourceText]) -> Place | None:
    source = texts.get(span.path)
    if source is None:
        return None
    start, end = _offsets(span, source)
    typed = source.text[start:end]
    return Place(span, start, end) if typed.startswith("【") and typed.endswith("】") else None


def _offsets(span: Span, source: SourceText) -> tuple[int, int]:
    start = source.starts[span.line - 1] + span.column - 1
    return start, source.starts[span.end_line - 1] + span.end_column - 1


def edit_of(place: Place, text: str) -> Edit:
    """Return the edit that writes a correction at its place."""
    return Edit(place.span.path, place.start, place.end, text)
