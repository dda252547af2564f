"""The document's other parts with the report's pictures, footnotes and comments put in."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportgen.word.desk import Desk
from reportgen.word.escaping import quoteattr
from reportgen.word.package import CONTENT_TYPES
from reportgen.word.splicing import before_end, opened

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "word/_rels/document.xml.rels"
_FOOTNOTES = "word/footnotes.xml"
_STYLES = "word/styles.xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ENDINGS = {"png": "image/png", "jpeg": "image/jpeg"}
_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
)
_OWN_NOTES = re.compile(
    r'<w:footnote (?![^>]*w:type="(?:separator|continuationSeparator|continuationNotice)")'
    r"[^>]*>.*?</w:footnote>",
    re.DOTALL,
)


def joined_parts(parts: Mapping[str, bytes], desk: Desk, created: str = "") -> dict[str, bytes]:
    """Return the shell's parts with media, footnotes, comments and what leads to them."""
    made = dict(parts)
    for relation, name, data in desk.media.found.values():
        made[f"word/{name}"] = data
        _relate(made, relation, "image", name)
        ending = name.rpartition(".")[2]
        _declare(made, f'Extension="{ending}"', "Default", _ENDINGS[ending])
    if desk.notes:
        _add_notes(made, "".join(desk.notes))
    if desk.margin.placed:
        _add_comments(made, desk, created)
    return made


def _relate(parts: dict[str, bytes], ident: str, kind: str, target: str) -> None:
    relation = f'<Relationship Id="{ident}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    parts[_RELATIONS] = before_end(parts[_RELATIONS], relation)


def _declare(parts: dict[str, bytes], key: str, element: str, kind: str) -> None:
    """Name a part's content type, unless it is named: Word compares endings without case."""
    types = parts[CONTENT_TYPES]
    if key.lower().encode() not in types.lower():
        parts[CONTENT_TYPES] = before_end(
            types, f"<{element} {key} ContentType={quoteattr(kind)}/>"
        )


def _add_notes(parts: dict[str, bytes], notes: str) -> None:
    """Put the report's footnotes behind the separators; the template's own texts are gone."""
    if _FOOTNOTES not in parts:
        root = f'<w:footnotes xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}">{_SEPARATORS}</w:footnotes>'
        parts[_FOOTNOTES] = f"{_HEAD}{root}".encode()
        _relate(parts, "rIdReportNotes", "footnotes", "footnotes.xml")
        _declare(parts, f'PartName="/{_FOOTNOTES}"', "Override", f"{_WORD}.footnotes+xml")
    kept = _OWN_NOTES.sub("", parts[_FOOTNOTES].decode())
    parts[_FOOTNOTES] = before_end(kept.encode(), notes)


def _add_comments(parts: dict[str, bytes], desk: Desk, created: str) -> None:
    """Put the comments behind those that the template has, and the styles that it lacks."""
    from reportgen.word.comments import COMMENTS, comments_xml, missing_styles

    styles = desk.prototypes.styles
    if COMMENTS not in parts:
        parts[COMMENTS] = f'{_HEAD}<w:comments xmlns:w="{_MAIN}"></w:comments>'.encode()
        _relate(parts, "rIdReportComments", "comments", "comments.xml")
        _declare(parts, f'PartName="/{COMMENTS}"', "Override", f"{_WORD}.comments+xml")
    comments = comments_xml(desk.margin, styles, created)
    parts[COMMENTS] = before_end(opened(parts[COMMENTS]), comments)
    parts[_STYLES] = before_end(parts[_STYLES], missing_styles(styles))
