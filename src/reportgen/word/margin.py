"""The margin of one rendering: comments put around what they are about, where that prints."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportgen.model import Remark
from reportgen.source import Span

if TYPE_CHECKING:  # a build without comments needs none of it
    from reportgen.word.anchors import Anchored

_MARKS = re.compile(
    r'<w:commentRange(?:Start|End) w:id="[0-9]+"/>'
    r'|<w:r><w:rPr><w:rStyle w:val="[^"]*"/></w:rPr><w:commentReference w:id="[0-9]+"/></w:r>'
)


@dataclass(slots=True)
class Margin:
    """Remarks that wait for their place, and those that have it, in the order of their comments.

    `waiting` by the span of what they belong to: each goes where that prints first, once. `sign`
    is the id of the style of a comment's sign, `first` the number of the first comment.
    """

    waiting: dict[Span, list[Anchored]] = field(default_factory=dict)
    sign: str = ""
    first: int = 0
    placed: list[Remark] = field(default_factory=list)

    def around(self, span: Span, runs: str) -> str:
        """Return the runs that show a place, with the comments to it around them."""
        taken = self.waiting.pop(span, None) if self.waiting else None
        return self._ranges(taken, runs) if taken else runs

    def along(self, span: Span, text: str, run: Callable[[str], str]) -> str:
        """Return a text as runs, each comment around the characters that it is about."""
        taken = self.waiting.pop(span, None) if self.waiting else None
        if not taken:
            return run(text)
        if not any(each.end for each in taken):
            return self._ranges(taken, run(text))
        begins: dict[int, str] = {}
        ends: dict[int, str] = {}
        for each in sorted(taken, key=lambda each: each.start):
            start, end = (each.start, each.end) if each.end else (0, len(text))
            opening, closing = self._range(each.remark)
            begins[start] = begins.get(start, "") + opening
            ends[end] = ends.get(end, "") + closing
        cuts = sorted({0, len(text), *begins, *ends})
        return "".join(
            ends.get(at, "") + begins.get(at, "") + (run(text[at:to]) if at < to else "")
            for at, to in zip(cuts, [*cuts[1:], cuts[-1]], strict=True)
        )

    def rest(self) -> str:
        """Return the comments whose place never printed, around nothing."""
        left = [each for taken in self.waiting.values() for each in taken]
        self.waiting.clear()
        return self._ranges(left, "")

    def _ranges(self, taken: Sequence[Anchored], runs: str) -> str:
        ranges = [self._range(each.remark) for each in taken]
        opening = "".join(opening for opening, _ in ranges)
        return opening + runs + "".join(closing for _, closing in ranges)

    def _range(self, remark: Remark) -> tuple[str, str]:
        """Give a remark its number; return what begins its range, and what ends it."""
        number = self.first + len(self.placed)
        self.placed.append(remark)
        look = f'<w:rPr><w:rStyle w:val="{self.sign}"/></w:rPr>'
        sign = f'<w:r>{look}<w:commentReference w:id="{number}"/></w:r>'
        ends = f'<w:commentRangeEnd w:id="{number}"/>'
        return f'<w:commentRangeStart w:id="{number}"/>', ends + sign


def without_comments(xml: str) -> str:
    """Return what prints a second time without the comments that it has the first time."""
    return _MARKS.sub("", xml)
