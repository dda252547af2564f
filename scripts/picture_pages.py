"""Makes the README's picture: some pages of the shipped report as LibreOffice prints them.

    PYTHONPATH=tests python scripts/picture_pages.py 4 6 15 32

The numbers are pages of the PDF. Needs LibreOffice, poppler and the fonts of .ci/install-tools.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sheets import page, saved, sheet

from rendering import printed_pdf
from reportgen import pipeline
from reportgen.project import Project
from reportgen.word import printable_copy

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "images" / "pages.png"


def main() -> None:
    """Render the pages that are asked for and put them side by side."""
    document = pipeline.check(Project(ROOT)).document
    assert document is not None
    pdf = printed_pdf(printable_copy(document))
    saved(sheet([page(pdf, int(word), 430) for word in sys.argv[1:]]), PICTURE, 200)


if __name__ == "__main__":
    main()
