"""A .docx as LibreOffice prints it, in faces that are as wide and high as the official ones."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from installed import find_tool
from reportgen.office import bookmark_pages, find_libreoffice, missing_faces, print_pdf
from stand_ins import FACES, stand_ins

_SECONDS = 180


@contextmanager
def official_faces() -> Iterator[None]:
    """Let programs find the stand-ins, under the official faces' names."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        file = Path(folder) / "fonts.conf"
        file.write_text(
            '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>'
            '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
            f"<dir>{escape(str(stand_ins()))}</dir><cachedir>{escape(folder)}</cachedir>"
            "</fontconfig>\n",
            encoding="utf-8",
        )
        patch.setenv("FONTCONFIG_FILE", str(file))
        yield


def unmapped_faces() -> tuple[str, ...]:
    """Return the official faces for which this machine has no stand-in."""
    with official_faces():
        return missing_faces(FACES)


def printed_pdf(document: bytes) -> bytes:
    """Return a printable copy as the PDF that LibreOffice makes of it.

    Tests that call this are marked `tool("soffice")`.
    """
    office = find_libreoffice()
    assert office is not None
    with official_faces():
        return print_pdf(document, office, seconds=_SECONDS, path="report.docx")


def render_pdf(docx: Path, out: Path) -> Path:
    """Return the PDF of a .docx, in the folder `out`."""
    out.mkdir(parents=True, exist_ok=True)
    result = out / f"{docx.stem}.pdf"
    result.write_bytes(printed_pdf(docx.read_bytes()))
    return result


def rendered_pages(pdf: bytes) -> dict[str, int]:
    """Return the page of each block by its bookmark, from 1 where the body begins."""
    found = bookmark_pages(pdf)
    before = min(page for name, page in found.items() if name.startswith("_b")) - 1
    return {name: page - before for name, page in found.items()}


def save_again(docx: Path, out: Path) -> Path:
    """Return the .docx as LibreOffice saves it after opening, in the folder `out`."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        profile = (Path(folder) / "profile").as_uri()
        words = [find_tool("soffice") or "soffice", f"-env:UserInstallation={profile}"]
        words += ["--headless", "--convert-to", "docx", "--outdir", str(out), str(docx)]
        subprocess.run(words, capture_output=True, timeout=_SECONDS, check=True)
    result = out / docx.name
    assert result.is_file()
    return result


def page_pictures(pdf: Path, out: Path, dots: int = 60) -> list[Path]:
    """Return the pages of a PDF as PNG files, in order; needs `tool("pdftoppm")`."""
    out.mkdir(parents=True, exist_ok=True)
    tool = find_tool("pdftoppm") or "pdftoppm"
    words = [tool, "-r", str(dots), "-png", str(pdf), str(out / pdf.stem)]
    subprocess.run(words, env=dict(os.environ), timeout=_SECONDS, check=True)
    return sorted(out.glob(f"{pdf.stem}-*.png"))
