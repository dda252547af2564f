"""The official template, written from the numbers of docs/format.md and never edited by hand."""

from reportgen.word.official.document import document_part
from reportgen.word.official.sections import footers, headers
from reportgen.word.official.settings import (
    content_types,
    fonts_part,
    footnotes_part,
    property_parts,
    relation_parts,
    settings_part,
)
from reportgen.word.official.styles import styles_part
from reportgen.word.package import CONTENT_TYPES, DOCUMENT, write_stored


def official_template() -> bytes:
    """Return `official.docx`: the same bytes on every machine and every day."""
    return write_stored(
        {
            CONTENT_TYPES: content_types(),
            DOCUMENT: document_part(),
            "word/styles.xml": styles_part(),
            "word/settings.xml": settings_part(),
            "word/fontTable.xml": fonts_part(),
            "word/footnotes.xml": footnotes_part(),
            **headers(),
            **footers(),
            **property_parts(),
            **relation_parts(),
        }
    )
