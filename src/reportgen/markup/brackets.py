"""Which 】 closes which 【, and what kind of thing stands between them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

BracketKind = Literal[
    "table", "figure", "case", "attachment", "section", "note", "verify", "supply", "value"
]

_KINDS: Mapping[str, BracketKind] = {
    "表": "table",
    "图": "figure",
    "案例": "case",
    "附件": "attachment",
    "节": "section",
    "注": "note",
    "待核": "verify",
    "待补": "supply",
}
_HEAD = re.compile(r"\s*(表|图|案例|附件|节|注|待核|待补)\s*(?:[：:]|(?=】))\s*")
_MEANT = re.compile(
    r"(?:如|见|详见|参见|附)?(?P<table>表格?)|(?:如|见|详见|参见|附|插)?(?P<figure>图[片表像]?)|照片"
    r"|(?P<case>案列|安例|典型案例|案例研究)|(?P<attachment>附[见录]|附件[0-9一二三四五六七八九十]*)"
    r"|(?P<section>[本章小]节|章)|(?P<note>脚注|注释|备注|说明|注[意明])"
    r"|(?P<verify>待[合河查]|待?核[实对])|(?P<supply>待补[充写]|待[填写]|补充)"
)
_SIGN = re.compile(r"【【|【|】")


@dataclass(frozen=True, slots=True)
class Bracket:
    """`text[start:end]` is `【…】`; `inner` is where what follows 表： begins."""

    kind: BracketKind
    start: int
    inner: int
    end: int


def closing_brackets(text: str, start: int, end: int) -> tuple[dict[int, int], tuple[int, ...]]:
    """Return the place behind the 】 of each 【, and the 【 that are never closed.

    `【【` is a character that prints, not an opening.
    """
    closed: dict[int, int] = {}
    waiting: list[int] = []
    for sign in _SIGN.finditer(text, start, end):
        if sign.group() == "【":
            waiting.append(sign.start())
        elif sign.group() == "】" and waiting:
            closed[waiting.pop()] = sign.end()
    return closed, tuple(waiting)


def bracket_at(text: str, start: int, end: int) -> Bracket:
    """Return what kind of thing `text[start:end]`, `【…】`, is."""
    head = _HEAD.match(text, start + 1, end)
    if head is None:
        return Bracket("value", start, start + 1, end)
    return Bracket(_KINDS[head.group(1)], start, head.end(), end)


def meant_kind(word: str) -> str:
    """Return the word of the language that somebody meant by 脚注 or 待核实, or nothing."""
    found = _MEANT.fullmatch(word)
    if found is None:
        return ""
    kind = found.lastgroup or "figure"
    return next(name for name, known in _KINDS.items() if known == kind)
