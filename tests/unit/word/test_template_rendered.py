"""The official page as LibreOffice prints it, measured."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest
from altered import CONTEXT, official, saved

from rendering import render_pdf, unmapped_faces
from reportgen.word.harvest import harvest
from reportgen.word.package import DOCUMENT, write_package
from reportgen.word.shell import render_shell

MM = 72 / 25.4
pytestmark = pytest.mark.tool("soffice", "pdftotext", "fc-match")

Word = tuple[str, float, float, float, float]  # text, left, top, right, bottom in mm


@cache
def sample() -> bytes:
    """Return a report of full lines, a turned page in its middle, with cover and contents."""
    prototypes = harvest(official())
    shell = render_shell(official(), CONTEXT)
    body = prototypes.paragraphs["body"]
    heading = prototypes.paragraphs["contents1"]

    def lines(count: int) -> str:
        text = "国" * (28 * count - 2)
        return f"<w:p>{body.ppr}<w:r>{body.rpr}<w:t>{text}</w:t></w:r></w:p>"

    def end(section: str) -> str:
        return f"<w:p>{body.ppr.replace('</w:pPr>', section + '</w:pPr>')}</w:p>"

    contents = f"<w:p>{heading.ppr}<w:r><w:t>一</w:t></w:r><w:r><w:tab/><w:t>1</w:t></w:r></w:p>"
    report = (
        lines(22)
        + lines(20)
        + end(shell.section_first)
        + lines(3)
        + end(shell.turned_next)
        + lines(23)
    )
    document = shell.document(contents, report, shell.section_next)
    return write_package({DOCUMENT: document, **shell.parts})


@cache
def pages(folder: Path) -> list[list[Word]]:
    assert not unmapped_faces(), "the page would be measured in other faces"
    pdf = render_pdf(saved(sample(), folder, "sample.docx"), folder)
    done = subprocess.run(
        ["pdftotext", "-bbox", str(pdf), "-"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return [
        [
            (text, *(float(edge) / MM for edge in edges))
            for *edges, text in re.findall(
                r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', page
            )
        ]
        for page in done.stdout.split("<page ")[1:]
    ]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> list[list[Word]]:
    return pages(tmp_path_factory.mktemp("rendered"))


def full_lines(page: list[Word]) -> list[Word]:
    return [word for word in page if word[0].startswith("国")]


def footer(page: list[Word]) -> tuple[str, float, float, float]:
    """Return the page number's text, left and right edge, and the height of its middle."""
    below = [word for word in page if not word[0].startswith("国")][-3:]
    text = " ".join(word[0] for word in below)
    middle = (below[0][2] + below[0][4]) / 2
    return text, below[0][1], below[-1][3], middle


def test_f4_a_page_has_22_lines_of_28_characters(printed: list[list[Word]]) -> None:
    lines = full_lines(printed[2])
    assert [len(word[0]) for word in lines] == [26] + [28] * 21
    assert len(full_lines(printed[3])) == 20


def test_f2_and_f3_the_lines_fill_the_type_area(printed: list[list[Word]]) -> None:
    lines = full_lines(printed[2])
    assert min(word[1] for word in lines) == pytest.approx(28, abs=0.3)
    assert max(word[3] for word in lines) == pytest.approx(28 + 156, abs=0.6)
    assert min(word[2] for word in lines) >= 37 - 0.3
    assert max(word[4] for word in lines) <= 37 + 225 + 0.3


def test_f14_to_f16_numbers_stand_where_they_belong(printed: list[list[Word]]) -> None:
    cover, contents, first, second, turned, after, last = printed
    assert [word[0] for word in cover][-1].endswith("日")
    assert [word[0] for word in contents][-1] == "1"
    assert contents[-1][1] == pytest.approx(28 + 78, abs=3)
    character = 14 / MM
    for page, number in ((first, 1), (turned, 3), (last, 5)):
        text, _, right, _ = footer(page)
        assert text == f"— {number} —"
        edge = 297 - 37 if page is turned else 210 - 26
        assert right == pytest.approx(edge - character, abs=1)
    for page, number in ((second, 2), (after, 4)):
        text, left, _, _ = footer(page)
        assert text == f"— {number} —"
        assert left == pytest.approx(28 + character, abs=1)


def test_f15_the_dash_lies_7_mm_below_the_type_area(printed: list[list[Word]]) -> None:
    for page in (printed[2], printed[3]):
        assert footer(page)[3] - (37 + 225) == pytest.approx(7, abs=0.6)
    assert footer(printed[4])[3] - (28 + 156) == pytest.approx(7, abs=0.6)
