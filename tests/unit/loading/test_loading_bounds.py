"""Whatever bytes a file holds: an instance or a diagnostic, in bounded time, never an exception."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.diagnostics import MESSAGES, Severity, hint_texts, message_text
from reportgen.loading.explain.words import BLANKS
from reportgen.loading.fixes import fixed_text
from reportgen.loading.reading import parse_instance
from reportgen.source import SourceText

# Pieces of which files with mistakes are made.
_PIECE = st.sampled_from(
    [
        *(
            "title",
            "body",
            "tables",
            "data",
            "rows",
            "caption",
            "资产",
            "甲",
            "乙。",
            "“",
            "”",
            '"',
            "'",
        ),
        *(
            ": ",
            ":",
            "：",
            "- ",
            "-",
            "－",
            "|",
            "｜",
            "[",
            "]",
            "{",
            "}",
            "，",
            ",",
            " ",
            "  ",
            "    ",
        ),
        *(
            "\t",
            "\u3000",
            "\xa0",
            "\n",
            "\n",
            "\n  ",
            "\n    ",
            "\r\n",
            "#",
            " #",
            "\\",
            "&",
            "*",
            "!",
        ),
        *(
            "%",
            "@",
            ">",
            "---",
            "...",
            "?",
            "=",
            "；",
            "𠮷",
            "\u200b",
            "\ufeff",
            "1",
            "1,234",
            "\x0b",
        ),
    ]
)
_LIKELY = st.lists(_PIECE, max_size=40).map("".join)


def read(raw: bytes) -> None:
    instance, found = parse_instance(raw, "a.yaml", "section")
    errors = [d for d in found if d.severity is Severity.ERROR]
    assert (instance is None) == bool(errors)
    for diagnostic in found:
        for language in ("zh", "en"):
            assert message_text(diagnostic, language)
            assert hint_texts(diagnostic, language)
        assert diagnostic.span.line >= 1
        assert diagnostic.span.column >= 1
    if instance is not None:
        json.dumps(instance.data, allow_nan=False)
        for mark in instance.marks.values():
            if mark.scalar is not None:
                mark.scalar.span()


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=200))
def test_no_bytes_raise(raw):
    read(raw)


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=100))
def test_no_text_raises(text):
    read(text.encode("utf-8", errors="replace"))


@settings(deadline=None, max_examples=1_500)
@given(_LIKELY)
def test_no_mistake_raises_and_mending_comes_to_an_end(text):
    for _ in range(12):
        read(text.encode())
        source = SourceText("a.yaml", text.removeprefix("\ufeff"))
        _, found = parse_instance(text.encode(), "a.yaml", "section")
        fixed = fixed_text(source, found)
        if fixed is None:
            return
        assert fixed != source.text
        text = fixed
    pytest.fail(f"still mended after twelve times: {text!r}")


@settings(deadline=None, max_examples=300)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=60))
def test_any_line_of_text_comes_back_as_typed_from_a_block(text):
    line = text.replace("\u2028", "").replace("\u2029", "").replace("\ufffe", "")
    line = line.replace("\uffff", "").strip(" ")
    instance, found = parse_instance(
        f"title: 甲\nbody: |2\n  {line}\n".encode(), "a.yaml", "section"
    )
    assert instance is not None, found
    if line.strip(BLANKS):
        assert instance.data["body"] == f"{line}\n"
    else:
        assert not instance.data["body"].strip(BLANKS + "\n")
    assert found == () or {d.code for d in found} == {"key-in-text"}


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000,
        "{" * 200_000,
        "- " * 200_000,
        "? " * 200_000,
        "a: " * 200_000,
        "title：甲\n" * 50_000,
        "body:\n" * 50_000,
        "data: [\n" * 50_000,
        'title: "\n' * 50_000,
        "title: “甲\n" * 50_000,
        "".join(f"{' ' * n}甲: 1\n" for n in range(800)),
        "".join(f"{' ' * n}甲 1\n" for n in range(800)),
        "body: |\n" + "# 甲\n" * 50_000 + "乙\n",
        "body: |\n" + "甲\n" * 50_000,
        "tables:\n" + "\t甲:\n" * 50_000,
        "甲" * 1_000_000,
        "title: '" + "''" * 300_000,
        "body: " + " " * 500_000 + "x\n y: z",
        "#" + " #" * 300_000,
        "title: 甲" + " #" * 300_000 + "\n b",
        "a: 1\n" * 50_000,
        "show: [" + "甲，" * 100_000 + "]",
        "&a [*a" * 1_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_a_long_mistake_is_told_in_seconds(text):
    begin = time.process_time()
    read(text.encode())
    assert time.process_time() - begin < 10  # a quadratic step takes minutes


def test_a_file_that_is_too_large_is_not_read():
    _, found = parse_instance(b"a" * (5 * 1024 * 1024 + 1), "a.yaml", "section")
    assert [d.code for d in found] == ["file-too-large"]


def test_every_message_of_the_room_has_both_languages_and_a_cure():
    from reportgen.diagnostics.catalog import loading

    for key, message in loading.MESSAGES.items():
        assert message.zh, key
        assert message.en, key
        assert message.hint_zh, key
        assert message.hint_en, key
        assert MESSAGES[key] is message


def test_a_file_with_too_many_values_is_told():
    _, found = parse_instance(b"- 1\n" * 200_001, "a.yaml", "section")
    assert [d.code for d in found] == ["too-many-values"]
