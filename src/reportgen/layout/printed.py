"""The words that the format itself prints: 单位：, 注：, 【待核：…】, a heading with its number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from reportgen.model import Footnote, Inline, OpenMark

MARK_WORDS: Mapping[str, str] = {"verify": "待核", "supply": "待补"}
_NOTES = {
    "note": ("注：", ("注",)),
    "source": ("资料来源：", ("资料来源", "数据来源", "来源")),
}


def printed_text(inlines: Iterable[Inline]) -> str:
    """Return what a reader sees, open marks in their brackets, footnotes left out."""
    return "".join(map(_printed, inlines))


def _printed(piece: Inline) -> str:
    if isinstance(piece, OpenMark):
        return f"{mark_opening(piece)}{printed_text(piece.inlines)}】"
    return "" if isinstance(piece, Footnote) else piece.text


def mark_opening(mark: OpenMark) -> str:
    """Return what an open mark begins with; 】 ends it."""
    return f"【{MARK_WORDS[mark.kind]}："


def numbered_text(number: str, inlines: Iterable[Inline]) -> tuple[str, str]:
    """Return the number as it stands before its heading, and the heading's text.

    A blank keeps two figures apart: 1.2 5G实训, but 1.2设施设备.
    """
    text = printed_text(inlines)
    apart = number[-1:].isdigit() and text[:1].isascii() and bool(text)
    return (f"{number} " if apart else number), text


def unit_text(unit: str) -> str:
    """F23: return the line above a table whose cells share a unit."""
    return unit if unit.startswith("单位") else f"单位：{unit}"


def note_opening(kind: Literal["note", "source"], inlines: Iterable[Inline]) -> str:
    """Return what stands before a table's note or source, "" where its text says so itself."""
    word, said = _NOTES[kind]
    return "" if printed_text(inlines).startswith(said) else word
