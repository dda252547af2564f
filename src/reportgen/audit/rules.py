"""All rules, in the order in which they run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.audit import citation, privacy, terms, typography
from reportgen.audit.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.model import Report

RULES: tuple[Rule, ...] = (citation.RULE, typography.RULE, privacy.RULE, terms.RULE)


def audit(report: Report, rules: Iterable[Rule] = RULES) -> Iterator[Diagnostic]:
    """Yield what the rules find in a report."""
    for rule in rules:
        yield from rule.run(report)
