"""A document's fingerprint, by which one that a person has edited is told from one untouched."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from reportgen.diagnostics import DiagnosticError
from reportgen.word.package import CONTENT_TYPES, read_parts
from reportgen.word.splicing import before_end, opened

_PART = "docProps/custom.xml"
_NAME = "reportgen"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATIONS = "_rels/.rels"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # by which Word knows a custom property
_PRINT = re.compile(rb'(name="reportgen"[^>]*><vt:lpwstr[^>]*>)([0-9a-f]{64})')
_OWN = re.compile(rb'<property [^>]*name="reportgen"[^>]*>.*?</property>', re.DOTALL)
_NUMBERS = re.compile(rb'pid="([0-9]+)"')
_BLANK = "0" * 64


def signed(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts with their fingerprint as a property of the document."""
    made = dict(parts)
    if _PART not in made:
        made[_PART] = _empty_properties()
        made[_RELATIONS] = before_end(
            made[_RELATIONS],
            f'<Relationship Id="rIdReportPrint" Type="{_RELATION}" Target="{_PART}"/>',
        )
        made[CONTENT_TYPES] = before_end(
            made[CONTENT_TYPES], f'<Override PartName="/{_PART}" ContentType="{_TYPE}"/>'
        )
    others = _OWN.sub(b"", opened(made[_PART]))  # of a template that was once a report
    made[_PART] = before_end(others, _property(_next_number(others), _BLANK))
    digest = _digest(made)
    made[_PART] = _PRINT.sub(rb"\g<1>" + digest.encode(), made[_PART])
    return made


def written_by_us(data: bytes) -> bool:
    """Tell whether a document is as `render` wrote it; anything else, unreadable too, is not."""
    try:
        parts = read_parts(data)
    except DiagnosticError:
        return False
    found = _PRINT.search(parts.get(_PART, b""))
    return found is not None and found[2].decode() == _digest(parts)


def _digest(parts: Mapping[str, bytes]) -> str:
    """Return the digest of all parts by name, the fingerprint itself taken as zeros."""
    digest = hashlib.sha256()
    for name in sorted(parts):
        content = parts[name]
        if name == _PART:
            content = _PRINT.sub(rb"\g<1>" + _BLANK.encode(), content)
        digest.update(f"{name}\n{len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def _empty_properties() -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<Properties xmlns="{_PROPERTIES}"></Properties>'.encode()


def _next_number(part: bytes) -> int:
    return max((int(number) for number in _NUMBERS.findall(part)), default=1) + 1


def _property(number: int, text: str) -> str:
    return (
        f'<property xmlns="{_PROPERTIES}" xmlns:vt="{_VALUES}" fmtid="{_FORMAT}" pid="{number}" '
        f'name="{_NAME}"><vt:lpwstr>{text}</vt:lpwstr></property>'
    )
