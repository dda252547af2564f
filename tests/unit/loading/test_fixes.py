"""What `check --fix` writes."""

from __future__ import annotations

from reportgen.diagnostics import Diagnostic, problem
from reportgen.loading.fixes import diff_text, fixed_text, settled_text
from reportgen.loading.reading import parse_instance
from reportgen.source import Edit, SourceText, file_span

_SOURCE = SourceText("a.yaml", "0123456789")


def mistake(*edits: tuple[int, int, str], path: str = "a.yaml") -> Diagnostic:
    made = tuple(Edit(path, *edit) for edit in edits)
    return problem("empty-file", file_span(path), edits=made)


def test_all_edits_of_a_file_are_made():
    assert fixed_text(_SOURCE, [mistake((8, 9, "")), mistake((1, 2, "x"), (4, 4, "y"))]) == (
        "0x23y45679"
    )


def test_nothing_to_mend_gives_nothing():
    assert fixed_text(_SOURCE, [mistake(), mistake((0, 1, "x"), path="b.yaml")]) is None


def test_of_overlapping_cures_the_first_is_taken_whole():
    assert fixed_text(_SOURCE, [mistake((1, 4, "x")), mistake((3, 5, "y"), (7, 8, "z"))]) == (
        "0x456789"
    )


def test_the_same_edit_twice_is_made_once():
    assert fixed_text(_SOURCE, [mistake((2, 2, "x")), mistake((2, 2, "x"))]) == "01x23456789"


def test_neighbouring_edits_are_both_made():
    assert fixed_text(_SOURCE, [mistake((1, 2, "x")), mistake((2, 3, "y"), (3, 3, "z"))]) == (
        "0xyz3456789"
    )


def test_the_difference_shows_old_and_new_lines_whatever_their_breaks():
    shown = diff_text("a\r\nb：1\r\nc\r\n", "a\r\nb: 1\r\nc\r\n", "content/a.yaml")
    assert shown.splitlines() == [
        "--- content/a.yaml",
        "+++ content/a.yaml",
        "@@ -1,3 +1,3 @@",
        " a",
        "-b：1",
        "+b: 1",
        " c",
    ]


def test_a_mistake_behind_another_is_mended_with_it():
    source = SourceText("a.yaml", "body: |\n  甲\u2028乙\ntitle：a: b\n")
    _, found = parse_instance(source.text.encode(), "a.yaml", "section")
    assert [d.code for d in found] == ["hidden-break"]
    assert settled_text(source, found, "section") == "body: |\n  甲\n  乙\ntitle: 'a: b'\n"


def test_what_nobody_can_mend_safely_stays():
    source = SourceText("a.yaml", "title: a\ntitle: b\n")
    _, found = parse_instance(source.text.encode(), "a.yaml", "section")
    assert settled_text(source, found, "section") is None
