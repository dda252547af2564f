"""What is read from a PDF: on which page a bookmark stands, how large pages are and look."""

from __future__ import annotations

import io
import re
from contextlib import closing

# LibreOffice writes what is no letter or digit in a bookmark's name as two hexadecimal digits.
_CODED = re.compile(r"^/?5F")


def bookmark_pages(pdf: bytes) -> dict[str, int]:
    """Return the page, from 1, of each bookmark whose name begins with a low line."""
    return {name: page + 1 for name, (page, _) in bookmark_places(pdf).items()}


def bookmark_places(pdf: bytes) -> dict[str, tuple[int, float]]:
    """Return for each such bookmark its page, from 0, and how far down that page it stands."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(pdf))
    found: dict[str, tuple[int, float]] = {}
    for name, destination in reader.named_destinations.items():
        page = reader.get_destination_page_number(destination)
        if _CODED.match(name) and page is not None and page >= 0:
            height = float(reader.pages[page].mediabox.height)
            down = 1 - float(destination.top or height) / height
            found[_CODED.sub("_", name)] = (page, min(max(down, 0.0), 1.0))
    return found


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Return the width and height of each page, in points."""
    from pypdfium2 import PdfDocument

    with closing(PdfDocument(pdf)) as document:
        return tuple(document.get_page_size(number) for number in range(len(document)))


def page_picture(pdf: bytes, number: int, width: int) -> bytes:
    """Return a page, from 0, as a PNG this many pixels wide."""
    from pypdfium2 import PdfDocument

    with closing(PdfDocument(pdf)) as document:
        page = document[number]
        picture = page.render(scale=width / page.get_width()).to_pil()
        out = io.BytesIO()
        picture.save(out, "PNG", compress_level=1)
        return out.getvalue()
