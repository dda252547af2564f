"""How many problems of each severity, and what that means for the exit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from reportgen.diagnostics import Diagnostic, Severity, phrase_text

_DOUBTED = {Severity.CONTRADICTION, Severity.WARNING}


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts by severity."""

    errors: int
    contradictions: int
    warnings: int
    notes: int
    causes: int = 0  # contradictions and warnings, those of one cause counted once

    def exit_code(self, *, strict: bool) -> int:
        """Return 1 for errors, and under `strict` for contradictions and warnings; else 0."""
        refused = self.errors or (strict and (self.contradictions or self.warnings))
        return 1 if refused else 0


def summarize(diagnostics: Iterable[Diagnostic]) -> Summary:
    """Count the diagnostics."""
    found = list(diagnostics)
    counts = Counter(diagnostic.severity for diagnostic in found)
    doubted = [each for each in found if each.severity in _DOUBTED]
    causes = {phrase_text(each.cause, "en") for each in doubted if each.cause}
    return Summary(
        counts[Severity.ERROR],
        counts[Severity.CONTRADICTION],
        counts[Severity.WARNING],
        counts[Severity.NOTE],
        sum(each.cause is None for each in doubted) + len(causes),
    )
