"""Where things lie."""

from pathlib import Path

import pytest

from reportgen.diagnostics import DiagnosticError, message_text
from reportgen.project import (
    Project,
    content_files,
    find_project,
    inside,
    is_ignored,
    natural_key,
    packaged,
)


def _write(root: Path, *names: str) -> Project:
    for name in ("report.yaml", *names):
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("title: 甲\n", encoding="utf-8")
    return Project(root.resolve())


def test_a_project_is_found_from_any_folder_inside_it(tmp_path):
    project = _write(tmp_path, "sections/01-甲/chapter.yaml")
    assert find_project(tmp_path / "content" / "sections" / "01-甲") == project


def test_a_folder_without_a_report_is_no_project(tmp_path):
    with pytest.raises(DiagnosticError) as caught:
        find_project(tmp_path)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "no-project"
    assert message_text(diagnostic, "zh").endswith("里没有 content/report.yaml，不是一个报告项目")


def test_files_come_in_reading_order_and_numbers_count_as_numbers(tmp_path):
    project = _write(
        tmp_path,
        "sections/10-末.yaml",
        "sections/2-中/chapter.yaml",
        "sections/2-中/10-乙.yaml",
        "sections/2-中/9-甲.yaml",
        "cases/01-例.yaml",
        "attachments/01-附.yaml",
        "answers.yaml",
    )
    files, problems = content_files(project)
    assert [(f.kind, f.relative) for f in files] == [
        ("report", "content/report.yaml"),
        ("chapter", "content/sections/2-中/chapter.yaml"),
        ("section", "content/sections/2-中/9-甲.yaml"),
        ("section", "content/sections/2-中/10-乙.yaml"),
        ("chapter", "content/sections/10-末.yaml"),
        ("case", "content/cases/01-例.yaml"),
        ("attachment", "content/attachments/01-附.yaml"),
        ("answers", "content/answers.yaml"),
    ]
    assert problems == ()


def test_a_folder_of_sections_without_its_chapter_is_told(tmp_path):
    project = _write(tmp_path, "sections/01-甲/01-乙.yaml")
    _, (diagnostic,) = content_files(project)
    assert diagnostic.code == "chapter-missing"
    assert diagnostic.span.path == "content/sections/01-甲/chapter.yaml"
    assert (
        message_text(diagnostic, "zh")
        == "文件夹 content/sections/01-甲 里没有 chapter.yaml，不知道这一章的标题"
    )


def test_a_file_that_belongs_nowhere_is_told(tmp_path):
    project = _write(tmp_path, "第一章.yaml")
    _, (diagnostic,) = content_files(project)
    assert (diagnostic.code, diagnostic.span.path) == ("stray-file", "content/第一章.yaml")


def test_a_link_that_leads_out_of_the_project_is_not_followed(tmp_path):
    outside = tmp_path / "别处.yaml"
    outside.write_text("title: 甲\n", encoding="utf-8")
    project = _write(tmp_path / "报告")
    (project.content / "cases").mkdir()
    (project.content / "cases" / "01.yaml").symlink_to(outside)
    files, problems = content_files(project)
    assert [f.kind for f in files] == ["report"]
    assert [d.code for d in problems] == ["outside-project"]


@pytest.mark.parametrize(
    "name", ["~$报告.yaml", ".a.swp", "~WRL0001.tmp", "a.yaml~", "4913", ".#a", "lu12x.tmp"]
)
def test_files_of_editors_and_office_programs_are_no_content(name):
    assert is_ignored(name)


def test_a_name_sorts_by_its_numbers():
    names = ["10-a", "2-a", "1-b", "1-a", "a"]
    assert sorted(names, key=natural_key) == ["a", "1-a", "1-b", "2-a", "10-a"]


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "a\0b"])
def test_a_path_outside_the_project_is_refused(tmp_path, name):
    assert inside(_write(tmp_path), name) is None


def test_a_data_file_is_named_from_the_content_folder(tmp_path):
    project = _write(tmp_path)
    assert inside(project, "data/资产.xlsx") == project.content / "data" / "资产.xlsx"
    assert inside(project, "../templates/a.docx") == project.root / "templates" / "a.docx"


def test_the_package_carries_its_schemas():
    assert (packaged("schema") / "section.schema.json").is_file()
