"""Typed heading numbers: 一、 （一） 1. 1.1 （1）, and where a heading ends and its text begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportgen.markup.brackets import closing_brackets
from reportgen.markup.pieces import Scheme

_CHINESE = "[一二三四五六七八九十百]{1,5}"
_DIGITS = "[0-9０-９]{1,2}"
# A figure that begins a sentence is no number of a heading: 1.35万人, 3.5个百分点.
_NO_UNIT = (
    r"(?!\s*(?:[0-9０-９.．,，%％‰:：~～\-—+＋×、万亿元倍亩]|个|平方|公顷|㎡|[mk]|人[次，。、]))"
)
_SCHEMES: tuple[tuple[Scheme, re.Pattern[str]], ...] = (
    ("一、", re.compile(rf"{_CHINESE}、")),
    ("（一）", re.compile(rf"[（(]{_CHINESE}[）)]、?")),
    ("（1）", re.compile(rf"[（(]{_DIGITS}[）)]、?")),
    ("1.1", re.compile(rf"{_DIGITS}(?:[.．]{_DIGITS}){{1,3}}[.．、]?{_NO_UNIT}(?=.)")),
    ("1.", re.compile(rf"{_DIGITS}[.．、](?![0-9０-９])(?=.)")),
)
_STOPS = "。！？；…：，、.!?;:,"
_MARKS = re.compile("[。：【（(“‘《「）)”’》」]")
_PAIRS = {"（": "）", "(": ")", "“": "”", "‘": "’", "《": "》", "「": "」"}


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A number at a line's start; `end` is where the heading's text begins."""

    scheme: Scheme
    number: str
    end: int


def typed_number(text: str, start: int, end: int) -> TypedNumber | None:
    """Return the heading number that `text[start:end]` begins with, or None."""
    for scheme, pattern in _SCHEMES:
        found = pattern.match(text, start, end)
        if found is not None:
            at = found.end()
            while at < end and text[at].isspace():
                at += 1
            return TypedNumber(scheme, found.group(), at) if at < end else None
    return None


def heading_end(text: str, start: int, end: int) -> int:
    """Return where the heading ends behind its stop, 。 or ：, and its text begins.

    `end` itself: the whole line is a heading. `start`: it is a numbered sentence without one.
    """
    closed, _ = closing_brackets(text, start, end)
    stop = _first_stop(text, start, end, closed)
    if stop < 0:
        return start if text[end - 1] in _STOPS else end
    rest = stop + 1
    while rest < end and text[rest].isspace():
        rest += 1
    return start if rest >= end else stop + 1


def _first_stop(text: str, start: int, end: int, closed: dict[int, int]) -> int:
    """Return the place of the first 。 or ： outside all brackets and quotations."""
    waiting: list[str] = []
    at = start
    while (sign := _MARKS.search(text, at, end)) is not None:
        char, here = sign.group(), sign.start()
        at = sign.end()
        if char == "【":
            at = closed.get(here, at)
        elif char in _PAIRS:
            waiting.append(_PAIRS[char])
        elif waiting and char == waiting[-1]:
            waiting.pop()
        elif char in "。：" and not waiting:
            return here
    return -1
