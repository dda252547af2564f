"""A label's text as it is drawn and told."""

from __future__ import annotations

# Soft hyphen, zero-width marks, variation selectors: nothing that a reader could miss.
_INVISIBLE = dict.fromkeys((0xAD, 0x2060, 0xFEFF, *range(0x200B, 0x2010), *range(0xFE00, 0xFE10)))


def tidy(text: str) -> str:
    """Return a label as it is drawn: on one line, without invisible characters."""
    joined = "".join(text.splitlines())
    return " ".join(joined.translate(_INVISIBLE).split())
