"""Every document is sound: to the Open XML SDK, and to what no schema says."""

from __future__ import annotations

import json
import subprocess

import pytest
from made import NAMES, document

from installed import find_tool
from reportgen.word import structure_problems


@pytest.mark.parametrize("name", NAMES)
def test_word_would_not_call_it_damaged(name):
    assert structure_problems(document(name)) == ()


@pytest.mark.tool("ooxml-validator")
@pytest.mark.parametrize("name", NAMES)
def test_the_open_xml_sdk_finds_nothing(name, tmp_path):
    file = tmp_path / "report.docx"
    file.write_bytes(document(name))
    done = subprocess.run(
        [find_tool("ooxml-validator") or "", str(file)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert json.loads(done.stdout)["errors"] == []
