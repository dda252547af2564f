"""What is odd about a table's lines and cells, apart from its figures."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.assembly.names import NameBook
from reportgen.assembly.near import near_hints
from reportgen.assembly.tables.addresses import matching
from reportgen.assembly.tables.draft import Draft
from reportgen.assembly.tables.rules import entry_scalar
from reportgen.diagnostics import Diagnostic, Phrase, Related, problem
from reportgen.model import Line

_NOTHING = frozenset({"", "-", "－", "—", "——", "–", "/", "／", "…", "无"})
_FIGURES = {"count", "amount", "percent"}


def inspect(draft: Draft, names: NameBook) -> Iterator[Diagnostic]:
    """Yield keys given twice, unknown wholes, texts among figures, and old spellings of names."""
    for down in (True, False):
        yield from _keys_twice(draft, down=down)
        yield from _unknown_wholes(draft, names, down=down)
    yield from _texts(draft)
    yield from _old_names(draft, names)


def _keys_twice(draft: Draft, *, down: bool) -> Iterator[Diagnostic]:
    seen: dict[str, Line] = {}
    for line in draft.lines(down=down):
        scalar = entry_scalar(draft, line, "key", down=down) if line.key else None
        if scalar is None:
            continue
        if line.key in seen:
            first = entry_scalar(draft, seen[line.key], "key", down=down)
            related = (Related(first.span(), Phrase("first-here")),) if first else ()
            yield problem("key-twice", scalar.span(), related=related, key=line.key)
        seen.setdefault(line.key, line)


def _unknown_wholes(draft: Draft, names: NameBook, *, down: bool) -> Iterator[Diagnostic]:
    lines = draft.lines(down=down)
    for line in lines:
        scalar = entry_scalar(draft, line, "of", down=down) if line.of else None
        if scalar is not None and not matching((line.of,), lines, names):
            hints = near_hints(line.of, [each.key or each.label for each in lines if each.label])
            key = "unknown-name.line"
            yield problem(key, scalar.span(), hints=hints, name=line.of, table=draft.name)


def _texts(draft: Draft) -> Iterator[Diagnostic]:
    for down in (True, False):
        for line in draft.lines(down=down):
            if line.type not in _FIGURES:
                continue
            for other in draft.lines(down=not down):
                at = (other.index, line.index) if down else (line.index, other.index)
                cell = draft.cell(*at)
                if at not in draft.stated and cell.text not in _NOTHING:
                    yield problem("not-a-figure", cell.span, text=cell.text, line=line.label)


def _old_names(draft: Draft, names: NameBook) -> Iterator[Diagnostic]:
    for line in (*draft.columns, *draft.rows):
        title = line.titles[-1] if line.titles else ""
        organization = names.organization(title) if line.handle else None
        if organization is not None and names.is_seen(title):
            close = "".join(title.split())
            yield problem("name-seen", line.span, name=close, official=organization.official)
