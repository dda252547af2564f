"""The official template with something changed in it, as a designer or a program would."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from reportgen.word.official import official_template
from reportgen.word.package import DOCUMENT, read_parts, write_package

STYLES = "word/styles.xml"
CONTEXT: Mapping[str, str | bool] = {
    "title": "某市年度质量报告",
    "title_lines": "某市年度质量报告",
    "organization": "某市教育局",
    "year": "2025",
    "date": "2026-01-15",
    "date_chinese": "2026年1月15日",
    "draft": "",
    "cover": True,
    "contents": True,
    "created": "2026-01-15T00:00:00Z",
}


@cache
def official() -> bytes:
    return official_template()


def altered(*changes: tuple[str, str], part: str = DOCUMENT) -> bytes:
    """Return the official template with each text of one part replaced; each must be there."""
    parts = read_parts(official())
    text = parts[part].decode()
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return write_package({**parts, part: text.encode()})


def with_document(document: str) -> bytes:
    """Return the official template with another `word/document.xml`."""
    return write_package({**read_parts(official()), DOCUMENT: document.encode()})


def saved(data: bytes, folder: Path, name: str = "template.docx") -> Path:
    """Return the file that holds a package."""
    file = folder / name
    file.write_bytes(data)
    return file
