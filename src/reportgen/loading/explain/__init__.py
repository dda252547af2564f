"""The typing mistakes of people who write Chinese: found at their place, told with their cure."""

from __future__ import annotations

from reportgen.loading.explain.silent import silent_findings
from reportgen.loading.findings import Finding
from reportgen.source import SourceText

# What the parser says, by a piece of its words, and the variant of our message.
_SAID = (
    ("mapping values are not allowed", "colon"),
    ("expected ':'", "no-colon"),
    ("escape", "escape"),
    ("hexdecimal", "escape"),
    ("quoted scalar", "quote"),
    ("',' or '", "bracket"),
    ("cannot start", "start"),
    ("block", "indent"),
)


def broken_findings(source: SourceText, offset: int, said: str) -> list[Finding]:
    """Return why YAML gave up at `offset`, with words that name `said`.

    A mistake stands where it gave up or before; when none is found there, the place itself is
    told.
    """
    from reportgen.loading.explain.structure import structure_findings

    findings = structure_findings(source)
    line = source.position(offset)[0]
    if not any(source.position(finding.start)[0] <= line for finding in findings):
        variant = next((kind for words, kind in _SAID if words in said), "")
        key = f"not-understood.{variant}" if variant else "not-understood"
        findings.append(Finding(key, offset, offset + 1))
    return sorted(findings, key=lambda finding: finding.start)


__all__ = ["broken_findings", "silent_findings"]
