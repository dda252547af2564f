"""The room that the body's paragraphs take, where page arithmetic needs it."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.layout.pages import Item
from reportgen.layout.text import line_count
from reportgen.model import Inline
from reportgen.word.desk import Desk
from reportgen.word.runs import footnotes_of


def text_item(
    key: str,
    text: str,
    desk: Desk,
    ident: str = "",
    *,
    inlines: Iterable[Inline] = (),
    keep_next: bool = False,
    new_page: bool = False,
    width: int = 0,
) -> tuple[Item, ...]:
    """Return the room of a paragraph like prototype `key`, of its `inlines`' footnotes too."""
    if not desk.paged:
        return ()
    measure = desk.prototypes.paragraphs[key].measure
    room = width or desk.prototypes.page.text_width
    item = Item(
        line=desk.line_height(key),
        lines=line_count(text, desk.setting(key, room)),
        before=measure.before,
        after=measure.after,
        keep_next=keep_next,
        new_page=new_page,
        notes=_notes_height(inlines, desk),
        id=ident,
    )
    return (item,)


def whole_item(key: str, height: int, desk: Desk, *, keep_next: bool) -> tuple[Item, ...]:
    """Return the room of one line of this height in a paragraph like prototype `key`."""
    if not desk.paged:
        return ()
    measure = desk.prototypes.paragraphs[key].measure
    return (Item(height, before=measure.before, after=measure.after, keep_next=keep_next),)


def _notes_height(inlines: Iterable[Inline], desk: Desk) -> int:
    setting = desk.setting("footnote", desk.prototypes.page.text_width)
    height = desk.line_height("footnote")
    return sum(height * line_count(f"① {text}", setting) for text in footnotes_of(inlines))
