"""Where things stand is arithmetic over their heights."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.layout.pages import Item, Turn, page_numbers

LINE, HEIGHT = 579, 12756  # 22 lines


def lines(count: int, ident: str = "", **more: object) -> Item:
    return Item(line=LINE, lines=count, id=ident, **more)


def test_22_lines_fill_a_page():
    assert page_numbers([lines(22), lines(1, "x")], HEIGHT) == {"x": 2}
    assert page_numbers([lines(21), lines(1, "x")], HEIGHT) == {"x": 1}


def test_a_paragraph_goes_on_over_pages():
    assert page_numbers([lines(70), lines(1, "x")], HEIGHT) == {"x": 4}
    assert page_numbers([lines(66), lines(1, "x")], HEIGHT) == {"x": 4}
    assert page_numbers([lines(65), lines(1, "x")], HEIGHT) == {"x": 3}


def test_a_heading_goes_with_the_first_line_of_its_text():
    flow = [lines(21), lines(1, "h", keep_next=True), lines(5, "p")]
    assert page_numbers(flow, HEIGHT) == {"h": 2, "p": 2}


def test_two_headings_and_a_line_go_together():
    flow = [lines(20), lines(1, "1", keep_next=True), lines(1, "2", keep_next=True), lines(3)]
    assert page_numbers(flow, HEIGHT) == {"1": 2, "2": 2}


def test_a_case_begins_a_page_but_not_after_an_empty_one():
    assert page_numbers([lines(3), lines(1, "c", new_page=True)], HEIGHT) == {"c": 2}
    assert page_numbers([lines(1, "c", new_page=True)], HEIGHT) == {"c": 1}


def test_a_turned_page_stands_between_upright_ones():
    flow = [lines(3), Turn(8845), lines(14), lines(2, "over"), Turn(HEIGHT), lines(1, "x")]
    assert page_numbers(flow, HEIGHT) == {"over": 2, "x": 4}  # 15 lines on the turned one


def test_a_header_row_takes_its_room_on_every_page():
    rows = [Item(line=1000, header=500) for _ in range(30)]
    with_header = page_numbers([*rows, lines(1, "x")], HEIGHT)["x"]
    bare = page_numbers([*(Item(line=1000) for _ in range(30)), lines(1, "x")], HEIGHT)["x"]
    # 12 rows without, then 12 behind a header: 12 + 12 + 6, against 12 + 12 + 6 without any.
    assert (with_header, bare) == (3, 3)
    rows = [Item(line=1000, header=900) for _ in range(35)]
    assert page_numbers([*rows, Item(line=1000, id="x")], HEIGHT)["x"] == 4


def test_footnotes_take_room_at_the_foot():
    assert page_numbers([lines(20, notes=LINE * 2), lines(1, "x")], HEIGHT) == {"x": 2}


def test_a_picture_that_does_not_fit_leaves_the_rest_of_the_page():
    flow = [lines(15), Item(line=6000, keep_next=True), lines(1, "caption"), lines(1, "x")]
    assert page_numbers(flow, HEIGHT) == {"caption": 2, "x": 2}


def test_what_is_higher_than_a_page_still_ends():
    assert page_numbers([Item(line=99_999), lines(1, "x")], HEIGHT)["x"] >= 2


items = st.builds(
    Item,
    line=st.integers(1, 15_000),
    lines=st.integers(1, 60),
    before=st.integers(0, 500),
    after=st.integers(0, 500),
    keep_next=st.booleans(),
    new_page=st.booleans(),
    header=st.integers(0, 1000),
    notes=st.integers(0, 1000),
)


@settings(deadline=None)
@given(st.lists(st.one_of(items, st.builds(Turn, st.sampled_from([8845, 12756]))), max_size=40))
def test_pages_never_go_back(flow):
    named = [
        Item(**{name: getattr(item, name) for name in item.__slots__ if name != "id"}, id=str(n))
        if isinstance(item, Item)
        else item
        for n, item in enumerate(flow)
    ]
    pages = list(page_numbers(named, HEIGHT).values())
    assert pages == sorted(pages)
    assert not pages or pages[0] >= 1


def test_a_row_that_no_page_holds_goes_on_over_pages_below_its_header():
    high = Item(line=3 * HEIGHT, header=600, id="row")
    assert page_numbers([high, lines(1, "x")], HEIGHT) == {"row": 1, "x": 4}


def test_room_above_a_paragraph_falls_away_where_it_begins_a_page():
    picture = lines(2, "p", before=300)
    within = [lines(10), picture, lines(9), lines(1, "x")]
    assert page_numbers(within, HEIGHT) == {"p": 1, "x": 2}
    full = [lines(22), picture, lines(19), lines(1, "x")]
    assert page_numbers(full, HEIGHT) == {"p": 2, "x": 2}


def test_what_stands_on_the_first_page_before_the_report_counts():
    assert page_numbers([lines(21), lines(1, "x")], HEIGHT, 2 * LINE) == {"x": 2}
