"""The reading copy: where it goes, what it takes for a finding, what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.diagnostics import problem
from reportgen.model import Remark
from reportgen.pipeline.commenting import copy_beside
from reportgen.source import Span, file_span

FINDING = problem("typography.doubled", Span("content/a.yaml", 3, 5, 3, 7), marks="。。")


def says(found):
    return [Remark(each.span, "提示", (each.code,)) for each in found]


def renders(remarks):
    return " ".join(remark.lines[0] for remark in remarks).encode()


@pytest.mark.parametrize("name", ["报告.docx", "报告（新）.docx", "报告（新12）.docx"])
def test_it_stands_beside_the_document_under_a_name_of_its_own(tmp_path, name):
    copied = copy_beside(tmp_path / name, renders, [FINDING], says)
    assert copied.path == tmp_path / "报告（批注）.docx"
    assert copied.path.read_bytes() == b"typography"
    assert copied.diagnostics == ()
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("folder", ["", "出"])
def test_what_was_told_of_the_document_s_place_is_no_finding(tmp_path, monkeypatch, folder):
    monkeypatch.chdir(tmp_path)
    place = Path(folder) / "报告.docx"
    kept = problem("output-open", file_span(str(place)), file="报告.docx", beside="报告（新）.docx")
    copied = copy_beside(place.with_name("报告（新）.docx"), renders, [FINDING, kept], says)
    assert copied.path.read_bytes() == b"typography"


def test_one_that_a_person_has_edited_stays_and_the_new_one_goes_beside_it(tmp_path):
    edited = tmp_path / "报告（批注）.docx"
    edited.write_bytes("改过".encode())
    copied = copy_beside(tmp_path / "报告.docx", renders, [FINDING], says)
    assert edited.read_bytes() == "改过".encode()
    assert copied.path == tmp_path / "报告（批注）（新）.docx"
    assert [each.key for each in copied.diagnostics] == ["output-edited"]


def test_a_place_that_takes_no_file_is_told(tmp_path):
    (tmp_path / "报告").write_text("", encoding="utf-8")
    copied = copy_beside(tmp_path / "报告" / "报告.docx", renders, [FINDING], says)
    assert copied.path is None
    assert [each.key for each in copied.diagnostics] == ["output-unwritable"]
