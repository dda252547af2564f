"""The shipped font, and the way to others for a rare character."""

from __future__ import annotations

import hashlib

from reportgen.charts.faces import FONT, FONT_DIGEST, find_glyphs, font_runs, text_width

GB2312 = "".join(
    bytes([high, low]).decode("gb2312", errors="ignore")
    for high in range(0xA1, 0xF8)
    for low in range(0xA1, 0xFF)
)


def test_the_shipped_font_has_gb2312_symbols_and_names_so_that_all_machines_draw_alike():
    wanted = set(GB2312) | set("²³㎡％‰～—…“”‘’①⑳₂₀⁵H₂O℃×÷≤≥·镕喆堃珺  ½")
    glyphs = find_glyphs(wanted)
    assert [char for char in sorted(wanted) if glyphs[char].font != str(FONT)] == []


def test_the_digest_that_names_cached_pictures_is_the_fonts():
    assert hashlib.sha256(FONT.read_bytes()).hexdigest().startswith(FONT_DIGEST)


def test_the_licence_stands_beside_the_font():
    licence = (FONT.parent / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_a_chinese_character_is_one_em_wide():
    glyphs = find_glyphs("人1")
    assert abs(text_width(glyphs, "人人", 10.5) - 2 * 10.5 * 25.4 / 72) < 1e-6
    assert 0.5 < glyphs["1"].advance < 0.6


def test_what_the_shipped_font_lacks_comes_from_the_next_one_in_a_run_of_its_own():
    glyphs = find_glyphs("甲⅓乙")
    runs = list(font_runs(glyphs, "甲⅓乙"))
    assert [part for _, part in runs] == ["甲", "⅓", "乙"]
    assert runs[1][0].endswith("DejaVuSans.ttf")
    assert list(font_runs(glyphs, "")) == []


def test_a_character_that_no_font_has_is_not_among_the_glyphs():
    assert set(find_glyphs("甲\U000e0041\ud800")) == {"甲"}
