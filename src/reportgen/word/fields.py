"""Fields and bookmarks: each piece of a field stands in a run of its own, or WPS loses it."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from reportgen.word.escaping import escape

_DIGITS = 9


def field(code: str, result: str, rpr: str) -> str:
    """Return a field with its cached result; every run carries the formatting around it (F22)."""
    pieces = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {escape(code)} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{escape(result)}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{rpr}{piece}</w:r>" for piece in pieces)


def bookmarked(name: str, number: int, inner: str) -> str:
    """Return the runs with a bookmark around them; `number` is unique in the document."""
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return f'{start}{inner}<w:bookmarkEnd w:id="{number}"/>'


def linked(name: str, inner: str) -> str:
    """Return the runs as a link to a bookmark."""
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{inner}</w:hyperlink>'


def block_bookmark(ident: str) -> str:
    """Return the hidden bookmark of a block: Word hides what begins with a low line."""
    return f"_{ident}"


def numbered_bookmarks(prefix: str, idents: Iterable[str]) -> dict[str, str]:
    """Return for each id a name as Word itself gives them: `_Ref` or `_Toc` and 9 digits."""
    taken: set[int] = set()
    names: dict[str, str] = {}
    for ident in idents:
        if ident in names:
            continue
        number = int.from_bytes(blake2b(ident.encode(), digest_size=8).digest(), "big")
        number %= 10**_DIGITS
        while number in taken:
            number = (number + 1) % 10**_DIGITS
        taken.add(number)
        names[ident] = f"{prefix}{number:0{_DIGITS}}"
    return names
