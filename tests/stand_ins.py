"""Free faces under the names of the official ones, as wide and as high as Word sets those.

What is measured on rendered pages proves geometry, never the font. The official Chinese faces have
Latin letters and figures of half an em, and Word sets a single line of them 1.3 ems high; the free
ones with the same shapes have neither, so their copies are given both.
"""

from __future__ import annotations

import os
from pathlib import Path

from installed import TOOLS

# Official face, its PostScript name, the free face with its shapes.
FACES = {
    "仿宋_GB2312": ("FangSong_GB2312", "FandolFang-Regular"),
    "楷体_GB2312": ("KaiTi_GB2312", "FandolKai-Regular"),
    "方正小标宋简体": ("FZXBSJW--GB1-0", "FandolSong-Bold"),
    "黑体": ("SimHei", "FandolHei-Regular"),
    "宋体": ("SimSun", "FandolSong-Regular"),
}
FOLDER = TOOLS / "fonts" / "official"
_ABOVE, _BELOW = 1010, 290  # thousandths of an em: 1.3 together
_HALF = 500


def stand_ins() -> Path:
    """Return the folder that holds the stand-ins; made where the free faces are, once."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, (postscript, free) in FACES.items():
        target, source = FOLDER / f"{postscript}.otf", TOOLS / "fonts" / f"{free}.otf"
        if source.exists() and not target.exists():
            beside = target.with_suffix(f".{os.getpid()}.tmp")
            _dressed(source, name, postscript, beside)
            beside.replace(target)
    return FOLDER


def _dressed(source: Path, name: str, postscript: str, target: Path) -> None:
    from fontTools.ttLib import TTFont

    with TTFont(source, recalcBBoxes=False) as font:
        font["name"].names = []
        for number, text in {1: name, 2: "Regular", 4: name, 6: postscript}.items():
            font["name"].setName(text, number, 3, 1, 0x409)
        metrics, windows = font["hhea"], font["OS/2"]
        metrics.ascent, metrics.descent, metrics.lineGap = _ABOVE, -_BELOW, 0
        windows.sTypoAscender, windows.sTypoDescender, windows.sTypoLineGap = _ABOVE, -_BELOW, 0
        windows.usWinAscent, windows.usWinDescent = _ABOVE, _BELOW
        windows.usWeightClass = 400
        windows.fsSelection = 0x40  # regular
        font["head"].macStyle = 0
        _narrowed(font)
        font["CFF "].cff.fontNames = [postscript]
        font.save(target, reorderTables=False)


def _narrowed(font: object) -> None:
    """Make every Latin letter and figure half an em wide."""
    from fontTools.pens.t2CharStringPen import T2CharStringPen
    from fontTools.pens.transformPen import TransformPen

    characters, widths = font.getBestCmap(), font["hmtx"]
    glyphs, top = font.getGlyphSet(), font["CFF "].cff.topDictIndex[0]
    for code in range(0x20, 0x7F):
        name = characters.get(code)
        if name is None or widths[name][0] == _HALF:
            continue
        factor = _HALF / widths[name][0]
        pen = T2CharStringPen(_HALF, glyphs)
        glyphs[name].draw(TransformPen(pen, (factor, 0, 0, 1, 0, 0)))
        old = top.CharStrings[name]
        top.CharStrings[name] = pen.getCharString(old.private, old.globalSubrs)
        widths[name] = (_HALF, round(widths[name][1] * factor))
