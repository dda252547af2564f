"""A picture of the report."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.source import Span


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo or drawing; `file` is relative to the project, empty when it is missing.

    Width and height are pixels as seen (after rotation); a missing picture has 4:3.
    """

    id: str
    name: str
    file: str
    alt: str
    caption: str  # its own sub-caption; may be empty
    width: int
    height: int
    span: Span

    @property
    def missing(self) -> bool:
        """A missing picture prints a labelled frame, so that drafting can go on."""
        return not self.file
