"""Each block of the report as HTML."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.layout.printed import numbered_text
from reportgen.layout.titles import title_lines
from reportgen.model import Heading, Paragraph, RunInHeading
from reportgen.preview.inlines import Around, footnotes_html, inline_html
from reportgen.preview.tags import NOTHING, Html, element, joined, single, text

_TITLE_ROOM = 20  # characters of 22 pt in a line (F6)
_LEVELS = 4


def paragraph_html(block: Paragraph, around: Around) -> Html:
    """Return a paragraph and the footnotes that stand at its page's foot."""
    return joined(
        (
            element("p", inline_html(block.inlines, around), class_="body"),
            footnotes_html(block.inlines, around),
        )
    )


def heading_html(block: Heading, around: Around, *, under: int) -> Html:
    """Return a heading on a line of its own; `under` is the level of the title above it."""
    number, _ = numbered_text(block.number, block.inlines)
    inner = inline_html(block.inlines, around)
    depth = min(block.level + under, _LEVELS) + 1  # the report's title is h1
    return element(f"h{depth}", text(number), inner, class_=f"level{block.level}")


def run_in_html(block: RunInHeading, around: Around) -> Html:
    """Return number, heading and text in one paragraph."""
    number, _ = numbered_text(block.number, block.heading)
    inner = (
        text(number),
        inline_html(block.heading, around),
        inline_html(block.inlines, around),
    )
    notes = footnotes_html((*block.heading, *block.inlines), around)
    return joined((element("p", *inner, class_="body run-in"), notes))


def title_html(lines: Sequence[str], tag: str, class_: str) -> Html:
    """Return a title in the lines that Word gives it."""
    shown = title_lines(tuple(lines), _TITLE_ROOM)
    inner = Html(single("br").join(text(line) for line in shown))
    return element(tag, inner, class_=class_)


def part_head_html(label: str, lines: Sequence[str], school: str = "") -> Html:
    """F19, F20: return 案例1 or 附件1, the title, and the school."""
    return joined(
        (
            element("p", text(label), class_="part-number"),
            title_html(lines, "h2", "part-title"),
            element("p", text(school), class_="school") if school else NOTHING,
        )
    )
