"""Open marks (【待核：…】【待补：…】): what is still owed, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from reportgen.audit.passages import passages
from reportgen.model import OpenMark, Report, plain_text
from reportgen.source import Span

# 【待核：计财科：经费合计】, 【待补：请教务处核对】: who is to do it.
_NAMED = re.compile(r"^(?P<who>[^：:，。]{1,16})[：:](?P<what>.+)$", re.DOTALL)
_OFFICE = re.compile(
    r"(?:请|由)?(?P<who>[\u4e00-\u9fff]{1,8}(?:科|处|室|办|部|局|中心|股|学校|老师))"
)


@dataclass(frozen=True, slots=True)
class OpenItem:
    """One open mark; `owner` is who owes it, "" where nothing tells."""

    kind: Literal["verify", "supply"]
    owner: str
    text: str
    span: Span


def open_items(report: Report) -> tuple[OpenItem, ...]:
    """Return the open marks in reading order, each with who owes it.

    That is who the mark names before a colon, else the school or office that its words name,
    else the school whose case study it stands in.
    """
    names = {
        spelling: each.official
        for each in report.names
        for spelling in (*each.seen, *each.short, each.official, each.handle)
    }
    return tuple(_items(report, names))


def _items(report: Report, names: Mapping[str, str]) -> Iterator[OpenItem]:
    for passage in passages(report):
        for piece in passage.pieces:
            if isinstance(piece, OpenMark):
                text = plain_text(piece.inlines).strip()
                owner, what = _owner(text, names)
                yield OpenItem(piece.kind, owner or passage.school, what, piece.span)


def _owner(text: str, names: Mapping[str, str]) -> tuple[str, str]:
    named = _NAMED.match(text)
    if named is not None:
        who = named["who"].strip()
        return names.get(who, who), named["what"].strip()
    spelling = next((each for each in sorted(names, key=len, reverse=True) if each in text), "")
    office = _OFFICE.match(text)
    return names.get(spelling) or (office["who"] if office else ""), text
