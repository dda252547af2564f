"""Captions of tables and figures: a number that Word counts, a separator, the words (F21, F22)."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.model import Footnote, Inline
from reportgen.word.desk import Desk
from reportgen.word.fields import bookmarked, field
from reportgen.word.runs import inline_runs, room_text, text_run

_SWITCHES = {"chinese": "CHINESENUM3", "arabic": "ARABIC"}


def caption_runs(
    ident: str, label: str, number: int, inlines: Iterable[Inline], *, rpr: str, desk: Desk
) -> str:
    """Return a caption's runs; a row without a number has its words alone."""
    inlines = tuple(inlines)
    words = inline_runs(inlines, rpr, desk)
    if not label:
        return words
    runs = text_run(label[:1], rpr) + field(_code(label, number, desk), label[1:], rpr)
    name = desk.numbered.get(ident)
    if name is not None:
        runs = bookmarked(name, next(desk.marks), runs)
    return runs + (text_run(desk.options.caption_separator, rpr) if inlines else "") + words


def _code(label: str, number: int, desk: Desk) -> str:
    """Return the field's code; where numbers are skipped (a part alone) it says where it is."""
    switch = _SWITCHES[desk.options.caption_numerals]
    code = rf"SEQ {label[:1]} \* {switch}"
    expected = desk.sequences.get(label[:1], 0) + 1
    desk.sequences[label[:1]] = number
    return code if number == expected else rf"{code} \r {number}"


def continued(label: str) -> str:
    """Return 续表一, which stands above a further part of 表一."""
    return f"续{label}" if label else "续表"


def continued_runs(label: str, inlines: Iterable[Inline], *, rpr: str, desk: Desk) -> str:
    """Return the caption of a further part of a table: no field, no footnote a second time."""
    words = inline_runs((each for each in inlines if not isinstance(each, Footnote)), rpr, desk)
    separator = desk.options.caption_separator if words else ""
    return text_run(f"{continued(label)}{separator}", rpr) + words


def caption_room(label: str, inlines: Iterable[Inline], desk: Desk) -> str:
    """Return a caption's text for its room."""
    text = room_text(inlines)
    separator = desk.options.caption_separator if label and text else ""
    return f"{label}{separator}{text}"
