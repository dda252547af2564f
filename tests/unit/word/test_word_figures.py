"""Pictures and charts as Word reads them: rows, captions, frames, alternative texts."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word_reports import (
    AT,
    W,
    document,
    figure,
    paragraph,
    paragraphs,
    photo,
    picture,
    png,
    printed,
    report,
    written,
)

from reportgen.model import Chart, ChartPicture, FigureBlock
from reportgen.word import structure_problems
from reportgen.word.package import read_parts

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MM = 36_000
CHART = Chart("b00000000e1", "在校生", "bar", ("甲",), (), "人", "", "", AT)
DRAWN = ChartPicture(png(90, 8, 4), 140.0, 70.0, "柱形图：甲校最多")


def made(*blocks: FigureBlock, distinct: bool = True) -> bytes:
    items = [item for block in blocks for item in block.items if not isinstance(item, Chart)]
    files = {
        item.file: photo(item, png(index if distinct else 1))
        for index, item in enumerate(items)
        if item.file
    }
    return written(report(*blocks), {CHART.id: DRAWN}, files)


def drawings(data: bytes) -> list[ET.Element]:
    return list(document(data).iter(f"{WP}inline"))


def sizes(data: bytes) -> list[tuple[float, float]]:
    extents = [d.find(f"{WP}extent") for d in drawings(data)]
    return [
        (int(e.get("cx", "0")) / MM, int(e.get("cy", "0")) / MM) for e in extents if e is not None
    ]


@pytest.mark.parametrize("count", [2, 3, 4])
def test_a_row_of_pictures_is_equally_high_and_within_156_mm(count):
    """F31."""
    found = sizes(made(figure(*(picture(f"图{n}", 1000 + 300 * n) for n in range(count)))))
    assert len({height for _, height in found}) == 1
    assert sum(width for width, _ in found) <= 156
    assert sum(width for width, _ in found) > 140


def test_pictures_have_no_margins_of_their_own():
    """Else two of them do not fit side by side in LibreOffice."""
    (found,) = drawings(made(figure(picture("集结"))))
    assert {found.get(f"dist{side}") for side in "TBLR"} == {"0"}


def test_every_picture_has_an_alternative_text():
    """F32: the editor's own, its caption, its name; a chart's is made from its data."""
    items = (picture("甲", alt="老师在讲课"), picture("乙", caption="揭牌"), picture("丙"), CHART)
    texts = [d.find(f"{WP}docPr").get("descr") for d in drawings(made(figure(*items)))]  # type: ignore[union-attr]
    assert texts == ["老师在讲课", "揭牌", "丙", "柱形图：甲校最多"]


def test_a_quote_in_an_alternative_text_is_no_end_of_it():
    (found,) = drawings(made(figure(picture("甲", alt='“组团式” "A" <b> & 行\n二'))))
    properties = found.find(f"{WP}docPr")
    assert properties is not None
    assert properties.get("descr") == '“组团式” "A" <b> & 行 二'


def test_the_caption_stands_below_and_the_picture_stays_with_it():
    """F30."""
    root = document(made(figure(picture("集结"))))
    found = paragraphs(root.find(f"{W}body"))[-2:]  # type: ignore[arg-type]
    assert found[0].find(f"{W}pPr/{W}keepNext") is not None
    assert printed(found[1]) == "图一\u3000现场"


def test_sub_captions_stand_below_their_pictures():
    """F31."""
    items = (picture("甲", caption="集结"), picture("乙", caption="培训"))
    (found,) = document(made(figure(*items))).iter(f"{W}tbl")
    texts = [[printed(c) for c in row.findall(f"{W}tc")] for row in found.findall(f"{W}tr")]
    assert texts == [["", "", ""], ["集结", "", "培训"]]
    assert found.find(f"{W}tblPr/{W}tblBorders") is None


def test_a_picture_alone_does_not_say_its_caption_twice():
    data = made(figure(picture("甲", caption="现场")))
    assert printed(document(data)).count("现场") == 1


def test_a_missing_picture_prints_a_frame_with_its_name():
    data = made(figure(picture("揭牌", file=""), picture("乙")))
    root = document(data)
    assert "缺图：揭牌" in printed(root)
    assert len(drawings(data)) == 1
    assert len(list(root.iter(f"{W}tcBorders"))) == 1
    assert structure_problems(data) == ()


def test_the_same_picture_is_in_the_document_once():
    items = (picture("甲"), picture("乙"), picture("丙"))
    data = made(figure(*items), distinct=False)
    media = [name for name in read_parts(data) if name.startswith("word/media/")]
    assert len(media) == 1
    assert len(drawings(data)) == 3
    assert len([n for n in read_parts(made(figure(*items))) if n.startswith("word/media/")]) == 3


def test_a_chart_has_the_size_it_was_drawn_at():
    assert sizes(made(figure(CHART))) == [(140, 70)]


def test_a_row_without_a_caption_is_not_numbered():
    root = document(made(figure(picture("甲"), caption="", number=0)))
    assert not list(root.iter(f"{W}instrText"))


def test_numbers_of_drawings_are_unique():
    blocks = [figure(picture(f"图{n}"), number=n, ident=f"b00000000f{n}") for n in range(1, 6)]
    numbers = [d.find(f"{WP}docPr").get("id") for d in drawings(made(*blocks))]  # type: ignore[union-attr]
    assert len(set(numbers)) == 5


items = st.builds(
    picture,
    st.sampled_from(["甲", "乙", "丙", "丁", "<&>“"]),
    width=st.integers(0, 20_000),
    height=st.integers(0, 20_000),
    caption=st.sampled_from(["", "说明", "很长的说明" * 20]),
    file=st.sampled_from(["", "a.jpg", "b.png"]),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.one_of(items, st.just(CHART)), min_size=1, max_size=4), st.booleans())
def test_any_row_is_sound(row, contents):
    block = figure(*row)
    files = {item.file: photo(item) for item in row if not isinstance(item, Chart) and item.file}
    data = written(
        report(
            block,
            replace(block, id="b00000000f2", number=2, label="图二"),
            paragraph("文。"),
            options={"contents": contents},
        ),
        {CHART.id: DRAWN},
        files,
    )
    assert structure_problems(data) == ()
