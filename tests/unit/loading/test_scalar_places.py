"""A character of a scalar leads back to where it was typed, in every YAML style."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.loading.instance import Scalar
from reportgen.loading.reading import parse_instance

_WORD = st.text("甲乙丙𠮷，。：ab1'\"\\#-", min_size=1, max_size=6)
_LINE = st.lists(_WORD, min_size=1, max_size=4).map(" ".join)
_BREAKS = st.sampled_from(["\n", "\r\n"])
_TEXT = st.lists(st.one_of(_LINE, st.just("")), min_size=1, max_size=7)


def scalar(text: str) -> Scalar:
    instance, found = parse_instance(text.encode(), "a.yaml", "section")
    assert instance is not None, found
    mark = instance.marks["k",]
    assert mark.scalar is not None
    return mark.scalar


def typed(found: Scalar, index: int) -> str:
    """Return what stands in the file where `span(index, index + 1)` points."""
    span = found.span(index, index + 1)
    begin = found.source.starts[span.line - 1] + span.column - 1
    end = found.source.starts[span.end_line - 1] + span.end_column - 1
    return found.source.text[begin:end]


def assert_all_found(found: Scalar) -> None:
    last = -1
    for index, char in enumerate(found.text):
        there = typed(found, index)
        if char == "\n":
            assert there in {"\n", "\r\n", "\\n"}
        elif char == " ":
            assert re.fullmatch(r" |\r?\n(?:[ \t]*\r?\n)*", there), there
        elif there != char:
            assert yaml.safe_load(f'"{there}"') == char or there == "''"
        span = found.span(index, index + 1)
        offset = found.source.starts[span.line - 1] + span.column - 1
        assert offset > last
        last = offset


@pytest.mark.parametrize(
    ("text", "index", "place"),
    [
        ("k: 甲乙\n", 1, (1, 5)),
        ("k: 甲\n  乙\n", 2, (2, 3)),
        ("k: 甲\n\n  乙\n", 1, (2, 1)),
        ("k: '甲''乙'\n", 1, (1, 6)),
        ("k: '甲''乙'\n", 2, (1, 8)),
        ('k: "甲\\u3000乙"\n', 1, (1, 6)),
        ('k: "甲\\u3000乙"\n', 2, (1, 12)),
        ('k: "甲\\\n     乙"\n', 1, (2, 6)),
        ("k: |\n  甲\n   乙\n", 2, (3, 3)),
        ("k: |\n  甲\n   乙\n", 3, (3, 4)),
        ("k: |2-  # 注\n   甲\n", 1, (2, 4)),
        ("k: |\r\n\r\n  甲\r\n  乙\r\n", 3, (4, 3)),
        ("k: >\n  甲\n  乙\n\n  丙\n", 2, (3, 3)),
        ("k: >\n  甲\n  乙\n\n  丙\n", 4, (5, 3)),
        ("k: >\n\n  甲\n    乙\n  丙\n", 5, (4, 5)),
        ("k:\t|\n    甲\n", 0, (2, 5)),
    ],
)
def test_a_character_leads_to_its_line_and_column(text, index, place):
    span = scalar(text).span(index, index + 1)
    assert (span.line, span.column) == place


def test_a_span_over_a_line_break_ends_on_the_later_line():
    span = scalar("k: |\n  甲乙\n  丙丁\n").span(1, 4)
    assert (span.line, span.column, span.end_line, span.end_column) == (2, 4, 3, 4)


def test_an_empty_range_is_an_empty_place():
    span = scalar("k: |\n  甲乙\n").span(2, 2)
    assert (span.line, span.column, span.end_line, span.end_column) == (2, 5, 2, 5)


def test_an_empty_scalar_has_a_place():
    span = scalar('k: ""\n').span()
    assert (span.line, span.column) == (1, 5)


@settings(deadline=None)
@given(_TEXT, _BREAKS, st.sampled_from(["|", "|-", "|+", ">", ">-", ">+"]), st.integers(1, 5))
def test_every_character_of_a_block_is_found(lines, line_break, header, indent):
    body = line_break.join(" " * indent + line if line else "" for line in lines)
    found = scalar(f"k: {header}{indent}{line_break}{body}{line_break}z: 1\n")
    assert_all_found(found)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), _LINE), min_size=1, max_size=7), _BREAKS)
def test_every_character_of_a_folded_block_with_indented_lines_is_found(lines, line_break):
    body = line_break.join("  " + " " * more + line for more, line in lines)
    assert_all_found(scalar(f"k: >2{line_break}{body}{line_break}"))


@settings(deadline=None)
@given(_TEXT, _BREAKS, st.sampled_from("'\""), st.integers(0, 4))
def test_every_character_between_quotes_is_found(lines, line_break, quote, indent):
    plain = (line_break + " " * (indent + 1)).join(lines)
    doubled = plain.replace("\\", "\\\\").replace('"', '\\"')
    inner = plain.replace("'", "''") if quote == "'" else doubled
    assert_all_found(scalar(f"k: {quote}{inner}{quote}\n"))


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=20))
def test_every_escaped_character_is_found(text):
    inner = "".join(
        f"\\U{ord(c):08x}" if ord(c) % 3 else f"甲\\u{ord(c) & 0x7FF:04x}" for c in text
    )
    source = f'k: "{inner}"\n'
    instance, _ = parse_instance(source.encode(), "a.yaml", "section")
    if instance is not None:
        found = instance.marks["k",].scalar
        assert found is not None
        joined = "".join(typed(found, index) for index in range(len(found.text)))
        assert joined == inner


@settings(deadline=None)
@given(st.lists(st.text("甲乙丙𠮷，。：ab", min_size=1), min_size=1, max_size=6), _BREAKS)
def test_every_character_of_plain_text_over_several_lines_is_found(lines, line_break):
    assert_all_found(scalar(f"k: {(line_break + '  ').join(lines)}{line_break}z: 1\n"))
