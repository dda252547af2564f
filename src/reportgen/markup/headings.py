"""Typed heading numbers: 一、 （一） 1. 1.1 （1）, and where a heading ends and its text begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportgen.markup.brackets import closing_brackets
from reportgen.markup.pieces import Scheme

_CHINESE = "[一二三四五六七八九十百]{1,5}"
_DIGITS = "[0-9０-９]{1,2}"
# A figure that begins a sentence is no number of a heading: 1.35万人, 3.5个百分点, 9.10日.
_NO_UNIT = (
    r"(?!\s*(?:[0-9０-９.．,，%％‰:：~～\-—+＋×、亩倍㎡]|万(?![众物])|亿|元(?![素宇旦])"
    r"|个(?![人性体案])|平方|公顷|公里|公斤|吨|小时|学时|课时|分钟|日(?!常)|岁|人[次，。、]"
    r"|(?:[ckhm]?m|kg|[kM]?[Wg])(?![A-Za-z])))"
)
# 二、三产业 and 一、二年级 begin a sentence as well.
_NO_COUNT = r"(?![一二三四五六七八九十]{1,3}(?:、|年级|等|产业|期|季度|线|级|类|批|次|届|班|号|楼))"
_SCHEMES: tuple[tuple[Scheme, re.Pattern[str]], ...] = (
    ("一、", re.compile(rf"{_CHINESE}[、．.]{_NO_COUNT}")),
    ("（一）", re.compile(rf"[（(]{_CHINESE}[）)]、?")),
    ("（1）", re.compile(rf"[（(]{_DIGITS}[）)]、?")),
    ("1.", re.compile(rf"{_DIGITS}[.．、](?=(?:19|20)[0-9]{{2}}(?:年|[-—~～]))")),  # 1.2025年，…
    ("1.1", re.compile(rf"{_DIGITS}(?:[.．]{_DIGITS}){{1,3}}[.．、]?{_NO_UNIT}(?=.)")),
    ("1.", re.compile(rf"{_DIGITS}[.．、](?![0-9０-９])(?=.)")),
)
_STOP = re.compile("[。！？；…：，、.!?;:,][”’」』》）)]*")
_MARKS = re.compile("。|：(?![0-9０-９])|[【（(“‘《「）)”’》」]")  # 9：30 is a time
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
        return start if _ends_with_stop(text, start, end) else end
    rest = stop + 1
    while rest < end and text[rest].isspace():
        rest += 1
    return start if rest >= end else stop + 1


def _ends_with_stop(text: str, start: int, end: int) -> bool:
    """Tell whether a line ends as a sentence does, perhaps inside a quotation."""
    last = max(end - 4, start)
    return any(found.end() == end for found in _STOP.finditer(text, last, end))


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
