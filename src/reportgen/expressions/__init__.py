"""What stands in 【…】, formula and checks: parsed, and evaluated against a lookup handed in."""

from reportgen.expressions.evaluate import evaluate
from reportgen.expressions.faces import parse_face
from reportgen.expressions.lookup import Found, Lookup, Missing
from reportgen.expressions.parse import parse_expression
from reportgen.expressions.tree import Expression, names_used
from reportgen.expressions.values import Value, scaled_to

__all__ = [
    "Expression",
    "Found",
    "Lookup",
    "Missing",
    "Value",
    "evaluate",
    "names_used",
    "parse_expression",
    "parse_face",
    "scaled_to",
]
