"""Comments around what they are about: the text stays as it is, each comment has its characters."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from reportgen.model import Remark
from reportgen.source import Span
from reportgen.word.anchors import Anchored
from reportgen.word.margin import Margin, without_comments

AT = Span("a.yaml", 3, 5, 3, 25)
MARK = re.compile(r'<w:commentRange(Start|End) w:id="(\d+)"/>|<t>(.*?)</t>|commentReference')


def about(start: int, end: int, words: str = "") -> Anchored:
    return Anchored(Remark(AT, "存疑", (words,)), start, end)


def run(text: str) -> str:
    return f"<t>{text}</t>"


def read(xml: str) -> tuple[str, dict[int, str]]:
    """Return the text, and for each comment the characters in its range."""
    text, still, found = "", {}, {}
    for mark in MARK.finditer(xml):
        if mark[1] == "Start":
            still[int(mark[2])] = len(text)
        elif mark[1] == "End":
            found[int(mark[2])] = text[still.pop(int(mark[2])) :]
        text += mark[3] or ""
    assert not still
    return text, found


def test_a_comment_stands_around_its_characters_alone():
    margin = Margin({AT: [about(2, 5)]}, "Sign")
    assert margin.along(AT, "共有402人。", run) == (
        '<t>共有</t><w:commentRangeStart w:id="0"/><t>402</t><w:commentRangeEnd w:id="0"/>'
        '<w:r><w:rPr><w:rStyle w:val="Sign"/></w:rPr><w:commentReference w:id="0"/></w:r>'
        "<t>人。</t>"
    )


def test_a_place_that_prints_again_has_its_comment_only_once():
    margin = Margin({AT: [about(0, 0)]}, "Sign")
    assert "commentRangeStart" in margin.around(AT, run("甲"))
    assert margin.around(AT, run("甲")) == run("甲")
    assert margin.along(AT, "甲", run) == run("甲")
    assert len(margin.placed) == 1


def test_what_prints_a_second_time_can_be_freed_of_its_comments():
    margin = Margin({AT: [about(1, 2), about(0, 0)]}, "Sign")
    assert without_comments(margin.along(AT, "甲乙丙", run)) == "<t>甲</t><t>乙</t><t>丙</t>"


def test_comments_whose_place_never_printed_stand_around_nothing():
    margin = Margin({AT: [about(1, 2)], Span("b", 1, 1, 1, 1): [about(0, 0)]}, "Sign", first=7)
    assert read(margin.rest()) == ("", {7: "", 8: ""})
    assert margin.rest() == ""


def test_an_empty_text_takes_a_comment_too():
    margin = Margin({AT: [about(0, 0)]}, "Sign")
    assert read(margin.along(AT, "", run)) == ("", {0: ""})


@given(st.data())
def test_however_comments_overlap_the_text_stays_and_each_has_its_characters(data):
    text = data.draw(st.text("一二三4.5%“", min_size=1, max_size=12))
    bounds = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text)))
    drawn = data.draw(st.lists(bounds.filter(lambda pair: pair[0] < pair[1]), min_size=1))
    margin = Margin({AT: [about(start, end, text[start:end]) for start, end in drawn]}, "Sign")
    shown, found = read(margin.along(AT, text, run))
    assert shown == text
    assert len(found) == len(drawn)
    assert {n: margin.placed[n].lines[0] for n in found} == found
