"""What a template says is read once and kept; the cache is never needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from altered import CONTEXT, altered, official, saved

from reportgen.cache import write_cache
from reportgen.diagnostics import DiagnosticError
from reportgen.word import load_shell, load_template
from reportgen.word.harvest import harvest
from reportgen.word.shell import render_shell


def test_the_cache_gives_what_the_template_gave(tmp_path: Path) -> None:
    first, second = (load_template(official(), tmp_path) for _ in range(2))
    assert first == second
    assert first.prototypes == harvest(official())
    shells = [load_shell(template, CONTEXT) for template in (first, second)]
    assert shells == [render_shell(official(), CONTEXT)] * 2
    assert len(list(tmp_path.iterdir())) == 2


def test_another_context_or_template_gets_its_own(tmp_path: Path) -> None:
    template = load_template(official(), tmp_path)
    other = load_template(altered(('w:w="11906"', 'w:w="12000"')), tmp_path)
    assert other.prototypes.page.width == 12000
    titles = [
        load_shell(template, {**CONTEXT, "title_lines": t}).before_contents for t in ("甲", "乙")
    ]
    assert ["甲" in titles[0], "乙" in titles[1]] == [True, True]


@pytest.mark.parametrize("kept", [b"", b"{}", b"no json", b"[]"])
def test_a_cache_of_another_shape_is_made_again(kept: bytes, tmp_path: Path) -> None:
    template = load_template(official(), tmp_path)
    shell = load_shell(template, CONTEXT)
    for file in tmp_path.iterdir():
        write_cache(file, kept)
    assert load_template(official(), tmp_path) == template
    assert load_shell(template, CONTEXT) == shell


def test_a_wrong_template_is_not_kept(tmp_path: Path) -> None:
    for _ in range(2):
        with pytest.raises(DiagnosticError):
            load_template(altered(("〔正文〕", "")), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_cached_build_imports_neither_lxml_nor_docxtpl(tmp_path: Path) -> None:
    load_shell(load_template(official(), tmp_path), CONTEXT)
    file = saved(official(), tmp_path)
    program = (
        "import sys; from pathlib import Path; from reportgen.word import *;"
        f"t = load_template(Path({str(file)!r}).read_bytes(), Path({str(tmp_path)!r}));"
        f"load_shell(t, {CONTEXT!r});"
        "print(sorted({'lxml', 'docxtpl', 'docx', 'jinja2', 'ssl'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
