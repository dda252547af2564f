"""A .docx as a mapping of its parts: read within bounds, written the same every time."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping

from reportgen.diagnostics import DiagnosticError, Phrase, problem
from reportgen.source import file_span

CONTENT_TYPES = "[Content_Types].xml"
DOCUMENT = "word/document.xml"

_FIRST = (CONTENT_TYPES, "_rels/.rels", DOCUMENT)
_PACKED = (".jpg", ".jpeg", ".png")  # deflating these again costs time and gains nothing
_PARTS_LIMIT = 2_000
_SIZE_LIMIT = 64 * 1024 * 1024
_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can name: the same bytes on every day
_FAST = 3


def read_parts(data: bytes, path: str = "template.docx") -> dict[str, bytes]:
    """Return a package's parts by name (`word/document.xml`), in the order of the file.

    `path` is what messages name. Raises DiagnosticError `template-unreadable` for what is no
    Word document, is damaged, or unpacks to more than 64 MB or 2,000 parts.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = _unpack(package, path)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError):
        raise unreadable("template-broken-zip", path) from None
    except (RuntimeError, ValueError):  # a password; a field of the directory out of range
        raise unreadable("template-locked", path) from None
    if CONTENT_TYPES not in parts or DOCUMENT not in parts:
        raise unreadable("template-no-word", path)
    return parts


def _unpack(package: zipfile.ZipFile, path: str) -> dict[str, bytes]:
    files = [info for info in package.infolist() if not info.is_dir()]
    if len(files) > _PARTS_LIMIT or sum(info.file_size for info in files) > _SIZE_LIMIT:
        raise unreadable("template-too-large", path)
    names = [info.filename for info in files]
    if len(set(names)) != len(names) or not all(map(_is_part_name, names)):
        raise unreadable("template-broken-zip", path)
    return {info.filename: _content(package, info, path) for info in files}


def _content(package: zipfile.ZipFile, info: zipfile.ZipInfo, path: str) -> bytes:
    """Return one part; a directory that lies about its size does not unpack more than it says."""
    with package.open(info) as file:
        content = file.read(info.file_size + 1)
    if len(content) > info.file_size:
        raise unreadable("template-too-large", path)
    return content


def _is_part_name(name: str) -> bool:
    steps = name.replace("\\", "/").split("/")
    return ".." not in steps and "" not in steps and ":" not in steps[0]


def unreadable(reason: str, path: str) -> DiagnosticError:
    """Return `template-unreadable` for a reason of the catalog's."""
    why = Phrase(reason)
    return DiagnosticError(problem("template-unreadable", file_span(path), file=path, reason=why))


def write_package(parts: Mapping[str, bytes]) -> bytes:
    """Return the .docx of these parts: JPEG and PNG stored, all else deflated, no clock read."""
    packed = {name for name in parts if name.lower().endswith(_PACKED)}
    return _write(parts, packed)


def write_stored(parts: Mapping[str, bytes]) -> bytes:
    """Return the .docx of these parts without compression: the same bytes under every zlib."""
    return _write(parts, parts)


def _write(parts: Mapping[str, bytes], stored: Iterable[str]) -> bytes:
    target = io.BytesIO()
    uncompressed = frozenset(stored)
    with zipfile.ZipFile(target, "w") as package:
        for name in sorted(parts, key=_order):
            info = zipfile.ZipInfo(name, _TIME)
            info.create_system = 0  # else the bytes tell Windows from Linux
            info.compress_type = (
                zipfile.ZIP_STORED if name in uncompressed else zipfile.ZIP_DEFLATED
            )
            package.writestr(info, parts[name], compresslevel=_FAST)
    return target.getvalue()


def _order(name: str) -> tuple[int, str]:
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)
