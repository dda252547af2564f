"""What a finding says of a figure: of the one at its place, or of the cell that explains it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.diagnostics import Diagnostic, Severity
from reportgen.source import Span

_ANSWERABLE = (Severity.CONTRADICTION, Severity.WARNING)
# What a finding is about and what it holds against each other, by the names messages have.
_AT = ("at", "cell", "that")
_STATED = ("stated", "left")
_EXPECTED = ("expected", "right")
_ALIKE = str.maketrans({"．": ".", "【": None, "】": None, " ": None, "\u3000": None, "\n": None})


@dataclass(frozen=True, slots=True)
class Finding:
    """What a finding says of a figure: where, what stands there, what was computed."""

    at: str
    code: str
    stated: str
    expected: str


@dataclass(frozen=True, slots=True)
class Culprit:
    """The one cell that, with another figure, makes several findings agree."""

    span: Span
    finding: Finding


def culprit_of(diagnostic: Diagnostic) -> Culprit | None:
    """Return the cell whose slip explains a finding together with others, where one is named."""
    cause = diagnostic.cause
    if cause is None or cause.key != "cause-slip":
        return None
    said = cause.params
    finding = Finding(*(str(said[name]) for name in ("cell", "code", "given", "fits")))
    return Culprit(said["span"], finding)


def own_finding(diagnostic: Diagnostic) -> Finding | None:
    """Return what a diagnostic says of the figure at its place; None where it cannot be answered.

    Errors and notes cannot, nor can what concerns no figure.
    """
    if diagnostic.severity not in _ANSWERABLE:
        return None
    at = _first(diagnostic.params, _AT)
    if not at:
        return None
    stated, expected = (_first(diagnostic.params, names) for names in (_STATED, _EXPECTED))
    return Finding(at, diagnostic.code, stated, expected)


def finding_of(diagnostic: Diagnostic) -> Finding | None:
    """Return what people are asked about: the cell that explains a finding, else the finding's."""
    culprit = culprit_of(diagnostic)
    return culprit.finding if culprit else own_finding(diagnostic)


def _first(params: Mapping[str, object], names: Sequence[str]) -> str:
    found = (params[name] for name in names if name in params)
    return str(next(found, ""))


def figure_key(finding: Finding) -> tuple[str, str]:
    """Return by what a figure's finding is known, however its address is written."""
    return finding.code, finding.at.translate(_ALIKE)


def open_findings(diagnostics: Iterable[Diagnostic]) -> Iterator[tuple[Diagnostic, Finding]]:
    """Yield what can be answered, with what it says."""
    for diagnostic in diagnostics:
        finding = finding_of(diagnostic)
        if finding is not None:
            yield diagnostic, finding
