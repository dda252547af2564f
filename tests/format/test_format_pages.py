"""Rows F1-F4, F14-F16 and F29 of docs/format.md, measured on printed pages."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import pytest
from made import of_files, print_document, printed

pytestmark = pytest.mark.tool("soffice", "pdftotext", "fc-list")
MM = 72 / 25.4
FULL = {
    "report.yaml": "title: 整页\nyear: 2025\n",
    "sections/01-整页.yaml": f"title: 整页\nbody: |\n  {'国' * (28 * 60)}\n",
}


@dataclass(frozen=True)
class Word:
    """A word on a page, its edges in mm."""

    left: float
    top: float
    right: float
    foot: float
    text: str


@dataclass(frozen=True)
class Page:
    """A printed page, in mm."""

    width: float
    height: float
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """What is printed, without blanks."""
        return "".join(word.text for word in self.words)

    def number(self) -> list[Word]:
        """Return the dash, the number and the dash at the foot, or the number alone."""
        below = max(word.foot for word in self.words)
        return sorted((w for w in self.words if below - w.foot < 2), key=lambda w: w.left)


@cache
def pages_of(pdf: bytes) -> tuple[Page, ...]:
    """Return the pages of a PDF with their words."""
    done = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return tuple(map(_page, done.stdout.decode().split("<page ")[1:]))


def _page(told: str) -> Page:
    size = re.search(r'width="([\d.]+)" height="([\d.]+)"', told)
    assert size is not None
    words = re.findall(
        r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', told
    )
    return Page(
        float(size[1]) / MM,
        float(size[2]) / MM,
        tuple(Word(*(float(each) / MM for each in edges), text) for *edges, text in words),
    )


@cache
def full() -> tuple[Page, ...]:
    return pages_of(print_document(of_files(FULL)))


def lines(page: Page) -> list[Word]:
    return sorted((word for word in page.words if "国" in word.text), key=lambda word: word.top)


def test_f1_the_paper_is_a4():
    for page in pages_of(printed("shipped")):
        assert (page.width, page.height) == pytest.approx((210, 297), abs=0.2)


def test_f2_and_f3_the_text_fills_156_by_225_mm_from_37_and_28():
    whole = lines(full()[1])
    assert min(word.left for word in whole) == pytest.approx(28, abs=0.2)
    assert max(word.right for word in whole) == pytest.approx(28 + 156, abs=0.6)
    assert min(word.top for word in whole) == pytest.approx(37 + 2.8, abs=1)
    assert max(word.foot for word in whole) <= 37 + 225 + 0.3


def test_f4_a_full_page_has_22_lines_of_28_characters():
    whole = lines(full()[1])
    assert [len(word.text) for word in whole] == [28] * 22
    assert len(lines(full()[0])[0].text) == 26  # indented by two
    tops = [word.top for word in whole]
    steps = {round(b - a, 1) for a, b in pairwise(tops)}
    assert steps == {round(579 / 1440 * 25.4, 1)}


def test_f4_mixed_text_keeps_28_half_and_full_width_characters_in_a_line():
    """A figure takes half a character: nothing is put between it and the Chinese text."""
    files = {
        **FULL,
        "sections/01-整页.yaml": f"title: 整页\nbody: |\n  {'国12' * 200}\n",
    }
    page = pages_of(print_document(of_files(files)))[0]
    widths = [
        len(word.text) - sum(char.isdigit() for char in word.text) / 2 for word in lines(page)
    ]
    assert max(widths) >= 27
    assert all(width <= 28 for width in widths)


def test_f14_odd_numbers_stand_at_the_right_even_ones_at_the_left_one_character_in():
    character = 280 / 1440 * 25.4
    body = [page for page in pages_of(printed("shipped")) if "—" in page.number()[0].text]
    assert len(body) > 30
    for count, page in enumerate(body, start=1):
        found = page.number()
        assert "".join(word.text for word in found) == f"—{count}—"
        if count % 2:
            assert found[-1].right == pytest.approx(210 - 26 - character, abs=1)
        else:
            assert found[0].left == pytest.approx(28 + character, abs=1)


def test_f15_the_dash_lies_7_mm_below_the_text():
    for page in full()[:2]:
        dash = page.number()[0]
        assert (dash.top + dash.foot) / 2 - (37 + 225) == pytest.approx(7, abs=0.6)


def test_f16_the_cover_has_no_number_and_the_contents_count_for_themselves_in_the_middle():
    cover, contents, first = pages_of(printed("attachments"))[:3]
    assert not re.search("—[0-9]+—", cover.text)
    assert not re.fullmatch("[0-9]+", cover.number()[-1].text)
    (number,) = contents.number()
    assert number.text == "1"
    assert (number.left + number.right) / 2 == pytest.approx(28 + 78, abs=1)
    assert "".join(word.text for word in first.number()) == "—1—"


def test_f29_a_turned_page_has_its_number_and_the_pages_after_it_stand_upright():
    pages = pages_of(printed("wide"))
    turned = [page.width > page.height for page in pages]
    assert turned.count(True) == 1
    place = turned.index(True)
    assert not any(turned[place + 1 :])
    assert len(pages) > place + 2
    numbers = ["".join(word.text for word in page.number()) for page in pages[1:]]
    assert numbers == [f"—{count}—" for count in range(1, len(pages))]
    assert max(word.right for word in pages[place].words) <= 297 - 37 + 0.5
    after = pages[place + 1]
    assert (after.width, after.height) == pytest.approx((210, 297), abs=0.2)
    assert min(word.left for word in after.words) >= 28 - 0.3
