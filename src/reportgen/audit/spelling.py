"""How the spellings of one thing are alike."""

from __future__ import annotations


def stands_within(short: str, long: str) -> bool:
    """Tell whether the characters of `short` stand in `long` in their order."""
    rest = iter(long)
    return all(char in rest for char in short)
