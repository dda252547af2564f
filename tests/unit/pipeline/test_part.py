"""One part of a report alone."""

from pathlib import Path

import pytest

from reportgen.assembly import assemble
from reportgen.diagnostics import DiagnosticError
from reportgen.pipeline.part import only_part
from reportgen.pipeline.reading import read
from reportgen.project import Project
from reportgen.starter import write_project


@pytest.fixture
def report(tmp_path: Path):
    write_project(tmp_path)
    found = assemble(read(Project(tmp_path)).sources).report
    assert found is not None
    return found


def test_a_section_alone_keeps_its_chapters_heading_and_its_number(report):
    part = only_part(report, "content/sections/01-基本情况/02-办学条件.yaml")
    (chapter,) = part.chapters
    assert (chapter.heading.number, [s.heading.number for s in chapter.sections]) == (
        "一、",
        ["（二）"],
    )
    assert (part.introduction, part.cases, part.title_lines) == ((), (), ())
    assert not part.options.contents


def test_a_case_alone_has_no_chapters(report):
    part = only_part(report, "content/cases/01-校企共建实训室.yaml")
    assert part.chapters == ()
    assert [case.label for case in part.cases] == ["案例1"]


def test_a_chapter_alone_has_all_its_sections(report):
    part = only_part(report, "content/sections/01-基本情况/chapter.yaml")
    assert [len(chapter.sections) for chapter in part.chapters] == [2]


def test_what_is_no_part_is_told(report):
    with pytest.raises(DiagnosticError) as caught:
        only_part(report, "content/report.yaml")
    assert [d.code for d in caught.value.diagnostics] == ["no-part"]
