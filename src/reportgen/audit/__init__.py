"""What is wrong with a report's figures and words, and what people have answered to it."""

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
from reportgen.audit.causes import with_causes
from reportgen.audit.marks import OpenItem, open_items
from reportgen.audit.rule import Rule
from reportgen.audit.rules import RULES, audit
from reportgen.audit.writing import with_answer

__all__ = [
    "RULES",
    "Answer",
    "Finding",
    "Held",
    "OpenItem",
    "Rule",
    "audit",
    "finding_of",
    "hold",
    "open_findings",
    "open_items",
    "read_answers",
    "same_figure",
    "with_answer",
    "with_causes",
]
