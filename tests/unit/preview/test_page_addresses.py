"""An address that the page gives is one that a sentence understands."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

from reportgen.model import Paragraph, blocks_of, plain_text
from reportgen.pipeline import addresses_of_project, check, tables_of_project
from reportgen.preview import Page, page_of
from reportgen.project import Project

ROOT = Path(__file__).resolve().parents[3]
_CELL = re.compile(r'data-address="【([^"]*)】">(.*?)</td>')
_CALLED = re.compile("“([^”]*)”写的是")
_TAG = re.compile(r"<[^>]*>")


def given_addresses(page: Page) -> list[tuple[str, str]]:
    """Return every address of the page with the text of its cell."""
    html = "".join(block.html for block in page.blocks)
    return [
        (unescape(address), unescape(_TAG.sub("", shown.replace("<br>", "\n"))))
        for address, shown in _CELL.findall(html)
    ]


def test_the_page_gives_the_addresses_that_names_tells(shipped, tmp_path):
    shutil.copytree(ROOT / "content", tmp_path / "content")
    project = Project(tmp_path.resolve())
    told = {
        address.text
        for table in tables_of_project(project)
        for address in addresses_of_project(project, table)
    }
    given = {address for address, _ in given_addresses(page_of(shipped, "zh"))}
    assert given == told
    assert len(given) > 200


def test_an_address_is_what_the_messages_call_its_cell(shipped):
    page = page_of(shipped, "zh")
    given = {address for address, _ in given_addresses(page)}
    called = {
        _CALLED.findall(problem.message)[0] for problem in page.problems if problem.code == "ratio"
    }
    assert "资产.红寺堡.生均占地" in called
    assert called <= given


def test_every_address_pasted_into_a_sentence_prints_its_cell(shipped, tmp_path):
    shutil.copytree(ROOT / "content", tmp_path / "content")
    given = given_addresses(page_of(shipped, "zh"))
    body = "".join(f"  甲【{address}】\n" for address, _ in given)
    pasted = tmp_path / "content" / "sections" / "99-粘贴.yaml"
    pasted.write_text(f"title: 粘贴\nbody: |\n{body}", encoding="utf-8")
    report = check(Project(tmp_path.resolve())).report
    assert report is not None
    printed = [
        plain_text(block.inlines).removeprefix("甲")
        for block in blocks_of(report)
        if block.span.path == "content/sections/99-粘贴.yaml" and isinstance(block, Paragraph)
    ]
    assert len(printed) == len(given)
    for (address, cell), value in zip(given, printed, strict=True):
        assert value == cell or (value and re.fullmatch(f"{re.escape(value)}\\D+", cell)), address
