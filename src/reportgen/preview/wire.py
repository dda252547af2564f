"""What goes to the browser: the whole page, or what differs from the one before it, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from reportgen.preview.editors import Editor, file_link
from reportgen.preview.page import Page


@dataclass(frozen=True, slots=True)
class Desk:
    """What holds for a whole session: the project's folder, the editor, whether pages print."""

    root: str
    editor: Editor
    prints: bool


def whole(page: Page, version: str, desk: Desk) -> dict[str, Any]:
    """Return everything; a browser exchanges what it does not have yet."""
    return _told(page, version, desk, (block.id for block in page.blocks))


def difference(last: Page, page: Page, versions: tuple[str, str], desk: Desk) -> dict[str, Any]:
    """Return the page with the HTML of those blocks alone that the last one did not have."""
    had = {block.id: block.digest for block in last.blocks}
    changed = (block.id for block in page.blocks if had.get(block.id) != block.digest)
    told = {"from": versions[0], **_told(page, versions[1], desk, changed)}
    if last.problems == page.problems:
        del told["problems"]  # the most of it, and a browser that had the last page has them
    return told


def as_json(value: Mapping[str, Any]) -> bytes:
    """Return one line of JSON; ASCII, so that no character can break a stream or a tag."""
    return json.dumps(value, separators=(",", ":")).encode("ascii")


def _told(page: Page, version: str, desk: Desk, sent: Iterable[str]) -> dict[str, Any]:
    wanted = frozenset(sent)
    paths = dict.fromkeys(
        (
            *(block.span.path for block in page.blocks),
            *(spot.path for problem in page.problems for spot in (problem.spot, *problem.related)),
        )
    )
    numbers = {path: number for number, path in enumerate(paths)}
    return {
        "version": version,
        "title": page.title,
        "status": page.status,
        "failed": page.failed,
        "partial": page.partial,
        "prints": desk.prints and page.document is not None,
        "files": [[path, file_link(desk.root, path, desk.editor)] for path in paths],
        "order": [
            [
                block.id,
                block.digest,
                numbers[block.span.path],
                block.span.line,
                block.span.column,
                block.sheet,
            ]
            for block in page.blocks
        ],
        "blocks": {block.id: block.html for block in page.blocks if block.id in wanted},
        "outline": [[entry.id, entry.level, entry.text] for entry in page.outline],
        "problems": [asdict(problem) for problem in page.problems],
    }
