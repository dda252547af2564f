"""Where a chart's parts stand: on the paper, apart from each other, at print size."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest
from chart_samples import KINDS, make_chart
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.charts.checks import check_chart
from reportgen.charts.layout import sketch_chart
from reportgen.charts.sketch import Bar, Dot, Label, Sketch, Slice, Stroke, label_box
from reportgen.charts.style import FILLS, em, slice_fill
from reportgen.diagnostics import Severity
from reportgen.model import Chart, Series

SCHOOLS = (
    "青铜峡市职业教育中心学校",
    "盐池县职业技术学校分校区",
    "红寺堡区职业技术学校东区",
    "同心县职业技术学校一部",
    "吴忠市职业技术学院附属校",
)


def measure(text: str, points: float) -> float:
    """Return a width as the shipped font would give it, nearly."""
    return em(points) * sum(1 if ord(char) > 0x2E80 else 0.56 for char in text)


def sketch_of(chart: Chart, width: float = 140) -> Sketch:
    sketch = sketch_chart(chart, width, measure)
    assert sketch is not None
    return sketch


def labels(sketch: Sketch) -> list[Label]:
    return [mark for mark in sketch.marks if isinstance(mark, Label)]


def bars(sketch: Sketch) -> list[Bar]:
    return [mark for mark in sketch.marks if isinstance(mark, Bar)]


def texts(sketch: Sketch) -> list[str]:
    return [label.text for label in labels(sketch)]


def assert_readable(sketch: Sketch) -> None:
    boxes = [(label.text, label_box(label, measure)) for label in labels(sketch)]
    for text, box in boxes:
        assert box.left >= 0 and box.right <= sketch.width, text  # noqa: PT018
        assert box.bottom >= 0 and box.top <= sketch.height, text  # noqa: PT018
    for (one, box), (other, second) in combinations(boxes, 2):
        assert not box.meets(second), (one, other)
    assert all(label.points in {9.0, 10.5} for label in labels(sketch))


@pytest.mark.parametrize("width", [140, 76])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("count", [1, 2, 5, 20])
def test_long_school_names_never_meet_nor_leave_the_paper(kind, count, width):
    names = tuple(f"{SCHOOLS[n % 5]}{n}" for n in range(count))
    chart = make_chart(kind, {"人数": [str(17 * n + 3) for n in range(count)]}, categories=names)
    sketch = sketch_chart(chart, width, measure)
    if sketch is not None:
        assert_readable(sketch)
    else:
        assert (kind, count) == ("line", 20) or width == 76


def test_five_long_names_stand_below_standing_bars_in_two_lines():
    sketch = sketch_of(make_chart("bar", {"人数": ["5", "4", "3", "2", "1"]}, categories=SCHOOLS))
    assert {"青铜峡市职业", "教育中心学校"} <= set(texts(sketch))
    assert len([label for label in labels(sketch) if label.points == 10.5]) == 10
    assert all(bar.box.bottom == bars(sketch)[0].box.bottom for bar in bars(sketch))


def test_twenty_long_names_lay_the_bars_down():
    names = tuple(f"{SCHOOLS[n % 5]}第{n}部" for n in range(20))
    sketch = sketch_of(make_chart("bar", {"人数": ["5"] * 20}, categories=names))
    assert len({bar.box.left for bar in bars(sketch)}) == 1
    assert len({bar.box.bottom for bar in bars(sketch)}) == 20


def test_bars_are_as_long_as_their_values():
    sketch = sketch_of(make_chart("bar", {"增减": ["100", "-50", None, "0"]}))
    first, second, last = bars(sketch)
    zero = first.box.bottom
    assert second.box.top == last.box.top == last.box.bottom == zero
    assert (first.box.top - zero) == pytest.approx(2 * (zero - second.box.bottom))


def test_a_missing_value_leaves_a_gap_without_text():
    sketch = sketch_of(make_chart("line", {"数": ["1", None, "2", "3"]}))
    strokes = [m for m in sketch.marks if isinstance(m, Stroke) and m.pen.width > 1]
    assert [len(stroke.points) for stroke in strokes] == [2]
    assert len([mark for mark in sketch.marks if isinstance(mark, Dot)]) == 3
    assert "" not in texts(sketch)


def test_the_unit_stands_above_and_the_legend_only_for_several_series():
    one = texts(sketch_of(make_chart("bar", {"人数": ["1", "2"]})))
    two = texts(sketch_of(make_chart("grouped", {"男生": ["1", "2"], "女生": ["3", "4"]}, unit="")))
    assert "单位：人" in one
    assert "人数" not in one
    assert {"男生", "女生"} <= set(two)
    assert not any(text.startswith("单位") for text in two)


def test_values_print_with_the_faces_given():
    for kind in KINDS:
        sketch = sketch_of(make_chart(kind, {"就业率": ["97.50%", "100%"]}))
        printed = " ".join(texts(sketch))
        assert "97.50%" in printed
        assert "100%" in printed


def test_wide_values_of_a_group_stand_upright():
    wide = {name: ["153,410", "135,654", "122,476", "113,322"] for name in "甲乙丙"}
    values = [
        label for label in labels(sketch_of(make_chart("grouped", wide))) if "," in label.text
    ]
    assert len(values) == 12
    assert all(label.turned for label in values)


def test_a_value_that_does_not_fit_its_part_stands_beside_it():
    sketch = sketch_of(make_chart("stacked", {"甲": ["900", "800"], "乙": ["3", "700"]}))
    (small,) = [label for label in labels(sketch) if label.text == "3"]
    assert small.x > bars(sketch)[0].box.right
    assert_readable(sketch)


def test_slices_are_as_wide_as_their_values_and_begin_at_twelve():
    chart = make_chart("ring", {"数": ["50", "25", "0", "25"]})
    slices = [mark for mark in sketch_of(chart).marks if isinstance(mark, Slice)]
    assert [(s.start, s.end) for s in slices] == [(0, 180), (180, 270), (270, 270), (270, 360)]
    assert all(s.hole > 0 for s in slices)


@pytest.mark.parametrize("count", range(2, 25))
def test_neighbouring_slices_never_look_alike(count):
    fills = [slice_fill(index, count) for index in range(count)]
    assert all(a != b for a, b in zip(fills, (*fills[1:], fills[0]), strict=True))


def grey(color: str) -> float:
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_fills_differ_in_grey_by_lightness_or_hatch():
    for one, other in combinations(FILLS, 2):
        assert abs(grey(one.color) - grey(other.color)) >= 25 or one.hatch != other.hatch


def test_colors_have_equal_digits_so_that_the_palette_keeps_them():
    for fill in FILLS:
        assert all(fill.color[at] == fill.color[at + 1] for at in (1, 3, 5))


names = st.text(
    alphabet=st.sampled_from("青铜峡市职业教育中心（）、A1 9年%²"), min_size=0, max_size=40
)
values = st.one_of(
    st.none(),
    st.integers(-(10**6), 10**6).map(Decimal),
    st.decimals(-100, 100, places=2),
    st.just(Decimal(0)),
    st.just(Decimal("1E+14")),
)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    kind = draw(st.sampled_from(KINDS))
    categories = tuple(draw(st.lists(names, min_size=0, max_size=24)))
    count = 1 if kind in {"pie", "ring"} else draw(st.integers(0, 8))
    sign = abs if kind in {"pie", "ring", "stacked"} else (lambda value: value)
    series = []
    for _ in range(count):
        drawn = draw(st.lists(values, min_size=len(categories), max_size=len(categories)))
        signed = tuple(None if value is None else sign(value) for value in drawn)
        faces = tuple("" if value is None else str(value)[:24] for value in signed)
        series.append(Series(draw(names), signed, faces))
    base = make_chart(kind, {"": [None]}, unit=draw(names))
    return replace(base, categories=categories, series=tuple(series))


@given(charts(), st.sampled_from([140.0, 76.0]))
@settings(deadline=None, max_examples=300)
def test_any_sound_chart_is_readable_or_does_not_fit(chart, width):
    if any(one.severity is Severity.ERROR for one in check_chart(chart)):
        return
    sketch = sketch_chart(chart, width, measure)
    if sketch is not None:
        assert_readable(sketch)
        assert sketch.height <= 260
