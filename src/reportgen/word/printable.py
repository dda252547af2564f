"""A copy of a document for LibreOffice: fields it would count in its own way are plain text."""

from __future__ import annotations

import re

from reportgen.word.package import DOCUMENT, read_parts, write_package

STYLES = "word/styles.xml"

_PIECE = r"<w:r(?: [^>]*)?>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?"
_OVERFLOW = re.compile(rb'(<w:overflowPunct w:val=")(?:0|false|off)"')
_FIELD = re.compile(
    rf'{_PIECE}<w:fldChar w:fldCharType="begin"/></w:r>'
    rf"{_PIECE}<w:instrText[^>]*> ?(?:SEQ|REF) [^<]*</w:instrText></w:r>"
    rf'{_PIECE}<w:fldChar w:fldCharType="separate"/></w:r>'
    rf"(?P<result>{_PIECE}<w:t>[^<]*</w:t></w:r>)"
    rf'{_PIECE}<w:fldChar w:fldCharType="end"/></w:r>',
)


def printable_copy(data: bytes) -> bytes:
    """Return the .docx with every SEQ and REF replaced by its cached result.

    LibreOffice counts SEQ anew in Arabic figures, whatever its switch, and REF with it (F22). It
    also takes `overflowPunct` for its opposite: stops would hang in the margin, and one that ends
    a full line would vanish (F35).
    """
    parts = read_parts(data)
    parts[DOCUMENT] = _FIELD.sub(r"\g<result>", parts[DOCUMENT].decode()).encode()
    for name in (DOCUMENT, STYLES):
        parts[name] = _OVERFLOW.sub(rb'\g<1>1"', parts.get(name, b""))
    return write_package(parts)
