"""The numbers of the official format that a template carries; each stands beside its row (F1-F36).

Lengths are twips, font sizes half-points, borders eighths of a point, as Word writes them.
"""

from __future__ import annotations

# F1-F3: A4, 天头 37 mm, 订口 28 mm, 版心 156 x 225 mm.
PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
TOP, BOTTOM, LEFT, RIGHT = 2098, 1984, 1587, 1474
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT

# F4: 22 lines of 28 characters without a character grid.
LINE = 579
LETTER_SPACING = -5

# F6-F12: faces and sizes.
TITLE_FACE = "方正小标宋简体"
BODY_FACE = "仿宋_GB2312"
KAI_FACE = "楷体_GB2312"
HEI_FACE = "黑体"
SONG_FACE = "宋体"
TITLE_SIZE, BODY_SIZE = 44, 32
INDENT_CHARS, INDENT = 200, 630  # F9: two characters of 16 pt, each closed up by 5 tw

EM = 315  # a character of 16 pt, closed up by 5 tw

# F14, F15: — 1 — in 14 pt, one character in, its dash 7 mm below the text.
PAGE_NUMBER_SIZE, PAGE_NUMBER_LINE, PAGE_NUMBER_INDENT = 28, 280, 280
FOOTER = 1446
HEADER = 1134  # 20 mm: the draft mark stands above the text

# F21, F24, F25, F30, F36: tables, captions, notes.
CAPTION_SIZE = 24
CELL_SIZE = 21
NOTE_SIZE = 18
ROW_HEIGHT = 397  # 0.7 cm
CELL_SIDE, CELL_TOP = 57, 28  # 0.1 and 0.05 cm
GRID_LINE = 4  # 0.5 pt
THICK_LINE, THIN_LINE = 12, 6  # the three lines: 1.5 and 0.75 pt
SINGLE = 240
PICTURE_ROOM = 160

COMPATIBILITY = 15  # F35
