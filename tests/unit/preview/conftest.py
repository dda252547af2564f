"""A project read and assembled, as the page is made from."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.pipeline import check
from reportgen.preview import Shown
from reportgen.project import Project

ROOT = Path(__file__).resolve().parents[3]


def shown_of(root: Path) -> Shown:
    """Return what a build of a project comes to."""
    project = Project(root.resolve())
    checked = check(project)
    return Shown(
        report=checked.report,
        charts=checked.made.charts,
        diagnostics=checked.diagnostics,
        sources=checked.made.read.sources,
        failed=checked.document is None,
        status="",
        document=checked.document,
    )


@pytest.fixture
def make(tmp_path):
    """Return a function that makes a project of one section, and what a build comes to."""

    def made(section: str, report: str = "", case: str = "") -> Shown:
        content = tmp_path / "content"
        files = {
            "report.yaml": f"title: 报告\nyear: 2025\n{report}",
            "sections/01-甲.yaml": section,
            "cases/01-案.yaml": case,
        }
        for name, text in files.items():
            path = content / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if text:
                path.write_text(text, encoding="utf-8")
        return shown_of(tmp_path)

    return made


@pytest.fixture(scope="session")
def shipped(tmp_path_factory) -> Shown:
    """Return what a build of the report in this repository comes to."""
    import shutil

    root = tmp_path_factory.mktemp("shipped")
    shutil.copytree(ROOT / "content", root / "content")
    return shown_of(root)
