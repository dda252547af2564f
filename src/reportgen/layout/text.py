"""How wide a text is and how many lines it takes: Chinese is an em a character, Latin half."""

from __future__ import annotations

import re
from dataclasses import dataclass

# What the faces of the format set half as wide as a Chinese character.
_HALF = re.compile(
    "[ -~\u00a0-\u00a6\u00a9-\u00af\u00b5\u00b8-\u00d6\u00d8-\u00f6\u00f8-\u02ff\uff61-\uffdc]"
)
# Stands for a raised or lowered half-wide character, which is set smaller.
RAISED = "\u2070"
_RAISED_EM = 0.29
_STAYS_BEHIND = "!%),.:;?]}¢°’”′″‰℃、。〉》」』】〕〗！＂％＇），．：；？］｝～·…—"
_STAYS_BEFORE = "$([{£¥‘“〈《「『【〔〖（［｛￥"
_WORD_END = re.compile(f"[A-Za-z0-9.,%'/+{RAISED}-]*$")
_WORD_START = re.compile(f"[A-Za-z0-9.,%'/+{RAISED}-]+")


def halves(text: str) -> int:
    """Return how many characters are half an em wide."""
    return len(text) - len(_HALF.sub("", text))


def em_width(text: str) -> float:
    """Return the width in ems."""
    return len(text) - halves(text) / 2 - text.count(RAISED) * (1 - _RAISED_EM)


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text is set: twips an em, twips put between characters, room in a line."""

    em: int
    spacing: int
    room: int
    first: int = 0  # indent of the first line; negative: hanging

    def width(self, text: str) -> float:
        """Return the text's width in twips."""
        return len(text) * self.spacing + em_width(text) * self.em


def line_count(text: str, setting: Setting) -> int:
    r"""Return the lines a text takes, at least 1; `\n` breaks a line."""
    return sum(_lines(part, setting) for part in text.split("\n"))


def _lines(text: str, setting: Setting) -> int:
    count, start = 1, 0
    room = setting.room - setting.first
    while True:
        end = _fitting(text, start, room, setting)
        if end >= len(text):
            return count
        start = _break_before(text, start, end)
        count += 1
        room = setting.room


def _fitting(text: str, start: int, room: int, setting: Setting) -> int:
    """Return the end of what fits: guessed as if all were wide, then mended by what is left."""
    full = max(setting.em + setting.spacing, 1)
    end = start
    left = float(room)
    while end < len(text):
        more = int(left // full)
        if not more:
            left -= setting.width(text[end])
            if left < 0:
                break
            end += 1
            continue
        left -= setting.width(text[end : end + more])
        end += more
    return max(min(end, len(text)), start + 1)


def _break_before(text: str, start: int, end: int) -> int:
    """Return where the next line begins: never with a stop, never within a figure or a word."""
    wanted = end
    while end > start + 1 and (text[end] in _STAYS_BEHIND or text[end - 1] in _STAYS_BEFORE):
        end -= 1
    word = _WORD_START.match(text, end)
    if word is not None:
        before = _WORD_END.search(text, start, end)
        if before is not None and before.end() > before.start() > start:
            end = before.start()
    if end <= start + 1:
        end = wanted
    while end < len(text) and text[end] == " ":
        end += 1
    return end
