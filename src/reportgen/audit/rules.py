"""All rules, in the order in which they run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
from reportgen.audit.local import local_findings
from reportgen.audit.prose import (
    cells,
    differences,
    facts,
    last_year,
    lists,
    parts,
    repeated,
    shares,
)
from reportgen.audit.reading import Reading
from reportgen.audit.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.kept import Kept
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
    last_year.RULE,
    differences.RULE,
    facts.RULE,
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


def audit(
    report: Report, rules: Sequence[Rule] = RULES, kept: Kept | None = None
) -> Iterator[Diagnostic]:
    """Yield what the rules find in a report; what the last audit found of it may be `kept`."""
    reading = Reading(report, kept or Kept())
    local = local_findings(reading, rules)
    for rule in rules:
        yield from local[rule.code] if rule.code in local else rule.run(reading)
