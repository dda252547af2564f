"""All rules, in the order in which they run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.audit import (
    citation,
    completeness,
    names,
    outliers,
    period,
    phrases,
    privacy,
    ratios,
    terms,
    totals,
    typography,
)
from reportgen.audit.prose import cells, lists, parts, repeated, shares
from reportgen.audit.reading import Reading
from reportgen.audit.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.model import Report

RULES: tuple[Rule, ...] = (
    totals.RULE,
    ratios.MEAN_OF_RATIOS,
    ratios.MIXED_BASE,
    outliers.RULE,
    parts.PART_EXCEEDS_WHOLE,
    parts.PARTS_OF_WHOLE,
    shares.RULE,
    cells.PROSE_TABLE,
    cells.UNBOUND,
    repeated.RULE,
    lists.RULE,
    names.RULE,
    phrases.RULE,
    terms.RULE,
    period.RULE,
    citation.RULE,
    completeness.RULE,
    typography.RULE,
    privacy.RULE,
)


def audit(report: Report, rules: Iterable[Rule] = RULES) -> Iterator[Diagnostic]:
    """Yield what the rules find in a report."""
    reading = Reading(report)
    for rule in rules:
        yield from rule.run(reading)
