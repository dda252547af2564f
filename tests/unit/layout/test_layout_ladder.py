"""A wide table is made smaller, then turned, then smaller still, then split (F26)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.layout.ladder import Fitted, fit_table
from reportgen.layout.widths import CellText, column_needs, fit
from reportgen.layout.wrapping import printed_ems

UPRIGHT, TURNED = 8845, 12756
EXTRA = 57 + 57 + 24


def fitted(
    header: list[str], row: list[str], labels: int = 1, **more: object
) -> tuple[Fitted, ...]:
    cells = [CellText(text, place, header=True) for place, text in enumerate(header)]
    cells += [
        CellText(text, place, whole=place >= labels, label=place < labels)
        for place, text in enumerate(row)
    ]
    return fit_table(
        column_needs(cells, len(header)),
        size=21,
        extra=EXTRA,
        upright=UPRIGHT,
        turned=TURNED,
        labels=labels,
        **more,
    )


def schools(columns: int, figure: str = "12345.67") -> tuple[Fitted, ...]:
    return fitted(["学校"] + ["学生数"] * columns, ["青铜峡市职教中心"] + [figure] * columns)


@pytest.mark.parametrize(
    ("columns", "size", "turned", "parts"),
    [
        (4, 21, False, 1),
        (6, 21, False, 1),
        (8, 18, False, 1),
        (10, 18, True, 1),
        (13, 15, True, 1),
        (16, 15, True, 2),
        (24, 15, True, 2),
        (40, 15, True, 3),
    ],
)
def test_the_ladder_goes_from_10_5_pt_to_a_split_table(columns, size, turned, parts):
    found = schools(columns)
    assert (found[0].size, found[0].turned, len(found)) == (size, turned, parts)


def test_parts_repeat_the_label_column_and_lose_no_other():
    found = schools(24)
    assert all(part.columns[0] == 0 for part in found)
    assert [c for part in found for c in part.columns[1:]] == list(range(1, 25))


def test_columns_under_one_header_stay_in_one_part():
    joined = [(place, place + 3) for place in range(1, 24, 3)]
    found = fitted(
        ["学校"] + ["学生数"] * 24, ["青铜峡市"] + ["12345.67"] * 24, joined=tuple(joined)
    )
    for start, end in joined:
        homes = {
            index for index, part in enumerate(found) if set(range(start, end)) & {*part.columns}
        }
        assert len(homes) == 1


def test_a_table_that_asks_for_it_begins_turned_in_its_full_size():
    found = fitted(["学校", "学生数"], ["甲", "1"], starts_turned=True)
    assert (found[0].size, found[0].turned) == (21, True)


def test_schools_across_are_equally_wide():
    (part,) = fitted(
        ["指标", "青铜峡市职教中心", "盐池县职业中学", "红寺堡区职业技术学校", "合计"],
        ["占地面积", "153410", "135654", "122476", "411540"],
    )
    assert max(part.widths[1:]) - min(part.widths[1:]) <= 1


def test_a_label_column_is_widened_before_a_header_is():
    header = ["学校", "校外基地", "校内基地", "校内实训工位", "生均实训工位"]
    cells = [CellText(text, place, header=True) for place, text in enumerate(header)]
    for school in ("红寺堡区职业技术学校", "同心县职业技术学校"):
        cells.append(CellText(school, 0, label=True))
        cells += [CellText("1275", place, whole=True) for place in range(1, 5)]
    widths = fit(column_needs(cells, 5), 210, EXTRA, UPRIGHT)
    assert widths is not None
    assert widths[0] >= 10 * 210 + EXTRA


texts = st.text("国职业2025.%（万元）a", max_size=30)
grids = st.integers(1, 30).flatmap(
    lambda columns: st.tuples(
        st.lists(texts, min_size=columns, max_size=columns),
        st.lists(texts, min_size=columns, max_size=columns),
        st.integers(0, columns),
    )
)


@settings(deadline=None, max_examples=150)
@given(grids)
def test_any_table_fits_its_page_to_the_twip_and_keeps_every_column(grid):
    header, row, labels = grid
    found = fitted(header, row, labels)
    seen = {column for part in found for column in part.columns}
    assert seen == set(range(len(header)))
    for part in found:
        assert sum(part.widths) == (TURNED if part.turned else UPRIGHT)
        assert len(part.widths) == len(part.columns)
        assert min(part.widths) >= 0


@settings(deadline=None, max_examples=150)
@given(grids)
def test_where_a_table_fits_no_figure_wraps(grid):
    header, row, labels = grid
    found = fitted(header, row, labels)
    if len(found) > 1 or found[0].size == 15:
        return
    (part,) = found
    for column, width in zip(part.columns, part.widths, strict=True):
        if column >= labels:
            assert printed_ems(row[column]) * part.size * 10 <= width - 57 - 57 + 1
