"""Pictures made fit to print: upright, no larger than print needs, without where and by whom."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.cache import read_cache, write_cache
from reportgen.diagnostics import Diagnostic, DiagnosticError, problem
from reportgen.loading.stamps import Stamp, settled_before, stamp_of
from reportgen.project import is_ignored
from reportgen.source import Span, file_span

if TYPE_CHECKING:
    from PIL.Image import Image

# A picture fills at most 156 mm; at 300 dpi that is 1843 pixels.
_MOST_PIXELS_A_SIDE = 1_900
_MOST_BYTES = 60 * 1024 * 1024
_MOST_PIXELS = 150_000_000
_QUALITY = 88
_SUFFIXES = {".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic", ".heif"}
_INDEX = "index.json"
_VERSION = "1"  # a change in how pictures are made fit makes the cache anew


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture ready for the document; width and height in pixels, upright."""

    file: str
    width: int
    height: int
    content_type: str
    data: bytes
    stamp: Stamp | None = field(default=None, compare=False, repr=False)
    digest: str = field(default="", compare=False, repr=False)  # of the file as it lies there


def read_pictures(
    folder: Path, root: Path, cache: Path, kept: Mapping[str, PictureFile] | None = None
) -> tuple[dict[str, PictureFile], tuple[Diagnostic, ...]]:
    """Return all pictures below a folder by their path from `root`, and those that fail.

    A picture whose size and time of change are as at the last build is not read again, and one
    that is among those `kept` from the last build not even from the cache.
    """
    kept = kept or {}
    index = _index(cache)
    fresh: dict[str, list[Any]] = {}
    pictures: dict[str, PictureFile] = {}
    problems: list[Diagnostic] = []
    for path in _picture_paths(folder, root):
        relative = path.relative_to(root).as_posix()
        try:
            state = path.stat()
            times = [state.st_size, state.st_mtime_ns]
            stamp = stamp_of(path)
            known = index.get(relative, [])
            digest = known[2] if known[:2] == times else ""
            picture = kept.get(relative) if digest else None
            if picture is None or stamp is None or picture.stamp != stamp:
                picture = _cached(cache, digest, relative) if digest else None
            if picture is None:
                digest, picture = _read(path, relative, cache)
            pictures[relative] = replace(picture, stamp=stamp, digest=digest)
            fresh[relative] = [*times, digest]
        except OSError as error:
            problems.append(_broken(relative, error.strerror or str(error)))
        except DiagnosticError as error:
            problems.extend(error.diagnostics)
    if fresh != index:
        _keep_index(cache, fresh)
    return pictures, tuple(problems)


def _picture_paths(folder: Path, root: Path) -> Iterator[Path]:
    found = (Path(above, name) for above, _, names in os.walk(folder) for name in names)
    for path in sorted(found):
        known = path.suffix.lower() in _SUFFIXES and not is_ignored(path.name)
        if known and path.is_file() and path.resolve().is_relative_to(root.resolve()):
            yield path


def _index(cache: Path) -> dict[str, list[Any]]:
    try:
        found = json.loads(read_cache(cache / _INDEX) or b"{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _keep_index(cache: Path, entries: dict[str, list[Any]]) -> None:
    """Keep what is known, but not of files changed just now: they may change again unseen."""
    recent = settled_before()
    settled = {name: entry for name, entry in entries.items() if entry[1] < recent}
    write_cache(cache / _INDEX, json.dumps(settled, ensure_ascii=False).encode())


def _broken(relative: str, reason: str) -> Diagnostic:
    return problem("picture-broken", file_span(relative), file=relative, reason=reason)


def _read(path: Path, relative: str, cache: Path) -> tuple[str, PictureFile]:
    span = file_span(relative)
    if path.stat().st_size > _MOST_BYTES:
        limit = _MOST_BYTES // 1024 // 1024
        raise DiagnosticError(problem("picture-too-large", span, file=relative, limit=limit))
    original = path.read_bytes()
    digest = hashlib.sha256(_VERSION.encode() + original).hexdigest()[:32]
    found = _cached(cache, digest, relative)
    return digest, found or _stored(cache, digest, fit_picture(original, relative, span))


def fit_picture(original: bytes, relative: str, span: Span) -> PictureFile:
    """Return the picture upright, shrunk to print size and without its metadata.

    A picture that needs none of this keeps its bytes.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(BytesIO(original)) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise DiagnosticError(_too_many_pixels(span, relative))
            plain = _is_plain(opened)
            opened.load()
            upright = opened if plain else ImageOps.exif_transpose(opened)
            data, kind = (original, opened.format) if plain else _encoded(upright, opened.format)
            width, height = opened.size if plain else _shrunk(upright.size)
    except UnidentifiedImageError:
        raise DiagnosticError(problem("picture-format", span, file=relative)) from None
    except Image.DecompressionBombError:
        raise DiagnosticError(_too_many_pixels(span, relative)) from None
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError) as error:
        raise DiagnosticError(
            problem("picture-broken", span, file=relative, reason=str(error))
        ) from None
    content_type = "image/jpeg" if kind == "JPEG" else "image/png"
    return PictureFile(relative, width, height, content_type, data)


def _too_many_pixels(span: Span, relative: str) -> Diagnostic:
    return problem("picture-too-large.pixels", span, file=relative, limit=_MOST_PIXELS // 1_000_000)


def _is_plain(image: Image) -> bool:
    """Tell whether the file can go into the document as it is."""
    harmless = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "gamma", "srgb"}
    harmless |= {"transparency", "icc_profile", "interlace", "progression", "progressive", "aspect"}
    return (
        image.format in {"JPEG", "PNG"}
        and image.mode in {"RGB", "RGBA", "L", "LA", "P", "1"}
        and max(image.size) <= _MOST_PIXELS_A_SIDE
        and set(image.info) <= harmless
    )


def _shrunk(size: tuple[int, int]) -> tuple[int, int]:
    scale = min(1.0, _MOST_PIXELS_A_SIDE / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _encoded(image: Image, found: str | None) -> tuple[bytes, str]:
    from PIL.Image import Resampling

    clear = image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info
    drawn = found in {"PNG", "GIF"} or image.mode in {"P", "1"}
    kind = "PNG" if clear or drawn else "JPEG"
    fitting = image.convert("RGBA" if clear else "L" if image.mode in {"1", "L"} else "RGB")
    if fitting.size != _shrunk(image.size):
        fitting = fitting.resize(_shrunk(image.size), Resampling.LANCZOS)
    profile = image.info.get("icc_profile") if image.mode == fitting.mode else None
    fitting.info = {}
    out = BytesIO()
    if kind == "JPEG":
        fitting.save(out, "JPEG", quality=_QUALITY, optimize=True, icc_profile=profile)
    else:
        fitting.save(out, "PNG", compress_level=6, icc_profile=profile)
    return out.getvalue(), kind


def _cached(cache: Path, digest: str, relative: str) -> PictureFile | None:
    head, _, data = (read_cache(cache / digest) or b"").partition(b"\n")
    if not head:
        return None
    width, height, content_type = head.decode().split()
    return PictureFile(relative, int(width), int(height), content_type, data)


def _stored(cache: Path, digest: str, picture: PictureFile) -> PictureFile:
    head = f"{picture.width} {picture.height} {picture.content_type}\n"
    write_cache(cache / digest, head.encode() + picture.data)
    return picture
