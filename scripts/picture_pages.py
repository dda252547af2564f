"""Makes the README's picture: some pages of the shipped report as LibreOffice prints them.

    PYTHONPATH=tests python scripts/picture_pages.py 4 6 15 32

The numbers are pages of the PDF. Needs LibreOffice, poppler and the fonts of .ci/install-tools.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageFilter

from rendering import render_pdf
from reportgen import pipeline
from reportgen.project import Project
from reportgen.word.printable import printable_copy

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "images" / "pages.png"
PAPER, GAP, BACKGROUND = (430, 608), 28, "#e9edf1"


def main() -> None:
    """Render the pages that are asked for and put them side by side."""
    wanted = [int(word) for word in sys.argv[1:]]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        checked = pipeline.check(Project(ROOT))
        assert checked.document is not None
        document = folder / "report.docx"
        document.write_bytes(printable_copy(checked.document))
        pages = [_page(render_pdf(document, folder), number, folder) for number in wanted]
    width = len(pages) * (PAPER[0] + GAP) + GAP
    sheet = Image.new("RGB", (width, PAPER[1] + 2 * GAP), BACKGROUND)
    for index, page in enumerate(pages):
        _lay(sheet, page, (GAP + index * (PAPER[0] + GAP), GAP))
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    sheet.quantize(200).save(PICTURE, optimize=True)


def _page(pdf: Path, number: int, folder: Path) -> Image.Image:
    """Return a page of a PDF as a picture of the paper's size."""
    out = folder / f"page-{number}"
    limits = ["-f", str(number), "-l", str(number), "-singlefile"]
    subprocess.run(["pdftoppm", "-r", "144", "-png", *limits, str(pdf), str(out)], check=True)
    with Image.open(out.with_suffix(".png")) as page:
        return page.convert("RGB").resize(PAPER, Image.Resampling.LANCZOS)


def _lay(sheet: Image.Image, page: Image.Image, place: tuple[int, int]) -> None:
    """Lay a page on the sheet with a soft shadow below it."""
    shadow = Image.new("L", sheet.size, 0)
    shadow.paste(70, (place[0], place[1] + 4, place[0] + PAPER[0], place[1] + PAPER[1] + 4))
    sheet.paste("#51606d", mask=shadow.filter(ImageFilter.GaussianBlur(8)))
    sheet.paste(page, place)


if __name__ == "__main__":
    main()
