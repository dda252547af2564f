"""On which page everything stands, by arithmetic over heights (F18)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

_LINE = 273  # twips: a line of a table's text, 10.5 pt at 1.3 ems


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph of equal lines, or something whole: a row of a table, a picture. In twips.

    `header` is the height of the rows repeated above it where it begins a page.
    """

    line: int
    lines: int = 1
    before: int = 0
    after: int = 0
    keep_next: bool = False
    new_page: bool = False
    header: int = 0
    notes: int = 0  # the footnotes that stand at its page's foot
    id: str = ""

    @property
    def height(self) -> int:
        """All of it, footnotes included."""
        return self.before + self.lines * self.line + self.after + self.notes


@dataclass(frozen=True, slots=True)
class Turn:
    """A section begins: a new page, of this height from here on."""

    height: int


def page_numbers(flow: Iterable[Item | Turn], height: int, used: int = 0) -> dict[str, int]:
    """Return the page, from 1, on which each item with an id begins.

    `height` is the first page's, `used` what stands on it already.
    """
    pages: dict[str, int] = {}
    page = 1
    for chain in _chains(flow):
        if isinstance(chain, Turn):
            page, used, height = page + (used > 0), 0, chain.height
            continue
        if used and chain[0].new_page:
            page, used = page + 1, 0
        elif used and used + _needed(chain) > height >= _needed(chain):
            page, used = page + 1, chain[0].header
            chain[0] = replace(chain[0], before=0)  # no program sets room above a page's first line
        for item in chain:
            begins, page, used = _placed(item, page, used, height)
            if item.id:
                pages[item.id] = begins
    return pages


def _chains(flow: Iterable[Item | Turn]) -> Iterator[list[Item] | Turn]:
    """Yield what is kept together with the next, as lists of one or more."""
    chain: list[Item] = []
    for each in flow:
        if chain and (isinstance(each, Turn) or each.new_page):
            yield chain
            chain = []
        if isinstance(each, Turn):
            yield each
            continue
        chain.append(each)
        if not each.keep_next:
            yield chain
            chain = []
    if chain:
        yield chain


def _needed(chain: list[Item]) -> int:
    """Return the room that the chain and the first line of its last item need."""
    last = chain[-1]
    return sum(item.height for item in chain[:-1]) + last.before + last.line + last.notes


def _placed(item: Item, page: int, used: int, height: int) -> tuple[int, int, int]:
    """Return the page it begins on, and the page and its used height after it."""
    if item.line > height:  # a row that no page holds is broken all the same
        item = replace(item, line=_LINE, lines=-(-item.line // _LINE))
    room = height - used - item.before - item.notes
    if used and item.line > room:
        page, used, item = page + 1, item.header, replace(item, before=0)
        room = height - used - item.notes
    begins = page
    fitting = max(room // item.line, 1) if item.line else item.lines
    if item.lines <= fitting:
        return begins, page, used + item.height
    full = max((height - item.header) // item.line, 1)
    rest = item.lines - fitting
    pages = -(-rest // full)
    last = rest - (pages - 1) * full
    return begins, page + pages, item.header + last * item.line + item.after + item.notes
