"""Strings put into whole parts, without a tree."""

from __future__ import annotations


def before_end(part: bytes, xml: str) -> bytes:
    """Return a part with `xml` put in before the end of its root."""
    end = part.rstrip().rfind(b"</")
    return part[:end] + xml.encode() + part[end:]
