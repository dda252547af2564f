"""What must hold, as report.yaml says it: every check that does not is a contradiction."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.assembly.parts import Part, value_at
from reportgen.assembly.words import located
from reportgen.diagnostics import Diagnostic, LocalProblem, Phrase, Related, problem
from reportgen.expressions import Expression, Lookup, Value, evaluate, parse_expression
from reportgen.expressions.tree import Compared
from reportgen.loading.instance import Scalar
from reportgen.model import Check
from reportgen.quantity import Quantity, format_value
from reportgen.source import Span

_MOST_PLACES = 6  # a side may sum up a whole column


def failing_checks(report: Part, lookup: Lookup) -> Iterator[Diagnostic]:
    """Yield a contradiction for every check that fails, an error for one that cannot be made."""
    for that, because in _written(report):
        yield from _check(that, because, lookup)


def made_checks(report: Part, lookup: Lookup) -> Iterator[Check]:
    """Yield the checks that can be made, with the cells that each compares."""
    for that, _ in _written(report):
        expression = parse_expression(that.text.rstrip(), lookup.labels)
        if isinstance(expression, Compared):
            value = evaluate(expression, lookup)
            if isinstance(value, Value):
                yield Check(" ".join(that.text.split()), value.cells, that.span())


def _written(report: Part) -> Iterator[tuple[Scalar, Scalar | None]]:
    checks = value_at(report.instance, "checks")
    for index in range(len(checks) if isinstance(checks, list) else 0):
        that = report.scalar("checks", index, "that")
        if that is not None:
            yield that, report.scalar("checks", index, "because")


def _check(that: Scalar, because: Scalar | None, lookup: Lookup) -> Iterator[Diagnostic]:
    text = that.text.rstrip()
    expression = parse_expression(text, lookup.labels)
    if isinstance(expression, LocalProblem):
        yield located(expression, that)
    elif not isinstance(expression, Compared):
        yield problem("check-no-comparison", that.span(), that=text)
    else:
        value = evaluate(expression, lookup)
        if isinstance(value, LocalProblem):
            yield from (located(value, that),) if value.key else ()
        elif value.truth is False and value.sides is not None:
            yield _failing(that, because, value.sides, _places(expression, lookup))


def _failing(
    that: Scalar,
    because: Scalar | None,
    sides: tuple[Quantity, Quantity],
    places: tuple[Related, ...],
) -> Diagnostic:
    left, right = map(_told, sides)
    reason = because.text.strip().rstrip("。") if because else ""
    key = "check.because" if reason else "check"
    text = " ".join(that.text.split())
    return problem(
        key, that.span(), that=text, because=reason, left=left, right=right, related=places
    )


def _told(side: Quantity) -> str:
    return side.text or format_value(side.value, side.face) + side.unit


def _places(compared: Compared, lookup: Lookup) -> tuple[Related, ...]:
    sides: tuple[tuple[Expression, str], ...] = (
        (compared.left, "left-from-here"),
        (compared.right, "right-from-here"),
    )
    return tuple(
        Related(cell, Phrase(key))
        for side, key in sides
        for cell in _cells(evaluate(side, lookup))[:_MOST_PLACES]
    )


def _cells(value: Value | LocalProblem) -> tuple[Span, ...]:
    return value.cells if isinstance(value, Value) else ()
