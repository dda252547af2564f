"""The office program of this machine: a .docx printed to PDF, and what can be read from that."""

from __future__ import annotations

from reportgen.office.fonts import missing_faces
from reportgen.office.pages import bookmark_pages, bookmark_places, page_picture, page_sizes
from reportgen.office.print import Office, find_libreoffice, find_office, print_pdf

__all__ = [
    "Office",
    "bookmark_pages",
    "bookmark_places",
    "find_libreoffice",
    "find_office",
    "missing_faces",
    "page_picture",
    "page_sizes",
    "print_pdf",
]
