"""The audit over labelled relations: what is wrong is found, what is right is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from reportgen import pipeline
from reportgen.audit import audit
from reportgen.diagnostics import Severity
from reportgen.project import Project

LABELLED = [
    relation
    for file in sorted(Path(__file__).with_name("labelled").glob("*.yaml"))
    for relation in yaml.safe_load(file.read_text(encoding="utf-8"))
]
ABOUT_FORM = {"citation", "typography", "completeness"}


def told(folder: Path, relation: dict) -> set[str]:
    """Return the families that say more than a note of a relation."""
    lines = [line for line in relation["text"].splitlines() if line.strip()]
    table = ""
    if "rows" in relation:
        lines += ["见【表：甲】。", "【表：甲】"]
        rows = "".join("      " + "\t".join(row.split()) + "\n" for row in relation["rows"])
        note = f"    note: {relation['note']}\n" if "note" in relation else ""
        table = f"tables:\n  甲:\n    caption: 各校情况\n{note}    data: |\n{rows}"
    body = "".join(f"  {line}\n" for line in lines)
    content = folder / "content"
    (content / "sections").mkdir(parents=True)
    head = f"title: 年报\nyear: {relation.get('year', 2025)}\n" + relation.get("report", "")
    if "before" in relation:
        head += "previous: 上年\n"
        write_last_year(folder / "上年" / "content", relation["before"])
    (content / "report.yaml").write_text(head, encoding="utf-8")
    text = f"title: 情况\nbody: |\n{body}{table}"
    (content / "sections" / "01-情况.yaml").write_text(text, encoding="utf-8")
    report = pipeline.check(Project(folder.resolve())).report
    assert report is not None
    return {d.code for d in audit(report) if d.severity > Severity.NOTE} - ABOUT_FORM


def write_last_year(content: Path, rows: list[str]) -> None:
    """Write the report of the year before with its table 甲."""
    data = "".join("      " + "\t".join(row.split()) + "\n" for row in rows)
    (content / "sections").mkdir(parents=True)
    (content / "report.yaml").write_text("title: 年报\nyear: 2024\n", encoding="utf-8")
    text = f"title: 情况\ntables:\n  甲:\n    caption: 各校情况\n    data: |\n{data}"
    (content / "sections" / "01-情况.yaml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    "relation", [r for r in LABELLED if "wrong" not in r], ids=lambda r: r["text"][:24]
)
def test_a_right_or_explained_relation_is_left_alone(relation, tmp_path):
    assert told(tmp_path, relation) == set()


@pytest.mark.parametrize(
    "relation", [r for r in LABELLED if "wrong" in r], ids=lambda r: r["text"][:24]
)
def test_a_wrong_relation_is_found_by_its_family(relation, tmp_path):
    assert told(tmp_path, relation) & set(relation["wrong"])
