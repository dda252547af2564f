"""The official template measures what docs/format.md says, and is what the script writes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from altered import CONTEXT, STYLES, official, saved
from lxml import etree

from installed import ROOT, find_tool
from reportgen.word.package import DOCUMENT, read_parts, write_package
from reportgen.word.shell import render_shell
from reportgen.word.tree import NAMESPACE, w

R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
SPACES = {"w": NAMESPACE}


def part(name: str) -> etree._Element:
    return etree.fromstring(read_parts(official())[name])


def style(name: str) -> etree._Element:
    (found,) = part(STYLES).xpath(f"w:style[w:name/@w:val='{name}']", namespaces=SPACES)
    return found


def attributes(element: etree._Element, path: str) -> dict[str, str]:
    found = element.find(path, SPACES)
    return {} if found is None else {k.rpartition("}")[2]: v for k, v in found.attrib.items()}


def test_the_committed_template_is_what_the_script_writes(tmp_path: Path) -> None:
    file = tmp_path / "official.docx"
    subprocess.run([sys.executable, "-m", "reportgen.word.official", str(file)], check=True)
    committed = ROOT / "templates" / "official.docx"
    assert file.read_bytes() == committed.read_bytes()


def test_f1_to_f3_every_section_has_the_page() -> None:
    sections = part(DOCUMENT).findall(f".//{w('sectPr')}")
    assert len(sections) == 4
    for section in sections:
        assert attributes(section, "w:pgSz") == {"w": "11906", "h": "16838"}
        margins = attributes(section, "w:pgMar")
        assert [margins[side] for side in ("top", "left", "bottom", "right", "footer")] == [
            "2098",
            "1587",
            "1984",
            "1474",
            "1446",
        ]


def test_f4_lines_and_letters_stand_in_the_default_style() -> None:
    normal = style("Normal")
    assert attributes(normal, "w:pPr/w:spacing") == {
        "before": "0",
        "after": "0",
        "line": "579",
        "lineRule": "exact",
    }
    assert attributes(normal, "w:rPr/w:spacing") == {"val": "-5"}
    assert attributes(normal, "w:pPr/w:snapToGrid") == {"val": "0"}
    assert part(DOCUMENT).find(f".//{w('docGrid')}") is None


def test_f5_and_f35_the_settings_say_what_word_must_not_do() -> None:
    settings = part("word/settings.xml")
    assert settings.find(w("evenAndOddHeaders")) is not None
    assert settings.find(w("mirrorMargins")) is None
    assert settings.find(w("updateFields")) is None
    assert attributes(settings, "w:characterSpacingControl") == {"val": "doNotCompress"}
    modes = {e.get(w("name")): e.get(w("val")) for e in settings.iter(w("compatSetting"))}
    assert modes["compatibilityMode"] == "15"
    normal = style("Normal")
    assert attributes(normal, "w:pPr/w:kinsoku") == {"val": "1"}
    assert attributes(normal, "w:pPr/w:overflowPunct") == {"val": "0"}
    assert (
        attributes(part(STYLES), "w:docDefaults/w:rPrDefault/w:rPr/w:lang")["eastAsia"] == "zh-CN"
    )


def test_no_style_has_a_theme_face_and_every_face_serves_all_scripts() -> None:
    for fonts in part(STYLES).iter(w("rFonts")):
        assert set(fonts.attrib) == {w(k) for k in ("ascii", "hAnsi", "eastAsia", "cs")}
        assert len(set(fonts.attrib.values())) == 1


def test_an_indent_is_written_in_characters_and_in_twips() -> None:
    for name in ("Body Text", "heading 1", "heading 2", "heading 3", "heading 4"):
        assert attributes(style(name), "w:pPr/w:ind") == {
            "firstLineChars": "200",
            "firstLine": "630",
        }


@pytest.mark.parametrize(("level", "face"), [(1, "黑体"), (2, "楷体_GB2312"), (3, "仿宋_GB2312")])
def test_f10_to_f12_headings_are_real_ones(level: int, face: str) -> None:
    heading = style(f"heading {level}")
    assert attributes(heading, "w:pPr/w:outlineLvl") == {"val": str(level - 1)}
    assert heading.find("w:pPr/w:keepNext", SPACES) is not None
    assert attributes(heading, "w:rPr/w:rFonts")["eastAsia"] == face
    assert heading.find("w:rPr/w:b", SPACES) is None


@pytest.mark.parametrize(
    ("footer", "text", "side"),
    [(1, "", None), (2, "1", None), (3, "— 1 —", "right"), (4, "— 1 —", "left")],
)
def test_f14_to_f16_page_numbers(footer: int, text: str, side: str | None) -> None:
    root = part(f"word/footer{footer}.xml")
    assert "".join(root.itertext(w("t"))) == text
    assert attributes(root, "w:p/w:pPr/w:jc") == ({"val": side} if side else {})
    assert attributes(root, "w:p/w:pPr/w:ind") == ({side: "280"} if side else {})
    for run in root.iter(w("r")):
        assert len([c for c in run if c.tag != w("rPr")]) == 1  # WPS: a field piece, a run
    footer_style = style("footer")
    assert attributes(footer_style, "w:rPr/w:sz") == {"val": "28"}
    assert attributes(footer_style, "w:rPr/w:rFonts")["eastAsia"] == "宋体"
    assert attributes(footer_style, "w:pPr/w:spacing")["line"] == "280"


def test_f16_contents_and_body_count_from_one() -> None:
    sections = part(DOCUMENT).findall(f".//{w('sectPr')}")
    feet = [[e.get(R_ID) for e in section.iter(w("footerReference"))] for section in sections[:3]]
    assert feet == [
        ["rIdFooterNone", "rIdFooterNone"],
        ["rIdFooterContents", "rIdFooterContents"],
        ["rIdFooterOdd", "rIdFooterEven"],
    ]
    assert all(attributes(section, "w:pgNumType") == {"start": "1"} for section in sections)


def test_f24_and_f25_the_tables_fill_the_width_and_their_headers_repeat() -> None:
    for table in part(DOCUMENT).iter(w("tbl")):
        widths = [int(column.get(w("w"))) for column in table.iter(w("gridCol"))]
        assert sum(widths) == 8845
        assert attributes(table, "w:tblPr/w:tblW") == {"w": "8845", "type": "dxa"}
        assert attributes(table, "w:tblPr/w:tblLayout") == {"type": "fixed"}
        header, *rows = table.findall(w("tr"))
        assert header.find("w:trPr/w:tblHeader", SPACES) is not None
        assert all(row.find("w:trPr/w:cantSplit", SPACES) is not None for row in (header, *rows))
    borders = style("公文表格").find("w:tblPr/w:tblBorders", SPACES)
    assert {line.get(w("sz")) for line in borders} == {"4"}
    assert len(borders) == 6


def test_f36_footnotes_are_circled_and_contents_lead_to_the_edge() -> None:
    numbers = {e.get(w("val")) for e in part("word/settings.xml").iter(w("numFmt"))}
    assert numbers == {"decimalEnclosedCircleChinese"}
    tab = attributes(style("toc 1"), "w:pPr/w:tabs/w:tab")
    assert tab == {"val": "right", "leader": "dot", "pos": "8845"}


def test_every_relationship_leads_to_a_part_with_a_type() -> None:
    parts = read_parts(official())
    relations = etree.fromstring(parts["word/_rels/document.xml.rels"])
    ids = {relation.get("Id"): f"word/{relation.get('Target')}" for relation in relations}
    used = set(part(DOCUMENT).xpath("//@r:id", namespaces={"r": R_ID[1:-3]}))
    assert used <= set(ids)
    assert set(ids.values()) <= set(parts)
    overrides = {e.get("PartName") for e in part("[Content_Types].xml")}
    assert {f"/{target}" for target in ids.values()} <= overrides


@pytest.mark.tool("ooxml-validator")
@pytest.mark.parametrize("filled", [False, True])
def test_the_open_xml_sdk_finds_no_fault(filled: bool, tmp_path: Path) -> None:
    data = official()
    if filled:
        shell = render_shell(data, {**CONTEXT, "draft": "征求意见稿"})
        document = shell.document("<w:p/>", "<w:p/>", shell.section_first)
        data = write_package({DOCUMENT: document, **shell.parts})
    tool = find_tool("ooxml-validator") or ""
    done = subprocess.run([tool, str(saved(data, tmp_path))], capture_output=True, check=False)
    assert json.loads(done.stdout)["errors"] == []
