"""What stands before the report's text: the cover and the contents."""

from __future__ import annotations

from reportgen.model import Report
from reportgen.preview.blocks import title_html
from reportgen.preview.outline import outline_of
from reportgen.preview.tags import NOTHING, Html, element, joined, text

_LISTED = 2  # the levels that the contents show


def cover_html(report: Report) -> Html:
    """Return the cover: draft mark, title, organisation and date."""
    day = report.date
    date = f"{day.year}年{day.month}月{day.day}日" if day else ""
    return joined(
        (
            element("p", text(report.options.draft), class_="cover-draft"),
            title_html(report.title_lines, "p", "cover-title"),
            element("p", text(report.organization), class_="cover-by"),
            element("p", text(date), class_="cover-by") if date else NOTHING,
        )
    )


def contents_html(report: Report) -> Html:
    """Return the contents; the numbers of the pages stand on the exact pages."""
    entries = (
        element(
            "li",
            element("a", text(entry.text), href=f"#{entry.id}"),
            class_=f"contents{entry.level}",
        )
        for entry in outline_of(report)
        if entry.level <= _LISTED
    )
    return joined(
        (element("p", text("目录"), class_="title"), element("ul", *entries, class_="contents"))
    )
