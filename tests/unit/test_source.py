"""Places in files."""

from reportgen.source import SourceText


def test_a_line_ends_at_every_kind_of_line_break():
    source = SourceText("a.yaml", "甲\r\n乙\n丙\r丁")
    assert [source.line(n) for n in range(1, 6)] == ["甲", "乙", "丙", "丁", ""]


def test_a_position_counts_code_points_from_one():
    source = SourceText("a.yaml", "𠮷\t甲\nb")
    assert [source.position(i) for i in range(5)] == [(1, 1), (1, 2), (1, 3), (1, 4), (2, 1)]


def test_a_span_ends_behind_its_last_character():
    span = SourceText("a.yaml", "标题：甲").span(0, 2)
    assert (span.line, span.column, span.end_line, span.end_column) == (1, 1, 1, 3)
