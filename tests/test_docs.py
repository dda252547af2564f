"""The documentation says what is true."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from reportgen.diagnostics import Severity
from reportgen.loading.reading import parse_instance
from reportgen.project import Kind
from reportgen.validation import load_schemas, validate

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
EXAMPLE = re.compile(r"```yaml\n# content/([^\n]+)\n(.*?)```", re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page):
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_list_of_messages_is_that_of_the_catalogs(language):
    script = runpy.run_path(str(ROOT / "scripts" / "write_messages.py"))
    page = script["PAGES"][language].read_text(encoding="utf-8")
    assert page == script["page"](language), "run scripts/write_messages.py"


@pytest.mark.parametrize("page", ["编写指南.md", "writing.md"])
def test_the_guide_names_every_key_of_report_yaml(page):
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    keys = load_schemas().documents["report"]["properties"]
    keys = {*keys, *keys["captions"]["properties"]}
    assert sorted(key for key in keys if not re.search(rf"\b{key}\b", text)) == []


def _kind(path: str) -> Kind:
    if path in {"report.yaml", "answers.yaml"}:
        return "report" if path == "report.yaml" else "answers"
    return "case" if path.startswith("cases/") else "section"


def _examples():
    for page in PAGES:
        for path, text in EXAMPLE.findall(page.read_text(encoding="utf-8")):
            yield pytest.param(path, text, id=f"{page.name}:{path}")


@pytest.mark.parametrize(("path", "text"), list(_examples()))
def test_a_whole_file_in_the_documentation_is_accepted(path, text):
    kind = _kind(path)
    instance, problems = parse_instance(text.encode(), f"content/{path}", kind)
    assert instance is not None, problems
    assert [d for d in problems if d.severity > Severity.NOTE] == []
    assert validate(instance, load_schemas()) == ()
