"""Pictures side by side are equally high and fill the line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.layout.rows import Shape, row_sizes

PAGE = {"line": 156.0, "gap": 3.0, "highest": 168.0}
PHOTO, UPRIGHT, PANORAMA = Shape(1600, 1200), Shape(1200, 1600), Shape(4000, 1000)


@pytest.mark.parametrize("count", [2, 3, 4])
def test_a_row_fills_156_mm_with_equal_heights(count):
    sizes = row_sizes([PHOTO, UPRIGHT, PHOTO, UPRIGHT][:count], **PAGE)
    assert len({height for _, height in sizes}) == 1
    assert sum(width for width, _ in sizes) + 3.0 * (count - 1) == pytest.approx(156)


def test_a_single_photo_is_115_mm_wide_and_a_wide_one_takes_the_line():
    assert row_sizes([PHOTO], **PAGE)[0][0] == pytest.approx(115)
    assert row_sizes([PANORAMA], **PAGE)[0][0] == pytest.approx(156)


def test_a_high_one_leaves_room_for_its_caption():
    assert row_sizes([Shape(100, 2000)], **PAGE)[0][1] == pytest.approx(168)


def test_a_chart_keeps_the_size_it_was_drawn_at():
    assert row_sizes([Shape(140, 70, drawn=True)], **PAGE) == ((140, 70),)


shapes = st.builds(Shape, st.floats(0, 10_000), st.floats(0, 10_000), st.booleans())


@settings(deadline=None)
@given(st.lists(shapes, min_size=1, max_size=4))
def test_no_row_is_wider_than_the_line_or_higher_than_allowed(row):
    sizes = row_sizes(row, **PAGE)
    assert len(sizes) == len(row)
    heights = {round(height, 6) for _, height in sizes}
    assert len(heights) == 1
    assert max(heights) <= 168 + 1e-6
    assert sum(w for w, _ in sizes) + 3.0 * (len(row) - 1) <= 156 + 1e-6
