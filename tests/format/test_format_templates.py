"""A template restyled by hand and saved by another program builds the same report."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import docx
import pytest
from made import ROOT, built, document, print_document
from reading import Document, W, value
from test_format_contents import named

from installed import find_tool
from rendering import rendered_pages
from reportgen.diagnostics import Severity
from reportgen.word import check_template, structure_problems
from reportgen.word.official import official_template

BUREAU = ROOT / "templates" / "bureau.docx"


def shipped_with(template: bytes) -> bytes:
    """Return the shipped report, with a cover, written into another template."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made).resolve()
        shutil.copytree(ROOT / "content", folder / "content")
        (folder / "templates").mkdir()
        (folder / "templates" / "ours.docx").write_bytes(template)
        report = folder / "content" / "report.yaml"
        text = report.read_text(encoding="utf-8").replace("cover: false", "cover: true")
        more = "template: ../templates/ours.docx\ndate: 2026-01-15\n"
        report.write_text(f"{more}{text}", encoding="utf-8")
        return built(folder)


@cache
def bureau() -> bytes:
    return shipped_with(BUREAU.read_bytes())


@cache
def printed_bureau() -> bytes:
    return print_document(bureau())


def test_it_was_saved_by_another_program_and_lacks_nothing():
    template = Document(BUREAU.read_bytes())
    assert b"LibreOffice" in template.parts["docProps/app.xml"]
    told = check_template(BUREAU.read_bytes())
    assert {(d.code, d.severity) for d in told} == {("template-differs", Severity.NOTE)}


def test_the_same_report_stands_in_it():
    ours, official = Document(bureau()), Document(document("shipped"))
    wanted = body_of(official)
    assert body_of(ours)[: len(wanted)] == wanted
    assert len(ours.tables) == len(official.tables)


def body_of(found: Document) -> list[str]:
    """Return what the lines from the title on say."""
    start = next(n for n, line in enumerate(found.lines) if line.style == "Title")
    return [line.text for line in found.lines[start:] if line.text]


def test_faces_colours_and_the_tables_are_the_designer_s():
    found = Document(bureau())
    title = found.styled("Title")[0]
    body = found.styled("Body Text")
    after = [line for line in body if found.lines.index(line) > found.lines.index(title)]
    assert {line.look.font for line in after[:100]} == {"宋体"}
    assert title.look.font == "华文中宋"
    for table in found.tables:
        first = table.find(f"{W}tr/{W}tc/{W}tcPr/{W}shd")
        assert value(first, "fill") == "D9E2F3"
    totals = [value(each, "fill") for each in found.body.iter(f"{W}shd")]
    assert "F2F2F2" in totals


def test_the_cover_s_fields_the_red_line_and_the_colophon_are_filled_in():
    found = Document(bureau())
    text = [line.text for line in found.lines]
    title = next(n for n, line in enumerate(found.lines) if line.style == "Title")
    assert "密级：内部" in text[:title]
    assert "（2025年度）" in text[:title]
    red = [
        n
        for n, line in enumerate(found.lines)
        if value(line.element.find(f"{W}pPr/{W}pBdr/{W}bottom"), "color").upper() == "C00000"
    ]
    assert red == [title - 1]
    assert text[title - 1] == "吴忠市教育局"
    assert re.match("抄送：", [t for t in text if t][-2])
    assert [t for t in text if t][-1].endswith("2026年1月15日印发")


@pytest.mark.tool("ooxml-validator")
def test_the_document_is_sound(tmp_path):
    assert structure_problems(bureau()) == ()
    file = tmp_path / "report.docx"
    file.write_bytes(bureau())
    words = [find_tool("ooxml-validator") or "", str(file)]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
    assert json.loads(done.stdout)["errors"] == []


@pytest.mark.tool("soffice", "fc-list")
def test_its_contents_name_the_pages_printed_whatever_stands_before_the_body():
    pages = rendered_pages(printed_bureau())
    off = {mark: page - pages[mark] for mark, page in named(bureau()) if page != pages[mark]}
    assert all(abs(each) == 1 for each in off.values()), off
    assert len(off) <= 0.05 * len(named(bureau())), off


def test_a_header_of_the_first_page_only_stands_in_the_body_s_first_section_alone():
    """As Word writes it: `titlePg`, and a header of its own."""
    template = docx.Document(io.BytesIO(official_template()))
    section = template.sections[2]
    section.different_first_page_header_footer = True
    section.first_page_header.is_linked_to_previous = False
    section.first_page_header.paragraphs[0].text = "红头"
    target = io.BytesIO()
    template.save(target)
    data = shipped_with(target.getvalue())
    assert structure_problems(data) == ()
    sections = Document(data).sections
    first_page = [each.find(f"{W}titlePg") is not None for each in sections]
    assert first_page.count(True) == 1
    place = first_page.index(True)
    kinds = {value(each, "type") for each in sections[place].findall(f"{W}headerReference")}
    assert "first" in kinds
