"""Pages of a PDF laid side by side on a sheet with soft shadows, for the documentation."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageFilter

GAP, BACKGROUND = 24, "#e9edf1"


def page(
    pdf: bytes, number: int, width: int, part: tuple[float, float] = (0.0, 1.0)
) -> Image.Image:
    """Return a page, from 1, as a picture of this width; `part` is what to show from top to foot."""
    with tempfile.TemporaryDirectory() as folder:
        file, out = Path(folder) / "printed.pdf", Path(folder) / "page"
        file.write_bytes(pdf)
        limits = ["-f", str(number), "-l", str(number), "-singlefile"]
        subprocess.run(["pdftoppm", "-r", "144", "-png", *limits, str(file), str(out)], check=True)
        with Image.open(out.with_suffix(".png")) as found:
            height = round(width * found.height / found.width)
            whole = found.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
    top, foot = (round(edge * height) for edge in part)
    return whole.crop((0, top, width, foot))


def sheet(pages: Sequence[Image.Image]) -> Image.Image:
    """Return the pages side by side."""
    width = sum(each.width for each in pages) + GAP * (len(pages) + 1)
    laid = Image.new("RGB", (width, max(each.height for each in pages) + 2 * GAP), BACKGROUND)
    left = GAP
    for each in pages:
        shadow = Image.new("L", laid.size, 0)
        shadow.paste(70, (left, GAP + 4, left + each.width, GAP + 4 + each.height))
        laid.paste("#51606d", mask=shadow.filter(ImageFilter.GaussianBlur(8)))
        laid.paste(each, (left, GAP))
        left += each.width + GAP
    return laid


def saved(made: Image.Image, file: Path, colours: int) -> None:
    """Save a sheet small."""
    file.parent.mkdir(parents=True, exist_ok=True)
    made.quantize(colours, dither=Image.Dither.NONE).save(file, optimize=True)
