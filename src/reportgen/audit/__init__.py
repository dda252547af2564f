"""What is wrong with a report's figures and words, and what people have answered to it."""

from __future__ import annotations

from reportgen.audit.answers import Answer, Held, hold, read_answers
from reportgen.audit.causes import with_causes
from reportgen.audit.findings import (
    Culprit,
    Finding,
    culprit_of,
    figure_key,
    finding_of,
    open_findings,
    own_finding,
)
from reportgen.audit.marks import OpenItem, open_items
from reportgen.audit.rule import Rule
from reportgen.audit.rules import RULES, audit
from reportgen.audit.writing import Given, with_answers

__all__ = [
    "RULES",
    "Answer",
    "Culprit",
    "Finding",
    "Given",
    "Held",
    "OpenItem",
    "Rule",
    "audit",
    "culprit_of",
    "figure_key",
    "finding_of",
    "hold",
    "open_findings",
    "open_items",
    "own_finding",
    "read_answers",
    "with_answers",
    "with_causes",
]
