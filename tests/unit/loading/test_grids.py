"""Cells that stand in a content file."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.diagnostics import message_text
from reportgen.loading.grids import cells_grid, lists_grid, pasted_grid
from reportgen.loading.reading import parse_instance


def _pasted(block: str, header_rows: int = 1):
    indented = "".join(f"      {line}\n" for line in block.split("\n"))
    text = f"title: 甲\ntables:\n  乙:\n    data: |\n{indented}"
    instance, problems = parse_instance(text.encode(), "a.yaml", "section")
    assert instance is not None, problems
    grid, found = pasted_grid(instance.marks["tables", "乙", "data"].scalar, header_rows)
    return grid, found


def _texts(grid):
    return [[cell.text for cell in row] for row in grid.rows]


def test_a_block_pasted_from_excel_keeps_its_cells():
    grid, found = _pasted("学  校\t面积（m²）\n甲校\t56.30\n")
    assert _texts(grid) == [["学  校", "面积（m²）"], ["甲校", "56.30"]]
    assert found == ()


def test_a_cell_knows_its_place_in_the_file():
    grid, _ = _pasted("学校\t面积\n甲校\t56.30")
    span = grid.rows[1][1].span
    assert (span.line, span.column, span.end_column) == (6, 10, 15)


def test_excels_quoted_cell_with_a_line_break_is_one_cell():
    grid, _ = _pasted('学校\t"职业\n中学"\t"他说""好"""\n合计\t1\t2')
    assert _texts(grid) == [["学校", "职业\n中学", '他说"好"'], ["合计", "1", "2"]]


def test_a_quotation_mark_inside_a_cell_is_a_character():
    grid, _ = _pasted('学校\t"双师"型\n合计\t1')
    assert _texts(grid)[0] == ["学校", '"双师"型']


def test_a_typed_break_sign_breaks_the_line():
    grid, _ = _pasted("学校\t职业\\n中学\n合计\t1")
    assert _texts(grid)[0][1] == "职业\n中学"


def test_cells_missing_at_a_rows_end_are_empty():
    grid, found = _pasted("学校\t一\t二\n甲校\t1")
    assert _texts(grid)[1] == ["甲校", "1", ""]
    assert found == ()


def test_a_cell_too_many_is_told():
    _, (problem,) = _pasted("学校\t一\n甲校\t1\t2")
    assert (problem.code, problem.span.line, problem.span.column) == ("extra-cell", 6, 12)
    assert message_text(problem, "zh") == "“2”多出来了：表头只有 2 列"


def test_several_header_rows_are_as_wide_as_the_widest():
    grid, found = _pasted("学校\t学生\n\t男\t女\n甲校\t1\t2", header_rows=2)
    assert [len(row) for row in grid.rows] == [3, 3, 3]
    assert found == ()


def test_empty_rows_are_left_out():
    grid, _ = _pasted("学校\t一\n\t\n甲校\t1")
    assert len(grid.rows) == 2


@pytest.mark.parametrize(
    "block",
    ["学校,一\n甲校,1", "学校  一\n甲校   1", '学校,"一"\n"甲校",1', "学校　　一\n甲校　　1"],
)
def test_commas_and_wide_gaps_separate_cells_too(block):
    grid, _ = _pasted(block)
    assert _texts(grid) == [["学校", "一"], ["甲校", "1"]]


def test_a_block_without_cells_is_told():
    text = 'title: 甲\ntables:\n  乙:\n    data: ""\n'
    instance, _ = parse_instance(text.encode(), "a.yaml", "section")
    assert instance is not None
    _, (problem,) = pasted_grid(instance.marks["tables", "乙", "data"].scalar, 1)
    assert (problem.code, message_text(problem, "zh")) == ("table-empty", "表里没有内容")


def _instance(text):
    instance, problems = parse_instance(text.encode(), "a.yaml", "section")
    assert instance is not None, problems
    return instance


def test_a_list_of_cells_keeps_the_digits_as_typed():
    path = ("tables", "乙", "cells")
    cells = "      - [学校, 面积]\n      - [甲校, 56.30]\n      - [乙校]\n"
    text = f"title: 甲\ntables:\n  乙:\n    cells:\n{cells}"
    grid, found = cells_grid(_instance(text), path, 1)
    assert _texts(grid) == [["学校", "面积"], ["甲校", "56.30"], ["乙校", ""]]
    assert found == ()


def test_ragged_lists_stand_side_by_side_with_a_number_column():
    path = ("tables", "乙", "lists")
    text = (
        "title: 甲\ntables:\n  乙:\n    lists:\n      甲校: |\n        焊接\n        护理\n"
        "      乙校:\n        - 烹饪\n"
    )
    grid = lists_grid(_instance(text), path, "序号")
    assert _texts(grid) == [["序号", "甲校", "乙校"], ["1", "焊接", "烹饪"], ["2", "护理", ""]]


CELL = st.text(alphabet='甲乙12.5%"（）', min_size=1, max_size=6).filter(lambda s: s[0] != '"')


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=2, max_size=6))
def test_no_cell_of_a_pasted_block_is_lost(rows):
    grid, found = _pasted("\n".join("\t".join(row) for row in rows))
    assert _texts(grid) == rows
    assert found == ()
