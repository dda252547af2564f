"""On which page of a PDF each bookmark of the document stands."""

from __future__ import annotations

import io
import re

# LibreOffice writes what is no letter or digit in a bookmark's name as two hexadecimal digits.
_CODED = re.compile(r"^/?5F")


def bookmark_pages(pdf: bytes) -> dict[str, int]:
    """Return the page, from 1, of each bookmark whose name begins with a low line."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(pdf))
    found = {
        _CODED.sub("_", name): reader.get_destination_page_number(destination)
        for name, destination in reader.named_destinations.items()
        if _CODED.match(name)
    }
    return {name: page + 1 for name, page in found.items() if page is not None and page >= 0}
