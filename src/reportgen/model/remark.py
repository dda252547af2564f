"""What is said in the margin of a document."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.source import Span


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark to a place in the content: what kind it is (矛盾, 存疑 …), then its paragraphs."""

    span: Span
    label: str
    lines: tuple[str, ...]
