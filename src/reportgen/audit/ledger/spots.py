"""What the reader of sentences leaves out or takes for a figure: 1:1.35 is one, 1. is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reportgen.audit.prose.sentences import Sentence
from reportgen.quantity import Face, Quantity

_RATIO = re.compile(
    r"(?<![0-9.:：])(?P<one>[0-9]{1,6}(?:\.[0-9]{1,6})?)\s?[:：]\s?"
    r"(?P<other>[0-9]{1,6}(?:\.[0-9]{1,6})?)(?![0-9.:：])"
)
_CUT = re.compile(r"[，,（）()。！？；;\n]")


@dataclass(frozen=True, slots=True)
class Spot:
    """A figure at `text[start:end]` of its passage, and the words before it in its clause."""

    start: int
    end: int
    quantity: Quantity
    words: str


def ratios_in(sentence: Sentence) -> Iterator[Spot]:
    """Yield the ratios of a sentence: one side is 1, whose value the other is."""
    text = sentence.text
    for found in _RATIO.finditer(text):
        one, other = found["one"], found["other"]
        if "1" not in {one, other}:
            continue
        side = other if one == "1" else one
        digits = len(side.partition(".")[2])
        quantity = Quantity(Decimal(side), Face(digits), "", found.group())
        words = _CUT.split(text[: found.start()])[-1].strip()
        yield Spot(sentence.start + found.start(), sentence.start + found.end(), quantity, words)


def numbers_paragraph(text: str, start: int, end: int) -> bool:
    """Tell whether `text[start:end]` is the number that a paragraph begins with: 1.精准选拔."""
    digits = text[start:end].isdigit()
    return digits and not text[:start].strip() and text[end : end + 1] in set(".．、")
