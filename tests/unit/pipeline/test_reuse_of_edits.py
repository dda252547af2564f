"""Whatever is edited: a build that reuses the last one makes and finds what one anew does."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen import pipeline
from reportgen.pipeline import Checked
from reportgen.project import Project

ROOT = Path(__file__).resolve().parents[3]
# What an editor does to a text: words, figures, whole lines, marks, and mistakes.
OLD_AND_NEW = [
    ("学校", "院校"),
    ("2025年", "2024年"),
    ("。", "，"),
    ("，", ","),
    ("%", "人"),
    ("1", "7"),
    ("合计", "总计"),
    ("【", "【待核："),
    ("【表", "【图"),
    ("\n  ", "\n  新的一段，共有3所学校：甲、乙。\n  "),
    ("\n  ", "\n  # 新的标题\n  "),
    ("\t", "\t1"),
    ("caption: ", "caption: 新"),
    ("type: bar", "type: line"),
    ("formula: ", "formula: 2 * "),
    ("formula: ", "formula: 没有的名字 + "),
    ("key: ", "key: 新"),
    (
        "title: ",
        "title：",
    ),
    ("title: ", "title: 新"),
    ("。", "【注：出处见年鉴。】。"),
]
edits = st.lists(
    st.tuples(st.integers(0, 10_000), st.integers(0, 10_000), st.sampled_from(OLD_AND_NEW)),
    min_size=1,
    max_size=4,
)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory) -> Project:
    folder = tmp_path_factory.mktemp("shipped")
    shutil.copytree(ROOT / "content", folder / "content")
    return Project(folder.resolve())


def _edit(project: Project, file: int, place: int, change: tuple[str, str]) -> None:
    """Change one place of one content file; the same numbers choose the same place."""
    texts = {path: path.read_text(encoding="utf-8") for path in project.content.rglob("*.yaml")}
    old, new = change
    holding = sorted(path for path, text in texts.items() if old in text)
    if not holding:
        return
    path = holding[file % len(holding)]
    pieces = texts[path].split(old)
    at = 1 + place % (len(pieces) - 1)
    changed = old.join(pieces[:at]) + new + old.join(pieces[at:])
    path.write_text(changed, encoding="utf-8")


def _told(checked: Checked) -> list[str]:
    return [repr(each) for each in (*checked.diagnostics, *checked.answered)]


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(edits=edits)
def test_a_warm_build_is_what_a_cold_one_is(shipped, edits):
    kept = {path: path.read_bytes() for path in shipped.content.rglob("*.yaml")}
    try:
        last = pipeline.check(shipped)
        for file, place, change in edits:
            _edit(shipped, file, place, change)
            last = pipeline.check(shipped, last=last.made)
            anew = pipeline.check(shipped)
            assert _told(last) == _told(anew)
            assert last.document == anew.document
    finally:
        for path, data in kept.items():
            path.write_bytes(data)
