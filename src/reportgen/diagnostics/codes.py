"""The codes that messages have, and those that a mistyped one is near."""

from __future__ import annotations

from difflib import get_close_matches

from reportgen.diagnostics.registry import MESSAGES

CODES = frozenset(key.partition(".")[0] for key in MESSAGES)


def codes_near(typed: str, most: int = 1) -> tuple[str, ...]:
    """Return the codes that a text which is none was probably meant as, the nearest first."""
    return tuple(get_close_matches(typed.strip().lower(), sorted(CODES), n=most, cutoff=0.6))
