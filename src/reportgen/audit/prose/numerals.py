"""Small numbers in Chinese: 三, 十二, 两."""

from __future__ import annotations

NUMERALS = "一二三四五六七八九十"


def number(text: str) -> int:
    """Return the number that digits or Chinese numerals up to 99 say; 0 for anything else."""
    if text.isdigit():
        return int(text)
    digits = {"两": 2, **{char: i for i, char in enumerate(NUMERALS, 1)}}
    if any(char not in digits for char in text):
        return 0
    if len(text) == 1:
        return digits[text]
    tens, ones = text[0], text[1]
    if tens == "十":
        return 10 + digits[ones] if ones != "十" else 0
    return digits[tens] * 10 if ones == "十" else 0


def numeral(value: int) -> str:
    """Return a number up to 19 in Chinese."""
    return NUMERALS[value - 1] if value <= 10 else f"十{NUMERALS[value - 11]}"
