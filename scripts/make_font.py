"""Make the font of the charts: Noto Sans SC cut down to GB2312, symbols and people's names.

Needs fontTools and the static Noto Sans SC (SIL OFL 1.1) of the npm package
`@expo-google-fonts/noto-sans-sc`. The same input gives the same bytes:

    npm install --prefix /tmp/noto @expo-google-fonts/noto-sans-sc
    pip install fonttools
    python scripts/make_font.py /tmp/noto/node_modules/@expo-google-fonts/noto-sans-sc
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools import subset
from fontTools.misc.transform import Transform
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parents[1] / "src" / "reportgen" / "charts" / "fonts"

# Characters of people's and places' names that GB2312 lacks, after the lists of
# characters that registry offices and banks have had to supply by hand.
NAMES = (
    "镕喆堃珺琊骉垚燚犇淼翀玥赟旻昇玮琪瑄玹珩珵琨琮琰瑀瑢璟璠璐璇祎祺禛筠翊翎翾昱昊昕晗晢晞晟"
    "暐暄曈曦朎杋栎桤梽棽楠榕槿樾橦欤毓沄沇沚泓泠泫洺浠浡涵淏淙淯湉湜溁溦滢漪潆潇潼澔澍濛瀚灏"
    "炀炘烜焓焜焱煊煜煦熠燊燏燨爔玢玘珈珉珞珣珮琎琬琭琳瑨瑭瑱璁璎璘璨瓒甯畯皓皞皛盱睿砼硚碶礼祜"
    "禔禤秾穂竑笪箬粲綦纮绂绤绮缃缦羿翯耔聿芃芊芮苡苼茗茜茵荃荏莀莹菀菡萱葳蒗蒨蓁蔚蕤蕾薏薇藜蘅"
    "虓蝾衎袆裎觐訚诃诣诩谌谞贇赪跞跶轶辂迦逄逯遘邘邳郗郦郯郿鄞酆釭鈊鈡鉴銎錡鎏鎔鑫钇钊钐钰铖铠"
    "铭锃锳镔镛闫阊阗阡陟隽雯雱霁霈霖霭靓靖靳韫韬韶韵頔颀颉颐颢飏飔饴馥騄骁骐骢髙鬶鲲鳐鸢鸾麒黉"
    "龑龢奡嫄嫚婳媛婧姝妤姮娅嬿孖宓峣峤峥嵘嵩嶷巘帏彧徕忻怡恺惇慜懿戬扆揆揚敔敩斐旸昶喦喾嚞囍埕"
    "埜堉墅壵夌奕妘姞姣妍婕嬛屾岚岽崟崧嵎嶦廖弢彣彤彬彰忞忱恂悫惟愔愷憬瞾鱻麤灥飝厵毳骎旼昀佺侒俣"
    "倞偲傒僖儁兕冉凊勍勖匜卺叡吉吴咲哿唐啓喜嘏嘒噶囝圳坭垟垯埗埼堃塬塱墘犟奀姶啫嘢囧仝丼丶仂仉"
)
SYMBOLS = (
    "—–‑‒‐·•‥…‧‰′″※‼₩€℃℅℉ℓ№℡™Ω℧Å←↑→↓↔↕↖↗↘↙⇐⇒⇔∂∅∆∏∑−∓√∝∞∟∠∥∧∨∩∪∫∮∴∵∶∷≈≌≠≡≤≥≦≧≪≫"
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳■□▢▪▫▲△▶▷▼▽◀◁◆◇◉○◌◎●◐◑◥◦★☆☉☎☑♀♂♠♣♥♦✓✚ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ"
    "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩㊣㎎㎏㎜㎝㎞㎟㎠㎡㎢㎣㎤㎥㎥㏄㏎㏑㏒㏕㎾㎿㎸㎖㎗㎘ℓ〇々〆〒〓〔〕〖〗｡￠￡￢￣￤￥"
)
# Noto Sans SC has ¹²³⁴ only; the rest is made from its digits and signs.
_SUPERSCRIPTS = dict(zip("⁰⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", "056789+−=()n", strict=True))
_SUBSCRIPTS = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ", "0123456789+−=()n", strict=True))
_SMALL = 0.62
_RAISE, _LOWER = 340, -120  # units of 1/1000 em

_DROPPED = ["GPOS", "GSUB", "BASE", "GDEF", "STAT", "vhea", "vmtx", "gasp", "prep"]


def gb2312() -> Iterator[str]:
    """Yield the characters of GB2312: 6,763 hanzi and 682 others."""
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            yield from bytes([high, low]).decode("gb2312", errors="ignore")


def wanted() -> set[int]:
    """Return the code points of the charts' font."""
    latin = {*range(0x20, 0x7F), *range(0xA0, 0x180)}
    full_width = set(range(0xFF01, 0xFF5F))
    return latin | full_width | {ord(char) for char in (*gb2312(), *NAMES, *SYMBOLS)}


def cut(source: Path) -> TTFont:
    """Return the font with the wanted glyphs, without shaping tables and hints."""
    options = subset.Options(
        layout_features=[], hinting=False, glyph_names=False, notdef_outline=True
    )
    options.drop_tables += _DROPPED
    font = subset.load_font(str(source), options)
    font.recalcTimestamp = False
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted())
    cutter.subset(font)
    return font


def add_small_characters(font: TTFont) -> None:
    """Make the super- and subscripts that the font lacks from its own digits."""
    for made, height in ((_SUPERSCRIPTS, _RAISE), (_SUBSCRIPTS, _LOWER)):
        for char, base in made.items():
            _add_scaled(font, char, base, height)


def _add_scaled(font: TTFont, char: str, base: str, height: int) -> None:
    glyphs, source = font.getGlyphSet(), font.getBestCmap()[ord(base)]
    outline = DecomposingRecordingPen(glyphs)
    glyphs[source].draw(outline)
    pen = TTGlyphPen(None)
    outline.replay(TransformPen(pen, Transform(_SMALL, 0, 0, _SMALL, 0, height)))
    name = f"uni{ord(char):04X}"
    glyph = pen.glyph()
    font["glyf"][name] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (round(font["hmtx"][source][0] * _SMALL), getattr(glyph, "xMin", 0))
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[ord(char)] = name


def main(package: Path) -> None:
    """Write the font and its licence from the unpacked npm package."""
    font = cut(package / "400Regular" / "NotoSansSC_400Regular.ttf")
    add_small_characters(font)
    target = TARGET / "NotoSansSC-Subset.ttf"
    font.save(target, reorderTables=True)
    licence = (package / "LICENSE_FONT").read_text(encoding="utf-8")
    (TARGET / "OFL.txt").write_text(licence, encoding="utf-8", newline="\n")
    print(f"{target}: {len(font.getBestCmap())} characters, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
