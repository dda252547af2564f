"""Bytes into text: encodings, byte order marks, characters that no document can hold."""

from __future__ import annotations

import pytest

from reportgen.diagnostics import Severity
from reportgen.loading.fixes import fixed_text
from reportgen.loading.reading import load_file, parse_instance
from reportgen.project import ContentFile

_TEXT = "title: 设施设备\nbody: |\n  占地总面积多少平方米。\n"


def told(raw: bytes) -> list[str]:
    _, found = parse_instance(raw, "a.yaml", "section")
    return [f"{d.key} {d.span.line}:{d.span.column}" for d in found]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf8_is_read_without_a_word(encoding):
    instance, found = parse_instance(_TEXT.encode(encoding), "a.yaml", "section")
    assert found == ()
    assert instance is not None
    assert instance.data["title"] == "设施设备"
    assert instance.marks["title",].value.column == 8


@pytest.mark.parametrize(
    ("encoding", "key"),
    [("gbk", "not-utf8.gbk"), ("gb18030", "not-utf8.gbk"), ("utf-16", "not-utf8.utf16")],
)
def test_other_encodings_are_read_and_told(encoding, key):
    instance, found = parse_instance(_TEXT.encode(encoding), "a.yaml", "section")
    assert instance is not None
    assert instance.data["title"] == "设施设备"
    assert [(d.key, d.severity) for d in found] == [(key, Severity.WARNING)]


def test_a_file_in_another_encoding_is_mended_by_writing_it(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(_TEXT.encode("gbk"))
    _, source, found = load_file(ContentFile(path, "a.yaml", "section"))
    assert source is not None
    assert fixed_text(source, found) == _TEXT


def test_a_mistake_in_another_encoding_is_mended_with_it(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(_TEXT.replace("title: ", "title：").encode("gbk"))
    _, source, found = load_file(ContentFile(path, "a.yaml", "section"))
    assert source is not None
    assert fixed_text(source, found) == _TEXT


def test_utf8_with_a_damaged_character_is_told_at_its_place():
    raw = (_TEXT * 3).encode().replace("占".encode(), b"\xe5\x8d", 1)
    assert told(raw) == ["undecodable 3:3"]


def test_bytes_that_are_no_text_are_told():
    assert told(b"title: \xff\x80\xff\n") == ["undecodable 1:8"]
    assert told(b"\xff\xfe\x00\xd8a\x00") == ["undecodable 1:1"]


def test_a_file_that_cannot_be_read_has_no_text(tmp_path):
    instance, source, found = load_file(ContentFile(tmp_path / "no.yaml", "no.yaml", "section"))
    assert (instance, source) == (None, None)
    assert [d.code for d in found] == ["unreadable-file"]


def test_a_broken_file_still_gives_its_text(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("title：甲\n", encoding="utf-8")
    instance, source, _ = load_file(ContentFile(path, "a.yaml", "section"))
    assert instance is None
    assert source is not None
    assert source.line(1) == "title：甲"


@pytest.mark.parametrize("char", ["\x00", "\x01", "\x1f", "\x7f", "\x9f", "\ufffe", "\uffff"])
def test_a_character_that_xml_forbids_is_told_at_its_place(char):
    assert told(f"title: 甲\nbody: |\n  乙{char}丙\n".encode()) == ["control-character 3:4"]


@pytest.mark.parametrize("char", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_a_hidden_line_break_is_told_and_made_a_real_one(char):
    text = f"title: 甲\nbody: |\n  乙{char}丙\n"
    instance, found = parse_instance(text.encode(), "a.yaml", "section")
    assert instance is None
    assert [(d.key, d.span.line, d.span.column) for d in found] == [("hidden-break", 3, 4)]
    assert [edit.replacement for d in found for edit in d.edits] == ["\n  "]


@pytest.mark.parametrize("char", ["\t", "\u200b", "\ufeff", "\xa0", "😀", "𠮷", "<&>{{%"])
def test_other_characters_in_text_stay_as_typed(char):
    instance, found = parse_instance(f"body: |\n  甲{char}乙\n".encode(), "a.yaml", "section")
    assert found == ()
    assert instance is not None
    assert instance.data["body"] == f"甲{char}乙\n"
