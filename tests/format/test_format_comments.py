"""Reading copies: what is found in the shipped and the invented reports, as Word comments."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import docx
import pytest
from lxml import etree
from made import NAMES, laid_out
from reading import W, text_of, value

from installed import find_tool
from rendering import save_again
from reportgen import pipeline
from reportgen.diagnostics import Diagnostic
from reportgen.project import Project
from reportgen.reporter import place_text, remarks
from reportgen.word import structure_problems
from reportgen.word.package import DOCUMENT, read_parts

COMMENTS = "word/comments.xml"


@cache
def copied(name: str) -> tuple[tuple[Diagnostic, ...], bytes, bytes]:
    """Return what was found in a report, its document, and its reading copy with all of that."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made).resolve()
        laid_out(name, folder)
        checked = pipeline.check(Project(folder))
        assert checked.again is not None
        assert checked.document is not None
        found = checked.diagnostics
        return found, checked.document, checked.again(remarks=remarks(found, "zh"))


def comments(data: bytes) -> list[list[str]]:
    """Return the comments' paragraphs, by comment."""
    parts = read_parts(data)
    if COMMENTS not in parts:
        return []
    return [[text_of(line) for line in each] for each in etree.fromstring(parts[COMMENTS])]


def ranges(data: bytes) -> dict[str, str]:
    """Return what each comment stands around, by its last paragraph: code and place."""
    root = etree.fromstring(read_parts(data)[DOCUMENT])
    still: dict[str, str] = {}
    found: dict[str, str] = {}
    for each in root.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}t"):
        if each.tag == f"{W}t":
            still = {number: text + (each.text or "") for number, text in still.items()}
        elif each.tag == f"{W}commentRangeStart":
            still[value(each, "id")] = ""
        else:
            found[value(each, "id")] = still.pop(value(each, "id"))
    return {lines[-1]: found[str(n)] for n, lines in enumerate(comments(data))}


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_is_in_exactly_one_comment(name):
    found, _, data = copied(name)
    said = sorted(lines[-1] for lines in comments(data))
    assert said == sorted(f"{each.code}，{place_text(each.span)}" for each in found)


@pytest.mark.parametrize("name", NAMES)
def test_word_would_not_call_a_reading_copy_damaged(name):
    assert structure_problems(copied(name)[2]) == ()


@pytest.mark.tool("ooxml-validator")
@pytest.mark.parametrize("name", NAMES)
def test_the_open_xml_sdk_finds_nothing_in_a_reading_copy(name, tmp_path):
    file = tmp_path / "report.docx"
    file.write_bytes(copied(name)[2])
    words = [find_tool("ooxml-validator") or "", str(file)]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
    assert json.loads(done.stdout)["errors"] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_reading_copy_prints_what_the_document_prints(name):
    _, document, data = copied(name)
    printed, read = (etree.fromstring(read_parts(each)[DOCUMENT]) for each in (document, data))
    assert [text_of(p) for p in read.iter(f"{W}p")] == [text_of(p) for p in printed.iter(f"{W}p")]
    assert b"comment" not in read_parts(document)[DOCUMENT]


def test_a_comment_stands_around_the_figure_that_it_is_about():
    _, _, data = copied("shipped")
    found = ranges(data)
    section = "content/sections/01-基本情况"
    assert found[f"part-exceeds-whole，{section}/01-规模与结构.yaml:4:166"] == "40288"
    assert found[f"ratio，{section}/02-设施设备.yaml:16:22"] == "159.97"
    assert found["outlier，content/data/资助.xlsx › 资助 › F5"] == "1840"
    assert found["citation，content/cases/03-三维赋能.yaml:11:3"].startswith("图十四\u3000")
    assert found["check，content/report.yaml:61:11"] == "吴忠市中等职业教育2025年度质量报告"
    told = {match[1]: around for key, around in found.items() if (match := re.match("(.*)，", key))}
    assert told["typography"] == "2000-4000"
    assert told["term"] == "六新六优六特"


def test_python_docx_reads_the_comments_back(tmp_path):
    found, _, data = copied("shipped")
    file = tmp_path / "report.docx"
    file.write_bytes(data)
    read = list(docx.Document(str(file)).comments)
    assert len(read) == len(found)
    assert {each.author for each in read} == {"reportgen"}
    assert read[2].text.startswith("【存疑】 “全市高中阶段在校学生有40288人”")


@pytest.mark.tool("soffice")
def test_libreoffice_keeps_every_comment_when_it_saves(tmp_path):
    found, _, data = copied("shipped")
    file = tmp_path / "report.docx"
    file.write_bytes(data)
    kept = comments(save_again(file, tmp_path / "again").read_bytes())
    assert len(kept) == len(found)
    assert sorted(kept) == sorted(comments(data))
