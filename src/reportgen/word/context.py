"""What a template's tags may print of a report."""

from __future__ import annotations

from math import inf

from reportgen.layout.titles import title_lines
from reportgen.model import Report


def shell_context(
    report: Report, created: str = "", title_room: float = 0.0
) -> dict[str, str | bool]:
    """Return the names of `tags.NAMES` with the report's values, and the properties' time.

    `created` (`2026-01-15T00:00:00Z`, from SOURCE_DATE_EPOCH) stands in for a report without date;
    `title_room` is how many characters fit into a line of the cover's title, 0 where it is unknown.
    """
    date = report.date
    day = "" if date is None else date.isoformat()
    return {
        "title": report.title,
        "title_lines": "\n".join(title_lines(report.title_lines, title_room or inf)),
        "organization": report.organization,
        "year": str(report.year),
        "date": day,
        "date_chinese": "" if date is None else f"{date.year}年{date.month}月{date.day}日",
        "draft": report.options.draft,
        "cover": report.options.cover,
        "contents": report.options.contents,
        "created": created or (f"{day}T00:00:00Z" if day else ""),
    }
