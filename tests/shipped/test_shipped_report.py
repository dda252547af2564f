"""The report in this repository: every figure of the printed one is in the document it makes."""

from __future__ import annotations

import re
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from reportgen import pipeline
from reportgen.diagnostics import Severity
from reportgen.model import FigureBlock, Picture, TableBlock, blocks_of
from reportgen.project import Project

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Shipped:
    """The built report: the document's bytes, the report it was made from, what was found."""

    file: Path
    checked: pipeline.Checked
    body: ET.Element

    @property
    def report(self):
        return self.checked.report


@pytest.fixture(scope="module")
def shipped(tmp_path_factory) -> Shipped:
    folder = tmp_path_factory.mktemp("shipped")
    shutil.copytree(ROOT / "content", folder / "content")
    built = pipeline.build(Project(folder))
    errors = [d for d in built.checked.diagnostics if d.severity is Severity.ERROR]
    assert errors == []
    assert built.saved is not None
    with zipfile.ZipFile(built.saved) as package:
        document = ET.fromstring(package.read("word/document.xml"))
    body = document.find(f"{W}body")
    assert body is not None
    return Shipped(built.saved, built.checked, body)


def _text(element: ET.Element) -> str:
    """Return what an element prints: text and line breaks, no field codes."""
    parts = []
    for node in element.iter():
        if node.tag == f"{W}t":
            parts.append(node.text or "")
        elif node.tag == f"{W}br":
            parts.append("\n")
    return "".join(parts)


def _tables(body: ET.Element) -> list[list[list[str]]]:
    tables = (table for table in body.iter(f"{W}tbl") if table.find(f".//{W}drawing") is None)
    return [
        [[_text(cell) for cell in row.findall(f"{W}tc")] for row in table.findall(f"{W}tr")]
        for table in tables
    ]


def _close(text: str) -> str:
    """Return a cell as it is compared: blanks and line breaks are layout, m2 prints as m²."""
    return re.sub(r"\s", "", text).replace("m2", "m²")


@pytest.mark.parametrize("number", range(1, 13))
def test_every_cell_prints_as_in_the_printed_report(shipped, number):
    lines = (HERE / "tables" / f"表{number:02}.tsv").read_text(encoding="utf-8").splitlines()
    width = max(line.count("\t") + 1 for line in lines)
    expected = [[_close(c) for c in line.split("\t")] for line in lines]
    expected = [row + [""] * (width - len(row)) for row in expected]
    found = [[_close(cell) for cell in row] for row in _tables(shipped.body)[number - 1]]
    assert found == expected


def _parts(shipped: Shipped) -> dict[str, str]:
    """Return the prose outside tables by part: 0 the introduction, 1-9 chapters, cases behind."""
    heads = {
        f"{chapter.heading.number}{''.join(i.text for i in chapter.heading.inlines)}": str(index)
        for index, chapter in enumerate(shipped.report.chapters, 1)
    }
    heads |= {case.label: case.label for case in shipped.report.cases}
    parts: dict[str, list[str]] = {"0": []}
    now = "0"
    for element in shipped.body:
        if element.tag == f"{W}p":
            text = _text(element)
            now = heads.get(re.sub(r"\s", "", text), now)
            parts.setdefault(now, []).append(text)
    return {name: "\n".join(texts) for name, texts in parts.items()}


def _prose() -> list[tuple[str, str, str]]:
    lines = (HERE / "prose.tsv").read_text(encoding="utf-8").splitlines()
    return [tuple((*line.split("\t"), "")[:3]) for line in lines if line.strip()]


def test_every_number_of_the_printed_prose_is_in_its_chapter(shipped):
    parts = _parts(shipped)
    missing = []
    for part, figure, before in _prose():
        number = re.match(r"[0-9.,]+%?(?:[-—:][0-9.]+)?", figure)
        wanted = (number.group() if number else figure).rstrip(".,")
        found = re.search(rf"(?<![0-9.]){re.escape(wanted)}(?![0-9])", parts.get(part, ""))
        if found is None:
            missing.append((part, before, figure))
    assert missing == []


def test_the_report_has_what_it_is_to_have(shipped):
    blocks = list(blocks_of(shipped.report))
    figures = [block for block in blocks if isinstance(block, FigureBlock)]
    items = [item for block in figures for item in block.items]
    pictures = [item for item in items if isinstance(item, Picture)]
    assert len(shipped.report.chapters) == 9
    assert sum(len(chapter.sections) for chapter in shipped.report.chapters) == 20
    assert len(shipped.report.cases) == 4
    assert sum(isinstance(block, TableBlock) for block in blocks) == 12
    assert len(pictures) == 14
    assert not any(picture.missing for picture in pictures)
    assert len(items) - len(pictures) >= 8


def test_its_drawings_are_all_in_the_document(shipped):
    drawings = list(shipped.body.iter(f"{W}drawing"))
    blocks = [b for b in blocks_of(shipped.report) if isinstance(b, FigureBlock)]
    assert len(drawings) == sum(len(block.items) for block in blocks)


def test_strict_refuses_it_while_its_figures_disagree(shipped):
    found = {d.code for d in shipped.checked.diagnostics if d.severity is Severity.CONTRADICTION}
    assert {"ratio", "check"} <= found or {"ratio"} <= found


def test_it_is_the_same_document_every_time(shipped, tmp_path):
    shutil.copytree(ROOT / "content", tmp_path / "content")
    again = pipeline.build(Project(tmp_path))
    assert again.saved is not None
    assert again.saved.read_bytes() == shipped.file.read_bytes()
