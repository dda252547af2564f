"""Whole documents, checked by the Open XML SDK and printed by LibreOffice."""

from __future__ import annotations

import json
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest
from word_reports import (
    AT,
    W,
    case,
    document,
    figure,
    heading,
    paragraph,
    photo,
    picture,
    png,
    printed,
    report,
    style,
    table,
    table_block,
    text,
    written,
)

from installed import find_tool
from rendering import render_pdf, unmapped_faces
from reportgen.model import Block, Footnote, Report, Section
from reportgen.word import printable_copy, specimen, structure_problems

PROSE = (
    "各校把培养高素质技能人才作为中心任务，面向区域产业调整专业，办学条件逐年改善，教学质量稳步提高，"
    "学生的品德、技能和体质都有进步，毕业生受到用人单位的欢迎。"
)
PHOTOS = tuple(
    picture(f"照片{n}", 1600 if n % 2 else 1200, 1200 if n % 2 else 1600) for n in range(7)
)


def prose(ident: int, times: int) -> Block:
    return paragraph(PROSE * times, ident=f"b1{ident:09x}")


def tall(rows: int, ident: str) -> Block:
    lines = (f"第{n}职业学校|数控技术应用|{n * 37}|9{n}.5%" for n in range(rows))
    made = table("学校|专业|学生数|合格率", *lines, note=(text("按学年统计。"),), unit="人")
    return table_block(made, ident)


def wide(columns: int, ident: str) -> Block:
    header = "学校|" + "|".join(f"第{n}项经费" for n in range(columns))
    return table_block(table(header, *(["青铜峡市职教中心" + "|12345.67" * columns] * 5)), ident)


def chapter(number: int, *blocks: Block) -> Section:
    inner = tuple(
        Section(
            f"s{number}{place}",
            heading(
                2, f"（{'一二三四五六七八九'[place]}）", "小节标题", f"b2{number * 16 + place:09x}"
            ),
            (block, prose(number * 16 + place, 1 + place * 2)),
            (),
            AT,
        )
        for place, block in enumerate(blocks)
    )
    own = heading(1, f"{'一二三四五六七八九'[number]}、", f"第{number}章的标题", f"b3{number:09x}")
    return Section(f"c{number}", own, (prose(100 + number, 3),), inner, AT)


def long_report() -> Report:
    note = Footnote("n", 1, (text("脚注排在本页下方，用带圈的数字编号，字号小一些。"),), AT)
    return report(
        prose(900, 4),
        options={"contents": True, "cover": True},
        chapters=(
            chapter(0, tall(9, "b4000000001"), figure(PHOTOS[1], ident="b5000000001")),
            chapter(
                1, tall(45, "b4000000002"), paragraph("带脚注的句子。", note, ident="b6000000001")
            ),
            chapter(2, figure(*PHOTOS[:3], number=2, ident="b5000000002"), tall(4, "b4000000003")),
            chapter(3, wide(10, "b4000000004"), prose(901, 9), tall(3, "b4000000005")),
            chapter(4, prose(902, 20), figure(*PHOTOS[3:7], number=3, ident="b5000000003")),
            chapter(5, wide(26, "b4000000006"), tall(30, "b4000000007"), prose(903, 12)),
        ),
        cases=tuple(
            case(heading(1, "一、", "做法", f"b7{n:09x}"), prose(910 + n, 14 + n), number=n)
            for n in (1, 2)
        ),
    )


@cache
def long_document() -> bytes:
    files = {item.file: photo(item, png(40 * n)) for n, item in enumerate(PHOTOS)}
    return written(long_report(), {}, files)


@pytest.mark.tool("ooxml-validator")
@pytest.mark.parametrize("name", ["specimen", "long"])
def test_the_open_xml_sdk_finds_nothing(name, tmp_path):
    data = written(*specimen()) if name == "specimen" else long_document()
    file = tmp_path / "report.docx"
    file.write_bytes(data)
    done = subprocess.run(
        [find_tool("ooxml-validator") or "", str(file)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert json.loads(done.stdout)["errors"] == []
    assert structure_problems(data) == ()


@cache
def pages(folder: Path) -> list[str]:
    """Return the text of each page of the long report, without blanks."""
    assert not unmapped_faces(), "the page would be measured in other faces"
    file = folder / "long.docx"
    file.write_bytes(printable_copy(long_document()))
    pdf = render_pdf(file, folder)
    done = subprocess.run(
        ["pdftotext", "-raw", str(pdf), "-"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return [re.sub(r"\s", "", page) for page in done.stdout.split("\f")[:-1]]


@pytest.fixture(scope="module")
def rendered(tmp_path_factory) -> list[str]:
    return pages(tmp_path_factory.mktemp("rendered"))


def entries() -> list[tuple[str, int]]:
    found = [p for p in document(long_document()).iter(f"{W}p") if style(p) in {"TOC1", "TOC2"}]
    split = (re.fullmatch(r"(.*\D)(\d+)", printed(p)) for p in found)
    return [(re.sub(r"\s", "", m[1]), int(m[2])) for m in split if m]


@pytest.mark.tool("soffice", "pdftotext", "fc-match")
def test_the_contents_name_the_pages_that_libreoffice_prints(rendered):
    """F18: computed, with LibreOffice as the oracle."""
    first = next(n for n, page in enumerate(rendered) if n > 1 and "....." not in page)
    place, behind, differing = first, 0, []
    for words, page in entries():
        while words not in rendered[place][behind:]:
            place, behind = place + 1, 0
        behind += rendered[place][behind:].index(words) + len(words)
        if place - first + 1 != page:
            differing.append((words, page, place - first + 1))
    assert differing == []


@pytest.mark.tool("soffice", "pdftotext", "fc-match")
def test_every_figure_of_a_table_is_printed_on_one_line(rendered):
    text_of_all = "\n".join(rendered)
    assert text_of_all.count("12345.67") == 5 * (10 + 26)
    assert text_of_all.count("续表一") >= 1
