"""The numbers of headings: which scheme stands on which level, and what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from reportgen.markup.headings import typed_number
from reportgen.markup.pieces import HeadingLine, Line, ParagraphLine
from reportgen.model.report import Numbering

Style: TypeAlias = Literal["一、", "（一）", "1.", "1.1", "（1）", "①"]

DEEPEST = 4  # F10-F12: headings have four levels

_PROFILES: dict[Numbering, tuple[Style, ...]] = {
    "decimal": ("1.", "1.1", "（1）", "①"),
    "gongwen": ("一、", "（一）", "1.", "（1）"),
    "typed": ("一、", "（一）", "1.", "（1）"),  # for headings that were marked with #
}
_RANKS: tuple[Style, ...] = ("一、", "（一）", "1.", "1.1", "（1）", "①")
_DIGITS = "零一二三四五六七八九"
_UNITS = ((1000, "千"), (100, "百"), (10, "十"))
_CHINESE = re.compile(r"[〇零一二三四五六七八九十百千]+")
_TYPED_CHAPTER = re.compile(
    r"第[一二三四五六七八九十百0-9０-９]+(?:章[、：:\s]*|(?:节|部分)[、：:\s]+)(?=\S)"
)


def chinese(number: int) -> str:
    """Return 1-9999 as Word's CHINESENUM3 writes it: 一, 十, 十一, 二十, 一百零一."""
    text, rest, gap = "", number, False
    for unit, name in _UNITS:
        digit, rest = divmod(rest, unit)
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + name
        gap = not digit
    if rest or not number:
        text += ("零" if gap and text else "") + _DIGITS[rest]
    return text.removeprefix("一") if 10 <= number <= 19 else text


def written(style: Style, path: Sequence[int]) -> str:
    """Return the number of a heading whose ordinals, outermost first, are `path`."""
    last = path[-1]
    if style == "1.1":
        return ".".join(map(str, path)) + ("." if len(path) == 1 else "")
    if style == "①":
        return chr(ord("①") + last - 1) if last <= 20 else f"({last})"
    if style in {"一、", "（一）"}:
        return style.replace("一", chinese(last))
    return style.replace("1", str(last))


def profile_number(profile: Numbering, level: int, path: Sequence[int]) -> str:
    """Return the number that a profile gives a heading of a level (1-4)."""
    return written(_PROFILES[profile][min(level, DEEPEST) - 1], path)


def typed_prefix(text: str) -> int:
    """Return how many characters at a title's start are a number that somebody typed, or 0."""
    chapter = _TYPED_CHAPTER.match(text)
    if chapter:
        return chapter.end()
    number = typed_number(text, 0, len(text))
    return number.end if number else 0


@dataclass(frozen=True, slots=True)
class Numbered:
    """A heading line's outline level, its number, and what is odd about it.

    `differs`: another number was typed; `instead`: the scheme that belongs on this level, where
    the typed one is what the chapter or section above it bears.
    """

    level: int
    number: str
    differs: bool = False
    too_deep: bool = False
    instead: str = ""


def number_lines(
    lines: Iterable[Line], profile: Numbering, *, above: Sequence[int], restyle: bool
) -> dict[int, Numbered]:
    """Return the numbers of a text's headings, keyed by the line's start (F10-F13).

    `above` are the ordinals of the chapter and section that the text stands in. Typed schemes
    are kept, or, with `restyle`, replaced by the profile's where it has others.
    """
    lines = tuple(lines)
    base = len(above)
    headings = [line for line in lines if isinstance(line, HeadingLine)]
    levels = _levels(headings, base)
    # 一、 followed by 1. is good gongwen already; 1. and 1.1 are not.
    restyle = restyle and (profile == "decimal" or any(line.scheme == "1.1" for line in headings))
    counts: dict[int, int] = {}
    numbered: dict[int, Numbered] = {}
    broken_off = False
    for line in lines:
        if isinstance(line, ParagraphLine):
            broken_off = True
        if not isinstance(line, HeadingLine):
            continue
        level = levels[_slot(line)]
        restarts = broken_off and bool(line.body) and _ordinals(line.number)[-1:] == (1,)
        counts = {deep: count for deep, count in counts.items() if deep <= level}
        counts[level] = 1 if restarts else counts.get(level, 0) + 1
        path = (*above, *(counts[deep] for deep in sorted(counts)))
        number = _numbered(line, level, path, profile, restyle=restyle)
        own = _PROFILES[profile][: base + 1]
        if profile == "gongwen" and base and line.scheme in own[:-1]:
            number = replace(number, instead=own[-1])
        numbered[line.start] = number
        broken_off = False
    return numbered


def _numbered(
    line: HeadingLine, level: int, path: Sequence[int], profile: Numbering, *, restyle: bool
) -> Numbered:
    too_deep = level > DEEPEST
    if line.scheme == "#" or restyle:
        return Numbered(min(level, DEEPEST), profile_number(profile, level, path), False, too_deep)
    number = written(line.scheme, path)
    typed, counted = _ordinals(line.number), _ordinals(number)
    differs = typed != counted if line.scheme == "1.1" else typed[-1:] != counted[-1:]
    return Numbered(min(level, DEEPEST), number, differs, too_deep)


def _slot(line: HeadingLine) -> tuple[int, int]:
    """Return what decides a heading's level: the marks' number, or the scheme's rank."""
    if line.scheme == "#":
        return 0, line.level
    depth = len(_ordinals(line.number)) if line.scheme == "1.1" else 0
    return 1 + _RANKS.index(line.scheme), depth


def _levels(headings: Sequence[HeadingLine], base: int) -> Mapping[tuple[int, int], int]:
    """Return each scheme's level: marked ones as marked, typed ones below them by rank.

    A scheme has one level in the whole text, so that 一、 followed by 1. is two levels.
    """
    slots = {_slot(line) for line in headings}
    marked = max((depth for rank, depth in slots if rank == 0), default=0)
    levels = {slot: base + slot[1] for slot in slots if slot[0] == 0}
    typed = sorted(slot for slot in slots if slot[0])
    levels.update({slot: base + marked + index for index, slot in enumerate(typed, start=1)})
    return levels


def _ordinals(number: str) -> tuple[int, ...]:
    """Return the ordinals in a number as it was typed: （三） is (3,), 1.2 is (1, 2)."""
    digits = re.findall(r"[0-9０-９]+", number)
    if digits:
        return tuple(int(part[:9]) for part in digits)
    found = _CHINESE.search(number)
    return (_from_chinese(found[0]),) if found else ()


def _from_chinese(text: str) -> int:
    total, digit = 0, 0
    for char in text.replace("〇", "零"):
        unit = next((unit for unit, name in _UNITS if name == char), 0)
        if unit:
            total, digit = total + (digit or 1) * unit, 0
        else:
            digit = _DIGITS.index(char)
    return total + digit
