"""Rules that are run text by text find what they find in the whole report."""

from __future__ import annotations

import shutil
from pathlib import Path

from reportgen import pipeline
from reportgen.audit import RULES, audit
from reportgen.audit.local import LOCAL
from reportgen.audit.reading import Reading
from reportgen.project import Project

ROOT = Path(__file__).resolve().parents[3]


def test_every_local_rule_finds_the_same_in_the_whole_and_text_by_text(tmp_path):
    shutil.copytree(ROOT / "content", tmp_path / "content")
    report = pipeline.check(Project(tmp_path.resolve())).report
    assert report is not None
    for rule in RULES:
        whole = sorted(map(repr, rule.run(Reading(report))))
        assert sorted(map(repr, audit(report, (rule,)))) == whole, rule.code


def test_local_rules_are_rules():
    assert {rule.code for rule in RULES} >= LOCAL
