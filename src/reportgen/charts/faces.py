"""Which font draws a character, and how wide: the shipped one first, on every machine the same.

The shipped font (Noto Sans SC cut to GB2312, symbols and names) is looked at first, so that
a report looks alike wherever it is built; then DejaVu Sans, which comes with matplotlib;
then the fonts of this machine, for the rare character that both lack.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.charts.style import em

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

FONT = Path(__file__).resolve().parent / "fonts" / "NotoSansSC-Subset.ttf"
FONT_DIGEST = "ec6740cbfd33f14b098d73fd84dc6020"  # of FONT; scripts/make_font.py says it
# What a machine's fonts are asked in order; all others follow by name.
_PREFERRED = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "SimHei",
    "WenQuanYi Micro Hei",
    "SimSun",
    "SimSun-ExtB",
)
# Fonts that draw a box, or nothing, for every character.
_EMPTY = ("Last Resort", "LastResort", ".LastResort", "Adobe Blank", "Adobe NotDef")


@dataclass(frozen=True, slots=True)
class Glyph:
    """The font file that draws a character, and its advance in ems."""

    font: str
    advance: float


Glyphs = Mapping[str, Glyph]


def find_glyphs(characters: Iterable[str]) -> Glyphs:
    """Return the glyph of every character that some font has; the others are not in it."""
    from matplotlib import get_data_path

    found: dict[str, Glyph] = {}
    wanted = set(characters)
    deja_vu = str(Path(get_data_path(), "fonts", "ttf", "DejaVuSans.ttf"))
    for path in (str(FONT), deja_vu):
        found.update(_glyphs_in(path, wanted - found.keys()))
    if wanted - found.keys():
        for path in _system_fonts():
            found.update(_glyphs_in(path, wanted - found.keys()))
            if not wanted - found.keys():
                break
    return found


def _glyphs_in(path: str, characters: set[str]) -> Iterator[tuple[str, Glyph]]:
    from matplotlib.ft2font import FT2Font

    if not characters:
        return
    try:
        font = FT2Font(path)
        font.set_size(_SIZE, 72)
    except (OSError, RuntimeError, ValueError):  # a machine's fonts may be broken or bitmaps
        return
    if font.scalable:
        has = font.get_char_index
        for char in sorted(characters):
            if has(ord(char)):
                yield char, Glyph(path, _advance(font, char))


_SIZE = 100.0


def _advance(font: FT2Font, char: str) -> float:
    advance: float = font.load_char(ord(char)).linearHoriAdvance
    return round(advance / 65536 / _SIZE, 4)


def _system_fonts() -> list[str]:
    """Return the paths of this machine's fonts: the preferred ones, then all others by name.

    Of each family the regular face comes first.
    """
    from matplotlib.font_manager import fontManager

    rank = {name: number for number, name in enumerate(_PREFERRED)}
    regular = {400, "400", "normal", "regular", "book"}
    entries = sorted(
        fontManager.ttflist,
        key=lambda entry: (
            rank.get(entry.name, 99),
            entry.name,
            entry.weight not in regular or entry.style != "normal",
            entry.fname,
        ),
    )
    useful = (entry for entry in entries if not entry.name.startswith(_EMPTY))
    return list(dict.fromkeys(entry.fname for entry in useful))


def text_width(glyphs: Glyphs, text: str, points: float) -> float:
    """Return a text's width in mm; every character must be among the glyphs."""
    return em(points) * sum(glyphs[char].advance for char in text)


def font_runs(glyphs: Glyphs, text: str) -> Iterator[tuple[str, str]]:
    """Yield (font file, characters) for the parts of a text that one font draws."""
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or glyphs[text[index]].font != glyphs[text[start]].font:
            yield glyphs[text[start]].font, text[start:index]
            start = index
