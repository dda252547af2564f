"""An expression's text → its tree, or the first thing in it that cannot be read."""

from __future__ import annotations

from collections.abc import Collection

from reportgen.diagnostics import LocalProblem, Phrase
from reportgen.expressions.functions import ENGLISH, arity
from reportgen.expressions.tokens import Token, tokens
from reportgen.expressions.tree import (
    Address,
    Binary,
    Call,
    Compared,
    Comparison,
    Expression,
    Negative,
    Number,
    Operator,
)
from reportgen.quantity import parse_quantity

_LONGEST = 500
_DEEPEST = 40
_COMPARISONS: dict[str, Comparison] = {
    "==": "==",
    "=": "==",
    "!=": "!=",
    "≠": "!=",
    "<": "<",
    "<=": "<=",
    "≤": "<=",
    ">": ">",
    ">=": ">=",
    "≥": ">=",
}


class _Unreadable(Exception):  # noqa: N818 - never leaves this module
    """Carries the problem out of the descent."""

    def __init__(self, problem: LocalProblem) -> None:
        super().__init__(problem)
        self.problem = problem


def parse_expression(text: str, labels: Collection[str] = ()) -> Expression | LocalProblem:
    """Return the expression's tree; `labels` are the known names that are no plain words."""
    if len(text) > _LONGEST:
        return LocalProblem("expression-too-long", 0, len(text), {"limit": _LONGEST})
    reader = _Reader(list(tokens(text, labels)))
    try:
        return reader.whole()
    except _Unreadable as stopped:
        return stopped.problem


class _Reader:
    """A descent over the words: comparison, sum, product, sign, single value."""

    def __init__(self, words: list[Token]) -> None:
        self.words = words
        self.at = 0
        self.depth = 0

    @property
    def here(self) -> Token:
        return self.words[self.at]

    def next(self) -> Token:
        word = self.here
        self.at += 1
        return word

    def takes(self, *signs: str) -> Token | None:
        """Step over one of these signs, if one stands here."""
        if self.here.kind == "sign" and self.here.text in signs:
            return self.next()
        return None

    def whole(self) -> Expression:
        left = self.sum()
        sign = self.takes(*_COMPARISONS)
        if sign is not None:
            right = self.sum()
            left = Compared(_COMPARISONS[sign.text], left, right, left.start, right.end)
        if self.here.kind != "end":
            raise self.unexpected()
        return left

    def sum(self) -> Expression:
        left = self.product()
        while (sign := self.takes("+", "-")) is not None:
            left = _binary(sign, left, self.product())
        return left

    def product(self) -> Expression:
        left = self.signed()
        while (sign := self.takes("*", "/")) is not None:
            left = _binary(sign, left, self.signed())
        return left

    def signed(self) -> Expression:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise _Unreadable(LocalProblem("expression-too-deep", self.here.start, self.here.end))
        sign = self.takes("-", "+")
        if sign is None:
            value = self.single()
        else:
            operand = self.signed()
            value = Negative(operand, sign.start, operand.end) if sign.text == "-" else operand
        self.depth -= 1
        return value

    def single(self) -> Expression:
        word = self.here
        if word.kind == "number":
            self.next()
            return _number(word)
        if word.kind == "name":
            return self.call() if self.words[self.at + 1].text == "(" else self.address()
        if self.takes("("):
            inner = self.sum()
            self.close(word)
            return inner
        raise self.unexpected()

    def call(self) -> Call:
        name = self.next()
        opening = self.next()
        function = ENGLISH.get(name.text.lower())
        if function is None:
            hints = (Phrase("functions-known"),)
            problem = LocalProblem(
                "unknown-function", name.start, name.end, {"name": name.text}, hints
            )
            raise _Unreadable(problem)
        arguments = [self.sum()]
        while self.takes(","):
            arguments.append(self.sum())
        end = self.close(opening)
        least, most = arity(function)
        if not least <= len(arguments) <= most:
            params = {"name": name.text, "least": least, "most": most, "found": len(arguments)}
            raise _Unreadable(LocalProblem("wrong-arguments", name.start, end, params))
        return Call(function, tuple(arguments), name.start, end)

    def address(self) -> Address:
        names = [self.next()]
        while self.takes("."):
            if self.here.kind != "name":
                raise self.unexpected()
            names.append(self.next())
        path = tuple(name.text for name in names)
        parts = tuple((name.start, name.end) for name in names)
        return Address(path, parts, names[0].start, names[-1].end)

    def close(self, opening: Token) -> int:
        closing = self.takes(")")
        if closing is None:
            if self.here.kind != "end":
                raise self.unexpected()
            raise _Unreadable(LocalProblem("parenthesis-unclosed", opening.start, opening.end))
        return closing.end

    def unexpected(self) -> _Unreadable:
        word = self.here
        if word.kind == "end":
            before = self.words[max(self.at - 1, 0)]
            return _Unreadable(LocalProblem("expression-cut", before.start, before.end))
        params = {"found": word.text}
        return _Unreadable(LocalProblem("expression-unclear", word.start, word.end, params))


def _binary(sign: Token, left: Expression, right: Expression) -> Binary:
    operator: Operator = sign.text  # type: ignore[assignment]
    return Binary(operator, left, right, left.start, right.end)


def _number(word: Token) -> Number:
    quantity = parse_quantity(word.text)
    if quantity is None:
        problem = LocalProblem("number-too-long", word.start, word.end)
        raise _Unreadable(problem)
    return Number(quantity.value, quantity.face, word.start, word.end)
