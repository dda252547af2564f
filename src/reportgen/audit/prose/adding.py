"""Parts that are added up and held against their whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportgen.audit.prose.explained import Outcome, explained_by
from reportgen.audit.prose.numbers import half, slack
from reportgen.audit.prose.sentences import Prose, Statement
from reportgen.diagnostics import Diagnostic, Phrase, Related, Severity, problem
from reportgen.quantity import EXACT, FACTORS, Face, format_value


def added(parts: Sequence[Statement]) -> Decimal:
    """Return what parts come to."""
    return sum((part.figure.value for part in parts), Decimal(0))


def room(whole: Statement, parts: Sequence[Statement]) -> Decimal:
    """Return how far the parts may be off a whole; that may be rounded where they are not."""
    own, each = slack(whole), [slack(part) for part in parts]
    return half(whole.figure.quantity) + sum(each, Decimal(0)) if any(each) else own


def come_to(whole: Statement, parts: Sequence[Statement]) -> bool:
    """Tell whether parts are a whole as far as they are rounded."""
    off = abs(EXACT.subtract(added(parts), whole.figure.value))
    return off <= room(whole, parts)


def are_exact(whole: Statement, parts: Sequence[Statement]) -> bool:
    """Tell whether none of the figures is a mere 约."""
    return not (whole.figure.loose or any(part.figure.loose for part in parts))


def explained_sum(prose: Prose, whole: Statement, parts: Sequence[Statement]) -> Outcome:
    """Return that a whole follows from its parts."""
    return explained_by(prose, whole, " + ".join(part.figure.quantity.text for part in parts))


def unequal(prose: Prose, whole: Statement, parts: Sequence[Statement]) -> Iterator[Outcome]:
    """Hold parts that are all of a whole against it."""
    if not are_exact(whole, parts):
        return
    if come_to(whole, parts):
        yield explained_sum(prose, whole, parts)
    else:
        yield of_parts(prose, "parts-of-whole.prose", whole, parts, Severity.WARNING)


def _face(whole: Statement, parts: Sequence[Statement]) -> Face:
    """Return the face to tell a sum in: the whole's, unless it is 亿 for what comes to 万."""
    face = whole.figure.quantity.face
    return face if added(parts) >= FACTORS[face.scale] else parts[0].figure.quantity.face


def of_parts(
    prose: Prose,
    key: str,
    whole: Statement,
    parts: Sequence[Statement],
    severity: Severity,
) -> Diagnostic:
    """Tell a whole with its parts and what they come to."""
    passage = prose.passage
    of_them = whole.tail.removesuffix("中") if whole.tail.endswith("中") else ""
    return problem(
        key,
        passage.place(whole.figure.start, whole.figure.end),
        severity=severity,
        related=tuple(
            Related(passage.place(p.figure.start, p.figure.end), Phrase("a-part")) for p in parts
        ),
        at=f"{whole.words}{whole.figure.quantity.text}{of_them}".strip(),
        stated=whole.figure.quantity.text,
        parts=" + ".join(part.figure.quantity.text for part in parts),
        expected=format_value(added(parts), _face(whole, parts)),
        part=f"{parts[0].words}{parts[0].figure.quantity.text}",
    )
