"""The shipped and the invented reports, built and printed once in a test run."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

from invented import REPORTS, Files

from rendering import printed_pdf, unmapped_faces
from reportgen import pipeline
from reportgen.project import Project
from reportgen.word import printable_copy

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = "shipped"
NAMES = (SHIPPED, *REPORTS)


@cache
def document(name: str) -> bytes:
    """Return the .docx of one of the reports."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made).resolve()
        laid_out(name, folder)
        return built(folder)


def laid_out(name: str, folder: Path) -> None:
    """Write the content of one of the reports into a folder."""
    if name == SHIPPED:
        shutil.copytree(ROOT / "content", folder / "content")
    else:
        write(REPORTS[name](), folder)


def of_files(files: Files) -> bytes:
    """Return the .docx of a project with these content files."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made).resolve()
        write(files, folder)
        return built(folder)


def write(files: Files, folder: Path) -> None:
    """Write content files."""
    for name, data in files.items():
        file = folder / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data if isinstance(data, bytes) else data.encode())


def built(folder: Path) -> bytes:
    """Return the .docx that `build` writes."""
    saved = pipeline.build(Project(folder)).saved
    assert saved is not None
    return saved.read_bytes()


@cache
def printed(name: str) -> bytes:
    """Return the PDF that LibreOffice prints of one of the reports."""
    return print_document(document(name))


def print_document(data: bytes) -> bytes:
    """Return the PDF that LibreOffice prints of a .docx, in faces of the official measures."""
    assert not unmapped_faces(), "the page would be measured in other faces"
    return printed_pdf(printable_copy(data))
