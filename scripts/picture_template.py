"""Makes the pictures of docs/template.md: the template's own pages, and a report before and after.

    PYTHONPATH=tests python scripts/picture_template.py

Needs LibreOffice, poppler and the fonts of .ci/install-tools.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from sheets import page, saved, sheet

from rendering import printed_pdf
from reportgen import pipeline
from reportgen.project import Project
from reportgen.word import printable_copy

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"


def main() -> None:
    """Print the official template, and the shipped report in it and in the bureau's."""
    template = printed_pdf(printable_copy((ROOT / "templates" / "official.docx").read_bytes()))
    saved(sheet([page(template, n, 430) for n in (1, 4, 5)]), IMAGES / "template-pages.png", 64)
    before, after = printed("official"), printed("bureau")
    pairs = [page(pdf, n, 360) for pdf, n in ((before, 1), (after, 1), (before, 5), (after, 5))]
    saved(sheet(pairs), IMAGES / "template-before-after.png", 64)
    last = [page(after, 7, 430), page(after, 48, 430)]
    saved(sheet(last), IMAGES / "template-table-colophon.png", 96)


def printed(name: str) -> bytes:
    """Return the shipped report with a cover, printed in a template."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made).resolve()
        for part in ("content", "templates"):
            shutil.copytree(ROOT / part, folder / part)
        report = folder / "content" / "report.yaml"
        text = report.read_text(encoding="utf-8").replace("cover: false", "cover: true")
        more = f"template: ../templates/{name}.docx\ndate: 2026-01-15\n"
        report.write_text(more + text, encoding="utf-8")
        document = pipeline.check(Project(folder)).document
    assert document is not None
    return printed_pdf(printable_copy(document))


if __name__ == "__main__":
    main()
