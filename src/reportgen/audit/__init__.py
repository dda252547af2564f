"""Findings about figures, and what people have answered to them."""

from __future__ import annotations

from reportgen.audit.answers import (
    Answer,
    Finding,
    Held,
    finding_of,
    hold,
    open_findings,
    read_answers,
    same_figure,
)
from reportgen.audit.writing import with_answer

__all__ = [
    "Answer",
    "Finding",
    "Held",
    "finding_of",
    "hold",
    "open_findings",
    "read_answers",
    "same_figure",
    "with_answer",
]
