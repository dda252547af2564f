"""HTML made from values: the one place where text becomes HTML, and it is always escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import NewType

Html = NewType("Html", str)

NOTHING = Html("")


def text(characters: str) -> Html:
    """Return characters as they are to be read; none of them can become a tag."""
    return Html(escape(characters, quote=True))


def joined(pieces: Iterable[Html]) -> Html:
    """Return pieces one after the other."""
    return Html("".join(pieces))


def element(tag: str, *inner: Html, **attributes: str | int) -> Html:
    """Return an element; an attribute that is "" is left out, `class_` is class, `a_b` is a-b."""
    given = _attributes(attributes)
    return Html(f"<{tag}{given}>{''.join(inner)}</{tag}>")


def single(tag: str, **attributes: str | int) -> Html:
    """Return an element that has no inside: a picture, a column, a line break."""
    return Html(f"<{tag}{_attributes(attributes)}>")


def _attributes(attributes: dict[str, str | int]) -> str:
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(str(value), quote=True)}"'
        for name, value in attributes.items()
        if value != ""
    )
