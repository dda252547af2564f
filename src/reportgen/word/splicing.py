"""Strings put into whole parts, without a tree."""

from __future__ import annotations


def opened(part: bytes) -> bytes:
    """Return a part whose root may have been written as empty, with an end tag."""
    stripped = part.rstrip()
    if not stripped.endswith(b"/>"):
        return part
    root = stripped[stripped.rfind(b"<") + 1 :].split()[0]
    return stripped[:-2] + b"></" + root + b">"


def before_end(part: bytes, xml: str) -> bytes:
    """Return a part with `xml` put in before the end of its root."""
    end = part.rstrip().rfind(b"</")
    return part[:end] + xml.encode() + part[end:]
