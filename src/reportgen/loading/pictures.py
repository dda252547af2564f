"""Pictures made fit to print: upright, no larger than print needs, without where and by whom."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.cache import read_cache, write_cache
from reportgen.diagnostics import Diagnostic, DiagnosticError, problem
from reportgen.source import Span

if TYPE_CHECKING:
    from PIL.Image import Image

# A picture fills at most 156 mm; at 300 dpi that is 1843 pixels.
_MOST_PIXELS_A_SIDE = 1_900
_MOST_BYTES = 60 * 1024 * 1024
_MOST_PIXELS = 150_000_000
_QUALITY = 88
_VERSION = "1"  # a change in how pictures are made fit makes the cache anew


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture ready for the document; width and height in pixels, upright."""

    file: str
    width: int
    height: int
    content_type: str
    data: bytes


def read_picture(path: Path, relative: str, cache: Path, span: Span) -> PictureFile:
    """Read a picture and make it fit, or take it from the cache by its content.

    Raises DiagnosticError at `span`, where the picture is named: `picture-too-large`,
    `picture-broken`, `picture-format`.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            limit = _MOST_BYTES // 1024 // 1024
            raise DiagnosticError(problem("picture-too-large", span, file=relative, limit=limit))
        original = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise DiagnosticError(
            problem("picture-broken", span, file=relative, reason=reason)
        ) from None
    digest = hashlib.sha256(_VERSION.encode() + original).hexdigest()[:32]
    return _cached(cache, digest, relative) or _stored(
        cache, digest, fit_picture(original, relative, span)
    )


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
