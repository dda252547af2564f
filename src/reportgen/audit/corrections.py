"""A figure that somebody corrected: how it is written in the place of the old one, and where."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from unicodedata import normalize

from reportgen.audit.questions import Question
from reportgen.audit.whereabouts import Whereabouts
from reportgen.diagnostics import Diagnostic
from reportgen.quantity import FACTORS, Face, Quantity, format_value, parse_quantity
from reportgen.source import Edit, SourceText, Span

# What would mean something else in the file than the character it is.
_MEANINGFUL = re.compile(r"[\x00-\x1f\x7f\u0085\u2028\u2029\ufeff\\\"【】]|\*\*")
_IN_A_CELL = re.compile(r",")
_MOST_CHARACTERS = 500
_WITHIN = Decimal(10)  # a bare 35.5 for 56.6% is 35.5%, a bare 0.355 is 35.5% too
_SAME = (("m²", "㎡", "平方米", "平米", "m2", "M2"), ("％", "%"), ("元", "¥"))
_DIGIT = re.compile(r"[0-9０-９.．,，]")


@dataclass(frozen=True, slots=True)
class Unclear:
    """Why a correction cannot be taken as it is: the message's key and what it needs."""

    key: str
    params: Mapping[str, str]


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


def corrected_text(stated: str, typed: str, *, is_cell: bool) -> str | Unclear:
    """Return the correction as it is written in place of `stated`, in the face that has.

    A figure keeps the unit, the scale and the thousands separators of the old one, and at least
    its digits; what would be another unit, or could mean two figures, is unclear.
    """
    old, plain = parse_quantity(stated), _plain(typed)
    if old is None:
        return _words(plain, is_cell=is_cell)
    new = parse_quantity(plain)
    if new is None:
        return Unclear("reply-not-figure", {"typed": typed, "stated": stated})
    if new.unit and old.unit and not _alike(new.unit, old.unit):
        return Unclear("reply-unit", {"typed": typed, "stated": stated})
    if old.face.scale == new.face.scale or new.face.scale:
        face = replace(new.face, thousands=old.face.thousands)
        if face.scale == old.face.scale:
            face = _with_digits(face, old.face)
        return _written(new.value, face, old)
    return _bare(typed, new, old)


def _plain(typed: str) -> str:
    """Return what was typed with half-width digits and signs, and nothing around it."""
    shown = normalize("NFKC", typed) if _DIGIT.search(typed) else typed
    return shown.strip().rstrip("。.;；").strip()


def _words(typed: str, *, is_cell: bool) -> str | Unclear:
    bad = _MEANINGFUL.search(typed) or (_IN_A_CELL.search(typed) if is_cell else None)
    if bad is not None or not typed or len(typed) > _MOST_CHARACTERS:
        return Unclear("reply-text", {"typed": typed[:40]})
    return typed


def _alike(one: str, other: str) -> bool:
    return one == other or any(one in group and other in group for group in _SAME)


def _with_digits(new: Face, old: Face) -> Face:
    return replace(new, digits=max(new.digits or 0, old.digits or 0))


def _bare(typed: str, new: Quantity, old: Quantity) -> str | Unclear:
    """Read a number typed without the old one's %, 万 or 亿: whichever is of its magnitude."""
    factor = FACTORS[old.face.scale]
    fitting = [
        (value, shift)
        for value, shift in ((new.value * factor, 0), (new.value, factor.adjusted()))
        if old.value and value / old.value > 0 and 1 / _WITHIN < value / old.value < _WITHIN
    ]
    if len(fitting) != 1:
        return Unclear("reply-scale", {"typed": typed, "stated": old.text})
    value, shift = fitting[0]
    digits = max((new.face.digits or 0) + shift, old.face.digits or 0)
    face = Face(digits, old.face.scale, old.face.thousands)
    return _written(value, face, old)


def _written(value: Decimal, face: Face, old: Quantity) -> str:
    shown = format_value(value, face)
    return f"{shown}{old.unit}"


def same_figure_as(stated: str, typed: str) -> bool:
    """Tell whether a correction says what stands there already."""
    return corrected_text(stated, typed, is_cell=False) == _as_written(stated)


def _as_written(stated: str) -> str:
    old = parse_quantity(stated)
    return _plain(stated) if old is None else _written(old.value, old.face, old)


def places_of(
    question: Question, places: Whereabouts, texts: Mapping[str, SourceText]
) -> tuple[Place, ...]:
    """Return where the figure stands, its copies too; fewer than the findings where one is not
    known."""
    found = (_place(each, question, places, texts) for each in question.found)
    return tuple(dict.fromkeys(place for place in found if place is not None))


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
