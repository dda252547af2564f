"""What is wrong with a report's figures and words, and what people have answered to it."""

from __future__ import annotations

from reportgen.audit.answers import (
    Answer,
    Finding,
    Held,
    figure_key,
    finding_of,
    hold,
    open_findings,
    read_answers,
)
from reportgen.audit.causes import with_causes
from reportgen.audit.marks import OpenItem, open_items
from reportgen.audit.rule import Rule
from reportgen.audit.rules import RULES, audit
from reportgen.audit.writing import Given, with_answers

__all__ = [
    "RULES",
    "Answer",
    "Finding",
    "Given",
    "Held",
    "OpenItem",
    "Rule",
    "audit",
    "figure_key",
    "finding_of",
    "hold",
    "open_findings",
    "open_items",
    "read_answers",
    "with_answers",
    "with_causes",
]
