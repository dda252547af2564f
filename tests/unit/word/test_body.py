"""The Word body: whole documents, held against Word's rules."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from installed import ROOT, find_tool
from reportgen import pipeline
from reportgen.project import Project, packaged
from reportgen.word import load_template, render, specimen, written_by_us
from reportgen.word.printable import printable_copy
from reportgen.word.structure import structure_problems

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
UPRIGHT, TURNED = 8845, 12756


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    data = (packaged("templates") / "official.docx").read_bytes()
    return load_template(data, tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def shown(template) -> bytes:
    report, charts = specimen()
    return render(report, template, charts, {})


def _document(data: bytes) -> ET.Element:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return ET.fromstring(package.read("word/document.xml"))


def _text(element: ET.Element) -> str:
    return "".join(node.text or "" for node in element.iter(f"{W}t"))


def test_the_specimen_breaks_none_of_words_rules(shown):
    assert structure_problems(shown) == ()


@pytest.mark.tool("ooxml-validator")
def test_the_specimen_is_valid_open_xml(shown, tmp_path):
    assert _validated(shown, tmp_path) == []


@pytest.mark.tool("ooxml-validator")
def test_the_shipped_report_is_valid_open_xml(tmp_path):
    data = _built(ROOT / "content", tmp_path)
    assert structure_problems(data) == ()
    assert _validated(data, tmp_path) == []


def _built(content: Path, folder: Path) -> bytes:
    shutil.copytree(content, folder / "project" / "content")
    document = pipeline.check(Project(folder / "project")).document
    assert document is not None
    return document


def _validated(data: bytes, folder: Path) -> list[object]:
    file = folder / "checked.docx"
    file.write_bytes(data)
    tool = find_tool("ooxml-validator")
    assert tool is not None
    done = subprocess.run([tool, str(file)], capture_output=True, check=False, text=True)
    return json.loads(done.stdout)["errors"]


def test_what_we_wrote_is_known_and_what_a_person_changed_is_not(shown):
    assert written_by_us(shown)
    assert not written_by_us(b"")
    assert not written_by_us(b"PK\x03\x04 damaged")
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(shown)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace("正文".encode(), "文本".encode()))
    assert not written_by_us(out.getvalue())


def test_every_piece_of_a_field_stands_in_a_run_of_its_own(shown):
    for run in _document(shown).iter(f"{W}r"):
        pieces = [c for c in run if c.tag in {f"{W}fldChar", f"{W}instrText"}]
        others = [c for c in run if c.tag not in {f"{W}fldChar", f"{W}instrText", f"{W}rPr"}]
        assert len(pieces) <= 1
        assert not (pieces and others)


def test_captions_are_numbered_by_fields_with_their_results(shown):
    codes = [node.text.strip() for node in _document(shown).iter(f"{W}instrText")]
    assert any(re.fullmatch(r"SEQ 表 \\\* CHINESENUM3", code) for code in codes)
    assert any(re.fullmatch(r"REF _Ref\d{9} \\h \\\* CHARFORMAT", code) for code in codes)
    assert any(code.startswith("TOC ") for code in codes)


def test_a_copy_for_libreoffice_has_no_counting_fields_and_the_same_text(shown):
    copy = printable_copy(shown)
    codes = [node.text for node in _document(copy).iter(f"{W}instrText")]
    assert not any("SEQ" in code or "REF _Ref" in code for code in codes)
    assert _text(_document(copy)) == _text(_document(shown))


def test_every_drawing_has_an_alternative_text_and_an_id_of_its_own(shown):
    wp = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
    properties = list(_document(shown).iter(f"{wp}docPr"))
    assert properties
    assert all(each.get("descr") for each in properties)
    ids = [each.get("id") for each in properties]
    assert len(ids) == len(set(ids))


CELL = st.one_of(
    st.text(alphabet="甲乙丙丁（）abc 1.%", max_size=12),
    st.from_regex(r"[0-9]{1,7}(\.[0-9]{1,3})?%?", fullmatch=True),
    st.just("很长的文字" * 12),
)
GRIDS = st.integers(2, 24).flatmap(
    lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=2, max_size=8)
)


def _table_project(folder: Path, grid: list[list[str]], merge: str, header: int) -> Project:
    cells = "".join(f"      - {json.dumps(row, ensure_ascii=False)}\n" for row in grid)
    text = (
        "title: 章\nbody: |\n  【表：表】\ntables:\n  表:\n"
        f"    header_rows: {header}\n    merge: {merge}\n    cells:\n{cells}"
    )
    for name, data in {
        "report.yaml": "title: 报告\nyear: 2025\n",
        "sections/01.yaml": text,
    }.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(data, encoding="utf-8")
    return Project(folder.resolve())


@settings(
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(GRIDS, st.sampled_from(["A1:A1", "A2:B2", "A1:B1", "B1:B2"]), st.integers(1, 2))
def test_no_random_table_is_invalid_too_wide_or_loses_a_cell(tmp_path, grid, merge, header):
    grid[0][0] = "头"
    grid[0][1:] = [cell if cell.strip() else "列" for cell in grid[0][1:]]
    checked = pipeline.check(_table_project(tmp_path, grid, merge, header))
    assert checked.document is not None, checked.diagnostics
    assert structure_problems(checked.document) == ()
    document = _document(checked.document)
    printed = "".join(re.sub(r"\s", "", _text(table)) for table in document.iter(f"{W}tbl"))
    for table in document.iter(f"{W}tbl"):
        widths = [int(each.get(f"{W}w")) for each in table.find(f"{W}tblGrid")]
        assert min(abs(sum(widths) - UPRIGHT), abs(sum(widths) - TURNED)) <= 2
        for row in table.iter(f"{W}tr"):
            spans = [
                int(span.get(f"{W}val"))
                if (span := cell.find(f"{W}tcPr/{W}gridSpan")) is not None
                else 1
                for cell in row.iter(f"{W}tc")
            ]
            assert sum(spans) == len(widths)
    shown_cells = [
        re.sub(r"\s", "", cell)
        for i, row in enumerate(grid)
        for j, cell in enumerate(row)
        if not (cell_hidden(i, j, merge))
    ]
    assert all(cell in printed for cell in shown_cells)


def cell_hidden(row: int, column: int, merge: str) -> bool:
    """Tell whether a merged cell covers this one."""
    return {"A2:B2": (1, 1), "A1:B1": (0, 1), "B1:B2": (1, 1)}.get(merge) == (row, column)


def test_a_table_of_three_hundred_rows_repeats_its_header(tmp_path):
    grid = [["学校", "人数"], *([f"第{n}校", str(n)] for n in range(300))]
    checked = pipeline.check(_table_project(tmp_path, grid, "A1:A1", 1))
    assert checked.document is not None
    (table,) = _document(checked.document).iter(f"{W}tbl")
    heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iter(f"{W}tr")]
    assert heads == [True, *[False] * 300]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in table.iter(f"{W}tr"))


@pytest.mark.parametrize(
    ("columns", "figure", "size", "turned"),
    [
        (4, "12345.67", 21, False),
        (8, "1234.5", 21, False),
        (12, "123.4", 18, False),
        (16, "1234.5", 18, True),
        (20, "123.4", 15, True),
    ],
)
def test_a_wider_table_is_set_smaller_then_turned(tmp_path, columns, figure, size, turned):
    head = ["学校", *(f"指标{n}" for n in range(1, columns))]
    grid = [head, *(["东城区学校", *[figure] * (columns - 1)] for _ in range(3))]
    checked = pipeline.check(_table_project(tmp_path, grid, "A1:A1", 1))
    assert checked.document is not None
    (table,) = _document(checked.document).iter(f"{W}tbl")
    width = sum(int(each.get(f"{W}w")) for each in table.find(f"{W}tblGrid"))
    assert abs(width - (TURNED if turned else UPRIGHT)) <= 2
    sizes = {int(each.get(f"{W}val")) for each in table.iter(f"{W}sz")} or {21}
    assert sizes == {size}


def test_the_widest_table_is_cut_and_its_labels_repeated(tmp_path):
    head = ["学校", *(f"指标{n}" for n in range(1, 25))]
    grid = [head, ["东城区学校", *["12345.67"] * 24]]
    checked = pipeline.check(_table_project(tmp_path, grid, "A1:A1", 1))
    assert checked.document is not None
    tables = list(_document(checked.document).iter(f"{W}tbl"))
    assert len(tables) > 1
    assert all("东城区学校" in _text(table) for table in tables)
    assert sum(len(list(table.iter(f"{W}tc"))) for table in tables) == 2 * (24 + len(tables))
