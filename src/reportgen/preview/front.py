"""What stands before the report's text: the cover and the contents."""

from __future__ import annotations

from reportgen.model import Report
from reportgen.preview.blocks import title_html
from reportgen.preview.tags import NOTHING, Html, element, joined, text
from reportgen.word import contents_pages, entries_of


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


def contents_html(report: Report, document: bytes | None) -> Html:
    """Return the contents with the pages that the document's own name, where there is one."""
    entries = tuple(entries_of(report))
    pages = contents_pages(entries, document) if document else {}
    lines = (
        element(
            "li",
            element(
                "a",
                element("span", text(entry.text)),
                element("span", text(pages.get(entry.id, "")), class_="number"),
                href=f"#{entry.id}",
            ),
            class_=f"contents{entry.level}",
        )
        for entry in entries
    )
    title = element("p", text("目\u3000录"), class_="contents-title")
    return joined((title, element("ul", *lines, class_="contents")))
