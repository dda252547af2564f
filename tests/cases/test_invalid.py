"""What bad input gets: for each code a small project, and the exact text that a person reads.

`tests/cases/invalid/CODE/` holds the project and `expected.txt`. Where a case has no report.yaml
of its own, an ordinary one is put in. `REGEN=1 pytest tests/cases` writes the texts anew, to be
read in a diff.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.diagnostics import MESSAGES
from reportgen.project import Project
from reportgen.reporter import human

INVALID = Path(__file__).resolve().parent / "invalid"
CASES = sorted(path.name for path in INVALID.iterdir() if path.is_dir())
REPORT = "title: 年度报告\nyear: 2025\n"


def _told(folder: Path, code: str) -> str:
    """Return what is told; that a case's little table is mentioned nowhere matters to one alone."""
    checked = pipeline.check(Project(folder.resolve()))
    told = [d for d in checked.diagnostics if d.code != "citation" or code == "citation"]
    return human(told, "zh", checked.texts)


@pytest.mark.parametrize("code", CASES)
def test_bad_input_is_told_with_its_place_cause_and_cure(code, tmp_path):
    shutil.copytree(INVALID / code, tmp_path / "project")
    report = tmp_path / "project" / "content" / "report.yaml"
    if not report.exists():
        report.parent.mkdir(parents=True, exist_ok=True)
        report.write_text(REPORT, encoding="utf-8")
    told = _told(tmp_path / "project", code)
    expected = INVALID / code / "expected.txt"
    if os.environ.get("REGEN"):
        expected.write_text(told, encoding="utf-8", newline="\n")
    assert f"[{code}]" in told
    assert told == expected.read_text(encoding="utf-8")


def test_every_code_has_a_case():
    """A code has a folder here, or a test that says its exact text."""
    tests = Path(__file__).resolve().parents[1]
    written = "".join(path.read_text(encoding="utf-8") for path in tests.rglob("test_*.py"))
    codes = {key.partition(".")[0] for key in MESSAGES} - set(CASES)
    untold = {code for code in codes if not re.search(rf'["\' ]{re.escape(code)}["\'.:]', written)}
    assert untold == set()
