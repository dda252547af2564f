"""A content file as plain data with its places."""

from __future__ import annotations

import math

import pytest

from reportgen.loading.builder import plain_value
from reportgen.loading.explain.words import KNOWN
from reportgen.loading.instance import Instance
from reportgen.loading.reading import parse_instance


def parsed(text: str) -> Instance:
    instance, found = parse_instance(text.encode(), "a.yaml", "section")
    assert instance is not None, found
    assert found == ()
    return instance


@pytest.mark.parametrize(
    "text",
    [
        *("1:35", "NO", "yes", "on", "Off", "2025-09-10", "2025-13-45", "0x1F", "0o17", "1_000"),
        *(".inf", ".nan", "-.INF", "1e999", "=", "1.2.3", "100%", "866人", "12万", "٣"),
        "1" * 400,
    ],
)
def test_what_yaml_1_1_would_change_stays_as_typed(text):
    assert parsed(f"k: {text}\n").data == {"k": text}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("1", 1), ("-3", -3), ("+4", 4), ("010203", 10203), ("56.30", 56.3), (".5", 0.5)),
        *(("1.", 1.0), ("1e3", 1000.0), ("true", True), ("False", False), ("null", None)),
        *(("~", None), ("", None)),
    ],
)
def test_core_scalars_have_their_value(text, value):
    found = plain_value(text)
    assert found == value
    assert type(found) is type(value)


def test_no_number_is_infinite():
    assert all(
        math.isfinite(value)
        for value in map(plain_value, ["9" * 300 + "e99", "9" * 300 + ".0", "1e99"])
        if isinstance(value, float)
    )


def test_a_number_keeps_its_digits():
    scalar = parsed("k: 56.30\n").marks["k",].scalar
    assert scalar is not None
    assert scalar.text == "56.30"


def test_a_key_is_the_text_that_was_typed():
    data = parsed("2024: a\ntrue: b\n1.50: c\nnull: d\n").data
    assert data == {"2024": "a", "true": "b", "1.50": "c", "null": "d"}


def test_every_value_has_its_place():
    instance = parsed("# 备注\ntitle: 甲\nrows:\n- title: 𠮷乙\n  key:\ncells: [[1, 2]]\n")
    places = {
        path: (mark.key and mark.key.column, mark.value.line, mark.value.column)
        for path, mark in instance.marks.items()
    }
    assert places == {
        (): (None, 2, 1),
        ("title",): (1, 2, 8),
        ("rows",): (1, 4, 1),
        ("rows", 0): (None, 4, 3),
        ("rows", 0, "title"): (3, 4, 10),
        ("rows", 0, "key"): (3, 5, 7),
        ("cells",): (1, 6, 8),
        ("cells", 0): (None, 6, 9),
        ("cells", 0, 0): (None, 6, 10),
        ("cells", 0, 1): (None, 6, 13),
    }


def test_a_block_ends_where_its_text_ends():
    value = parsed("body: |\n  甲\n  乙丙\n\n\nschool: x\n").marks["body",].value
    assert (value.line, value.end_line, value.end_column) == (1, 3, 5)


def test_a_duplicate_key_names_both_places():
    _, (found,) = parse_instance(b"a: 1\nb: 2\na: 3\n", "a.yaml", "section")
    assert (found.code, found.span.line, found.related[0].span.line) == ("duplicate-key", 3, 1)


def test_marks_behave_like_a_mapping():
    marks = parsed("a: 1\nb: [2]\n").marks
    assert len(marks) == 4
    assert ("b", 0) in marks
    assert ("c",) not in marks
    assert marks["a",] is marks["a",]
    with pytest.raises(KeyError):
        marks["c",]


def test_a_table_may_begin_with_an_empty_cell():
    instance = parsed("data: |\n  \t甲\n  乙\t1\n")
    assert instance.data == {"data": "\t甲\n乙\t1\n"}
    scalar = instance.marks["data",].scalar
    assert scalar is not None
    assert scalar.text == "\t甲\n乙\t1\n"
    assert scalar.span(1, 2).column == 4


def test_without_libyaml_the_same_is_read():
    from reportgen.loading.builder import build
    from reportgen.loading.slow import SlowParser

    text = "# 𠮷\ntitle: 𠮷甲\nbody: |\n  乙\n  丙\nrows:\n- a: 'x'\n  b: [1, \"2\"]\n"
    slow = build(SlowParser(text).get_event)
    assert slow is not None
    fast = parsed(text)
    assert slow.data == fast.data
    for path, raw in slow.marks.items():
        assert fast.source.span(raw[2], raw[2]).line == fast.marks[path].value.line
        assert fast.source.span(raw[2], raw[2]).column == fast.marks[path].value.column
        assert (raw[4] is None) == (fast.marks[path].scalar is None)


def test_the_explainer_knows_the_keys_of_the_schemas():
    import json

    from reportgen.project import packaged

    names: set[str] = set()

    def walk(node: object) -> None:
        if isinstance(node, dict):
            properties = node.get("properties")
            names.update(properties if isinstance(properties, dict) else ())
            for child in node.values():
                walk(child)
        elif isinstance(node, list):
            for child in node:
                walk(child)

    for path in packaged("schema").glob("*.schema.json"):
        walk(json.loads(path.read_text(encoding="utf-8")))
    assert names <= KNOWN | {"$schema"}
