"""What one rendering works with: the looks, what can be led to, and what it hands out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from reportgen.kept import Kept
from reportgen.layout.text import Setting
from reportgen.loading.pictures import PictureFile
from reportgen.model import ChartPicture, FormatOptions
from reportgen.word.margin import Margin
from reportgen.word.media import Media
from reportgen.word.prototypes import Prototypes


@dataclass(slots=True)
class Desk:
    """One rendering's papers: read by every step, and added to by those that number things.

    `numbered` are the `_Ref` names of tables and figures by block id, `entries` the `_Toc` names
    of what the contents list; `landmarks` are all ids whose bookmark is in this document.
    """

    prototypes: Prototypes
    options: FormatOptions
    charts: Mapping[str, ChartPicture]
    pictures: Mapping[str, PictureFile]
    numbered: Mapping[str, str]
    entries: Mapping[str, str]
    landmarks: frozenset[str]
    margin: Margin = field(default_factory=Margin)
    media: Media = field(default_factory=Media)
    marks: Iterator[int] = field(default_factory=lambda: count(1))
    drawings: Iterator[int] = field(default_factory=lambda: count(1))
    notes: list[str] = field(default_factory=list)  # footnotes, in order; the first has id 1
    sequences: dict[str, int] = field(default_factory=dict)  # what SEQ has reached
    kept: Kept = field(default_factory=Kept)  # what the last rendering wrote

    @property
    def paged(self) -> bool:
        """Whether this document must know on which page what stands."""
        return self.options.contents or self.options.caption_continued

    def setting(self, key: str, room: int) -> Setting:
        """Return how a prototype sets text in a column of `room` twips."""
        measure = self.prototypes.paragraphs[key].measure
        return Setting(
            em=measure.size * 10,
            spacing=measure.letter_spacing,
            room=room - measure.left - measure.right,
            first=measure.first_line,
        )

    def line_height(self, key: str) -> int:
        """Return the twips from line to line of a prototype."""
        return self.prototypes.paragraphs[key].measure.line_height
