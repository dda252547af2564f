"""The options of `reportgen watch` that concern its page."""

from __future__ import annotations

import pytest

from reportgen.cli.main import run
from reportgen.starter import write_project


@pytest.mark.parametrize("editor", ["emacs", "javascript:alert('{path}')", "vscode://file/x"])
def test_an_editor_that_opens_nothing_is_wrong_usage(editor, tmp_path, capsys):
    write_project(tmp_path / "报告")
    assert run(["watch", str(tmp_path / "报告"), "--editor", editor, "--lang", "zh"]) == 2
    assert "vscode, vscodium, cursor" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["0", "65536", "甲"])
def test_a_port_that_is_none_is_wrong_usage(port, tmp_path):
    write_project(tmp_path / "报告")
    assert run(["watch", str(tmp_path / "报告"), "--port", port]) == 2


def test_a_page_that_is_not_wanted_loads_no_server(tmp_path):
    import subprocess
    import sys

    write_project(tmp_path / "报告")
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from reportgen.cli.paging import showing\n"
        "from reportgen.project import Project\n"
        "with showing(Project(Path(sys.argv[1])), 'zh', {'no_page': True}):\n"
        "    print(sorted({'starlette', 'uvicorn', 'anyio'} & set(sys.modules)))\n"
    )
    words = [sys.executable, "-c", code, str(tmp_path / "报告")]
    said = subprocess.run(words, capture_output=True, text=True, timeout=60, check=True)
    assert said.stdout.strip() == "[]"
