"""Rows F30-F36 of docs/format.md: figures, marks, footnotes, language and properties."""

from __future__ import annotations

import re
import struct
from functools import cache

import pytest
from made import NAMES, document
from reading import Document, W, value

BODY, HEI = "仿宋_GB2312", "黑体"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
EMU_OF_MM = 36000


@cache
def read(name: str) -> Document:
    return Document(document(name))


def extents(element) -> list[tuple[float, float]]:
    """Return the width and height in mm of the pictures in an element."""
    return [
        (int(each.get("cx")) / EMU_OF_MM, int(each.get("cy")) / EMU_OF_MM)
        for each in element.iter(f"{WP}extent")
    ]


def test_f30_a_caption_is_centred_12_pt_hei_below_its_figure():
    found = read("shipped")
    captions = found.styled("图题")
    assert len(captions) == 18
    for line in captions:
        look = line.look
        assert (look.font, look.size, look.alignment) == (HEI, 24, "center")
        assert re.match(r"图[一二三四五六七八九十]+\u3000\S", line.text)
        above = line.element.getprevious()
        assert list(above.iter(f"{WP}inline"))
        codes = [each.text.strip() for each in line.element.iter(f"{W}instrText")]
        assert codes == [r"SEQ 图 \* CHINESENUM3"]


def test_f31_pictures_of_a_row_are_equally_high_and_fill_156_mm_at_most():
    rows = 0
    for block in read("sixty-pictures").body:
        sizes = extents(block)
        if sizes:
            rows += 1
            assert len(sizes) <= 4
            assert max(height for _, height in sizes) - min(h for _, h in sizes) < 0.1
            assert sum(width for width, _ in sizes) <= 156.1
    assert rows == 24


@pytest.mark.parametrize("name", ["shipped", "sixty-pictures", "chart-in-a-case"])
def test_f32_every_picture_and_chart_has_an_alternative_text(name):
    about = list(read(name).body.iter(f"{WP}docPr"))
    assert about
    assert all(each.get("descr", "").strip() for each in about)
    assert len({each.get("id") for each in about}) == len(about)


def test_f33_charts_have_300_dots_an_inch_at_print_size():
    found = read("chart-in-a-case")
    relations = {
        each.get("Id"): each.get("Target") for each in found.part("word/_rels/document.xml.rels")
    }
    inline = next(found.body.iter(f"{WP}inline"))
    (picture,) = inline.iter(f"{DRAWING}blip")
    data = found.parts[f"word/{relations[picture.get(f'{RELATION}embed')]}"]
    width, height = struct.unpack(">II", data[16:24])
    ((across, down),) = extents(inline)
    assert width / (across / 25.4) >= 299
    assert height / (down / 25.4) >= 299


def test_f34_the_square_of_a_unit_is_a_real_superscript():
    found = read("shipped")
    runs = [
        (value(run.find(f"{W}rPr/{W}vertAlign")), "".join(run.itertext()))
        for run in found.body.iter(f"{W}r")
    ]
    assert runs.count(("superscript", "2")) > 10
    flat = "".join("^" if vertical else text for vertical, text in runs)
    assert not re.search("m2(?![0-9])", flat)


@pytest.mark.parametrize("name", NAMES)
def test_f35_language_properties_and_switches(name):
    found = read(name)
    defaults = found.sheet.root.find(f"{W}docDefaults")
    assert value(defaults.find(f".//{W}lang"), "eastAsia") == "zh-CN"
    for part in ("word/document.xml", "word/styles.xml"):
        for language in re.findall(rb'<w:lang [^>]*w:eastAsia="([^"]*)"', found.parts[part]):
            assert language == b"zh-CN"
    core = found.parts["docProps/core.xml"].decode()
    assert re.search("<dc:title>[^<]+</dc:title>", core)
    assert re.search("<dc:creator>[^<]+</dc:creator>", core)
    assert "<dc:language>zh-CN</dc:language>" in core
    if name != "shipped":
        assert "2026-01-15T00:00:00Z" in core
    settings = found.part("word/settings.xml")
    modes = {value(each, "name"): value(each) for each in settings.iter(f"{W}compatSetting")}
    assert modes["compatibilityMode"] == "15"
    assert value(settings.find(f"{W}characterSpacingControl")) == "doNotCompress"
    normal = found.sheet.styles[found.sheet.defaults["paragraph"]]
    assert value(normal.find(f"{W}pPr/{W}kinsoku")) == "1"
    assert value(normal.find(f"{W}pPr/{W}overflowPunct")) == "0"


def test_f36_footnotes_are_9_pt_and_numbered_in_circles():
    found = read("footnotes")
    notes = [
        each
        for each in found.part("word/footnotes.xml").iter(f"{W}footnote")
        if not value(each, "type")
    ]
    assert len(notes) == 25
    for note in notes:
        look = found.line(note.find(f"{W}p")).look
        assert (look.font, look.size) == (BODY, 18)
    for section in found.sections:
        kind = section.find(f"{W}footnotePr/{W}numFmt")
        assert kind is None or value(kind) == "decimalEnclosedCircleChinese"


def test_f36_notes_stand_below_a_table_at_the_left_and_contents_have_dotted_leaders():
    notes = read("wide").styled("表格注")
    assert [line.text for line in notes] == ["注：不含短期培训。", "资料来源：各校年报"]
    for line in notes:
        assert (line.look.font, line.look.size, line.look.alignment) == (BODY, 18, "left")
    found = read("wide")
    for line in found.styled("toc 1"):
        assert (line.look.font, line.look.size) == (BODY, 32)
    (stop,) = found.sheet.styles["TOC1"].iter(f"{W}tab")
    assert (value(stop), value(stop, "leader"), value(stop, "pos")) == ("right", "dot", "8845")
