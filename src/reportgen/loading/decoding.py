"""A content file's bytes into text: its encoding found, a byte order mark taken off."""

from __future__ import annotations

import codecs

from reportgen.diagnostics import Diagnostic, problem
from reportgen.source import SourceText, file_span

MOST_BYTES = 5 * 1024 * 1024
# Text with this share of good UTF-8 among its non-ASCII characters is damaged UTF-8, not GBK.
_GOOD_SHARE = 0.8


def decode(raw: bytes, path: str) -> tuple[SourceText | None, tuple[Diagnostic, ...]]:
    """Return the text, and a note when it is not UTF-8; no text when the bytes make none."""
    if len(raw) > MOST_BYTES:
        limit = MOST_BYTES // 1024 // 1024
        return None, (problem("file-too-large", file_span(path), limit=limit),)
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf16(raw, path)
    try:
        return SourceText(path, raw.decode("utf-8-sig")), ()
    except UnicodeDecodeError:
        return _damaged(raw, path) if _mostly_utf8(raw) else _gbk(raw, path)


def _utf16(raw: bytes, path: str) -> tuple[SourceText | None, tuple[Diagnostic, ...]]:
    try:
        text = raw.decode("utf-16")
    except UnicodeDecodeError:
        source = SourceText(path, raw.decode("utf-16", errors="replace"))
        return source, (_undecodable(source),)
    return SourceText(path, text), (problem("not-utf8.utf16", file_span(path)),)


def _mostly_utf8(raw: bytes) -> bool:
    tolerant = raw.decode("utf-8", errors="replace")
    bad = tolerant.count("\ufffd")
    good = len(tolerant) - len(tolerant.encode("ascii", errors="ignore")) - bad
    return good > _GOOD_SHARE * (good + bad)


def _damaged(raw: bytes, path: str) -> tuple[SourceText, tuple[Diagnostic, ...]]:
    source = SourceText(path, raw.decode("utf-8-sig", errors="replace"))
    return source, (_undecodable(source),)


def _gbk(raw: bytes, path: str) -> tuple[SourceText, tuple[Diagnostic, ...]]:
    try:
        return SourceText(path, raw.decode("gb18030")), (problem("not-utf8.gbk", file_span(path)),)
    except UnicodeDecodeError:
        source = SourceText(path, raw.decode("gb18030", errors="replace"))
        return source, (_undecodable(source),)


def _undecodable(source: SourceText) -> Diagnostic:
    at = max(source.text.find("\ufffd"), 0)
    return problem("undecodable", source.span(at, at + 1))
