"""The link that opens an editor at a line, on every system."""

from __future__ import annotations

import pytest

from reportgen.preview.editors import PRESETS, editor_of, file_link


@pytest.mark.parametrize(
    ("root", "editor", "link"),
    [
        ("/home/a b", "vscode", "vscode://file/home/a%20b/content/%E7%94%B2%23.yaml:{line}:{column}"),
        ("C:/报告", "cursor", "cursor://file/C:/%E6%8A%A5%E5%91%8A/content/%E7%94%B2%23.yaml:{line}:{column}"),
        ("C:/x", "idea", "idea://open?file=C:/x/content/%E7%94%B2%23.yaml&line={line}&column={column}"),
        ("/x", "sublime", "subl://open?url=file:///x/content/%E7%94%B2%23.yaml&line={line}&column={column}"),
        ("/x", "none", ""),
    ],
)  # fmt: skip
def test_a_link_names_the_whole_file(root, editor, link):
    assert file_link(root, "content/甲#.yaml", PRESETS[editor]) == link


def test_an_editor_of_ones_own_is_a_template():
    own = editor_of("emacs://open?f={path}&l={line}")
    assert own is not None
    assert file_link("/x", "a.yaml", own) == "emacs://open?f=/x/a.yaml&l={line}"


@pytest.mark.parametrize(
    "wanted",
    [
        "javascript:alert('{path}')",
        "data:text/html,{path}",
        "https://evil.example/{path}",
        "file://{path}",
        "JavaScript:alert('{path}')",
        "vscode://file/x:{line}",
        "emacs",
        "",
    ],
)
def test_what_opens_no_editor_is_refused(wanted):
    assert editor_of(wanted) is None


@pytest.mark.parametrize("path", ["/etc/passwd", "C:/x/a.docx", "../a.yaml", "a/../../b.yaml"])
def test_what_lies_outside_the_project_is_not_led_to(path):
    assert file_link("/x", path, PRESETS["vscode"]) == ""
