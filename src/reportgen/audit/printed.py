"""All that goes out with the report: its text, and what stands in cells, titles and pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportgen.audit.passages import Passage
from reportgen.model import Block, FigureBlock, OpenMark, Report, blocks_of, plain_text, tables_of
from reportgen.source import Span


@dataclass(frozen=True, slots=True)
class Printed:
    """A text, and where a part of it stands."""

    text: str
    place: Callable[[int, int], Span]


def printed_texts(report: Report, passages: tuple[Passage, ...]) -> Iterator[Printed]:
    """Yield every text that is published; of a cell or a picture the place is that as a whole."""
    for passage in passages:
        yield Printed(passage.text, passage.place)
        for piece in passage.pieces:
            if isinstance(piece, OpenMark):
                yield _whole(plain_text(piece.inlines), piece.span)
    for table in tables_of(report):
        for cell in (cell for row in table.grid for cell in row):
            if not cell.covered:
                yield _whole(cell.text, cell.span)
    for block in blocks_of(report):
        yield from _figures(block)
    yield _whole(f"{report.title}\n{report.organization}", report.span)
    for case in report.cases:
        yield _whole("\n".join(case.title_lines), case.span)
    for attachment in report.attachments:
        yield _whole("\n".join(attachment.title_lines), attachment.span)


def _figures(block: Block) -> Iterator[Printed]:
    """Yield what a picture or chart says: its caption, its alternative text, its name."""
    if isinstance(block, FigureBlock):
        for item in block.items:
            said = dict.fromkeys((item.caption, item.alt, item.name))
            yield _whole("\n".join(said), item.span)


def _whole(text: str, span: Span) -> Printed:
    return Printed(text, lambda _start, _end: span)
